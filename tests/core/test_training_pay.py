"""What the practice workshop pays its 75 members: every fortnight of a year, to the centavo."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from coopbooks import bookfile, ledger, loans, members, payouts, work
from coopbooks.books import Books
from coopbooks.days import Period, year_period
from coopbooks.loans import LoanFilter
from coopbooks.money import Money, total
from coopbooks.payouts import Run, RunDraft
from coopbooks.quantity import Quantity
from tests.builders import account_id, m, rows

pytestmark = pytest.mark.xdist_group("practice")

PIECE_PAY = {520: 410, 380: 300, 460: 360, 260: 200, 300: 240}
"""What exporters are charged for a piece, and what the member who embroidered it gets."""
NOT_VOIDED = "NOT EXISTS (SELECT 1 FROM voucher AS other WHERE other.reverses_id = sale.voucher_id)"
ROLES = ("contributions", "member_savings", "member_pay", "member_dues_receivable", "member_advances", "member_loans")
SUMS = "SELECT account_id, person_id, sum(amount) FROM line WHERE person_id IS NOT NULL GROUP BY 1, 2"
HANDED = """
    SELECT count(DISTINCT way), count(DISTINCT voucher.day) FROM payout_handed AS handed
    JOIN voucher ON voucher.id = handed.voucher_id
"""
WORKED = """
    SELECT run_id, person_id, kind, making_id, name, order_id, sum(accepted), coalesce(work.rate,
        (SELECT rate FROM order_piece_rate AS own
         WHERE own.order_id = work.order_id AND own.making_id = work.making_id),
        (SELECT rate FROM piece_rate AS usual WHERE usual.making_id = work.making_id AND usual.since <= work.day
         ORDER BY usual.since DESC LIMIT 1)) AS paid
    FROM work_record AS work WHERE run_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, paid
"""
WORK_COST = """
    SELECT sum(amount) FROM line JOIN product ON product.id = line.product_id
    WHERE account_id = ? AND order_id IS NULL AND code LIKE 'BO-%'
