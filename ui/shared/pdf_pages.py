"""The pages of a PDF on the screen: turned, made larger and smaller, searched. What shows a paper puts its tools above.

Imported only when a paper is wanted: Qt's PDF code is no part of a start.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QPushButton, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared.flow import flowing
from ui.shared.labels import button, label, on_keys
from ui.shared.paper_keys import PagePlace, PaperKeys
from ui.shared.pdf_layout import dots_a_point, page_places
from ui.shared.pdf_search import Hit, PaperSearchEdit, PdfSearch
from ui.shared.words import Words, say, voice

_ZOOMS: Final = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_NEAR: Final = 0.01
"""What is no nearer than this to what is shown is another size."""
_HAIR: Final = 2
"""Pixels a mark is wider than the word."""
_WHOLE, _WIDTH = QPdfView.ZoomMode.FitInView, QPdfView.ZoomMode.FitToWidth


class PdfPages(QPdfView):
    """The pages under one another. ``tools`` are the widgets that turn, zoom and search, in the order of reading."""

    def __init__(self, within: QWidget) -> None:
        """Begin without pages; keys are taken anywhere ``within`` what shows them."""
        super().__init__(within)
        # Qt throws them away in this order, after the view itself: none may outlive what it reads.
        self._pdf = QPdfDocument(within)
        self._buffer = QBuffer(within)
        self.found = PdfSearch(self._pdf, within)
        self.setDocument(self._pdf)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(_WIDTH)
        say(self.setAccessibleName, lambda: _("The paper"))
        self.search = PaperSearchEdit()
        self.hits, self.place = label(kind="quiet"), PagePlace()
        turners = flowing(*self._turners(), self.place)
        self.tools: list[QWidget] = [flowing(*self._zoomers()), turners, self.search, self.hits]
        self._connect(within)
        self._take_keys(within)
        self._take_colours()

    def _zoomers(self) -> list[QPushButton]:
        self.smaller_button = small_button("−", lambda: _("Smaller"), "-", lambda: self.zoom(-1))
        self.larger_button = small_button("+", lambda: _("Larger"), "+", lambda: self.zoom(1))
        self.fit_button = button(lambda: _("Whole page"))
        self.fit_button.setCheckable(True)
        self.fit_button.toggled.connect(self._fit)
        return [self.smaller_button, self.larger_button, self.fit_button]

    def _turners(self) -> list[QPushButton]:
        self.back_button = small_button("‹", lambda: _("Page before"), "Ctrl+PgUp", lambda: self.turn(-1))
        self.on_button = small_button("›", lambda: _("Next page"), "Ctrl+PgDown", lambda: self.turn(1))
        return [self.back_button, self.on_button]

    def _connect(self, within: QWidget) -> None:
        self.search.changed.connect(lambda: self.found.look_for(self.search.value()))
        self.search.next_wanted.connect(self.found.step)
        self.found.come.connect(self._show_place)
        self.found.changed.connect(self._say_hits)
        self.pageNavigator().currentPageChanged.connect(self._say_place)
        self.place.valueChanged.connect(lambda page: self.go_to(page - 1))
        voice.changed.connect(self._say_place)
        voice.changed.connect(self._say_hits)
        for keys, do in (
            ("+", lambda: self.zoom(1)),
            ("-", lambda: self.zoom(-1)),
            ("Ctrl+F", self.search.setFocus),
            ("Ctrl+PgDown", lambda: self.turn(1)),
            ("Ctrl+PgUp", lambda: self.turn(-1)),
        ):
            on_keys(keys, within, do, again=True)

    def _take_keys(self, within: QWidget) -> None:
        PaperKeys(
            within,
            ctrl={
                Qt.Key.Key_Plus: lambda: self.zoom(1),
                Qt.Key.Key_Equal: lambda: self.zoom(1),
                Qt.Key.Key_Minus: lambda: self.zoom(-1),
                Qt.Key.Key_0: self.fit_width,
            },
            plain={Qt.Key.Key_Home: lambda: self.go_to(0), Qt.Key.Key_End: lambda: self.go_to(self.count - 1)},
            on=lambda: self.found.step(1),
            back=lambda: self.found.step(-1),
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_colours()

    def _take_colours(self) -> None:
        """Lie on a ground of the look worn; the paper stays white."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(look.now().sunken))
        self.setPalette(palette)

    def show_pdf(self, pdf: bytes, page: int = 0) -> None:
        """Show other pages, from one of them counted from 0; what is searched for is searched in them."""
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self.found.read_anew()
        self.place.count(self.count)
        self.go_to(max(min(page, self.count - 1), 0))
        several = self.count > 1
        self.back_button.setVisible(several)
        self.on_button.setVisible(several)
        self._say_place()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._pdf.pageCount()

    @property
    def shown_page(self) -> int:
        """The page in sight, counted from 0."""
        return self.pageNavigator().currentPage()

    def go_to(self, page: int) -> None:
        """Bring a page into sight, counted from 0."""
        self.pageNavigator().jump(page, QPointF(), 0)

    def turn(self, steps: int) -> None:
        """Go on (+1) or back (−1) by pages."""
        self.go_to(min(max(self.shown_page + steps, 0), self.count - 1))

    def _say_place(self) -> None:
        """Say which page is in sight; a screen reader is told what stands on it."""
        self.place.show_page(self.shown_page + 1)
        self.setAccessibleDescription(self._pdf.getAllText(self.shown_page).text() if self.count else "")

    def zoom(self, step: int) -> None:
        """Show it larger (+1) or smaller (−1)."""
        now = self._factor()
        wanted = [one for one in _ZOOMS if (one > now + _NEAR if step > 0 else one < now - _NEAR)]
        if wanted:
            self._fitted(whole=False)
            self.setZoomMode(QPdfView.ZoomMode.Custom)
            self.setZoomFactor(wanted[0] if step > 0 else wanted[-1])

    def _fit(self, whole: bool) -> None:  # noqa: FBT001 - a signal says so
        """Show whole pages, or pages as wide as there is room: the one in sight stays there."""
        page, down = self.shown_page, self.verticalScrollBar()
        self.setZoomMode(_WHOLE if whole else _WIDTH)
        if self.count:
            down.setValue(down.value() + page_places(self)[page].top() - self.documentMargins().top())

    def fit_width(self) -> None:
        """Show it as wide as there is room."""
        self._fitted(whole=False)
        self.setZoomMode(_WIDTH)

    def _fitted(self, *, whole: bool) -> None:
        self.fit_button.blockSignals(True)
        self.fit_button.setChecked(whole)
        self.fit_button.blockSignals(False)

    def _factor(self) -> float:
        """How large the page in sight is shown, as Qt fits it: 1.0 is as large as on paper."""
        if self.zoomMode() == QPdfView.ZoomMode.Custom or not self.count:
            return self.zoomFactor()
        shown = page_places(self)[self.shown_page]
        return shown.width() / (self._pdf.pagePointSize(self.shown_page).width() * dots_a_point())

    # Searching.

    def _show_place(self) -> None:
        """Bring the place the search came to into sight, where it is not: a third from above."""
        hit = self.found.now
        seen = self._seen(hit, page_places(self)[hit.page]) if hit else []
        room = QRectF(self.viewport().rect())
        if seen and not room.contains(seen[0]):
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            down.setValue(down.value() + round(seen[0].top() - room.height() / 3))
            if not room.left() <= seen[0].left() <= seen[0].right() <= room.right():
                across.setValue(across.value() + round(seen[0].center().x() - room.center().x()))

    def _say_hits(self) -> None:
        self.hits.setText(self.found.said())
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark what is found as with a felt pen: what is written stays black."""
        super().paintEvent(event)
        if not self.found.hits:
            return
        painter = QPainter(self.viewport())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        pages = page_places(self)
        for hit in self.found.hits:
            if pages[hit.page].intersects(event.rect()):
                colour = look.now().found_now if hit == self.found.now else look.now().found
                for seen in self._seen(hit, pages[hit.page]):
                    painter.fillRect(seen, QColor(colour))
        painter.end()

    def _seen(self, hit: Hit, page: QRect) -> list[QRectF]:
        """Where something found is seen, its page lying there."""
        scale, hair = page.width() / self._pdf.pagePointSize(hit.page).width(), look.scaled(_HAIR)
        lines = self.found.rectangles(hit)
        seen = [QRectF(line.topLeft() * scale + page.topLeft().toPointF(), line.size() * scale) for line in lines]
        return [line.adjusted(-hair, -hair, hair, hair) for line in seen]


def small_button(sign: str, words: Words, keys: str, do: Callable[[], object]) -> QPushButton:
    """Return a button with a sign on it, called by its words; ``keys`` do the same."""
    made = button(lambda: sign)
    made.add_keys(keys)
    look.measure(made.setMinimumWidth, 40)
    say(made.call, words)
    made.clicked.connect(lambda _checked=False: do())
    return made
