"""Depreciation: what a thing costs, spread over the months it is used; no database.

A plan is worked out exactly, each month is rounded half up by itself, and the last one takes what is left, so that all
of them together are always the cost less what it is still worth in the end.
"""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Final

from coopbooks.days import DECEMBER, Month, add_months
from coopbooks.i18n import N_
from coopbooks.money import Money

METHODS: Final = {
    "straight": N_("Straight line"),
    "declining": N_("Declining balance"),
    "digits": N_("Sum of the years' digits"),
    "none": N_("Not depreciated"),
}
"""How the cost is spread: evenly, as a part of what is left each year, or by the years still to come."""
COUNTING: Final = {
    "months": N_("By whole months"),
    "year_days": N_("By days of the year"),
    "life_days": N_("By days of the whole life"),
}
"""How time counts on a straight line; the other methods go by whole months."""
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan rests on: the ``cost``, what of it was depreciated ``before``, and what it is worth in the end.

    It is used from ``start`` on for ``life`` months. ``first_counted``: the month it comes in counts whole, or by days
    the day it comes on; else they count from the next one on. ``rate`` is the part of what is left that a declining
    balance takes each year.
    """

    cost: Money
    before: Money
    residual: Money
    start: date
    life: int
    method: str = "straight"
    counting: str = "months"
    first_counted: bool = True
    rate: Fraction = Fraction(0)

    @property
    def base(self) -> Money:
        """What is to be spread; nothing where it is worth more in the end than it stands at."""
        return max(self.cost - self.before - self.residual, self.cost - self.cost)


@dataclass(frozen=True, slots=True)
class Charge:
    """One month of a plan: what is depreciated in it, all that is depreciated after it, and what it then stands at."""

    month: Month
    amount: Money
    accumulated: Money
    book_value: Money


def double_rate(life: int) -> Fraction:
    """Return the usual rate of a declining balance: twice that of a straight line, never more than all of it."""
    return min(Fraction(2 * DECEMBER, life), Fraction(1))


@lru_cache(maxsize=2048)
def plan(terms: Terms) -> tuple[Charge, ...]:
    """Return the plan month by month; nothing for what is not depreciated or stands at no more than its residual."""
    if terms.method == "none" or not terms.base:
        return ()
    amounts = list(_BY_METHOD[terms.method](terms))
    first = _first_month(terms)
    worn = accumulate(amounts, initial=terms.before)
    next(worn)
    return tuple(
        Charge(first.plus(place), amount, so_far, terms.cost - so_far)
        for place, (amount, so_far) in enumerate(zip(amounts, worn, strict=True))
    )


def planned_through(terms: Terms, month: Month) -> Money:
    """Return what the plan depreciates up to the end of a month, without what was depreciated before."""
    charges = plan(terms)
    if not charges or month < charges[0].month:
        return terms.cost - terms.cost
    first = charges[0].month
    place = (month.year - first.year) * DECEMBER + month.number - first.number
    return charges[min(place, len(charges) - 1)].accumulated - terms.before


def _straight(terms: Terms) -> Iterator[Money]:
    if terms.counting == "months":
        return _parts(terms.base, [Fraction(1, terms.life)] * terms.life)
    return _parts(terms.base, list(_by_days(terms)))


def _by_days(terms: Terms) -> Iterator[Fraction]:
    """The part of each month in which it is used for some days."""
    begin, after = _days_used(terms)
    whole, month = (after - begin).days, Month.of(begin)
    while month.first < after:
        used = (min(after, month.plus(1).first) - max(begin, month.first)).days
        if terms.counting == "life_days":
            yield Fraction(used, whole)
        else:
            yield Fraction(DECEMBER * used, terms.life * (366 if calendar.isleap(month.year) else 365))
        month = month.plus(1)


def _days_used(terms: Terms) -> tuple[date, date]:
    begin = terms.start if terms.first_counted else terms.start + _A_DAY
    return begin, add_months(begin, terms.life)


def _digits(terms: Terms) -> Iterator[Money]:
    """Each year weighs as many years as are left when it begins: 5, 4, 3, 2 and 1 fifteenths."""
    lengths = list(_years(terms.life))
    left = (terms.life - DECEMBER * year for year in range(len(lengths)))
    weights = [months * length for months, length in zip(left, lengths, strict=True)]
    charges = _parts(terms.base, [Fraction(weight, sum(weights)) for weight in weights])
    return _through_the_years(charges, lengths)


def _declining(terms: Terms) -> Iterator[Money]:
    """Each year a part of what it stood at when the year began; never below the residual, the last takes the rest."""
    return _through_the_years(_declining_years(terms), list(_years(terms.life)))


def _declining_years(terms: Terms) -> Iterator[Money]:
    left, lengths = terms.base, list(_years(terms.life))
    for length in lengths[:-1]:
        exact = terms.rate * (left + terms.residual).minor * Fraction(length, DECEMBER)
        charge = min(_rounded(exact, left.currency), left)
        left -= charge
        yield charge
    yield left


def _years(life: int) -> Iterator[int]:
    """The months of each year of a life: twelve, the last one maybe less."""
    for begun in range(0, life, DECEMBER):
        yield min(DECEMBER, life - begun)


def _through_the_years(charges: Iterable[Money], lengths: Sequence[int]) -> Iterator[Money]:
    """What each year takes, spread evenly over its months."""
    for charge, length in zip(charges, lengths, strict=True):
        yield from _parts(charge, [Fraction(1, length)] * length)


def _parts(whole: Money, shares: Sequence[Fraction]) -> Iterator[Money]:
    """So much of the whole each, rounded half up, never more than is left; the last one takes what is left."""
    left = whole
    for share in shares[:-1]:
        part = min(_rounded(whole.minor * share, whole.currency), left)
        left -= part
        yield part
    yield left


def _rounded(exact: Fraction, currency: str) -> Money:
    return Money(int(exact + Fraction(1, 2)), currency)


def _first_month(terms: Terms) -> Month:
    if terms.counting != "months" and terms.method == "straight":
        return Month.of(_days_used(terms)[0])
    return Month.of(terms.start).plus(0 if terms.first_counted else 1)


_BY_METHOD: Final = {"straight": _straight, "declining": _declining, "digits": _digits}
