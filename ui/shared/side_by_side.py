"""Panels in columns, as many side by side as there is room for, the next panel always where the column is shortest."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import look

_GAP: Final = 12


class SideBySide(QWidget):
    """The panels; in each column they can be read in ``least`` pixels."""

    def __init__(self, panels: Sequence[QWidget], least: int) -> None:
        """Put all of them in; in how many columns is known when there is room."""
        super().__init__()
        self._panels, self._least, self._many = panels, least, 0
        self._columns = [QVBoxLayout() for _panel in panels]
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, _GAP, 0)
        self._layout.setSpacing(_GAP)
        for column in self._columns:
            column.setSpacing(_GAP)
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._layout.addLayout(column)
        look.worn.changed.connect(self._share_out)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room for now."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Put the panels into their columns anew, where there is room for another number of them."""
        many = min(max(1, self.width() // (look.scaled(self._least) + _GAP)), len(self._columns))
        if many == self._many:
            return
        self._many, heights = many, [0] * many
        for place in range(len(self._columns)):
            self._layout.setStretch(place, int(place < many))
        for panel in self._panels:
            shortest = heights.index(min(heights))
            self._columns[shortest].addWidget(panel)
            heights[shortest] += panel.heightForWidth(self.width() // many) + _GAP
        QTimer.singleShot(0, self, self._ask_anew)

    def _ask_anew(self) -> None:
        """Let what it stands in measure it once more: what changes while that is resized Qt does not notice."""
        around = self.parentWidget()
        if around is not None and (layout := around.layout()) is not None:
            layout.invalidate()
            layout.activate()
