"""What a payout gathers and asks for: only what it is for, only what was owed by its day, and how it is handed over."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coopbooks import ledger, loans, members, payouts, work
from coopbooks.books import Books, change_club
from coopbooks.days import Month
from coopbooks.members import DeedDraft, GroupDraft, Part
from coopbooks.payouts import Ask, RunDraft
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, person_id, post, rows, spaced
from tests.core.lending import lent, terms
from tests.core.ordering import an_order
from tests.core.paying import a_club, a_run, advanced, approved, handed, knitted, paid, rules
from tests.core.store import q
from tests.core.working import done, record

EARLY, LATE = date(2026, 3, 13), date(2026, 3, 18)
"""Before and after a pay day in the days before the one every test shows."""
PAY_DAY = date(2026, 3, 14)
FIRST = date(2026, 1, 20)


@pytest.fixture
def club(books: Books) -> Books:
    a_club(books)
    return books


def test_a_run_of_an_order_pays_only_what_was_made_for_it(club: Books) -> None:
    """Ana knitted two for the order and three besides."""
    order = an_order(club)
    knitted(club, "Ana 2 / Berta 1", order=order)
    knitted(club, "Ana 3")
    run = approved(club, order=order)
    assert paid(club, run) == {"Ana": "36.00", "Berta": "18.00"}
    cost = "SELECT order_id, sum(amount) FROM line WHERE account_id = ? GROUP BY 1"
    assert rows(cost, [account_id(club, "member_work")]) == [(order, 5400)]
    assert [one.accepted for one in work.unpaid(club)] == [q("3")]


def test_a_run_of_a_group_pays_only_its_members(club: Books) -> None:
    group = members.add_group(club, GroupDraft("Kantuta")).id
    berta = members.member(club, person_id(club, "Berta"))
    members.change_member(club, berta.id, replace(berta.draft, group=group))
    knitted(club, "Ana 2 / Berta 1")
    assert paid(club, approved(club, group=group)) == {"Berta": "18.00"}
    assert [one.person_name for one in work.unpaid(club)] == ["Ana"]


def test_what_is_owed_only_later_waits_for_the_next_payout(club: Books) -> None:
    """A payout of the 14th takes the advance of the 13th; that of the 18th, and dues charged then, are for the next."""
    advanced(club, "Ana", "20", day=EARLY)
    advanced(club, "Ana", "30", day=LATE)
    ana = person_id(club, "Ana")
    members.record_deed(club, DeedDraft("dues", LATE, (Part(ana, m("5")),), month=Month.of(LATE)))
    knitted(club, "Ana 10", day=EARLY)
    first = payouts.slip(club, approved(club, day=PAY_DAY).id, ana)
    assert [(one.asked.kind, one.asked.since, one.taken) for one in first.pay.deductions] == [
        ("advance", EARLY, m("20"))
    ]
    knitted(club, "Ana 10")
    second = payouts.slip(club, approved(club).id, ana)
    assert [(one.asked.kind, one.taken) for one in second.pay.deductions] == [("advance", m("30")), ("dues", m("5"))]


def test_an_instalment_in_dollars_is_told_and_not_kept_back(club: Books) -> None:
    """$us 100 in four instalments of 25 without interest; three are due: what they are worth is agreed when paid."""
    dollars = terms("100", "0", currency="USD", method="no_interest", instalments=4, first_due=FIRST)
    lent(club, dollars, rate=Decimal("6.96"), rate_source="agreed")
    knitted(club, "Ana 5 / Berta 1")
    simulated = payouts.simulate(club, RunDraft(TODAY))
    assert [one.pay.deductions for one in simulated.slips] == [(), ()]
    told = payouts.doubts(club, simulated)
    assert len(told) == 1
    assert "Ana has $us 75.00" in spaced(told[0])
    alone = payouts.simulate(club, RunDraft(TODAY, persons=(person_id(club, "Berta"),)))
    assert payouts.doubts(club, alone) == []


@pytest.mark.parametrize(("way", "box"), [("cash", "cash"), ("bank", "1.1.1.04"), ("qr", "1.1.1.04")])
def test_pay_goes_out_of_the_box_it_is_handed_over_from(club: Books, way: str, box: str) -> None:
    rules(club, step=1)
    post(club, "1.1.1.04 500 / accumulated_results -500", day=date(2026, 1, 7))
    knitted(club, "Ana 5 / Berta 3")
    run = approved(club)
    voucher = handed(club, run, "Ana", way=way, box=account_id(club, box))
    assert_posted(voucher, f"member_pay 90 @Ana / {box} -90")
    ana, berta = payouts.slips(club, run.id)
    assert ana.handed
    assert (ana.handed.way, ana.handed.voucher, berta.handed) == (way, voucher.id, None)
    left = payouts.run(club, run.id)
    assert (left.handed, left.left, left.state) == (m("90"), 1, "approved")


def test_nothing_is_handed_over_before_it_was_approved(club: Books) -> None:
    knitted(club, "Ana 5", day=EARLY)
    run = approved(club, day=PAY_DAY)
    with assert_refused("before", "day"):
        handed(club, run, day=EARLY)
    handed(club, run, day=PAY_DAY)
    assert ledger.balance_on(club, account_id(club, "member_pay"), PAY_DAY) == m("0")


def test_what_a_voided_payout_had_carried_is_taken_off_the_next_slip(club: Books) -> None:
    """To 0,50: 36,30 pays 36,00 and carries 0,30; 18,30 with it is 18,60: 18,50 and 0,10 on.

    Without the first one 18,30 were due and 18,50 are paid: 0,20 too much, which the next slip takes off.
    """
    rules(club, step=50)
    ana = person_id(club, "Ana")
    first = approved(club, bonuses=(payouts.Bonus(ana, "Feast", m("36.30")),))
    second = approved(club, bonuses=(payouts.Bonus(ana, "Feast", m("18.30")),))
    assert [payouts.slip(club, one.id, ana).pay.carried for one in (first, second)] == [m("0.30"), m("0.10")]
    handed(club, second)
    payouts.void_run(club, first.id, "Written down twice")
    third = payouts.slip(club, approved(club, bonuses=(payouts.Bonus(ana, "Feast", m("10")),)).id, ana)
    assert (third.pay.rounded.carried_in, third.pay.paid, third.pay.carried) == (m("-0.20"), m("9.50"), m("0.30"))
    assert -ledger.balance_of_person(club, account_id(club, "member_pay"), ana) == m("9.80")
    assert loans.due_list(club, TODAY) == []


def test_half_of_her_pay_is_protected_until_she_agrees(club: Books) -> None:
    """Of 90 and 54: at most 45 and 27 are kept back for an advance of 60, and all of the 54 once Berta agreed."""
    protected = payouts.Protected(percent=Decimal(50))
    payouts.change_rules(club, payouts.PayRules(payouts.PayTerms(protected=protected)))
    for name in ("Ana", "Berta"):
        advanced(club, name, "60")
    knitted(club, "Ana 5 / Berta 3")
    taken = [one.pay.deducted for one in payouts.simulate(club, RunDraft(TODAY)).slips]
    assert taken == [m("45"), m("27")]
    payouts.set_own_rule(club, person_id(club, "Berta"), payouts.OwnRule("advance", agreed=True))
    ana, berta = (one.pay for one in payouts.simulate(club, RunDraft(TODAY)).slips)
    assert (ana.deducted, ana.not_deducted, berta.deducted, berta.not_deducted) == (m("45"), m("15"), m("54"), m("6"))


def test_who_left_is_not_asked_to_save_any_more(club: Books) -> None:
    """Of 90 and 54 each saves a tenth and gives 5, and pays 2 of tax; Ana left and got her savings back: 2 of tax."""
    rules(club, Ask("withholding", m("2")), Ask("savings", percent=Decimal(10)), Ask("contribution", m("5")))
    knitted(club, "Ana 5 / Berta 3")
    members.leave(club, members.LeaveDraft(person_id(club, "Ana"), TODAY, "She moves"))
    ana, berta = (one.pay for one in payouts.slips(club, approved(club).id))
    assert [one.asked.kind for one in ana.deductions] == ["withholding"]
    assert (ana.paid, berta.paid) == (m("88"), m("41.60"))  # 54 − 2 − 5,40 − 5


def test_an_instalment_agreed_to_be_less_says_what_it_pays(club: Books) -> None:
    """At most 50 each time: of a loan of 2.500 at 8,24 %, two months late, it pays interest first."""
    one = lent(club, terms(), person=person_id(club, "Ana"))
    payouts.set_own_rule(club, person_id(club, "Ana"), payouts.OwnRule("loan", m("50")))
    knitted(club, "Ana 12")
    [kept] = payouts.slips(club, approved(club).id)[0].pay.deductions
    [payment] = loans.list_payments(club, one.id)
    assert kept.taken == payment.paid.amount == m("50")
    told = (("interest", payment.paid.interest), ("principal", payment.paid.principal))
    assert kept.parts == tuple((word, amount) for word, amount in told if amount)
    assert kept.parts


def test_what_a_team_bears_is_approved_for_all_of_it_at_once(club: Books) -> None:
    """Of the 5 of Berta 2 were rejected: 36 borne by 216 and 90 together; Ana alone would bear nothing."""
    change_club(club, replace(club.club, reject_rule="team"))
    record(club, done(club, "Ana", "12"), done(club, "Berta", "3", rejected=q("2")))
    draft = a_run(club)
    with assert_refused("team", "only"):
        payouts.approve(club, draft.id, only=[person_id(club, "Ana")])
    run = payouts.approve(club, draft.id)
    assert paid(club, run) == {"Ana": "190.50", "Berta": "79.40"}  # 216 − 25,41 and 54 + 36 − 10,59, down to 0,10


def test_what_is_approved_again_keeps_the_rules_it_had(club: Books) -> None:
    """Whole bolivianos when it was approved, no rounding since."""
    rules(club, step=100)
    bonus = payouts.Bonus(person_id(club, "Ana"), "Feast", m("36.30"))
    run = approved(club, bonuses=(bonus,))
    rules(club, Ask("savings", m("5")), step=1)
    payouts.void_run(club, run.id, "Wrong")
    again = payouts.approve(club, a_run(club, bonuses=(bonus,)).id, rules=run.rules)
    assert (paid(club, again), again.rules) == ({"Ana": "36.00"}, run.rules)


def _in_equal_parts(*names: str, by: str = "equal") -> dict[str, Any]:
    return {"rates": False, "pot": payouts.Pot(m("100"), (payouts.Part(by),)), "members": names}


def test_a_pot_pays_no_work_of_who_takes_no_part_in_it(club: Books) -> None:
    """Ana shares the pot alone; the 10 of Berta, 180 at their rate, are paid by the next payout."""
    knitted(club, "Ana 4 / Berta 10")
    pot = _in_equal_parts() | {"members": (person_id(club, "Ana"),)}
    [asked] = payouts.doubts(club, payouts.simulate(club, RunDraft(TODAY, **pot)))
    assert asked.startswith("1 record of work of these days is not paid by the pot (Berta)")
    assert paid(club, approved(club, **pot)) == {"Ana": "100.00"}
    assert paid(club, approved(club, title="The rest")) == {"Berta": "180.00"}


def test_a_pot_pays_only_the_kind_of_work_it_goes_by(club: Books) -> None:
    """Four hours share it; ten jumpers of each wait, and pay 180 at their rate."""
    record(club, done(club, "Ana", "4", kind="hours", name="Sewing", rate=q("12")))
    knitted(club, "Ana 10 / Berta 10")
    pot = _in_equal_parts(by="hours")
    [asked] = payouts.doubts(club, payouts.simulate(club, RunDraft(TODAY, **pot)))
    assert asked.startswith("2 records of work of these days are not paid by the pot (Ana, Berta)")
    assert paid(club, approved(club, **pot)) == {"Ana": "100.00"}
    assert paid(club, approved(club, title="The rest")) == {"Ana": "180.00", "Berta": "180.00"}


def test_pieces_that_are_all_to_be_mended_wait_until_they_are(club: Books) -> None:
    """Ana is paid for 2; 3 of Berta's are to be mended, and paid once they were: 54."""
    knitted(club, "Ana 2")
    [bad] = record(club, done(club, "Berta", "0", rework=q("3")))
    assert payouts.unpaid_since(club) == (1, TODAY)
    assert paid(club, approved(club)) == {"Ana": "36.00"}
    work.change_work(club, bad.id, done(club, "Berta", "3"), "Mended")
    assert paid(club, approved(club, title="The rest")) == {"Berta": "54.00"}
