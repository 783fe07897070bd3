"""A table whose first column stays in sight while the others are scrolled: whose row it is, is always read."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from ui import look

_ENSURE: Final = QAbstractItemView.ScrollHint.EnsureVisible


class PinnedTable(QTableView):
    """The table; its first column takes at most half the room there is for all of them."""

    def __init__(self) -> None:
        """Have headings that do the same."""
        super().__init__()
        self.setHorizontalHeader(_PinnedHeader(self))

    @property
    def pinned(self) -> int:
        """How wide the first column is where it stands over the others, in pixels; 0 where it is in its place."""
        if not self.horizontalHeader().offset():
            return 0
        return min(self.columnWidth(0), self.viewport().width() // 2)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Return where a cell is seen."""
        rect = super().visualRect(index)
        return self._over_others(rect) if self.pinned and index.column() == 0 and rect.isValid() else rect

    def _over_others(self, rect: QRect) -> QRect:
        return QRect(0, rect.y(), self.pinned - 1, rect.height())

    def indexAt(self, at: QPoint) -> QModelIndex:
        """Return the cell that is seen at a place."""
        first = 0 <= at.x() < self.pinned
        return self.model().index(self.rowAt(at.y()), 0) if first else super().indexAt(at)

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = _ENSURE
    ) -> None:
        """Bring a cell into sight, not under the first column."""
        super().scrollTo(index, hint)
        hidden = self.pinned - self.visualRect(index).left()
        if index.column() > 0 and hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw what does not scroll sideways anew where it stands."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the first column over the others."""
        super().paintEvent(event)
        if not self.pinned:
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        lines = self.style().styleHint(QStyle.StyleHint.SH_Table_GridLineColor, option, self)
        painter = QPainter(self.viewport())
        for row in self._rows_in_sight():
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            painter.fillRect(option.rect.adjusted(0, 0, 1, 1), QColor.fromRgba(lines & 0xFFFFFFFF))
            option.state &= ~QStyle.StateFlag.State_Selected
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            painter.save()
            painter.setClipRect(option.rect)
            self.itemDelegate().paint(painter, option, index)
            painter.restore()
        edge = self.pinned - 1
        bottom = self.rowViewportPosition(self.model().rowCount() - 1) + self.rowHeight(self.model().rowCount() - 1)
        painter.setPen(QColor(look.now().strong_line))
        painter.drawLine(edge, 0, edge, bottom)
        painter.end()

    def _rows_in_sight(self) -> range:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        end = self.model().rowCount() if last < 0 else last + 1
        return range(max(first, 0), end)


class _PinnedHeader(QHeaderView):
    """The headings of such a table."""

    def __init__(self, table: PinnedTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the first heading over the others."""
        super().paintEvent(event)
        if self._table.pinned:
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self._table.pinned, self.height()), 0)
            painter.end()
