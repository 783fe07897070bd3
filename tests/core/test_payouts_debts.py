"""Which debts a slip pays: each says of its own what is left, and no two slips pay the same twice."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from coopbooks import ledger, members, payouts, sales
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.ledger import Voucher
from coopbooks.payouts import OwnRule, Run
from coopbooks.people import SettlementDraft
from tests.builders import a_sale, account_id, m, person_id, post
from tests.core.lending import lent, terms
from tests.core.membering import deed, recorded
from tests.core.paying import a_club, advanced, approved, knitted, rules
from tests.core.test_papers_payouts import slip_of

MARCH: Final = Month(2026, 3)


@pytest.fixture
def club(books: Books) -> Books:
    a_club(books)
    return books


def paid_in_days(club: Books, count: int, pieces: str = "12") -> list[Run]:
    """Let Ana knit so many jumpers at 18 a day from 10 March on, and pay her each day's work by itself."""
    found = []
    for number in range(count):
        knitted(club, f"Ana {pieces}", day=date(2026, 3, 10 + number))
        found.append(approved(club, title=f"Payout {number + 1}"))
    return found


def told(club: Books, run: Run) -> list[tuple[str, str, str, str]]:
    """Return of each debt on Ana's slip: its kind, since when it is owed, what was taken and what is left."""
    [slip] = payouts.slips(club, run.id)
    return [
        (one.asked.kind, str(one.asked.since or "before"), str(one.taken.decimal), str(one.left.decimal))
        for one in slip.pay.deductions
        if one.left is not None
    ]


def still_owed(club: Books) -> list[tuple[str, str]]:
    return [(one.kind, str(one.left.decimal)) for one in members.open_charges(club)]


def test_an_advance_from_before_the_books_comes_first(club: Books) -> None:
    """Of 216 a day 196 are protected: 20 pay the 30 from before, then the 20 of 5 March."""
    post(club, "member_advances 30 @Ana / accumulated_results -30", day=date(2026, 1, 10))
    advanced(club, "Ana", "20", day=date(2026, 3, 5))
    rules(club, protected="196")
    runs = paid_in_days(club, 3)
    assert [told(club, run) for run in runs] == [
        [("advance", "before", "20.00", "10.00"), ("advance", "2026-03-05", "0.00", "20.00")],
        [("advance", "before", "10.00", "0.00"), ("advance", "2026-03-05", "10.00", "10.00")],
        [("advance", "2026-03-05", "10.00", "0.00")],
    ]


def test_an_older_advance_that_is_recorded_late_takes_nothing_from_what_was_deducted(club: Books) -> None:
    """20 of the 30 of 5 March were deducted; that of the 2nd, written down later, is owed whole."""
    first = advanced(club, "Ana", "30", day=date(2026, 3, 5))
    rules(club, protected="196")
    paid_in_days(club, 1)
    late = advanced(club, "Ana", "15", day=date(2026, 3, 2))
    assert [(one.voucher, str(one.left.decimal)) for one in members.open_advances(club)] == [
        (late.id, "15.00"),
        (first.id, "10.00"),
    ]


def test_what_a_slip_took_for_dues_pays_the_dues_and_not_a_fine_that_is_older(club: Books) -> None:
    """Of 36 31 are protected: 5 pay the dues, which come first in the order of the club; the fine is asked for next."""
    recorded(club, "fine", "Ana 10", day=date(2026, 3, 2))
    recorded(club, "dues", "Ana 5", day=date(2026, 3, 10), month=MARCH)
    rules(club, protected="31")
    first, second = paid_in_days(club, 2, "2")
    assert told(club, first) == [("dues", "2026-03-31", "5.00", "0.00"), ("fine", "2026-03-02", "0.00", "10.00")]
    assert told(club, second) == [("fine", "2026-03-02", "5.00", "5.00")]
    assert still_owed(club) == [("fine", "5.00")]


def test_who_pays_her_dues_by_hand_owes_them_still(club: Books) -> None:
    payouts.set_own_rule(club, person_id(club, "Ana"), OwnRule("dues", m("0"), note="By hand"))
    recorded(club, "dues", "Ana 10", day=date(2026, 2, 10), month=Month(2026, 2))
    recorded(club, "fine", "Ana 10", day=date(2026, 3, 2))
    first, second = paid_in_days(club, 2)
    assert told(club, first) == [("fine", "2026-03-02", "10.00", "0.00")]
    assert told(club, second) == []
    assert still_owed(club) == [("dues", "10.00")]
    recorded(club, "paid", "Ana 4")
    assert still_owed(club) == [("dues", "6.00")]


