"""A field to search in: asks again a moment after the last key."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from coopbooks.i18n import _
from ui import look
from ui.look import icon
from ui.shared.patience import Soon
from ui.shared.words import Words, say

_AFTER_TYPING: Final = 250
_LEAST, _MOST = 220, 420
"""Pixels."""


def _words_or_amount() -> str:
    return _("Search words or an amount")


class SearchEdit(QLineEdit):
    """What to look for: words or an amount, where ``wanted`` says nothing else."""

    changed = Signal()

    def __init__(self, wanted: Words = _words_or_amount) -> None:
        """Make an empty field."""
        super().__init__()
        self.setClearButtonEnabled(True)
        self.setMaxLength(100)
        look.measure(self.setMinimumWidth, _LEAST)
        look.measure(self.setMaximumWidth, _MOST)
        sign = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        say(sign.setText, lambda: _("Search"))
        for clear in self.findChildren(QAction, "_q_qlineeditclearaction"):  # Qt's own, which it leaves without a name
            say(clear.setText, lambda: _("Clear the search"))
        say(self.setPlaceholderText, wanted)
        say(self.setAccessibleName, lambda: _("Search"))
        self._asked = ""
        self._waiting = Soon(self, _AFTER_TYPING)
        self._waiting.timeout.connect(self._ask)
        self.textChanged.connect(lambda _text: self._waiting.start())
        self.returnPressed.connect(self._ask)

    def value(self) -> str:
        """Return what is searched for."""
        return self.text().strip()

    def set(self, text: str) -> None:
        """Search for this."""
        self.setText(text)
        self._ask()

    def reset(self) -> None:
        """Search for nothing."""
        self.set("")

    def _ask(self) -> None:
        """Ask at once, and no more later, for what was asked already."""
        self._waiting.stop()
        if self.value() != self._asked:
            self._asked = self.value()
            self.changed.emit()
