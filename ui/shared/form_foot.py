"""The foot of a form: the draft read back, what is odd about it, and the buttons that save it and lead away."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from coopbooks import showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.money import Money
from ui import look
from ui.shared.buttons_told import what_it_does
from ui.shared.flow import flowing
from ui.shared.labels import button, label, panel
from ui.shared.scrolled import Inside, scrolled
from ui.shared.words import Words, voice

_HIGHEST: Final = 132
"""Pixels: six lines, so that there is room for the fields, too."""
_FRAME: Final = 2
"""Pixels around what is scrolled, where it is seen that the cursor is there."""
_MOMENT: Final = 500
"""Milliseconds."""


class FormFoot(QWidget):
    """What stands below the fields."""

    def __init__(self, save: Words, *more: QPushButton) -> None:
        """Make it with nothing to say yet; ``more`` lead elsewhere in what is filled in."""
        super().__init__()
        self.refused = label(kind="refused", wrap=True)
        self._refusal = _low(self.refused)
        self._unseen: Words | None = None
        self.said = label(kind="quiet", wrap=True)
        self.doubts = Doubts()
        does = what_it_does(save) or (lambda: _("Puts what is typed above into the books."))
        self.save_button = button(save, "main", "done", does=does)
        self.save_button.add_keys("Ctrl+Enter")
        self.leave_button = button(lambda: _("Leave"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.addWidget(self._refusal)
        layout.addWidget(self.said)
        layout.addWidget(self.doubts)
        layout.addWidget(flowing(self.save_button, self.leave_button, *more))
        self._refusal.hide()
        self.said.hide()
        self.doubts.hide()
        voice.spoken.connect(self._refuse_again)

    def refuse(self, words: str) -> None:
        """Say what is refused where there is no room to read it at its field; of nothing, nothing."""
        self.refused.setText(words)
        self._refusal.setVisible(bool(words))

    def refuse_soon(self, unseen: Words) -> None:
        """Say what is refused out of sight once all of it stands, and again in another language."""
        self._unseen = unseen
        QTimer.singleShot(0, self, lambda: self.refuse(unseen()))

    def _refuse_again(self) -> None:
        if self._unseen and not self._refusal.isHidden():
            self.refuse_soon(self._unseen)

    def forget_refusal(self) -> None:
        """Take it away again."""
        self._refusal.hide()

    def read_back(self, words: str) -> None:
        """Show the draft read back in one line, or nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))


class Doubts(QWidget):
    """What is odd, asked once; of a great deal the first is seen, and the rest is scrolled to."""

    def __init__(self) -> None:
        """Begin with nothing odd."""
        super().__init__()
        frame = panel("doubts")
        self._asked = QElapsedTimer()
        self._words, self._then = label(kind="doubt", wrap=True), label(kind="doubt", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = _low(self._words)
        self._scroll.setProperty("kind", "read")
        self._scroll.verticalScrollBar().rangeChanged.connect(self._offer_scrolling)
        inner = QVBoxLayout(frame)
        inner.setSpacing(0)
        inner.addWidget(self._scroll)
        inner.addWidget(self._then)
        self._then.setContentsMargins(_FRAME, 0, _FRAME, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def ask(self, doubts: tuple[str, ...], then: str) -> None:
        """Show what is odd, and ``then`` what to do where it is right all the same."""
        self._asked.start()
        self._words.setText("\n".join(doubts))
        self._scroll.setVisible(bool(doubts))
        self._scroll.verticalScrollBar().setValue(0)
        self._then.setText(then)
        self.setAccessibleDescription(self.text)
        self._scroll.setAccessibleName(self.text)
        self.show()

    def _offer_scrolling(self, least: int, most: int) -> None:
        """Let Tab come to what has to be scrolled."""
        policy = Qt.FocusPolicy
        self._scroll.setFocusPolicy(policy.StrongFocus if most > least else policy.NoFocus)

    @property
    def may_be_read(self) -> bool:
        """Whether there was a moment to read it since it was asked: keys pressed twice at once answer nothing."""
        return self._asked.elapsed() >= _MOMENT

    @property
    def text(self) -> str:
        """All of it, line by line."""
        return "\n".join(filter(None, (self._words.text(), self._then.text())))


def _low(words: QWidget) -> QScrollArea:
    """Return words that are scrolled where they would leave too little room for the fields."""
    inside = Inside()
    inside.column.setContentsMargins(0, 0, 0, 0)
    inside.column.addWidget(words)
    made = scrolled(inside, close=True)
    look.measure(made.setMaximumHeight, _HIGHEST)
    return made


def in_figures_and_words(amount: Money, books: Books) -> str:
    """Return an amount read back in figures and words; nothing where there is none."""
    words = showing.in_words(amount, books.club.un_mil)
    return _("%(amount)s — %(words)s") % {"amount": showing.money(amount), "words": words} if amount.minor > 0 else ""
