"""Price lists: which there are, and what one says of a product in bolivianos and in dollars."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from coopbooks.i18n import N_
from coopbooks.money import Money
from coopbooks.products.rules import Product
from coopbooks.rates import Rate

LISTS: Final = {"local": N_("Local"), "wholesale": N_("Wholesale"), "export": N_("Export")}
"""The price lists, with the words for them."""
DOLLARS: Final = "USD"


@dataclass(frozen=True, slots=True)
class PricedProduct:
    """A product with its price in the currency of the books and in dollars.

    ``turned_over`` is the currency whose price is worked out from the other one; empty where both are the club's own.
    """

    product: Product
    price: Money | None
    dollars: Money | None
    turned_over: str = ""


@dataclass(frozen=True, slots=True)
class PriceList:
    """What is sold at which price of a list on a day; ``dollar`` is the one in force that day."""

    list: str
    day: date
    dollar: Rate | None
    rows: tuple[PricedProduct, ...]

    @property
    def at(self) -> Rate | None:
        """The dollar at which any price was turned over."""
        return self.dollar if any(row.turned_over for row in self.rows) else None


def price_row(
    product: Product, own: int | None, abroad: int | None, currency: str, dollar: Rate | None
) -> PricedProduct:
    """Return what a list says of a product: ``own`` and ``abroad`` are its prices in minor units, if any.

    Books kept in dollars have the one price only.
    """
    price = Money(own, currency) if own else None
    dollars = Money(abroad, DOLLARS) if abroad and currency != DOLLARS else None
    if dollar is None or currency == DOLLARS or (price and dollars):
        return PricedProduct(product, price, dollars)
    if price:
        cents = int(Fraction(price.minor) / Fraction(dollar.value) + Fraction(1, 2))
        return PricedProduct(product, price, Money(cents, DOLLARS), DOLLARS)
    if dollars:
        return PricedProduct(product, Money(dollars.minor, currency).times(dollar.value), dollars, currency)
    return PricedProduct(product, None, None)
