"""From a rate to a price list, in both languages and by keys: the dollar written down, a product typed in with how it
is made, priced for export from a day on, sold abroad at that price, and printed for a buyer.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coopbooks import products, rates, sales
from coopbooks.books import Books
from coopbooks.quantity import Quantity
from tests.builders import m
from tests.journeys.walking import CTRL, Key, opened, over
from tests.printed import pages_of
from tests.ui.conftest import Keys
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.shared.paper_view import PaperView
from ui.shared.words import speak
from ui.window import Window

WORDS = {
    "en": {"dollar": "6.96", "rate": "12.125"},
    "es": {"dollar": "6,96", "rate": "12,125"},
}


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over empty books."""
    yield from opened(books, qtbot)


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_a_rate_to_a_price_list(window: Window, keys: Keys, qtbot: QtBot, language: str) -> None:
    speak(language)
    words = WORDS[language]
    write_the_dollar_down(window, keys, words)
    add_a_shawl(window, keys, words)
    price_it_for_export(window, keys, qtbot)
    sell_it_abroad(window, keys)
    print_the_list(window, qtbot)


def save(keys: Keys) -> None:
    keys.press(Key.Key_Return, CTRL)


def write_the_dollar_down(window: Window, keys: Keys, words: dict[str, str]) -> None:
    window.go("settings", Wanted(new="rate"))
    form = over(window)
    form.name.set("dollar")
    keys.fill(form.value, words["dollar"])
    keys.fill(form.note, "Banco Central")
    save(keys)
    rate = rates.rate_on(window.books, "dollar", window.books.today())
    assert rate is not None
    assert (str(rate.value), rate.note) == ("6.96", "Banco Central")


def add_a_shawl(window: Window, keys: Keys, words: dict[str, str]) -> None:
    """Typed from field to field: what nobody asks for is passed over with Enter."""
    window.go("products", Wanted(new="product"))
    form = over(window)
    keys.type("Chal de alpaca")
    keys.press(Key.Key_Return)
    keys.type("pieza")
    keys.press(Key.Key_Return)
    assert form.price.hasFocus()
    keys.type("10*12")
    row = form.making.rows[0]
    for field, text in ((row.name, "Tejido"), (row.machine, "Telar"), (row.minutes, "90"), (row.rate, words["rate"])):
        keys.fill(field, text)
    save(keys)
    (shawl,) = products.list_products(window.books)
    (knitting,) = products.list_making(window.books, shawl.id)
    assert (shawl.name, shawl.unit, shawl.price) == ("Chal de alpaca", "pieza", m("120"))
    assert (knitting.name, knitting.machine, knitting.rate) == ("Tejido", "Telar", Quantity.of("12.125"))


def price_it_for_export(window: Window, keys: Keys, qtbot: QtBot) -> None:
    """Found by two letters from anywhere, and opened."""
    window.find_anything()
    keys.type("chal")
    keys.press(Key.Key_Return)
    over(window).price_button.click()
    asking = asked(window, qtbot)
    asking.boxes["list"].editor.set("export")
    asking.boxes["currency"].editor.set("USD")
    keys.fill(asking.boxes["amount"].editor, "20")
    keys.fill(asking.boxes["since"].editor, "01/03/2026")
    save(keys)
    (shawl,) = products.list_products(window.books)
    assert products.price_on(window.books, shawl.id, date(2026, 3, 1), "export", "USD") == m("20", "USD")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def sell_it_abroad(window: Window, keys: Keys) -> None:
    """As an export its price is the one in dollars, in bolivianos of that day."""
    window.go("sales", Wanted(new="deal"))
    form = over(window)
    form.boxes["kind"].editor.set("export")
    row = form.lines.rows[0]
    keys.fill(row.product, "cha")
    keys.press(Key.Key_Return)
    keys.type("2")
    save(keys)
    sold = sales.list_sales(window.books).rows(0, 1)[0]
    assert sold.total == m("278.40")


def print_the_list(window: Window, qtbot: QtBot) -> None:
    """In the language of the club; 20 dollars at 6.96 are 139.20, and how it is made is nobody's business."""
    window.go("products")
    form: Any = window.page()
    form.print_button.click()
    asking = asked(window, qtbot)
    asking.boxes["list"].editor.set("export")
    asking.go_button.click()
    paper = over(window)
    assert isinstance(paper, PaperView)
    qtbot.waitUntil(lambda: bool(paper.pdf))
    (page,) = pages_of(paper.pdf)
    said = page.extract_text()
    assert "Lista de precios" in said
    assert "139,20" in said
    assert "Telar" not in said


def asked(window: QWidget, qtbot: QtBot) -> Asking:
    (asking,) = [one for one in window.findChildren(Asking) if one.isVisible()]
    qtbot.waitUntil(asking.isActiveWindow)
    return asking
