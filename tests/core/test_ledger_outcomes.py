"""What became of vouchers: corrected once and again, voided, left as they are."""

from coopbooks import ledger
from coopbooks.books import Books
from tests.builders import a_voucher, post


def test_each_voucher_is_followed_to_its_last_correction(books: Books) -> None:
    wrong, right, gone, gone_right = post(books), post(books), post(books), post(books)
    better = ledger.correct(books, wrong.id, a_voucher(books, "cash 14 / sales_local -14"))
    best = ledger.correct(books, better.id, a_voucher(books, "cash 15 / sales_local -15"))
    ledger.void(books, gone.id, "Wrong")
    instead = ledger.correct(books, gone_right.id, a_voucher(books))
    ledger.void(books, instead.id, "Wrong")
    found = ledger.outcomes(books, [wrong.id, better.id, right.id, gone.id, gone_right.id])
    assert {first: (end.id, end.stands) for first, end in found.items()} == {
        wrong.id: (best.id, True),
        better.id: (best.id, True),
        right.id: (right.id, True),
        gone.id: (gone.id, False),
        gone_right.id: (instead.id, False),
    }
    assert found[right.id] in ledger.list_vouchers(books).rows(0, 20)
    assert ledger.outcomes(books, []) == {}
