"""A form or record with its accounting: beside it, or at the end of what scrolls where there is no room for both."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import look
from ui.shared.accounting_pane import AccountingPane

_ROOM: Final = 690
"""Pixels in which both can be read side by side."""
_GAP: Final = 20


class Beside(QWidget):
    """Both; where the accounting has no room it goes to the end of ``column``, which scrolls within ``main``."""

    def __init__(self, main: QWidget, column: QVBoxLayout, accounting: AccountingPane, shares: tuple[int, int]) -> None:
        """Put them side by side, the width shared out so."""
        super().__init__()
        self._column, self._accounting, self._share = column, accounting, shares[1]
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(_GAP)
        self._across.addWidget(main, shares[0])
        self._across.addWidget(accounting, shares[1])
        look.worn.changed.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the accounting for the width there is now."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        below = self.width() < look.scaled(_ROOM)
        if below == self._accounting.whole:
            return
        self._accounting.show_whole(below)
        if below:
            self._column.addWidget(self._accounting)
        else:
            self._across.addWidget(self._accounting, self._share)


class Inside(QWidget):
    """What is laid out in a ``column`` that scrolls: exactly as high as it is in the width there is."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.column = QVBoxLayout(self)

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: words that wrap would count as narrow as they could ever be."""
        return QSize(super().minimumSizeHint().width(), 0)


class _Scrolled(QScrollArea):
    """An area in which something scrolls up and down, never sideways."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(widgetResizable=True)
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
        return self._wanted[width]

    def _measured(self, width: int) -> QSize:
        inside, wanted = self._inside, self._inside.sizeHint()
        return QSize(wanted.width(), inside.heightForWidth(width) if inside.hasHeightForWidth() else wanted.height())

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
