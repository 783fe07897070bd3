"""A tile: one question, its answer in a figure, the few lines it is made of; pressed, it opens the page behind it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coopbooks.i18n import _
from ui.look import measure
from ui.shared.chart_view import Chart, ChartView
from ui.shared.labels import label, restyle
from ui.shared.sign import Sign
from ui.shared.words import Words

_MARGIN, _SPACING = 12, 6
_DRAWING: Final = 20
_HIGHEST: Final = 680


class WordsButton(QPushButton):
    """A button whose words take as many lines as they need; what stands on it lets the mouse through."""

    def __init__(self) -> None:
        """Make an empty one."""
        super().__init__()
        self.setAutoDefault(True)  # pressed with Enter, as every button
        self.setProperty("kind", "tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        self.column.setSpacing(_SPACING)

    def put(self, widget: QWidget) -> None:
        """Put something under what is there."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.column.addWidget(widget)

    def sizeHint(self) -> QSize:
        """Ask for as much room as what stands on it."""
        return self.column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for no less than what stands on it."""
        return self.column.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        """Say that words in a narrow column need more lines."""
        return self.column.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return how high the words are in this width."""
        return self.column.totalHeightForWidth(width)


class Task(WordsButton):
    """Something to be done, in words, with a drawing of what it is about; done, it is ticked off."""

    def __init__(self) -> None:
        """Make an empty one."""
        super().__init__()
        self._sign, self._words = Sign(_DRAWING, "todo"), label(wrap=True)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._words, 1)
        self.put(row)

    def say(self, words: str, drawing: str = "todo") -> None:
        """Say what is to be done."""
        self._show(words, words, drawing)
        self.setEnabled(True)

    def say_done(self, words: str, told: str) -> None:
        """Say what was done; ``told`` says for who cannot see the tick that it is."""
        self._show(words, told, "done")
        self.setEnabled(False)

    def _show(self, words: str, told: str, drawing: str) -> None:
        done = drawing == "done"
        self._sign.show_drawing(drawing, "money_in" if done else "accent")
        self._words.setText(words)
        restyle(self._words, "kind", "quiet" if done else "")
        self.setAccessibleName(told)
        self.setAccessibleDescription(_("Nothing is left to be done of it.") if done else _("Opens where it is done."))


class Tile(WordsButton):
    """A question with its answer."""

    def __init__(self, question: Words) -> None:
        """Make a tile without an answer."""
        super().__init__()
        self.question = label(question, "label", wrap=True)
        self.figure = label(kind="heading")
        self.note = label(kind="quiet", wrap=True)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.question, 1)
        across.addWidget(self.figure)
        self.put(head)
        self.column.addLayout(self._grid)
        self.put(self.note)
        self.column.addStretch()

    def answer(self, figure: str, lines: Sequence[tuple[str, str]] = (), note: str = "") -> None:
        """Show the figure, the lines it is made of (name and amount), and a sentence about it."""
        self.figure.setText(figure)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        while len(self._lines) < len(lines):
            self._lines.append(self._add_line())
        for (name, amount), place in zip(self._lines, range(len(self._lines)), strict=True):
            text = lines[place] if place < len(lines) else ("", "")
            for shown, words in zip((name, amount), text, strict=True):
                shown.setText(words)
                shown.setVisible(place < len(lines))
        self.setAccessibleName(f"{self.question.text()} {figure}")
        told = [*(" ".join(line) for line in lines), note.removesuffix("."), _("Opens the page behind it.")]
        self.setAccessibleDescription(". ".join(filter(None, told)))

    def _add_line(self) -> tuple[QLabel, QLabel]:
        name, amount = label(wrap=True), label()
        place = len(self._lines)
        self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(amount, place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        for one in (name, amount):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return name, amount


class Pictured(QFrame):
    """One panel of a tile and the chart below it, each with its own keys and clicks; it grows with its bars."""

    def __init__(self, tile: Tile, chart: ChartView) -> None:
        """Put them together."""
        super().__init__()
        self._chart = chart
        self.setProperty("kind", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        measure(self.setMaximumHeight, _HIGHEST)
        tile.setProperty("kind", "tile_head")
        tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, _MARGIN - 4)
        column.setSpacing(0)
        column.addWidget(tile)
        chart.column.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        column.addWidget(chart, 1)

    def show_chart(self, chart: Chart) -> None:
        """Show other figures below the tile."""
        self._chart.show_chart(chart)
        self._chart.setVisible(chart.some)
        vertical = QSizePolicy.Policy.Expanding if chart.some else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
