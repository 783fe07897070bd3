"""Days as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import reading, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import speaking

TODAY = date(2026, 3, 15)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(st.sampled_from(["es", "en"]), days, days)
def test_days_read_back(language: str, day: date, today: date) -> None:
    with speaking(language):
        for typed in (showing.day(day), showing.long_day(day), day.isoformat()):
            assert reading.day(typed, today) == day


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15", date(2026, 3, 15)),
        ("7", date(2026, 3, 7)),
        ("07", date(2026, 3, 7)),
        ("16", date(2026, 2, 16)),  # not yet in March
        ("7/3", date(2026, 3, 7)),
        ("15-3", date(2026, 3, 15)),
        ("16/3", date(2025, 3, 16)),
        ("31/12", date(2025, 12, 31)),
        ("7/3/26", date(2026, 3, 7)),
        ("7/3/2026", date(2026, 3, 7)),
        ("07-03-2026", date(2026, 3, 7)),
        ("7.3.2026", date(2026, 3, 7)),
        ("2026-03-07", date(2026, 3, 7)),
        ("31/12/2026", date(2026, 12, 31)),  # a year that is typed may lie ahead
        ("29/2/2024", date(2024, 2, 29)),
        ("hoy", date(2026, 3, 15)),
        ("Today", date(2026, 3, 15)),
        ("AYER", date(2026, 3, 14)),
        ("yesterday", date(2026, 3, 14)),
        ("anteayer", date(2026, 3, 13)),
        ("7 mar", date(2026, 3, 7)),
        ("7 de enero", date(2026, 1, 7)),
        ("7 dic.", date(2025, 12, 7)),
        ("7 de marzo del 2026", date(2026, 3, 7)),
        ("7 August 2025", date(2025, 8, 7)),
        (" 7/3/2026\n", date(2026, 3, 7)),
    ],
)
def test_days(language: str, typed: str, day: date) -> None:
    with speaking(language):
        assert reading.day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15", date(2026, 3, 15)),
        ("16", date(2026, 3, 16)),
        ("7", date(2026, 4, 7)),  # over in March
        ("16/3", date(2026, 3, 16)),
        ("14/3", date(2027, 3, 14)),
        ("31/12", date(2026, 12, 31)),
        ("7 de enero", date(2027, 1, 7)),
        ("7/3/2026", date(2026, 3, 7)),  # a day that is typed whole may be over
        ("hoy", date(2026, 3, 15)),
        ("mañana", date(2026, 3, 16)),
        ("TOMORROW", date(2026, 3, 16)),
    ],
)
def test_what_is_promised_lies_ahead(typed: str, day: date) -> None:
    assert reading.day(typed, TODAY, ahead=True) == day


def test_at_the_end_of_a_year_the_next_one_is_ahead() -> None:
    assert reading.day("7", date(2026, 12, 15), ahead=True) == date(2027, 1, 7)


def test_the_month_before_january_is_december() -> None:
    assert reading.day("20", date(2026, 1, 5)) == date(2025, 12, 20)
    assert reading.day("31", date(2026, 1, 5)) == date(2025, 12, 31)


@given(days, st.integers(1, 28), st.integers(1, 12))
def test_a_day_without_its_year_is_never_ahead_nor_over_a_year_ago(today: date, number: int, month: int) -> None:
    for typed, longest in ((str(number), 31), (f"{number}/{month}", 366)):
        day = reading.day(typed, today)
        assert 0 <= (today - day).days < longest
        assert day.day == number


@given(st.text(max_size=120), days)
def test_whatever_is_typed_is_read_or_refused(typed: str, today: date) -> None:
    try:
        reading.day(typed, today)
    except Refusal as refusal:
        assert refusal.message.isprintable()  # noqa: PT017 - most of what is typed ends here, and some does not


def test_what_is_no_day_is_quoted_as_it_was_typed() -> None:
    with pytest.raises(Refusal, match=r"^“Banco Prodem” is not a day"):
        reading.day(" Banco  Prodem", date(2026, 3, 20))


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        ("7/3\t8/3", "several"),
        ("7" * 101, "too_long"),
        ("٧/٣", "other_digits"),
        ("mañana", "not_a_day"),
        ("0", "not_a_day"),
        ("0/3", "not_a_day"),
        ("7/0", "not_a_day"),
        ("7/3/202", "not_a_day"),
        ("7/3-2026", "not_a_day"),
        ("7//3", "not_a_day"),
        ("7 ju", "not_a_day"),
        ("7 xyz 2026", "not_a_day"),
        ("-7", "not_a_day"),
        ("32", "no_such_day"),
        ("31", "no_such_day"),  # the 31st of March is still to come and February has none
        ("31/2", "no_such_day"),
        ("29/2", "no_such_day"),
        ("29/2/2025", "no_such_day"),
        ("3/13", "no_such_day"),
        ("7/3/1899", "too_far"),
        ("7/3/2200", "too_far"),
        ("7/3/0026", "too_far"),
    ],
)
def test_bad_days_are_refused(language: str, typed: str, reason: str) -> None:
    with speaking(language), pytest.raises(Refusal) as caught:
        reading.day(typed, TODAY)
    assert caught.value.reason == reason
    assert caught.value.message


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31/2", "There is no day 31 in February 2026: it ends on 28/02/2026."),
        ("40", "There is no day 40 in March 2026: it ends on 31/03/2026."),
        ("3/13", "There is no month 13. Type the day first and then the month, for example 15/03/2026."),
        ("7/3/1899", "The year 1899 is too far away. Type a year from 1900 to 2199."),
        ("soon", "“soon” is not a day. Type day/month/year, for example 15/03/2026, or only the day: 15."),
    ],
)
def test_refused_days_say_what_to_type(typed: str, words: str) -> None:
    with speaking("en"), pytest.raises(Refusal) as caught:
        reading.day(typed, TODAY)
    assert words in caught.value.message
