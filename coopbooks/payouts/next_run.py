"""Which days the next payout is for, and the work that was left behind before them."""

from datetime import date, timedelta
from typing import Final

from coopbooks import work
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.payouts.drafts import RunDraft
from coopbooks.payouts.runs import list_runs

_HALF: Final = 15
"""The last day of the first half of a month."""


def following(period: Period) -> Period:
    """Return the days after a period: the other half of a month, as many whole months, or as many days."""
    first, month = period.after, Month.of(period.after)
    if period.whole_months:
        return Period(first, month.plus(len(list(period.months()))).first)
    if period == Period(month.first, date(month.year, month.number, _HALF + 1)):
        return Period(first, month.plus(1).first)
    if first.day == 1 and period.first == date(period.last.year, period.last.month, _HALF + 1):
        return Period.through(first, date(month.year, month.number, _HALF))
    return Period(first, first + (period.after - period.first))


def proposed_period(books: Books) -> Period | None:
    """Return the days after the last run of all work; before the first one those of all unpaid work, up to today.

    None where there is neither.
    """
    paid = [
        one.draft.period
        for one in list_runs(books, kind="work")
        if isinstance(one.draft, RunDraft) and one.state != "voided" and one.draft.period and _is_of_all(one.draft)
    ]
    if paid:
        return following(max(paid, key=lambda one: one.after))
    days = [one.day for one in work.unpaid(books)]
    return Period(min(days), max(*days, books.today()) + timedelta(days=1)) if days else None


def _is_of_all(draft: RunDraft) -> bool:
    return draft.order is None and draft.group is None and not draft.persons


def left_behind(books: Books, period: Period, order: int | None = None, group: int | None = None) -> list[work.Work]:
    """Return the work done before a period that nobody was paid for yet."""
    return work.unpaid(books, Period(date.min, period.first), order=order, group=group)
