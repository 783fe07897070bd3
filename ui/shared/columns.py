"""Columns of panels: as many side by side as there is room for, the same panels in fewer columns on a small screen."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.look import scaled, worn

_SPACING: Final = 12

Arrangement = Sequence[Sequence[QWidget]]
"""The columns from the left, each with its panels from above."""


class Columns(QScrollArea):
    """Panels arranged by the width there is: the ``arrangements`` by the pixels of text at 100 % they need at least.

    A panel that wants to grow (a vertical size policy of ``Expanding``) shares the height that is left.
    """

    def __init__(self, arrangements: Mapping[int, Arrangement]) -> None:
        """Arrange the panels for the least room; the arrangement of least need is that of 0 pixels."""
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._arrangements = arrangements
        self._arranged: Arrangement = ()
        self._columns: list[QVBoxLayout] = []
        inside = QWidget()
        self._across = QHBoxLayout(inside)
        self._across.setContentsMargins(0, 0, 4, 0)
        self._across.setSpacing(_SPACING)
        self.setWidget(inside)
        self._arrange()
        worn.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the panels for another width; Qt fits the height to them afterwards."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        room = self.viewport().width()
        need = max((need for need in self._arrangements if scaled(need) <= room), default=0)
        if self._arranged is self._arrangements[need]:
            return
        for column, panels in zip(self._columns, self._arranged, strict=False):
            for panel in panels:
                column.removeWidget(panel)
        self._arranged = self._arrangements[need]
        for number in range(max(len(self._columns), len(self._arranged))):
            column = self._column(number)
            panels = self._arranged[number] if number < len(self._arranged) else ()
            self._across.setStretch(number, 1 if panels else 0)
            for place, panel in enumerate(panels):
                column.insertWidget(place, panel)
        self._share_height()

    def _share_height(self) -> None:
        """Let the panels that want to grow have what is left of the height; what is below them, where none wants to."""
        for column, panels in zip(self._columns, self._arranged, strict=False):
            for place, panel in enumerate(panels):
                column.setStretch(place, 1 if _grows(panel) else 0)
            column.setStretch(len(panels), 0 if any(map(_grows, panels)) else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height out anew where a panel wants to grow now, or no more."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._share_height()
        return super().eventFilter(watched, event)

    def _column(self, number: int) -> QVBoxLayout:
        if number == len(self._columns):
            made = QVBoxLayout()
            made.setSpacing(_SPACING)
            made.addStretch()
            self._columns.append(made)
            self._across.addLayout(made)
        return self._columns[number]


def _grows(panel: QWidget) -> bool:
    return panel.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
