"""Things side by side that go above one another where there is too little room."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui import look

SPACING: Final = 8


class Folding(QBoxLayout):
    """Things that share what room is left, beside things of a fixed width; above them where that leaves too little."""

    def __init__(self) -> None:
        """Begin empty, everything in one row."""
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.shared, self.fixed = QHBoxLayout(), QHBoxLayout()
        self.setContentsMargins(0, 0, 0, 0)
        self.addLayout(self.shared, 1)
        self.addLayout(self.fixed)
        for one in (self, self.shared, self.fixed):
            one.setSpacing(SPACING)

    def put(self, widget: QWidget, width: int, place: int = -1) -> None:
        """Add something of a width in pixels (0: what is left), the fixed ones before ``place`` (−1: behind all)."""
        if width:
            look.measure(widget.setFixedWidth, width)
            self.fixed.insertWidget(place, widget)
        else:
            widget.setMinimumWidth(1)
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
            self.shared.addWidget(widget, 1)

    def fold(self, *, folded: bool) -> None:
        """Lay what shares the room above the rest, or beside it."""
        self.setDirection(QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight)
        self.setAlignment(self.fixed, Qt.AlignmentFlag.AlignLeft if folded else Qt.AlignmentFlag(0))
