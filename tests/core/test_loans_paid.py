"""Loans paid as people pay: on time, early, late, in part, ahead, all at once. Every figure is worked out beside it.

Most are 1.200 over twelve months at 1 % a month with equal principal: 100 and 12,00, then 100 and 11,00, and so on.
"""

from dataclasses import replace
from datetime import date
from decimal import ROUND_UP, Decimal
from typing import Any

import pytest

from coopbooks.loans import Due, Event, Payment, Terms, make_plan, owed, pay_off, split
from coopbooks.money import Money
from tests.core.any_loans import declining, lent, m, paid, paid_as_planned

FEB, MARCH = date(2026, 2, 15), date(2026, 3, 15)


def test_nothing_is_owed_on_the_day_the_money_is_handed_over() -> None:
    standing = owed(declining(), [], date(2026, 1, 15))
    assert (standing.balance, standing.accrued, standing.owed_now, standing.days_late) == (m(1200), m(0), m(0), 0)
    assert standing.next == make_plan_due(declining(), 0)
    assert standing.pay_off.amount == m(1200)
    assert pay_off(declining(), [], date(2026, 1, 15)) == paid(date(2026, 1, 15), "0", "1200")


def make_plan_due(terms: Terms, place: int) -> Due:
    row = make_plan(terms).rows[place]
    return Due(row.due, row.interest, row.principal)


def test_what_is_due_today_is_not_late() -> None:
    standing = owed(declining(), [], FEB)
    assert (standing.interest_due, standing.principal_due) == (m(12), m(100))
    assert (standing.interest_overdue, standing.principal_overdue, standing.days_late) == (m(0), m(0), 0)
    assert standing.next == Due(FEB, m(12), m(100))


def test_paid_on_time_the_loan_goes_as_planned() -> None:
    terms = declining()
    assert split(terms, [], FEB, m(112)) == paid(FEB, "12", "100")
    standing = owed(terms, [paid(FEB, "12", "100")], FEB)
    assert (standing.owed_now, standing.balance) == (m(0), m(1100))
    assert standing.next == make_plan_due(terms, 1)
    assert owed(terms, paid_as_planned(terms), date(2027, 1, 15)).closed


def test_arrears_are_told_by_their_age() -> None:
    """On 20 May: since 15 February 94 days, since 15 March 66, since 15 April 35, since 15 May 5."""
    standing = owed(declining(), [], date(2026, 5, 20))
    arrears = standing.arrears
    assert (arrears.to_30, arrears.to_60, arrears.to_90, arrears.over_90) == (m(109), m(110), m(111), m(112))
    assert (standing.days_late, arrears.amount) == (94, m(442))
    assert (standing.principal_overdue, standing.interest_overdue) == (m(400), m(42))


@pytest.mark.parametrize(("days", "age"), [(1, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3)])
def test_the_ages_of_arrears_at_their_borders(days: int, age: int) -> None:
    terms = lent("100", 1, method="no_interest")
    arrears = owed(terms, [], date.fromordinal(FEB.toordinal() + days)).arrears
    assert [arrears.to_30, arrears.to_60, arrears.to_90, arrears.over_90].index(m(100)) == age


@pytest.mark.parametrize(
    ("late", "fine"),
    [
        ({"late": "none"}, "0"),
        ({"late": "fixed", "late_amount": Money.of(5)}, "10"),  # two instalments late
        ({"late": "principal", "late_rate": Decimal("0.1")}, "4.80"),  # 28 days on 100, 10 days on 200
        ({"late": "both", "late_rate": Decimal("0.1")}, "5.37"),  # 28 × 0,112 = 3,136 → 3,14; 10 × 0,223 = 2,23
    ],
)
def test_what_paying_late_costs(late: dict[str, Any], fine: str) -> None:
    terms = declining(**late)
    assert owed(terms, [], FEB).fine == m(0)
    assert owed(terms, [], date(2026, 3, 25)).fine == m(fine)


def test_a_fixed_late_charge_is_for_each_due_day_on_which_something_was_due() -> None:
    """Of interest alone too; not for those of a grace in which nothing is paid."""
    late: dict[str, Any] = {"late": "fixed", "late_amount": Money.of(5)}
    assert owed(lent(method="interest_first", **late), [], date(2026, 3, 25)).fine == m(10)
    assert owed(lent(method="no_interest", **late), [], date(2026, 3, 25)).fine == m(10)
    assert owed(declining(grace=2, grace_kind="deferred", **late), [], date(2026, 4, 25)).fine == m(5)


