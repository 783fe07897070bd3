"""Boxes and banks, money moved between them, and other money in and out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coopbooks import cash, i18n, ledger
from coopbooks.books import Books
from coopbooks.days import Month
from tests.builders import TODAY, account_id, activity_id, assert_posted, assert_refused, m, person_id, post, rows

BANK = "1.1.1.04"
PETTY_CASH = "1.1.1.02"
DOLLARS = "1.1.1.03"


def move(books: Books, giving: str, receiving: str, amount: str, **also: Any) -> cash.TransferDraft:
    ids = account_id(books, giving), account_id(books, receiving)
    fee = m(also.pop("fee", "0"))
    return cash.TransferDraft(also.pop("day", TODAY), *ids, m(amount), fee, **also)


def other(books: Books, account: str, amount: str, *, into: bool = True, **also: Any) -> cash.MovementDraft:
    known: dict[str, Any] = {"day": TODAY, "box": account_id(books, "cash"), "description": "Something"} | also
    return cash.MovementDraft(into=into, account=account_id(books, account), amount=m(amount), **known)


def test_new_books_have_the_boxes_of_the_starter_chart(books: Books) -> None:
    post(books, "cash 250.50 / contributions -250.50")
    assert [(box.name, box.kind, box.balance) for box in cash.list_boxes(books)] == [
        ("Cash box", "cash", m("250.50")),
        ("Petty cash", "cash", m("0")),
        ("Cash in dollars", "cash", m("0", "USD")),
        ("Bank", "bank", m("0")),
    ]


def test_a_box_is_opened_beside_the_others(books: Books) -> None:
    first = cash.open_box(books, cash.BoxDraft("Savings bank", "bank"))
    second = cash.open_box(books, cash.BoxDraft("Euros", currency="EUR"))
    assert (first.code, first.box, first.currency) == ("1.1.1.05", "bank", None)
    assert (second.code, second.box, second.currency) == ("1.1.1.06", "cash", "EUR")
    assert cash.list_boxes(books)[-1].balance == m("0", "EUR")
    with assert_refused("empty", "name"):
        cash.open_box(books, cash.BoxDraft("  "))
    with assert_refused("too_long", "name"):
        cash.open_box(books, cash.BoxDraft("Caja 💵" * 100))
    with pytest.raises(ValueError, match="no such kind"):
        cash.open_box(books, cash.BoxDraft("Purse", "purse"))


def test_money_is_moved_and_the_bank_keeps_its_fee(books: Books) -> None:
    post(books, "cash 1000 / contributions -1000")
    voucher = cash.transfer(books, move(books, "cash", BANK, "800", note="to the bank"))
    assert_posted(voucher, f"{BANK} 800 / cash -800")
    assert (voucher.kind, voucher.word) == ("CT", "transfer")
    assert voucher.description == "Transfer from Cash box to Bank. to the bank"
    voucher = cash.transfer(books, move(books, BANK, PETTY_CASH, "100", fee="3.50"))
    assert_posted(voucher, f"{PETTY_CASH} 100 / bank_fees 3.50 / {BANK} -103.50")
    assert [box.balance for box in cash.list_boxes(books)] == [m("200"), m("100"), m("0", "USD"), m("696.50")]


def test_a_transfer_is_described_in_the_language_of_who_records_it(books: Books) -> None:
    post(books, "cash 10 / contributions -10")
    with i18n.speaking("es"):
        voucher = cash.transfer(books, move(books, "cash", BANK, "10"))
    assert "Caja" in voucher.description
    assert "Banco" in voucher.description


@pytest.mark.parametrize(
    ("giving", "receiving", "amount", "also", "field", "reason"),
    [
        ("cash", "cash", "5", {}, "receiving", "same"),
        ("cash", BANK, "0", {}, "amount", "zero"),
        ("cash", BANK, "-5", {}, "amount", "zero"),
        ("cash", BANK, "5", {"fee": "-1"}, "fee", "negative"),
        ("cash", "materials", "5", {}, "receiving", "no_box"),
        ("customers", BANK, "5", {}, "giving", "no_box"),
        ("cash", BANK, "5", {"note": "x" * 500}, "note", "too_long"),
        ("cash", BANK, "5", {"day": date(2026, 2, 1)}, "day", "locked"),
        ("cash", BANK, "1000000000.01", {}, "amount", "too_large"),
        ("cash", DOLLARS, "690", {}, "received", "empty"),
        ("cash", DOLLARS, "690", {"received": m("0", "USD")}, "received", "empty"),
    ],
)
def test_a_transfer_that_cannot_be_is_refused_at_its_field(
    books: Books, *, giving: str, receiving: str, amount: str, also: dict[str, Any], field: str, reason: str
) -> None:
    ledger.lock_month(books, Month(2026, 2))
    with assert_refused(reason, field):
        cash.transfer(books, move(books, giving, receiving, amount, **also))
    assert rows("SELECT count(*) FROM voucher") == [(0,)]


def test_both_boxes_must_be_said_and_in_use(books: Books) -> None:
    draft = move(books, "cash", BANK, "5")
    with assert_refused("empty", "giving"):
        cash.transfer(books, replace(draft, giving=None))
    with assert_refused("empty", "receiving"):
        cash.transfer(books, replace(draft, receiving=None))
    euros = cash.open_box(books, cash.BoxDraft("Euros", currency="EUR"))
    ledger.change_account(books, euros.id, code=euros.code, name=euros.name, active=False)
    with assert_refused("no_box", "receiving"):
        cash.transfer(books, move(books, "cash", euros.code, "5", received=m("1", "EUR")))


def test_a_corrected_transfer_stands_in_place_of_the_wrong_one(books: Books) -> None:
    post(books, "cash 1000 / contributions -1000")
    wrong = cash.transfer(books, move(books, "cash", BANK, "800"))
    right = cash.correct_transfer(books, wrong.id, move(books, "cash", BANK, "80"))
    assert right.corrects == wrong.id
    assert ledger.balance_on(books, account_id(books, BANK)) == m("80")


@pytest.mark.parametrize(
    ("into", "account", "posted", "kind"),
    [
        (True, "grants_deferred", "cash 500 / grants_deferred -500", "CI"),
        (True, "loans_payable", "cash 500 / loans_payable -500", "CI"),
        (True, "dues", "cash 500 / dues -500", "CI"),
        (False, "member_savings", "cash -500 / member_savings 500", "CE"),
        (False, "6.4.1.02", "cash -500 / 6.4.1.02 500", "CE"),
    ],
)
def test_other_money_in_and_out(books: Books, *, into: bool, account: str, posted: str, kind: str) -> None:
    voucher = cash.record_movement(books, other(books, account, "500", into=into))
    assert_posted(voucher, posted)
    assert (voucher.kind, voucher.word, voucher.description) == (kind, "cash_movement", "Something")


def test_a_movement_carries_its_person_and_activity(books: Books) -> None:
    draft = other(
        books, "grants_received", "40", person=person_id(books, "Embajada"), activity=activity_id(books, "sewing")
    )
    voucher = cash.record_movement(books, draft)
    assert_posted(voucher, "cash 40 / grants_received -40 @Embajada #sewing")
    assert voucher.concerns == "Embajada"
    right = cash.correct_movement(books, voucher.id, other(books, "grants_received", "400"))
    assert right.corrects == voucher.id
    assert ledger.balance_on(books, account_id(books, "cash")) == m("400")


@pytest.mark.parametrize(
    ("account", "amount", "also", "field", "reason"),
    [
        ("customers", "5", {}, "person", "needs_person"),
        ("suppliers", "5", {}, "person", "needs_person"),
        ("dues", "0", {}, "amount", "zero"),
        ("dues", "-5", {}, "amount", "zero"),
        ("dues", "5", {"description": " "}, "description", "empty"),
        ("dues", "5", {"description": "x" * 500}, "description", "too_long"),
        ("dues", "5", {"box": None}, "box", "empty"),
        ("dues", "1000000000.01", {}, "amount", "too_large"),
        (BANK, "5", {}, "account", "box"),
        ("4.2", "5", {}, "lines", "heading"),
    ],
)
def test_a_movement_that_cannot_be_is_refused(
    books: Books, *, account: str, amount: str, also: dict[str, Any], field: str, reason: str
) -> None:
    with assert_refused(reason, field):
        cash.record_movement(books, other(books, account, amount, **also))
    with assert_refused("empty", "account"):
        cash.record_movement(books, replace(other(books, "dues", "5"), account=None))


def test_a_customer_never_pays_more_than_she_owes_this_way_either(books: Books) -> None:
    post(books, "customers 30 @Ana / sales_local -30")
    ana = person_id(books, "Ana")
    with assert_refused("overpaid", "amount"):
        cash.record_movement(books, other(books, "customers", "30.01", person=ana))
    cash.record_movement(books, other(books, "customers", "30", person=ana))


@pytest.mark.parametrize(
    "draft",
    [
        lambda books: cash.transfer_voucher(books, move(books, "cash", BANK, "10")),
        lambda books: cash.movement_voucher(books, other(books, "rent", "10", into=False)),
    ],
)
def test_taking_more_than_there_is_makes_a_doubt(books: Books, draft: Callable[[Books], ledger.VoucherDraft]) -> None:
    assert len(ledger.doubts(books, draft(books))) == 1
    post(books, "cash 10 / contributions -10")
    assert ledger.doubts(books, draft(books)) == ()
