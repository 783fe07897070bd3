"""The late charge of each loan among what is due: as it stands today, with what was due first of it.

Loans of 1.200 without interest in twelve instalments of 100, the first due on 20 January; today is 20 March.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coopbooks import loans, materials
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.loans import Payment, RescheduleDraft, Terms, owed
from coopbooks.loans.late import Late, Unpaid
from coopbooks.loans.late_charges import late_charges
from tests.builders import TODAY, m
from tests.core.any_loans import any_payments, any_terms
from tests.core.lending import FIRST, borrowed, lent, pay, terms

FEBRUARY = date(2026, 2, 20)


def charging(**also: Any) -> Terms:
    """A tenth of a percent a day of the overdue principal, unless said otherwise."""
    usual: dict[str, Any] = {"method": "no_interest", "late": "principal", "late_rate": Decimal("0.1")}
    return terms("1200", "0", **(usual | also))


def test_the_late_charge_is_to_be_paid_with_what_was_due_first(books: Books) -> None:
    """100 for the 31 days to 20 February are 3.10, 200 for the 28 days since then 5.60: 8.70."""
    one = lent(books, charging())
    rows = loans.due_list(books, TODAY)
    assert [(row.fine, row.principal, row.amount) for row in rows] == [
        (m("8.70"), m("100"), m("108.70")),
        (m("0"), m("100"), m("100")),
        (m("0"), m("100"), m("100")),
    ]
    assert sum((row.amount for row in rows), m("0")) == loans.standing_on(books, one, TODAY).owed_now
    assert loans.next_due(books).receive_7 == m("308.70")
    assert loans.due_list(books, TODAY, "borrowed") == []


def test_what_the_club_is_to_pay_this_month_includes_it(books: Books) -> None:
    borrowed(books, charging())
    [march] = loans.against_orders(books, Month.of(TODAY))
    assert march.due == m("308.70")


@pytest.mark.parametrize(("day", "charge"), [(FIRST, "0"), (date(2026, 1, 21), "5"), (TODAY, "10")])
def test_an_amount_is_charged_once_for_each_late_instalment(books: Books, day: date, charge: str) -> None:
    """5.00 the day after 20 January, and again after 20 February; that of today is not late yet."""
    one = lent(books, charging(late="fixed", late_amount=m("5")))
    assert late_charges(books, day) == {one.id: m(charge).minor}


def test_it_grows_on_what_is_left_after_a_payment(books: Books) -> None:
    """150 on 20 February pay 3.10 of late charge and 146.90 of the 200: 53.10 for 28 days are 1.4868."""
    one = lent(books, charging())
    pay(books, one, "150", FEBRUARY)
    assert late_charges(books, TODAY) == {one.id: 149}


def test_what_a_payment_did_not_pay_of_it_stands(books: Books) -> None:
    """Of 3.10 on 20 February 2.00 were paid: 1.10 stand, and 5.60 grew on 200 since then."""
    one = lent(books, charging())
    pay(books, one, "2", FEBRUARY)
    assert late_charges(books, TODAY) == {one.id: 670}


def test_it_stands_where_it_is_paid_last(books: Books) -> None:
    """All 200 that were due on 20 February were paid, and nothing of the 3.10 then."""
    one = lent(books, charging(order="principal,interest,fine"))
    pay(books, one, "200", FEBRUARY)
    assert late_charges(books, TODAY) == {one.id: 310}
    assert loans.due_list(books, TODAY)[0].fine == m("3.10")


def test_it_is_charged_anew_for_a_payment_that_was_voided(books: Books) -> None:
    """100 of 20 January voided: 20 February paid 100 of the 200 due then, and late charge is owed for all that time."""
    one = lent(books, charging())
    first = pay(books, one, "100")
    pay(books, one, "100", FEBRUARY)
    assert late_charges(books, TODAY) == {one.id: 0}
    materials.void(books, first.voucher, "It never came")
    assert late_charges(books, TODAY) == {one.id: 310 + 280}


def test_new_terms_take_it_over(books: Books) -> None:
    """8.70 until today; the new plan is not late yet."""
    one = lent(books, charging())
    again = charging(disbursed_on=TODAY, first_due=date(2026, 4, 20))
    loans.reschedule(books, one.id, RescheduleDraft(again, "An order was lost"))
    assert late_charges(books, TODAY + timedelta(days=20)) == {one.id: 870}
    assert loans.due_list(books, TODAY) == []
    assert loans.due_list(books, date(2026, 4, 20))[0].fine == m("8.70")


def test_loans_without_one_and_those_paid_back_are_not_asked(books: Books) -> None:
    lent(books, terms())
    one = lent(books, charging())
    loans.pay_instalment(books, loans.pay_off_proposal(books, one.id, TODAY))
    assert late_charges(books, TODAY) == {}


def test_what_is_left_of_interest_alone_is_no_late_instalment(books: Books) -> None:
    """Paid back before any of it is due, principal first: no due day asks for the interest that is left."""
    told: dict[str, Any] = {"order": "fine,principal,interest", "late": "fixed", "late_amount": m("5")}
    told |= {"first_due": FIRST - timedelta(days=30), "grace": 1, "grace_kind": "interest_only"}
    one = lent(books, terms("10", instalments=2, **told))
    pay(books, one, "9", FIRST - timedelta(days=12))
    pay(books, one, "1", FIRST - timedelta(days=9))
    now = loans.standing_on(books, one, TODAY)
    assert (now.balance, now.fine) == (m("0"), m("0"))
    assert now.dues
    assert late_charges(books, TODAY) == {one.id: 0}


LATE = st.sampled_from(
    [
        {"late": "fixed", "late_amount": m("5")},
        {"late": "principal", "late_rate": Decimal("0.1")},
        {"late": "both", "late_rate": Decimal("0.07")},
    ]
)


@given(st.data(), LATE, st.integers(0, 900))
def test_it_grows_on_what_is_kept_as_on_the_loan_followed(data: st.DataObject, late: Any, days: int) -> None:
    """From a day on which none is owed, while principal is; due is what is known where interest is as planned."""
    agreed = data.draw(any_terms(**late))
    payments: list[Payment] = data.draw(any_payments(agreed, most=3))
    since = payments[-1].day if payments else agreed.disbursed_on
    before = owed(agreed, payments, since)
    assume(before.balance)
    until = since + timedelta(days=days)
    grown = owed(agreed, payments, until).fine.minor - before.fine.minor
    unpaid = [Unpaid(one.due, one.interest.minor, one.principal.minor) for one in before.dues]
    assert Late.of(agreed).grown(unpaid, since, until) == grown