def test_a_late_charge_bears_nothing_itself_and_stops_when_the_rest_is_paid() -> None:
    terms = declining(late="both", late_rate=Decimal("0.1"))
    some = [split(terms, [], date(2026, 3, 7), m("114.24"))]
    assert some == [paid(date(2026, 3, 7), "12", "100", "2.24")]  # 20 days × 0,112
    unpaid_fine = [paid(date(2026, 3, 7), "12", "100")]
    assert owed(terms, unpaid_fine, date(2026, 3, 15)).fine == m("2.24")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("fine,interest,principal", ("2.00", "12.00", "36.00")),
        ("interest,principal,fine", ("0.00", "12.00", "38.00")),
        ("principal,interest,fine", ("0.00", "0.00", "50.00")),
        ("fine,principal,interest", ("2.00", "0.00", "48.00")),
    ],
)
def test_a_part_pays_in_the_order_agreed(order: str, expected: tuple[str, str, str]) -> None:
    """20 days late: 100 × 0,1 % × 20 = 2."""
    terms = declining(late="principal", late_rate=Decimal("0.1"), order=order)
    payment = split(terms, [], date(2026, 3, 7), m(50))
    assert (payment.fine, payment.interest, payment.principal) == tuple(m(one) for one in expected)


def test_an_instalment_paid_early_is_that_instalment() -> None:
    terms, early = declining(), date(2026, 2, 5)
    assert split(terms, [], early, m(112)) == paid(early, "12", "100")
    assert owed(terms, [paid(early, "12", "100")], early).next == make_plan_due(terms, 1)
    assert owed(terms, [paid(early, "12", "100")], FEB).owed_now == m(0)


def test_a_part_paid_early_leaves_the_rest_for_the_due_day() -> None:
    """On 5 February 20 of 30 days are over: 8 of 12 interest, 42 principal; left are 4 and 58."""
    terms, early = declining(), date(2026, 2, 5)
    assert split(terms, [], early, m(50)) == paid(early, "8", "42")
    assert owed(terms, [paid(early, "8", "42")], early).next == Due(FEB, m(4), m(58))
    standing = owed(terms, [paid(early, "8", "42")], FEB)
    assert (standing.interest_due, standing.principal_due) == (m(4), m(58))


def test_paid_ahead_the_loan_ends_sooner() -> None:
    """412 on the first due day: 100 due and 300 ahead leave 800: eight more, 8 + 7 + … + 1 interest."""
    terms = declining()
    payment = split(terms, [], FEB, m(412))
    assert payment == paid(FEB, "12", "400")
    dues = owed(terms, [payment], FEB).dues
    assert [one.principal for one in dues] == [m(100)] * 8
    assert [one.interest for one in dues] == [m(number) for number in range(8, 0, -1)]


def test_paid_ahead_the_instalments_become_smaller() -> None:
    """800 over eleven: 72,73 each, the last 72,70."""
    terms = declining(ahead="lower")
    dues = owed(terms, [paid(FEB, "12", "400")], FEB).dues
    assert [one.principal for one in dues] == [m("72.73")] * 10 + [m("72.70")]
    assert dues[0].interest == m(8)


def test_lowered_equal_instalments_shrink_as_the_balance_did() -> None:
    terms = lent("2500", rate=Decimal("8.24"), ahead="lower")
    first = make_plan(terms).rows[0]
    dues = owed(terms, [Payment(FEB, m(0), first.interest, first.principal + m(500))], FEB).dues
    left = first.balance - m(500)
    each = first.instalment.decimal * left.decimal / first.balance.decimal
    assert {one.amount.decimal for one in dues[:-1]} == {each.quantize(Decimal("0.01"), ROUND_UP)}
    assert len(dues) == 11


def test_shortened_equal_instalments_stay_what_they_are() -> None:
    terms = lent("2500", rate=Decimal("8.24"))
    first = make_plan(terms).rows[0]
    dues = owed(terms, [Payment(FEB, m(0), first.interest, first.principal + m(500))], FEB).dues
    assert {one.amount for one in dues[:-1]} == {m("217.75")}
    assert len(dues) == 9  # 1.799,42 ÷ 217,75 = 8,26, and the interest


def test_flat_paid_ahead_leaves_out_the_last_instalments_with_their_interest() -> None:
    terms = lent(method="flat")
    dues = owed(terms, [paid(FEB, "12", "300")], FEB).dues
    assert [one.amount for one in dues] == [m(112)] * 9


def test_everything_is_paid_off_with_the_interest_to_the_day_or_of_the_period() -> None:
    """On 5 February 20 of 30 days are over."""
    early = date(2026, 2, 5)
    assert pay_off(declining(), [], early) == paid(early, "8", "1200")
    assert pay_off(declining(pay_off_to="period"), [], early) == paid(early, "12", "1200")
    for to in ("day", "period"):
        terms = declining(pay_off_to=to)
        whole = pay_off(terms, [], early)
        assert split(terms, [], early, whole.amount) == whole
        assert owed(terms, [whole], date(2026, 12, 1)).closed


