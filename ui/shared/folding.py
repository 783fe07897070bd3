"""Things side by side that go above one another where there is too little room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import look
from ui.shared.labels import label
from ui.shared.words import Words

SPACING: Final = 8
Heading = tuple[Words, int, bool]
"""Words over something, its width in pixels (0: what is left), and whether they stand at the right."""


def heading_label(heading: Heading) -> QLabel:
    """Return the words over something."""
    words, _width, right = heading
    made = label(words, "small")
    made.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    return made


class Folding(QBoxLayout):
    """Things that share what room is left, beside things of a fixed width; above them where that leaves too little."""

    def __init__(self) -> None:
        """Begin empty, everything in one row."""
        self.heads: Sequence[Heading] = ()  # over what is of a fixed width, where that goes below the rest
        self._over: QWidget | None = None
        self._hidden: set[int] = set()
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
        if self._over and not folded:  # never beside the rest: all of it would ask for the room of both
            self._over.hide()
        self.setDirection(QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight)
        self.setAlignment(self.fixed, Qt.AlignmentFlag.AlignLeft if folded else Qt.AlignmentFlag(0))
        if folded and self.heads:
            self._show_over()

    def _show_over(self) -> None:
        if self._over is None:
            self._over = self._made()
            self.insertWidget(1, self._over, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_heads()
        self._over.show()

    def show_head(self, place: int, *, shown: bool) -> None:
        """Show the words over one thing of a fixed width, or leave their room empty."""
        self._hidden = self._hidden - {place} if shown else self._hidden | {place}
        self._show_heads()

    def _show_heads(self) -> None:
        for place, over in enumerate(self._over.findChildren(QLabel) if self._over else ()):
            over.setText("" if place in self._hidden else self.heads[place][0]())

    def _made(self) -> QWidget:
        made = QWidget(self.parentWidget())
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        for heading in self.heads:
            over = heading_label(heading)
            look.measure(over.setFixedWidth, heading[1])
            layout.addWidget(over)
        return made