def test_what_she_took_after_the_day_of_a_payout_is_for_a_later_one(club: Books) -> None:
    """50 of aprons on the 15th: nothing on the 10th, when 20 were paid of the 60 of the 2nd, 40 of these; all today."""
    sales.record_sale(club, a_sale(club, "3 apron 20.00", customer="Ana", paid="0", day=date(2026, 3, 2)))
    account, cash = account_id(club, "customers"), account_id(club, "cash")
    paid = SettlementDraft(date(2026, 3, 12), person_id(club, "Ana"), cash, m("20"))
    sales.receive_payment(club, paid)
    sales.record_sale(club, a_sale(club, "2 apron 25.00", customer="Ana", paid="0", day=date(2026, 3, 15)))
    knitted(club, "Ana 12", day=date(2026, 3, 10))
    run = approved(club, day=date(2026, 3, 10))
    assert told(club, run) == [("materials", "before", "40.00", "0.00")]
    assert ledger.balance_of_person(club, account, person_id(club, "Ana")) == m("50")
    said = slip_of(payouts.run_to_print(club, run.id), "Ana")
    assert "She owes of what she took or bought 50.00" in said
    knitted(club, "Ana 12", day=date(2026, 3, 16))
    assert told(club, approved(club)) == [("materials", "before", "50.00", "0.00")]


def _two_charges(club: Books) -> tuple[Voucher, Run]:
    """Charge dues of 5 and an older fine of 10, and let her pay for the dues only."""
    recorded(club, "fine", "Ana 10", day=date(2026, 3, 2))
    dues = recorded(club, "dues", "Ana 5", day=date(2026, 3, 10), month=MARCH)
    rules(club, protected="31")
    [run] = paid_in_days(club, 1, "2")
    return dues, run


def test_what_was_deducted_is_owed_again_once_the_payout_is_voided(club: Books) -> None:
    _dues, run = _two_charges(club)
    payouts.void_run(club, run.id, "Wrong")
    assert still_owed(club) == [("fine", "10.00"), ("dues", "5.00")]


def test_dues_that_were_corrected_are_paid_as_far_as_they_were(club: Books) -> None:
    """5 were deducted for them: of 8 there are 3 left, of 4 nothing, and 1 more pays what is oldest."""
    dues, _run = _two_charges(club)
    more = deed(club, "dues", "Ana 8", day=date(2026, 3, 10), month=MARCH)
    again = members.correct_deed(club, dues.id, more)
    assert still_owed(club) == [("fine", "10.00"), ("dues", "3.00")]
    members.correct_deed(club, again.id, deed(club, "dues", "Ana 4", day=date(2026, 3, 10), month=MARCH))
    assert still_owed(club) == [("fine", "9.00")]


def test_dues_that_are_taken_back_pay_what_is_oldest(club: Books) -> None:
    dues, _run = _two_charges(club)
    ledger.void(club, dues.id, "Nobody pays dues in March")
    assert still_owed(club) == [("fine", "5.00")]


def test_instalments_paid_on_one_day_by_the_same_amount_are_told_apart(club: Books) -> None:
    """400 in four parts, three of them due: 100 by each of three payouts of one day."""
    one = lent(club, terms("400", "0", method="no_interest", instalments=4))
    rules(club, protected="116")
    runs = paid_in_days(club, 3)
    for run, number in zip(runs, (1, 2, 3), strict=True):
        assert payouts.run_to_print(club, run.id).slips[0].instalments[one.id].whole == (number,)
    payouts.void_run(club, runs[0].id, "Wrong")
    for run, number in zip(runs, (1, 2, 3), strict=True):  # a slip that was printed says the same for ever
        assert payouts.run_to_print(club, run.id).slips[0].instalments[one.id].whole == (number,)


def test_what_was_paid_by_hand_stays_with_what_it_paid(club: Books) -> None:
    """10 by hand paid the dues; the fine that came later is owed whole, though it is due earlier."""
    recorded(club, "dues", "Ana 10", day=date(2026, 3, 1), month=MARCH)
    by_hand = recorded(club, "paid", "Ana 10", day=date(2026, 3, 5))
    assert still_owed(club) == []
    recorded(club, "fine", "Ana 10", day=date(2026, 3, 15))
    assert still_owed(club) == [("fine", "10.00")]
    less = deed(club, "paid", "Ana 7", day=date(2026, 3, 5))
    again = members.correct_deed(club, by_hand.id, less)
    assert still_owed(club) == [("fine", "10.00"), ("dues", "3.00")]
    ledger.void(club, again.id, "It was Berta")
    assert still_owed(club) == [("fine", "10.00"), ("dues", "10.00")]


