"""What happened to a loan, in the order it was recorded in: what it was paid, and new terms."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from coopbooks.books import Books, storage
from coopbooks.loans.drafts import LoanPayment
from coopbooks.loans.kept import json_of, plans_by_loan, terms_of
from coopbooks.loans.shapes import Event, Payment, Rescheduling
from coopbooks.loans.terms import Terms
from coopbooks.money import Money

_CURRENCIES: Final = "SELECT id, currency FROM loan WHERE id IN (SELECT value FROM json_each(?))"
_PAYMENTS: Final = """
    SELECT loan_id, plan_id, payment.id, payment.day, fine, interest, principal
    FROM loan_payment AS payment LEFT JOIN voucher AS reversal ON reversal.reverses_id = payment.voucher_id
    WHERE loan_id IN (SELECT value FROM json_each(:ids)) AND {}
"""
_STANDING: Final = "reversal.id IS NULL AND payment.voucher_id <> :without"
_THEN: Final = "payment.id < :payment AND (reversal.id IS NULL OR reversal.id > :voucher)"


def events(books: Books, loan_id: int, *, without: int | None = None, until: date | None = None) -> list[Event]:
    """Return what happened to a loan, in the order it was recorded in: what it was paid, and new terms.

    As if the voucher ``without`` had never been, and as it was on the evening of ``until``.
    """
    return events_of(books, (loan_id,), without=without, until=until)[loan_id]


def events_of(
    books: Books,  # noqa: ARG001
    ids: Iterable[int],
    *,
    without: int | None = None,
    until: date | None = None,
) -> dict[int, list[Event]]:
    """Return for each loan what :func:`events` says, asked once for all of them."""
    wanted = set(ids)
    return _told(wanted, _PAYMENTS.format(_STANDING), {"without": without or 0}, until)


def as_it_was(books: Books, payment: LoanPayment) -> tuple[Terms, list[Event]]:  # noqa: ARG001
    """Return the terms a loan began with, and what had happened to it until the day of a payment.

    As they were when that was recorded: what was voided since stands among it, what was recorded since does not.
    """
    then, one = {"payment": payment.id, "voucher": payment.voucher}, payment.loan
    first, *_agreed = plans_by_loan({one}, payment.plan)[one]
    events = _told({one}, _PAYMENTS.format(_THEN), then, payment.day, payment.plan)[one]
    return terms_of(first, payment.paid.principal.currency), events


def _told(
    wanted: set[int], payments: str, said: dict[str, Any], until: date | None, newest: int | None = None
) -> dict[int, list[Event]]:
    """Tell of some loans, by a statement of their payments, until a day, and until the ``newest`` of their plans."""
    found: dict[int, list[tuple[int, int, Event]]] = {one: [] for one in wanted}
    currencies = dict(storage.plain(_CURRENCIES, json_of(wanted)))
    for one, plans in plans_by_loan(wanted, newest).items():
        found[one] += [(plan["id"], 0, Rescheduling(terms_of(plan, currencies[one]))) for plan in plans[1:]]
    for one, plan_id, id_, day, *minors in storage.execute_sql(payments, said | {"ids": json_of(wanted)}):
        amounts = (Money(minor, currencies[one]) for minor in minors)
        found[one].append((plan_id, id_, Payment(date.fromisoformat(day), *amounts)))
    return {
        one: [event for *_order, event in sorted(told, key=_order) if until is None or event.day <= until]
        for one, told in found.items()
    }


def _order(told: tuple[int, int, Event]) -> tuple[int, int]:
    plan, payment, _event = told
    return plan, payment
