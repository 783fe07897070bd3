"""What holds of a loan on any terms, whatever is paid and when."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coopbooks.loans import Event, Payment, Rescheduling, Terms, balance_rate, make_plan, owed, pay_off, split
from coopbooks.money import Money
from tests.core.any_loans import METHODS_BY_DAYS, any_payments, any_terms, interest_in, lent, paid_as_planned


@given(any_terms())
def test_the_principal_parts_add_up_and_the_balance_ends_at_zero(terms: Terms) -> None:
    plan = make_plan(terms)
    assert sum(row.principal.minor for row in plan.rows) == terms.principal.minor
    assert plan.rows[-1].balance == Money(0)
    assert all(row.opening - row.principal == row.balance for row in plan.rows)
    assert all(one.balance == other.opening and one.due == other.start for one, other in pairwise(plan.rows))
    assert sum(row.accrued.minor for row in plan.rows) == plan.interest.minor
    assert all(min(row.accrued, row.interest, row.principal).minor >= 0 for row in plan.rows)


@given(any_terms())
def test_days_are_due_in_order_after_the_money_is_handed_over(terms: Terms) -> None:
    days = [row.due for row in make_plan(terms).rows]
    assert terms.disbursed_on < days[0]
    assert days == sorted(set(days))


@given(any_terms(running="rounded", rounding="half_up", basis="actual/365", rate_per="year"))
def test_interest_is_earned_by_principal_alone(terms: Terms) -> None:
    """Principal × rate × days ÷ 365, rounded half up, in each row: what is set aside earns nothing."""
    for row in make_plan(terms).rows:
        base = terms.principal if terms.method == "flat" else row.opening
        exact = Fraction(base.minor) * Fraction(terms.rate) * (row.due - row.start).days / 36_500
        assert row.accrued.minor == int(exact + Fraction(1, 2))


@given(any_terms(METHODS_BY_DAYS, interest_by="days", basis="actual/365", rate_per="year"), st.integers(0, 4000))
def test_nothing_paid_never_makes_interest_on_interest(terms: Terms, days: int) -> None:
    """However long nothing is paid: principal × rate × days ÷ 365, but for a centavo for each piece there is."""
    standing = owed(terms, [], terms.disbursed_on + timedelta(days=days))
    simple = Fraction(terms.principal.minor) * Fraction(terms.rate) * days / 36_500
    assert abs(standing.accrued.minor - simple) <= terms.instalments + 1
    assert standing.pay_off.principal == terms.principal


@given(any_terms())
def test_a_plan_paid_day_by_day_is_the_plan(terms: Terms) -> None:
    """What falls due, when nothing else happens, is what the plan says, to the centavo."""
    plan = make_plan(terms)
    paid = [one for one in paid_as_planned(terms) if isinstance(one, Payment)]
    planned = [(row.due, row.interest, row.principal) for row in plan.rows if row.instalment]
    assert [(one.day, one.interest, one.principal) for one in paid] == planned


@given(any_terms(METHODS_BY_DAYS, interest_by="days", running="rounded"))
def test_by_days_a_plan_paid_on_its_days_is_the_plan_too(terms: Terms) -> None:
    plan = make_plan(terms)
    paid = [(one.day, one.interest, one.principal) for one in paid_as_planned(terms) if isinstance(one, Payment)]
    assert paid == [(row.due, row.interest, row.principal) for row in plan.rows if row.instalment]


@given(st.data())
def test_new_terms_change_nothing_of_what_was_owed(data: st.DataObject) -> None:
    """Principal, interest earned and late charge are the same the moment after; paid by the new plan, it closes."""
    late: dict[str, Any] = {"late": "both", "late_rate": Decimal("0.1")}
    terms = data.draw(any_terms(interest_by=data.draw(st.sampled_from(["plan", "days"])), **late))
    payments = data.draw(any_payments(terms, most=3))
    day = max((one.day for one in payments), default=terms.disbursed_on) + timedelta(days=data.draw(st.integers(0, 99)))
    before = owed(terms, payments, day)
    if not before.balance:
        return
    new = replace(data.draw(any_terms()), principal=before.balance)
    new = replace(new, disbursed_on=day, first_due=day + (new.first_due - new.disbursed_on))
    events: list[Event] = [*payments, Rescheduling(new)]
    after = owed(terms, events, day)
    assert (after.balance, after.fine, after.accrued) == (before.balance, before.fine, before.accrued)
    assert after.days_late == 0
    done = paid_as_planned(terms, events)
    assert sum(one.principal.minor for one in done if isinstance(one, Payment)) == terms.principal.minor


@given(st.data())
def test_any_payments_left_out_leave_a_state_that_adds_up(data: st.DataObject) -> None:
    """The state follows from what was posted, whichever payments were voided."""
    terms = data.draw(
        any_terms(interest_by=data.draw(st.sampled_from(["plan", "days"])), late="both", late_rate=Decimal("0.1"))
    )
    payments = data.draw(any_payments(terms))
    kept = [one for one in payments if data.draw(st.booleans())]
    last = max((one.day for one in payments), default=terms.disbursed_on)
    standing = owed(terms, kept, last + timedelta(days=data.draw(st.integers(0, 200))))
    assert standing.balance == terms.principal - sum((one.principal for one in kept), Money(0))
    assert sum(one.principal.minor for one in standing.dues) == standing.balance.minor
    assert all(min(one.interest, one.principal).minor >= 0 for one in standing.dues)
    assert [one.due for one in standing.dues] == sorted({one.due for one in standing.dues})
    assert standing.fine.minor >= 0
    assert standing.accrued <= standing.pay_off.interest
    assert standing.pay_off.principal == standing.balance
    assert standing.owed_now <= standing.pay_off.amount
    assert standing.arrears.amount == standing.interest_overdue + standing.principal_overdue


@given(st.data())
def test_a_payment_is_wholly_shared_out(data: st.DataObject) -> None:
    terms = data.draw(any_terms(interest_by=data.draw(st.sampled_from(["plan", "days"]))))
    payments = data.draw(any_payments(terms))
    for number, payment in enumerate(payments):
        before = owed(terms, payments[:number], payment.day)
        assert payment == split(terms, payments[:number], payment.day, payment.amount)
        assert min(payment.fine, payment.interest, payment.principal).minor >= 0
        assert payment.amount <= before.pay_off.amount
        after = owed(terms, payments[: number + 1], payment.day)
        if after.balance:  # with the last of the principal all the interest earned is due
            assert after.owed_now == before.owed_now - min(before.owed_now, payment.amount)


@given(st.data())
def test_paying_everything_closes_the_loan_for_good(data: st.DataObject) -> None:
    terms = data.draw(
        any_terms(
            interest_by=data.draw(st.sampled_from(["plan", "days"])),
            pay_off_to=data.draw(st.sampled_from(["day", "period"])),
        )
    )
    payments = data.draw(any_payments(terms, most=3))
    day = max((one.day for one in payments), default=terms.disbursed_on) + timedelta(days=data.draw(st.integers(0, 99)))
    if owed(terms, payments, day).closed:
        return
    last = pay_off(terms, payments, day)
    for later in (0, 1, 400):
        standing = owed(terms, [*payments, last], day + timedelta(days=later))
        assert standing.closed
        assert not standing.pay_off.amount


@given(st.data())
def test_prepaying_never_costs_more(data: st.DataObject) -> None:
    """Something paid before it is due, then everything on its day: never more interest than without it."""
    terms = data.draw(any_terms(ahead=data.draw(st.sampled_from(["shorten", "lower"]))))
    day = terms.disbursed_on
    early: list[Payment] = []
    for _number in range(data.draw(st.integers(1, 3))):
        day += timedelta(days=data.draw(st.integers(0, 60)))
        paid = paid_until(terms, early, day)
        whole = owed(terms, paid, day).pay_off.amount
        if whole.minor < 2:
            break
        early = [*paid, split(terms, paid, day, Money(data.draw(st.integers(1, whole.minor))))]
    shown = terms.instalments if terms.running == "shown" else 0  # each row may be shown a centavo higher
    assert interest_in(paid_as_planned(terms, early)) <= make_plan(terms).interest.minor + shown


@given(st.data())
def test_prepaying_by_days_costs_no_more_but_for_the_rounding_of_its_pieces(data: st.DataObject) -> None:
    """Each piece is rounded by itself: each payment may bring a centavo, and each row whose figures are only shown."""
    terms = data.draw(
        any_terms(METHODS_BY_DAYS, interest_by="days", ahead=data.draw(st.sampled_from(["shorten", "lower"])))
    )
    payments = data.draw(any_payments(terms, most=1))
    if payments and payments[0].day < make_plan(terms).rows[0].due:
        without = interest_in(paid_as_planned(terms))
        assert (
            interest_in(paid_as_planned(terms, payments))
            <= without + 2 + (terms.running == "shown") * terms.instalments
        )


def paid_until(terms: Terms, events: list[Payment], day: date) -> list[Payment]:
    paid = list(events)
    while (dues := owed(terms, paid, day).dues) and dues[0].due < day:
        paid.append(split(terms, paid, dues[0].due, owed(terms, paid, dues[0].due).owed_now))
    return paid


@given(
    st.integers(100_00, 500_000_00),
    st.decimals("0.1", 3, places=2),
    st.integers(2, 24),
)
def test_a_flat_loan_is_one_at_its_rate_on_the_balance(principal: int, rate: Decimal, instalments: int) -> None:
    """Its instalments pay it back with interest on the balance, but for a centavo a row; a plan asks for the same."""
    amount = str(Decimal(principal) / 100)
    flat = make_plan(lent(amount, instalments, method="flat", rate=rate, rate_per="month"))
    monthly = round(balance_rate(flat), 6)
    balance = Decimal(principal)
    for row in flat.rows:
        balance += round(balance * monthly / 100) - row.instalment.minor
    assert abs(balance) <= instalments
    same = make_plan(lent(amount, instalments, rate=monthly, rate_per="month"))
    both = list(zip(flat.rows, same.rows, strict=True))[:-1]
    assert all(abs(one.instalment.minor - other.instalment.minor) <= 1 for one, other in both)
