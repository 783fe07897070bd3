"""What walks share: the window over books, what lies over its page, and typing as a hand does."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from tests.ui.conftest import Keys
from ui.places import PAGES, page_keys
from ui.window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Open the window over books, in front of all others, and close it after the walk."""
    made = Window(books)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def over(window: Window) -> Any:
    return window.page().currentWidget()


def by_letters(keys: Keys, text: str) -> None:
    """Type as a hand does: the list under a field follows every letter."""
    for letter in text:
        keys.type(letter)
    keys.press(Key.Key_Return)


def find(keys: Keys, words: str) -> None:
    """Go where the palette leads by some words."""
    keys.press(Key.Key_K, CTRL)
    keys.type(words)
    keys.press(Key.Key_Return)


def go_to(keys: Keys, page: str) -> None:
    """Go to a page by the keys it has in the sidebar."""
    (entry,) = (entry for entry in PAGES if entry.key == page)
    pressed: Any = QKeySequence(page_keys(entry))
    keys.press(pressed[0].key(), pressed[0].keyboardModifiers())
