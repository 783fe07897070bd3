"""Searching in a PDF as people look for words: without accents or capitals, one place after the other and round again.

Imported only when a paper is wanted: Qt's PDF code is no part of a start.
"""

import time
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument

from coopbooks import reading
from coopbooks.i18n import _
from ui.shared.search_edit import SearchEdit

_AT_A_TIME: Final = 0.01
"""Seconds a long paper is searched without looking whether a key was pressed."""


class Hit(NamedTuple):
    """Where it was found: a page counted from 0, the first letter in its text, and how many."""

    page: int
    start: int
    length: int


class PdfSearch(QObject):
    """What is searched for in a PDF, every place where it stands, and the one come to."""

    changed = Signal()
    """More was found, or another place is come to."""
    come = Signal()
    """It came to a place: that is to be shown."""

    def __init__(self, pdf: QPdfDocument, parent: QObject) -> None:
        """Begin searching for nothing."""
        super().__init__(parent)
        self._pdf, self._words = pdf, ""
        self._texts: list[str] = []
        self._rectangles: dict[Hit, list[QRectF]] = {}
        self._pages_done = 0
        self.hits: list[Hit] = []
        self._now = 0
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._go_on)

    def read_anew(self) -> None:
        """Search the pages there are now: they are others."""
        self._texts.clear()
        self._rectangles.clear()
        self.look_for(self._words)

    def look_for(self, words: str) -> None:
        """Search for words; nothing finds nothing."""
        self._words, self._pages_done, self._now = words, 0, 0
        self.hits.clear()
        self._work.stop()
        if words:
            self._work.start()
        self.changed.emit()

    def _go_on(self) -> None:
        """Search some more pages."""
        before, end = len(self.hits), time.monotonic() + _AT_A_TIME
        for page in range(self._pages_done, self._pdf.pageCount()):
            self.hits += [Hit(page, *place) for place in reading.places(self._text(page), self._words)]
            self._pages_done += 1
            if time.monotonic() > end:
                break
        if self._pages_done >= self._pdf.pageCount():
            self._work.stop()
        if self.hits and not before:
            self.come.emit()
        self.changed.emit()

    def _text(self, page: int) -> str:
        """The words of a page, read once."""
        if page == len(self._texts):
            self._texts.append(self._pdf.getAllText(page).text())
        return self._texts[page]

    @property
    def now(self) -> Hit | None:
        """The place come to."""
        return self.hits[self._now] if self.hits else None

    def step(self, steps: int) -> None:
        """Go to the next place (+1) or the one before (−1), round and round."""
        if self.hits:
            self._now = (self._now + steps) % len(self.hits)
            self.come.emit()
            self.changed.emit()

    def rectangles(self, hit: Hit) -> list[QRectF]:
        """Return where something found stands on its page, in points: on one line or more."""
        if hit not in self._rectangles:
            self._rectangles[hit] = [line.boundingRect() for line in self._pdf.getSelectionAtIndex(*hit).bounds()]
        return self._rectangles[hit]

    def said(self) -> str:
        """Say which place of how many is come to, or that there is none; nothing where nothing is searched for."""
        if not self._words or (self._work.isActive() and not self.hits):
            return ""
        said = {"number": self._now + 1, "count": len(self.hits)}
        return _("%(number)s of %(count)s") % said if self.hits else _("Not in this paper")


class PaperSearchEdit(SearchEdit):
    """The field to search a paper in; Enter goes on, with Shift back."""

    next_wanted = Signal(int)

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__(lambda: _("Search in the paper"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._ask()
            self.next_wanted.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
