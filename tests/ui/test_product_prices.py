"""Prices of a product asked for in small windows, changed, taken away; the price list shown as it is printed."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from coopbooks import attachments, products
from coopbooks.attachments import AttachmentDraft
from coopbooks.books import Books
from coopbooks.products import PriceDraft
from tests.builders import TODAY, m, spaced
from tests.printed import pages_of
from tests.ui.recorded import a_product
from tests.ui.test_products_page import photo
from ui.desk import Desk
from ui.products.questions import ask_price, ask_price_list
from ui.products.view import ProductView
from ui.shared.doing import PaperWish

APRIL = date(2026, 4, 1)


@pytest.fixture
def view(desk: Desk, show: Any) -> ProductView:
    """A shawl, opened, on the screen."""
    made = ProductView(desk, a_product(desk.books), desk.open_over)
    desk.changed.connect(lambda _areas: made.freshen())
    show(made)
    return made


def test_a_price_is_asked_for_changed_and_taken_away(view: ProductView, books: Books, desk: Desk, keys: Any) -> None:
    shawl = view.product
    asking = ask_price(desk, shawl, None, view)
    asking.boxes["list"].editor.set("export")
    asking.boxes["currency"].editor.set("USD")
    for name, text in (("amount", "20"), ("since", "01/04/2026"), ("note", "fair trade")):
        keys.fill(asking.boxes[name].editor, text)
    asking.submit()
    assert products.price_on(books, shawl.id, APRIL, "export", "USD") == m("20", "USD")
    known = next(one for one in products.list_prices(books, shawl.id) if one.list == "export")
    asking = ask_price(desk, shawl, known, view)
    asking.boxes["amount"].editor.selectAll()
    keys.fill(asking.boxes["amount"].editor, "21")
    asking.submit()
    assert products.price_on(books, shawl.id, APRIL, "export", "USD") == m("21", "USD")
    view.prices.seek(known.id)
    view.no_price_button.click()
    assert products.price_on(books, shawl.id, APRIL, "export", "USD") is None
    desk.undo()
    assert products.price_on(books, shawl.id, APRIL, "export", "USD") == m("21", "USD")


def test_a_price_ten_times_the_one_there_is_is_asked_about_once(
    view: ProductView, books: Books, desk: Desk, keys: Any
) -> None:
    """The shawl costs 120: 1,200 are ten times that. Ten dollars abroad are no dearer than anything known."""
    asking = ask_price(desk, view.product, None, view)
    for name, text in (("amount", "1200"), ("since", "01/04/2026")):
        keys.fill(asking.boxes[name].editor, text)
    asking.submit()
    assert asking.isVisible()
    assert "ten times" in asking.doubts.text
    keys.fill(asking.boxes["note"].editor, "with silver")
    assert not asking.doubts.isVisible()
    asking.submit()
    assert products.price_on(books, view.product.id, APRIL) == m("120")
    asking.submit()
    assert products.price_on(books, view.product.id, APRIL) == m("1200")


def test_a_second_price_from_the_same_day_is_refused_in_its_question(
    view: ProductView, books: Books, desk: Desk, keys: Any
) -> None:
    products.set_price(books, PriceDraft(view.product.id, "local", m("26"), TODAY))
    asking = ask_price(desk, view.product, None, view)
    keys.fill(asking.boxes["amount"].editor, "27")
    asking.submit()
    assert "already" in asking.boxes["since"].refusal_text
    asking.reject()


def test_a_price_takes_the_currency_of_its_list_and_what_is_odd_is_asked_once(
    view: ProductView, books: Books, desk: Desk, keys: Any, notices: Any
) -> None:
    """At $us 6.50 until now, 65 is ten times that; in bolivianos it would stand beside the one in dollars."""
    shawl = view.product
    products.set_price(books, PriceDraft(shawl.id, "export", m("6.50", "USD"), date(2026, 1, 1)))
    asking = ask_price(desk, shawl, None, view)
    asking.boxes["list"].editor.set("export")
    assert asking.boxes["currency"].editor.value() == "USD"
    keys.fill(asking.boxes["amount"].editor, "65")
    asking.submit()
    assert spaced(asking.doubts.accessibleDescription()).startswith(
        "$us 65.00 is ten times the usual or more ($us 6.50)."
    )
    asking.boxes["currency"].editor.set("BOB")
    asking.submit()
    said = spaced(asking.doubts.accessibleDescription())
    assert "The price of $us 6.50 stays in force in this list beside this one." in said
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "", True, 1)
    QApplication.sendEvent(asking, held)
    assert len(products.list_prices(books, shawl.id)) == 2, "a key held down answers nothing"
    asking.submit()
    assert products.price_on(books, shawl.id, TODAY, "export") == m("65")
    assert spaced(notices.shown["done"].text) == "Export: the price is Bs 65.00 from 20/03/2026."


@pytest.mark.parametrize("look", [False, True])
def test_a_price_list_is_shown_as_it_is_printed(view: ProductView, desk: Desk, books: Books, *, look: bool) -> None:
    attachments.attach(books, view.papers.holder, AttachmentDraft("shawl.png", photo()))
    wanted: list[Any] = []
    desk.paper_wanted.connect(lambda *paper: wanted.append(paper))
    asking = ask_price_list(desk, view)
    asking.boxes["look"].editor.set(look)
    asking.submit()
    ((name, make),) = wanted
    assert name == ("Catalogue 20/03/2026" if look else "Price list 20/03/2026")
    (page,) = pages_of(make(PaperWish("en", "letter")))
    assert "Shawl" in page.extract_text()
    assert bool(page.images) is look


def test_a_list_without_a_price_is_refused_in_its_question(view: ProductView, desk: Desk) -> None:
    asking = ask_price_list(desk, view)
    asking.boxes["list"].editor.set("wholesale")
    asking.submit()
    assert "Nothing has a price" in asking.boxes["list"].refusal_text
    asking.reject()
