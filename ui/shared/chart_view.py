"""A chart on the screen: its one sentence, and below it the drawing, whose bars can be asked one by one."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coopbooks import i18n
from ui.look import measure, now, scaled, worn
from ui.shared.drawing import Draw, Drawing, Look
from ui.shared.labels import label
from ui.shared.words import Words, say

_LOW, _WIDE = 120, 280
_PADDING: Final = 6
_MARGIN: Final = 4
_FRAME: Final = 2
_SMALLER: Final = 0.85
"""Letters on a drawing, in sizes of those around it."""
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True)
class Chart:
    """What a chart shows: a figure for each bar, what draws them, its one sentence, and what each of its bars says.

    ``some`` says whether there is more to be seen than the newest bar, whose figure stands beside it anyway.
    ``shares`` are the parts of the width each bar takes, where they are pieces of one bar; else all are as wide.
    """

    figures: tuple[Any, ...]
    draw: Draw
    sentence: str
    said: tuple[str, ...]
    some: bool = True
    shares: tuple[float, ...] = ()


class ChartView(QWidget):
    """A chart with its sentence. ``opened`` tells the figure whose bar was clicked or entered."""

    opened = Signal(object)

    def __init__(self, key: str, name: Words) -> None:
        """Begin without figures; the drawing is kept under ``key`` from one start to the next."""
        super().__init__()
        self.sentence = label(kind="quiet", wrap=True)
        self.bars = BarsView(key)
        say(self.bars.setAccessibleName, name)
        self.bars.opened.connect(self.opened)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self.bars, 1)

    def show_chart(self, chart: Chart) -> None:
        """Show other figures."""
        self.sentence.setText(chart.sentence)
        self.bars.show_chart(chart)


class BarsView(QWidget):
    """The drawing. The mouse, and the keys to the left and right, choose a bar, which then says what it stands for."""

    opened = Signal(object)

    def __init__(self, key: str) -> None:
        """Begin without figures."""
        super().__init__()
        self.chosen: int | None = None
        self.chart: Chart | None = None
        self.drawing = Drawing(key, self)
        self.drawing.made.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        measure(self.setMinimumHeight, _LOW)
        worn.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Ask for room to tell the bars apart."""
        return QSize(scaled(_WIDE), scaled(_LOW))

    def show_chart(self, chart: Chart) -> None:
        """Show other figures; what is drawn stays until they are."""
        self.chart = chart
        self.choose(None)
        self.setAccessibleDescription(chart.sentence)
        self.update()

    def choose(self, place: int | None) -> None:
        """Choose a bar, which says what it stands for, or none."""
        if place == self.chosen:
            return
        self.chosen = place
        self.update()
        if self.hasFocus() and (said := self._said()):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _said(self) -> str:
        return self.chart.said[self.chosen] if self.chart and self.chosen is not None else ""

    def _many(self) -> int:
        return len(self.chart.said) if self.chart else 0

    def _look(self) -> Look:
        tokens = now()
        return {
            "width": self._field().width(),
            "height": self._field().height(),
            "letters": round(QFontInfo(self.font()).pixelSize() * _SMALLER, 1),
            "text": tokens.text,
            "quiet": tokens.quiet,
            "line": tokens.strong_line,
            "money_in": tokens.money_in,
            "money_out": tokens.money_out,
            "held": tokens.strong_line,
            "now": tokens.accent,
        }

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing, having it drawn anew where it is of something else, and mark the bar chosen."""
        if self.chart is None:
            return
        self.drawing.want(self.chart.draw, self._look(), self.chart.figures, i18n.language())
        painter = QPainter(self)
        if self.chosen is not None:
            painter.fillRect(self.place_of(self.chosen), QColor(now().selected))
        painter.drawImage(self._field(), self.drawing.picture(self.devicePixelRatioF()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(now().accent), _FRAME))
            painter.drawRect(QRectF(self.rect()).adjusted(_FRAME / 2, _FRAME / 2, -_FRAME / 2, -_FRAME / 2))
        if said := self._said():
            self._write(painter, said)
        painter.end()

    def place_of(self, place: int) -> QRectF:
        """Return where a bar stands: each has the same share of the whole width, or its own."""
        field = self._field()
        many = max(1, self._many())
        shares = (self.chart.shares if self.chart else ()) or (1 / many,) * many
        before = sum(shares[:place])
        return QRectF(field.left() + before * field.width(), field.top(), shares[place] * field.width(), field.height())

    def _field(self) -> QRectF:
        """Where the drawing is: within the frame that shows where the keys go."""
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def _write(self, painter: QPainter, said: str) -> None:
        """Write what the bar chosen stands for above it, within the drawing."""
        tokens, wide = now(), painter.fontMetrics().horizontalAdvance(said) + 2 * _PADDING
        middle = self.place_of(self.chosen or 0).center().x()
        left = min(max(_MARGIN, middle - wide / 2), self.width() - wide - _MARGIN)
        high = painter.fontMetrics().height() + _PADDING
        place = QRectF(left, _MARGIN, wide, high).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(tokens.strong_line))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRect(place)
        painter.setPen(QColor(tokens.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)

    # the mouse and the keys ---------------------------------------------------------------------------------------

    def _at(self, event: QMouseEvent) -> int | None:
        return next((one for one in range(self._many()) if self.place_of(one).contains(event.position())), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the bar under the mouse."""
        self.choose(self._at(event))

    def leaveEvent(self, _event: QEvent) -> None:
        """Choose none."""
        self.choose(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the bar under the mouse."""
        self._open(self._at(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the bar on the left or right, to the first or last, or open the one chosen."""
        last, key = self._many() - 1, Qt.Key(event.key())
        if key in _STEPS and last >= 0:
            self.choose(last if self.chosen is None else min(max(0, self.chosen + _STEPS[key]), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self.choose(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.chosen is not None:
            self._open(self.chosen)
        else:
            super().keyPressEvent(event)

    def _open(self, place: int | None) -> None:
        if self.chart and place is not None:
            self.opened.emit(self.chart.figures[place])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose none any more."""
        super().focusOutEvent(event)
        self.choose(None)
        self.update()
