"""Months, periods and accounting years, against the calendar."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.days import PERIODS, Month, Period, add_months, named_period, year_of, year_period

days = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@given(days)
def test_a_month_holds_its_days(day: date) -> None:
    month = Month.of(day)
    assert day in month.period
    assert month.first.day == 1
    assert month.last == date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
    assert (month.last + timedelta(days=1)) not in month.period
    assert month.key == day.isoformat()[:7]


@given(days, st.integers(-500, 500))
def test_months_are_counted_through_years(day: date, months: int) -> None:
    month = Month.of(day)
    later = month.plus(months)
    assert (later.year - month.year) * 12 + later.number - month.number == months
    assert later.plus(-months) == month


@pytest.mark.parametrize("number", [0, 13, -1])
def test_there_is_no_other_month(number: int) -> None:
    with pytest.raises(ValueError, match="no month"):
        Month(2026, number)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_a_missing_day_becomes_the_last_of_its_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(days, st.integers(0, 2000))
def test_a_period_includes_both_days_it_is_named_by(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    period = Period.through(first, last)
    assert first in period
    assert last in period
    assert period.last == last
    assert first - timedelta(days=1) not in period
    assert period.after not in period


@given(days, st.integers(0, 2000))
def test_a_period_touches_the_months_of_its_days(first: date, length: int) -> None:
    period = Period.through(first, first + timedelta(days=length))
    touched = {Month.of(first + timedelta(days=offset)) for offset in range(length + 1)}
    assert list(period.months()) == sorted(touched)


@given(days, st.integers(0, 2000))
def test_the_period_before_ends_where_this_one_begins(first: date, length: int) -> None:
    period = Period.through(first, first + timedelta(days=length))
    before = period.before()
    assert before.after == period.first
    if not period.whole_months:
        assert before.after - before.first == period.after - period.first


@pytest.mark.parametrize("after", [date(2026, 1, 1), date(2025, 12, 31)])
def test_an_empty_period_is_refused(after: date) -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2026, 1, 1), after)


def through(first: str, last: str) -> Period:
    return Period.through(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("period", "before", "year_before"),
    [
        (
            through("2026-03-01", "2026-03-31"),
            through("2026-02-01", "2026-02-28"),
            through("2025-03-01", "2025-03-31"),
        ),
        (
            through("2026-01-01", "2026-03-31"),
            through("2025-10-01", "2025-12-31"),
            through("2025-01-01", "2025-03-31"),
        ),
        (
            through("2025-02-01", "2025-02-28"),  # the last of February stays the last of February
            through("2025-01-01", "2025-01-31"),
            through("2024-02-01", "2024-02-29"),
        ),
        (
            through("2024-02-01", "2024-02-29"),
            through("2024-01-01", "2024-01-31"),
            through("2023-02-01", "2023-02-28"),
        ),
        (
            through("2026-03-05", "2026-03-11"),  # a week
            through("2026-02-26", "2026-03-04"),
            through("2025-03-05", "2025-03-11"),
        ),
    ],
)
def test_what_a_period_is_compared_with(period: Period, before: Period, year_before: Period) -> None:
    assert period.before() == before
    assert period.year_before() == year_before


@pytest.mark.parametrize(
    ("day", "closing_month", "year"),
    [
        (date(2026, 12, 31), 12, 2026),
        (date(2026, 3, 31), 3, 2026),  # industry closes in March
        (date(2026, 4, 1), 3, 2027),
        (date(2026, 9, 30), 9, 2026),  # mining closes in September
        (date(2026, 10, 1), 9, 2027),
    ],
)
def test_an_accounting_year_is_named_after_the_year_it_closes_in(day: date, closing_month: int, year: int) -> None:
    assert year_of(day, closing_month) == year


@given(days, st.integers(1, 12))
def test_every_day_lies_in_its_accounting_year_of_twelve_months(day: date, closing_month: int) -> None:
    period = year_period(year_of(day, closing_month), closing_month)
    assert day in period
    assert len(list(period.months())) == 12
    assert period.last.month == closing_month


@pytest.mark.parametrize(
    ("name", "today", "closing_month", "period"),
    [
        ("this_month", "2026-03-20", 12, through("2026-03-01", "2026-03-31")),
        ("last_month", "2026-03-31", 12, through("2026-02-01", "2026-02-28")),
        ("last_month", "2026-01-05", 12, through("2025-12-01", "2025-12-31")),
        ("this_year", "2026-03-20", 12, through("2026-01-01", "2026-12-31")),
        ("last_year", "2026-03-20", 12, through("2025-01-01", "2025-12-31")),
        ("this_year", "2026-03-31", 3, through("2025-04-01", "2026-03-31")),  # industry closes in March
        ("this_year", "2026-04-01", 3, through("2026-04-01", "2027-03-31")),
        ("last_year", "2026-07-15", 6, through("2025-07-01", "2026-06-30")),  # farming closes in June
        ("last_year", "2026-09-30", 9, through("2024-10-01", "2025-09-30")),  # mining closes in September
    ],
)
def test_periods_are_offered_by_name(name: str, today: str, closing_month: int, period: Period) -> None:
    assert named_period(name, date.fromisoformat(today), closing_month) == period


@given(days, st.integers(1, 12))
def test_this_and_last_lie_side_by_side_around_today(today: date, closing_month: int) -> None:
    periods = {name: named_period(name, today, closing_month) for name in PERIODS}
    assert today in periods["this_month"]
    assert today in periods["this_year"]
    assert periods["last_month"] == periods["this_month"].before()
    assert periods["last_year"].after == periods["this_year"].first


def test_there_is_no_other_period_by_name() -> None:
    with pytest.raises(ValueError, match="no such period"):
        named_period("next_week", date(2026, 3, 20))
