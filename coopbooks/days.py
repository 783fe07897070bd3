"""Days: months, periods and accounting years. A period holds its first day and excludes the day after its last."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from coopbooks.i18n import N_

DECEMBER = 12
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one calendar year."""

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse what is no month of the calendar."""
        if not 1 <= self.number <= DECEMBER:
            raise ValueError(f"there is no month {self.number}")

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def of_key(cls, key: str) -> Self:
        """Return the month of a ``key``."""
        return cls(int(key[:4]), int(key[5:]))

    @property
    def key(self) -> str:
        """``2026-03``: sorts as text in the order of time."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def period(self) -> "Period":
        """The month as a period."""
        return Period(self.first, self.plus(1).first)

    def plus(self, months: int) -> "Month":
        """Return the month so many months later (or earlier)."""
        years, number = divmod(self.number - 1 + months, DECEMBER)
        return Month(self.year + years, number + 1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``first`` up to, not including, ``after``; never empty."""

    first: date
    after: date

    def __post_init__(self) -> None:
        """Refuse an empty or reversed period."""
        if self.after <= self.first:
            raise ValueError(f"a period from {self.first} cannot end before {self.after}")

    @classmethod
    def through(cls, first: date, last: date) -> Self:
        """Return the period from ``first`` to ``last``, both included."""
        return cls(first, last + _A_DAY)

    @property
    def last(self) -> date:
        """Its last day, included."""
        return self.after - _A_DAY

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day < self.after

    @property
    def whole_months(self) -> bool:
        """Whether it begins on the first and ends on the last day of a month."""
        return self.first.day == 1 and self.after.day == 1

    def months(self) -> Iterator[Month]:
        """Every month it touches, in order."""
        month = Month.of(self.first)
        while month.first < self.after:
            yield month
            month = month.plus(1)

    def before(self) -> "Period":
        """Return the period just before it: as many whole months, or else as many days."""
        if self.whole_months:
            length = len(list(self.months()))
            return Period(Month.of(self.first).plus(-length).first, self.first)
        return Period(self.first - (self.after - self.first), self.first)

    def year_before(self) -> "Period":
        """Return the same period one year earlier; 29 February becomes the 28th."""
        return Period.through(add_months(self.first, -DECEMBER), _same_last_day(self.last))


def _same_last_day(last: date) -> date:
    """A year earlier, keeping "the last day of the month" the last day of its month."""
    month = Month.of(last).plus(-DECEMBER)
    return month.last if last == Month.of(last).last else add_months(last, -DECEMBER)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month so many months later; a missing day becomes the last one (31 Jan, 28 Feb)."""
    month = Month.of(day).plus(months)
    return date(month.year, month.number, min(day.day, month.last.day))


def year_of(day: date, closing_month: int = DECEMBER) -> int:
    """Return the accounting year (gestion) a day belongs to, named after the calendar year it closes in."""
    return day.year if day.month <= closing_month else day.year + 1


def year_period(year: int, closing_month: int = DECEMBER) -> Period:
    """Return the twelve months of an accounting year."""
    after = Month(year, closing_month).plus(1)
    return Period(after.plus(-DECEMBER).first, after.first)


PERIODS: Final = {
    "this_month": N_("This month"),
    "last_month": N_("Last month"),
    "this_year": N_("This year"),
    "last_year": N_("Last year"),
}
"""The periods offered by name, with the words for them; a year is the accounting year."""


def named_period(name: str, today: date, closing_month: int = DECEMBER) -> Period:
    """Return one of ``PERIODS`` as it lies around today: always whole months, to their end, however far today is."""
    if name in ("this_month", "last_month"):
        return Month.of(today).plus(-1 if name == "last_month" else 0).period
    if name in ("this_year", "last_year"):
        return year_period(year_of(today, closing_month) - (1 if name == "last_year" else 0), closing_month)
    raise ValueError(f"no such period: {name!r}")
