"""A record opened tells what was done in words; debit and credit only to who asks for them."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, cash, ledger, sales
from coopbooks.books import Books
from coopbooks.quantity import Quantity
from tests.builders import account_id, m, person_id, post, spaced
from ui.desk import Desk
from ui.shared.deed_told import tell
from ui.shared.facts import Facts
from ui.shared.voucher_view import VoucherView

DAY = date(2026, 3, 19)


def a_sale(books: Books) -> sales.Sale:
    """Forty aprons at 35.50 are 1,420; 20 off make 1,400, of which 400 are paid and 1,000 owed."""
    line = sales.SaleLine(None, "Apron", Quantity.of(40), "piece", m("35.50"))
    customer, box = person_id(books, "Doña Ñusta"), account_id(books, "cash")
    draft = sales.SaleDraft(DAY, (line,), m("400"), m("20"), box, customer, note="for the fair")
    return sales.record_sale(books, draft)


def shown(view: VoucherView) -> dict[str, str]:
    facts = view.findChild(Facts)
    assert facts
    texts = [one.text().replace("\xa0", " ") for one in facts.findChildren(QLabel) if not one.isHidden()]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def headings(view: VoucherView) -> list[str]:
    return [column.heading() for column in view.lines.rows_model.columns]


def test_a_sale_is_told_in_words(books: Books, desk: Desk, qtbot: QtBot) -> None:
    view = VoucherView(desk, a_sale(books).voucher)
    qtbot.addWidget(view)
    told = shown(view)
    assert told["Customer"] == "Doña Ñusta"
    assert told["Discount"] == "Bs 20.00"
    assert told["Paid"] == "Bs 400.00 (Cash box)"
    assert told["On credit"] == "Bs 1,000.00"
    assert told["Note"] == "for the fair"
    assert headings(view) == ["What was sold", "Quantity", "Unit price", "Amount"]
    row = view.lines.rows_model.row(0)
    told_line = [spaced(column.text(row)) for column in view.lines.rows_model.columns]
    assert told_line == ["Apron", "40 pieces", "35.50", "1,420.00"]


def test_who_comes_from_the_ledger_sees_debit_and_credit(books: Books, desk: Desk, qtbot: QtBot) -> None:
    view = VoucherView(desk, a_sale(books).voucher, posted=True)
    qtbot.addWidget(view)
    assert headings(view)[-2:] == ["Debit", "Credit"]
    assert view.lines.rows_model.rowCount() == 4  # the discount is posted, too


def test_money_moved_and_other_money_are_told(books: Books) -> None:
    box, bank = account_id(books, "cash"), account_id(books, "1.1.1.04")
    moved = cash.transfer(books, cash.TransferDraft(DAY, bank, box, m("300"), m("2.50")))
    told = tell(books, moved)
    assert told
    assert {name: value.replace("\xa0", " ") for name, value in told.facts} == {
        "Out of": "Bank", "Into": "Cash box", "How much": "Bs 300.00", "The bank kept": "Bs 2.50",
    }  # fmt: skip


def test_a_voucher_by_hand_and_one_that_takes_back_show_their_lines(books: Books, desk: Desk, qtbot: QtBot) -> None:
    by_hand = post(books, "rent 120 / cash -120")
    sale = a_sale(books)
    back = ledger.void(books, sale.voucher, "twice")
    assert tell(books, by_hand) is None
    assert tell(books, back) is None
    view = VoucherView(desk, back.id)
    qtbot.addWidget(view)
    assert headings(view)[-2:] == ["Debit", "Credit"]


@pytest.mark.parametrize("practice", ["bakery", "workshop"])
def test_every_deed_of_the_practice_books_can_be_told(request: pytest.FixtureRequest, practice: str) -> None:
    """What is told of each deed comes to the amount of its voucher: the sums of sales and costs, line by line."""
    path: Path = request.getfixturevalue(practice)
    books = bookfile.open_books(path)
    try:
        rows = ledger.list_vouchers(books).rows(0, 3000)
        for row in rows[::7]:
            told = tell(books, ledger.voucher(books, row.id))
            assert told is None or all(name and value for name, value in told.facts)
    finally:
        bookfile.close(books)
