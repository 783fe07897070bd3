"""Plans of loans against published examples, another program, and figures worked out by hand in the test."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import pyxirr

from coopbooks.loans import Plan, Terms, due_days, first_due_of, make_plan
from coopbooks.money import Money
from tests.core.any_loans import lent


def principals(plan: Plan) -> list[str]:
    return [str(row.principal.decimal) for row in plan.rows]


def interests(plan: Plan) -> list[str]:
    return [str(row.interest.decimal) for row in plan.rows]


def instalments(plan: Plan) -> list[str]:
    return [str(row.instalment.decimal) for row in plan.rows]


def balances(plan: Plan) -> list[str]:
    return [str(row.balance.decimal) for row in plan.rows]


def words(text: str) -> list[str]:
    return text.split()


PUBLISHED = words("200.58 201.96 203.35 204.74 206.15 207.56 208.99 210.42 211.87 213.32 214.79 216.26")
PUBLISHED_INTEREST = words("17.17 15.79 14.40 13.01 11.60 10.18 8.76 7.32 5.88 4.42 2.96 1.49")
"""2.500 at 8.24 % a year, 12 monthly instalments: the example in the documentation of numpy-financial's ``ipmt``."""


def test_the_published_plan_rounded_only_where_it_is_shown() -> None:
    """The published parts are rounded each by itself and add up to 2.499,99: the last takes the centavo left."""
    plan = make_plan(lent("2500", rate=Decimal("8.24"), running="shown"))
    assert principals(plan) == [*PUBLISHED[:-1], "216.27"]
    assert interests(plan) == PUBLISHED_INTEREST


def test_the_published_plan_rounded_row_by_row_pays_the_same_instalment_each_time() -> None:
    plan = make_plan(lent("2500", rate=Decimal("8.24")))
    assert instalments(plan) == ["217.75"] * 11 + ["217.72"]
    for row, principal, interest in zip(plan.rows, PUBLISHED, PUBLISHED_INTEREST, strict=True):
        assert abs(row.principal - Money.of(principal)).minor <= 2
        assert abs(row.interest - Money.of(interest)).minor <= 1


def test_a_year_of_interest_alone_and_then_ten_equal_instalments() -> None:
    """Published: 222.279 at 9 % a year, 20.005 after the first year, then ten of 34.636, give or take one."""
    plan = make_plan(lent("222279", 11, rate=Decimal(9), every=12, grace=1, grace_kind="interest_only"))
    assert (plan.rows[0].interest, plan.rows[0].principal) == (Money.of("20005.11"), Money(0))
    assert all(abs(row.instalment - Money.of(34636)) <= Money.of(1) for row in plan.rows[1:])
    assert len(plan.rows) == 11


@pytest.mark.parametrize(
    ("principal", "rate", "many"),
    [("200000", "7.5", 180), ("15000", "11.5", 24), ("1800", "36", 6), ("350000", "5.5", 360)],
)
def test_the_equal_instalment_is_that_of_another_program(principal: str, rate: str, many: int) -> None:
    paid = pyxirr.pmt(float(rate) / 1200, many, -float(principal))
    assert paid is not None
    plan = make_plan(lent(principal, many, rate=Decimal(rate)))
    assert plan.instalment == Money.of(Decimal(repr(paid)).quantize(Decimal("0.01")))
    assert {row.instalment for row in plan.rows[:-1]} == {plan.instalment}


def test_equal_principal() -> None:
    """1.200 in 6: 200 each time, and 1 % of 1.200, 1.000, 800, 600, 400, 200."""
    plan = make_plan(lent("1200", 6, method="equal_principal"))
    assert principals(plan) == ["200.00"] * 6
    assert interests(plan) == ["12.00", "10.00", "8.00", "6.00", "4.00", "2.00"]


def test_equal_principal_that_does_not_divide_leaves_the_rest_to_the_last() -> None:
    assert principals(make_plan(lent("100", 3, method="equal_principal"))) == ["33.33", "33.33", "33.34"]
    assert principals(make_plan(lent("100", 3, method="no_interest"))) == ["33.33", "33.33", "33.34"]


