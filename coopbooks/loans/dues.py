"""The due days of a loan.

Counted from the first due day. Where the first due day is just one regular period after the money was handed over, they
are counted from that day, so that what is lent on the 31st is due on the 31st again after a February.
"""

from datetime import date, timedelta
from typing import Final

from coopbooks.days import Month, add_months
from coopbooks.loans.terms import Terms

_DAYS: Final = {"day": 1, "week": 7}


def due_days(terms: Terms) -> list[date]:
    """Return every due day, the first to the last, those of the grace included."""
    anchor, past = (terms.disbursed_on, 1) if is_regular(terms) else (terms.first_due, 0)
    return [_later(anchor, number + past, terms) for number in range(terms.instalments)]


def first_due_of(disbursed_on: date, every: int, unit: str, missing_day: str = "clamp") -> date:
    """Return the first due day one regular period after the money is handed over."""
    return _shifted(disbursed_on, every, unit, missing_day)


def is_regular(terms: Terms) -> bool:
    """Whether the first period is as long as the others."""
    return _later(terms.disbursed_on, 1, terms) == terms.first_due


def _later(day: date, periods: int, terms: Terms) -> date:
    return _shifted(day, terms.every * periods, terms.unit, terms.missing_day)


def _shifted(day: date, many: int, unit: str, missing_day: str) -> date:
    if unit != "month":
        return day + timedelta(days=many * _DAYS[unit])
    clamped = add_months(day, many)
    if missing_day == "roll" and clamped.day < day.day:
        return Month.of(clamped).plus(1).first
    return clamped
