"""Recording the same again: every form that posts a voucher is filled in from it, for a new one of today."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import cash, costs, ledger, people, products, sales
from coopbooks.books import Books
from coopbooks.ledger import Voucher
from coopbooks.quantity import Quantity
from tests.builders import TODAY, a_cost, a_sale, account_id, last_voucher, m, person_id, post
from ui.window import Window

EARLIER = date(2026, 3, 5)


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Window:
    """Return the window over books with 5,000 in the cash box."""
    post(books, "cash 5000 / sales_local -5000")
    made = Window(books)
    qtbot.addWidget(made)
    made.show()
    return made


def a_paid_cost(books: Books) -> int:
    return costs.record_cost(
        books, a_cost(books, "rent 300", supplier="Ana", day=EARLIER, document="F-7", note="Shop")
    ).voucher


def a_sale_on_credit(books: Books) -> int:
    apron = products.add_product(books, products.ProductDraft("Apron", "piece", m("25")))
    line = sales.SaleLine(apron.id, "Apron", Quantity.of("40"), "piece", m("25"))
    draft = a_sale(books, paid="300", customer="Rosa", day=EARLIER, lines=(line,), note="Fair")
    return sales.record_sale(books, draft).voucher


def a_payment(books: Books) -> int:
    a_sale_on_credit(books)
    box, rosa = account_id(books, "cash"), person_id(books, "Rosa")
    return sales.receive_payment(books, people.SettlementDraft(EARLIER, rosa, box, m("100"), "Part")).id


def a_transfer(books: Books) -> int:
    boxes = account_id(books, "cash"), cash.open_box(books, cash.BoxDraft("Bank", "bank")).id
    return cash.transfer(books, cash.TransferDraft(EARLIER, *boxes, m("200"), m("5"), note="Weekly")).id


def a_movement(books: Books) -> int:
    account = cash.list_purposes(books, into=False)[0].id
    draft = cash.MovementDraft(
        EARLIER,
        account_id(books, "cash"),
        into=False,
        account=account,
        amount=m("50"),
        description="Lent",
        person=person_id(books, "Ana"),
    )
    return cash.record_movement(books, draft).id


def by_hand(books: Books) -> int:
    return post(books, "rent 40 / cash -40", day=EARLIER, description="Rent by hand").id


def said(voucher: Voucher) -> Any:
    """What a voucher says, but for its number and day."""
    lines = sorted((line.account.code, line.amount.minor, line.person or 0, line.note) for line in voucher.lines)
    return voucher.word, voucher.person, voucher.concerns, lines


@pytest.mark.parametrize("record", [a_paid_cost, a_sale_on_credit, a_payment, a_transfer, a_movement, by_hand])
def test_the_same_is_recorded_again_today(window: Window, books: Books, record: Any) -> None:
    """The form is filled in, asks nothing, posts the same with today's day, and is put away."""
    first = ledger.voucher(books, record(books))
    window.desk.again(first.id)
    form: Any = window.page().currentWidget()
    assert not form.half_filled
    form.submit()
    again = last_voucher(books)
    assert again.id > first.id
    assert said(again) == said(first)
    assert (first.day, again.day) == (EARLIER, TODAY)
    assert (again.corrects, ledger.voucher(books, first.id).stands) == (None, True)
    assert window.page().currentWidget() is not form
