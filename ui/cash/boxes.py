"""The boxes and banks: what is in each, when it was last counted, and a new one."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import cash, showing
from coopbooks.cash import Box, BoxDraft
from coopbooks.i18n import N_, _
from coopbooks.money import SYMBOLS
from ui.cash.box_weeks import BoxWeeks
from ui.shared.adding import added_deed
from ui.shared.asking import ASKED, Asking
from ui.shared.choice import Choice, choice_of
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import days, names
from ui.shared.typed_edit import TextEdit
from ui.shared.with_picture import WithPicture

KINDS: Final = {"cash": N_("Cash box"), "bank": N_("Bank")}
"""What a box can be, with the words for it."""


class BoxesPart:
    """The list of boxes and the last weeks of one; opening it leads to its cash book, which the page shows."""

    def __init__(self, desk: Desk) -> None:
        """Make the part."""
        self._desk = desk
        self._last: dict[int, date] = {}
        self.new_button = button(lambda: _("Add a box or bank…"), "", "plus")
        self.table = RecordTable[Box](lambda: _("Boxes and banks"), self._columns(), key="boxes")
        self.listed = Listed(
            self.table,
            lambda: _("Every place money is kept in stands here, with what is in it now. There is none yet."),
            FirstStep(lambda: _("Add a box or bank…"), self.ask_for_new),
        )
        self.weeks = BoxWeeks()
        self.below = WithPicture(self.listed, self.weeks)
        self.tools: list[QWidget] = [self.new_button]
        self.new_button.clicked.connect(self.ask_for_new)
        self.table.chosen.connect(self._show_weeks)

    def _columns(self) -> list[Column[Box]]:
        return [
            names("name", lambda: _("Box or bank"), lambda box: box.name),
            names("kind", lambda: _("Kind"), lambda box: _(KINDS[box.kind]), 120),
            days("counted", lambda: _("Last counted"), lambda box: self._last.get(box.id), 150),
            Column(
                lambda: _("In it now"),
                lambda box: showing.money(box.balance),
                180,
                right=True,
                key="balance",
                kind="amounts",
                value=lambda box: box.balance,
            ),
        ]

    def refresh(self) -> None:
        """List the boxes with what is in them."""
        books = self._desk.books
        self._last = cash.last_counts(books)
        boxes = cash.list_boxes(books)
        self.listed.show_rows(AllRows(boxes), counted(len(boxes)), {"balance": showing.money(cash.all_together(books))})
        self._show_weeks(self.table.current())

    def _show_weeks(self, box: Box | None) -> None:
        self.below.offer(some=box is not None)
        if box:
            self.weeks.show_box(self._desk.books, box)

    def ask_for_new(self) -> None:
        """Ask for a new box or bank."""
        desk, title = self._desk, lambda: _("Add a box or bank")
        asking = Asking(desk, title, self._open_box, desk.done, parent=self.below)
        asking.add("name", lambda: _("What is it called?"), TextEdit())
        asking.add(
            "kind",
            lambda: _("Is it a cash box or a bank account?"),
            choice_of(KINDS),
        )
        asking.add("currency", lambda: _("What money is kept in it?"), Choice(_currencies(desk.books.club.currency)))
        asking.open_kept(desk, "box")

    def _open_box(self, name: str, kind: str, currency: str) -> Deed:
        opened = cash.open_box(self._desk.books, BoxDraft(name, kind, currency))
        return added_deed(self._desk, opened.name, FormKey(ASKED, "account", opened.id), cash.remove_box)


def _currencies(own: str) -> list[tuple[str, partial[str]]]:
    """Those there are, the one of the books first."""
    return [(one, partial(str, SYMBOLS[one])) for one in sorted(SYMBOLS, key=lambda one: one != own)]
