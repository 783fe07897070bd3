"""The page Work."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coopbooks import work
from coopbooks.i18n import _, pgettext
from coopbooks.work import Work
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.row_deeds import repeats
from ui.shared.tabbed_page import TabbedPage
from ui.shared.words import Words
from ui.work.adds_up import AddsUpPart
from ui.work.listed import WorkPart
from ui.work.order_rates import OrderRatesPart
from ui.work.pieces import PiecesPart

if TYPE_CHECKING:  # forms are loaded when they are opened
    from ui.shared.form import Form


class WorkPage(TabbedPage):
    """What members did, what it is worth and whether it is paid; the pieces with them; what orders pay."""

    areas = frozenset({"work", "members", "products", "orders", "people", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        title: Words = lambda: pgettext("page", "Work")  # noqa: E731 - words that follow the language
        super().__init__(desk, title, lambda: _("Who did how much of what, and what is it worth?"))
        self.sheet_button = self.add_button(lambda: _("Write work down"), "main", "work", "Ctrl+N")
        self.one_button = button(lambda: _("Write one work down"))
        self.pieces_button = button(lambda: _("Give out or take back pieces"))
        self.listed = WorkPart(desk, self.open_new)
        self.add_row(self.one_button, self.pieces_button)
        self.add_parts(
            {
                "work": (title, lambda: self.listed),
                "sums": (lambda: _("What it adds up to"), lambda: self.sums),
                "pieces": (lambda: _("Pieces with members"), lambda: self.pieces),
                "rates": (lambda: _("Rates of orders"), lambda: self.rates),
            }
        )
        self.sheet_button.clicked.connect(lambda: self.open_new("sheet"))
        self.one_button.clicked.connect(lambda: self.open_new("work"))
        self.pieces_button.clicked.connect(lambda: self.open_new("pieces"))
        self.listed.table.opened.connect(lambda one: self.open_record(one.id))
        repeats(self.listed.table, lambda one: self.open_form(one, again=True))

    def want(self, wanted: Wanted) -> None:
        """Show one part or form, or work: its record, or with ``new`` the form it is written down again in; the form of
        a move of pieces like another. All the work of a ``person``, or on a ``product``, is shown in the list.
        """
        if wanted.move is not None:
            self.pieces.record_again(work.piece_move(self.desk.books, wanted.move))
        elif wanted.work is None:
            super().want(wanted)
            self.listed.narrow(wanted.person, wanted.product)
        elif wanted.new:
            self.open_form(work.work(self.desk.books, wanted.work), again=wanted.like)
        else:
            self.open_record(wanted.work)

    def open_form(self, known: Work, *, again: bool = False) -> None:
        """Open the form in which work is corrected, or written down ``again`` as new work."""
        from ui.work.work_form import WorkForm

        self.open_over(WorkForm(self.desk, again=known) if again else WorkForm(self.desk, known))

    @cached_property
    def sums(self) -> AddsUpPart:
        """What work adds up to."""
        return AddsUpPart(self.desk)

    @cached_property
    def pieces(self) -> PiecesPart:
        """The pieces that are still with members."""
        return PiecesPart(self.desk, self.open_over)

    @cached_property
    def rates(self) -> OrderRatesPart:
        """What orders pay otherwise than usual."""
        return OrderRatesPart(self.desk, self.open_over)

    def open_record(self, work_id: int) -> None:
        """Open work with its history."""
        from ui.work.view import WorkView

        self.open_over(WorkView(self.desk, work_id, self.open_over))

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it."""
        self.open_over(self._form(what))

    def _form(self, what: str) -> Form:
        from ui.work.order_rates import OrderRateForm
        from ui.work.piece_form import PieceForm
        from ui.work.sheet_form import WorkSheetForm
        from ui.work.work_form import WorkForm

        forms: dict[str, type[WorkSheetForm | WorkForm | PieceForm | OrderRateForm]] = {
            "sheet": WorkSheetForm,
            "work": WorkForm,
            "pieces": PieceForm,
            "rate": OrderRateForm,
        }
        return forms[what](self.desk)
