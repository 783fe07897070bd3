"""Runs of payouts in the books: what an approval posts as ledger.md says, what is handed over, voided and refused."""

from datetime import date
from decimal import Decimal

import pytest

from coopbooks import ledger, loans, materials, members, payouts, work
from coopbooks.books import Books, storage
from coopbooks.days import Month, Period
from coopbooks.payouts import Ask, Bonus, HandDraft, OwnRule, Part, Pot, Reserve, RunDraft
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, person_id, post, rows
from tests.core.lending import lent, terms
from tests.core.membering import recorded, some
from tests.core.paying import a_club, a_run, advanced, approved, handed, knitted, paid, rules
from tests.core.store import q
from tests.core.working import done, record


@pytest.fixture
def club(books: Books) -> Books:
    """Books with Ana and Berta who knit jumpers at 18."""
    a_club(books)
    return books


def test_an_approval_posts_one_voucher(club: Books) -> None:
    """Ana knits 12 × 18 = 216, Berta 5 × 18 = 90; 10 % savings; Ana had 50 in advance, Berta owes dues of 10."""
    rules(club, Ask("savings", percent=Decimal(10), detail="compulsory"))
    advanced(club, "Ana", "50")
    recorded(club, "dues", "Berta 10", month=Month(2026, 3))
    knitted(club, "Ana 12 / Berta 5")
    run = approved(club)
    assert run.state == "approved"
    assert_posted(
        ledger.voucher(club, run.voucher or 0),
        "member_work 306 / member_pay -216 @Ana / member_pay 71.60 @Ana / member_advances -50 @Ana "
        "/ member_savings -21.60 @Ana / member_pay -90 @Berta / member_pay 19 @Berta / member_savings -9 @Berta "
        "/ member_dues_receivable -10 @Berta",
    )
    assert paid(club, run) == {"Ana": "144.40", "Berta": "71.00"}
    assert members.open_advances(club) == []
    assert members.open_charges(club) == []
    assert members.savings_of(club, person_id(club, "Ana")).compulsory == m("21.60")
    assert {one.run for one in work.list_work(club).rows(0, 9)} == {run.id}
    assert_posted(handed(club, run, "Ana"), "member_pay 144.40 @Ana / cash -144.40")
    assert_posted(handed(club, run), "member_pay 71 @Berta / cash -71")
    assert payouts.close_run(club, run.id).state == "closed"


def test_an_instalment_is_paid_through_the_loan(club: Books) -> None:
    """2.500 in twelve instalments, three of them due: all of the 360 that Ana earned is kept back for them."""
    one = lent(club, terms(), person=person_id(club, "Ana"))
    knitted(club, "Ana 20 / Berta 1")
    simulated = payouts.simulate(club, RunDraft(TODAY))
    assert rows("SELECT count(*) FROM loan_payment") == [(0,)]
    [kept] = simulated.slips[0].pay.deductions
    assert kept.left == (kept.asked.owed or m("0")) - kept.taken
    run = approved(club)
    [payment] = loans.list_payments(club, one.id)
    assert payment.paid.amount == kept.taken == m("360.00")  # all she earned: 20 × 18
    assert kept.carried == kept.wanted - m("360.00")
    assert dict(kept.parts) == {
        word: amount
        for word, amount in (("interest", payment.paid.interest), ("principal", payment.paid.principal))
        if amount
    }
    posted = ledger.voucher(club, payment.voucher)
    assert posted.lines[0].account.role == "member_pay"
    assert paid(club, run) == {"Ana": "0.00", "Berta": "18.00"}
    with assert_refused("of_run"):
        materials.void(club, payment.voucher, "Wrong")
    payouts.void_run(club, run.id, "Wrong")
    assert loans.list_payments(club, one.id)[0].voided
    assert [one.run for one in work.list_work(club).rows(0, 9)] == [None, None]
    assert loans.standing_on(club, loans.loan(club, one.id), TODAY).balance == m("2500")


