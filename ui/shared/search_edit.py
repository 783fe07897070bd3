"""A field to search in: asks again a moment after the last key, and leads to what is found."""

from itertools import dropwhile
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from coopbooks.i18n import _
from coopbooks.reading import fold
from ui import look
from ui.shared.patience import Soon
from ui.shared.sign_within import SignWithin, put_within
from ui.shared.tab_order import in_order
from ui.shared.words import Words, say

_AFTER_TYPING: Final = 250
_TO_ROWS: Final = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST, _MOST = 220, 420
"""Pixels."""


def _words_or_amount() -> str:
    return _("Search words or an amount")


def _all_again() -> str:
    return _("The list shows everything again.")


class SearchEdit(QLineEdit):
    """What to look for: words or an amount, where ``wanted`` says nothing else.

    Enter or the arrow down leads to the first row of the table below; Esc empties the field first.
    """

    changed = Signal()

    def __init__(self, wanted: Words = _words_or_amount) -> None:
        """Make an empty field."""
        super().__init__()
        self.setMaxLength(100)
        look.measure(self.setMaximumWidth, _MOST)
        self._clear = SignWithin("close", lambda: _("Clear the search"), _all_again, self.clear)
        self._clear.hide()
        put_within(self, before="search", after=self._clear)
        say(self._want, wanted)
        say(self.setAccessibleName, lambda: _("Search"))
        say(self.setAccessibleDescription, lambda: _("The list shows what fits the words as they are typed."))
        self._asked = ""
        self._waiting = Soon(self, _AFTER_TYPING)
        self._waiting.timeout.connect(self._ask)
        self.textChanged.connect(self._note)

    def _want(self, words: str) -> None:
        self.setPlaceholderText(words)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room to read what can be looked for."""
        least = super().minimumSizeHint()
        wanted = least.width() + self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(max(wanted, look.scaled(_LEAST)), least.height())

    def value(self) -> str:
        """Return what is searched for."""
        return self.text().strip()

    def finds(self, *texts: str) -> bool:
        """Whether every word that is searched for stands in one of the texts, whatever accents it has."""
        return all(any(word in fold(text) for text in texts) for word in fold(self.value()).split())

    def set(self, text: str) -> None:
        """Search for this."""
        self.setText(text)
        self._ask()

    def reset(self) -> None:
        """Search for nothing."""
        self.set("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to what is found, or look for nothing again."""
        if event.key() in _TO_ROWS:
            self._ask()
        if event.key() in _TO_ROWS and (table := self._table_below()):
            table.go_to(0)
            table.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.reset()
        else:
            super().keyPressEvent(event)

    def _table_below(self) -> Any:
        """Return the table read next, as far as there is one in sight with rows in it."""
        from ui.shared.record_table import RecordTable  # no part of a start

        below = dropwhile(lambda one: one is not self, in_order(self.window()))
        return next((one for one in below if isinstance(one, RecordTable) and one.rows_model.rowCount()), None)

    def _note(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._waiting.start()

    def _ask(self) -> None:
        """Ask at once, and no more later, for what was asked already."""
        self._waiting.stop()
        if self.value() != self._asked:
            self._asked = self.value()
            self.changed.emit()
