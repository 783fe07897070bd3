"""Long lists read in leaps, back and forth, under every filter, in every order: each page is a piece of the whole."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any, Protocol

import pytest

from coopbooks import ledger, people, sales
from coopbooks.books import Books, Listing
from coopbooks.days import Month
from coopbooks.ledger import VoucherFilter
from coopbooks.people import PersonDraft
from coopbooks.sales import SaleFilter
from tests.builders import a_sale, account_id, post, rows

MANY = 90


class FreshBooks(Protocol):
    """What opens new books for a block."""

    def __call__(self) -> AbstractContextManager[Books]: ...


@pytest.fixture(scope="module")
def busy(fresh_books: FreshBooks) -> Iterator[Books]:
    """Books with sales and other vouchers in no order of days, amounts or names; some equal, some voided."""
    with fresh_books() as books:
        names = ["Zoila Paz", "Álvaro Ríos", "ana"]
        for name in names:
            people.add_person(books, PersonDraft(name))
        for number in range(MANY):
            day, amount = date(2026, 2, 20) + timedelta(number * 7 % 13), 10 + number * 11 % 5
            if number % 3:
                customer, paid = names[number % 4] if number % 4 < 3 else "", None if number % 4 == 3 else "0"
                draft = a_sale(books, f"1 bread {amount}", paid=paid, customer=customer, day=day)
                sales.record_sale(books, draft)
            else:
                post(books, f"rent {amount} / cash -{amount}", day=day, description=f"Rent {number}", word="costs")
        for voucher in (2, 30, 31, 77):
            ledger.void(books, voucher, "wrong")
        yield books


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is taken to be long from its fourth row on, so that most pages are far from both ends."""
    monkeypatch.setattr("coopbooks.books.listing._NEAR", 3)


def assert_in_leaps(listing: Listing[Any], whole: list[int]) -> None:
    """Every page of the listing, asked for in any order, is a piece of the whole."""
    assert listing.count() == len(whole) > 8
    pages = list(product(range(0, len(whole) + 1, 3), (1, 4, 7)))
    Random(len(whole)).shuffle(pages)
    for first, many in pages:
        assert [row.id for row in listing.rows(first, many)] == whole[first : first + many], (first, many)


TAKEN_BACK = "(SELECT reverses_id FROM voucher WHERE reverses_id IS NOT NULL)"
MARCH = Month(2026, 3).period
VOUCHERS = {
    "every voucher": (VoucherFilter(), "true"),
    "a month": (VoucherFilter(period=MARCH), "day GLOB '2026-03-*'"),
    "a kind": (VoucherFilter(kind="CI"), "kind = 'CI'"),
    "a word": (VoucherFilter(word="costs"), "word = 'costs'"),
    "standing": (VoucherFilter(standing=True), f"reverses_id IS NULL AND id NOT IN {TAKEN_BACK}"),
    "words": (VoucherFilter(search="rent"), "description LIKE '%rent%'"),
    "an amount": (VoucherFilter(search="13"), "amount = 1300"),
    "all at once": (
        VoucherFilter(MARCH, kind="CE", word="costs", search="rent", standing=True),
        f"day GLOB '2026-03-*' AND kind = 'CE' AND word = 'costs' AND id NOT IN {TAKEN_BACK}",
    ),
}
VOUCHER_ORDERS = {
    "day": "",
    "voucher": "kind {0}, year {0}, number {0}, ",
    "description": "lower(description) {0}, ",  # plain letters, all of them
    "amount": "amount {0}, ",
}


@pytest.mark.parametrize("wanted", VOUCHERS)
@pytest.mark.parametrize("order", VOUCHER_ORDERS)
@pytest.mark.parametrize("way", ["ASC", "DESC"])
def test_vouchers_under_every_filter_in_every_order(busy: Books, wanted: str, order: str, way: str) -> None:
    asked, where = VOUCHERS[wanted]
    sql = f"SELECT id FROM voucher WHERE {where} ORDER BY {VOUCHER_ORDERS[order]}day {{0}}, id {{0}}"
    listing = ledger.list_vouchers(busy, asked).sorted_by(order, descending=way == "DESC")
    assert_in_leaps(listing, [row[0] for row in rows(sql.format(way))])


def test_vouchers_on_an_account(busy: Books) -> None:
    rent = account_id(busy, "rent")
    sql = "SELECT id FROM voucher WHERE id IN (SELECT voucher_id FROM line WHERE account_id = ?) ORDER BY day, id"
    listing = ledger.list_vouchers(busy, VoucherFilter(account=rent)).sorted_by("day", descending=False)
    assert_in_leaps(listing, [row[0] for row in rows(sql, (rent,))])


SALES = {
    "every sale": (SaleFilter(voided=True), "true"),
    "not voided": (SaleFilter(), f"voucher_id NOT IN {TAKEN_BACK}"),
    "a month": (SaleFilter(MARCH, voided=True), "sale.day GLOB '2026-03-*'"),
    "a customer": (SaleFilter(customer=1, voided=True), "customer_id = 1"),
    "an amount": (SaleFilter(search="13", voided=True), "total = 1300"),
}
ALPHABET = "CASE name WHEN 'ana' THEN 1 WHEN 'Álvaro Ríos' THEN 0 WHEN 'Zoila Paz' THEN 2 ELSE -1 END"
SALE_ORDERS = {
    "day": "",
    "voucher": "voucher.kind {0}, voucher.year {0}, voucher.number {0}, ",
    "description": "lower(voucher.description) {0}, ",  # plain letters, all of them
    "person": ALPHABET + " {0}, ",
    "total": "total {0}, ",
    "paid": "paid {0}, ",
    "owed": "total - paid {0}, ",
}


@pytest.mark.parametrize("wanted", SALES)
@pytest.mark.parametrize("order", SALE_ORDERS)
@pytest.mark.parametrize("way", ["ASC", "DESC"])
def test_sales_under_every_filter_in_every_order(busy: Books, wanted: str, order: str, way: str) -> None:
    asked, where = SALES[wanted]
    sql = (
        "SELECT sale.id FROM sale JOIN voucher ON voucher.id = voucher_id LEFT JOIN person ON person.id = customer_id "
        f"WHERE {where} ORDER BY {SALE_ORDERS[order]}sale.day {{0}}, sale.id {{0}}"
    )
    listing = sales.list_sales(busy, asked).sorted_by(order, descending=way == "DESC")
    assert_in_leaps(listing, [row[0] for row in rows(sql.format(way))])