def test_what_is_shown_never_goes_a_centavo_away_from_the_exact_balance() -> None:
    """100 ÷ 90 is 1,11 and a ninth of a centavo: every ninth row has one more, and none leaves 1,21 to the last."""
    plan = make_plan(lent("100", 90, method="equal_principal", running="shown"))
    assert (principals(plan).count("1.11"), principals(plan).count("1.12")) == (80, 10)
    assert principals(make_plan(lent("100", 90, method="equal_principal")))[-1] == "1.21"


def test_flat() -> None:
    plan = make_plan(lent("1200", method="flat", rate=Decimal(1), rate_per="month"))
    assert instalments(plan) == ["112.00"] * 12
    assert interests(plan) == ["12.00"] * 12


def test_interest_each_time_and_principal_at_the_end() -> None:
    plan = make_plan(lent("1200", 4, method="interest_first"))
    assert instalments(plan) == ["12.00", "12.00", "12.00", "1212.00"]


def test_everything_at_the_end_bears_simple_interest() -> None:
    """Six months at 1 % make 6 %, not 1,01⁶."""
    [row] = make_plan(lent("1200", 6, method="all_at_end")).rows
    assert (row.due, row.interest, row.instalment) == (date(2026, 7, 15), Money.of(72), Money.of(1272))


def test_without_interest_nothing_is_added() -> None:
    plan = make_plan(lent("1200", 5, method="no_interest", rate=Decimal(7)))
    assert instalments(plan) == ["240.00"] * 5
    assert not plan.interest


def test_interest_set_aside_is_spread_over_the_instalments_after_the_grace_and_earns_nothing() -> None:
    """1.200 at 1 % a month: 3 × 12 = 36 set aside, 4 in each of nine instalments: 1.200 × 0,01 / (1 − 1,01⁻⁹) + 4.

    That is 140,0884 + 4 = 144,0884.
    """
    plan = make_plan(lent("1200", 12, grace=3, grace_kind="deferred"))
    assert instalments(plan) == ["0.00"] * 3 + ["144.09"] * 9
    assert [str(row.accrued.decimal) for row in plan.rows[:4]] == ["12.00", "12.00", "12.00", "12.00"]
    assert interests(plan)[3] == "16.00"


def test_interest_set_aside_where_only_what_is_shown_is_rounded() -> None:
    """Each instalment is 144,0884 as it is; interest 12 + 4 in the first, principal 128,0884."""
    plan = make_plan(lent("1200", 12, grace=3, grace_kind="deferred", running="shown"))
    assert (interests(plan)[3], principals(plan)[3]) == ("16.00", "128.09")
    assert all(abs(row.instalment - Money.of("144.09")).minor <= 1 for row in plan.rows[3:])


def test_an_effective_yearly_rate_is_converted_to_the_period() -> None:
    """1,01¹² − 1 = 12,682503 % a year is 1 % a month; 1,01³ − 1 = 3,0301 % a quarter."""
    rate = {"rate": Decimal("12.682503"), "rate_per": "effective_year", "method": "interest_first"}
    assert interests(make_plan(lent("10000", 2, **rate))) == ["100.00"] * 2
    assert interests(make_plan(lent("10000", 2, every=3, **rate))) == ["303.01"] * 2


@pytest.mark.parametrize(
    ("basis", "interest"),
    [
        ("months", "10.00"),  # 1.000 × 12 % ÷ 12
        ("30/360", "10.00"),  # 30 days of 360
        ("actual/360", "10.33"),  # 31 × 120 ÷ 360 = 10,3333
        ("actual/364", "10.22"),  # 31 × 120 ÷ 364 = 10,2198
        ("actual/365", "10.19"),  # 31 × 120 ÷ 365 = 10,1918
        ("actual/actual", "10.18"),  # 16 × 120 ÷ 365 + 15 × 120 ÷ 366 = 5,2603 + 4,9180 = 10,1783
    ],
)
def test_the_time_of_a_month_over_the_turn_of_a_year_into_a_leap_year(basis: str, interest: str) -> None:
    """From 15 December 2023 (out) to 15 January 2024 (in): 16 days until 31 December, then 15."""
    on = date(2023, 12, 15)
    assert interests(make_plan(lent("1000", 1, disbursed_on=on, basis=basis, method="interest_first"))) == [interest]


