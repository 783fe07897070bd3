"""Lists in other orders than by day: any page of them, near an end or far from both; and what they come to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from coopbooks import cash, ledger, people, sales
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.ledger import DealRow, VoucherFilter, VoucherRow
from coopbooks.people import PersonDraft
from coopbooks.reading import alphabetical
from tests.builders import a_sale, m, rows

MANY = 12
NAMES = ("", "Álvaro Ríos", "ana", "Nuria", "Ñuflo", "Óscar", "Zoila Paz")
"""As a dictionary has them; nobody comes before everybody."""
GOODS = ("ají", "Ánforas", "nueces", "Ñandutí", "ocas")
"""As a dictionary has them."""


@pytest.fixture
def shop(books: Books, monkeypatch: pytest.MonkeyPatch) -> Books:
    """Books with twelve sales at three prices, half of them on credit, some to nobody, one of them voided.

    A list is taken to be long from its fourth row on, so that the middle of this one is far from both ends.
    """
    monkeypatch.setattr("coopbooks.books.listing._NEAR", 3)
    for name in NAMES[:0:-1]:
        people.add_person(books, PersonDraft(name))
    for number in range(MANY):
        price, on_credit = 10 + number * 7 % 3, number % 2
        day = date(2026, 2, 20) + timedelta(number * 5 % 7)
        customer, good = NAMES[number * 3 % 7 or on_credit], GOODS[number % 5]
        draft = a_sale(books, f"1 {good} {price}", paid="0" if on_credit else None, customer=customer, day=day)
        sales.record_sale(books, draft)
    ledger.void(books, 1, "wrong")
    return books


Order = Callable[[DealRow], Any]


def _good(row: DealRow) -> int:
    """The place in a dictionary of what was sold: the last word of the description of each of these sales."""
    return GOODS.index(row.description.split()[-1])


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("day", lambda row: (row.day, row.id)),
        ("voucher", lambda row: row.label),
        ("person", lambda row: (NAMES.index(row.person), row.day, row.id)),
        ("description", lambda row: (_good(row), row.day, row.id)),
        ("total", lambda row: (row.total.minor, row.day, row.id)),
        ("paid", lambda row: (row.paid.minor, row.day, row.id)),
        ("owed", lambda row: (row.total.minor - row.paid.minor, row.day, row.id)),
    ],
)
@pytest.mark.parametrize("descending", [False, True])
def test_sales_are_sorted_page_by_page(shop: Books, name: str, order: Order, descending: bool) -> None:  # noqa: FBT001
    whole = sales.list_sales(shop).rows(0, MANY)
    expected = [row.id for row in sorted(whole, key=order, reverse=descending)]
    assert len(expected) == MANY - 1
    listing = sales.list_sales(shop).sorted_by(name, descending=descending)
    for first in range(MANY + 1):
        for many in (0, 1, 4, 100):
            assert [row.id for row in listing.rows(first, many)] == expected[first : first + many]
    assert [listing.place_of(row.voucher) for row in listing.rows(0, MANY)] == list(range(MANY - 1))
    assert listing.place_of(1) is None  # voided


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("day", lambda row: (row.day, row.id)),
        ("voucher", lambda row: row.label),
        ("concerns", lambda row: (NAMES.index(row.concerns), row.day, row.id)),
        ("amount", lambda row: (row.amount.minor, row.day, row.id)),
    ],
)
def test_vouchers_are_sorted_and_sorted_back(shop: Books, name: str, order: Callable[[VoucherRow], Any]) -> None:
    listing = ledger.list_vouchers(shop)
    whole = listing.rows(0, 100)
    assert listing.sorted_by(name, descending=False).rows(0, 100) == sorted(whole, key=order)
    assert listing.sorted_by(name, descending=True).rows(0, 100) == sorted(whole, key=order, reverse=True)
    assert listing.sorted_by("day", descending=True).rows(0, 100) == whole
    for descending in (False, True):
        turned = listing.sorted_by(name, descending=descending)
        assert [turned.place_of(row.id) for row in turned.rows(0, 100)] == list(range(MANY + 1))
    assert ledger.list_vouchers(shop, VoucherFilter(standing=True)).place_of(1) is None


def test_an_order_that_is_not_on_offer_is_none(shop: Books) -> None:
    with pytest.raises(KeyError):
        cash.list_counts(shop).sorted_by("explanation", descending=False)


def test_vouchers_come_to_what_those_listed_come_to(shop: Books) -> None:
    """Under every filter, and nothing where none fits; voucher 1 was taken back, and is there to be seen only."""
    wanted = VoucherFilter(standing=True, period=Month(2026, 2).period)
    [(amount,)] = rows("SELECT sum(amount) FROM voucher WHERE id <> 1 AND reverses_id IS NULL AND day < '2026-03-01'")
    assert ledger.total_of_vouchers(shop, ledger.list_vouchers(shop, wanted)).minor == amount > 0
    listed = ledger.list_vouchers(shop, replace(wanted, standing=False))
    assert ledger.total_of_vouchers(shop, listed).minor == amount
    nothing = ledger.list_vouchers(shop, VoucherFilter(search="nobody sold this"))
    assert ledger.total_of_vouchers(shop, nothing) == m("0")


@pytest.mark.parametrize("composed", [True, False])
def test_names_stand_as_in_a_spanish_dictionary(composed: bool) -> None:  # noqa: FBT001
    """Ñ is a letter of its own after n; accents and capitals are none: the order of the Academy's dictionary."""
    in_order = ["ana", "Ánabel", "nube", "Núñez", "nuo", "ñame", "Ñuflo", "oca", "Óscar", "osito"]
    typed = in_order if composed else [name.replace("ñ", "n\u0303").replace("Ñ", "N\u0303") for name in in_order]
    assert sorted(sorted(typed), key=alphabetical) == typed
