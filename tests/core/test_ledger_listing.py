"""The list of vouchers: any page from either end, filtered, searched by words without accents or by an amount."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.ledger import VoucherFilter
from tests.builders import a_voucher, account_id, activity_id, m, person_id, post, rows

MANY = 30
TEXTS = ("cash 1 / sales_local -1", "rent 2 / cash -2", "materials 3 / contributions -3")


@pytest.fixture
def busy(books: Books) -> Books:
    """Books with thirty vouchers on ten days, the later ones not always recorded later, and one of them voided."""
    for number in range(MANY - 1):
        day = date(2026, 2, 24) + timedelta(number * 7 % 10)
        post(books, TEXTS[number % 3], day=day, description=f"Deed {number}", word=("sales", "costs")[number % 2])
    ledger.void(books, 1, "wrong")
    return books


@pytest.mark.parametrize(
    ("wanted", "sql"),
    [
        (None, "true"),
        (VoucherFilter(), "true"),
        (VoucherFilter(period=Month(2026, 2).period), "day < '2026-03-01'"),
        (VoucherFilter(period=Month(2026, 1).period), "false"),
        (VoucherFilter(kind="CE"), "kind = 'CE'"),
        (VoucherFilter(word="costs"), "word = 'costs'"),
        (
            VoucherFilter(kind="CI", word="sales", period=Month(2026, 3).period),
            "kind = 'CI' AND word = 'sales' AND day > '2026-02-28'",
        ),
        (VoucherFilter(standing=True), "id <> 1 AND reverses_id IS NULL"),
        (VoucherFilter(standing=True, kind="CI"), "kind = 'CI' AND id <> 1 AND reverses_id IS NULL"),
        (VoucherFilter(search="deed 7"), "description = 'Deed 7'"),
        (VoucherFilter(search="deed 1"), "description = 'Deed 1' OR description GLOB 'Deed 1[0-9]'"),
    ],
)
def test_every_page_is_a_piece_of_the_whole_list(busy: Books, wanted: VoucherFilter | None, sql: str) -> None:
    whole = [row[0] for row in rows(f"SELECT id FROM voucher WHERE {sql} ORDER BY day DESC, id DESC")]
    listing = ledger.list_vouchers(busy, wanted)
    assert listing.count() == len(whole)
    for first in range(len(whole) + 2):
        for many in (0, 1, 4, 100):
            assert [row.id for row in listing.rows(first, many)] == whole[first : first + many]


def test_an_account_shows_the_vouchers_on_it(busy: Books) -> None:
    found = ledger.list_vouchers(busy, VoucherFilter(account=account_id(busy, "materials")))
    assert {row.amount for row in found.rows(0, MANY)} == {m("3")}
    assert found.count() == 9  # numbers 2, 5, ... 26


def test_a_row_says_what_the_voucher_says(busy: Books) -> None:
    for row in ledger.list_vouchers(busy).rows(0, MANY):
        whole = ledger.voucher(busy, row.id)
        names = (
            "label",
            "day",
            "description",
            "concerns",
            "word",
            "amount",
            "reverses",
            "reversed_by",
            "corrects",
            "voided",
        )
        for name in names:
            assert getattr(row, name) == getattr(whole, name)


def test_what_was_corrected_stands_there_once(books: Books) -> None:
    wrong = post(books, "cash 10 / sales_local -10")
    right = ledger.correct(books, wrong.id, a_voucher(books, "cash 100 / sales_local -100"))
    listed = ledger.list_vouchers(books, VoucherFilter(standing=True)).rows(0, 5)
    assert [(row.id, row.corrects) for row in listed] == [(right.id, wrong.id)]


def found_by(books: Books, search: str) -> set[str]:
    listing = ledger.list_vouchers(books, VoucherFilter(search=search))
    return {row.description for row in listing.rows(0, 100)}


@pytest.fixture
def searched(books: Books) -> Books:
    """Books with words in Spanish, a name beside the description, and amounts."""
    post(books, "cash 1234.50 / sales_local -1234.50", description="Mantillas para las Niñas")
    post(books, "cash 80 / sales_local -80", description="Sold bread", concerns="María Choque (El Alto)")
    post(books, "rent 12 / cash -12", description='Paid "rent", 1/2 month')
    return books


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("ninas", {"Mantillas para las Niñas"}),
        ("NIÑAS", {"Mantillas para las Niñas"}),
        ("niñ mant", {"Mantillas para las Niñas"}),  # beginnings, in any order
        ("maria", {"Sold bread"}),
        ("choque bread", {"Sold bread"}),
        ("ad", set()),  # no word begins so
        ("niñas bread", set()),
        ("CI", {"Mantillas para las Niñas", "Sold bread"}),
        ("CI 0002", {"Sold bread"}),
        ("CE 2026-0001", {'Paid "rent", 1/2 month'}),
        ("2026-1", {"Mantillas para las Niñas", 'Paid "rent", 1/2 month'}),
        ("ci 2026-2", {"Sold bread"}),
        ("CT 2026-0001", set()),
        ("1234.50", {"Mantillas para las Niñas"}),
        ("1,234.50", {"Mantillas para las Niñas"}),
        ("Bs 80", {"Sold bread"}),
        ("40 * 2", {"Sold bread"}),
        ("1234", set()),
        ("1.234", set()),  # ambiguous as an amount: searched as words only
        ("", {"Mantillas para las Niñas", "Sold bread", 'Paid "rent", 1/2 month'}),
        ('"rent"', {'Paid "rent", 1/2 month'}),
        ('rent", 1/2', {'Paid "rent", 1/2 month'}),
    ],
)
def test_people_find_what_they_look_for(searched: Books, search: str, found: set[str]) -> None:
    assert found_by(searched, search) == found


odd_words = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            ['"', "'", "*", "AND", "OR", "NOT", "NEAR(", "words:", "^a", "-", "+", "(", ")", "{", "\0", "🧵", "%"]
        ),
    ),
    max_size=4,
).map(" ".join)


def test_no_search_breaks(books: Books) -> None:
    post(books)

    @given(odd_words)
    @example('"')
    @example("🧵")
    @example('" OR "')
    @example("rent NOT cash")
    @example("\0")
    def check(search: str) -> None:
        assert found_by(books, search) <= {"Sold bread"}

    check()


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=20))
@example("Ñandú")
def test_any_word_finds_itself(fresh_books: Callable[[], AbstractContextManager[Books]], word: str) -> None:
    with fresh_books() as books:
        post(books, description=f"paid {word} today")
        assert found_by(books, word) == {f"paid {word} today"}


def test_lines_are_listed_by_account_person_and_activity(books: Books) -> None:
    post(books, "cash 6 / customers 4 @Ana / sales_local -10 #sewing", day=date(2026, 3, 2))
    post(books, "customers 5 @Eva / sales_local -5 #baking", day=date(2026, 3, 1))
    march = Month(2026, 3).period
    ana, customers = person_id(books, "Ana"), account_id(books, "customers")

    def amounts(**asked: Any) -> list[str]:
        return [str(line.amount.decimal) for line in ledger.list_lines(books, march, **asked)]

    assert amounts() == ["5.00", "-5.00", "6.00", "4.00", "-10.00"]
    assert amounts(accounts=[customers]) == ["5.00", "4.00"]
    assert amounts(accounts=[customers], person=ana) == ["4.00"]
    assert amounts(person=ana, whole=True) == ["6.00", "4.00", "-10.00"]
    assert amounts(activity=activity_id(books, "baking")) == ["-5.00"]
    assert ledger.list_lines(books, Month(2026, 2).period) == []
