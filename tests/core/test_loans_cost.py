"""What a loan really costs against published examples, offers side by side, and a loan shared out among members."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.loans import (
    Compared,
    Offer,
    Plan,
    Share,
    Terms,
    balance_rate,
    compare,
    make_plan,
    rate_warning,
    share,
    slip_warning,
    true_cost,
)
from coopbooks.money import Money
from tests.builders import assert_refused
from tests.core.any_loans import any_terms, lent

FLAT: dict[str, Any] = {"method": "flat", "rate": Decimal(1), "rate_per": "month"}


def after_a_year_and_a_half() -> Plan:
    """1.000 paid back with 1.200 after eighteen months: 13,333333 % a year."""
    return make_plan(lent("1000", 1, every=18, method="all_at_end", rate=Decimal("13.333333")))


def test_the_examples_of_the_european_directive() -> None:
    """Directive 98/7/EC, annex II: 12,92 %; with 50 kept on the day 16,85 %; two instalments of 600 13,07 %."""
    once = after_a_year_and_a_half()
    assert once.paid_in_all == Money.of(1200)
    assert round(true_cost(once).effective, 2) == Decimal("12.92")
    assert round(true_cost(once, Money.of(50)).effective, 2) == Decimal("16.85")
    twice = make_plan(lent("1000", 2, every=12, rate=Decimal("13.066239"), instalment=Money.of(600)))
    assert [row.instalment for row in twice.rows] == [Money.of(600)] * 2
    assert round(true_cost(twice).effective, 2) == Decimal("13.07")


def test_a_flat_loan_beside_the_rate_on_its_balance() -> None:
    """Published: 1.200 with 12 × (100 + 12) is 1,788 % a month; so 12 × 1,788 a year, and 1,01788¹² − 1 in effect."""
    cost = true_cost(make_plan(lent(**FLAT)))
    assert round(cost.monthly, 3) == Decimal("1.788")
    assert abs(cost.nominal - 12 * cost.monthly) < Decimal("0.00001")
    assert round(cost.effective, 4) == round(((1 + cost.monthly / 100) ** 12 - 1) * 100, 4)


def test_the_nominal_rate_of_a_plan_on_the_balance_is_its_own() -> None:
    """But for the centavos its rows are rounded to; effective (1 + 0,12/12)¹² − 1 = 12,6825 %."""
    cost = true_cost(make_plan(lent("1200000", 24)))
    assert abs(cost.nominal - 12) < Decimal("0.0001")
    assert abs(cost.effective - Decimal("12.6825")) < Decimal("0.0001")


def test_weeks_count_by_their_days() -> None:
    """One week at 1 %: 1,01^(365/7) − 1 = 68,0060 %."""
    plan = make_plan(lent("10000", 1, unit="week", method="all_at_end", rate=Decimal(52), basis="actual/364"))
    assert plan.rows[0].interest == Money.of(100)
    expected = (Decimal("1.01") ** (Decimal(365) / 7) - 1) * 100
    assert abs(true_cost(plan).effective - expected) < Decimal("0.00001")


def test_a_loan_that_costs_nothing() -> None:
    cost = true_cost(make_plan(lent(method="no_interest")))
    assert cost.effective == cost.nominal == cost.monthly == Decimal(0)


def test_a_fee_is_a_cost() -> None:
    """The internal rate of 1.200 − 60 against 12 × 100, by another program."""
    plan = make_plan(lent(method="no_interest"))
    each = pyxirr.irr([-114000.0] + [10000.0] * 12)
    assert each is not None
    expected = ((1 + each) ** 12 - 1) * 100
    assert abs(float(true_cost(plan, Money.of(60)).effective) - expected) < 0.000001


@given(any_terms(rate_per="year"))
def test_discounted_at_its_true_cost_a_loan_is_worth_what_was_handed_over(terms: Terms) -> None:
    """By days ÷ 365 that moves a little where months count as twelfths; never by more than a week's worth."""
    plan = make_plan(terms)
    effective = float(true_cost(plan).effective) / 100
    worth = sum(
        row.instalment.minor / (1 + effective) ** ((row.due - terms.disbursed_on).days / 365) for row in plan.rows
    )
    assert abs(worth / terms.principal.minor - 1) <= effective * 7 / 365 + 1e-6


@given(any_terms())
def test_the_rate_on_the_balance_discounts_the_plan_to_its_principal(terms: Terms) -> None:
    """Interest at that rate on the balance, unrounded, is paid back by the instalments to nothing."""
    plan = make_plan(terms)
    whole_months = all(row.due.day == terms.disbursed_on.day for row in plan.rows)
    if terms.basis != "actual/365" and not (terms.basis == "30/360" and whole_months):
        return
    balance, rate = Fraction(terms.principal.minor), Fraction(balance_rate(plan)) * 12 / 100
    for row in plan.rows:
        days = Fraction((row.due - row.start).days, 365)
        if terms.basis == "30/360":
            days = Fraction((row.due.year - row.start.year) * 12 + row.due.month - row.start.month, 12)
        balance += balance * rate * days - row.instalment.minor
    assert abs(balance) < Fraction(1, 1000)


def offers() -> list[Compared]:
    return compare(
        [
            Offer("Bank", lent(rate=Decimal(18))),
            Offer("Fund", lent(**FLAT)),
            Offer("Shop", lent(method="no_interest"), Money.of(200)),
        ]
    )


