"""A tile: one question, its answer in a figure, the few lines it is made of; pressed, it opens the page behind it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.shared.labels import label
from ui.shared.words import Words

_MARGIN, _SPACING = 12, 6


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


class Task(WordsButton):
    """Something to be done, in words."""

    def __init__(self) -> None:
        """Make an empty one."""
        super().__init__()
        self._words = label(wrap=True)
        self.put(self._words)

    def say(self, words: str) -> None:
        """Say what is to be done."""
        self._words.setText(words)
        self.setAccessibleName(words)


class Tile(WordsButton):
    """A question with its answer. ``more`` stands under the lines: a picture."""

    def __init__(self, question: Words, more: QWidget | None = None) -> None:
        """Make a tile without an answer."""
        super().__init__()
        self.question = label(question, "label", wrap=True)
        self.figure = label(kind="heading")
        self.note = label(kind="quiet", wrap=True)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.question, 1)
        across.addWidget(self.figure)
        self.put(head)
        self.column.addLayout(self._grid)
        self.put(self.note)
        if more:
            self.put(more)
            self.column.setStretchFactor(more, 1)
        else:
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
        self.setAccessibleDescription(". ".join([*(" ".join(line) for line in lines), note]))

    def _add_line(self) -> tuple[QLabel, QLabel]:
        name, amount = label(wrap=True), label()
        place = len(self._lines)
        self._grid.addWidget(name, place, 0)
        self._grid.addWidget(amount, place, 1, Qt.AlignmentFlag.AlignRight)
        for one in (name, amount):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return name, amount
