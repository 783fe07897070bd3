"""The form of a sale by keys: typing, doubts, refusals, and what is proposed."""

from contextlib import suppress
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coopbooks import sales
from coopbooks.books import Books, storage
from coopbooks.errors import Trouble
from tests.builders import assert_posted, last_voucher, m, post, spaced
from tests.ui.selling import a_sales_page, form_of, how_many_vouchers, sell, told
from ui.desk import Desk
from ui.sales import SalesPage
from ui.shared.notices import Notices
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, notices: Notices, show: Any, follow: Any) -> SalesPage:
    """Return the page on the screen; an apron costs 25, Rosa is a customer."""
    return a_sales_page(desk, notices, show, follow)


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
    assert how_many_vouchers() == 0
    keys.press(Qt.Key.Key_Return)
    assert_posted(last_voucher(books), "cash 50 / sales_local -50")


def test_what_is_counted_is_called_as_so_many_are(page: SalesPage, keys: Any, books: Books) -> None:
    """One piece, two pieces; the line keeps the unit of the product."""
    form = form_of(page)
    row = form.lines.rows[0]
    row.product.setFocus()
    for text in ("apr", "1"):
        keys.type(text)
        keys.press(Qt.Key.Key_Return)
    assert row._unit.text() == "piece"
    keys.fill(row.quantity, "2")
    assert row._unit.text() == "pieces"
    assert row.value().unit == "piece"


def test_something_new_does_not_take_the_price_of_what_was_proposed(page: SalesPage, keys: Any) -> None:
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
    assert how_many_vouchers() == 1
    assert row.price.hasFocus()


def test_saved_twice_quickly_it_is_recorded_once(page: SalesPage, keys: Any) -> None:
    """The form is empty at once, and an empty form is refused at its line."""
    form = form_of(page)
    sell(form, keys, "3")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert how_many_vouchers() == 1


def test_a_refusal_shows_at_its_field_and_keeps_everything_typed(page: SalesPage, keys: Any) -> None:
    form = form_of(page)
    sell(form, keys, "2x")
    assert how_many_vouchers() == 0
    assert "2x" in form.boxes["lines"].refusal_text
    row = form.lines.rows[0]
    assert (row.quantity.text(), row.product.text(), form.customer.text()) == ("2x", "Apron", "Rosa Quispe")
    assert row.quantity.hasFocus()


def test_credit_is_said_and_is_not_given_to_the_next_unnoticed(
    page: SalesPage, keys: Any, notices: Notices, books: Books
) -> None:
    """Two aprons of 25 to Rosa on credit are 50; the next sale is paid, but one to Rosa is proposed as her last one."""
    form = form_of(page)
    form.paid.how.set("none")
    keys.type("ros")
    for text in ("apr", "2"):
        keys.press(Qt.Key.Key_Return)
        keys.type(text)
    form.show_accounting()
    assert spaced(form.foot.said.text()).endswith(" · Bs 50.00 on credit")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert told(notices) == f"Sale recorded: {last_voucher(books).label}, Bs 50.00. Bs 50.00 on credit."
    seen = [form.paid.how.value()]
    for who in ("ros", "Doña Elsa"):
        keys.fill(form.customer, who)
        keys.press(Qt.Key.Key_Return)
        seen.append(form.paid.how.value())
    assert seen == ["all", "none", "all"]
    form.paid.how.set("none")
    keys.fill(form.customer, "ros")
    keys.press(Qt.Key.Key_Return)
    keys.fill(form.customer, "elsa")
    keys.press(Qt.Key.Key_Return)
    assert form.paid.how.value() == "none", "what was chosen is not proposed over"


def test_credit_needs_somebody_and_says_so_at_the_customer(page: SalesPage, keys: Any) -> None:
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


def test_what_is_odd_is_asked_once_and_one_more_enter_accepts_it(page: SalesPage, keys: Any) -> None:
    """The very same within a minute."""
    form = form_of(page)
    sell(form, keys)
    sell(form, keys)
    assert "The very same" in form.foot.doubts.accessibleDescription()
    assert not form.foot.doubts.isHidden()
    assert how_many_vouchers() == 1
    keys.press(Qt.Key.Key_Return)
    assert how_many_vouchers() == 2


def test_another_change_asks_anew(page: SalesPage, keys: Any) -> None:
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
    assert how_many_vouchers() == 1


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


def test_a_full_disk_is_said_and_what_is_typed_is_saved_once_there_is_room(
    page: SalesPage, keys: Any, books: Books, notices: Notices
) -> None:
    form = form_of(page)
    storage.execute_sql(f"PRAGMA max_page_count = {storage.execute_sql('PRAGMA page_count').fetchone()[0]}")
    with suppress(Trouble):
        for _time in range(500):
            post(books, "cash 1 / sales_local -1", description="Sold bread " * 15)
    before = how_many_vouchers()
    sell(form, keys)
    assert told(notices, "trouble").startswith("The disk is full. Nothing was recorded.")
    assert (how_many_vouchers(), form.customer.text()) == (before, "Rosa Quispe")
    storage.execute_sql("PRAGMA max_page_count = 1000000")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), "cash 1000 / sales_local -1000")
    assert "trouble" not in notices.shown
