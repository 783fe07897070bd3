"""The page Cash."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from coopbooks import cash, ledger
from coopbooks.cash import Box, CashWeek, CountDraft
from coopbooks.i18n import _
from coopbooks.ledger import InPlaceOf, Voucher
from ui.cash.boxes import BoxesPart
from ui.cash.counts import CountsPart
from ui.shared.asking import Asking
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.page import Page
from ui.shared.row_deeds import prints
from ui.shared.running_statements import CASH_BOOK
from ui.shared.statement_part import StatementPart
from ui.shared.statement_view import print_this_month
from ui.shared.tabbed_page import TabbedPage
from ui.shared.templates_part import TemplatesPart
from ui.shared.typed_edit import TextEdit

if TYPE_CHECKING:  # forms are loaded when they are opened
    from ui.cash.count_form import CountForm
    from ui.cash.movement_form import MovementForm
    from ui.cash.transfer_form import TransferForm


class CashPage(TabbedPage):
    """Where the money is, what came in and went out, and whether it is all there."""

    areas = frozenset({"ledger", "cash", "accounts", "club", "templates"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Cash"), lambda: _("How much money is there, and where?"))
        self.count_button = self.add_button(lambda: _("Count the cash"), "main", "cash", "Ctrl+N")
        self.transfer_button = button(lambda: _("Move money"))
        self.movement_button = button(lambda: _("Other money in or out"))
        self.boxes = BoxesPart(desk)
        self.add_row(self.transfer_button, self.movement_button)
        self.add_parts(
            {
                "boxes": (lambda: _("Boxes and banks"), lambda: self.boxes),
                "book": (CASH_BOOK.title, lambda: self.book),
                "counts": (lambda: _("Counts"), lambda: self.counts),
                "templates": (lambda: _("Templates"), lambda: self.templates),
            }
        )
        self._connect()

    def _connect(self) -> None:
        forms: dict[QPushButton, str] = {
            self.count_button: "count",
            self.transfer_button: "transfer",
            self.movement_button: "movement",
        }
        for one, form in forms.items():
            one.clicked.connect(lambda _checked=False, form=form: self.open_new(form))
        self.boxes.table.opened.connect(self.show_book_of)
        prints(self.boxes.table, lambda box: print_this_month(self.desk, self, CASH_BOOK, box=box.id))
        self.boxes.weeks.opened.connect(self.show_week)

    @cached_property
    def book(self) -> StatementPart:
        """The cash book."""
        part = StatementPart(self.desk, CASH_BOOK, self.open_over)
        part.take_keys(part.below)
        return part

    @cached_property
    def counts(self) -> CountsPart:
        """The counts made so far."""
        return CountsPart(self.desk, self.open_over)

    @cached_property
    def templates(self) -> TemplatesPart:
        """The templates of transfers and other money."""
        return TemplatesPart(self.desk, "transfer", "cash_movement")

    def want(self, wanted: Wanted) -> None:
        """Show one part: of the cash book all boxes, and the days of a period where one is wanted."""
        if wanted.tab == "book":
            self.book.search.reset()
            self.book.box.set(None)
        if wanted.period:
            self.book.period.set(wanted.period)
        super().want(wanted)

    def open_new(self, what: str) -> None:
        """Open an empty form: ``count``, ``transfer``, ``movement``, or that of a new ``box``."""
        if what == "box":
            self.boxes.ask_for_new()
        else:
            self.open_over(self._count() if what == "count" else _form(what)(self.desk))

    def show_book_of(self, box: Box) -> None:
        """Show the cash book of one box."""
        self.book.search.reset()
        self.book.box.set(box.id)
        self.tabs.show_part("book")
        self.enter()
        self._ground.show_top()

    def show_week(self, week: CashWeek) -> None:
        """Show the cash book of the box in sight in the days of one week."""
        self.book.period.set(week.period)
        if box := self.boxes.table.current():
            self.show_book_of(box)

    def open_correction(self, voucher: Voucher, over: Page | None = None) -> None:
        """Open the form a voucher was typed in, filled in again; a count is taken back and counted again."""
        if voucher.word == "cash_count":
            self.ask_to_count_again(voucher, over or self)
        else:
            super().open_correction(voucher, over)

    def form_to_correct(self, voucher: Voucher) -> TransferForm | MovementForm:
        """Return the form a transfer, or other money in or out, was typed in, filled in again."""
        return _form(voucher.word)(self.desk, voucher)

    def form_again(self, voucher: Voucher) -> TransferForm | MovementForm:
        """Return the form of a new transfer, or of other money, like this one."""
        return _form(voucher.word)(self.desk, again=voucher)

    def ask_to_count_again(self, voucher: Voucher, over: Page) -> None:
        """Explain that a count stays on record, and offer to count again in place of its difference."""
        asking = Asking(
            self.desk,
            lambda: _("Count again"),
            lambda reason: ledger.in_place_of(self.desk.books, voucher.id, reason),
            lambda instead: self._count_again(instead, over),
            parent=over,
            go=lambda: _("Count again…"),
        )
        asking.say(
            lambda: _(
                "A count was signed and stays on record as it was. If the missing money was found, or the count was "
                "wrong, the box is counted again: when that is saved, the difference of this one is voided."
            )
        )
        asking.add("reason", lambda: _("Why?"), TextEdit())
        asking.open_kept(self.desk, "count_again", voucher.id)

    def _count_again(self, instead: InPlaceOf, over: Page) -> None:
        count = cash.count_of_voucher(self.desk.books, instead.voucher)
        over.open_over(self._count(CountDraft(count.day, count.box.id, count.pieces, instead=instead)))

    def _count(self, like: CountDraft | None = None) -> CountForm:
        from ui.cash.count_form import CountForm

        return CountForm(self.desk, like)


def _form(word: str) -> type[TransferForm | MovementForm]:
    """Return the form money is moved in, or other money comes in and goes out."""
    from ui.cash.movement_form import MovementForm
    from ui.cash.transfer_form import TransferForm

    return TransferForm if word == "transfer" else MovementForm
