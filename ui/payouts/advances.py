"""The advances of which something is left."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coopbooks import payouts, showing
from coopbooks.i18n import _
from coopbooks.money import total
from coopbooks.payouts import Advance
from ui.shared.doing import Desk
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.recorded import voucher_view
from ui.shared.rows import amounts, days, names


class AdvancesPart:
    """The list; ``give`` opens the form of the first one."""

    def __init__(self, desk: Desk, open_over: OpenOver, give: Callable[[], None]) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.table = RecordTable[Advance](
            lambda: _("Advances"),
            [
                names("name", lambda: _("Member"), lambda one: one.name),
                days("day", lambda: _("Given on"), lambda one: one.day),
                amounts("amount", lambda: _("Advance"), lambda one: one.amount),
                amounts("left", lambda: _("Left of it"), lambda one: one.left),
            ],
            key="advances",
            same=lambda one: (one.person, one.voucher),
        )
        self.below = Listed(
            self.table,
            lambda: _("Nobody has an advance to pay back. What is given before the payout is deducted in it."),
            FirstStep(lambda: _("Give an advance"), give),
        )
        self.tools: list[QWidget] = []
        self.table.opened.connect(self._open)

    def refresh(self) -> None:
        """List what is left."""
        books = self._desk.books
        found = payouts.open_advances(books)
        left = {"left": showing.amount(total((one.left for one in found), books.club.currency))} if found else {}
        self.below.show_rows(AllRows(found), counted(len(found)), left)

    def _open(self, one: Advance) -> None:
        if one.voucher:
            self._open_over(voucher_view(self._desk, one.voucher))
