"""Pay handed over, recorded again and taken back: what waits, what is posted, and which payout a voucher is of."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopbooks import ledger, loans, members, payouts
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.payouts import Ask, HandDraft, Run
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, person_id
from tests.core.lending import lent, terms
from tests.core.paying import a_club, approved, handed, knitted, rules


@pytest.fixture
def run(books: Books) -> Run:
    """A payout of 216 to Ana and 90 to Berta."""
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    return approved(books)


def waiting(books: Books, run: Run) -> list[str]:
    return [one.name for one in payouts.waiting(books, run.id)]


def test_a_handing_over_is_read_back_as_it_was_typed(books: Books, run: Run) -> None:
    posted = handed(books, run, "Ana", "Berta", note="Fair")
    box, both = account_id(books, "cash"), (person_id(books, "Ana"), person_id(books, "Berta"))
    assert payouts.handing_of(books, posted) == HandDraft(run.id, TODAY, box, both, "cash", "Fair")
    with pytest.raises(LookupError):
        payouts.handing_of(books, ledger.voucher(books, run.voucher or 0))


def test_recorded_again_for_fewer_the_others_wait(books: Books, run: Run) -> None:
    """Both at once, then Ana alone; she cannot get hers twice, and Berta's 90 are owed again."""
    first = handed(books, run)
    ana = person_id(books, "Ana")
    draft = replace(payouts.handing_of(books, first), persons=(ana,))
    again = payouts.correct_handing(books, first.id, draft)
    assert_posted(again, "member_pay 216 @Ana / cash -216")
    assert waiting(books, run) == ["Berta"]
    assert members.balances(books)[person_id(books, "Berta")]["member_pay"] == m("-90")
    with assert_refused("handed_twice", "persons"):
        payouts.hand_over(books, draft)
    second = handed(books, run, "Berta")
    with assert_refused("handed_twice", "persons"):
        payouts.correct_handing(books, second.id, replace(draft, persons=(ana, person_id(books, "Berta"))))


def test_what_one_gives_back_in_a_locked_month_is_posted_today_with_the_reason(books: Books) -> None:
    """Both got theirs in February, which is locked since: Berta keeps hers, paid again today; Ana waits."""
    a_club(books)
    knitted(books, "Ana 12 / Berta 5", day=date(2026, 2, 10))
    run = approved(books, day=date(2026, 2, 15))
    first = handed(books, run, day=date(2026, 2, 16))
    ledger.lock_month(books, Month(2026, 1))
    ledger.lock_month(books, Month(2026, 2))
    payouts.hand_back(books, run.id, person_id(books, "Ana"), "It was torn")
    assert waiting(books, run) == ["Ana"]
    hers = payouts.slip(books, run.id, person_id(books, "Berta")).handed
    assert hers is not None
    assert hers.day == TODAY
    assert_posted(ledger.voucher(books, hers.voucher), "member_pay 90 @Berta / cash -90")
    [reversal] = [one for one in ledger.list_vouchers(books).rows(0, 9) if one.reverses == first.id]
    assert ledger.voucher(books, reversal.id).reason == "It was torn"


def test_a_payout_is_not_voided_whose_savings_went_home_and_it_is_said_whose(books: Books) -> None:
    """Ana left with the 21,60 that were kept back of her pay: her settlement is voided first."""
    a_club(books)
    rules(books, Ask("savings", percent=Decimal(10)))
    knitted(books, "Ana 12 / Berta 5")
    run, box = approved(books), account_id(books, "cash")
    left = members.leave(books, members.LeaveDraft(person_id(books, "Ana"), TODAY, "She moves", box)).voucher
    with assert_refused("overpaid") as refused:
        payouts.void_run(books, run.id, "Wrong")
    assert refused.value.message.startswith("Ana · Member savings: This is Bs\N{NO-BREAK SPACE}21.60 more")
    assert left is not None
    ledger.void(books, left.id, "First this")
    assert payouts.void_run(books, run.id, "Wrong").state == "voided"


def test_all_of_it_is_taken_back_at_once(books: Books, run: Run) -> None:
    for name in ("Ana", "Berta"):
        handed(books, run, name)
    payouts.close_run(books, run.id)
    now = payouts.hand_all_back(books, run.id, "Another day")
    assert (now.state, now.left, now.handed) == ("approved", 2, m("0"))
    assert ledger.balance_on(books, account_id(books, "cash")) == m("5000")
    with assert_refused("not_handed"):
        payouts.hand_all_back(books, run.id, "Once more")
    assert payouts.void_run(books, run.id, "Wrong").state == "voided"


def test_each_voucher_knows_the_payout_it_is_of(books: Books) -> None:
    """Its own, the instalment it kept back, and what it handed over; none of what was posted by hand."""
    a_club(books)
    one = lent(books, terms(), person=person_id(books, "Ana"))
    knitted(books, "Ana 20")
    run = approved(books)
    [payment] = loans.list_payments(books, one.id)
    assert {payouts.run_of_voucher(books, voucher) for voucher in (run.voucher or 0, payment.voucher)} == {run.id}
    assert payouts.run_of_voucher(books, one.voucher) is None
    knitted(books, "Berta 1")
    second = approved(books)
    assert payouts.run_of_voucher(books, handed(books, second).id) == second.id
