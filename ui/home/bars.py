"""The results of the last months as plain bars: gained above the line, lost below it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coopbooks import i18n, showing
from coopbooks.statements import MonthResult
from ui import look

_HIGH: Final = 96
_LETTERS: Final = 3
_GAP: Final = 0.25
"""The part of a month's room that is left free."""


class ResultBars(QWidget):
    """One bar a month, oldest first; the largest and the smallest result are written at their bars."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.months: tuple[MonthResult, ...] = ()
        self.setMinimumHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Ask for room to tell twelve bars apart."""
        return QSize(320, _HIGH)

    def show_months(self, months: Sequence[MonthResult]) -> None:
        """Show other months."""
        self.months = tuple(months)
        self.setAccessibleDescription(", ".join(map(_told, self.months)))
        self.setToolTip("\n".join(map(_told, self.months)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, the line they stand on, and the months under them."""
        if not self.months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_smaller(self.font()))
        high = painter.fontMetrics().height()
        ground = QRectF(0, high, self.width(), self.height() - 3 * high)
        results = [month.result.minor for month in self.months]
        top, bottom = max(0, *results), min(0, *results)
        scale = ground.height() / ((top - bottom) or 1)
        line = ground.top() + top * scale
        room = ground.width() / len(self.months)
        for place, month in enumerate(self.months):
            self._paint_bar(painter, QRectF(place * room, line, room, -results[place] * scale), month)
        painter.setPen(QColor(look.now().strong_line))
        painter.drawLine(0, round(line), self.width(), round(line))
        self._write(painter, room, line, scale, results)
        painter.end()

    def _paint_bar(self, painter: QPainter, place: QRectF, month: MonthResult) -> None:
        gap = place.width() * _GAP / 2
        colour = QColor(look.now().money_in if month.result.minor > 0 else look.now().money_out)
        painter.fillRect(place.adjusted(gap, 0, -gap, 0).normalized(), colour)
        painter.setPen(QColor(look.now().text if month is self.months[-1] else look.now().quiet))
        name = showing.MONTHS[i18n.language()][month.month.number - 1][:_LETTERS]
        foot = QRectF(place.left(), 0, place.width(), self.height())
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, name)

    def _write(self, painter: QPainter, room: float, line: float, scale: float, results: list[int]) -> None:
        """Write the largest and the smallest result at their bars."""
        high = painter.fontMetrics().height()
        painter.setPen(QColor(look.now().text))
        for result in {max(results), min(results)} - {0}:
            place = results.index(result)
            words = showing.amount(self.months[place].result)
            wide = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(0.0, (place + 0.5) * room - wide / 2), self.width() - wide)
            end = line - result * scale
            painter.drawText(QRectF(left, end - high if result > 0 else end, wide, high), words)


def _smaller(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSize(font.pointSize() - 2)
    return made


def _told(month: MonthResult) -> str:
    return f"{showing.month(month.month)}: {showing.money(month.result, sign=True)}"
