"""The advances of which something is left: given to whom, when, and what of it is still kept back from her pay."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coopbooks import members, showing
from coopbooks.i18n import _
from coopbooks.members import Advance
from coopbooks.money import total
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.recorded import voucher_view
from ui.shared.row_deeds import of_voucher
from ui.shared.rows import amounts, names
from ui.shared.search_edit import SearchEdit


class AdvancesPart:
    """The list; ``give`` opens the form of the first one."""

    def __init__(self, desk: Desk, open_over: OpenOver, give: Callable[[], None]) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.search = SearchEdit(lambda: _("Search a name"))
        self.back_button = button(lambda: _("She brings it back…"))
        self.filters = FilterRow([self.search], [self.back_button])
        self.table = RecordTable[Advance](
            lambda: _("Advances"), _columns(), key="advances", same=lambda one: (one.person, one.voucher)
        )
        self.below = Listed(
            self.table,
            lambda: _("Nobody has an advance to pay back. What is given before the payout is deducted in it."),
            FirstStep(lambda: _("Give an advance"), give),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.back_button.clicked.connect(self._bring_back)
        self.table.opened.connect(self._open)
        of_voucher(desk, self.table, lambda one: one.voucher)
        self.table.chosen.connect(lambda _row: self._offer())

    def refresh(self) -> None:
        """List what is left."""
        currency = self._desk.books.club.currency
        every = members.open_advances(self._desk.books)
        found = [one for one in every if self.search.finds(one.name)]
        sums = {
            key: showing.amount(total((getattr(one, key) for one in found), currency)) for key in ("amount", "left")
        }
        self.below.show_rows(AllRows(found), counted(len(found)), sums if found else {}, ever=lambda: bool(every))
        self._offer()

    def _offer(self) -> None:
        self.back_button.setEnabled(self.table.current() is not None)

    def _bring_back(self) -> None:
        from ui.payouts.advance_form import BACK, AdvanceForm  # loaded when it is opened

        row = self.table.current()
        if row:
            self._open_over(AdvanceForm(self._desk, person=row.person, way=BACK))

    def _open(self, one: Advance) -> None:
        if one.voucher:
            self._open_over(voucher_view(self._desk, one.voucher))


def _columns() -> list[Column[Advance]]:
    return [
        names("name", lambda: _("Member"), lambda one: one.name),
        Column(lambda: _("Given on"), _when, 120, key="day", value=lambda one: one.day, kind="days"),
        amounts("amount", lambda: _("Advance"), lambda one: one.amount, 120),
        amounts("left", lambda: _("Left of it"), lambda one: one.left, 120),
    ]


def _when(one: Advance) -> str:
    return showing.day(one.day) if one.day else _("from before")
