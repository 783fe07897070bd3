"""A field to search in: asks again a moment after the last key."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from coopbooks.i18n import _
from ui.look import icon
from ui.shared.words import say

_AFTER_TYPING: Final = 250


class SearchEdit(QLineEdit):
    """Words or an amount to look for."""

    wanted = Signal(str)

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__()
        self.setClearButtonEnabled(True)
        self.setMaxLength(100)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        say(self.setPlaceholderText, lambda: _("Search words or an amount"))
        say(self.setAccessibleName, lambda: _("Search"))
        self._waiting = QTimer(self, singleShot=True, interval=_AFTER_TYPING)
        self._waiting.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(lambda: self.wanted.emit(self.text()))

    def _wait(self) -> None:
        self._waiting.start()
