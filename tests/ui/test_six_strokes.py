"""Entry at the speed of thought: what is usual is proposed, and a cash sale takes a handful of keys from anywhere."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import cash, costs, products, sales
from coopbooks.books import Books
from coopbooks.cash import BoxDraft
from coopbooks.products import ProductDraft
from tests.builders import a_cost, a_sale, account_id, assert_posted, last_voucher, m, person_id
from ui.costs.form import CostForm
from ui.sales.form import SaleForm
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
MOST = 6
"""Key strokes a cash sale may take beyond its figures."""


class Strokes(QObject):
    """Counts the keys let go at the window: a shortcut is taken before its press gets there, and Ctrl is one, too.

    Figures are typed straight into their field, and not counted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.KeyRelease and watched.inherits("QWidgetWindow")
        return False


@pytest.fixture
def strokes(qapp: QApplication) -> Iterator[Strokes]:
    made = Strokes()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def shop(books: Books) -> Books:
    """Return books in which one sale of an apron for cash was recorded: the first day."""
    apron = products.add_product(books, ProductDraft("Apron", "piece", m("25.00")))
    draft = a_sale(books, "3 Apron 25.00")
    sales.record_sale(books, replace(draft, lines=(replace(draft.lines[0], product=apron.id),)))
    return books


@pytest.fixture
def window(shop: Books, qtbot: QtBot) -> Iterator[Window]:
    made = Window(shop)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.desk.leave()


def over(window: Window) -> Any:
    """Return the form open over the page in sight."""
    return window.page().currentWidget()


@pytest.mark.parametrize("page", ["home", "statements", "settings"])
def test_a_cash_sale_takes_six_key_strokes_beyond_its_figures(
    window: Window, strokes: Strokes, keys: Any, page: str
) -> None:
    """F2, Enter, Enter, the figure, and Ctrl with Enter, which are two keys. 40 × 25 = 1,000."""
    window.go(page)
    keys.press(Qt.Key.Key_F2)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    keys.type("40")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(window.books), "cash 1000.00 / sales_local -1000.00")
    assert strokes.count == 5 <= MOST


def test_every_day_forms_are_one_key_away(window: Window, keys: Any) -> None:
    for key, name in (
        (Qt.Key.Key_F2, "SaleForm"),
        (Qt.Key.Key_F3, "CostForm"),
        (Qt.Key.Key_F6, "PaymentForm"),
        (Qt.Key.Key_F5, "UseForm"),
        (Qt.Key.Key_F8, "CountForm"),
        (Qt.Key.Key_F7, "PaymentForm"),
    ):
        keys.press(key)
        assert type(over(window)).__name__ == name
    assert window.page() is window.pages["costs"]


def test_what_is_usual_for_a_customer_is_proposed_and_looks_so(window: Window, shop: Books) -> None:
    bank = cash.open_box(shop, BoxDraft("Banco Unión", "bank")).id
    sales.record_sale(shop, a_sale(shop, customer="Rosa Quispe", paid="0"))
    sales.record_sale(shop, a_sale(shop, customer="Julia Mamani", box=bank, kind="export"))
    window.desk.go("sales")
    form = SaleForm(window.desk)
    assert form.paid.how.value() == "all"
    assert form.boxes["box"].editor.value() == account_id(shop, "cash")
    assert form.paid.how.property("proposed")
    assert form.lines.rows[0].product.property("proposed")
    for name, how, box, kind in (("Rosa", "none", "cash", "local"), ("Julia", "all", "bank", "export")):
        form.customer.set_key(form.customer.read(name).key)
        form.customer.settle()
        assert form.paid.how.value() == how
        assert form.boxes["box"].editor.value() == (bank if box == "bank" else account_id(shop, "cash"))
        assert form.boxes["kind"].editor.value() == kind
    assert not form.half_filled
    form.deleteLater()


def test_what_she_chose_herself_stays(window: Window, shop: Books) -> None:
    sales.record_sale(shop, a_sale(shop, customer="Rosa Quispe", paid="0"))
    form = SaleForm(window.desk)
    form.paid.how.typed = True
    form.customer.set_key(person_id(shop, "Rosa Quispe"))
    form.customer.settle()
    assert form.paid.how.value() == "all"
    form.deleteLater()


def test_what_is_no_longer_sold_is_not_proposed(window: Window, shop: Books) -> None:
    (apron,) = products.list_products(shop)
    products.change_product(shop, apron.id, ProductDraft("Apron", "piece", m("25.00"), active=False))
    form = SaleForm(window.desk)
    assert form.lines.rows[0].product.text() == ""
    form.deleteLater()


def test_what_a_supplier_is_usually_paid_for_is_proposed(window: Window, shop: Books) -> None:
    rent = costs.record_cost(shop, a_cost(shop, "rent 300.00", supplier="Don Luis", paid="0"))
    form = CostForm(window.desk)
    form.supplier.set_key(rent.draft.supplier)
    form.supplier.settle()
    row: Any = form.lines.rows[0]
    assert row.category.key == account_id(shop, "rent")
    assert row.amount.text() == ""
    assert form.paid.how.value() == "none"
    form.deleteLater()


def test_the_next_one_of_a_pile_of_papers_is_of_the_same_day(window: Window, keys: Any) -> None:
    keys.press(Qt.Key.Key_F2)
    form = over(window)
    keys.fill(form.lines.rows[0].quantity, "2")
    keys.fill(form.day, "7/3")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert over(window) is form
    assert form.day.text() == "07/03/2026"
    assert form.day.property("proposed")
    assert form.lines.rows[0].product.text() == "Apron"
    assert not form.half_filled


def test_the_box_of_the_last_payment_is_proposed(window: Window, shop: Books, keys: Any) -> None:
    bank = cash.open_box(shop, BoxDraft("Banco Unión", "bank")).id
    sold = sales.record_sale(shop, a_sale(shop, customer="Rosa Quispe", paid="0"))
    sales.receive_payment(shop, sales.PaymentDraft(sold.draft.day, sold.draft.customer, bank, m("10")))
    keys.press(Qt.Key.Key_F6)
    assert over(window).box.value() == bank
    assert over(window).box.property("proposed")
