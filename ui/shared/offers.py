"""What a palette offers for what is typed, group by group, and how a line of it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import look

_LINE: Final = 34
_HEADING: Final = 30
_EDGE: Final = 12
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to go to: what it is, what is known ``beside`` it, and at the ``end`` its keys or its amount.

    ``key`` is the name under which choosing it is remembered; without one it is not.
    """

    words: str
    go: Callable[[], object]
    beside: str = ""
    end: str = ""
    key: str = ""

    @property
    def said(self) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(filter(None, (self.words, self.beside, self.end)))


@dataclass(frozen=True, slots=True)
class Offers:
    """A group of them under a heading."""

    heading: str
    offers: tuple[Offer, ...] = ()


class OffersModel(QAbstractListModel):
    """The groups one below the other, each under its heading, which cannot be chosen."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.lines: list[Offer | str] = []

    def show(self, groups: Sequence[Offers]) -> None:
        """Show these groups in place of what there is."""
        self.beginResetModel()
        self.lines.clear()
        for group in groups:
            self.lines += (group.heading, *group.offers)
        self.endResetModel()

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt calls it
        """How many lines there are."""
        return len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line, whole for a screen reader."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line if isinstance(line, str) else line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line if isinstance(line, str) else line.said
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Tell that headings are only read."""
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @property
    def choices(self) -> list[int]:
        """The rows that can be chosen."""
        return [row for row, line in enumerate(self.lines) if isinstance(line, Offer)]


class OfferPainter(QStyledItemDelegate):
    """Draws a line in the look that is worn: the words, quietly what is known beside them, at the end the keys."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words need."""
        return QSize(1, look.scaled(_LINE if _offer(index) else _HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw it."""
        painter.save()
        room = option.rect.adjusted(look.scaled(_EDGE), 0, -look.scaled(_EDGE), 0)
        offer = _offer(index)
        if offer is None:
            _write(painter, room, str(index.data()), look.now().quiet, Qt.AlignmentFlag.AlignLeft, bold=True)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, QColor(look.now().selected))
            _draw(painter, room, offer)
        painter.restore()


def _offer(index: _Index) -> Offer | None:
    model = index.model()
    assert isinstance(model, OffersModel)  # noqa: S101 - it draws no other
    line = model.lines[index.row()]
    return line if isinstance(line, Offer) else None


def _draw(painter: QPainter, room: QRect, offer: Offer) -> None:
    """Draw the end whole, the words, and beside them what is known; where room is short, the words give way."""
    tokens, gap = look.now(), look.scaled(_EDGE)
    if offer.end:
        taken = _write(painter, room, offer.end, tokens.quiet, Qt.AlignmentFlag.AlignRight)
        room = room.adjusted(0, 0, -taken - gap, 0)
    beside = painter.fontMetrics().horizontalAdvance(offer.beside) + gap if offer.beside else 0
    words = room.adjusted(0, 0, -min(beside, room.width() // 2), 0)
    taken = _write(painter, words, offer.words, tokens.text, Qt.AlignmentFlag.AlignLeft)
    _write(painter, room.adjusted(taken + gap, 0, 0, 0), offer.beside, tokens.quiet, Qt.AlignmentFlag.AlignLeft)


def _write(
    painter: QPainter, room: QRect, text: str, colour: str, side: Qt.AlignmentFlag, *, bold: bool = False
) -> int:
    """Write a text at one side of the room, shortened where it has to be; return how wide it is."""
    font = QFont(painter.font())
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
    font.setBold(False)
    painter.setFont(font)
    return metrics.horizontalAdvance(shown)