def test_interest_set_aside_is_paid_with_the_rest() -> None:
    """Two months set aside 24; on the second due day everything is 1.224."""
    terms = declining(grace=3, grace_kind="deferred")
    assert pay_off(terms, [], MARCH) == paid(MARCH, "24", "1200")
    assert owed(terms, [], MARCH).owed_now == m(0)


def test_by_days_an_early_payment_lowers_the_interest_of_the_period() -> None:
    """1.000 × 12 % × 10 ÷ 365 = 3,2877; then 503,29 × 12 % × 21 ÷ 365 = 3,4748: each rounded by itself."""
    terms = lent("1000", 6, method="interest_first", basis="actual/365", interest_by="days")
    early = date(2026, 1, 25)
    payment = split(terms, [], early, m(500))
    assert payment == paid(early, "3.29", "496.71")
    assert owed(terms, [payment], FEB).interest_due == m("3.47")


def test_by_days_everything_is_paid_off_to_the_day_or_to_the_end_of_the_period() -> None:
    """10 days 3,29; the other 21 days, 1.000 × 12 % × 21 ÷ 365 = 6,90."""
    early = date(2026, 1, 25)
    said: dict[str, Any] = {"method": "interest_first", "basis": "actual/365", "interest_by": "days"}
    assert pay_off(lent("1000", 6, **said), [], early) == paid(early, "3.29", "1000")
    assert pay_off(lent("1000", 6, pay_off_to="period", **said), [], early) == paid(early, "10.19", "1000")


def test_by_days_interest_set_aside_is_that_of_what_was_really_owed() -> None:
    """600 of 1.200 back at half of the first month: 6 and 3 set aside, then 6; 7,50 with each of two instalments."""
    terms = declining(instalments=4, grace=2, grace_kind="deferred", interest_by="days", ahead="lower")
    early = date(2026, 1, 30)
    payment = split(terms, [], early, m(600))
    assert payment == paid(early, "0", "600")
    dues = owed(terms, [payment], early).dues
    assert [(one.interest, one.principal) for one in dues] == [(m("13.50"), m(300)), (m("10.50"), m(300))]


def test_lowered_instalments_keep_the_interest_set_aside_that_they_pay() -> None:
    """On the third due day half is paid back: of 144,09 are 4 for what is aside; 140,09 ÷ 2 + 4 = 74,045, up 74,05."""
    terms, april = lent(grace=3, grace_kind="deferred", ahead="lower"), date(2026, 4, 15)
    dues = owed(terms, [paid(april, "0", "600")], april).dues
    assert {one.amount for one in dues[:-1]} == {m("74.05")}
    assert dues[0] == Due(date(2026, 5, 15), m(6) + m(4), m("64.05"))
    assert len(dues) == 9


def test_by_days_principal_that_is_late_goes_on_bearing_interest() -> None:
    """1.200 × 12 % × 31 ÷ 365 = 12,23; × 28 ÷ 365 = 11,05."""
    terms = declining(basis="actual/365", interest_by="days")
    standing = owed(terms, [], MARCH)
    assert (standing.interest_overdue, standing.interest_due) == (m("12.23"), m("11.05"))
    assert (standing.principal_overdue, standing.principal_due) == (m(100), m(100))


def test_by_days_interest_grows_after_the_last_due_day_and_is_due_as_it_grows() -> None:
    """1.000: 31 days to 15 February 10,19; 10 days more 3,29."""
    terms = lent("1000", 1, basis="actual/365", interest_by="days")
    standing = owed(terms, [], date(2026, 2, 25))
    assert standing.pay_off == paid(date(2026, 2, 25), "13.48", "1000")
    assert (standing.interest_overdue, standing.interest_due) == (m("10.19"), m("3.29"))


def test_as_planned_nothing_more_is_charged_after_the_last_due_day() -> None:
    assert owed(lent("1000", 1), [], date(2027, 2, 25)).pay_off.interest == m(10)


def test_a_payment_left_out_was_never_paid() -> None:
    """Voiding the first of two payments leaves the second as it was posted; it counts for what was due first.

    Of 23 interest 11 are paid, of 12 in February one is left; of 200 principal the 100 that were due last.
    """
    terms = declining()
    both: list[Event] = [paid(FEB, "12", "100"), paid(MARCH, "11", "100")]
    standing = owed(terms, both[1:], MARCH)
    assert (standing.balance, standing.interest_overdue, standing.principal_overdue) == (m(1100), m(1), m(0))
    assert (standing.interest_due, standing.principal_due) == (m(11), m(100))


def test_the_principal_of_the_next_twelve_months() -> None:
    terms = lent("2400", 24, method="equal_principal")
    assert owed(terms, [], FEB).principal_until(date(2027, 2, 15)) == m(1300)


def test_a_loan_in_dollars_is_paid_in_dollars() -> None:
    terms = replace(declining(), principal=Money.of(1200, "USD"))
    assert split(terms, [], FEB, Money.of(112, "USD")).principal == Money.of(100, "USD")
