"""What is scrolled up and down because it may be higher than there is room."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class Inside(QWidget):
    """What is laid out in a ``column`` that scrolls: exactly as high as it is in the width there is."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.column = QVBoxLayout(self)

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: words that wrap would count as narrow as they could ever be."""
        return QSize(super().minimumSizeHint().width(), 0)


def _sight() -> QWidget:
    """Return the part of what scrolls that is seen: as Qt makes it, and known to Python from the first.

    For one that Qt made, PySide would load every kind of widget there is, to find out which it is.
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setAutoFillBackground(True)
    made.setBackgroundRole(QPalette.ColorRole.NoRole)
    return made


class _Scrolled(QScrollArea):
    """An area in which something scrolls up and down, never sideways."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setViewport(_sight())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self._inside = inside
        self._wanted: dict[int, QSize] = {}

    def sizeHint(self) -> QSize:
        """Ask for as much as is in it, in the width there is."""
        width = min(self.viewport().width(), self._inside.maximumWidth())
        if width not in self._wanted:  # Qt asks a dozen times while it opens one form
            self._wanted[width] = self._measured(width)
        return self._wanted[width] + QSize(0, 2 * self.frameWidth())  # which comes with its dress, later maybe

    def _measured(self, width: int) -> QSize:
        inside, wanted = self._inside, self._inside.sizeHint()
        return QSize(wanted.width(), inside.heightForWidth(width) if inside.hasHeightForWidth() else wanted.height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than is in it: Qt would have some lines shown, of one line too."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask anew when what is in it became larger or smaller."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._wanted.clear()
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolled(inside: QWidget, *, close: bool = False) -> QScrollArea:
    """Return an area in which something scrolls; where ``close`` it is no higher than that, for what follows it."""
    made = _Scrolled(inside)
    if close:
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
    return made


def is_seen(widget: QWidget) -> bool:
    """Whether all of its height is in sight now, whatever it is scrolled in."""
    return widget.visibleRegion().boundingRect().height() == widget.height()
