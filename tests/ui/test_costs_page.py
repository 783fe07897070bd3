"""The page Costs by keys: several lines, a line taken away, credit and its payment, corrected and undone."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import costs, ledger
from coopbooks.books import Books
from tests.builders import a_cost, account_id, assert_posted, last_voucher, m, spaced
from tests.ui.buying import a_costs_page, form_of
from ui.costs import CostsPage
from ui.costs.form import CostForm
from ui.desk import Desk
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.shared.notices import Notices
from ui.shared.payment_form import PaymentForm
from ui.shared.voucher_view import VoucherView
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, notices: Notices, show: Any, follow: Any) -> CostsPage:
    """Return the page on the screen, following the books; 5,000 are in the cash box."""
    return a_costs_page(desk, notices, show, follow)


@pytest.fixture
def form(page: CostsPage) -> CostForm:
    """Open the form for a new cost."""
    return form_of(page)


def type_line(form: CostForm, keys: Any, number: int, category: str, amount: str) -> None:
    """Type one line: letters of the category and the amount."""
    form.lines.rows[number].category.setFocus()
    keys.type(category)
    keys.press(Qt.Key.Key_Return)
    form.lines.rows[number].amount.setFocus()
    keys.type(amount)


def test_two_lines_are_one_cost(form: CostForm, keys: Any, books: Books) -> None:
    """Rent of 300 and transport of 12 × 3,50 = 42 are 342 out of the cash box, typed as in Bolivia."""
    speak("es")
    type_line(form, keys, 0, "alquil", "300")
    form.lines.add_row()
    type_line(form, keys, 1, "transp", "12*3,50")
    form.show_accounting()
    assert "342,00" in form.accounting.text.toPlainText()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert [line.amount for line in last_voucher(books).lines if line.amount.minor < 0] == [m("-342")]
    assert len(form.lines.rows) == 1


def test_a_cost_told_by_where_is_found_and_shown_by_what_it_was_for(
    page: CostsPage, form: CostForm, keys: Any, books: Books
) -> None:
    """“Street 5” says nothing about rent; who wants to see it has a column of it."""
    type_line(form, keys, 0, "rent", "300")
    form.lines.rows[0].description.set("Street 5")
    keys.press(Qt.Key.Key_Return, CTRL)
    page.close_all_over()
    seen = []
    for words in ("rent", "transport"):
        page.search.set(words)
        page.refresh()
        seen.append([row.description for row in page.list_deals(page.wanted()).rows(0, 9)])
    assert seen == [["Cost: Street 5"], []]
    page.search.reset()
    page.refresh()
    column = next(one for one in page.table.rows_model.columns if one.key == "purposes")
    [row] = page.list_deals(page.wanted()).rows(0, 9)
    assert (column.heading(), column.text(row), column.spare) == ("What for", "Rent", True)


EVERYDAY = {
    "luz": "Power, gas and water",
    "agua": "Power, gas and water",
    "electricity": "Power, gas and water",
    "pasaje": "Transport",
    "minibus": "Transport",
    "taxi": "Transport",
    "gasolina": "Transport",
    "almuerzo": "Refreshments",
    "lunch": "Refreshments",
    "celular": "Telephone and internet",
    "hojas": "Stationery",
    "fotocopia": "Stationery",
    "hilo": "Materials",
}


@pytest.mark.parametrize("typed", EVERYDAY)
def test_a_cost_is_found_by_what_people_call_it(form: CostForm, keys: Any, typed: str) -> None:
    """In whatever language the program speaks: a bill, a fare and a lunch are called so at the till."""
    keys.type(typed)
    keys.press(Qt.Key.Key_Return)
    assert form.lines.rows[0].category.text() == EVERYDAY[typed]


def test_a_line_is_taken_away_and_one_stays(form: CostForm, keys: Any, books: Books) -> None:
    type_line(form, keys, 0, "rent", "300")
    second = form.lines.add_row()
    type_line(form, keys, 1, "rent", "1")
    second.remove_button.click()
    assert [row.remove_button.isVisible() for row in form.lines.rows] == [False]
    keys.press(Qt.Key.Key_Return, CTRL)
    assert [line.amount for line in last_voucher(books).lines if line.amount.minor < 0] == [m("-300")]


def test_enter_goes_from_the_last_field_of_a_line_to_the_next_line(form: CostForm, keys: Any) -> None:
    """Through all its fields, and then on to the supplier; adding a line went there at once."""
    form.lines.more_button.click()
    QApplication.processEvents()
    first, second = ([field for field in row.fields if field.isVisible()] for row in form.lines.rows)
    assert second[0].hasFocus()
    first[-1].setFocus()
    for field in (*second, form.supplier):
        keys.press(Qt.Key.Key_Return)
        assert field.hasFocus()


def test_a_box_left_with_less_than_nothing_is_asked_about(form: CostForm, keys: Any, books: Books) -> None:
    """5,000 − 5,300 = −300 is possible where putting money in was forgotten, so it is asked."""
    type_line(form, keys, 0, "rent", "5300")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert last_voucher(books).word != "costs"
    assert "would then hold" in form.foot.doubts.accessibleDescription()
    assert "300.00" in form.foot.doubts.accessibleDescription()
    keys.press(Qt.Key.Key_Return)
    assert_posted(last_voucher(books), "rent 5300 / cash -5300")


def test_bought_on_credit_and_paid_in_part(page: CostsPage, form: CostForm, keys: Any, books: Books) -> None:
    """A new supplier is made on the spot; of 250, 100 are paid; corrected to 90, 160 stay owed; undone, 150."""
    type_line(form, keys, 0, "rent", "250")
    form.supplier.setFocus()
    keys.type("Molino Sur")
    keys.press(Qt.Key.Key_Return)
    form.paid.how.set("none")
    keys.press(Qt.Key.Key_Return, CTRL)
    page.close_all_over()
    page.want(Wanted(tab="debts"))
    debt = page.debts_table.current()
    assert debt is not None
    assert (debt.name, debt.amount) == ("Molino Sur", m("250"))
    page.open_payment(debt)
    keys.type("100")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert costs.list_debts(books)[0].amount == m("150")
    page.desk.correct(last_voucher(books).id)
    again = page.currentWidget()
    assert isinstance(again, PaymentForm)
    assert (again.person.text(), again.amount.text()) == ("Molino Sur", "100.00")
    again.amount.setFocus()
    keys.type("90")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert costs.list_debts(books)[0].amount == m("160")
    assert isinstance(page.desk, Desk)
    page.desk.undo()
    assert costs.list_debts(books)[0].amount == m("150")


def test_more_than_is_owed_is_refused_before_anything_is_asked(page: CostsPage, keys: Any, books: Books) -> None:
    """250 are owed; 9,999 would leave less than nothing of 5,000 in the box, which is asked about: it cannot be."""
    costs.record_cost(books, a_cost(books, "rent 250", paid="0", supplier="Molino Sur"))
    [debt] = costs.list_debts(books)
    page.open_payment(debt)
    form = page.currentWidget()
    assert isinstance(form, PaymentForm)
    keys.type("9999")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "Bs 9,749.00 more than is owed" in spaced(form.boxes["amount"].refusal_text)
    assert form.foot.doubts.isHidden()


def test_correcting_fills_in_every_line_and_undoing_restores_the_first(
    page: CostsPage, form: CostForm, keys: Any, books: Books
) -> None:
    type_line(form, keys, 0, "rent", "300")
    form.document.set("F-123")
    keys.press(Qt.Key.Key_Return, CTRL)
    cost = costs.cost_of_voucher(books, last_voucher(books).id)
    page.desk.correct(cost.voucher)
    again = page.currentWidget()
    assert isinstance(again, CostForm)
    assert again.draft() == cost.draft
    again.lines.rows[0].amount.setFocus()
    keys.type("320")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert ledger.balance_on(books, account_id(books, "cash")) == m("4680")
    assert isinstance(page.desk, Desk)
    page.desk.undo()
    assert ledger.balance_on(books, account_id(books, "cash")) == m("4700")
    assert costs.cost_of_voucher(books, last_voucher(books).id).draft == cost.draft


def test_voiding_asks_why_and_says_what_became_of_it(
    page: CostsPage, form: CostForm, keys: Any, books: Books, qtbot: QtBot
) -> None:
    type_line(form, keys, 0, "rent", "300")
    keys.press(Qt.Key.Key_Return, CTRL)
    page.want(Wanted(record=last_voucher(books).id))
    view = page.currentWidget()
    assert isinstance(view, VoucherView)
    view.void_button.click()
    asking = view.findChild(Asking)
    assert isinstance(asking, Asking)
    qtbot.waitUntil(asking.isActiveWindow)
    keys.press(Qt.Key.Key_Return)
    assert asking.boxes["reason"].refused
    keys.type("typed twice")
    keys.press(Qt.Key.Key_Return)
    assert_posted(last_voucher(books), "rent -300 / cash 300")
    assert "Voided by" in view._history.text()
    assert not view.void_button.isVisible()
