"""What is asked about before a payout is approved: work of later days, and a team that is not paid together."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from coopbooks import members, payouts, work
from coopbooks.books import Books, change_club
from coopbooks.days import Period
from coopbooks.members import GroupDraft
from coopbooks.payouts import RunDraft
from tests.builders import TODAY, assert_refused, m, person_id
from tests.core.lending import lent, pay, terms
from tests.core.membering import some
from tests.core.ordering import an_order
from tests.core.paying import a_club, approved, knitted
from tests.core.store import q
from tests.core.working import done, record

MARCH = Period.through(date(2026, 3, 1), date(2026, 3, 31))
YESTERDAY = TODAY - timedelta(1)


@pytest.fixture
def club(books: Books) -> Books:
    a_club(books)
    return books


def told(books: Books, **also: object) -> list[str]:
    return payouts.doubts(books, payouts.simulate(books, RunDraft(**{"day": TODAY, **also})))  # type: ignore[arg-type]


def test_work_of_days_after_the_payout_is_asked_about_once(club: Books) -> None:
    """Paid as of yesterday: what Ana did on that day is no question, two records of today are one."""
    knitted(club, "Ana 2", day=YESTERDAY)
    assert told(club, day=YESTERDAY, period=MARCH) == []
    knitted(club, "Ana 1 / Berta 1")
    [asked] = told(club, day=YESTERDAY, period=MARCH)
    assert asked.startswith(
        "2 records of work are of days after the payout of 19/03/2026 (Ana, Berta, up to 20/03/2026)."
    )
    assert told(club, day=YESTERDAY, period=Period.through(date(2026, 3, 1), YESTERDAY)) == []
    assert told(club, period=MARCH) == []


def _rejected(books: Books, rule: str = "team", **also: object) -> None:
    change_club(books, replace(books.club, reject_rule=rule))
    record(books, done(books, "Ana", "10", **also), done(books, "Berta", "3", rejected=q("2"), **also))


def _of_the_team(asked: list[str]) -> str:
    [one] = asked
    start = "Jumper · knit: the team bears its rejected pieces together. "
    assert one.startswith(start)
    return one.split("bear nothing of it: ")[1].split(".")[0]


def test_who_is_of_the_team_and_not_paid_with_it_is_named(club: Books) -> None:
    """Berta's two rejected ones are borne by her alone where Ana's group is paid apart."""
    group = members.add_group(club, GroupDraft("Kantuta")).id
    berta = members.member(club, person_id(club, "Berta"))
    members.change_member(club, berta.id, replace(berta.draft, group=group))
    _rejected(club)
    assert _of_the_team(told(club, group=group)) == "Ana"
    assert told(club) == []
    assert told(club, persons=(person_id(club, "Ana"),)) == []  # of hers nothing was rejected
    approved(club, persons=(person_id(club, "Ana"),), period=MARCH)
    assert _of_the_team(told(club, period=MARCH)) == "Ana"  # paid before, for the same days
    assert told(club) == []  # all that is not paid yet is paid together


def test_a_large_team_is_named_in_part(club: Books) -> None:
    some(club, "Carla", "Dora", "Elsa")
    _rejected(club)
    knitted(club, "Carla 1 / Dora 1 / Elsa 1")
    assert _of_the_team(told(club, persons=(person_id(club, "Berta"),))) == "Ana, Carla, Dora and 1 more"


def test_another_order_operation_or_rule_makes_no_team(club: Books) -> None:
    order = an_order(club)
    berta = person_id(club, "Berta")
    _rejected(club)
    assert told(club, persons=(berta,)) != []
    approved(club)
    record(club, done(club, "Ana", "5", order=order), done(club, "Ana", "5", step="cut"))
    record(club, done(club, "Berta", "3", rejected=q("2"), size="S"))
    assert told(club, persons=(berta,)) == []
    approved(club)
    _rejected(club, "fund", lot="2")
    assert told(club, persons=(berta,)) == []


def test_an_instalment_is_asked_about_where_its_loan_went_on_after_the_payout(club: Books) -> None:
    """Paid as of yesterday: today she brought 10. Of 217,75 three times due, that is no longer kept back from her."""
    one = lent(club, terms())
    knitted(club, "Ana 5", day=YESTERDAY)
    assert told(club, day=YESTERDAY) == []
    pay(club, one, "10", TODAY)
    [asked] = told(club, day=YESTERDAY)
    assert "it is not kept back, as something was recorded for it after 19/03/2026" in asked
    assert told(club) == []
    payouts.set_own_rule(club, person_id(club, "Ana"), payouts.OwnRule("loan", m("0")))
    assert told(club, day=YESTERDAY) == []  # as was agreed with her


def test_of_many_loans_the_first_three_are_named_and_how_many_more(club: Books) -> None:
    """Each lent $us 100 in four instalments, of which one is due, and no rate of the dollar is written down."""
    names = ("Ana", "Berta", "Carla", "Dora", "Elsa")
    some(club, *names[2:])
    agreed = terms("100", "0", currency="USD", method="no_interest", instalments=4, first_due=YESTERDAY)
    for name in names:
        lent(club, agreed, person=person_id(club, name), rate=Decimal("6.96"), rate_source="agreed")
    knitted(club, "Ana 1 / Berta 1 / Carla 1 / Dora 1")
    assert [one.split(" has ")[0] for one in told(club)] == ["Ana", "Berta", "Carla", "The same holds for one more."]
    knitted(club, "Elsa 1")
    assert told(club)[3:] == ["The same holds for 2 more."]


def test_what_nobody_gets_anything_of_waits_for_more_work(club: Books) -> None:
    """All five of Ana's were rejected: alone they post nothing, with a good one they are settled."""
    record(club, done(club, "Ana", "0", rejected=q("5")))
    with assert_refused("nothing", "period") as refused:
        approved(club)
    assert "together with that of later days" in refused.value.message
    payouts.remove_run(club, payouts.list_runs(club)[0].id)
    knitted(club, "Ana 1", size="S")
    approved(club)
    assert work.unpaid(club) == []


def test_work_on_a_day_on_which_she_was_no_member_any_more_is_asked_about(club: Books) -> None:
    knitted(club, "Ana 2 / Berta 1", day=date(2026, 3, 15))
    members.leave(club, members.LeaveDraft(person_id(club, "Ana"), date(2026, 3, 10), "She moves"))
    [asked] = told(club)
    assert asked.startswith("Ana left on 10/03/2026.")
    assert asked.endswith("Work of 15/03/2026 is paid here all the same.")
