"""The sidebar: where to go, in words with their drawing, and the language at the foot. Where the text is so large that
its words would take the room of the pages, the drawings do, and say their words when pointed at.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coopbooks import i18n
from coopbooks.i18n import LANGUAGES
from ui import look
from ui.shared.labels import button, label, restyle
from ui.shared.words import Words, say, voice

_LEAST: Final = 176
"""Pixels it is never narrower than, with its words."""
_ROOM: Final = 640
"""Pixels, at text of 100 %, of a window that has room for the words."""
_HIGH: Final = 712
"""Pixels, at text of 100 %, in which all pages have room as they are; where it is lower they stand closer."""


@dataclass(frozen=True)
class Entry:
    """A page in the sidebar; ``group`` heads it where a new group begins; at the ``foot`` stand the settings."""

    key: str
    words: Words
    drawing: str
    group: Words | None = None
    foot: bool = False


class Sidebar(QFrame):
    """The pages of the window, the one in sight marked."""

    wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, entries: Sequence[Entry], told: Callable[[Entry], str]) -> None:
        """Offer the pages; what is ``told`` of each is read after its words."""
        super().__init__()
        self._told = told
        self.setObjectName("sidebar")
        self.entries = entries
        self.buttons: dict[str, QPushButton] = {}
        self.languages: dict[str, QPushButton] = {}
        self.folded = False
        self._heads: list[QLabel] = []
        self._names: list[tuple[QPushButton, Words, str]] = []
        self._group = QButtonGroup(self)
        self._column, self._foot = QWidget(), QWidget()
        pages, foot = _down(self._column, 8), _down(self._foot, 8)
        pages.setContentsMargins(8, 8, 8, 0)  # so that all of them have room where the window is 768 pixels high
        for entry in entries:
            self._add(foot if entry.foot else pages, entry)
        pages.addStretch()
        foot.setContentsMargins(8, 4, 8, 8)
        foot.addSpacing(4)
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.addLayout(self._side_by_side)
        self._add_languages()
        self._scroll = self._scrolled(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        look.worn.changed.connect(self._fold)
        voice.spoken.connect(self.updateGeometry)

    def _scrolled(self, column: QWidget) -> QScrollArea:
        """Let it be scrolled where the screen is too low for large text."""
        made = QScrollArea(widgetResizable=True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setWidget(column)
        whole = _down(self, 0)
        whole.addWidget(made, 1)
        whole.addWidget(self._foot)
        return made

    def sizeHint(self) -> QSize:
        """Be as wide as the longest words in this language and size, and no wider: the pages want the room."""
        pages, foot = self._column.sizeHint(), self._foot.sizeHint()
        high = pages.height() + foot.height()
        bar = self._scroll.verticalScrollBar().sizeHint().width() if high > self.height() else 0
        return QSize(max(pages.width() + bar, foot.width(), 0 if self.folded else _LEAST), high)

    def minimumSizeHint(self) -> QSize:
        """Be as low as the window is."""
        return QSize(self.sizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pages stand as there is room for them; where that is not enough, for a scroll bar, too."""
        super().resizeEvent(event)
        self._close_up()
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the size of the window it is in."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold and unfold with the window."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fold()
        return False

    def _fold(self) -> None:
        """Show the words where there is room for them."""
        folded = self.window().width() < look.scaled(_ROOM)
        if folded != self.folded:
            self.folded = folded
            way = QBoxLayout.Direction
            self._side_by_side.setDirection(way.TopToBottom if folded else way.LeftToRight)
            for head in self._heads:
                head.setHidden(folded)
            for made, words, sign in self._names:
                made.setText(self._text(words, sign))
                made.setToolTip(words() if folded else "")
        self._close_up()
        self.updateGeometry()

    def _close_up(self) -> None:
        """Let the pages stand closer where it is low."""
        low = self.height() < look.scaled(_HIGH)
        for made, _words, _sign in self._names:
            restyle(made, "low", low)

    def _text(self, words: Words, sign: str) -> str:
        return sign if self.folded else words()

    def _named(self, words: Words, drawing: str = "", sign: str = "") -> QPushButton:
        """Return a button with its words, or, where there is no room for them, with its drawing or sign."""
        made = button(lambda: self._text(words, sign), "", drawing)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # announced as one of several, not as something to be ticked
        say(made.setAccessibleName, words)
        say(made.setToolTip, lambda: words() if self.folded else "")
        self._names.append((made, words, sign))
        return made

    def _add(self, layout: QVBoxLayout, entry: Entry) -> None:
        if entry.group:
            layout.addSpacing(4)
            self._heads.append(label(entry.group, "small"))
            layout.addWidget(self._heads[-1])
        made = self._named(entry.words, entry.drawing)
        say(made.setAccessibleDescription, partial(self._told, entry))
        made.clicked.connect(partial(self._want, entry.key))
        self.buttons[entry.key] = made
        self._group.addButton(made)
        layout.addWidget(made)

    def _add_languages(self) -> None:
        """Offer the languages beside each other, or, where only their signs have room, one below the other."""
        self._side_by_side.setSpacing(0)
        spoken = QButtonGroup(self)
        for key, name in LANGUAGES.items():
            made = self._named(partial(str, name), sign=key.upper())
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in what is being typed
            made.clicked.connect(partial(self._want_language, key))
            spoken.addButton(made)
            self.languages[key] = made
            self._side_by_side.addWidget(made)
        voice.changed.connect(self._mark_language)
        self._mark_language()

    def _want(self, key: str) -> None:
        self.wanted.emit(key)

    def _want_language(self, key: str) -> None:
        self.language_wanted.emit(key)

    def _mark_language(self) -> None:
        self.languages[i18n.language()].setChecked(True)

    def mark(self, key: str) -> None:
        """Mark the page in sight."""
        self.buttons[key].setChecked(True)
        if self._column.isAncestorOf(self.buttons[key]):
            self._scroll.ensureWidgetVisible(self.buttons[key])


def _down(widget: QWidget, margin: int) -> QVBoxLayout:
    """Return a layout in which things lie below each other, close together."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(0)
    return layout
