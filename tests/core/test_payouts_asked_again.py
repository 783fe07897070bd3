"""What is no debt and could not be deducted: asked for again until it is, and once only, whatever is voided."""

from datetime import date
from decimal import Decimal

import pytest

from coopbooks import members, payouts
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.payouts import Ask, OwnRule, Run
from tests.builders import m, person_id
from tests.core.membering import recorded
from tests.core.paying import a_club, approved, knitted, rules
from tests.core.test_papers_payouts import slip_of
from tests.core.test_payouts_debts import paid_in_days


@pytest.fixture
def club(books: Books) -> Books:
    a_club(books)
    return books


def _saved(club: Books, run: Run) -> tuple[str, str]:
    [slip] = payouts.slips(club, run.id)
    [savings] = slip.pay.deductions
    return str(savings.wanted.decimal), str(savings.taken.decimal)


def test_savings_asked_for_a_payout_that_was_voided_are_asked_for_once(club: Books) -> None:
    """20 from each payout, of 36 30 protected: 6 of 20, then 6 of 34. The first is voided: 14 are behind, not 28."""
    rules(club, Ask("savings", amount=m("20"), detail="voluntary"), protected="30")
    runs = paid_in_days(club, 2, "2")
    assert [_saved(club, run) for run in runs] == [("20.00", "6.00"), ("34.00", "6.00")]
    payouts.void_run(club, runs[0].id, "Wrong")
    assert _saved(club, approved(club, title="Once more")) == ("34.00", "6.00")


def test_savings_that_were_made_up_for_are_not_asked_for_twice(club: Books) -> None:
    """6 of 20, then all 34. The first is voided: of its 20 there are 14 paid already."""
    rules(club, Ask("savings", amount=m("20"), detail="voluntary"), protected="30")
    [first] = paid_in_days(club, 1, "2")
    knitted(club, "Ana 4", day=date(2026, 3, 12))
    second = approved(club, title="Payout 2")
    assert _saved(club, second) == ("34.00", "34.00")
    payouts.void_run(club, first.id, "Wrong")
    third = approved(club, title="Once more")
    assert _saved(club, third) == ("6.00", "6.00")
    [slip] = payouts.slips(club, third.id)
    assert payouts.deduction_written(slip.pay.deductions[0], slip.pay.gross) == "Bs\xa020.00 − Bs\xa014.00"


def test_more_than_was_asked_for_is_made_up_for_over_several_payouts(club: Books) -> None:
    """6, 6 and 48 of 20 each; the first two are voided, and paid once more one by one: 12 of these 40 are to come."""
    rules(club, Ask("savings", amount=m("20"), detail="voluntary"), protected="30")
    runs = paid_in_days(club, 2, "2")
    knitted(club, "Ana 5", day=date(2026, 3, 12))
    assert _saved(club, approved(club, title="Payout 3")) == ("48.00", "48.00")
    for run in runs:
        payouts.void_run(club, run.id, "Wrong")
    for number, day in enumerate((10, 11)):
        of_a_day = Period.through(date(2026, 3, day), date(2026, 3, day))
        wanted = ("0.00", "0.00") if not number else ("12.00", "6.00")
        again = approved(club, title=f"Once more {day}", period=of_a_day)
        assert _saved(club, again) == wanted
        written = ("Bs\xa020.00 − Bs\xa020.00", "Bs\xa020.00 − Bs\xa08.00 − Bs\xa06.00")[number]
        [slip] = payouts.slips(club, again.id)
        assert payouts.deduction_written(slip.pay.deductions[0], slip.pay.gross) == written


