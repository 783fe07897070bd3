"""Where the pages of a PDF lie in what shows them. Qt does not tell, so this reckons as QPdfView does.

Imported only when a paper is wanted: Qt's PDF code is no part of a start.
"""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdfWidgets import QPdfView

_POINTS: Final = 72
"""In an inch."""
_Zoom = QPdfView.ZoomMode


def dots_a_point() -> float:
    """Return how many dots of the screen a point of paper takes where it is shown as large as it is."""
    return QGuiApplication.primaryScreen().logicalDotsPerInch() / _POINTS


def page_places(view: QPdfView) -> list[QRect]:
    """Return where each page lies in the viewport as it is scrolled now, those out of sight too."""
    pdf, margins, room = view.document(), view.documentMargins(), view.viewport().size()
    sizes = [_size(view, pdf.pagePointSize(page).toTuple()) for page in range(pdf.pageCount())]
    widest = max((size.width() for size in sizes), default=0) + margins.left() + margins.right()
    left, top = -view.horizontalScrollBar().value(), margins.top() - view.verticalScrollBar().value()
    places = []
    for size in sizes:
        places.append(QRect(QPoint(left + (max(widest, room.width()) - size.width()) // 2, top), size))
        top += size.height() + view.pageSpacing()
    return places


def _size(view: QPdfView, points: tuple[float, float]) -> QSize:
    """The size in which one page is shown."""
    margins, room, mode = view.documentMargins(), view.viewport().size(), view.zoomMode()
    zoom = view.zoomFactor() if mode == _Zoom.Custom else 1.0
    size = QSize(*(round(one * dots_a_point() * zoom) for one in points))
    within = QSize(room.width() - margins.left() - margins.right(), room.height() - view.pageSpacing())
    if mode == _Zoom.FitToWidth:
        return size * (within.width() / max(size.width(), 1))
    return size if mode == _Zoom.Custom else size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio)
