"""The page Sales by keys: payments, correcting, undoing, the list that follows."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from coopbooks import ledger, sales
from coopbooks.books import Books
from tests.builders import account_id, assert_posted, last_voucher, m
from tests.ui.selling import a_sales_page, form_of, how_many_vouchers, sell, told
from ui.desk import Desk
from ui.sales import SalesPage
from ui.sales.form import SaleForm
from ui.shared.doing import Wanted
from ui.shared.notices import Notices
from ui.shared.payment_form import PaymentForm
from ui.shared.voucher_view import VoucherView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, notices: Notices, show: Any, follow: Any) -> SalesPage:
    """Return the page on the screen; an apron costs 25, Rosa is a customer."""
    return a_sales_page(desk, notices, show, follow)


def test_the_cursor_is_on_the_sale_just_recorded(page: SalesPage, keys: Any) -> None:
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


def test_undo_takes_it_back_and_says_so(page: SalesPage, keys: Any, books: Books, notices: Notices, desk: Desk) -> None:
    form = form_of(page)
    sell(form, keys)
    notices.shown["done"].buttons[1].click()
    assert_posted(last_voucher(books), "cash -1000 / sales_local 1000")
    assert told(notices) == "Undone: Sale recorded: CI 2026-0001, Bs 1,000.00. Cash box now holds Bs 0.00."
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
    correction: Any = page.currentWidget()
    keys.fill(correction.note, "for the fair")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert page.currentWidget() is form
    assert how_many_vouchers() == 3


def test_a_customer_pays_what_is_proposed(page: SalesPage, keys: Any, books: Books) -> None:
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


def test_the_list_follows_and_its_totals_fit_the_filter(page: SalesPage, keys: Any, qtmodeltester: ModelTester) -> None:
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
