"""The page Cash by keys: moving money, other money, counting, new boxes; each corrected, undone and printed."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import cash, ledger
from coopbooks.books import Books
from tests.builders import TODAY, account_id, assert_posted, last_voucher, m, post, spaced
from tests.printed import text_of
from ui.cash import CashPage
from ui.cash.movement_form import MovementForm
from ui.cash.transfer_form import TransferForm
from ui.desk import Desk
from ui.shared.asking import Asking
from ui.shared.doing import PaperWish, Wanted
from ui.shared.notices import Notices
from ui.shared.voucher_view import VoucherView
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier
BANK, DOLLARS = "1.1.1.04", "1.1.1.03"


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> CashPage:
    """Return the page on the screen, following the books; 2,000 are in the cash box since February."""
    post(books, "cash 2000 / contributions -2000", day=date(2026, 2, 10), description="Contributions")
    made = CashPage(desk)
    follow(made)
    show(made, notices)
    return made


def opened(page: CashPage, kind: type[QWidget]) -> Any:
    """Return what is open over the page, which is of this kind."""
    over = page.currentWidget()
    assert isinstance(over, kind)
    return over


def cells(page: CashPage) -> list[tuple[str, ...]]:
    model = page.book.table.rows_model
    return [model.row(row).texts for row in range(model.rowCount())]


def test_the_boxes_say_how_much_there_is_and_where(page: CashPage, books: Books) -> None:
    """2,000 − 800 are left in the box and 800 in the bank: 2,000 together, as the page sees at once."""
    post(books, f"{BANK} 800 / cash -800", word="transfer")
    shown = page.boxes.table.rows_model
    texts = [[spaced(column.text(shown.row(row))) for column in shown.columns] for row in range(4)]
    assert texts[0] == ["Cash box", "Cash box", "", "Bs 1,200.00"]
    assert texts[2] == ["Cash in dollars", "Cash box", "", "$us 0.00"]
    assert texts[3] == ["Bank", "Bank", "", "Bs 800.00"]
    assert "Bs 2,000.00" in spaced(page.boxes.listed.totals.accessibleName())


def test_a_box_leads_to_its_cash_book_and_on_to_the_voucher(page: CashPage, books: Books, keys: Any) -> None:
    """Before March 2,000; in March 150 came in and 40 went out: +150.00 and −40.00, 2,110 left."""
    post(books, "cash 150 / sales_local -150", description="Bread", day=date(2026, 3, 2))
    post(books, "rent 40 / cash -40", description="Rent", day=date(2026, 3, 3))
    page.boxes.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert page.book.box.value() == account_id(books, "cash")
    assert [row[3:] for row in cells(page)] == [
        ("", "", "2,000.00"),
        ("+150.00", "", "2,150.00"),
        ("", "−40.00", "2,110.00"),
        ("150.00", "40.00", "2,110.00"),
    ]
    model = page.book.table.rows_model
    red, green = (
        model.data(model.index(2, 4), Qt.ItemDataRole.ForegroundRole),
        model.data(model.index(1, 3), Qt.ItemDataRole.ForegroundRole),
    )
    assert red != green
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    assert opened(page, VoucherView).voucher.description == "Bread"


def test_the_cash_book_prints_what_it_shows(page: CashPage, desk: Desk, qtbot: QtBot) -> None:
    page.want(Wanted(tab="book"))
    with qtbot.waitSignal(desk.paper_wanted) as asked:
        page.book.print_button.click()
    assert "2,000.00" in text_of(asked.args[1](PaperWish("en", "a4")))


def test_money_goes_to_the_bank_with_a_fee(page: CashPage, books: Books, keys: Any, notices: Notices) -> None:
    """The way to the bank is proposed; 800 and a fee of 3.50 leave 1,196.50; corrected to 900, and undone."""
    page.transfer_button.click()
    form = opened(page, TransferForm)
    assert (form.giving.currentText(), form.receiving.currentText()) == ("Cash box", "Bank")
    assert not form.boxes["received"].isVisible()
    keys.fill(form.amount, "800")
    keys.fill(form.fee, "3.5")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), f"{BANK} 800 / bank_fees 3.50 / cash -803.50")
    said = spaced(notices.shown["done"].text)
    assert said.endswith("Cash box now holds Bs 1,196.50. Bank now holds Bs 800.00.")
    assert isinstance(page.desk, Desk)
    page.desk.correct(last_voucher(books).id)
    again = opened(page, TransferForm)
    assert (again.amount.text(), again.fee.text()) == ("800.00", "3.50")
    keys.fill(again.amount, "900")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), f"{BANK} 900 / bank_fees 3.50 / cash -903.50")
    page.desk.undo()
    assert_posted(last_voucher(books), f"{BANK} 800 / bank_fees 3.50 / cash -803.50")


def test_dollars_are_bought(page: CashPage, books: Books, keys: Any) -> None:
    """696 Bs fetch 100 $us: what arrived is asked for in dollars, and is refused at its field where it is missing."""
    page.want(Wanted(new="transfer"))
    form = opened(page, TransferForm)
    form.receiving.set(account_id(books, DOLLARS))
    assert form.boxes["received"].label.text() == "How much arrived? ($us)"
    keys.fill(form.amount, "696")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes["received"].refusal_text == "Write how much was received in the other currency."
    keys.fill(form.received, "100")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), f"{DOLLARS} 696 / cash -696")
    assert [box.balance for box in cash.list_boxes(books)][2] == m("100", "USD")


def test_the_same_box_twice_is_refused_at_its_field(page: CashPage, books: Books, keys: Any) -> None:
    page.want(Wanted(new="transfer"))
    form = opened(page, TransferForm)
    form.receiving.set(form.giving.value())
    keys.fill(form.amount, "5")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes["receiving"].refusal_text == "Choose two different boxes."


def test_a_loan_comes_in_from_somebody_new(page: CashPage, books: Books, keys: Any) -> None:
    """4,000 from a lender made on the spot; typed again it was 4,500; going out, income is no longer offered."""
    page.movement_button.click()
    form = opened(page, MovementForm)
    keys.fill(form.account, "loans pay")
    keys.press(Qt.Key.Key_Return)
    keys.fill(form.amount, "4000")
    keys.fill(form.description, "A loan for the oven")
    keys.fill(form.person, "Banco Sol")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), "cash 4000 / loans_payable -4000 @Banco Sol")
    page.desk.correct(last_voucher(books).id)
    again = opened(page, MovementForm)
    assert (again.account.text(), again.person.text()) == ("Loans payable", "Banco Sol")
    keys.fill(again.amount, "4500")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert ledger.balance_on(books, account_id(books, "loans_payable")) == m("-4500")


def test_what_money_comes_in_for_is_not_what_it_goes_out_for(page: CashPage, books: Books, keys: Any) -> None:
    page.want(Wanted(new="movement"))
    form = opened(page, MovementForm)
    assert "Members' dues" in [option.name for option in form.account.options()]
    form.account.set_key(account_id(books, "dues"))
    form.into.set(False)
    assert form.account.text() == ""
    assert "Members' dues" not in [option.name for option in form.account.options()]
    keys.fill(form.amount, "10")
    keys.fill(form.description, "Something")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes["account"].refusal_text == "Choose what the money was for."


def test_the_worth_of_dollars_that_come_in_is_asked_for(page: CashPage, books: Books, keys: Any) -> None:
    page.want(Wanted(new="movement"))
    form = opened(page, MovementForm)
    assert not form.worth.isVisible()
    form.box.set(account_id(books, DOLLARS))
    keys.fill(form.account, "grants rec")
    keys.press(Qt.Key.Key_Return)
    keys.fill(form.amount, "200")
    keys.fill(form.description, "From abroad")
    keys.fill(form.worth, "1392")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), f"{DOLLARS} 1392 / grants_received -1392")


def test_a_new_bank_is_opened_and_a_name_is_needed(page: CashPage, books: Books, keys: Any, qtbot: QtBot) -> None:
    page.want(Wanted(new="box"))
    asking = page.findChild(Asking)
    assert asking is not None
    qtbot.waitUntil(asking.isVisible)
    asking.submit()
    assert asking.boxes["name"].refused
    asking.boxes["name"].editor.set("Banco Unión")
    asking.boxes["kind"].editor.set("bank")
    asking.submit()
    assert [(box.name, box.kind, box.currency) for box in cash.list_boxes(books)][-1] == ("Banco Unión", "bank", "BOB")
    assert page.boxes.table.rows_model.rowCount() == 5


@pytest.mark.parametrize("part", ["boxes", "book", "counts"])
def test_every_part_is_a_sound_table(page: CashPage, part: str, qtmodeltester: ModelTester) -> None:
    cash.count_cash(
        page.desk.books, cash.CountDraft(TODAY, account_id(page.desk.books, DOLLARS), ((m("1", "USD"), 0),))
    )
    page.want(Wanted(tab=part))
    tables: dict[str, QTableView] = {
        "boxes": page.boxes.table,
        "book": page.book.table,
        "counts": page.counts.table,
    }
    assert tables[part].hasFocus()
    qtmodeltester.check(tables[part].model())


def test_it_speaks_the_language_of_the_window_at_once(page: CashPage, books: Books) -> None:
    page.want(Wanted(new="transfer"))
    form = opened(page, TransferForm)
    form.amount.set(m("1234.50"))
    speak("es")
    assert form.giving.currentText() == "Caja"
    assert form.amount.text() == "1.234,50"
    page.close_all_over()
    assert "2.000,00" in page.boxes.listed.totals.accessibleName()
