"""The page Sales by keys: recording, doubts, refusals, payments, correcting, undoing, the list that follows."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import ledger, people, products, sales
from coopbooks.books import Books
from coopbooks.people import PersonDraft
from coopbooks.products import ProductDraft
from tests.builders import account_id, assert_posted, last_voucher, m, rows, spaced
from ui.desk import Desk
from ui.sales import SalesPage
from ui.sales.form import SaleForm
from ui.shared.doing import Wanted
from ui.shared.notices import Notices
from ui.shared.payment_form import PaymentForm
from ui.shared.voucher_view import VoucherView
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> SalesPage:
    """Return the page on the screen; an apron costs 25, Rosa is a customer."""
    products.add_product(books, ProductDraft("Apron", "piece", m("25.00")))
    people.add_person(books, PersonDraft("Rosa Quispe", roles=frozenset({"customer"})))
    made = SalesPage(desk)
    follow(made)
    show(made, notices)
    return made


def form_of(page: SalesPage) -> SaleForm:
    """Open the form for a new sale."""
    page.new_button.click()
    form = page.currentWidget()
    assert isinstance(form, SaleForm)
    return form


def sell(form: SaleForm, keys: Any, how_many: str = "40") -> None:
    """Type a sale of aprons to Rosa and save it with Ctrl+Enter."""
    form.enter()
    keys.type("ros")
    keys.press(Qt.Key.Key_Return)
    keys.type("apr")
    keys.press(Qt.Key.Key_Return)
    keys.type(how_many)
    keys.press(Qt.Key.Key_Return, CTRL)


def count(books: Books) -> int:
    return int(rows("SELECT count(*) FROM voucher")[0][0])


def told(notices: Notices, tone: str = "done") -> str:
    return spaced(notices.shown[tone].text) if tone in notices.shown else ""


def test_a_sale_is_typed_with_enter_and_saved(page: SalesPage, keys: Any, books: Books, notices: Notices) -> None:
    """40 × 25 = 1,000 into the cash box; then the form is ready for the next one."""
    form = form_of(page)
    sell(form, keys)
    assert_posted(last_voucher(books), "cash 1000 / sales_local -1000")
    assert told(notices) == f"Sale recorded: {last_voucher(books).label}, Bs 1,000.00. Cash box now holds Bs 1,000.00."
    assert [button.text() for button in notices.shown["done"].buttons] == ["Print", "Undo"]
    assert page.currentWidget() is form
    assert (form.customer.text(), form.customer.hasFocus()) == ("", True)
    assert not form.fields.typed
    assert form.foot.said.isHidden()


def test_the_cursor_is_on_the_sale_just_recorded(page: SalesPage, keys: Any, books: Books) -> None:
    form = form_of(page)
    for how_many in ("40", "3"):
        sell(form, keys, how_many)
    keys.press(Qt.Key.Key_Escape)
    row = page.table.current()
    assert row is not None
    assert row.total == m("75")
    form = form_of(page)
    sell(form, keys, "5")
    keys.press(Qt.Key.Key_Escape)
    row = page.table.current()
    assert row is not None
    assert row.total == m("125")


def test_enter_walks_through_the_whole_form_and_saves_at_its_end(page: SalesPage, keys: Any, books: Books) -> None:
    """Who, product, how many, price, paid, box, day, discount, kind, activity, note, save."""
    form = form_of(page)
    keys.press(Qt.Key.Key_Return)
    keys.type("apr")
    keys.press(Qt.Key.Key_Return)
    keys.type("2")
    seen: list[str] = []
    while not form.save_button.hasFocus() and len(seen) < 20:
        keys.press(Qt.Key.Key_Return)
        at = QApplication.focusWidget()
        seen.append((at.accessibleName() if at else "") or "save")
    assert seen == [
        "Price of one", "How much was paid?", "Into which box?", "Day", "Discount", "Kind of sale", "Activity", "Note",
        "save",
    ]  # fmt: skip
    assert count(books) == 0
    keys.press(Qt.Key.Key_Return)
    assert_posted(last_voucher(books), "cash 50 / sales_local -50")


def test_something_new_does_not_take_the_price_of_what_was_proposed(page: SalesPage, keys: Any, books: Books) -> None:
    """An apron at 25 is proposed to Rosa the second time; a bag is typed over it, whose price nobody knows."""
    form = form_of(page)
    sell(form, keys, "1")
    keys.type("ros")
    keys.press(Qt.Key.Key_Return)
    row = form.lines.rows[0]
    assert (row.product.text(), row.price.text()) == ("Apron", "25.00")
    keys.type("Bag")
    keys.press(Qt.Key.Key_Return)
    assert (row.product.text(), row.price.text()) == ("Bag", "")
    keys.type("2")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert count(books) == 1
    assert row.price.hasFocus()


def test_saved_twice_quickly_it_is_recorded_once(page: SalesPage, keys: Any, books: Books) -> None:
    """The form is empty at once, and an empty form is refused at its line."""
    form = form_of(page)
    sell(form, keys, "3")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert count(books) == 1


def test_a_refusal_shows_at_its_field_and_keeps_everything_typed(page: SalesPage, keys: Any, books: Books) -> None:
    form = form_of(page)
    sell(form, keys, "2x")
    assert count(books) == 0
    assert "2x" in form.boxes["lines"].refusal_text
    row = form.lines.rows[0]
    assert (row.quantity.text(), row.product.text(), form.customer.text()) == ("2x", "Apron", "Rosa Quispe")
    assert row.quantity.hasFocus()


def test_credit_needs_somebody_and_says_so_at_the_customer(page: SalesPage, keys: Any, books: Books) -> None:
    form = form_of(page)
    form.paid.how.set("none")
    keys.press(Qt.Key.Key_Return)
    keys.type("apr")
    keys.press(Qt.Key.Key_Return)
    keys.type("2")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes["customer"].refused
    assert form.customer.hasFocus()
    assert form.save_button.isEnabled()


def test_what_is_odd_is_asked_once_and_one_more_enter_accepts_it(page: SalesPage, keys: Any, books: Books) -> None:
    """The very same within a minute."""
    form = form_of(page)
    sell(form, keys)
    sell(form, keys)
    assert "The very same" in form.foot.doubts.accessibleDescription()
    assert not form.foot.doubts.isHidden()
    assert count(books) == 1
    keys.press(Qt.Key.Key_Return)
    assert count(books) == 2


def test_another_change_asks_anew(page: SalesPage, keys: Any, books: Books) -> None:
    """A day to come is asked about; another one is another question."""
    form = form_of(page)
    sell(form, keys, "1")
    form.lines.rows[0].put(sales.SaleLine(1, "Apron", form.lines.rows[0].quantity.read("5"), "piece", m("25")))
    form.boxes["day"].enter()
    keys.type("25/3/2026")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "25/03/2026 is still to come" in form.foot.doubts.accessibleDescription()
    form.boxes["day"].enter()
    keys.type("26/3/2026")
    assert form.foot.doubts.isHidden()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "26/03/2026" in form.foot.doubts.accessibleDescription()
    assert count(books) == 1


def test_undo_takes_it_back_and_says_so(page: SalesPage, keys: Any, books: Books, notices: Notices, desk: Desk) -> None:
    form = form_of(page)
    sell(form, keys)
    notices.shown["done"].buttons[1].click()
    assert_posted(last_voucher(books), "cash -1000 / sales_local 1000")
    assert told(notices) == "Undone: Sale recorded: CI 2026-0001, Bs 1,000.00."  # and not what the box held before
    assert desk.last_deed() is None


def test_correcting_fills_everything_in_and_changes_what_was_changed(
    page: SalesPage, keys: Any, books: Books, desk: Desk, notices: Notices
) -> None:
    """Half of 1,000 was paid; it should have been 400. Undo puts the 500 back."""
    form = form_of(page)
    form.paid.how.set("part")
    form.paid.part.set(m("500"))
    form.boxes["note"].editor.set("at the fair")
    form.boxes["day"].editor.set(date(2026, 3, 18))
    sell(form, keys)
    sale = sales.sale_of_voucher(books, last_voucher(books).id)
    desk.correct(sale.voucher)
    again = page.currentWidget()
    assert isinstance(again, SaleForm)
    assert again.draft() == sale.draft
    again.boxes["paid"].editor.part.setFocus()
    keys.type("400")
    keys.press(Qt.Key.Key_Return, CTRL)
    corrected = sales.sale_of_voucher(books, last_voucher(books).id)
    assert corrected.draft.paid == m("400")
    assert (corrected.draft.day, corrected.draft.note, corrected.draft.lines) == (
        sale.draft.day, sale.draft.note, sale.draft.lines,
    )  # fmt: skip
    assert ledger.balance_on(books, account_id(books, "cash")) == m("400")
    notices.shown["done"].buttons[1].click()
    assert ledger.balance_on(books, account_id(books, "cash")) == m("500")


def test_a_correction_that_changes_nothing_but_the_note_is_not_called_the_same_again(
    page: SalesPage, keys: Any, books: Books, desk: Desk
) -> None:
    form = form_of(page)
    sell(form, keys)
    desk.correct(last_voucher(books).id)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert page.currentWidget() is form
    assert count(books) == 3


def test_a_customer_pays_what_is_proposed(page: SalesPage, keys: Any, books: Books, qtbot: QtBot) -> None:
    """She owes 1,000; the whole is proposed, 600 is typed over it, 400 stay. More is refused at the amount."""
    form = form_of(page)
    form.paid.how.set("none")
    sell(form, keys)
    form.leave()
    page.tabs.setCurrentIndex(1)
    assert page.debts_table.rows_model.rowCount() == 1
    page.pay_button.click()
    payment = page.currentWidget()
    assert isinstance(payment, PaymentForm)
    assert payment.amount.text() == "1,000.00"
    keys.type("2000")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert payment.boxes["amount"].refused
    keys.type("600")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), "cash 600 / customers -600 @Rosa Quispe")
    page.close_all_over()
    assert page.debts_table.rows_model.row(0).amount == m("400")
    page.want(Wanted(tab="debts"))
    assert page.debts_table.hasFocus()


def test_the_list_follows_and_its_totals_fit_the_filter(
    page: SalesPage, keys: Any, books: Books, qtmodeltester: ModelTester
) -> None:
    """One of 1,000 and one of 50: 1,050 together; searched for 50 only that one."""
    form = form_of(page)
    sell(form, keys)
    sell(form, keys, "2")
    form.leave()
    qtmodeltester.check(page.table.rows_model)
    assert page.listed.said.text() == "2 in the list"
    assert page.listed.totals.cells()[1:] == [(4, "1,050.00"), (6, "0.00")]
    page.search.setFocus()
    keys.type("50")
    keys.press(Qt.Key.Key_Return)
    assert page.listed.said.text() == "1 in the list"
    assert page.listed.totals.cells()[1:] == [(4, "50.00"), (6, "0.00")]
    page.filters.clear_button.click()
    page.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    view = page.currentWidget()
    assert isinstance(view, VoucherView)
    keys.press(Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_the_form_speaks_at_once_and_keeps_what_is_typed(page: SalesPage, keys: Any) -> None:
    form = form_of(page)
    keys.press(Qt.Key.Key_Return)
    keys.type("apr")
    keys.press(Qt.Key.Key_Return)
    keys.type("1,200.5")
    speak("es")
    row = form.lines.rows[0]
    assert (row.quantity.text(), row.price.text()) == ("1200,5", "25,00")
    assert form.boxes["customer"].label.text() == "¿Quién compró?"
    form.show_accounting()
    assert "30.012,50" in form.accounting.text.toPlainText()
