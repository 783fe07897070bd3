"""The days a payout is prepared for: those after the last one; work left behind before them."""

from datetime import date, timedelta

import pytest

from coopbooks import payouts
from coopbooks.books import Books
from coopbooks.days import Period
from tests.builders import TODAY, person_id
from tests.core.paying import a_club, a_run, approved, knitted


@pytest.mark.parametrize(
    ("last", "then"),
    [
        ((date(2026, 3, 1), date(2026, 3, 15)), (date(2026, 3, 16), date(2026, 3, 31))),
        ((date(2026, 2, 16), date(2026, 2, 28)), (date(2026, 3, 1), date(2026, 3, 15))),
        ((date(2025, 12, 16), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 1, 15))),
        ((date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 28))),
        ((date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30))),
        ((date(2026, 3, 2), date(2026, 3, 15)), (date(2026, 3, 16), date(2026, 3, 29))),
        ((date(2026, 3, 7), date(2026, 3, 7)), (date(2026, 3, 8), date(2026, 3, 8))),
    ],
)
def test_the_next_days_are_as_the_last_were(last: tuple[date, date], then: tuple[date, date]) -> None:
    assert payouts.following([Period.through(*last)]) == Period.through(*then)


def test_a_short_one_at_the_end_of_a_year_does_not_make_the_next_short() -> None:
    first = date(2025, 11, 17)
    weeks = [Period(first + timedelta(14 * turn), first + timedelta(14 * (turn + 1))) for turn in range(3)]
    short = Period.through(date(2025, 12, 29), date(2025, 12, 31))
    then = payouts.following([short, *reversed(weeks)])
    assert then == Period.through(date(2026, 1, 1), date(2026, 1, 14))


def test_the_first_payout_is_for_all_work_up_to_today(books: Books) -> None:
    assert payouts.proposed_period(books) is None
    a_club(books)
    knitted(books, "Ana 12", day=date(2026, 2, 27))
    knitted(books, "Berta 3", day=date(2026, 3, 5))
    assert payouts.proposed_period(books) == Period.through(date(2026, 2, 27), TODAY)


def test_the_next_one_follows_the_last_of_all_work_that_stands(books: Books) -> None:
    a_club(books)
    for day in (date(2026, 2, 3), date(2026, 2, 20), date(2026, 3, 3)):
        knitted(books, "Ana 2", day=day)
    half = Period.through(date(2026, 2, 1), date(2026, 2, 15))
    approved(books, period=half)
    wrong = approved(books, period=payouts.following([half]))
    payouts.void_run(books, wrong.id, "Twice")
    a_run(books, period=Period.through(date(2026, 3, 1), date(2026, 3, 5)), persons=(1,))
    assert payouts.proposed_period(books) == Period.through(date(2026, 2, 16), date(2026, 2, 28))


def test_days_that_have_not_begun_are_not_proposed(books: Books) -> None:
    """All days up to today are paid: then only what was written down since, and nothing once a draft pays that."""
    a_club(books)
    knitted(books, "Ana 2", day=date(2026, 3, 3))
    knitted(books, "Ana 1", day=date(2026, 3, 9))
    approved(books, period=Period.through(date(2026, 3, 7), TODAY))
    assert payouts.proposed_period(books) == Period.through(date(2026, 3, 3), TODAY)
    knitted(books, "Berta 1", day=date(2026, 3, 18))
    draft = a_run(books, persons=(person_id(books, "Ana"),))
    assert payouts.proposed_period(books) == Period.through(date(2026, 3, 18), TODAY)
    payouts.approve(books, draft.id)
    approved(books)
    assert payouts.proposed_period(books) is None


def test_work_of_before_is_left_behind_until_it_is_paid(books: Books) -> None:
    a_club(books)
    knitted(books, "Ana 2", day=date(2026, 2, 27))
    knitted(books, "Ana 4 / Berta 1", day=date(2026, 3, 1))
    march = Period.through(date(2026, 3, 1), date(2026, 3, 31))
    assert [(one.person_name, one.day) for one in payouts.left_behind(books, march)] == [("Ana", date(2026, 2, 27))]
    approved(books)
    assert payouts.left_behind(books, march) == []


def test_who_is_in_a_draft_left_no_work_behind_but_for_that_draft(books: Books) -> None:
    a_club(books)
    knitted(books, "Ana 2 / Berta 1", day=date(2026, 2, 27))
    march = Period.through(date(2026, 3, 1), date(2026, 3, 31))
    draft = a_run(books, period=Period.through(date(2026, 2, 1), date(2026, 2, 28)), persons=(person_id(books, "Ana"),))
    assert [one.person_name for one in payouts.left_behind(books, march)] == ["Berta"]
    assert [one.person_name for one in payouts.left_behind(books, march, but=draft.id)] == ["Ana", "Berta"]
    payouts.remove_run(books, draft.id)
    assert [one.person_name for one in payouts.left_behind(books, march)] == ["Ana", "Berta"]


def test_unpaid_work_is_told_as_long_as_no_draft_will_pay_it(books: Books) -> None:
    a_club(books)
    assert payouts.unpaid_since(books) is None
    knitted(books, "Ana 2 / Berta 3", day=date(2026, 3, 9))
    knitted(books, "Ana 2")
    assert payouts.unpaid_since(books) == (2, date(2026, 3, 9))
    run = a_run(books)
    assert payouts.unpaid_since(books) is None
    payouts.remove_run(books, run.id)
    approved(books)
    assert payouts.unpaid_since(books) is None
