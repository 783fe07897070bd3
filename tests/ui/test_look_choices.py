"""Choosing the look: in Settings and with keys anywhere, remembered from one start to the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import bookfile
from tests.ui.conftest import Keys
from ui import look
from ui.look.tokens import DARK, LIGHT
from ui.settings import SettingsPage
from ui.shared import appearance, memory
from ui.shared.doing import Wanted
from ui.shared.words import speak
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(bakery: Path, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over practice books; every other test gets the look back that it is made for."""
    made = Window(bookfile.open_books(bakery))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.desk.leave()
    bookfile.close(made.books)
    look.wear("computer", look.WHOLE)
    QGuiApplication.styleHints().unsetColorScheme()


def test_settings_change_it_at_once_and_it_is_remembered(window: Window, keys: Keys) -> None:
    window.go("settings", Wanted(tab="appearance"))
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.appearance.theme.setFocus()
    keys.press(Qt.Key.Key_End)
    assert (look.now(), memory.recall("theme")) == (DARK, "dark")
    page.appearance.text.setFocus()
    keys.press(Qt.Key.Key_End)
    assert (look.worn.percent, memory.recall("text")) == (200, "200")


def test_keys_let_the_text_grow_and_shrink_anywhere(window: Window, keys: Keys) -> None:
    page = window.page()
    for key, percent in ((Qt.Key.Key_Plus, 110), (Qt.Key.Key_Plus, 125), (Qt.Key.Key_Minus, 110), (Qt.Key.Key_0, 100)):
        keys.press(key, CTRL)
        assert (look.worn.percent, window.page()) == (percent, page)


def test_it_grows_no_further_than_there_are_sizes(window: Window, keys: Keys) -> None:
    for _press in look.SIZES:
        keys.press(Qt.Key.Key_Minus, CTRL)
    assert look.worn.percent == 90
    for _press in look.SIZES:
        keys.press(Qt.Key.Key_Plus, CTRL)
    assert look.worn.percent == 200


def test_the_sidebar_is_as_wide_as_its_words_and_scrolled_where_the_window_is_low(qtbot: QtBot, window: Window) -> None:
    window.resize(1024, 600)
    narrow = window.sidebar.width()
    appearance.choose_text(150)
    QApplication.processEvents()
    assert window.sidebar.width() > narrow
    entries = window.sidebar.buttons.values()
    assert all(one.width() >= one.sizeHint().width() for one in entries)
    qtbot.waitUntil(lambda: all(one.height() >= one.fontMetrics().height() for one in entries))  # those scrolled away


def test_where_words_would_take_the_room_of_the_pages_the_sidebar_shows_its_drawings(window: Window) -> None:
    """A screen of 1024 at 175 and 200 %: each still says its words when pointed at, and to who cannot see."""
    sidebar, whole = window.sidebar, 1024
    window.resize(whole, 600)
    for percent, folded in ((150, False), (200, True), (175, True), (100, False)):
        appearance.choose_text(percent)
        QApplication.processEvents()
        sales = sidebar.buttons["sales"]
        assert sidebar.folded == folded
        assert (sales.text(), sales.toolTip()) == (("", "Sales") if folded else ("Sales", ""))
        assert sales.accessibleName() == "Sales"
        assert (sidebar.width() < whole / 8) == folded
    appearance.choose_text(200)
    assert sidebar.languages["es"].text() == "ES"
    speak("es")
    assert (sidebar.buttons["sales"].text(), sidebar.buttons["sales"].toolTip()) == ("", "Ventas")
    window.resize(1366, 768)
    QApplication.processEvents()
    assert sidebar.buttons["sales"].text() == "Ventas"


@pytest.mark.parametrize("high", [768, 740, 739, 696])
def test_all_pages_have_room_on_a_low_screen(window: Window, high: int) -> None:
    """768 pixels, less the title of the window or what the system keeps for itself; practice has a band above."""
    window.resize(1366, high)
    for _round in range(3):
        QApplication.processEvents()
    last = window.sidebar.buttons["ledger"]
    assert last.visibleRegion().boundingRect().size() == last.size()
    assert all(one.height() >= one.fontMetrics().height() + 4 for one in window.sidebar.buttons.values())


def test_the_next_start_looks_as_the_last(window: Window, qapp: QApplication) -> None:
    appearance.choose_theme("dark")
    appearance.choose_text(125)
    look.wear("light", 100)
    appearance.dress_as_remembered(qapp)
    assert (look.now(), look.worn.theme, look.worn.percent) == (DARK, "dark", 125)


@pytest.mark.parametrize(("theme", "text"), [("", ""), ("purple", "huge"), ("light", "123")])
def test_what_cannot_have_been_chosen_is_not_minded(qapp: QApplication, theme: str, text: str) -> None:
    memory.remember("theme", theme)
    memory.remember("text", text)
    appearance.dress_as_remembered(qapp)
    assert (look.now(), look.worn.percent) == (LIGHT, 100)