def test_the_days_of_a_leap_year_are_of_366() -> None:
    """31 × 120 ÷ 366 = 10,1639."""
    on = date(2024, 1, 15)
    plan = make_plan(lent("1000", 1, disbursed_on=on, basis="actual/actual", method="interest_first"))
    assert interests(plan) == ["10.16"]


@pytest.mark.parametrize(
    ("rounding", "interest"), [("half_up", "0.13"), ("half_even", "0.12"), ("down", "0.12"), ("up", "0.13")]
)
def test_half_a_centavo_is_rounded_as_agreed(rounding: str, interest: str) -> None:
    """1 % of 12,50 is 0,125."""
    assert interests(make_plan(lent("12.50", 1, method="interest_first", rounding=rounding))) == [interest]


def test_half_to_even_rounds_up_to_the_even_centavo_and_the_rest_to_the_nearest() -> None:
    """1 % of 13,50 is 0,135; of 12,60 0,126; of 12,40 0,124."""
    for principal, interest in (("13.50", "0.14"), ("12.60", "0.13"), ("12.40", "0.12")):
        assert interests(make_plan(lent(principal, 1, method="interest_first", rounding="half_even"))) == [interest]


def test_a_long_first_period_bears_more_interest_and_a_short_one_less() -> None:
    """By months, days count in months of 30: from 15 January to 25 February are 40, to 5 February 20."""
    said = {"method": "interest_first"}
    assert interests(make_plan(lent("1000", 2, first_due=date(2026, 2, 25), **said))) == ["13.33", "10.00"]
    assert interests(make_plan(lent("1000", 2, first_due=date(2026, 2, 5), **said))) == ["6.67", "10.00"]


def test_an_equal_instalment_is_right_for_a_long_first_period() -> None:
    """P = A·(v₁ + v₁·v₂), v₁ = 1/(1 + 0,01·40/30), v₂ = 1/1,01: A = 1.000 ÷ (0,98684211 + 0,97707139) = 509,187."""
    plan = make_plan(lent("1000", 2, first_due=date(2026, 2, 25)))
    assert instalments(plan) == ["509.19", "509.18"]


def test_due_days_of_a_missing_day() -> None:
    on, first = date(2026, 12, 31), date(2027, 1, 31)
    clamped = due_days(lent(instalments=4, disbursed_on=on, first_due=first))
    assert clamped == [first, date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]
    rolled = due_days(lent(instalments=4, disbursed_on=on, first_due=first, missing_day="roll"))
    assert rolled == [first, date(2027, 3, 1), date(2027, 3, 31), date(2027, 5, 1)]


def test_what_is_lent_on_the_31st_is_due_on_the_31st_again_after_february() -> None:
    assert due_days(lent(instalments=2, disbursed_on=date(2026, 1, 31))) == [date(2026, 2, 28), date(2026, 3, 31)]


@pytest.mark.parametrize(
    ("every", "unit", "first"),
    [
        (45, "day", date(2026, 3, 1)),
        (2, "week", date(2026, 1, 29)),
        (3, "month", date(2026, 4, 15)),
        (6, "month", date(2026, 7, 15)),
        (12, "month", date(2027, 1, 15)),
    ],
)
def test_how_often(every: int, unit: str, first: date) -> None:
    assert first_due_of(date(2026, 1, 15), every, unit) == first
    assert due_days(lent(instalments=1, every=every, unit=unit)) == [first]


def test_weeks_counted_by_months_are_fifty_two_a_year() -> None:
    """12 % ÷ 52 × 2 of 1.300 = 6."""
    plan = make_plan(lent("1300", 2, every=2, unit="week", method="interest_first"))
    assert interests(plan) == ["6.00", "6.00"]


