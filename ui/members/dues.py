"""What members owe of dues and fines, charge by charge, the oldest of each first."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coopbooks import members, showing
from coopbooks.i18n import _
from coopbooks.members import Charge
from coopbooks.money import total
from ui.members.told import charge_columns
from ui.shared.choice import Tick
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.search_edit import SearchEdit


class DuesPart:
    """The list; ``charge`` opens the form that charges the first ones."""

    def __init__(self, desk: Desk, charge: Callable[[], None]) -> None:
        """Make the part."""
        self._desk = desk
        self.search = SearchEdit(lambda: _("Search a name"))
        self.overdue = Tick(lambda: _("Only what is overdue"))
        self.filters = FilterRow([self.search, self.overdue])
        self.table = RecordTable[Charge](
            lambda: _("Dues and fines"),
            charge_columns(named=True),
            key="member_dues",
            same=lambda one: (one.person, one.voucher),
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "Nobody owes dues or fines. They are charged to all members in one gesture, and paid one by one or "
                "many at once."
            ),
            FirstStep(lambda: _("Charge dues or fines"), charge),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)

    def refresh(self) -> None:
        """List what is owed and fits."""
        books, today = self._desk.books, self._desk.books.today()
        every = members.open_charges(books)
        found = [
            one
            for one in every
            if self.search.finds(one.name) and not (self.overdue.value() and one.due and one.due >= today)
        ]
        left = {"left": showing.amount(total((one.left for one in found), books.club.currency))} if found else {}
        self.below.show_rows(AllRows(found), counted(len(found)), left, ever=lambda: bool(every))
