"""Money, quantities, rates and whole numbers as they are typed, calculations included."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import SYMBOLS, Money
from coopbooks.quantity import Quantity
from coopbooks.reading.calculator import calculate
from coopbooks.reading.figure import FINE, MONEY, WHOLE, Kind, example
from coopbooks.reading.typed import one_line, short

LARGEST: Final = 10**9
"""A thousand million: nothing a club counts is larger, so a larger figure is a slip of the hand."""

_CURRENCIES: Final = {
    **dict.fromkeys(("bs", "bs.", "bob"), "BOB"),
    **dict.fromkeys(("$us", "us$", "$", "usd"), "USD"),
    **dict.fromkeys(("€", "eur"), "EUR"),
}
_SIGN: Final = r"(?:bs\.?|bob|\$us|us\$|usd|\$|€|eur)"
_WITH_SIGN: Final = re.compile(
    rf"(?P<minus>[-+−–]?)\s*(?P<before>{_SIGN})?\s*(?P<figure>.*?)\s*(?P<after>{_SIGN})?", re.IGNORECASE
)
_ABBREVIATED: Final = re.compile(r"[-+−–]?\s*bs\.(?P<figure>[0-9]{1,2})", re.IGNORECASE)


def money(text: str, currency: str = "BOB") -> Money:
    """Read an amount or a calculation (``12*35,50``), rounded half up to the centavo if it was calculated.

    The sign of the currency may stand before or after. Either mark is taken for the decimal one while it can be nothing
    else; ``1.200`` and ``1,200`` are asked about (``ambiguous``). Refused besides what :func:`one_line` and
    :func:`calculate` refuse: more than two decimals (``too_many_decimals``), more than a thousand million
    (``too_large``), the sign of another currency (``other_currency``).
    """
    line = _without_currency(one_line(text), currency)
    return Money(_units(line, MONEY, 100), currency)


def quantity(text: str) -> Quantity:
    """Read how many or how much, up to six decimals; the decimal mark of the region is believed before three digits."""
    return Quantity(_units(one_line(text), FINE, 10**6))


def rate(text: str) -> Decimal:
    """Read a rate (bolivianos for a dollar, hours for a piece), up to six decimals, marks as for a quantity."""
    exact = Decimal(_units(one_line(text), FINE, 10**6)).scaleb(-6)
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()


def whole(text: str) -> int:
    """Read a whole number; decimals are refused (``too_many_decimals``), and so is a division that leaves a rest."""
    line = one_line(text)
    value = _value(line, WHOLE)
    if value.denominator != 1:
        message = _("“%(typed)s” is not a whole number.") % {"typed": short(line)}
        raise Refusal(message, reason="too_many_decimals")
    return value.numerator


def _units(line: str, kind: Kind, units: int) -> int:
    """The value in so many units to the whole; only a calculation can leave a fraction of one, rounded half up."""
    value = _value(line, kind)
    whole_units = int(abs(value) * units + Fraction(1, 2))
    return whole_units if value >= 0 else -whole_units


def _value(line: str, kind: Kind) -> Fraction:
    value = calculate(line, kind)
    if abs(value) > LARGEST:
        message = _("“%(typed)s” is larger than a thousand million. Count its digits.") % {"typed": short(line)}
        raise Refusal(message, reason="too_large")
    return value


def _without_currency(line: str, currency: str) -> str:
    """Take off the sign of the currency, which must be the one wanted, and keep the sign before it."""
    if abbreviated := _ABBREVIATED.fullmatch(line):
        _ask_about_point(line, abbreviated["figure"])
    match = _WITH_SIGN.fullmatch(line)
    if match is None:
        return line
    for sign in filter(None, (match["before"], match["after"])):
        if _CURRENCIES[sign.lower()] != currency:
            message = _("Amounts here are in %(symbol)s, and “%(typed)s” says something else.")
            raise Refusal(message % {"symbol": SYMBOLS[currency], "typed": short(line)}, reason="other_currency")
    if not match["figure"]:
        raise Refusal(_("Type the amount after “%(typed)s”.") % {"typed": short(line)}, reason="empty")
    return match["minus"] + match["figure"]


def _ask_about_point(line: str, figure: str) -> None:
    """``Bs.50``: the point of the abbreviation, or of fifty centavos?"""
    message = _("“%(typed)s” can be read in two ways. Type %(whole)s or %(decimal)s.")
    shown = {"typed": line, "whole": figure, "decimal": example("0", figure.ljust(2, "0"))}
    raise Refusal(message % shown, reason="ambiguous")
