"""Dressing what is out of sight only when it comes into sight, or when there is nothing else to do.

Of a window with every page made one widget in fifty is seen, of a form with sixty lines one in eight, and Qt would
dress all of them anew before it shows any.
Asking for all of them hands Python so much that it would clean up before anything is drawn, so that is kept off.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import collector

_POLISHED: Final = Qt.WidgetAttribute.WA_WState_Polished
_SHEETED: Final = Qt.WidgetAttribute.WA_StyleSheet
"""What a stylesheet dressed does not take the letters and colours of what it lies in."""
_HAS_ITS_OWN: Final = Qt.WidgetAttribute.WA_SetStyle
"""What has a style of its own is passed over when that of the application changes."""
_COMES: Final = (QEvent.Type.Show, QEvent.Type.Paint)
"""How a widget comes into sight: it is shown, or it is drawn where it was scrolled to."""
_HELD: Final = "held"
_AS_HIGH_AS_IT_LIKES: Final = 16_777_215
"""What Qt calls no greatest height."""
_DRAWN_MS: Final = 500
"""What is in sight is drawn by then."""


class Unseen(QObject):
    """What is out of sight and wears nothing until it is needed."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._late: list[QWidget] = []
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._dress_next)
        self._drawn = QTimer(self, interval=_DRAWN_MS, singleShot=True)
        self._drawn.timeout.connect(lambda: collector.let_go(self))

    def put_off(self, *, still: bool) -> None:
        """Undress what is out of sight, and let Qt pass over it when the look changes; ``still``: nothing may move."""
        collector.keep_off(self)
        self._drawn.start()
        self._late.clear()
        for widget in QApplication.allWidgets():
            if _is_seen(widget):
                continue
            widget.setAttribute(_POLISHED, False)
            widget.setAttribute(_SHEETED, False)
            widget.setAttribute(_HAS_ITS_OWN)
            around = widget.parentWidget()
            if widget.isWindow() or around is None or _is_seen(around):
                self._late.append(widget)
                widget.installEventFilter(self)
                if still:
                    _hold(widget)
        self._late.sort(key=QWidget.isVisible)  # what may be scrolled to any moment comes first, from the end
        self._idle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress what comes into sight."""
        if event.type() in _COMES and isinstance(watched, QWidget):
            self._dress(watched)
        return False

    def _dress_next(self) -> None:
        """Dress one of those left, unless it is gone by now."""
        if not self._late:
            self._idle.stop()
        elif isValid(widget := self._late.pop()):
            self._dress(widget)

    def _dress(self, root: QWidget) -> None:
        root.removeEventFilter(self)
        _let_go(root)
        style = root.style()
        for widget in (root, *root.findChildren(QWidget)):
            if widget.testAttribute(_HAS_ITS_OWN):
                widget.setAttribute(_HAS_ITS_OWN, False)
                if widget.testAttribute(_POLISHED):  # it was measured meanwhile, over what it wore before
                    style.unpolish(widget)
                _take_off(widget)
                style.polish(widget)
                widget.setAttribute(_POLISHED)
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _take_off(widget: QWidget) -> None:
    """Give back the colours and letters a stylesheet that is gone gave it.

    Qt would do it while that is still there, of every widget there is before anything is drawn: it takes most of the
    time of another look. Nobody else gives a widget any, but in answer to being told that it looks otherwise.
    """
    if widget.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
        widget.setPalette(QPalette())
    if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
        widget.setFont(QFont())


def _is_seen(widget: QWidget) -> bool:
    """Whether anything of it is in sight; what is scrolled out of it is not."""
    return widget.isVisible() and (widget.isWindow() or not widget.visibleRegion().isEmpty())


def _hold(widget: QWidget) -> None:
    """Keep something scrolled out of sight as high as it is: undressed it is lower, and all that is seen would move."""
    if widget.isVisible() and (widget.minimumHeight(), widget.maximumHeight()) == (0, _AS_HIGH_AS_IT_LIKES):
        widget.setProperty(_HELD, True)
        widget.setFixedHeight(widget.height())


def _let_go(widget: QWidget) -> None:
    if widget.property(_HELD):
        widget.setProperty(_HELD, None)
        widget.setMinimumHeight(0)
        widget.setMaximumHeight(_AS_HIGH_AS_IT_LIKES)