def test_offers_side_by_side() -> None:
    """Flat 12 % costs more than 18 % on the balance; without interest but with a fee of a sixth, most of all."""
    bank, fund, shop = offers()
    assert [one.cheapest for one in (bank, fund, shop)] == [True, False, False]
    assert bank.cost.effective < fund.cost.effective < shop.cost.effective
    assert (fund.interest, fund.instalment, fund.paid_in_all) == (Money.of(144), Money.of(112), Money.of(1344))
    assert (shop.interest, shop.fee, shop.paid_in_all) == (Money(0), Money.of(200), Money.of(1400))
    assert (bank.instalment, bank.largest) == (Money.of("110.02"), Money.of("110.02"))  # 1.200 × 0,015/(1 − 1,015⁻¹²)


def test_offers_that_cannot_be_compared() -> None:
    bank = Offer("Bank", lent())
    with assert_refused("too_few", "offers"):
        compare([bank])
    with assert_refused("too_many", "offers"):
        compare([bank] * 5)
    with assert_refused("currency", "offers"):
        compare([bank, Offer("Fund", lent(currency="USD"))])
    with assert_refused("negative", "fee"):
        compare([bank, Offer("Fund", lent(), Money(-1))])
    with assert_refused("too_large", "fee"):
        compare([bank, Offer("Fund", lent(), Money.of(1200))])


@pytest.mark.parametrize(
    ("terms", "cap", "per", "warned"),
    [
        ({"rate": Decimal(3), "rate_per": "month"}, "3", "month", False),
        ({"rate": Decimal("3.01"), "rate_per": "month"}, "3", "month", True),
        ({"rate": Decimal(36)}, "3", "month", False),
        ({"rate": Decimal("11.6")}, "11.5", "year", True),
        ({"rate": Decimal("42.576089"), "rate_per": "effective_year"}, "3", "month", True),  # 1,03¹² − 1 = 42,576088…
        ({"rate": Decimal("42.576088"), "rate_per": "effective_year"}, "3", "month", False),
        (FLAT, "1.788", "month", True),  # 1,78810
        (FLAT, "1.789", "month", False),
    ],
)
def test_a_rate_above_the_cap_is_warned_of_and_not_refused(
    terms: dict[str, Any], cap: str, per: str, *, warned: bool
) -> None:
    assert make_plan(lent(**terms)).interest
    warning = rate_warning(lent(**terms), Decimal(cap), per)
    assert (warning is not None) == warned
    assert warning is None or warning.endswith(".")


def test_the_warning_says_the_rate_and_the_cap() -> None:
    warning = rate_warning(lent(**FLAT), Decimal("1.5"))
    assert warning is not None
    assert "1.79%" in warning
    assert "1.50%" in warning


@pytest.mark.parametrize(
    ("terms", "warned"),
    [
        ({"rate": Decimal(60)}, False),
        ({"rate": Decimal("60.01")}, True),
        ({"rate": Decimal("5.01"), "rate_per": "month"}, True),
        ({"rate": Decimal("79.585632"), "rate_per": "effective_year"}, False),  # 1,05¹² − 1 = 79,5856326…
        ({"rate": Decimal("79.585633"), "rate_per": "effective_year"}, True),
        ({"rate": Decimal(3), "rate_per": "month", "method": "flat"}, True),  # 12 × (100 + 36) is 5,0797 on the balance
        ({"rate": Decimal("2.9"), "rate_per": "month", "method": "flat"}, False),  # 12 × 134,80: 4,9226
    ],
)
def test_without_a_cap_a_rate_that_may_be_a_slip_is_warned_of(terms: dict[str, Any], *, warned: bool) -> None:
    warning = slip_warning(lent(**terms))
    assert (warning is not None) == warned
    assert warning is None or "a month on the balance: very much." in warning


def test_a_loan_in_three_equal_parts() -> None:
    plan = make_plan(lent("100", 1, method="interest_first"))
    assert [one.principal for one in share(plan, [1, 1, 1])] == [
        Money.of("33.34"),
        Money.of("33.33"),
        Money.of("33.33"),
    ]


@given(any_terms(), st.lists(st.integers(0, 50), min_size=1, max_size=12).filter(any))
def test_shares_add_up_in_each_row_and_in_total_and_stay_close_to_their_part(terms: Terms, weights: list[int]) -> None:
    plan = make_plan(terms)
    shares = share(plan, weights)
    for place, row in enumerate(plan.rows):
        parts = [one.rows[place] for one in shares]
        assert {part.due for part in parts} == {row.due}
        assert sum(part.principal.minor for part in parts) == row.principal.minor
        assert sum(part.interest.minor for part in parts) == row.interest.minor
    assert sum(one.principal.minor for one in shares) == terms.principal.minor
    assert sum(one.interest.minor for one in shares) == plan.interest.minor
    for weight, one in zip(weights, shares, strict=True):
        _close(one, plan, Fraction(weight, sum(weights)))


def _close(one: Share, plan: Plan, part: Fraction) -> None:
    assert abs(one.principal.minor - plan.terms.principal.minor * part) < 2
    assert abs(one.interest.minor - plan.interest.minor * part) < 2
    assert all(min(row.interest, row.principal).minor >= 0 for row in one.rows)


def test_no_shares_are_a_mistake_of_the_caller() -> None:
    plan = make_plan(lent())
    for weights in ([], [0, 0], [1, -1]):
        with pytest.raises(ValueError, match="weights"):
            share(plan, weights)


def test_offers_of_the_same_cost_are_all_the_cheapest() -> None:
    one, other = compare([Offer("A", lent()), Offer("B", lent(disbursed_on=date(2026, 1, 15)))])
    assert one.cheapest
    assert other.cheapest


def test_a_slip_of_the_hand_in_the_fee_is_told_and_breaks_nothing() -> None:
    """1.199 kept of 1.200: more than a hundred thousand percent a year is told as that."""
    plan = make_plan(lent(instalments=3, unit="week"))
    assert true_cost(plan, Money.of(1199)).effective == 100_000