"""


@pytest.fixture
def books(workshop: Path) -> Iterator[Books]:
    opened = bookfile.open_books(workshop)
    yield opened
    opened.close()


@pytest.fixture
def runs(books: Books) -> list[Run]:
    """Return the runs, the oldest first."""
    return payouts.list_runs(books)[::-1]


def period(run: Run) -> Period:
    assert isinstance(run.draft, RunDraft)
    assert run.draft.period
    return run.draft.period


def embroidered(until: str) -> int:
    """What the pieces sold to exporters until a day are worth to who embroidered them, in centavos."""
    pieces = rows(
        "SELECT price, sum(quantity) / 1000000 FROM sale_line JOIN sale ON sale.id = sale_id "
        f"WHERE kind = 'service' AND day <= ? AND {NOT_VOIDED} GROUP BY price",
        [until],
    )
    return sum(PIECE_PAY[price] * many for price, many in pieces)


def test_a_year_of_fortnights_without_a_gap(runs: list[Run]) -> None:
    """Every second Saturday from 11 January to 27 December, 25 fortnights later; the rest is a draft."""
    *paid, draft = runs
    assert [one.day for one in paid] == [date(2025, 1, 11) + timedelta(days=14 * many) for many in range(26)]
    assert [period(one).first for one in runs] == [date(2025, 1, 1)] + [period(one).after for one in paid]
    assert (draft.state, period(draft)) == ("draft", Period.through(date(2025, 12, 28), date(2025, 12, 31)))
    assert {(one.count, one.state) for one in paid[:-1]} == {(75, "closed")}
    assert (paid[-1].state, paid[-1].count) == ("approved", 75)


def test_all_was_handed_over_but_what_waits_in_the_last_envelopes(books: Books, runs: list[Run]) -> None:
    *closed, last, _draft = runs
    assert all((one.handed, one.left) == (one.paid, 0) for one in closed)
    waiting = payouts.waiting(books, last.id)
    assert last.left == len(waiting) > 0
    assert last.paid - last.handed == total(one.pay.paid for one in waiting)
    [(ways, days)] = rows(HANDED)
    assert ways == 2  # in the box, and by the bank
    assert days == 26 + 25  # on each pay day, and on a later one to who was not there


def test_every_slip_can_be_worked_out_again_with_a_pencil(books: Books, runs: list[Run]) -> None:
    """Pieces, hours and days at their rates, each lot rounded once; 15,00 for who is in charge of a group."""
    gross = defaultdict[tuple[int, int], Decimal](Decimal)
    for run, person, *_what, accepted, rate in rows(WORKED):
        lot = Decimal(accepted) * Decimal(rate) / 10**12
        gross[run, person] += lot.quantize(Decimal("0.01"), ROUND_HALF_UP)
    leaders = {one.in_charge for one in members.list_groups(books)}
    slips = [one for run in runs[:-1] for one in payouts.slips(books, run.id)]
    assert len(slips) == len(gross) == 26 * 75
    for one in slips:
        bonus = m("15") if one.person in leaders else m("0")
        assert one.pay.gross == Money.of(gross[one.run, one.person]) + bonus
        assert one.pay.rounded.due == one.pay.gross - one.pay.deducted + one.pay.rounded.carried_in
        assert one.pay.paid.minor % 50 == 0
        assert m("0") <= one.pay.carried < m("0.50")
        assert one.pay.deducted <= one.pay.gross.times(Decimal("0.5"))


def test_what_exporters_have_embroidered_is_paid_by_the_piece(books: Books, runs: list[Run]) -> None:
    """4,10 of 5,20, 3,00 of 3,80, 3,60 of 4,60, 2,00 of 2,60, 2,40 of 3,00; the last four days wait in the draft."""
    posted = rows(WORK_COST, [account_id(books, "member_work")])
    assert posted == [(embroidered("2025-12-27"),)]
    waits = runs[-1].draft
    assert isinstance(waits, RunDraft)
    left = [one for one in payouts.gather(books, waits) if one.order is None and one.product]
    assert total(one.worth for one in left if one.worth).minor == embroidered("2025-12-31") - embroidered("2025-12-27")


def test_rates_are_those_of_the_day_and_of_the_order(books: Books) -> None:
    """Sewing an apron pays 5,00 until June and 5,50 from July; collars of the winter order 3,20 instead of 3,00."""
    done = work.list_work(books).rows(0, 10_000)
    sewn = [one for one in done if (one.product_name, one.operation) == ("Embroidered apron", "Sewing")]
    july = date(2025, 7, 1)
    assert {(one.day >= july, one.paid_at) for one in sewn} == {(False, Quantity.of(5)), (True, Quantity.of("5.50"))}
    collars = {(one.order is not None, one.paid_at) for one in done if one.product_name == "Embroidered collar"}
    assert collars == {(False, Quantity.of(3)), (True, Quantity.of("3.20"))}
    assert {one.kind for one in done} == {"pieces", "hours", "days"}
    assert any(one.rejected for one in done)
    assert any(one.rework for one in done)


def test_the_account_of_each_member_is_the_sum_of_her_lines(books: Books) -> None:
    accounts = {account_id(books, role): role for role in ROLES}
    lines = defaultdict[int, dict[str, Money]](dict)
    for account, person, amount in rows(SUMS):
        if account in accounts and amount:
            lines[person][accounts[account]] = Money(amount)
    stands, everybody = members.balances(books), [one.id for one in members.list_all(books)]
    assert len(everybody) == 75
    for person in everybody:
        assert {role: amount for role, amount in stands[person].items() if role in ROLES and amount} == lines[person]
        told = members.statement(books, person, year_period(2025))
        assert told.owed - told.owes == -total(lines[person].values())


def test_what_is_owed_as_pay_is_what_was_carried_and_what_waits(books: Books, runs: list[Run]) -> None:
    last = {one.person: one for one in payouts.slips(books, runs[-2].id)}
    waiting = {one.person for one in payouts.waiting(books, runs[-2].id)}
    account = account_id(books, "member_pay")
    for person, one in last.items():
        owed = one.pay.carried + (one.pay.paid if person in waiting else m("0"))
        assert -ledger.balance_of_person(books, account, person) == owed
    assert -ledger.balance_on(books, account) == total(
        [*(one.pay.carried for one in last.values()), *(last[person].pay.paid for person in waiting)]
    )


def test_dues_are_kept_back_from_pay_but_those_of_who_brings_them_herself(books: Books) -> None:
    """75 × 5,00 in each month; one pays by hand until September and then no more: three months are open."""
    assert -ledger.balance_on(books, account_id(books, "dues")) == m("5").times(75 * 12)
    owing = members.open_charges(books)
    assert [(str(one.month), one.left) for one in owing] == [(f"2025-{month}", m("5")) for month in (10, 11, 12)] or [
        (one.month.key, one.left) for one in owing if one.month
    ] == [(f"2025-{n}", m("5")) for n in (10, 11, 12)]
    assert len({one.person for one in owing}) == 1


def test_savings_are_kept_back_and_those_brought_of_their_own_are_taken_home(books: Books) -> None:
    """5,00 of every pay, 15,00 of six who want to save more: 26 × (69 × 5 + 6 × 15) = 11.310."""
    assert -ledger.balance_on(books, account_id(books, "member_savings")) == m("11310")
    assert all(members.savings_of(books, one.id).voluntary == m("0") for one in members.list_all(books))


def test_members_pay_back_what_the_club_lent_them_out_of_their_pay(books: Books) -> None:
    """600 in March in six instalments of 100, each on the pay day after it is due.

    1.500 in August at 12 % a year in ten of 150: four are due, 600, with 15, 13,50, 12 and 10,50 of interest. Where
    half of her pay was not enough the rest was kept back the next time.
    """
    overlock, sewing = loans.list_loans(books, LoanFilter("lent")).rows(0, 5)
    kept = [one.paid for one in loans.list_payments(books, sewing.id)]
    assert [one.amount for one in kept] == [m("100")] * 6
    assert loans.list_payments(books, sewing.id)[-1].day == date(2025, 9, 20)
    paid = loans.list_payments(books, overlock.id)
    assert total(one.paid.principal for one in paid) == m("600")
    assert total(one.paid.interest for one in paid) == m("51")
    assert ledger.balance_on(books, account_id(books, "member_loans")) == m("900")


def test_members_earn_more_than_before(books: Books) -> None:
    """Each was asked what she earned in a month; all of them together get half as much again and more."""
    check = payouts.pay_check(books, year_period(2025))
    assert len(check.changed) == 75
    assert sum(one.now.minor for one in check.changed) > 1.4 * sum(one.before.minor for one in check.changed)
