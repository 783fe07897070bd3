"""What a cost sheet is laid out of: its lines to the left, the answers beside them, or below where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from ui import look
from ui.shared.scrolled import Inside, scrolled

_ROOM = 1040
"""Pixels in which both can be read side by side."""
_ANSWERS = 346
_GAP = 12
_LINES = 288
"""Pixels the lines keep where the answers stand below them."""


class SheetGround(QWidget):
    """Lines and answers. ``heads`` stand above the lines."""

    placed = Signal()
    """They stand another way now."""

    def __init__(self, heads: Sequence[QWidget], lines: QWidget, answers: QWidget) -> None:
        """Put them side by side, and below one another where there is not the room."""
        super().__init__()
        self._lines, self._answers = lines, answers
        self.below: bool | None = None
        """Whether the answers stand below the lines, out of sight while one types."""
        inside = Inside()
        self._column = inside.column
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        for head in heads:
            self._column.addWidget(head)
        self._column.addWidget(lines, 1)
        self._left = scrolled(inside)
        beside = Inside()
        self._beside = beside.column
        self._beside.setContentsMargins(0, 0, 4, 0)
        self._right: QScrollArea = scrolled(beside)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(_GAP)
        self._across.addWidget(self._left, 1)
        self._across.addWidget(self._right)
        look.measure(self._right.setFixedWidth, _ANSWERS)
        look.worn.changed.connect(self._place)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the answers for the width there is now."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        below = self.width() < look.scaled(_ROOM)
        self._lines.setMinimumHeight(look.scaled(_LINES) if below else 0)
        if below == self.below:
            return
        self.below = below
        self._right.setVisible(not below)
        self.placed.emit()
        (self._column if below else self._beside).addWidget(self._answers)