def test_what_a_slip_called_paid_off_is_not_asked_for_by_the_next(club: Books) -> None:
    """Dues of 10: 5 by hand, 5 by the first slip; the second has the fine alone."""
    recorded(club, "dues", "Ana 10", day=date(2026, 3, 1), month=MARCH)
    recorded(club, "paid", "Ana 5", day=date(2026, 3, 5))
    [first] = paid_in_days(club, 1)
    assert told(club, first) == [("dues", "2026-03-31", "5.00", "0.00")]
    recorded(club, "fine", "Ana 10", day=date(2026, 3, 15))
    knitted(club, "Ana 12", day=date(2026, 3, 16))
    assert told(club, approved(club, title="Payout 2")) == [("fine", "2026-03-15", "10.00", "0.00")]


def test_what_was_brought_back_of_an_advance_stays_with_it(club: Books) -> None:
    """8 of 20 were brought back and 12 deducted; one of 15 from before that is recorded late is owed whole."""
    advanced(club, "Ana", "20", day=date(2026, 3, 5))
    advanced(club, "Ana", "8", day=date(2026, 3, 6), repaid=True)
    paid_in_days(club, 1)
    late = advanced(club, "Ana", "15", day=date(2026, 3, 2))
    assert [(one.voucher, str(one.left.decimal)) for one in members.open_advances(club)] == [(late.id, "15.00")]


def test_a_payout_that_is_voided_gives_back_what_it_paid_and_nothing_else(club: Books) -> None:
    """A slip paid the dues of February, 8 by hand those of March: the first are owed again, and 2 of March."""
    recorded(club, "dues", "Ana 10", day=date(2026, 2, 10), month=Month(2026, 2))
    [run] = paid_in_days(club, 1)
    recorded(club, "dues", "Ana 10", day=date(2026, 3, 11), month=MARCH)
    recorded(club, "paid", "Ana 8", day=date(2026, 3, 12))
    payouts.void_run(club, run.id, "Wrong")
    assert still_owed(club) == [("dues", "10.00"), ("dues", "2.00")]


def test_a_payment_that_is_corrected_pays_what_it_paid(club: Books) -> None:
    """10 for the fine; the dues of February, written down later, are owed still once only its day was wrong."""
    recorded(club, "fine", "Ana 10", day=date(2026, 3, 5))
    by_hand = recorded(club, "paid", "Ana 10", day=date(2026, 3, 6))
    recorded(club, "dues", "Ana 10", day=date(2026, 2, 10), month=Month(2026, 2))
    again = members.correct_deed(club, by_hand.id, deed(club, "paid", "Ana 10", day=date(2026, 3, 7)))
    assert still_owed(club) == [("dues", "10.00")]
    members.correct_deed(club, again.id, deed(club, "paid", "Ana 14", day=date(2026, 3, 7)))
    assert still_owed(club) == [("dues", "6.00")]


def test_an_advance_brought_back_stays_so_when_that_is_corrected(club: Books) -> None:
    advanced(club, "Ana", "20", day=date(2026, 3, 5))
    back = advanced(club, "Ana", "20", day=date(2026, 3, 6), repaid=True)
    late = advanced(club, "Ana", "20", day=date(2026, 3, 2))
    payouts.correct_advance(club, back.id, replace(payouts.advance_of(club, back), day=date(2026, 3, 7)))
    assert [one.voucher for one in members.open_advances(club)] == [late.id]


def test_an_advance_that_was_settled_on_leaving_stays_so(club: Books) -> None:
    """She joins again; one of before that is recorded late is the one that is owed, and named on the slip."""
    advanced(club, "Ana", "50", day=date(2026, 3, 5))
    ana, cash = person_id(club, "Ana"), account_id(club, "cash")
    members.leave(club, members.LeaveDraft(ana, date(2026, 3, 6), "She moves", cash))
    members.rejoin(club, ana, date(2026, 3, 7))
    late = advanced(club, "Ana", "15", day=date(2026, 3, 2))
    assert [(one.voucher, one.left) for one in members.open_advances(club)] == [(late.id, m("15"))]
    [run] = paid_in_days(club, 1)
    assert told(club, run) == [("advance", "2026-03-02", "15.00", "0.00")]
