"""A form half filled is never lost by a click beside it: it waits on its page, and is asked about before the end."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from ui.sales.form import SaleForm
from ui.shared.doing import Wanted
from ui.shared.page import Page
from ui.window import Window


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over fresh books."""
    made = Window(books)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.desk.leave()


@pytest.fixture
def form(window: Window, keys: Any) -> SaleForm:
    """Return the form of a sale, its note typed."""
    window.go("sales", Wanted(new="sales"))
    made = over(window.page())
    assert isinstance(made, SaleForm)
    made.note.setFocus()
    keys.type("for the fair")
    return made


def over(page: Page) -> Any:
    """Return what is open over a page."""
    return page.currentWidget()


def test_it_waits_on_its_page_with_the_cursor_where_it_was(window: Window, form: SaleForm) -> None:
    window.sidebar.buttons["cash"].click()
    assert window.page() is window.pages["cash"]
    window.sidebar.buttons["sales"].click()
    assert over(window.page()) is form
    assert form.note.text() == "for the fair"
    assert form.note.hasFocus()


def test_its_own_page_asked_for_is_the_way_out_and_asks_once(window: Window, form: SaleForm) -> None:
    window.sidebar.buttons["sales"].click()
    assert over(window.page()) is form
    assert form.asked_to_leave
    window.sidebar.buttons["sales"].click()
    assert over(window.page()) is not form


def test_a_form_with_nothing_typed_and_what_lies_over_one_are_put_away(window: Window, form: SaleForm) -> None:
    window.go("sales", Wanted(new="sales"))
    window.go("home")
    window.go("sales")
    assert over(window.page()) is form
    assert window.page().count() == 2


def test_closing_shows_it_and_asks_once(window: Window, form: SaleForm, qtbot: QtBot) -> None:
    window.go("home")
    assert not window.close()
    assert over(window.page()) is form
    assert form.asked_to_leave
    with qtbot.waitSignal(window.closed):
        assert window.close()


def test_typing_on_takes_the_answer_back(window: Window, form: SaleForm, keys: Any) -> None:
    assert not window.close()
    keys.type("!")
    assert not window.close()
    keys.press(Qt.Key.Key_Escape)
    assert window.pages.unsaved() is None


def test_another_language_leaves_the_cursor_where_it_was(window: Window, form: SaleForm, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.sidebar.languages["es"], Qt.MouseButton.LeftButton)
    assert form.save_button.text() == "Guardar"
    assert form.note.hasFocus()


def test_what_lay_under_something_put_away_has_the_cursor_where_it_was(window: Window, form: SaleForm) -> None:
    window.go("sales", Wanted(new="sales"))
    assert not form.isVisible()
    over(window.page()).leave()
    assert form.note.hasFocus()
