"""What a page lies on: as high as the window, or as high as the page needs where the window is lower, and scrolled."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QVBoxLayout, QWidget

_BESIDE: Final = 20
"""Pixels at either side; the scroll bar stands in them, so that nothing is laid out anew where it comes or goes."""
_ABOVE: Final = 16
"""Pixels above and below."""
_BETWEEN: Final = 12
"""Pixels between what stands there."""
_PAGES: Final = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class _Inside(QWidget):
    """What stands on it, in a column."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__()
        self._ground = ground
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_BESIDE, _ABOVE, _BESIDE, _ABOVE)
        self.column.setSpacing(_BETWEEN)

    def beside(self, width: int) -> int:
        """Return the room to keep at the right where all of it is so wide: the scroll bar has the rest."""
        return max(_BESIDE - (self._ground.width() - width), 0)

    def minimumSizeHint(self) -> QSize:
        """Ask for no height beyond that: words that wrap would count as narrow as they could ever be."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0 if self.column.hasHeightForWidth() else least.height())

    def heightForWidth(self, width: int) -> int:
        """Ask for no more than everything on it can do with: what likes to be higher takes what is left."""
        kept = self.column.contentsMargins().right()
        return self.column.minimumHeightForWidth(width + kept - self.beside(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave beside the scroll bar what it has left."""
        super().resizeEvent(event)
        self.column.setContentsMargins(_BESIDE, _ABOVE, self.beside(event.size().width()), _ABOVE)


class Ground(QScrollArea):
    """The ground; ``column`` is what stands on it, from above. What scrolls on it does so by keys pressed anywhere."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = _Inside(self)
        self.column = self.inside.column
        self.setWidget(self.inside)

    def show_top(self) -> None:
        """Begin with the title in sight, however far below it the cursor was just put."""
        bar = self.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(bar.minimum()))  # after the cursor was scrolled to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by pages; where all of the page has room, what scrolls on it."""
        way = _PAGES.get(Qt.Key(event.key()))
        bars = [one.verticalScrollBar() for one in (self, *self.findChildren(QScrollArea)) if one.isVisible()]
        bar = next((one for one in bars if one.maximum() > one.minimum()), None)
        if way and bar:
            bar.triggerAction(way)
        else:
            super().keyPressEvent(event)
