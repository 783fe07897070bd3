"""The course of a loan: its plan followed from day to day through what really happened.

The principal overdue is what is owed above the balance the plan has then. Interest is charged on each due day: that of
the plan, or that of the days on the balance really owed, each piece between two happenings rounded by itself. Nothing
ever grows on interest: interest and late charge never become principal.

Principal paid beyond the instalment that is coming is paid ahead, and the rest of the plan is laid out anew on what is
left: with the instalments as they were, so that it ends sooner, or lowered, as the terms say. On a due day, and on the
day the money is handed over, no instalment is coming yet: what is not due is ahead, and lowers the interest at once. As
no row stays above the balance it had before, paying ahead never costs more.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coopbooks.loans.checks import tidy
from coopbooks.loans.interest import divided, elapsed
from coopbooks.loans.late import Late
from coopbooks.loans.plan import lay_out
from coopbooks.loans.rows import Row, ahead, sets_aside
from coopbooks.loans.shapes import Event, Payment, Rescheduling
from coopbooks.loans.terms import Terms


class Fallen(NamedTuple):
    """What fell due on a day; the interest is negative where more was paid before than falls due."""

    due: date
    interest: int
    principal: int


class Course:
    """A loan on the evening of ``day``, all in minor units.

    balance    the principal not paid back; ``planned``: what the plan says of it after the last due day
    fallen     what fell due; ``charged``: the interest in it, ``paid``: the interest paid (of the plan that holds)
    aside      interest set aside during the grace and not due yet
    carried    interest taken over from the plan before, due on the first due day (negative: paid before it was earned)
    piece      interest of the running period so far, where it is charged by days
    fined      late charges; ``fines_paid``: what of them was paid
    rows       what is still to come of the plan
    """

    def __init__(self, terms: Terms) -> None:
        """Begin on the day the money is handed over."""
        self.balance = terms.principal.minor
        self.fined = self.fines_paid = 0
        self._begin(terms, 0)

    def _begin(self, terms: Terms, carried: int) -> None:
        terms = tidy(terms)
        self.terms, self.day, self.planned = terms, terms.disbursed_on, terms.principal.minor
        self.late = Late.of(terms)
        self.by_days = terms.interest_by == "days"
        self.pace, self.rows = lay_out(terms)
        self.last = self.rows[-1].span
        self.charged = self.paid = self.aside = self.piece = 0
        self.carried = carried
        self.fallen: list[Fallen] = []
        self.fresh = False  # whether what fell due last may still bear a fixed late charge

    def follow(self, events: Iterable[Event], until: date) -> "Course":
        """Go through what happened until the evening of a day."""
        for event in sorted(events, key=lambda event: event.day):
            if event.day > until:
                break
            self.advance(event.day)
            if isinstance(event, Payment):
                self.pay(event)
            else:
                self.reschedule(event)
        self.advance(until)
        return self

    def advance(self, day: date) -> None:
        """Let days pass: interest and late charges grow, and what is due falls due."""
        while self.rows and self.rows[0].span.due <= day:
            self._pass(self.rows[0].span.due)
            self._fall_due(self.rows.pop(0))
        self._pass(day)

    def _pass(self, day: date) -> None:
        """Let days pass on which nothing falls due."""
        if day <= self.day:
            return
        self._fine((day - self.day).days)
        if self.by_days:
            self.piece += self.grown(day)
        self.day = day

    def _fine(self, days: int) -> None:
        overdue = max(self.charged - self.paid, 0)
        self.fined += self.late.charge(days, overdue, self.principal_due, fresh=self.fresh)
        self.fresh = False

    def grown(self, until: date) -> int:
        """Return the interest of the balance from now until a day of the running period, or after the last; rounded."""
        span = self.rows[0].span if self.rows else self.last
        part = elapsed(self.terms, self.day, until, (span.start, span.due))
        return divided(self.balance * span.above * part.numerator, span.below * part.denominator, self.terms.rounding)

    def due_of(self, row: Row, accrued: int, aside: int) -> int:
        """Return the interest that falls due with a row in which so much was earned while so much is set aside."""
        if sets_aside(self.terms, row.span):
            return 0
        return accrued + (min(row.interest - row.accrued, aside) if row.after else aside)

    def _fall_due(self, row: Row) -> None:
        accrued = self.piece if self.by_days else row.accrued
        interest, principal = self.due_of(row, accrued, self.aside), self.planned - row.after
        self.aside += accrued - interest
        self._charge(row.span.due, interest, principal)
        self.last, self.planned, self.piece = row.span, row.after, 0
        self.fresh = bool(interest or principal)

    def _charge(self, day: date, interest: int, principal: int) -> None:
        self.charged += interest + self.carried
        self.fallen.append(Fallen(day, interest + self.carried, principal))
        self.carried = 0

    @property
    def coming(self) -> Row | None:
        """The row whose period has begun; none on a due day and on the day the money is handed over."""
        return self.rows[0] if self.rows and self.day > self.rows[0].span.start else None

    def running(self, until: str) -> int:
        """Return the interest of the running period to the ``day`` it is, or to the end of the ``period``."""
        row = self.coming
        if self.by_days:
            return self.piece + (self.grown(row.span.due) if row and until == "period" else 0)
        if row is None or until == "period":
            return row.accrued if row else 0
        part = elapsed(self.terms, row.span.start, self.day, (row.span.start, row.span.due))
        return divided(row.accrued * part.numerator, part.denominator, self.terms.rounding)

    @property
    def principal_due(self) -> int:
        """Principal that fell due and is not paid."""
        return max(self.balance - self.planned, 0)

    @property
    def interest_due(self) -> int:
        """Interest that fell due and is not paid; after the last due day it is due as it grows."""
        return max(self.charged + (0 if self.rows else self.piece) - self.paid, 0)

    @property
    def fine(self) -> int:
        """Late charge not paid."""
        return max(self.fined - self.fines_paid, 0)

    def earned(self, until: str) -> int:
        """Return the interest earned and not paid, due or not; negative where it was paid before."""
        return self.charged + self.carried + self.aside + self.running(until) - self.paid

    def pay(self, payment: Payment) -> None:
        """Take a payment, as it was posted."""
        running = self.running(self.terms.pay_off_to)
        self.balance -= payment.principal.minor
        self.paid += payment.interest.minor
        self.fines_paid += payment.fine.minor
        if self.balance > 0:
            self._take_ahead()
        elif payment.principal:
            self._charge(self.day, self.aside + running, 0)
            self.rows, self.planned, self.aside, self.piece, self.fresh = [], 0, 0, 0, False

    def _take_ahead(self) -> None:
        """Lay out anew what is to come, where more was paid back than is due or coming."""
        row = self.coming
        rest = self.rows[1:] if row else self.rows
        if not rest or self.balance >= (row.after if row else self.planned):
            return
        aside = self.aside
        if row:
            accrued = self.piece + self.grown(row.span.due) if self.by_days else row.accrued
            aside += accrued - self.due_of(row, accrued, aside)
        self.pace, rest = ahead(self.pace, rest, self.balance, aside)
        if row:
            self.rows = [row._replace(after=self.balance), *rest]
        else:
            self.rows, self.planned = rest, self.balance

    def reschedule(self, event: Rescheduling) -> None:
        """Begin the new plan: interest earned and not paid is carried beside, as are late charges."""
        self._begin(event.terms, self.earned("day"))
        if self.balance > 0:
            self._take_ahead()
        else:
            self.rows, self.planned = [], 0
            self._charge(self.day, 0, 0)
