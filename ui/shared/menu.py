"""One menu of a window: each entry in words, with what it does and the keys that do the same."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from ui.shared.action import Action, Section
from ui.shared.words import say


class Menu:
    """A menu in the menu bar; it looks again at what its entries say and can do each time it opens."""

    def __init__(self, window: QMainWindow, section: Section) -> None:
        """Put a menu behind the last one."""
        self._window = window
        self._menu = window.menuBar().addMenu("")
        self._entries = [(action, self._entry(action)) for action in section.actions if action.in_menu]
        say(self._menu.setTitle, section.words)
        say(self._menu.setAccessibleName, lambda: section.words().replace("&", ""))
        self._menu.aboutToShow.connect(self.look_again)
        self.look_again()

    def _entry(self, action: Action) -> QAction:
        made = QAction(self._window, shortcut=QKeySequence(action.keys), checkable=action.chosen is not None)
        made.setAutoRepeat(False)  # what a key is held down for too long is done once
        say(made.setText, action.words)
        made.triggered.connect(lambda _checked=False: action.do())
        self._menu.addAction(made)
        return made

    def look_again(self) -> None:
        """Say of each entry what it does now, whether that is possible, and which of several is in force."""
        for action, entry in self._entries:
            entry.setText(action.words())
            entry.setEnabled(action.possible())
            if action.chosen:
                entry.setChecked(action.chosen())
