"""How the lines of a grid are drawn: headings, rows and feet, what is proposed, refused or not taken over yet."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import look
from ui.shared.grid.model import GridModel
from ui.shared.grid.shape import Cell, Spot

_PADDING: Final = 8
_MARK: Final = 7
"""Pixels of the corner that marks what is not taken over yet."""
_THICK: Final = 2


class GridPainter(QStyledItemDelegate):
    """Paints every cell; the one the cursor is on has a frame."""

    def __init__(self, view: Any, model: GridModel) -> None:
        """Paint the cells of a view."""
        super().__init__(view)
        self._view, self._model = view, model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        spot, cell, room = self._model.spot(index.row()), self._model.cell(index), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(room, QColor(self._ground(spot, index, chosen=chosen)))
        if spot.kind == "heading" and index.column() == 0:
            room = room.united(QRect(room.topLeft(), self._whole_words(room, spot)))
        painter.setFont(self._font(option.font, spot, cell, index.column()))
        painter.setPen(QColor(self._colour(spot, cell, index.column())))
        text = self._model.text(spot, index.column())
        inner = room.adjusted(look.scaled(_PADDING), 0, -look.scaled(_PADDING), 0)
        metrics = painter.fontMetrics()
        painter.drawText(inner, self._side(spot, index.column()), metrics.elidedText(text, _ELIDED, inner.width()))
        self._mark(painter, option.rect, cell)
        if index == self._view.currentIndex():
            self._frame(painter, option.rect, look.now().accent if self._view.in_use else look.now().strong_line)
        painter.restore()

    def _whole_words(self, room: QRect, spot: Spot) -> Any:
        """A heading may stretch over the places beside it that say nothing."""
        size = room.size()
        for place in range(1, self._model.columnCount()):
            if self._model.text(spot, place):
                break
            size.setWidth(size.width() + self._view.columnWidth(place))
        return size

    def _ground(self, spot: Spot, index: Any, *, chosen: bool) -> str:
        worn = look.now()
        if spot.kind == "heading":
            return worn.sunken
        if chosen:
            return worn.selected
        closed = spot.kind == "row" and not self._model.is_open(index)
        return worn.ground if closed else worn.surface

    def _font(self, usual: QFont, spot: Spot, cell: Cell, place: int) -> QFont:
        font = QFont(usual)
        font.setBold((spot.kind == "heading" and place == 0) or (spot.kind == "foot" and place > 0))
        font.setItalic(cell.proposed)
        return font

    def _colour(self, spot: Spot, cell: Cell, place: int) -> str:
        worn = look.now()
        if spot.kind == "heading":
            return worn.text if place == 0 else worn.quiet
        if spot.kind == "foot" and place == 0:
            return worn.accent if spot.section.invitation and not self._model.frozen else worn.quiet
        return worn.refused if cell.refusal else worn.proposed if cell.proposed else worn.text

    def _side(self, spot: Spot, place: int) -> int:
        column = spot.section.at(place)
        right = column is not None and column.right and place > 0
        return int(
            (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        )

    def _mark(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        if cell.refusal:
            self._frame(painter, room, look.now().refused)
        if cell.typed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.now().accent))
            at, side = room.topLeft(), look.scaled(_MARK)
            painter.drawPolygon(QPolygon([at, at + QPoint(side, 0), at + QPoint(0, side)]))

    @staticmethod
    def _frame(painter: QPainter, room: QRect, colour: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), _THICK, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(room.adjusted(1, 1, -1, -1))


_ELIDED: Final = Qt.TextElideMode.ElideRight
