"""A form or record with a pane: beside it, or at the end of what scrolls where there is no room for both."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import look
from ui.shared.pane import Pane

_ROOM: Final = 690
"""Pixels in which both can be read side by side."""
_GAP: Final = 20


class Beside(QWidget):
    """Both; where the pane has no room it goes to the end of ``column``, which scrolls within ``main``."""

    def __init__(
        self, main: QWidget, column: QVBoxLayout, pane: Pane, shares: tuple[int, int], room: int = _ROOM
    ) -> None:
        """Put them side by side, the width shared out so, where there is ``room``: pixels of text at 100 %."""
        super().__init__()
        self._column, self._pane, self._share, self._room = column, pane, shares[1], room
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(_GAP)
        self._across.addWidget(main, shares[0])
        self._across.addWidget(pane, shares[1])
        look.worn.changed.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the pane for the width there is now."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        below = self.width() < look.scaled(self._room)
        if below == self._pane.whole:
            return
        self._pane.show_whole(below)
        if below:
            self._column.addWidget(self._pane)
        else:
            self._across.addWidget(self._pane, self._share)
