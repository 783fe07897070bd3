"""The stock: every material with what is in the store, what it costs and what of it runs low."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from coopbooks import materials, showing
from coopbooks.books import Books
from coopbooks.i18n import N_, _, pgettext
from coopbooks.materials import MaterialRow
from coopbooks.money import total
from coopbooks.quantity import Quantity
from ui.materials.card import stock_card_of
from ui.shared.choice import Tick
from ui.shared.choices import ActivityChoice
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.flow import flowing
from ui.shared.invitation import FirstStep
from ui.shared.labels import button, heading
from ui.shared.listed import Listed, counted, under
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import prints
from ui.shared.rows import amounts, names
from ui.shared.search_edit import SearchEdit
from ui.shared.statement_view import print_this_month
from ui.shared.words import Words, say

_STATES: Final = {"": "", "low": N_("running low"), "missing": N_("less than nothing")}
"""What a material calls for, with the words for it."""


class StockPart:
    """The list of materials; ``open_new`` opens the page's forms by its words for them."""

    def __init__(self, desk: Desk, open_new: Callable[[str], None]) -> None:
        """Make the part."""
        self._desk, self._open_new = desk, open_new
        self.add_button = button(lambda: _("Add a material"), "", "plus")
        self._make_filters()
        self.table = RecordTable[MaterialRow](
            lambda: pgettext("page", "Materials"),
            _columns(),
            faded=lambda row: not row.material.active,
            key="materials",
            same=lambda row: row.material.id,
        )
        self.listed = Listed(
            self.table,
            lambda: _(
                "What products are made of stands here: how much there is of it, and at what price. A material is "
                "added here, or when it is first bought."
            ),
            FirstStep(lambda: _("Add a material"), lambda: open_new("material")),
            self.filters,
        )
        self.unnamed = heading(kind="doubt")
        self.take_over_button = button(lambda: _("Say what is there"))
        self.line = flowing(self.unnamed, self.take_over_button)
        self.below = under(self.line, self.listed)
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        prints(self.table, lambda row: print_this_month(desk, self.below, stock_card_of(row.material)))
        self.add_button.clicked.connect(lambda: open_new("material"))
        self.take_over_button.clicked.connect(lambda: open_new("take_over"))

    def _make_filters(self) -> None:
        self.search = SearchEdit(lambda: _("Search a name or code"))
        self.activity = ActivityChoice(self._desk.books, lambda: _("All activities"))
        self.low = Tick(lambda: _("Only what runs low"))
        self.unused = Tick(lambda: _("Those out of use too"))
        say(self.activity.setAccessibleName, lambda: _("Activity"))
        self.filters = FilterRow([self.search, self.activity, self.low, self.unused], [self.add_button])

    def refresh(self) -> None:
        """List the materials that fit; the sum of all of them is what stands in the ledger."""
        books = self._desk.books
        self.activity.reset()
        self.activity.setVisible(self.activity.is_wanted())
        found = [row for row in self._fitting(books) if not self.low.value() or state_of(row)]
        value = total((row.stock.value for row in found), books.club.currency)
        self.listed.show_rows(
            AllRows(found),
            counted(len(found)),
            {"value": showing.amount(value)} if found else {},
            ever=lambda: bool(materials.list_materials(books, active=None)),
        )
        self._tell_what_has_no_name(books)

    def show_low(self) -> None:
        """Show only what runs low."""
        self.filters.ask_for({self.low: True})

    def _fitting(self, books: Books) -> list[MaterialRow]:
        """Those out of use only where they are wanted, or where something is left of them all the same."""
        found = materials.list_materials(books, search=self.search.value(), active=None, activity=self.activity.value())
        unused = self.unused.value()
        return [row for row in found if unused or row.material.active or row.stock.quantity or row.stock.value]

    def _tell_what_has_no_name(self, books: Books) -> None:
        nameless = materials.value_without_name(books)
        words = _("Materials worth %(amount)s stand in the books without a name. Say what is there of which.")
        self.unnamed.setText(words % {"amount": showing.money(nameless)})
        self.line.setVisible(nameless.minor > 0)


def state_of(row: MaterialRow) -> str:
    """Return what a material calls for: ``low``, ``missing``, or nothing."""
    return "missing" if row.missing else "low" if row.low else ""


def _state(row: MaterialRow) -> str:
    words = _STATES[state_of(row)]
    return _(words) if words else ""


def _tone(row: MaterialRow) -> str:
    return "out" if state_of(row) else ""


def _columns() -> list[Column[MaterialRow]]:
    return [
        names("code", lambda: _("Code"), lambda row: row.material.code, 90, spare=True),
        names("name", lambda: _("Name"), lambda row: row.material.name),
        _quantities("store", lambda: _("In the store"), lambda row: row.in_store, 130, tone=_tone),
        Column(lambda: _("Warning"), _state, 140, tone=_tone, key="state", value=_state),
        _prices("average", lambda: _("Average price"), lambda row: row.stock.average, 124),
        amounts("value", lambda: _("Value"), lambda row: row.stock.value, 116),
        _prices("last", lambda: _("Last price"), lambda row: row.last_price, 110),
        _quantities("low", lambda: _("Low level"), lambda row: row.material.low_level, 116),
        _quantities("handed", lambda: _("With members"), lambda row: row.handed or None, 140, spare=True),
        _quantities("trust", lambda: _("In trust"), lambda row: row.trust or None, 130, spare=True),
        names("note", lambda: _("Note"), lambda row: row.material.note, 180, spare=True),
    ]


def _quantities(
    key: str, heading: Words, quantity: Callable[[MaterialRow], Quantity | None], width: int, **also: Any
) -> Column[MaterialRow]:
    """Return a column of quantities with their units; None shows nothing."""

    def text(row: MaterialRow) -> str:
        much = quantity(row)
        return "" if much is None else row.material.told(much)

    def value(row: MaterialRow) -> int | None:
        much = quantity(row)
        return None if much is None else much.micros

    return Column(heading, text, width, right=True, key=key, value=value, kind="amounts", **also)


def _prices(
    key: str, heading: Words, price: Callable[[MaterialRow], Fraction | None], width: int
) -> Column[MaterialRow]:
    """Return a column of prices per unit of the stock."""
    return Column(heading, partial(_price, price), width, right=True, key=key, value=price, kind="amounts")


def _price(price: Callable[[MaterialRow], Fraction | None], row: MaterialRow) -> str:
    exact = price(row)
    return "" if exact is None else showing.rate(materials.per_unit(exact))