def test_roundings_are_carried_to_the_next_slip(club: Books) -> None:
    """Rounded down to 50 centavos: 36 + 0,30 pays 36,00 and carries 0,30; 0,30 more makes 0,60: 0,50 and 0,10."""
    rules(club, step=50)
    record(club, done(club, "Ana", "1", rate=q("36.30"), rate_note="Fine"))
    first = approved(club)
    [slip] = payouts.slips(club, first.id)
    assert (slip.pay.paid, slip.pay.carried) == (m("36"), m("0.30"))
    record(club, done(club, "Ana", "1", rate=q("0.30"), rate_note="Little", size="S"))
    second = approved(club)
    [slip] = payouts.slips(club, second.id)
    assert (slip.pay.rounded.carried_in, slip.pay.paid, slip.pay.carried) == (m("0.30"), m("0.50"), m("0.10"))
    assert members.balances(club)[slip.person]["member_pay"] == m("-36.60")
    handed(club, first)
    handed(club, second)
    assert members.balances(club)[slip.person]["member_pay"] == m("-0.10")


def test_a_pot_is_shared_by_pieces_after_its_reserves(club: Books) -> None:
    """1.000 less 10 %: 900 by 12 and 6 pieces is 600 and 300; the work is paid by it and not by its rates."""
    knitted(club, "Ana 12 / Berta 6")
    pot = Pot(m("1000"), (Part("pieces"),), (Reserve("Tools", percent=Decimal(10)),))
    run = approved(club, rates=False, pot=pot, pot_label="Fair")
    assert paid(club, run) == {"Ana": "600.00", "Berta": "300.00"}
    assert payouts.run(club, run.id).shared == payouts.share_out(
        pot,
        [person_id(club, "Ana"), person_id(club, "Berta")],
        {"pieces": {person_id(club, "Ana"): 12, person_id(club, "Berta"): 6}},
    )
    assert work.unpaid(club) == []


def test_what_cannot_be_deducted_is_carried_and_never_takes_the_protected_part(club: Books) -> None:
    """36 earned, 30 protected, an advance of 20: 6 are taken, 14 stay. Agreed, it takes all of it the next time."""
    rules(club, protected="30")
    advanced(club, "Ana", "20")
    knitted(club, "Ana 2")
    run = approved(club)
    [slip] = payouts.slips(club, run.id)
    assert (slip.pay.deducted, slip.pay.not_deducted, slip.pay.paid) == (m("6"), m("14"), m("30"))
    assert [one.left for one in members.open_advances(club)] == [m("14")]
    payouts.set_own_rule(club, slip.person, OwnRule("advance", agreed=True))
    knitted(club, "Ana 1", size="S")
    assert payouts.simulate(club, RunDraft(TODAY)).slips[0].pay.deducted == m("14")
    payouts.set_own_rule(club, slip.person, OwnRule("advance", m("5"), agreed=True))
    assert payouts.simulate(club, RunDraft(TODAY)).slips[0].pay.deducted == m("5")


def test_savings_that_could_not_be_deducted_are_asked_again(club: Books) -> None:
    rules(club, Ask("savings", m("20"), detail="compulsory"), protected="30")
    knitted(club, "Ana 2")
    approved(club)  # 36: 6 of 20
    knitted(club, "Ana 10", size="S")
    [slip] = payouts.simulate(club, RunDraft(TODAY)).slips
    assert slip.pay.deducted == m("34")  # 20, and 14 that are behind


