"""The interest of a period: how its time is counted, what rate that makes, and how the amount is rounded once.

Time is a fraction of a year, the day it starts out and the day it ends in. A nominal rate earns rate × time; an
effective yearly rate i earns (1 + i)^time − 1 for a whole period. Inside a period interest grows evenly with the days.
"""

from calendar import isleap
from collections.abc import Callable
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from coopbooks.loans.terms import Terms

_REAL_DAYS: Final = {"actual/360": 360, "actual/364": 364, "actual/365": 365}
_A_YEAR: Final = {"month": 12, "week": 52, "day": 360}
"""How many units make a year where time is counted by months: twelve months, 52 weeks, or 360 days."""
_WIDE: Final = Context(prec=50)
_DIGITS: Final = 10**30
"""An effective rate is no fraction: it is worked out to thirty decimals, which no centavo can see."""


def divided(number: int, by: int, rounding: str) -> int:
    """Return number ÷ by as a whole number, rounded as one of ``ROUNDINGS``; both are zero or more."""
    if rounding == "half_up":
        return (2 * number + by) // (2 * by)
    whole, rest = divmod(number, by)
    if rounding == "half_even":
        return whole + (2 * rest > by or (2 * rest == by and whole % 2 == 1))
    return whole + (rounding == "up" and rest > 0)


def period_rate(terms: Terms, start: date, due: date, units: int = 0) -> Fraction:
    """Return the rate of a period, 0.01 being one percent.

    ``units`` says how many days, weeks or months a regular period has; 0: count its days.
    """
    if terms.basis == "months" and units:
        return rate_of(terms.rate, terms.rate_per, Fraction(units, _A_YEAR[terms.unit]))
    return rate_of(terms.rate, terms.rate_per, year_part(terms, start, due))


@lru_cache(maxsize=1024)
def rate_of(percent: Decimal, per: str, time: Fraction) -> Fraction:
    """Return what a rate in percent makes of a part of a year."""
    rate = Fraction(percent) / 100
    if per != "effective_year":
        return rate * time * (12 if per == "month" else 1)
    exponent = _WIDE.divide(Decimal(time.numerator), Decimal(time.denominator))
    base = _WIDE.add(1, _WIDE.divide(percent, 100))
    return Fraction(int(_WIDE.multiply(_WIDE.power(base, exponent), _DIGITS)), _DIGITS) - 1


def year_part(terms: Terms, start: date, end: date) -> Fraction:
    """Return the time from one day to another as a fraction of a year, as the terms count it.

    By months, days that are no whole period count as in months of 30 days, weeks of a year of 364.
    """
    return _counting(terms)(start, end)


def elapsed(terms: Terms, start: date, end: date, of: tuple[date, date]) -> Fraction:
    """Return how much of a period (``of``: its start and due day) lies between two days; more than 1 after it."""
    count = _counting(terms)
    whole = count(*of)
    return count(start, end) / whole if whole else Fraction(0)


def _counting(terms: Terms) -> Callable[[date, date], Fraction]:
    basis = terms.basis
    if basis == "months":
        basis = {"month": "30/360", "week": "actual/364", "day": "actual/360"}[terms.unit]
    if basis == "30/360":
        return _months_of_30
    if basis == "actual/actual":
        return _real_years
    return lambda start, end: Fraction((end - start).days, _REAL_DAYS[basis])


def _months_of_30(start: date, end: date) -> Fraction:
    """30E/360 (ISDA 2006, 4.16(g)): the 31st counts as the 30th. Parts of a period add up to the whole."""
    return Fraction(_day_of_360(end) - _day_of_360(start), 360)


def _day_of_360(day: date) -> int:
    return 360 * day.year + 30 * day.month + min(day.day, 30)


def _real_years(start: date, end: date) -> Fraction:
    """Split at each 31 December: the days of a year are counted by its own 365 or 366, the start out, the end in."""
    time, first = Fraction(0), start
    for year in range(start.year, end.year):
        last = date(year, 12, 31)
        time += Fraction((last - first).days, _length(year))
        first = last
    rest = Fraction((end - first).days, _length(end.year))
    return time + rest if time else rest


def _length(year: int) -> int:
    return 366 if isleap(year) else 365
