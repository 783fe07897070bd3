"""How a loan stands on a day, from its terms and what happened to it: nothing else is remembered.

What is still to be paid is told due day by due day. Payments count for the oldest due day first.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from coopbooks.loans.course import Course
from coopbooks.loans.shapes import Due, Event, Payment, Rescheduling, Standing
from coopbooks.loans.terms import Terms
from coopbooks.money import Money


def owed(terms: Terms, events: Iterable[Event], day: date) -> Standing:
    """Return how a loan stands on the evening of a day.

    ``terms`` are the first terms of the loan. Any of its payments may be missing: a voided one was never paid.
    """
    return standing(Course(terms).follow(events, day))


def carried(terms: Terms, events: Sequence[Event]) -> Money:
    """Return the interest the plan in force took over from the one before it: due on its first due day.

    Below zero where more interest was paid than was earned by then: it counts for what falls due first.
    """
    agreed = [place for place, event in enumerate(events) if isinstance(event, Rescheduling)]
    before = events[: agreed[-1] + 1] if agreed else ()
    course = Course(terms).follow(before, before[-1].day if before else terms.disbursed_on)
    return Money(course.carried, terms.principal.currency)


def standing(course: Course) -> Standing:
    """Return how a loan stands where its course has come to."""
    currency = course.terms.principal.currency
    dues = (
        Due(due, Money(interest, currency), Money(principal, currency)) for due, interest, principal in _dues(course)
    )
    return Standing(
        day=course.day,
        balance=Money(course.balance, currency),
        fine=Money(course.fine, currency),
        dues=tuple(one for one in dues if one.amount),
        accrued=Money(max(course.earned("day"), 0), currency),
        pay_off=everything(course),
    )


def everything(course: Course) -> Payment:
    """Return what pays everything back on the day: late charge, interest as agreed, and the balance."""
    interest = max(course.earned(course.terms.pay_off_to), 0)
    parts = (course.fine, interest, course.balance)
    return Payment(course.day, *(Money(part, course.terms.principal.currency) for part in parts))


def _dues(course: Course) -> Iterator[tuple[date, int, int]]:
    """Tell what is not paid of each due day, the past ones first; interest paid in advance counts for those to come."""
    covered = course.paid
    unpaid = _unpaid_principal(course)
    for one, principal in zip(course.fallen, unpaid, strict=True):
        yield one.due, max(one.interest - covered, 0) if one.interest > 0 else 0, principal
        covered = max(covered - one.interest, 0)
    if not course.rows:
        yield course.day, max(course.piece - covered, 0), 0
    for due, interest, principal in _to_come(course):
        yield due, max(interest - covered, 0), principal
        covered = max(covered - interest, 0)


def _unpaid_principal(course: Course) -> list[int]:
    """Return what is not paid of the principal of each due day that is past: what is overdue fell due last."""
    left, unpaid = course.principal_due, list[int]()
    for one in reversed(course.fallen):
        unpaid.append(min(left, one.principal))
        left -= unpaid[-1]
    if unpaid:
        unpaid[-1] += left
    return unpaid[::-1]


def _to_come(course: Course) -> Iterator[tuple[date, int, int]]:
    """Tell the due days to come, as the plan has them for the balance there is."""
    aside, carried, before = course.aside, course.carried, course.planned
    for number, row in enumerate(course.rows):
        accrued = row.accrued
        if course.by_days and not number:
            accrued = course.piece + course.grown(row.span.due)
        interest = course.due_of(row, accrued, aside)
        aside += accrued - interest
        yield row.span.due, interest + carried, min(course.balance, before) - min(course.balance, row.after)
        carried, before = 0, row.after
