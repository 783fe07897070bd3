"""What a payment pays, what pays everything back, and new terms for what is left.

A payment pays what is due first (late charge, interest and principal in the order agreed), then the instalment that is
coming: the interest earned until the day, its principal, and the rest of its interest where that is charged as planned.
What is over is principal paid ahead.
"""

from collections.abc import Sequence
from datetime import date

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.loans.checks import check_amount, check_terms
from coopbooks.loans.course import Course
from coopbooks.loans.owed import everything
from coopbooks.loans.plan import lay_out
from coopbooks.loans.shapes import Event, Payment, Rescheduling
from coopbooks.loans.terms import Terms
from coopbooks.money import Money


def split(terms: Terms, events: Sequence[Event], day: date, amount: Money) -> Payment:
    """Return what an amount paid on a day pays; refuses more than everything owed, and days that cannot be."""
    course = _on(terms, events, day, "day")
    if amount.currency != terms.principal.currency:
        raise ValueError(f"the loan is in {terms.principal.currency}, not in {amount.currency}")
    check_amount(amount, "amount")
    whole = everything(course)
    if amount > whole.amount:
        raise Refusal(
            _("This is more than is owed: %(amount)s pays everything back on this day. Write that, or less.")
            % {"amount": showing.money(whole.amount)},
            "amount",
            "too_much",
        )
    return whole if amount == whole.amount else _shared_out(course, amount)


def pay_off(terms: Terms, events: Sequence[Event], day: date) -> Payment:
    """Return what pays everything back on a day; refuses days that cannot be."""
    return everything(_on(terms, events, day, "day"))


def terms_on(terms: Terms, events: Sequence[Event], day: date) -> Terms:
    """Return the terms that hold on a day: those agreed last."""
    new = [event.terms for event in events if isinstance(event, Rescheduling) and event.day <= day]
    return max(new, key=lambda one: one.disbursed_on) if new else terms


def check_rescheduling(terms: Terms, events: Sequence[Event], new: Terms) -> Rescheduling:
    """Refuse new terms that cannot be, or that are not for the principal that is left on their day."""
    course = _on(terms, events, new.disbursed_on, "disbursed_on")
    balance = Money(course.balance, terms.principal.currency)
    if new.principal.currency != balance.currency:
        raise ValueError(f"the loan is in {balance.currency}, not in {new.principal.currency}")
    if new.principal != balance:
        raise Refusal(
            _("The new plan is for the principal that is left: %(amount)s. Interest and late charges are beside it.")
            % {"amount": showing.money(balance)},
            "principal",
            "not_the_balance",
        )
    new = check_terms(new)
    lay_out(new)
    return Rescheduling(new)


def _on(terms: Terms, events: Sequence[Event], day: date, field: str) -> Course:
    """Return the course of a loan on a day something is to happen; refuses a day before it, and a loan paid back."""
    if day < terms.disbursed_on:
        raise Refusal(
            _("The money was handed over on %(day)s. Write that day, or a later one.")
            % {"day": showing.day(terms.disbursed_on)},
            field,
            "before",
        )
    last = max((event.day for event in events), default=day)
    if day < last:
        raise Refusal(
            _("Something was recorded for this loan on %(day)s. Void that first, or write a later day.")
            % {"day": showing.day(last)},
            field,
            "earlier",
        )
    course = Course(terms).follow(events, day)
    if not everything(course).amount:
        raise Refusal(_("This loan is paid back: nothing is owed any more."), field, "paid_off")
    return course


def _shared_out(course: Course, amount: Money) -> Payment:
    """Return what less than everything pays."""
    order = course.terms.order.split(",")
    paid = dict.fromkeys(order, 0)
    left = amount.minor
    due = {"fine": course.fine, "interest": course.interest_due, "principal": course.principal_due}
    so_far, whole, principal = _coming(course)
    coming = {"fine": 0, "interest": so_far, "principal": principal}
    steps = [(name, part[name]) for part in (due, coming) for name in order]
    for name, most in (*steps, ("interest", whole - so_far), ("principal", course.balance), ("interest", left)):
        part = min(most, left, *([course.balance - paid["principal"]] if name == "principal" else []))
        paid[name] += part
        left -= part
    parts = (Money(paid[name], amount.currency) for name in ("fine", "interest", "principal"))
    return Payment(course.day, *parts)


def _coming(course: Course) -> tuple[int, int, int]:
    """Return the interest earned of the coming instalment, all of its interest that can be paid, and its principal."""
    row = course.coming
    before = max(course.paid - course.charged, 0)
    if row is None:
        carried = max(course.carried - before, 0)
        return carried, carried, 0
    earned = course.running("day")
    whole = course.due_of(row, earned if course.by_days else row.accrued, course.aside) + course.carried
    earned = min(earned + course.carried, whole)
    principal = max(min(course.balance, course.planned) - row.after, 0)
    return max(earned - before, 0), max(whole - before, 0), principal
