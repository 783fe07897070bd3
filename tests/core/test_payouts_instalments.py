"""Which instalments a slip says it paid, where pay was enough for all of them, for some, or for a part of each."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coopbooks import loans, materials, papers, payouts
from coopbooks.books import Books
from coopbooks.loans import PaymentDraft, RescheduleDraft
from coopbooks.payouts import Instalments
from tests.builders import account_id, m
from tests.core.lending import a_loan, lent, terms
from tests.core.paying import a_club, approved, knitted
from tests.printed import SHEET, text_of

PLAIN = terms("1200", "0", instalments=12, method="no_interest")
"""1.200 without interest in twelve instalments of 100: those of January, February and March are due on 20 March."""


@pytest.fixture
def club(books: Books) -> Books:
    a_club(books)
    return books


def paid_by(club: Books, pieces: int) -> Instalments | None:
    """Pay Ana for so many jumpers at Bs 18 and return what her slip says of her loan."""
    knitted(club, f"Ana {pieces}")
    [one] = payouts.run_to_print(club, approved(club).id).slips
    return next(iter(one.instalments.values()), None)


@pytest.mark.parametrize(
    ("pieces", "whole", "part"),
    [
        (20, (1, 2, 3), ()),  # 360: all 300 that are due
        (14, (1, 2), (3,)),  # 252: 100, 100 and 52 of the third
        (6, (1,), (2,)),  # 108: 100 and 8 of the second
        (5, (), (1,)),  # 90 of the first
    ],
)
def test_the_oldest_are_paid_first(club: Books, pieces: int, whole: tuple[int, ...], part: tuple[int, ...]) -> None:
    lent(club, PLAIN)
    assert paid_by(club, pieces) == Instalments(whole, part, 12)


def test_what_was_paid_before_is_not_paid_again(club: Books) -> None:
    """150 were paid by hand: 50 are left of the second instalment. 90 pay them, and 40 of the third."""
    one = lent(club, PLAIN)
    loans.pay_instalment(club, PaymentDraft(one.id, date(2026, 3, 2), m("150"), box=account_id(club, "cash")))
    assert paid_by(club, 5) == Instalments((2,), (3,), 12)


def test_interest_of_all_that_is_due_comes_first(club: Books) -> None:
    """1.200 at 1 % a month in twelve parts of 100: 90 pay the interest of three months, and less than one part of 100.

    So of each of three instalments something was paid, of none of them all.
    """
    lent(club, terms("1200", "12", instalments=12, method="equal_principal"))
    assert paid_by(club, 5) == Instalments((), (1, 2, 3), 12)


def test_a_slip_says_so_also_when_it_was_voided_or_more_was_paid_since(club: Books) -> None:
    one = lent(club, PLAIN)
    knitted(club, "Ana 14")
    run = approved(club)
    before = payouts.run_to_print(club, run.id).slips[0].instalments
    assert before == {one.id: Instalments((1, 2), (3,), 12)}
    payment = PaymentDraft(one.id, date(2026, 3, 20), m("48"), box=account_id(club, "cash"))
    later = loans.pay_instalment(club, payment)
    assert payouts.run_to_print(club, run.id).slips[0].instalments == before
    materials.void(club, later.voucher, "Wrong")
    payouts.void_run(club, run.id, "Wrong")
    assert payouts.run_to_print(club, run.id).slips[0].instalments == before


def test_a_slip_that_was_voided_says_so_also_when_its_loan_is_recorded_anew(club: Books) -> None:
    """Of 1,200 there were 948 left when 252 were kept back, though it were 600 in six parts of 100 in truth."""
    one = lent(club, PLAIN)
    knitted(club, "Ana 14")
    run = approved(club)
    payouts.void_run(club, run.id, "Wrong")
    anew = terms("600", "0", instalments=6, method="no_interest")
    loans.correct_loan(club, one.id, a_loan(club, "lent", anew))
    said = payouts.run_to_print(club, run.id).slips[0].instalments[one.id]
    assert said == Instalments((1, 2), (3,), 12)
    assert said.left == m("948")
    again = payouts.run_to_print(club, approved(club).id).slips[0].instalments
    assert again == {one.id: Instalments((1, 2), (3,), 6)}


def test_a_slip_that_was_voided_says_so_also_when_new_terms_are_taken_back(club: Books) -> None:
    """The 1,200 were agreed anew in 24 parts of 50, the first of them due on the day of the payout."""
    one = lent(club, PLAIN)
    agreed: dict[str, Any] = {"disbursed_on": date(2026, 3, 10), "first_due": date(2026, 3, 20)}
    loans.reschedule(club, one.id, RescheduleDraft(replace(PLAIN, instalments=24, **agreed), "Few orders"))
    knitted(club, "Ana 14")
    run = approved(club)
    said = {one.id: Instalments((1,), (), 24)}
    assert payouts.run_to_print(club, run.id).slips[0].instalments == said
    payouts.void_run(club, run.id, "Wrong")
    loans.take_back_terms(club, one.id, "The assembly said no")
    assert payouts.run_to_print(club, run.id).slips[0].instalments == said


def test_it_is_said_in_words(club: Books) -> None:
    lent(club, PLAIN)
    knitted(club, "Ana 14")
    told = payouts.run_to_print(club, approved(club).id)
    said = " ".join(text_of(papers.payout_slips(told, SHEET, "one")).split())
    assert "instalments 1 and 2 of 12 · only a part of instalment 3 of 12 · principal 252.00" in said
    loan = next(iter(told.slips[0].instalments))
    some = replace(told.slips[0], instalments={loan: Instalments((), (1, 2, 3), 12)})
    said = " ".join(text_of(papers.payout_slips(replace(told, slips=(some,)), SHEET, "one")).split())
    assert "only a part of each of instalments 1 to 3 of 12 ·" in said


@pytest.mark.parametrize(
    ("pieces", "until", "left"),
    [
        (12, None, "1009.81"),  # 106.62 of 20 January and of 20 February: 94.62 and 95.57 of them are principal
        (18, date(2026, 3, 31), "913.29"),  # and that of 20 March beforehand: 96.52 of it
    ],
)
def test_what_is_left_is_what_stands_in_the_books(club: Books, pieces: int, until: date | None, left: str) -> None:
    """1.200 at 1 % a month in twelve of 106.62; interest that nobody asks for yet is not among it."""
    one = lent(club, terms("1200", "12", instalments=12))
    knitted(club, f"Ana {pieces}", day=date(2026, 3, 10))
    told = payouts.run_to_print(club, approved(club, day=date(2026, 3, 10), loans_until=until).id)
    assert told.slips[0].instalments[one.id].left == m(left)
    said = " ".join(text_of(papers.payout_slips(told, SHEET, "one")).split())
    written = f"{m(left).decimal:,}"
    assert f"left to pay Bs {written}" in said.replace("\xa0", " ")
    assert f"She owes of loans {written}" in said