def test_an_instalment_is_a_multiple_to_the_nearest_or_up() -> None:
    """217,7486 is 218 or 217,50 or 220; the last takes what is left."""
    for step, rounded, each in (
        (100, "nearest", 218),
        (50, "nearest", "217.50"),
        (50, "up", 218),
        (1000, "nearest", 220),
    ):
        plan = make_plan(lent("2500", rate=Decimal("8.24"), step=step, step_rounding=rounded))
        assert {row.instalment for row in plan.rows[:-1]} == {Money.of(each)}


def test_equal_principal_in_whole_bolivianos() -> None:
    """1.000 in 3 at 1 %: 333,33 + 10 = 343,33 → 343; 667 × 1 % = 6,67 → 340; the last 333,67 and 3,34 as they are."""
    plan = make_plan(lent("1000", 3, method="equal_principal", step=100))
    assert instalments(plan) == ["343.00", "340.00", "337.01"]


@pytest.mark.parametrize("step", [1, 10, 100])
@pytest.mark.parametrize(
    "said", [{}, {"grace": 5, "grace_kind": "deferred"}, {"running": "shown"}, {"basis": "actual/365"}]
)
def test_levelled_no_other_multiple_brings_the_last_closer_to_the_others(step: int, said: dict[str, Any]) -> None:
    """All instalments a few steps around it are tried one by one."""
    terms = lent("20000", 60, rate=Decimal("11.5"), step=step, levelled=True, **said)
    plan = make_plan(terms)
    exact = said.get("running") == "shown" and step == 1  # nothing is rounded: the instalments are equal as they are
    assert exact or plan.instalment.minor % step == 0
    gaps = [gap(terms, plan.instalment + Money(step * steps)) for steps in range(-20, 21)]
    assert abs((plan.rows[-1].instalment - plan.instalment).minor) <= (2 if exact else min(gaps))


def gap(terms: Terms, instalment: Money) -> int:
    """By how much the last instalment differs from the others, where this much is agreed; too few rows are no plan."""
    plan = make_plan(replace(terms, levelled=False, instalment=instalment))
    full = len(plan.rows) == terms.instalments
    return abs((plan.rows[-1].instalment - instalment).minor) if full else instalment.minor


def test_an_instalment_that_was_agreed_is_kept_and_the_last_takes_the_rest() -> None:
    """1.000 at 1 %: 400 − 10 = 390, 400 − 6,10 = 393,90, and 216,10 with 2,16."""
    plan = make_plan(lent("1000", 3, instalment=Money.of(400)))
    assert instalments(plan) == ["400.00", "400.00", "218.26"]


def test_a_larger_instalment_pays_everything_back_sooner() -> None:
    """1.000 at 1 %: 600 − 10 = 590; then 410 and 4,10: two rows of the five asked for."""
    plan = make_plan(lent("1000", 5, instalment=Money.of(600)))
    assert instalments(plan) == ["600.00", "414.10"]
    assert balances(plan) == ["410.00", "0.00"]


def test_dollars_stay_dollars() -> None:
    plan = make_plan(lent("1200", 6, currency="USD", method="equal_principal"))
    assert plan.rows[0].interest == Money.of(12, "USD")
    assert plan.paid_in_all == Money.of(1242, "USD")


def test_terms_are_plain_values() -> None:
    """What a table keeps of them: keys, whole numbers, days, millionths."""
    kinds = {type(getattr(lent(), name)) for name in Terms.__dataclass_fields__}
    assert kinds <= {Money, date, int, str, bool, Decimal, type(None)}


def test_a_first_period_whose_interest_is_more_than_the_instalment_repays_nothing_and_adds_nothing() -> None:
    """1.000 at 12 % over 30 years is about 124 a year; a first period of 405 days of 360 bears 135, asked for whole."""
    first = date(2027, 2, 24)
    plan = make_plan(lent("1000", 30, every=12, first_due=first, basis="actual/360"))
    assert (plan.rows[0].principal, plan.rows[0].interest) == (Money(0), Money.of(135))
    assert plan.rows[1].opening == Money.of(1000)
