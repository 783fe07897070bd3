"""The pages of a PDF on the screen: turned, made larger and smaller, searched. What shows a paper puts its tools above.

Imported only when a paper is wanted: Qt's PDF code is no part of a start.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QPushButton, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared.labels import button, label, on_keys
from ui.shared.search_edit import SearchEdit
from ui.shared.words import Words, say, voice

_ZOOMS: Final = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_WHOLE, _WIDTH = QPdfView.ZoomMode.FitInView, QPdfView.ZoomMode.FitToWidth


class PdfPages(QPdfView):
    """The pages under one another. ``tools`` are the widgets that turn, zoom and search, in the order of reading."""

    def __init__(self, within: QWidget) -> None:
        """Begin without pages; keys are taken anywhere ``within`` what shows them."""
        super().__init__(within)
        # Qt throws them away in this order, after the view itself: none may outlive what it reads.
        self._found = QPdfSearchModel(within)
        self._pdf = QPdfDocument(within)
        self._buffer = QBuffer(within)
        self._found.setDocument(self._pdf)
        self.setDocument(self._pdf)
        self.setSearchModel(self._found)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(_WIDTH)
        say(self.setAccessibleName, lambda: _("The paper"))
        self.search = _PaperSearch(lambda: _("Search in the paper"))
        self.hits, self.place = label(kind="quiet"), label(kind="quiet")
        self.tools: list[QWidget] = [*self._zoomers(), *self._turners(), self.place, self.search, self.hits]
        self._connect(within)

    def _zoomers(self) -> list[QPushButton]:
        self.smaller_button = small_button("−", lambda: _("Smaller"), lambda: self.zoom(-1))
        self.larger_button = small_button("+", lambda: _("Larger"), lambda: self.zoom(1))
        self.fit_button = button(lambda: _("Whole page"))
        self.fit_button.setCheckable(True)
        self.fit_button.toggled.connect(lambda whole: self.setZoomMode(_WHOLE if whole else _WIDTH))
        return [self.smaller_button, self.larger_button, self.fit_button]

    def _turners(self) -> list[QPushButton]:
        self.back_button = small_button("‹", lambda: _("Page before"), lambda: self.turn(-1))
        self.on_button = small_button("›", lambda: _("Next page"), lambda: self.turn(1))
        return [self.back_button, self.on_button]

    def _connect(self, within: QWidget) -> None:
        self.search.changed.connect(self._look_for)
        self.search.next_wanted.connect(self.step)
        self._found.countChanged.connect(self._begin_at_the_first)
        self.currentSearchResultIndexChanged.connect(self._say_hits)
        self.pageNavigator().currentPageChanged.connect(self._say_place)
        voice.changed.connect(self._say_place)
        voice.changed.connect(self._say_hits)
        for keys, do in (
            ("+", lambda: self.zoom(1)),
            ("-", lambda: self.zoom(-1)),
            ("Ctrl+F", self.search.setFocus),
            ("F3", lambda: self.step(1)),
            ("Shift+F3", lambda: self.step(-1)),
            ("Ctrl+PgDown", lambda: self.turn(1)),
            ("Ctrl+PgUp", lambda: self.turn(-1)),
        ):
            on_keys(keys, within, do)

    def show_pdf(self, pdf: bytes) -> None:
        """Show other pages, from the first; what is searched for is searched in them."""
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self.go_to(0)
        several = self.count > 1
        self.back_button.setVisible(several)
        self.on_button.setVisible(several)
        text = "\n".join(self._pdf.getAllText(page).text() for page in range(min(self.count, 1)))
        self.setAccessibleDescription(text)
        self._say_place()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._pdf.pageCount()

    def go_to(self, page: int) -> None:
        """Bring a page into sight, counted from 0."""
        self.pageNavigator().jump(page, QPointF(), 0)

    def turn(self, steps: int) -> None:
        """Go on (+1) or back (−1) by pages."""
        self.go_to(min(max(self.pageNavigator().currentPage() + steps, 0), self.count - 1))

    def _say_place(self) -> None:
        said = {"page": self.pageNavigator().currentPage() + 1, "count": self.count}
        self.place.setText(_("Page %(page)s of %(count)s") % said if self.count else "")

    def zoom(self, step: int) -> None:
        """Show it larger (+1) or smaller (−1)."""
        now = self.zoomFactor() if self.zoomMode() == QPdfView.ZoomMode.Custom else 1.0
        wanted = [one for one in _ZOOMS if (one > now if step > 0 else one < now)]
        if wanted:
            self.setZoomMode(QPdfView.ZoomMode.Custom)
            self.setZoomFactor(wanted[0] if step > 0 else wanted[-1])

    # Searching.

    def _look_for(self) -> None:
        self._found.setSearchString(self.search.value())
        self._say_hits()

    def _begin_at_the_first(self) -> None:
        if self._hits() and self.currentSearchResultIndex() < 0:
            self._show_hit(0)
        self._say_hits()

    def step(self, steps: int) -> None:
        """Go to the next place (+1) where it was found, or the one before (−1), round and round."""
        many = self._hits()
        if many:
            self._show_hit((self.currentSearchResultIndex() + steps) % many)

    def _show_hit(self, number: int) -> None:
        self.setCurrentSearchResultIndex(number)
        hit = self._found.resultAtIndex(number)
        self.pageNavigator().jump(hit.page(), hit.location(), 0)
        self._say_hits()

    def _say_hits(self) -> None:
        many = self._hits()
        said = {"number": self.currentSearchResultIndex() + 1, "count": many}
        found = _("%(number)s of %(count)s") % said if many else _("Not in this paper")
        self.hits.setText(found if self.search.value() else "")

    def _hits(self) -> int:
        return self._found.rowCount(QModelIndex())


class _PaperSearch(SearchEdit):
    """The field to search a paper in; Enter goes on, with Shift back, and Esc empties it first."""

    next_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back, give up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._ask()
            self.next_wanted.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.reset()
        else:
            super().keyPressEvent(event)


def small_button(sign: str, words: Words, do: Callable[[], object]) -> QPushButton:
    """Return a button with a sign on it, which a screen reader and the pointer call by its words."""
    made = button(lambda: sign)
    look.measure(made.setMinimumWidth, 40)
    say(made.setAccessibleName, words)
    say(made.setToolTip, words)
    made.clicked.connect(lambda _checked=False: do())
    return made
