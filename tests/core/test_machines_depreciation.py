"""Plans of depreciation against published tables, by hand where there is none, and what holds of any plan."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.days import Month, add_months
from coopbooks.machines.depreciation import Terms, double_rate, plan, planned_through
from coopbooks.money import Money
from tests.builders import m

JANUARY = date(2026, 1, 1)


def terms(cost: str, residual: str, life: int, method: str = "straight", **also: Any) -> Terms:
    start = also.pop("start", JANUARY)
    return Terms(m(cost), m("0"), m(residual), start, life, method, **also)


def by_year(one: Terms) -> list[str]:
    """Return what each calendar year of a plan takes."""
    years: dict[int, Money] = {}
    for charge in plan(one):
        years[charge.month.year] = years.get(charge.month.year, m("0")) + charge.amount
    return [str(amount.decimal) for amount in years.values()]


def by_month(one: Terms) -> list[str]:
    return [str(charge.amount.decimal) for charge in plan(one)]


def test_straight_line_of_the_textbooks() -> None:
    """10,000 less 1,000 over five years: 1,800 a year, 150 a month."""
    one = terms("10000", "1000", 60)
    assert by_year(one) == ["1800.00"] * 5
    assert by_month(one) == ["150.00"] * 60
    assert plan(one)[-1].book_value == m("1000")


def test_the_last_month_takes_what_rounding_left() -> None:
    """9,800 over eight years is 102.0833… a month: 95 times 102.08 is 9,697.60, and the last takes 102.40."""
    amounts = by_month(terms("9800", "0", 96))
    assert amounts[:95] == ["102.08"] * 95
    assert amounts[95] == "102.40"


def test_a_cost_smaller_than_its_months_ends_early() -> None:
    """60 centavos over 96 months are 0,625 of a centavo a month: a centavo each for sixty months, and then nothing."""
    assert by_month(terms("0.60", "0", 96)) == ["0.01"] * 60 + ["0.00"] * 36


def test_sum_of_the_years_digits_of_the_textbooks() -> None:
    """5, 4, 3, 2 and 1 fifteenths of 9,000; of the first year 3,000 by twelve months."""
    one = terms("10000", "1000", 60, "digits")
    assert by_year(one) == ["3000.00", "2400.00", "1800.00", "1200.00", "600.00"]
    assert by_month(one)[:12] == ["250.00"] * 12


def test_sum_of_digits_of_a_life_with_half_a_year() -> None:
    """30 months: each month weighs the months left when its year begins, 30, 18 and 6, so 360 : 216 : 36 of 612."""
    assert by_year(terms("612", "0", 30, "digits")) == ["360.00", "216.00", "36.00"]


def test_double_declining_balance_of_the_textbooks() -> None:
    """40 % of what is left: 4,000, 2,400, 1,440 and 864 of 10,000; the fifth year stops at the residual of 1,000.

    Weygandt, Kimmel and Kieso, Accounting Principles: a van of 13,000 with a residual of 1,000 over five years takes
    5,200, 3,120, 1,872, 1,123 and 685 in whole dollars; to the cent the last two are 1,123.20 and 684.80.
    """
    rate = double_rate(60)
    assert rate == Fraction(2, 5)
    assert by_year(terms("10000", "1000", 60, "declining", rate=rate)) == [
        "4000.00",
        "2400.00",
        "1440.00",
        "864.00",
        "296.00",
    ]
    assert by_year(terms("13000", "1000", 60, "declining", rate=rate)) == [
        "5200.00",
        "3120.00",
        "1872.00",
        "1123.20",
        "684.80",
    ]


def test_declining_balance_never_goes_below_the_residual() -> None:
    """40 % of 10,000 is 4,000; then 2,400 would leave 3,600, less than 5,000: only 1,000 is left to take."""
    rate = Fraction(2, 5)
    assert by_year(terms("10000", "5000", 60, "declining", rate=rate)) == ["4000.00", "1000.00", "0.00", "0.00", "0.00"]


def test_the_last_year_of_a_declining_balance_takes_all_that_is_left() -> None:
    """25 % of 1,000 is 250, of 750 is 187.50; the third and last year takes the 562.50 that are left."""
    one = terms("1000", "0", 36, "declining", rate=Fraction(1, 4))
    assert by_year(one) == ["250.00", "187.50", "562.50"]


def test_by_days_of_the_year() -> None:
    """3,660 a year for two years from 16 March 2024: 16 of 366 days of March are 160.00, April's 30 are 300.00.

    In 2025 a day is 3,660 / 365, of the 31 of January 310.85; the last month takes what is left of the 7,320.
    """
    one = terms("7320", "0", 24, counting="year_days", start=date(2024, 3, 16))
    amounts = by_month(one)
    assert amounts[:2] == ["160.00", "300.00"]
    assert amounts[10] == "310.85"
    assert len(amounts) == 25
    assert plan(one)[-1].book_value == m("0")


def test_by_days_of_the_whole_life() -> None:
    """From 16 March 2024 to 15 March 2026 are 730 days, for 29 February has passed: 1.00 each."""
    one = terms("730", "0", 24, counting="life_days", start=date(2024, 3, 16))
    amounts = by_month(one)
    assert (amounts[0], amounts[1], amounts[-1]) == ("16.00", "30.00", "15.00")
    assert by_year(one) == ["291.00", "365.00", "74.00"]


def test_the_first_day_or_month_does_not_count_where_so_chosen() -> None:
    """Bought on 16 March: by days from the 17th, 15 days of March; by months from April."""
    started = date(2024, 3, 16)
    days = plan(terms("730", "0", 24, counting="life_days", start=started, first_counted=False))
    assert days[0].amount == m("15")
    assert days[-1].amount == m("16")
    assert plan(terms("730", "0", 24, start=started, first_counted=False))[0].month == Month(2024, 4)
    on_the_last = terms("730", "0", 24, counting="life_days", start=date(2024, 3, 31), first_counted=False)
    assert plan(on_the_last)[0].month == Month(2024, 4)


def test_what_is_never_depreciated_has_no_plan() -> None:
    assert plan(terms("10000", "0", 1, "none")) == ()
    assert plan(terms("10000", "10000", 60)) == ()
    assert planned_through(terms("10000", "0", 1, "none"), Month(2030, 1)) == m("0")


def test_so_much_by_the_end_of_a_month() -> None:
    one = terms("10000", "1000", 60)
    for month, expected in (
        (Month(2025, 12), "0"),
        (Month(2026, 1), "150"),
        (Month(2026, 12), "1800"),
        (Month(2030, 12), "9000"),
        (Month(2040, 1), "9000"),
    ):
        assert planned_through(one, month) == m(expected)


@st.composite
def any_terms(draw: st.DrawFn) -> Terms:
    cost = draw(st.integers(1, 10**9))
    before = draw(st.integers(0, cost))
    residual = draw(st.integers(0, cost - before))
    return Terms(
        Money(cost),
        Money(before),
        Money(residual),
        draw(st.dates(date(1990, 1, 1), date(2060, 12, 31))),
        draw(st.integers(1, 480)),
        draw(st.sampled_from(["straight", "declining", "digits"])),
        draw(st.sampled_from(["months", "year_days", "life_days"])),
        draw(st.booleans()),
        draw(st.fractions(min_value=Fraction(1, 1000), max_value=1)),
    )


@given(any_terms())
def test_any_plan_takes_exactly_what_is_to_be_taken(one: Terms) -> None:
    charges = plan(one)
    assert sum(charge.amount.minor for charge in charges) == one.base.minor
    if charges:
        assert charges[-1].book_value == one.residual
        assert charges[-1].accumulated == one.cost - one.residual


@given(any_terms())
def test_any_plan_goes_down_month_by_month_and_never_below_the_residual(one: Terms) -> None:
    charges = plan(one)
    assert all(charge.amount.minor >= 0 for charge in charges)
    assert all(charge.book_value >= one.residual for charge in charges)
    assert all(later.month == earlier.month.plus(1) for earlier, later in pairwise(charges))
    reached = [planned_through(one, charge.month) for charge in charges]
    assert reached == sorted(reached)
    assert reached == [charge.accumulated - one.before for charge in charges]


@given(any_terms())
def test_any_plan_lasts_as_long_as_its_life(one: Terms) -> None:
    charges = plan(one)
    if charges and (one.method != "straight" or one.counting == "months"):
        assert len(charges) == one.life
    elif charges:
        begin = one.start if one.first_counted else date.fromordinal(one.start.toordinal() + 1)
        last = date.fromordinal(add_months(begin, one.life).toordinal() - 1)
        assert (charges[0].month, charges[-1].month) == (Month.of(begin), Month.of(last))


@pytest.mark.parametrize(("life", "rate"), [(60, Fraction(2, 5)), (96, Fraction(1, 4)), (12, Fraction(1))])
def test_the_usual_rate_is_twice_the_straight_line_and_at_most_all(life: int, rate: Fraction) -> None:
    assert double_rate(life) == rate
