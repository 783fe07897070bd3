"""Which days the next payout is for, and the work that was left behind before them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from coopbooks import work
from coopbooks.books import Books, storage
from coopbooks.days import Month, Period
from coopbooks.payouts.drafts import RunDraft
from coopbooks.payouts.runs import claimed, drafted, list_runs

_HALF: Final = 15
"""The last day of the first half of a month."""
_UNPAID: Final = """
    SELECT count(DISTINCT person_id), min(day) FROM work_record
    WHERE run_id IS NULL AND taken_back_by IS NULL AND accepted + rejected > 0
    AND person_id NOT IN (SELECT value FROM json_each(?))
"""
_LAST: Final = 6
"""So many of the last payouts say how long one usually is: one alone may be shorter, as at the end of a year."""


def following(last: Sequence[Period]) -> Period:
    """Return the days after the newest of some periods: by the calendar where that was the half of a month or whole
    months; else as many days as most of them had.
    """
    newest = last[0]
    [(usual, _many)] = Counter(one.after - one.first for one in last).most_common(1)
    return _by_calendar(newest) or Period(newest.after, newest.after + usual)


def _by_calendar(period: Period) -> Period | None:
    """The other half of a month, or as many whole months."""
    first, month = period.after, Month.of(period.after)
    if period.whole_months:
        return Period(first, month.plus(len(list(period.months()))).first)
    if period == Period(month.first, date(month.year, month.number, _HALF + 1)):
        return Period(first, month.plus(1).first)
    if first.day == 1 and period.first == date(period.last.year, period.last.month, _HALF + 1):
        return Period.through(first, date(month.year, month.number, _HALF))
    return None


def proposed_period(books: Books) -> Period | None:
    """Return the days after the last run of all work, where they have begun.

    Else those of the work that nobody was paid for and no draft will pay, up to today; None where there is none.
    """
    paid = [
        one.draft.period
        for one in list_runs(books, kind="work")
        if isinstance(one.draft, RunDraft) and one.state != "voided" and one.draft.period and _is_of_all(one.draft)
    ]
    after = following(sorted(paid, key=lambda one: one.after, reverse=True)[:_LAST]) if paid else None
    if after and after.first <= books.today():
        return after
    there = drafted(books)
    sums = [one for one in work.unpaid_sums(books) if one.person not in there]
    if not sums:
        return None
    return Period.through(min(one.since for one in sums), max(books.today(), *(one.until for one in sums)))


def _is_of_all(draft: RunDraft) -> bool:
    return draft.order is None and draft.group is None and not draft.persons


def left_behind(
    books: Books, period: Period, order: int | None = None, group: int | None = None, but: int | None = None
) -> list[work.Work]:
    """Return the work done before a period that nobody was paid for yet, of those whom no draft will pay, ``but`` one
    of them: who is in another draft cannot be paid here, too.
    """
    found = work.unpaid(books, Period(date.min, period.first), order=order, group=group)
    drafted = {
        person for one in claimed(books, {each.person for each in found if each.person}, but) for person in one.persons
    }
    return [one for one in found if one.person not in drafted]


def unpaid_since(books: Books) -> tuple[int, date] | None:
    """Return how many members have work nobody was paid for, whom no draft will pay, and its oldest day."""
    many, oldest = storage.plain(_UNPAID, str(sorted(drafted(books)))).fetchone()
    return (many, date.fromisoformat(oldest)) if many else None
