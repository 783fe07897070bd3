"""The totals of a table, each under its column, wherever that is moved, drawn or scrolled to."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared.record_table import RecordTable
from ui.shared.words import say

_HEIGHT: Final = 34
_PADDING: Final = 11
"""Pixels at either side of a cell, those of the headings."""


class TotalsRow(QWidget):
    """What everything that fits the filter comes to; in sight where there is a sum for a column in sight."""

    def __init__(self, table: RecordTable[Any]) -> None:
        """Stand under this table, without sums yet."""
        super().__init__()
        self._table = table
        self._sums: Mapping[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.measure(self.setFixedHeight, _HEIGHT)
        header = table.header
        header.sectionResized.connect(lambda *_places: self.update())
        header.sectionMoved.connect(lambda *_places: self.update())
        header.geometriesChanged.connect(self.update)
        header.arranged.connect(self._tell)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())
        say(lambda _words: self._tell(), lambda: _("Totals"), self)

    def show_sums(self, sums: Mapping[str, str]) -> None:
        """Show these sums, by the keys of their columns."""
        self._sums = sums
        self._table.header.stand_over(sums)
        self._tell()

    def cells(self) -> list[tuple[int, str]]:
        """Return what stands under which column, by its place, from left to right; ``Totals`` where there is room."""
        header, keys = self._table.header, self._table.header.keys()
        sums = {place: self._sums.get(keys[place], "") for place in header.shown()}
        free = next((place for place, text in sums.items() if not text), None)
        titled = {free: _("Totals")} if free is not None else {}
        return [(place, text) for place, text in {**sums, **titled}.items() if text]

    def _tell(self) -> None:
        """Say it to who cannot see it, and be there only with something to say."""
        columns, keys = self._table.rows_model.columns, self._table.header.keys()
        said = [
            f"{columns[place].heading()} {self._sums[keys[place]]}"
            for place in self._table.header.shown()
            if self._sums.get(keys[place])
        ]
        self.setAccessibleName(_("Totals: %(sums)s") % {"sums": " · ".join(said)} if said else _("Totals"))
        self.setVisible(bool(said))
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(0, look.scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each sum under its column."""
        painter = QPainter(self)
        worn = look.now()
        painter.fillRect(event.rect(), worn.sunken)
        painter.setPen(worn.strong_line)
        painter.drawLine(0, 0, self.width(), 0)
        painter.setPen(worn.text)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        beyond = self._table.viewport().x()
        painter.setClipRect(beyond, 0, self._table.viewport().width(), self.height())
        for place, text in self.cells():
            painter.drawText(self._place(place, beyond), self._side(place), text)

    def _place(self, place: int, beyond: int) -> QRect:
        header = self._table.header
        left = header.sectionViewportPosition(place) + beyond
        return QRect(left + _PADDING, 0, header.sectionSize(place) - 2 * _PADDING, self.height())

    def _side(self, place: int) -> int:
        right = self._table.rows_model.columns[place].right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