def test_what_was_agreed_with_a_member_goes_before_what_is_asked_of_all(club: Books) -> None:
    """Of 180: 10 % and 5 are 23; 20 % of savings agreed are 41; nothing but the 5 where zero was agreed."""
    asks = (Ask("savings", percent=Decimal(10), detail="compulsory"), Ask("contribution", m("5"), until=m("8")))
    rules(club, *asks)
    knitted(club, "Ana 10")
    ana, found = person_id(club, "Ana"), []
    for own in (None, OwnRule("savings", percent=Decimal(20)), OwnRule("savings", m("0")), OwnRule("savings")):
        if own:
            payouts.set_own_rule(club, ana, own)
        found.append(payouts.simulate(club, RunDraft(TODAY)).slips[0].pay.deducted)
    assert found == [m("23"), m("41"), m("5"), m("23")]
    assert payouts.own_rules(club, ana) == {ana: {"savings": OwnRule("savings")}}
    approved(club)
    knitted(club, "Ana 10", size="S")
    [slip] = payouts.simulate(club, RunDraft(TODAY)).slips
    assert [one.taken for one in slip.pay.deductions] == [m("18"), m("3")]  # 3 are left of 8


def test_nobody_is_in_two_drafts_and_no_work_in_two_runs(club: Books) -> None:
    knitted(club, "Ana 2")
    first = a_run(club, title="One")
    with assert_refused("two_drafts", "persons") as refused:
        a_run(club, title="Two", bonuses=(Bonus(person_id(club, "Ana"), "Feast", m("5")),))
    assert refused.value.message.startswith("Already in another draft: Ana (in “One”). ")
    payouts.approve(club, first.id)
    with assert_refused("approved"):
        payouts.approve(club, first.id)
    with assert_refused("nothing"):
        payouts.simulate(club, RunDraft(TODAY))
    [two] = payouts.slips(club, approved(club, bonuses=(Bonus(person_id(club, "Ana"), "Feast", m("5")),)).id)
    assert (two.pay.gross, two.pay.lots) == (m("5"), ())


def test_all_who_are_in_another_draft_are_named_and_where(club: Books) -> None:
    """Five in one draft, of whom three are named, and Berta in another one."""
    some(club, "Carla", "Dora", "Elsa", "Flora")
    knitted(club, "Ana 1 / Carla 1 / Dora 1 / Elsa 1 / Flora 1 / Berta 1")
    berta = person_id(club, "Berta")
    first, second = a_run(club, title="One", without=(berta,)), a_run(club, title="Two", persons=(berta,))
    with assert_refused("two_drafts", "persons") as refused:
        a_run(club, title="Three")
    assert (
        "Already in another draft: Ana, Carla, Dora and 2 more (in “One”); Berta (in “Two”)." in refused.value.message
    )
    everybody = [one.id for one in members.list_all(club)]
    assert [(one.run, len(one.persons)) for one in payouts.claimed(club, everybody)] == [(first.id, 5), (second.id, 1)]
    assert [one.run for one in payouts.claimed(club, everybody, first.id)] == [second.id]


def test_a_missing_rate_names_the_member(club: Books) -> None:
    record(club, done(club, "Berta", "3", kind="hours", name="Cleaning"))
    with assert_refused("no_rate", "rate") as refused:
        payouts.simulate(club, RunDraft(TODAY))
    assert "Berta" in refused.value.message
    assert "Cleaning" in refused.value.message


def test_too_little_cash_warns_and_a_part_may_be_paid(club: Books) -> None:
    post(club, "1.1.1.04 4900 / cash -4900")
    knitted(club, "Ana 5 / Berta 3")  # 90 and 54; 100 are left
    run, cash = a_run(club), account_id(club, "cash")
    found = payouts.affordable(club, payouts.simulate(club, run.id), cash)
    assert (found.has, found.needs, found.short) == (m("100"), m("144"), m("44"))
    with assert_refused("short_cash", "box"):
        payouts.approve(club, run.id, box=cash)
    run = payouts.approve(club, run.id, box=cash, only=found.persons)
    assert paid(club, run) == {"Ana": "90.00"}
    [rest] = payouts.list_runs(club, state="draft")
    assert [one.name for one in payouts.simulate(club, rest.id).slips] == ["Berta"]
    assert paid(club, payouts.approve(club, rest.id, box=account_id(club, "cash"), short=True)) == {"Berta": "54.00"}


