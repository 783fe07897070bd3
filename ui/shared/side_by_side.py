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
        self._least, self._many = least, 0
        self._panels: list[QWidget] = []
        self._columns: list[QVBoxLayout] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, _GAP, 0)
        self._layout.setSpacing(_GAP)
        for panel in panels:
            self._take_in(panel)
        look.worn.changed.connect(self._share_out)

    def add(self, panel: QWidget) -> None:
        """Put one more behind the others."""
        self._take_in(panel)
        self._many = 0
        self._share_out()

    def take_away(self, panel: QWidget) -> None:
        """Throw one of them away."""
        self._panels.remove(panel)
        panel.hide()
        panel.deleteLater()
        self._many = 0
        self._share_out()

    def _take_in(self, panel: QWidget) -> None:
        """Give a panel its place, not measured yet: Qt styles anew all that was measured and is put elsewhere."""
        self._panels.append(panel)
        if len(self._columns) < len(self._panels):
            column = QVBoxLayout()
            column.setSpacing(_GAP)
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._columns.append(column)
            self._layout.addLayout(column)
        self._columns[0].addWidget(panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room for now."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Put the panels into their columns anew, where there is room for another number of them."""
        many = min(max(1, self.width() // (look.scaled(self._least) + _GAP)), len(self._panels))
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
