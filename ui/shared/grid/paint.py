"""How the lines of a grid are drawn: headings, rows and feet, what is proposed, refused or not taken over yet."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import look
from ui.shared.grid.model import GridModel
from ui.shared.grid.shape import Cell, Spot

_PADDING: Final = 8
_MARK: Final = 7
"""Pixels of the corner that marks what is not taken over yet."""
_THICK: Final = 2
_SELECTED: Final = QStyle.StateFlag.State_Selected
_ELIDED: Final = Qt.TextElideMode.ElideRight
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class GridPainter(QStyledItemDelegate):
    """Paints every cell; the one the cursor is on has a frame."""

    def __init__(self, view: Any, model: GridModel) -> None:
        """Paint the cells of a view."""
        super().__init__(view)
        self._view, self._model = view, model
        self._usual = QFont()
        self._fonts: dict[tuple[bool, bool], tuple[QFont, QFontMetrics]] = {}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        spot, cell, room = self._model.spot(index.row()), self._model.cell(index), option.rect
        place, text = index.column(), self._model.text(spot, index.column())
        chosen = bool(option.state & _SELECTED)
        painter.fillRect(room, QColor(self._ground(spot, index, chosen=chosen)))
        if text:
            whole = spot.kind == "heading" and place == 0
            self._write(painter, self._whole_words(room, spot) if whole else room, text, self._look(spot, cell, place))
        if cell.refusal or cell.typed:
            self._mark(painter, room, cell)
        if index == self._view.currentIndex():
            self._frame(painter, room, look.now().accent if self._view.in_use else look.now().strong_line)

    def _look(self, spot: Spot, cell: Cell, place: int) -> tuple[tuple[bool, bool], str, int]:
        bold = (spot.kind == "heading" and place == 0) or (spot.kind == "foot" and place > 0)
        column = spot.section.at(place)
        side = _RIGHT if column is not None and column.right and place > 0 else _LEFT
        return (bold, cell.proposed), self._colour(spot, cell, place), side

    def _write(self, painter: QPainter, room: QRect, text: str, look_: tuple[tuple[bool, bool], str, int]) -> None:
        style, colour, side = look_
        font, metrics = self._letters(style)
        inner = room.adjusted(look.scaled(_PADDING), 0, -look.scaled(_PADDING), 0)
        if metrics.horizontalAdvance(text) > inner.width():
            text = metrics.elidedText(text, _ELIDED, inner.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(inner, side, text)

    def _letters(self, style: tuple[bool, bool]) -> tuple[QFont, QFontMetrics]:
        """The font, bold or italic, made once for each size of the text."""
        usual = self._view.font()
        if usual != self._usual:
            self._usual, self._fonts = usual, {}
        if style not in self._fonts:
            font = QFont(usual)
            font.setBold(style[0])
            font.setItalic(style[1])
            self._fonts[style] = font, QFontMetrics(font)
        return self._fonts[style]

    def _whole_words(self, room: QRect, spot: Spot) -> QRect:
        """A heading may stretch over the places beside it that say nothing."""
        size = room.size()
        for place in range(1, self._model.columnCount()):
            if self._model.text(spot, place):
                break
            size.setWidth(size.width() + self._view.columnWidth(place))
        return QRect(room.topLeft(), size)

    def _ground(self, spot: Spot, index: Any, *, chosen: bool) -> str:
        worn = look.now()
        if spot.kind == "heading":
            return worn.sunken
        if chosen:
            return worn.selected
        closed = spot.kind == "row" and not self._model.is_open(index)
        return worn.ground if closed else worn.surface

    def _colour(self, spot: Spot, cell: Cell, place: int) -> str:
        worn = look.now()
        if spot.kind == "heading":
            return worn.text if place == 0 else worn.quiet
        if spot.kind == "foot" and place == 0:
            return worn.accent if spot.section.invitation and not self._model.frozen else worn.quiet
        return worn.refused if cell.refusal else worn.proposed if cell.proposed else worn.text

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
