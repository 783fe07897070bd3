"""Show the accounting: every line of a voucher with one plain sentence, in either language."""

import pytest

from coopbooks import i18n, ledger
from coopbooks.books import Books
from tests.builders import a_voucher, assert_refused, m, post, rows, spaced

# Rules of debit and credit as any first book of bookkeeping gives them: what is had and what is spent grows on the
# debit side; what is owed, what is one's own and what is earned grows on the credit side.
ENGLISH = {
    "cash 10": ("“Cash box” goes up by Bs 10.00: a debit, because what we have grew.", True),
    "cash -10": ("“Cash box” goes down by Bs 10.00: a credit, because what we have shrank.", False),
    "suppliers 10 @Ana": ("“Suppliers” goes down by Bs 10.00: a debit, because what we owe shrank.", True),
    "suppliers -10 @Ana": ("“Suppliers” goes up by Bs 10.00: a credit, because what we owe grew.", False),
    "contributions 10": (
        "“Member contributions” goes down by Bs 10.00: a debit, because what belongs to us all shrank.",
        True,
    ),
    "contributions -10": (
        "“Member contributions” goes up by Bs 10.00: a credit, because what belongs to us all grew.",
        False,
    ),
    "sales_local 10": ("“Local sales” takes Bs 10.00 off: a debit, because we earned less.", True),
    "sales_local -10": ("“Local sales” grows by Bs 10.00: a credit, because we earned more.", False),
    "power 10": ("“Power, gas and water” grows by Bs 10.00: a debit, because making cost us more.", True),
    "power -10": ("“Power, gas and water” takes Bs 10.00 off: a credit, because making cost us less.", False),
    "rent 10": ("“Rent” grows by Bs 10.00: a debit, because running the club cost us more.", True),
    "rent -10": ("“Rent” takes Bs 10.00 off: a credit, because running the club cost us less.", False),
}
OTHER_SIDE = {True: " / 1.1.1.02 -10", False: " / 1.1.1.02 10"}


@pytest.mark.parametrize("line", ENGLISH)
def test_each_side_of_each_nature_has_its_sentence(books: Books, line: str) -> None:
    sentence, debit = ENGLISH[line]
    post(books, "materials 10 / suppliers -10 @Ana")
    explained, _other = ledger.explain(books, a_voucher(books, line + OTHER_SIDE[debit]))
    assert spaced(explained.sentence) == sentence
    assert (explained.debit, explained.credit) == ((m("10"), m("0")) if debit else (m("0"), m("10")))


@pytest.mark.parametrize("line", ENGLISH)
def test_the_spanish_sentence_names_the_same_side(books: Books, line: str, spanish: None) -> None:
    english, debit = ENGLISH[line]
    post(books, "materials 10 / suppliers -10 @Ana")
    draft = a_voucher(books, line + OTHER_SIDE[debit])
    explained, _other = ledger.explain(books, draft)
    words = spaced(explained.sentence)
    assert ("va al debe" in words, "va al haber" in words) == (debit, not debit)
    assert "Bs 10,00" in words
    assert explained.name in words
    with i18n.speaking("en"):
        assert spaced(ledger.explain(books, draft)[0].sentence) == english


def test_explaining_records_nothing_and_refuses_what_posting_would(books: Books) -> None:
    kept = books.changes
    ledger.explain(books, a_voucher(books))
    with assert_refused("unbalanced", "lines"):
        ledger.explain(books, a_voucher(books, "cash 10 / sales_local -9"))
    assert books.changes == kept
    assert rows("SELECT count(*) FROM voucher") == [(0,)]


def test_a_posted_voucher_is_explained_in_the_same_words(books: Books) -> None:
    draft = a_voucher(books, "cash 8 / customers 5.50 @Ana / sales_local -13.50")
    explained = ledger.explain(books, draft)
    assert ledger.explain_posted(ledger.post(books, draft)) == explained
    assert [line.code for line in explained] == ["1.1.1.01", "1.1.2.01", "4.1.1.01"]
