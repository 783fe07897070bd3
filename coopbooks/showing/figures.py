"""Figures: money, quantities, rates and percentages with the marks of the region.

Babel knows the same patterns but takes ten times as long for each figure, and tables show thousands of them.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from coopbooks.i18n import language
from coopbooks.money import SYMBOLS, Money
from coopbooks.quantity import Quantity

MINUS: Final = "\N{MINUS SIGN}"
_BLANK: Final = "\N{NO-BREAK SPACE}"


class Region(NamedTuple):
    """The marks a region puts into its figures."""

    decimal: str
    group: str
    percent: str


_REGIONS: Final = {"es": Region(",", ".", f"{_BLANK}%"), "en": Region(".", ",", "%")}
_SWAPPED: Final = str.maketrans(",.", ".,")


def region() -> Region:
    """Return the marks that go with the language spoken: Bolivia for Spanish."""
    return _REGIONS[language()]


def amount(money: Money) -> str:
    """Two decimals and groups, without the sign of the currency: ``1.200,50``, ``−1.200,50``."""
    whole, centavos = divmod(abs(money.minor), 100)
    text = f"{whole:,}.{centavos:02d}"
    if language() == "es":
        text = text.translate(_SWAPPED)
    return text if money.minor >= 0 else MINUS + text


def money(money: Money, sign: bool = False) -> str:  # noqa: FBT001, FBT002 - showing.money(m, True) reads well enough
    """With the sign people write: ``Bs 1.200,50``, ``−$us 12,00``; no blank in it breaks a line.

    ``sign`` sets a sign apart in front of all but zero, for movements: ``+ Bs 5,00``, ``− Bs 5,00``.
    """
    text = f"{SYMBOLS[money.currency]}{_BLANK}{amount(abs(money))}"
    if sign and money:
        return f"{'+' if money.minor > 0 else MINUS}{_BLANK}{text}"
    return text if money.minor >= 0 else MINUS + text


def quantity(quantity: Quantity) -> str:
    """As many decimals as it has, none when it is whole, never grouped: ``2,5``, ``15000``."""
    return _plain(quantity.decimal, at_least=0)


def number(number: Decimal) -> str:
    """A plain figure, as many decimals as it has, none when it is whole, never grouped: ``2,5``, ``0,46875``."""
    return _plain(number, at_least=0)


def total(number: Decimal, places: int = 0) -> str:
    """A figure that is only read, rounded half up and with groups as amounts have: ``5.041``, ``31.937,4``."""
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return (MINUS if rounded < 0 else "") + _in_region(f"{abs(rounded):,f}")


def whole(quantity: Quantity) -> str:
    """What quantities add up to, which is only read: as many decimals as it has, grouped: ``15.673``, ``1.204,5``."""
    exponent = quantity.decimal.normalize().as_tuple().exponent
    return total(quantity.decimal, max(0, -int(exponent)))


def rate(rate: Decimal) -> str:
    """Every decimal it has but at least two, never grouped: ``6,96``, ``9,30``, ``6,9625``."""
    return _plain(rate, at_least=2)


def price(rate: Decimal, currency: str) -> str:
    """A rate with the sign of its currency: ``Bs 9,30``, ``−$us 6,9625``; no blank in it breaks a line."""
    return f"{MINUS if rate < 0 else ''}{SYMBOLS[currency]}{_BLANK}{_plain(abs(rate), at_least=2)}"


def percent(ratio: Decimal, places: int = 1) -> str:
    """A ratio in hundredths, rounded half up: 0.22 is ``22,0 %`` in Spanish, ``22.0%`` in English."""
    hundredths = (ratio * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = _in_region(f"{abs(hundredths):,f}") + region().percent
    return MINUS + text if hundredths < 0 else text


def _plain(number: Decimal, at_least: int) -> str:
    whole, _point, decimals = f"{abs(number):f}".partition(".")
    decimals = decimals.rstrip("0").ljust(at_least, "0")
    text = _in_region(f"{whole}.{decimals}") if decimals else whole
    return MINUS + text if number < 0 else text


def _in_region(text: str) -> str:
    """Turn ``1,200.50``, as Python formats, into what the region writes."""
    return text.translate(_SWAPPED) if language() == "es" else text