def test_what_is_behind_waits_while_it_is_not_asked_for(club: Books) -> None:
    """6 of 20 on the first; nothing on the second, as agreed with her; 34 on the third."""
    rules(club, Ask("savings", amount=m("20"), detail="voluntary"), protected="30")
    paid_in_days(club, 1, "2")
    ana = person_id(club, "Ana")
    payouts.set_own_rule(club, ana, OwnRule("savings", m("0"), note="Ill"))
    knitted(club, "Ana 2", day=date(2026, 3, 12))
    assert payouts.slip(club, approved(club, title="Payout 2").id, ana).pay.deductions == ()
    payouts.remove_own_rule(club, ana, "savings")
    knitted(club, "Ana 4", day=date(2026, 3, 13))
    assert _saved(club, approved(club, title="Payout 3")) == ("34.00", "34.00")


def test_a_tax_that_could_not_be_withheld_is_not_said_to_be_asked_for_again(club: Books) -> None:
    """15.5 % of 216 are 33.48, of which 200 leave 16; the next slip withholds of its own pay alone."""
    rules(club, Ask("withholding", percent=Decimal("15.5")), protected="200")
    first, second = paid_in_days(club, 2)
    said = slip_of(payouts.run_to_print(club, first.id), "Ana")
    assert "not deducted Bs 17.48" in said.replace("\xa0", " ")
    assert "still asked for" not in said
    assert payouts.slip(club, second.id, person_id(club, "Ana")).pay.deductions[0].wanted == m("33.48")


def test_what_one_member_agreed_to_save_by_herself_is_hers_to_take_out(club: Books) -> None:
    """The club asks nobody to save; 10 of each pay of hers are voluntary."""
    ana = person_id(club, "Ana")
    payouts.set_own_rule(club, ana, OwnRule("savings", m("10")))
    paid_in_days(club, 1)
    assert members.savings_of(club, ana) == members.Savings(m("0"), m("10"))
    recorded(club, "withdrawal", "Ana 10")


def test_savings_of_a_former_time_are_not_asked_for_after_she_joined_again(club: Books) -> None:
    """20 of each pay: nothing of the first, 4 short of the second; she leaves, joins again; the second is voided.

    What it had asked for of the first is none of what is asked of her now: 20 of its work once more, 20 of new work.
    """
    rules(club, Ask("savings", amount=m("20"), detail="voluntary"), protected="36")
    knitted(club, "Ana 2", day=date(2026, 3, 9))
    approved(club, title="First", day=date(2026, 3, 9))
    rules(club, Ask("savings", amount=m("20"), detail="voluntary"), protected="0")
    knitted(club, "Ana 2", day=date(2026, 3, 10))
    second = approved(club, title="Second", day=date(2026, 3, 10))
    ana = person_id(club, "Ana")
    members.leave(club, members.LeaveDraft(ana, date(2026, 3, 11), settle=False))
    members.rejoin(club, ana, date(2026, 3, 12))
    knitted(club, "Ana 2", day=date(2026, 3, 13))
    assert _saved(club, approved(club, title="Third", day=date(2026, 3, 13))) == ("20.00", "20.00")
    payouts.void_run(club, second.id, "Wrong")
    assert _saved(club, approved(club, title="Second again", day=date(2026, 3, 14))) == ("20.00", "20.00")


def test_no_more_than_the_limit_is_made_up_for(club: Books) -> None:
    """20 each until 50: nothing, then 40; the first is voided and its 20 are paid already; then the last 10."""
    rules(club, Ask("contribution", amount=m("20"), until=m("50")), protected="36")
    knitted(club, "Ana 2", day=date(2026, 3, 9))
    first = approved(club, title="First", day=date(2026, 3, 9))
    rules(club, Ask("contribution", amount=m("20"), until=m("50")), protected="0")
    knitted(club, "Ana 3", day=date(2026, 3, 10))
    assert _saved(club, approved(club, title="Second", day=date(2026, 3, 10))) == ("40.00", "40.00")
    payouts.void_run(club, first.id, "Wrong")
    assert _saved(club, approved(club, title="First again", day=date(2026, 3, 11))) == ("0.00", "0.00")
    knitted(club, "Ana 2", day=date(2026, 3, 12))
    assert _saved(club, approved(club, title="Third", day=date(2026, 3, 12))) == ("10.00", "10.00")
