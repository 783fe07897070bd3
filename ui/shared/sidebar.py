"""The sidebar: where to go, in words with their drawing, and the language at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coopbooks import i18n
from coopbooks.i18n import LANGUAGES
from ui import look
from ui.shared.labels import button, label
from ui.shared.words import Words, voice

_LEAST: Final = 176
"""Pixels it is never narrower than."""


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

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Offer the pages."""
        super().__init__()
        self.setObjectName("sidebar")
        self.entries = entries
        self.buttons: dict[str, QPushButton] = {}
        self.languages: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._column = QWidget()
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(0)
        for entry in (one for one in entries if not one.foot):
            self._add(layout, entry)
        layout.addStretch()
        for entry in (one for one in entries if one.foot):
            self._add(layout, entry)
        self._add_languages(layout)
        self._scroll = self._scrolled(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        look.worn.changed.connect(self.updateGeometry)
        voice.spoken.connect(self.updateGeometry)

    def _scrolled(self, column: QWidget) -> QScrollArea:
        """Let it be scrolled where the screen is too low for large text."""
        made = QScrollArea(widgetResizable=True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setWidget(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(made)
        return made

    def sizeHint(self) -> QSize:
        """Be as wide as the longest words in this language and size, and no wider: the pages want the room."""
        needed = self._column.sizeHint()
        bar = self._scroll.verticalScrollBar().sizeHint().width() if needed.height() > self.height() else 0
        return QSize(max(needed.width() + bar, _LEAST), needed.height())

    def minimumSizeHint(self) -> QSize:
        """Be as low as the window is."""
        return QSize(self.sizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for room for the scroll bar where it is needed now, and give it back where not."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _add(self, layout: QVBoxLayout, entry: Entry) -> None:
        if entry.group:
            layout.addSpacing(8)
            layout.addWidget(label(entry.group, "small"))
        made = button(entry.words, "", entry.drawing)
        made.setCheckable(True)
        made.clicked.connect(partial(self._want, entry.key))
        self.buttons[entry.key] = made
        self._group.addButton(made)
        layout.addWidget(made)

    def _add_languages(self, layout: QVBoxLayout) -> None:
        layout.addSpacing(8)
        spoken = QButtonGroup(self)
        for key, name in LANGUAGES.items():
            made = button(partial(str, name))
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in what is being typed
            made.clicked.connect(partial(self._want_language, key))
            spoken.addButton(made)
            self.languages[key] = made
            layout.addWidget(made)
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
