"""One menu of a window: each entry in words, with what it does and the keys that do the same."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from ui.shared.words import Words, say


class Menu:
    """A menu in the menu bar."""

    def __init__(self, window: QMainWindow, words: Words) -> None:
        """Put an empty menu behind the last one."""
        self._window = window
        self._menu = window.menuBar().addMenu("")
        say(self._menu.setTitle, words)

    def add(self, words: Words, action: Callable[[], object], keys: str = "") -> QAction:
        """Add an entry."""
        made = QAction(self._window, shortcut=QKeySequence(keys))
        say(made.setText, words)
        made.triggered.connect(lambda _checked=False: action())
        self._menu.addAction(made)
        return made
