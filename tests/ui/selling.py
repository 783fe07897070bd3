"""Selling in a test: the page Sales on the screen, and a sale typed by keys."""

from typing import Any

from PySide6.QtCore import Qt

from coopbooks import people, products
from coopbooks.people import PersonDraft
from coopbooks.products import ProductDraft
from tests.builders import m, rows, spaced
from ui.desk import Desk
from ui.sales import SalesPage
from ui.sales.form import SaleForm
from ui.shared.notices import Notices

CTRL = Qt.KeyboardModifier.ControlModifier


def a_sales_page(desk: Desk, notices: Notices, show: Any, follow: Any) -> SalesPage:
    """Return the page on the screen; an apron costs 25, Rosa is a customer."""
    products.add_product(desk.books, ProductDraft("Apron", "piece", m("25.00")))
    people.add_person(desk.books, PersonDraft("Rosa Quispe", roles=frozenset({"customer"})))
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


def how_many_vouchers() -> int:
    return int(rows("SELECT count(*) FROM voucher")[0][0])


def told(notices: Notices, tone: str = "done") -> str:
    return spaced(notices.shown[tone].text) if tone in notices.shown else ""
