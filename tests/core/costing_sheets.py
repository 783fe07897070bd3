"""Short ways to write cost sheets in tests."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from coopbooks.costing import (
    AmountLine,
    ComponentLine,
    Known,
    MachineLine,
    MaterialLine,
    Price,
    Pricing,
    Sheet,
    SheetLine,
    WorkLine,
)

D = Decimal


def exactly(*figures: str | int | Fraction | None) -> tuple[Any, ...]:
    """Figures as exact quotients, to stand beside those that were worked out."""
    return tuple(None if one is None else Fraction(one) for one in figures)


KNOWN = Known(products={1: "Bread", 2: "Dough", 3: "Starter"})
"""Nothing but what three products are called, and the units everybody knows."""


def material(name: str, quantity: str, unit: str, price: str = "", **also: Any) -> MaterialLine:
    """So much of a material; its price is ``"300 1 quintal"``: so much for so many of a unit."""
    if not price:
        return MaterialLine(name, D(quantity), unit, also.pop("priced", Price(None)), **also)
    amount, many, of = price.split()
    return MaterialLine(name, D(quantity), unit, Price(D(amount), D(many), of), **also)


def work(name: str, rate: str, minutes: str | None = None, times: str | None = None, **also: Any) -> WorkLine:
    """An operation, for every piece unless its times are said."""
    return WorkLine(
        name,
        D(rate),
        minutes=None if minutes is None else D(minutes),
        times=None if times is None else D(times),
        **also,
    )


def machine(name: str, minutes: str, rate: str | None = None, **also: Any) -> MachineLine:
    """The time of a machine."""
    return MachineLine(name, D(minutes), None if rate is None else D(rate), **also)


def amount(kind: str, name: str, price: str, quantity: str = "1") -> AmountLine:
    """A plain amount."""
    return AmountLine(kind, name, quantity=D(quantity), price=Price(D(price)))


def percentage(kind: str, name: str, percent: str, of: str) -> AmountLine:
    """A percentage of something."""
    return AmountLine(kind, name, "percent", percent=D(percent), percent_of=of)


def component(name: str, product: int, quantity: str, **also: Any) -> ComponentLine:
    """So much of another product."""
    return ComponentLine(name, product, D(quantity), **also)


def offered(price: str, per: str = "unit", currency: str = "") -> Pricing:
    """A price that was offered."""
    return Pricing("offered", offered=D(price), per=per, currency=currency)


def markup(percent: str) -> Pricing:
    """A markup on cost."""
    return Pricing("markup", D(percent))


def margin(percent: str) -> Pricing:
    """A margin on price."""
    return Pricing("margin", D(percent))


def sheet(*lines: SheetLine, **also: Any) -> Sheet:
    """A sheet of product 1, sold at cost unless its pricing is said."""
    for name in ("makes", "rejects", "given", "given_of", "charges", "dollar"):
        if isinstance(also.get(name), str):
            also[name] = D(also[name])
    return Sheet(also.pop("product", 1), lines, pricing=also.pop("pricing", markup("0")), **also)
