"""Exact figures written into sums: ``Bs 300,00``, ``13,2 kg``, ``10 %``; ≈ before one that had to be rounded.

Money has two decimals, and up to six where two would hide what counts.
"""

from fractions import Fraction
from typing import Final

from coopbooks import materials, showing
from coopbooks.costing.shown import money, rounded
from coopbooks.quantity import Quantity

_PLACES: Final = 6


def amount(value: Fraction, currency: str = "BOB") -> str:
    """Return money as it stands in a sum."""
    if (value * 100).denominator == 1:
        return showing.money(money(value, currency))
    return _about(value) + showing.price(rounded(value, _PLACES), currency)


def number(value: Fraction) -> str:
    """Return a quantity or a number of times as it stands in a sum."""
    return _about(value) + showing.quantity(Quantity.of(rounded(value, _PLACES)))


def percent(ratio: Fraction) -> str:
    """Return a ratio as a percentage, with the decimals it has, two at most."""
    places = next((few for few in (0, 1) if (ratio * 10 ** (few + 2)).denominator == 1), 2)
    return showing.percent(rounded(ratio, _PLACES), places)


def of_unit(value: Fraction, unit: str) -> str:
    """Return so much of a unit: ``13,2 kg``, ``2 docenas``."""
    said = materials.unit_of(unit, Quantity.of(rounded(value, _PLACES)))
    return f"{number(value)}\N{NO-BREAK SPACE}{said}"


def _about(value: Fraction) -> str:
    return "" if (value * 10**_PLACES).denominator == 1 else "≈"
