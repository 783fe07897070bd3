"""A line of so much of a product at a price each: of what is sold, of what is ordered."""

from collections.abc import Callable
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt

from coopbooks import products, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from ui.shared.choice import Option
from ui.shared.choices import product_picker
from ui.shared.doing import Desk
from ui.shared.folding import Heading
from ui.shared.labels import label
from ui.shared.line_row import LineRow
from ui.shared.money_edit import MoneyEdit
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.words import voice

_QUANTITY: Final = 96
_UNIT: Final = 64
_PRICE: Final = 112
_AMOUNT: Final = 104


class PricedLine(Protocol):
    """So much of a thing at a price each."""

    @property
    def product(self) -> int | None:
        """Which one, by id; None for one that is on no list."""

    @property
    def description(self) -> str:
        """What it is called."""

    @property
    def quantity(self) -> Quantity:
        """How many."""

    @property
    def unit(self) -> str:
        """What it is counted in."""

    @property
    def price(self) -> Money:
        """What one costs."""

    @property
    def amount(self) -> Money:
        """What all of them cost."""


L = TypeVar("L", bound=PricedLine)
MakeLine = Callable[[int | None, str, Quantity, str, Money], L]
"""Makes a line of a product, its description, how many, the unit and the price of one."""


def headings() -> list[Heading]:
    """Return the headings over the lines."""
    return [
        (lambda: _("Product"), 0, False),
        (lambda: _("How many"), _QUANTITY, True),
        (lambda: "", _UNIT, False),
        (lambda: _("Price of one"), _PRICE, True),
        (lambda: _("Amount"), _AMOUNT, True),
    ]


class PricedRow(LineRow, Generic[L]):
    """One line."""

    def __init__(self, desk: Desk, make: MakeLine[L], price_of: Callable[[int], Money | None]) -> None:
        """Make an empty line; ``price_of`` is asked for the price of a product, ``make`` makes what is typed a line."""
        super().__init__()
        self._desk, self._make, self._price_of = desk, make, price_of
        self.product = self.add(product_picker(desk.books), lambda: _("Product"))
        self.quantity = self.add(QuantityEdit(), lambda: _("How many"), _QUANTITY)
        self._unit, self._counted_in = label(kind="quiet"), ""
        self._priced: int | None = None
        self.add_widget(self._unit, _UNIT)
        self.price = self.add(MoneyEdit(desk.books.club.currency), lambda: _("Price of one"), _PRICE)
        self._amount = label()
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add_widget(self._amount, _AMOUNT)
        self.call("description", "quantity", "price")
        self.product.settled.connect(self._propose_price)
        self.changed.connect(self._show_amount)
        self.changed.connect(self._say_unit)
        voice.changed.connect(self._say_unit)
        voice.changed.connect(self._show_amount)

    def _count_in(self, unit: str) -> None:
        self._counted_in = unit
        self._say_unit()

    def _say_unit(self) -> None:
        """Call what it is counted in as so many are called."""
        many, one = self.quantity.readable(), self._counted_in
        self._unit.setText(one if many is None or showing.is_one(many) else showing.plural(one))

    def _propose_price(self) -> None:
        key = self.product.key
        if key is None:  # a line of words only, from before the product was on the list
            return
        self._count_in(products.product(self._desk.books, key).unit)
        price = self._price_of(key)
        if key != self._priced and not self.price.typed:  # what was agreed for another product is none of this one
            self.price.set(None)
        self._priced = key
        if price or self.price.property("proposed"):  # that of another product is none of this one
            self.price.propose(price or None)

    def follow_price(self) -> None:
        """Propose another price where one was proposed or none was known: of another day or kind there may be one."""
        if self.product.readable_key is not None and (self.price.property("proposed") or not self.price.text()):
            self._propose_price()

    def value(self) -> L:
        """Return the line; refuses what cannot be read."""
        picked, quantity, price = self.product.value(), self.quantity.value(), self.price.value()
        if picked.key is None:
            return self._make(None, picked.name, quantity, self._counted_in, price)
        product = products.product(self._desk.books, picked.key)
        return self._make(product.id, product.name, quantity, product.unit, price)

    def put(self, line: L) -> None:
        """Fill in a line again."""
        if line.product is None:
            self.product.set(Option(None, line.description))
        else:
            self.product.set_key(line.product)
        self._priced = line.product
        self._count_in(line.unit)
        self.quantity.set(line.quantity)
        self.price.set(line.price)

    def propose(self, line: L) -> None:
        """Propose what is usually sold, at the price in force now."""
        if not self.typed and line.product is not None:
            self.product.propose_key(line.product)
            self._propose_price()

    def besides(self) -> str:
        """Return what it is counted in."""
        return self._counted_in

    def take_besides(self, kept: str) -> None:
        """Put in what it is counted in; the price that was kept with the product is that of it."""
        self._count_in(kept)
        self._priced = self.product.readable_key

    def reset(self) -> None:
        """Empty it."""
        super().reset()
        self._priced = None
        self._count_in("")
        self._amount.clear()

    def _show_amount(self) -> None:
        try:
            self._amount.setText(showing.amount(self.value().amount))
        except Refusal:
            self._amount.clear()
