"""Notices at the foot of the window: what was done, what went wrong in the world, and that we made a mistake."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui.shared.buttons_told import what_it_does
from ui.shared.flow import after_words
from ui.shared.labels import button, label
from ui.shared.words import Words, say, voice

_STAYS: Final = 20_000
"""Milliseconds a notice of something done or given up stays; what went wrong stays until it is put away."""
_PASSING: Final = ("done", "given_up")
"""What goes, too, where there is not room for all of them and half of the window."""

Choice = tuple[Words, Callable[[], object]]


class Notices(QWidget):
    """The newest notice of each kind, above the foot of the page. ``left`` when one goes that had the cursor."""

    left = Signal()

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 0, 20, 8)
        self._layout.setSpacing(4)
        self.shown: dict[str, Notice] = {}
        self.hide()

    def show_notice(self, tone: str, words: str | Words, *choices: Choice) -> None:
        """Show a notice, which takes the place of the last of its tone; what is said by ``words`` follows the language,
        and what can be said in the old one only goes with it.

        ``tone`` is ``done``, ``waiting`` (something begun and not saved), ``given_up``, ``trouble`` or ``crash``.
        """
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # no part of a start

        self.put_away(tone)
        notice = Notice(tone, words, choices)
        self.shown[tone] = notice
        self._layout.addWidget(notice)
        notice.put_away.clicked.connect(lambda: self._put_away_this(tone, notice))
        if isinstance(words, str):
            voice.changed.connect(notice.put_away.click)
        self.show()
        if not self.isWindow() and self._layout.heightForWidth(self.width()) > self.window().height() // 2:
            self.put_away(*(one for one in _PASSING if one != tone))
        QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.Alert))
        if tone in _PASSING:
            QTimer.singleShot(_STAYS, notice, lambda: self._put_away_this(tone, notice))

    def _put_away_this(self, tone: str, notice: "Notice") -> None:
        if self.shown.get(tone) is notice:
            self.put_away(tone)

    def put_away(self, *tones: str) -> None:
        """Put the notices of some tones away, where there are any."""
        for notice in filter(None, [self.shown.pop(tone, None) for tone in tones]):
            if notice.isAncestorOf(self.window().focusWidget()):
                self.left.emit()
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self.shown))

    def clear(self) -> None:
        """Put all of them away."""
        for tone in tuple(self.shown):
            self.put_away(tone)


class Notice(QFrame):
    """One notice with what can be chosen after it."""

    def __init__(self, tone: str, words: str | Words, choices: tuple[Choice, ...]) -> None:
        """Make it."""
        super().__init__()
        self.setProperty("kind", "notice")
        self.setProperty("tone", tone)
        self._words = label(words if callable(words) else partial(str, words), wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        say(self.setAccessibleName, self._words.text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 4)
        self.put_away = button(str, "plain", "close", does=lambda: _("Only the notice goes; nothing is undone."))
        say(self.put_away.call, lambda: _("Put this notice away"))
        self.buttons = []
        for caption, action in choices:
            made = button(caption, "plain", does=what_it_does(caption) or self._words.text)
            made.clicked.connect(action)
            made.clicked.connect(self.put_away.click)
            self.buttons.append(made)
        layout.addWidget(after_words(self._words, *self.buttons), 1)
        layout.addWidget(self.put_away, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def text(self) -> str:
        """What it says, in the language spoken now."""
        return self._words.text()
