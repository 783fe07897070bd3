"""The list of cost sheets: what each product costs by its newest version, its price, and what an hour of it earns."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtWidgets import QPushButton, QWidget

from coopbooks import costing, showing
from coopbooks.costing import SheetRow
from coopbooks.i18n import _
from coopbooks.money import Money
from ui.costing.papers import offer_papers
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import prints
from ui.shared.rows import amounts, days, names
from ui.shared.search_edit import SearchEdit


class SheetsPart:
    """The list."""

    def __init__(self, desk: Desk, begin: Callable[[], None], mix: QPushButton) -> None:
        """Make the part; ``begin`` begins a first sheet, ``mix`` asks about several products together."""
        self._desk = desk
        self.search = SearchEdit(lambda: _("Search a name or code"))
        self.filters = FilterRow([self.search], [mix])
        self.table = RecordTable[SheetRow](
            lambda: _("Cost sheets"), self._columns(), key="cost_sheets", same=lambda row: row.product
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "What each product really costs stands here: materials, work, machines, and the price it must have. "
                "Begin with one product: what goes into it, who makes it, how long it takes."
            ),
            FirstStep(lambda: _("Work out the first product"), begin),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        prints(self.table, lambda row: offer_papers(desk, self.table, row.version))

    def refresh(self) -> None:
        """List what every product costs."""
        books = self._desk.books
        found = costing.list_sheets(books, search=self.search.value())
        self.below.show_rows(AllRows(found), counted(len(found)), ever=lambda: bool(costing.list_sheets(books)))

    def _money(self, value: Fraction | None) -> Money | None:
        return None if value is None else costing.money(value, self._desk.books.club.currency)

    def _columns(self) -> list[Column[SheetRow]]:
        return [
            names("name", lambda: _("Product"), lambda row: row.name),
            amounts("cost", lambda: _("Cost"), lambda row: self._money(row.cost), 96),
            amounts("price", lambda: _("Price"), lambda row: self._money(row.price), 96),
            Column(
                lambda: _("What is left"),
                lambda row: showing.amount(costing.money(row.profit, self._desk.books.club.currency)),
                116,
                right=True,
                tone=lambda row: "out" if row.profit < 0 else "",
                key="profit",
                value=lambda row: self._money(row.profit),
                kind="amounts",
            ),
            Column(
                lambda: _("Of the price"),
                lambda row: "—" if row.margin is None else showing.percent(costing.rounded(row.margin, 6), 1),
                104,
                right=True,
                key="margin",
                value=lambda row: row.margin,
                kind="amounts",
            ),
            amounts("hour", lambda: _("An hour earns"), lambda row: self._money(row.hour), 124),
            days("day", lambda: _("Newest version"), lambda row: row.day, 136),
            Column(lambda: "", lambda row: _("a part is newer") if row.outdated else "", 130, key="outdated"),
            amounts("fob", lambda: _("FOB price"), lambda row: self._money(row.fob), 104, spare=True),
        ]
