"""What was used: of which material how much, by the orders, products or activities it was used for."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import ledger, materials, orders, products, showing
from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.materials import Used
from coopbooks.money import total
from coopbooks.reading import alphabetical
from ui.materials.card import stock_card_of
from ui.shared.choice import Choice
from ui.shared.doing import Desk, Wanted
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import prints
from ui.shared.rows import amounts, names
from ui.shared.search_edit import SearchEdit
from ui.shared.statement_view import print_this_month
from ui.shared.words import Words, say

_BY: Final = {
    "": (N_("By material"), N_("Material")),
    "order": (N_("By order"), N_("Order")),
    "product": (N_("By product"), N_("Product")),
    "activity": (N_("By activity"), N_("Activity")),
}
"""What uses can be listed by, with the words for it and those over its column."""


class UsedPart:
    """The list of what was used; ``open_new`` opens the page's forms by its words for them."""

    def __init__(self, desk: Desk, open_new: Callable[[str], None]) -> None:
        """Make the part."""
        self._desk = desk
        self.period = PeriodChoice(desk.books, first="this_year")
        self.by = Choice(_offered(desk.books))
        say(self.by.setAccessibleName, lambda: _("By what?"))
        self.search = SearchEdit(lambda: _("Search a material or what for"))
        self.filters = FilterRow([self.period, self.by, self.search])
        self.table = RecordTable[Used](lambda: _("What was used"), [], key="materials-used", same=_itself)
        self.below = Listed(
            self.table,
            lambda: _("What is used of the materials stands here, by what it was used for."),
            FirstStep(lambda: _("Use materials"), lambda: open_new("use")),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.table.opened.connect(self.open_row)
        prints(self.table, lambda used: print_this_month(desk, self.below, stock_card_of(used.material)))

    def refresh(self) -> None:
        """List what was used in the period; what was for none in particular stands last."""
        books, by = self._desk.books, self.by.value()
        self.by.offer(_offered(books))
        named = _names(books, by)
        every = materials.list_used(books, by=by, period=self.period.value())
        found = [one for one in every if self.search.finds(one.material.name, named.get(one.of or 0, ""))]
        found.sort(key=lambda used: (used.of is None, alphabetical(named.get(used.of or 0, ""))))
        value = total((one.amount for one in found), books.club.currency)
        self.table.show_columns(_columns(by, named), f"materials-used-{by}" if by else "materials-used")
        self.below.show_rows(
            AllRows(found),
            counted(len(found)),
            {"amount": showing.amount(value)} if found else {},
            ever=lambda: bool(materials.list_used(books)),
        )

    def open_row(self, used: Used) -> None:
        """Open the order or product something was used for, else the material."""
        match self.by.value():
            case "order" if used.of:
                self._desk.go("orders", Wanted(order=used.of))
            case "product" if used.of:
                self._desk.go("products", Wanted(product=used.of))
            case _:
                self._desk.go("materials", Wanted(material=used.material.id))


def _itself(used: Used) -> tuple[int, int | None]:
    return used.material.id, used.of


def _offered(books: Books) -> list[tuple[str, Words]]:
    """What uses can be listed by: orders and activities where the club has any."""
    wanted = {"order": orders.any_order(books), "activity": bool(ledger.list_activities(books, active=None))}
    return [(by, partial(_, words)) for by, (words, _over) in _BY.items() if wanted.get(by, True)]


def _names(books: Books, by: str) -> dict[int, str]:
    """The names of everything materials may have been used for."""
    match by:
        case "order":
            return {row.order.id: row.order.label for row in orders.list_orders(books)}
        case "product":
            return {one.id: one.name for one in products.list_products(books, active=None)}
        case "activity":
            return {one.id: one.name for one in ledger.list_activities(books, active=None)}
    return {}


def _columns(by: str, named: dict[int, str]) -> list[Column[Used]]:
    def what_for(used: Used) -> str:
        return named.get(used.of, "") if used.of else _("None in particular")

    heading: Words = partial(_, _BY[by][1])
    return [
        *([names("of", heading, what_for)] if by else []),
        names("material", lambda: _("Material"), lambda used: used.material.name),
        Column(lambda: _("Quantity"), lambda used: used.material.told(used.quantity), 160, right=True, key="quantity"),
        amounts("amount", lambda: _("Value"), lambda used: used.amount, 130),
    ]
