"""Advances: what is left of them, corrected, brought back, and never turned round."""

from dataclasses import replace
from datetime import date

from coopbooks import ledger, members, payouts
from coopbooks.books import Books
from tests.builders import assert_posted, assert_refused, m
from tests.core.paying import a_club, advanced


def test_advances_are_corrected_brought_back_and_never_turned_round(books: Books) -> None:
    a_club(books)
    given = advanced(books, "Ana", "20")
    assert_posted(given, "member_advances 20 @Ana / cash -20")
    given = payouts.correct_advance(books, given.id, replace(payouts.advance_of(books, given), amount=m("30")))
    assert_posted(advanced(books, "Ana", "12", repaid=True), "cash 12 / member_advances -12 @Ana")
    [left] = members.open_advances(books)
    assert (left.voucher, left.amount, left.left) == (given.id, m("30"), m("18"))
    with assert_refused("too_much", "amount"):
        advanced(books, "Ana", "18.01", repaid=True)
    with assert_refused("overpaid"):
        ledger.void(books, given.id, "Wrong")
    with assert_refused("before_joined", "day"):
        advanced(books, "Ana", "5", day=date(2026, 1, 2))
