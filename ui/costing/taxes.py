"""The tax on sales of a cost sheet, offered as it is taught: ÷ 0,87 and ÷ 0,84 by their names, others typed."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Final

from coopbooks import costing, showing
from coopbooks.costing import SalesTax
from coopbooks.i18n import _
from ui.shared.percent_edit import PercentEdit
from ui.shared.words import Words

_USUAL: Final = ((13,), (13, 3))
"""Percentages often inside a price, each with its parts; proposed to be chosen, and the rate of no club by itself."""
_KEYS: Final = {f"inside {sum(parts)}": parts for parts in _USUAL}
Options = list[tuple[str, Words]]


def tax_options() -> Options:
    """Return what can be chosen: none, inside the price by a usual percentage or another one, on top of it."""
    usual: Options = [(key, partial(_usual, parts)) for key, parts in _KEYS.items()]
    methods: dict[str, Callable[[], str]] = {key: partial(_, words) for key, words in costing.TAXES.items()}
    methods["inside"] = lambda: _("Inside the price: another percentage")
    return [("none", methods["none"]), *usual, *((key, methods[key]) for key in ("inside", "outside"))]


def _usual(parts: tuple[int, ...]) -> str:
    percents = " + ".join(showing.percent(Decimal(part) / 100, 0) for part in parts)
    said = {"divided": divided(Decimal(sum(parts))), "percents": percents}
    return _("Inside the price: %(divided)s (%(percents)s)") % said


def divided(percent: Decimal) -> str:
    """Return how a price is found from what is left of it: 13 % are ``÷ 0,87``."""
    return f"÷ {showing.rate(1 - percent / 100)}"


def tax_key(tax: SalesTax) -> str:
    """Return the choice that stands for a tax."""
    key = f"inside {tax.percent.normalize():f}"
    return key if tax.method == "inside" and key in _KEYS else tax.method


def usual_percent(key: str) -> Decimal | None:
    """Return the percentage of a choice that has one of its own."""
    return Decimal(sum(_KEYS[key])) if key in _KEYS else None


def tax_of(key: str, percent: Decimal | None) -> SalesTax:
    """Return the tax of a choice, with the percentage that is typed where it has none of its own."""
    if key == "none":
        return SalesTax()
    return SalesTax(key.partition(" ")[0], usual_percent(key) or percent or Decimal(0))


def tax_words(key: str, percent: PercentEdit) -> str:
    """Call a tax that is typed by what the price is found with, where it is inside."""
    typed = percent.readable()
    if key != "inside" or typed is None or not 0 < typed < 100:
        return _("Tax")
    return _("Tax (%(divided)s)") % {"divided": divided(typed)}
