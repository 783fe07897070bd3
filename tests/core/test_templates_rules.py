"""When a template is due: every so many months on a day, against the calendar; and what may be kept as one."""

import calendar
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.days import Month
from coopbooks.money import Money
from coopbooks.templates import (
    Rhythm,
    Template,
    TemplateDraft,
    day_in,
    day_to_record,
    days_to_begin,
    proposed_rhythm,
)
from coopbooks.templates.rules import check
from tests.builders import assert_refused

MARCH = Month(2026, 3)
months = st.builds(Month, st.integers(2000, 2060), st.integers(1, 12))
rhythms = st.builds(Rhythm, st.integers(1, 24), st.integers(1, 31), months)
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def a_template(rhythm: Rhythm | None, *settled: date, active: bool = True) -> Template:
    """Return rent that repeats so."""
    paid = (7, "costs", date(2026, 3, 5), "Cost: Rent", Money(30000, "BOB"))
    return Template(1, "Rent", rhythm, active, frozenset(settled), *paid)


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        # the last days of months as any calendar shows them; 2028 is a leap year, 2027 is not
        (Rhythm(1, 31, Month(2027, 12)), ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]),
        (Rhythm(1, 29, Month(2027, 1)), ["2027-01-29", "2027-02-28", "2027-03-29", "2027-04-29", "2027-05-29"]),
        (Rhythm(1, 5, Month(2026, 11)), ["2026-11-05", "2026-12-05", "2027-01-05", "2027-02-05", "2027-03-05"]),
        (Rhythm(3, 30, Month(2026, 11)), ["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30"]),
        (Rhythm(12, 29, Month(2027, 2)), ["2027-02-28", "2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28"]),
    ],
)
def test_it_is_due_on_its_day_or_the_last_of_a_shorter_month(rhythm: Rhythm, expected: list[str]) -> None:
    assert [day.isoformat() for day in islice(rhythm.days(), 5)] == expected


@given(rhythms)
def test_no_time_is_ever_skipped(rhythm: Rhythm) -> None:
    """Counted from year 0, the months of two times in a row lie exactly one pause apart; each day is the calendar's."""
    due = list(islice(rhythm.days(), 40))
    assert Month.of(due[0]) == rhythm.since
    for earlier, later in pairwise(due):
        assert (later.year * 12 + later.month) - (earlier.year * 12 + earlier.month) == rhythm.every
    for day in due:
        last = calendar.monthrange(day.year, day.month)[1]
        assert day.day == rhythm.on_day or (rhythm.on_day > last and day.day == last)


@given(rhythms, st.sets(st.integers(0, 30)), days)
def test_what_waits_is_all_that_is_due_and_not_settled(rhythm: Rhythm, done: set[int], today: date) -> None:
    every_day = list(islice(rhythm.days(), 800))  # of a month each, that is more than the sixty years of the days
    settled = {every_day[place] for place in done}
    template = a_template(rhythm, *settled)
    assert template.due_by(today) == [day for day in every_day if day <= today and day not in settled]
    assert template.due == min(set(every_day[:32]) - settled)


@given(rhythms, days)
def test_settling_what_is_due_moves_on_to_the_next(rhythm: Rhythm, today: date) -> None:
    """One day after the other, oldest first, and nothing is left."""
    waiting = a_template(rhythm).due_by(today)
    for place, day in enumerate(waiting):
        template = a_template(rhythm, *waiting[:place])
        assert template.due == day
    done = a_template(rhythm, *waiting)
    assert done.due_by(today) == []
    assert done.due is not None
    assert done.due > today


def test_without_a_rhythm_or_stopped_it_is_never_due() -> None:
    for template in (a_template(None), a_template(Rhythm(1, 5, MARCH), active=False)):
        assert template.due is None
        assert template.due_by(date(2030, 1, 1)) == []
        assert template.due_for(date(2026, 3, 5)) is None


@pytest.mark.parametrize(
    ("today", "meant"),
    [
        ("2026-03-20", "2026-03-05"),  # late
        ("2026-03-05", "2026-03-05"),
        ("2026-02-23", "2026-03-05"),  # February 2026 has 28 days: 23 + 10 days is 5 March
        ("2026-02-22", None),
    ],
)
def test_what_is_paid_a_little_early_is_for_the_day_to_come(today: str, meant: str | None) -> None:
    found = a_template(Rhythm(1, 5, MARCH)).due_for(date.fromisoformat(today))
    assert found == (date.fromisoformat(meant) if meant else None)


@pytest.mark.parametrize(
    ("due", "locked", "proposed"),
    [
        ("2026-03-05", None, "2026-03-05"),
        ("2026-03-05", "2026-02-28", "2026-03-05"),
        ("2026-02-28", "2026-02-28", "2026-03-20"),  # locked: what is found out today is recorded today
        ("2026-04-05", None, "2026-03-20"),  # still to come
        (None, None, "2026-03-20"),
    ],
)
def test_the_day_proposed_is_one_that_can_be_recorded(due: str | None, locked: str | None, proposed: str) -> None:
    given_days = (date.fromisoformat(day) if day else None for day in (due, "2026-03-20", locked))
    due_day, today, locked_through = given_days
    assert today is not None
    assert day_to_record(due_day, today, locked_through) == date.fromisoformat(proposed)


@given(days, st.timedeltas(timedelta(0), timedelta(800)), st.integers(1, 12))
def test_a_rhythm_is_proposed_from_the_day_it_was_done(day: date, later: timedelta, every: int) -> None:
    """It is due next after the deed, not before today, and no pause later than need be."""
    today = day + later
    rhythm = proposed_rhythm(day, today, every)
    first = next(rhythm.days())
    assert rhythm.on_day == day.day
    assert first > day
    assert first >= today
    apart = (first.year * 12 + first.month) - (day.year * 12 + day.month)
    assert apart % every == 0
    assert apart == every or day_in(rhythm.since.plus(-every), day.day) < today


def test_it_may_begin_from_two_months_back_to_a_whole_pause_ahead() -> None:
    today = date(2026, 3, 20)
    offered = days_to_begin(1, 31, today, {date(2026, 2, 28)})
    assert [day.isoformat() for day in offered[:3]] == ["2026-01-31", "2026-03-31", "2026-04-30"]
    assert offered[-1] == date(2027, 3, 31)
    assert days_to_begin(24, 5, today)[-1] == date(2028, 3, 5)


@pytest.mark.parametrize(
    ("every", "on_day", "reason", "field"),
    [
        (1, 0, "no_such_day", "on_day"),
        (1, 32, "no_such_day", "on_day"),
        (0, 5, "pause", "every"),
        (121, 5, "pause", "every"),
    ],
)
def test_a_rhythm_no_calendar_has_is_refused(every: int, on_day: int, reason: str, field: str) -> None:
    widest = TemplateDraft("Rent", Rhythm(120, 31, MARCH))
    assert check(widest) == widest
    with assert_refused(reason, field):
        check(TemplateDraft("Rent", Rhythm(every, on_day, MARCH)))


@pytest.mark.parametrize(
    ("name", "reason"), [("", "empty"), ("  ", "empty"), ("x" * 61, "too_long"), ("a\0b", "unprintable")]
)
def test_a_name_is_needed_that_can_be_printed(name: str, reason: str) -> None:
    with assert_refused(reason, "name"):
        check(TemplateDraft(name))
    assert check(TemplateDraft("  Rent  of the\tshop ")).name == "Rent of the shop"
