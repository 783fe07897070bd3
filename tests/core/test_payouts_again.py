"""A voided run approved again: just as it was whatever the club decided since, or refused and nothing changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from unittest import mock

import pytest

from coopbooks import ledger, payouts, products, work
from coopbooks.books import Books, change_club
from coopbooks.payouts import (
    Ask,
    Bonus,
    OwnRule,
    Part,
    PayRules,
    PayTerms,
    Pot,
    Protected,
    Rounding,
    Run,
    SurplusDraft,
    SurplusRule,
)
from coopbooks.payouts.pay import pot_extras
from coopbooks.payouts.shapes import Extra
from coopbooks.payouts.sharing import Sharing
from coopbooks.products import MakingDraft
from tests.builders import TODAY, assert_refused, m, person_id, post, rows
from tests.conftest import FreshBooks, clock
from tests.core.lending import lent, terms
from tests.core.membering import a_member
from tests.core.paying import YEAR_DAY, a_club, advanced, approved, ended_in_february, knitted, paid, rules
from tests.core.store import q
from tests.core.working import done, record

TURNED = tuple(reversed(payouts.DEDUCTIONS))
AS_IT_WAS = PayRules(
    PayTerms(TURNED, Protected(m("20")), Rounding(m("0.50"), "nearest")), (Ask("savings", percent=Decimal(10)),)
)


@pytest.fixture
def club(books: Books) -> Books:
    a_club(books)
    return books


def _voided(books: Books, reject_rule: str = "team") -> Run:
    """Void what was approved by rules of its own: Ana has an advance and a loan, two of Berta's were rejected."""
    change_club(books, replace(books.club, reject_rule=reject_rule))
    payouts.change_rules(books, AS_IT_WAS)
    advanced(books, "Ana", "30.07")
    lent(books, terms(), person=person_id(books, "Ana"))
    record(books, done(books, "Ana", "12"), done(books, "Berta", "3", rejected=q("2")))
    return payouts.void_run(
        books, approved(books, bonuses=(Bonus(person_id(books, "Berta"), "Feast", m("7.33")),)).id, "No"
    )


def _pays(books: Books, run: Run) -> list[object]:
    return [(one.person, one.pay) for one in payouts.slips(books, run.id)]


@pytest.mark.parametrize("reject_rule", ["member", "team", "fund"])
def test_it_comes_back_as_it_was_whatever_the_club_decided_since(club: Books, reject_rule: str) -> None:
    was = _voided(club, reject_rule)
    change_club(club, replace(club.club, reject_rule={"team": "fund", "fund": "member", "member": "team"}[reject_rule]))
    payouts.change_rules(club, PayRules(PayTerms(), (Ask("contribution", m("5")),)))
    now = payouts.approve_again(club, was.id)
    assert _pays(club, now) == _pays(club, was)
    assert (now.state, now.rules, now.draft) == ("approved", was.rules, was.draft)
    old, new = (ledger.voucher(club, one.voucher or 0) for one in (was, now))
    assert [(one.account, one.amount, one.person) for one in new.lines] == [
        (one.account, one.amount, one.person) for one in old.lines
    ]
    assert work.unpaid(club) == []


def _more_work(books: Books) -> None:
    knitted(books, "Berta 1", size="S")


def _another_rate(books: Books) -> None:
    knit = next(one.id for one in products.list_making(books, 1) if one.name == "knit")
    products.keep_making(books, 1, [MakingDraft("knit", rate=q("19"), id=knit)], TODAY)


def _an_advance(books: Books) -> None:
    advanced(books, "Berta", "5")


def _an_own_rule(books: Books) -> None:
    payouts.set_own_rule(books, person_id(books, "Ana"), OwnRule("loan", m("1")))


@pytest.mark.parametrize("since", [_more_work, _another_rate, _an_advance, _an_own_rule])
def test_what_would_be_another_is_refused_and_nothing_changed(club: Books, since: Callable[[Books], None]) -> None:
    was = _voided(club)
    since(club)
    tables = ("voucher", "payout_run", "payout_slip", "loan_payment", "work_record")
    before = {table: rows(f"SELECT * FROM {table}") for table in tables}
    with assert_refused("changed_since") as refused:
        payouts.approve_again(club, was.id)
    assert "Prepare it again" in refused.value.message
    assert {table: rows(f"SELECT * FROM {table}") for table in tables} == before


def test_work_written_down_since_does_not_slip_into_a_pot_it_weighs_nothing_in(fresh_books: FreshBooks) -> None:
    """A pot in equal parts: an hour of Ana's changes nobody's part, and would be settled by it all the same."""
    moments = [clock()]
    with fresh_books(lambda: moments[-1]) as books:
        a_club(books)
        knitted(books, "Ana 12 / Berta 6")
        pot = Pot(m("900"), (Part("equal"),))
        was = payouts.void_run(books, approved(books, rates=False, pot=pot).id, "Wrong")
        again = payouts.approve_again(books, was.id)
        assert paid(books, again) == {"Ana": "450.00", "Berta": "450.00"}
        payouts.void_run(books, again.id, "Wrong")
        moments.append(moments[0] + timedelta(minutes=5))
        record(books, done(books, "Ana", "1", kind="hours", name="Cleaning"))
        with assert_refused("changed_since"):
            payouts.approve_again(books, again.id)
        assert [one.label for one in work.unpaid(books, kind="hours")] == ["Cleaning"]


def test_a_pot_comes_back_whatever_an_earlier_program_called_it(club: Books) -> None:
    """It wrote the word for a pot on the slip, in the language of then."""
    knitted(club, "Ana 2 / Berta 1")

    def named(sharing: Sharing, _label: str, member: int) -> tuple[Extra, ...]:
        return pot_extras(sharing, "Monto a repartir", member)

    with mock.patch("coopbooks.payouts.working_out.pot_extras", named):
        run = approved(club, rates=False, pot=Pot(m("30"), (Part("pieces"),)))
    was = payouts.void_run(club, run.id, "Wrong")
    assert paid(club, payouts.approve_again(club, was.id)) == {"Ana": "20.00", "Berta": "10.00"}


def test_only_what_was_voided_is_approved_again(club: Books) -> None:
    knitted(club, "Ana 1")
    with assert_refused("not_voided"):
        payouts.approve_again(club, approved(club).id)


def test_a_surplus_comes_back_as_it_was_or_not_at_all(club: Books) -> None:
    """100 in equal parts, to whole bolivianos; a member more would have a part of it."""
    ended_in_february(club)
    post(club, "cash 100 / sales_local -100", day=YEAR_DAY)
    rules(club, step=100)
    draft = SurplusDraft(2026, TODAY, SurplusRule((), (Part("equal"),)), m("100"))
    was = payouts.void_run(club, payouts.record_surplus(club, draft).id, "Wrong")
    rules(club, step=1)
    now = payouts.approve_again(club, was.id)
    assert _pays(club, now) == _pays(club, was)
    payouts.void_run(club, now.id, "Wrong")
    a_member(club, "Carla")  # she is not among those it was shared out to
    again = payouts.approve_again(club, now.id)
    assert _pays(club, again) == _pays(club, was)
    payouts.void_run(club, again.id, "Wrong")
    post(club, "surplus_payable -3 @Ana / accumulated_results 3")
    with assert_refused("changed_since"):
        payouts.approve_again(club, again.id)