def test_pay_is_handed_over_once_and_can_be_taken_back(club: Books) -> None:
    knitted(club, "Ana 5 / Berta 3")
    run = approved(club)
    handed(club, run)
    for names in (("Ana",), ()):
        with assert_refused("handed_twice" if names else "nobody_left", "persons"):
            handed(club, run, *names)
    with assert_refused("handed"):
        payouts.void_run(club, run.id, "Wrong")
    payouts.close_run(club, run.id)
    slip = payouts.hand_back(club, run.id, person_id(club, "Ana"), "She was not there")
    assert slip.handed is None
    assert payouts.run(club, run.id).state == "approved"
    assert ledger.balance_on(club, account_id(club, "cash")) == m("4946")  # 5.000 less 54
    with assert_refused("left") as refused:
        payouts.close_run(club, run.id)
    assert "Ana" in refused.value.message
    payouts.hand_back(club, run.id, person_id(club, "Berta"), "Neither")
    payouts.void_run(club, run.id, "All wrong")
    assert members.balances(club)[person_id(club, "Ana")]["member_pay"] == m("0")
    assert len(work.unpaid(club)) == 2
    with assert_refused("not_approved", "run"):
        handed(club, run, "Ana")


def test_the_file_itself_refuses_what_was_approved_to_change(club: Books) -> None:
    knitted(club, "Ana 5")
    run = approved(club)
    handed(club, run)
    for sql in (
        "UPDATE payout_slip SET paid = 1",
        "DELETE FROM payout_slip",
        "UPDATE payout_run SET day = '2026-01-01'",
        "UPDATE payout_run SET state = 'draft'",
        "DELETE FROM payout_run",
        "UPDATE payout_handed SET way = 'qr'",
        "DELETE FROM payout_handed",
        f"INSERT INTO payout_handed SELECT {run.voucher}, person_id, run_id, 'cash' FROM payout_handed",
        "INSERT OR REPLACE INTO payout_slip SELECT * FROM payout_slip",
        "DELETE FROM payout_voucher",
    ):
        with pytest.raises(Exception, match=r"slips|runs?|handed"):
            storage.execute_sql(sql)


def test_envelopes_are_packed_out_of_what_is_left(club: Books) -> None:
    """90 and 54: 50 + 20 + 20, and 50 + 2 + 2; together 2 × 50, 2 × 20, 2 × 2."""
    knitted(club, "Ana 5 / Berta 3")
    run = approved(club)
    packed = payouts.envelopes(club, run.id)
    assert dict(packed.needed) == {m("50"): 2, m("20"): 2, m("2"): 2}
    handed(club, run, "Ana")
    assert dict(payouts.envelopes(club, run.id).needed) == {m("50"): 1, m("2"): 2}


def test_what_is_paid_beside_last_time(club: Books) -> None:
    knitted(club, "Ana 5")
    approved(club)
    knitted(club, "Ana 6 / Berta 1", size="S")
    simulated = payouts.simulate(club, RunDraft(TODAY))
    told = payouts.last_time(club, simulated.slips)
    assert [(one.before, one.now, one.change) for one in told.values()] == [
        (m("90"), m("108"), m("18")),
        (m("0"), m("18"), m("18")),
    ]


def test_a_run_of_days_an_order_or_a_group_gathers_only_that(club: Books) -> None:
    knitted(club, "Ana 1", day=date(2026, 3, 2))
    knitted(club, "Ana 2", day=date(2026, 3, 16))
    run = approved(club, period=Period(date(2026, 3, 1), date(2026, 3, 16)))
    assert paid(club, run) == {"Ana": "18.00"}
    assert [one.accepted for one in work.unpaid(club)] == [q("2")]


def test_hands_over_only_what_was_approved(club: Books) -> None:
    knitted(club, "Ana 1")
    run = a_run(club)
    with assert_refused("not_approved", "run"):
        payouts.hand_over(club, HandDraft(run.id, TODAY, account_id(club, "cash")))
    with assert_refused("not_approved"):
        payouts.void_run(club, run.id, "Wrong")
