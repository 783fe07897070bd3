"""What a cost sheet is laid out of: its lines to the left, the answers beside them, or below where there is no room.

On a small screen everything but the title scrolls, and the lines take the room there is as soon as one works in them.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared.flow import Flow
from ui.shared.grid import Grid
from ui.shared.labels import button
from ui.shared.scrolled import Inside, scrolled

_ROOM = 1040
"""Pixels in which both can be read side by side."""
_ANSWERS = 346
_GAP = 12
_LINES = 288
"""Pixels the lines keep where the answers stand below them, as far as there are so many."""
_FIRST = 1
"""The place of the first line, under the name of its section."""


class SheetGround(QWidget):
    """Lines and answers under a ``title``, which has ``tools`` beside it. ``heads`` stand above the lines.

    Where the answers stand below the lines, ``other_button`` leads from one to the other.
    """

    placed = Signal()
    """They stand another way now."""

    def __init__(
        self, title: QWidget, tools: Sequence[QWidget], heads: Sequence[QWidget], lines: Grid, answers: QWidget
    ) -> None:
        """Put them side by side, and below one another where there is not the room."""
        super().__init__()
        self._lines, self._answers, self._tools = lines, answers, tools
        self.below: bool | None = None
        """Whether the answers stand below the lines, out of sight while one types."""
        self._reads = False
        """Whether the answers are read below the lines: then it is the lines that are led to."""
        self.other_button = button(self._other, parent=self)
        self._top, self._under = QWidget(), QWidget()
        self._homes = {False: Flow(self._top), True: Flow(self._under)}
        self._homes[False].addWidget(title)
        inside = Inside()
        self._column = inside.column
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        for head in (self._under, *heads):
            self._column.addWidget(head)
        self._column.addWidget(lines, 1)
        self._left = scrolled(inside)
        beside = Inside()
        self._beside = beside.column
        self._beside.setContentsMargins(0, 0, 4, 0)
        self._right: QScrollArea = scrolled(beside)
        self._lay_out()
        self._connect()
        self._place()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(_GAP)
        across.addWidget(self._left, 1)
        across.addWidget(self._right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._top)
        layout.addLayout(across, 1)
        look.measure(self._right.setFixedWidth, _ANSWERS)

    def _connect(self) -> None:
        look.worn.changed.connect(self._place)
        # when the cell itself is scrolled into sight
        self._lines.moved.connect(partial(QTimer.singleShot, 0, self, self._give_lines_room))
        bar = self._left.verticalScrollBar()
        bar.valueChanged.connect(self._offer_the_other)
        bar.rangeChanged.connect(self._offer_the_other)
        self.other_button.clicked.connect(lambda: self.show_lines() if self._reads else self.show_answers())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the answers for the width there is now."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        below = self.width() < look.scaled(_ROOM)
        room = self._left.viewport().height()
        self._lines.setMinimumHeight(min(look.scaled(_LINES), room) if below else 0)
        if below == self.below:
            return
        self.below = below
        self._right.setVisible(not below)
        self._under.setVisible(below)
        for tool in self._tools:
            self._homes[below].addWidget(tool)
        self.placed.emit()
        (self._column if below else self._beside).addWidget(self._answers)
        self._offer_the_other()

    # From the lines to the answers below them, and back.

    def _give_lines_room(self) -> None:
        """Let the lines have the page while one works in them; on the first one what stands above stays in sight."""
        view, bar = self._lines.view, self._left.verticalScrollBar()
        works = view.editing.under_way or (view.in_use and view.currentIndex().row() > _FIRST)
        top, room = self._lines.y(), self._left.viewport().height()
        if self.below and works and not bar.value() <= top <= bar.value() + room - self._lines.height():
            bar.setValue(top)

    def _offer_the_other(self) -> None:
        """Offer the answers where the lines are read, and the lines where the answers are."""
        bar, half = self._left.verticalScrollBar(), self._left.viewport().height() // 2
        self._reads = bool(self.below) and bar.value() + half > self._answers.y()
        self.other_button.setVisible(bool(self.below))
        self.other_button.setText(self._other())

    def _other(self) -> str:
        return _("See the lines") if self._reads else _("See the answers")

    def show_answers(self) -> None:
        """Bring the answers into sight."""
        self._left.verticalScrollBar().setValue(self._answers.y())

    def show_lines(self) -> None:
        """Go on in the lines."""
        self._left.verticalScrollBar().setValue(self._lines.y())
        self._lines.setFocus(Qt.FocusReason.OtherFocusReason)
