"""From an order to what is left of it, in both languages and by keys: taken down, wool used for it, sold from its
record, finished, undone, and what Home says of it meanwhile.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import orders, products
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.orders import Order
from coopbooks.products import ProductDraft
from tests.builders import TODAY, m
from tests.core.store import buy
from tests.journeys.walking import CTRL, Key, by_letters, find, go_to, opened, over
from tests.ui.conftest import Keys
from ui.orders.view import OrderView
from ui.shared.asking import Asking
from ui.shared.words import speak
from ui.window import Window

APRIL = Month(2026, 4)


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over books in which a jumper costs 100 and ten kilograms of wool were bought for 260."""
    products.add_product(books, ProductDraft("Chompa", "pieza", m("100")))
    buy(books, "10 lana 260")
    yield from opened(books, qtbot)


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_an_order_to_what_is_left_of_it(window: Window, keys: Keys, language: str) -> None:
    """40 jumpers at 95 are 3,800; ten are sold for 950, four kilograms of wool at 26 are 104: 846 are left."""
    speak(language)
    books = window.books
    take_down(window, keys)
    order = the_order(books)
    assert (order.customer_name, order.agreed, order.promised) == ("Colegio San José", m("3800"), date(2026, 4, 15))
    assert orders.expected_income(books, APRIL)[APRIL] == m("3800")
    use(window, keys)
    sell(window, keys)
    figures = orders.figures_of(books, order.id)
    assert (figures.sold, figures.materials, figures.left) == (m("950"), m("104"), m("846"))
    assert orders.expected_income(books, APRIL)[APRIL] == m("2850")
    assert order.label in said_at_home(window, keys)
    finish(window, keys)
    assert (the_order(books).state, the_order(books).ended) == ("finished", TODAY)
    assert order.label not in said_at_home(window, keys)
    keys.press(Key.Key_Z, CTRL)
    assert the_order(books).state == "open"


def the_order(books: Books) -> Order:
    [row] = orders.list_orders(books)
    return row.order


def take_down(window: Window, keys: Keys) -> None:
    """From the palette to the form; whom it is from is put down on the spot, what it comes to is agreed."""
    find(keys, _("Add an order"))
    form = over(window)
    by_letters(keys, "40 chompas")
    by_letters(keys, "Colegio San José")
    by_letters(keys, "chom")
    keys.fill(form.lines.rows[0].quantity, "40")
    keys.fill(form.lines.rows[0].price, "95")
    keys.press(Key.Key_Return)
    keys.fill(form.promised, "15/4")
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()


def use(window: Window, keys: Keys) -> None:
    """Asked for now that there is an order."""
    keys.press(Key.Key_F5)
    form = over(window)
    by_letters(keys, "lana")
    keys.fill(form.lines.rows[0].quantity, "4")
    form.order.setFocus()
    by_letters(keys, "chompas")
    keys.press(Key.Key_Return, CTRL)
    keys.press(Key.Key_Escape)


def open_it(window: Window, keys: Keys) -> OrderView:
    """Found by three letters."""
    find(keys, "40 cho")
    view = over(window)
    assert isinstance(view, OrderView)
    return view


def sell(window: Window, keys: Keys) -> None:
    """From its record, with all of it filled in; ten were fetched, and paid."""
    view = open_it(window, keys)
    view.sale_button.setFocus()
    keys.press(Key.Key_Space)
    form = over(window)
    assert form.customer.text() == "Colegio San José"
    keys.fill(form.lines.rows[0].quantity, "10")
    keys.press(Key.Key_Return, CTRL)
    keys.press(Key.Key_Escape)


def finish(window: Window, keys: Keys) -> None:
    view = open_it(window, keys)
    view.finish_button.setFocus()
    keys.press(Key.Key_Space)
    assert [one for one in view.findChildren(Asking) if one.isVisible()]
    keys.press(Key.Key_Return)
    window.activateWindow()  # as the desktop does once the question is gone
    QApplication.processEvents()


def said_at_home(window: Window, keys: Keys) -> str:
    """What is to be done, as Home says it."""
    go_to(keys, "home")
    home: Any = window.page()
    return "\n".join(task.accessibleName() for task in home.to_do.tasks if not task.isHidden())
