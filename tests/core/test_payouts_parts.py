"""A payout that is approved in parts, as far as there is money or as who is there."""

from dataclasses import replace
from datetime import date

import pytest

from coopbooks import payouts
from coopbooks.books import Books
from coopbooks.days import Period
from tests.builders import person_id
from tests.core.membering import some
from tests.core.paying import a_club, a_run, knitted, paid
from tests.core.working import done, record


@pytest.fixture
def club(books: Books) -> Books:
    a_club(books)
    return books


def test_a_payout_is_approved_in_as_many_parts_as_there_is_money_for(club: Books) -> None:
    """One by one: the name says once that it is of the others, and the next period follows on the whole."""
    names = [f"Member {letter}" for letter in "ABCD"]
    some(club, *names)
    for name in names:
        record(club, replace(done(club, "Ana", "2", day=date(2026, 3, 3)), person=person_id(club, name)))
    first_half = Period.through(date(2026, 3, 1), date(2026, 3, 15))
    run = a_run(club, period=first_half, title="March " + "x" * 190)
    for name in names:
        payouts.approve(club, run.id, only=[person_id(club, name)])
        run = next((one for one in payouts.list_runs(club) if one.state == "draft"), run)
    assert [one.state for one in payouts.list_runs(club)] == ["approved"] * 4
    titles = {one.title for one in payouts.list_runs(club)}
    assert len(titles) == 2
    assert all(len(one) <= 200 for one in titles)
    assert sum(one.endswith(", the others") for one in titles) == 1
    assert payouts.proposed_period(club) == Period.through(date(2026, 3, 16), date(2026, 3, 31))


def test_one_is_paid_though_work_of_another_has_no_rate(club: Books) -> None:
    knitted(club, "Ana 2")
    record(club, done(club, "Berta", "1", kind="hours", name="Cleaning"))
    run = payouts.approve(club, a_run(club).id, only=[person_id(club, "Ana")])
    assert paid(club, run) == {"Ana": "36.00"}
