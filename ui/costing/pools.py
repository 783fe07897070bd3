"""The list of shared costs: what each comes to, and by what it is shared over which products."""

from PySide6.QtWidgets import QWidget

from coopbooks import costing, showing
from coopbooks.costing import Pool
from coopbooks.i18n import _
from ui.shared.choice import Tick
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import amounts, names


class PoolsPart:
    """The list."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.add_button = button(lambda: _("Add shared costs"), "", "plus")
        self.unused = Tick(lambda: _("Those out of use too"))
        self.filters = FilterRow([self.unused], [self.add_button])
        self.table = RecordTable[Pool](
            lambda: _("Shared costs"), _columns(), faded=lambda one: not one.draft.active, key="pools"
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "Rent, light, the transport of the group: what several products share stands here, with the part each "
                "of them bears. The parts always add up to the whole."
            ),
            FirstStep(lambda: _("Add shared costs"), lambda: self.open_form(None)),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.add_button.clicked.connect(lambda: self.open_form(None))
        self.table.opened.connect(self.open_form)

    def refresh(self) -> None:
        """List them."""
        books = self._desk.books
        found = costing.list_pools(books, active=None if self.unused.value() else True)
        ever = lambda: bool(costing.list_pools(books, active=None))  # noqa: E731
        self.below.show_rows(AllRows(found), counted(len(found)), ever=ever)

    def open_form(self, pool: Pool | None) -> None:
        """Open the form for shared costs, or for new ones."""
        from ui.costing.pool_form import PoolForm  # loaded when it is opened

        self._open_over(PoolForm(self._desk, pool))


def _columns() -> list[Column[Pool]]:
    return [
        names("name", lambda: _("Name"), lambda one: one.draft.name),
        Column(lambda: _("Months"), _months, 190, key="months"),
        amounts("amount", lambda: _("They come to"), lambda one: one.amount, 124),
        Column(lambda: _("Shared"), lambda one: _(costing.POOL_BASES[one.draft.basis]), 190, key="basis"),
        Column(lambda: _("Products"), lambda one: str(len(one.draft.products)), 100, right=True, key="products"),
    ]


def _months(pool: Pool) -> str:
    first, last = showing.month(pool.draft.first), showing.month(pool.draft.last)
    return first if first == last else f"{first} – {last}"
