"""How exact figures are shown: rounded once, half up, and parts so that those shown add up to the total shown.

A total is rounded by itself; its parts are rounded down and what is then missing, always less than one of the last
place for each part, is given to those with the largest remainders (method of Hare-Niemeyer, as for money).
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from coopbooks.money import Money
from coopbooks.quantity import EXACT


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """Return a figure with so many decimals, half up: away from zero, as in Money."""
    return Decimal(_half_up(value * 10**places)).scaleb(-places, EXACT)


def money(value: Fraction, currency: str = "BOB") -> Money:
    """Return a figure as money, half up."""
    return Money(_half_up(value * 100), currency)


def rounded_parts(parts: Sequence[Fraction], places: int = 2) -> list[Decimal]:
    """Return parts with so many decimals that add up to their rounded sum; each is less than one last place off."""
    scaled = [part * 10**places for part in parts]
    whole = [math.floor(part) for part in scaled]
    missing = _half_up(sum(scaled, Fraction(0))) - sum(whole)
    by_remainder = sorted(range(len(parts)), key=lambda place: whole[place] - scaled[place])
    for place in by_remainder[:missing]:
        whole[place] += 1
    return [Decimal(part).scaleb(-places, EXACT) for part in whole]


def money_parts(parts: Sequence[Fraction], currency: str = "BOB") -> list[Money]:
    """Return parts as money that adds up to their rounded sum."""
    return [Money.of(part, currency) for part in rounded_parts(parts)]


def _half_up(value: Fraction) -> int:
    """The nearest whole number; halves away from zero."""
    nearest = math.floor(abs(value) + Fraction(1, 2))
    return nearest if value >= 0 else -nearest


def apportioned(parts: Sequence[Fraction], total: Money) -> list[Money]:
    """Return parts as money that adds up to a total that was rounded already, be it a centavo off their own sum."""
    scaled = [part * 100 for part in parts]
    whole = [math.floor(part) for part in scaled]
    each, some = divmod(total.minor - sum(whole), len(parts) or 1)
    by_remainder = sorted(range(len(parts)), key=lambda place: whole[place] - scaled[place])
    raised = set(by_remainder[:some])
    return [Money(part + each + (place in raised), total.currency) for place, part in enumerate(whole)]
