"""A payout that is approved in parts, as far as there is money or as who is there."""

from dataclasses import replace
from datetime import date

import pytest

from coopbooks import payouts
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.payouts import RunDraft
from tests.builders import assert_refused, person_id
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


def test_whoever_a_draft_would_pay_now_is_in_it(club: Books) -> None:
    """Carla works after the others were left in a draft of their own: it pays her too, so no other draft does."""
    some(club, "Carla")
    knitted(club, "Ana 2 / Berta 1")
    run = a_run(club)
    payouts.approve(club, run.id, only=[person_id(club, "Ana")])
    [rest] = payouts.list_runs(club, state="draft")
    knitted(club, "Carla 3")
    everybody = [person_id(club, name) for name in ("Ana", "Berta", "Carla")]
    assert {one.person for one in payouts.simulate(club, rest.id).slips} == set(everybody[1:])
    assert [(one.run, one.names) for one in payouts.claimed(club, everybody)] == [(rest.id, ("Berta", "Carla"))]
    assert payouts.unpaid_since(club) is None
    with assert_refused("two_drafts", "persons") as refused:
        a_run(club, title="Two")
    assert "Berta, Carla (in “First half of March, the others”)" in refused.value.message


def test_whose_work_came_into_two_drafts_since_is_refused_until_one_leaves_her_out(club: Books) -> None:
    """Ana was in the draft of the second half alone; then a day of hers in the first half was written down."""
    early = Period.through(date(2026, 3, 1), date(2026, 3, 15))
    knitted(club, "Berta 5", day=date(2026, 3, 3))
    knitted(club, "Ana 12", day=date(2026, 3, 18))
    ana = person_id(club, "Ana")
    one, two = a_run(club, title="One", period=early), a_run(club, title="Two", persons=(ana,))
    knitted(club, "Ana 1", day=date(2026, 3, 4))
    for run, other in ((one, two), (two, one)):
        with assert_refused("two_drafts", "persons") as refused:
            payouts.approve(club, run.id)
        assert f"Also in another draft: Ana (in “{other.title}”)." in refused.value.message
        assert payouts.run(club, run.id).state == "draft"
    payouts.change_run(club, one.id, RunDraft(one.day, "One", early, without=(ana,)))
    assert paid(club, payouts.approve(club, one.id)) == {"Berta": "90.00"}  # 5 × 18
    assert paid(club, payouts.approve(club, two.id)) == {"Ana": "234.00"}  # 13 × 18


def test_who_is_in_no_other_draft_is_paid_now_and_who_is_waits(club: Books) -> None:
    """Ana came into two drafts as in the test above: Berta is paid all the same, also on another day."""
    early = Period.through(date(2026, 3, 1), date(2026, 3, 15))
    knitted(club, "Berta 5", day=date(2026, 3, 3))
    knitted(club, "Ana 12", day=date(2026, 3, 18))
    ana, berta = person_id(club, "Ana"), person_id(club, "Berta")
    one, two = a_run(club, title="One", period=early), a_run(club, title="Two", persons=(ana,))
    knitted(club, "Ana 1", day=date(2026, 3, 4))
    payouts.change_run(club, one.id, RunDraft(date(2026, 3, 19), "One", early))
    assert paid(club, payouts.approve(club, one.id, only=[berta])) == {"Berta": "90.00"}  # 5 × 18
    [rest] = [run for run in payouts.list_runs(club, state="draft") if run.id != two.id]
    for run, other in ((rest, two), (two, rest)):
        with assert_refused("two_drafts", "persons") as refused:
            payouts.approve(club, run.id)
        assert f"Also in another draft: Ana (in “{other.title}”). Leave them out of one" in refused.value.message


def test_nobody_comes_into_a_second_draft_by_a_change(club: Books) -> None:
    knitted(club, "Ana 12 / Berta 5")
    ana = person_id(club, "Ana")
    one = a_run(club, title="One", without=(ana,))
    a_run(club, title="Two", persons=(ana,))
    with assert_refused("two_drafts", "persons"):
        payouts.change_run(club, one.id, RunDraft(one.day, "One"))
