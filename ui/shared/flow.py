"""Laying widgets out like words: side by side, and on a further line what does not fit on this one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from ui import look

_GAP: Final = 8
_WORDS: Final = 200
"""Pixels in which a sentence can be read."""


@dataclass(frozen=True)
class _Row:
    """What stands on one line, how wide each is, and the height of the highest."""

    items: tuple[QLayoutItem, ...]
    widths: tuple[int, ...]
    height: int


class Flow(QLayout):
    """The layout. What may grow takes what is left of its line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(_GAP)

    def addItem(self, item: QLayoutItem) -> None:
        """Put something behind what is there."""
        self._items.append(item)

    def stand(self, *fields: QWidget) -> None:
        """Put fields behind what is there, their editors on one line: a label may take two, a button has none."""
        for field in fields:
            self.addWidget(field)
            self.setAlignment(field, Qt.AlignmentFlag.AlignBottom)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them, None beyond the last, as Qt asks for it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one of them away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take all the width there is, and no more height than needed."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high it is in this width; Qt asks some hundred times while it lays out one page."""
        if width not in self._heights:
            margins = self.contentsMargins()
            rows = list(self._rows(width - margins.left() - margins.right()))
            gaps = self.spacing() * max(len(rows) - 1, 0) + margins.top() + margins.bottom()
            self._heights[width] = sum(row.height for row in rows) + gaps
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure everything anew when it is asked for next: something in it is of another size."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        hints = [item.sizeHint() for item in self._seen()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return self._around(QSize(width, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the largest: every one can stand on a line of its own."""
        largest = QSize(0, 0)
        for item in self._seen():
            largest = largest.expandedTo(item.minimumSize())
        return self._around(largest)

    def _around(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        """Lay everything out in this rectangle; one line alone stands in the middle of its height."""
        super().setGeometry(rect)
        rect = rect.marginsRemoved(self.contentsMargins())
        rows = list(self._rows(rect.width()))
        top = rect.top() + (max(rect.height() - rows[0].height, 0) // 2 if len(rows) == 1 else 0)
        for row in rows:
            left = rect.left()
            for item, width in zip(row.items, row.widths, strict=True):
                height = min(_height(item, width), row.height)
                spare = row.height - height
                down = spare if item.alignment() & Qt.AlignmentFlag.AlignBottom else spare // 2
                item.setGeometry(QRect(QPoint(left, top + down), QSize(width, height)))
                left += width + self.spacing()
            top += row.height + self.spacing()

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> Iterator[_Row]:
        row: list[QLayoutItem] = []
        taken = 0
        for item in self._seen():
            wide = _wanted(item)
            if row and taken + self.spacing() + wide > width:
                yield self._row(row, width)
                row, taken = [], 0
            taken += wide + (self.spacing() if row else 0)
            row.append(item)
        if row:
            yield self._row(row, width)

    def _row(self, items: list[QLayoutItem], width: int) -> _Row:
        """Share what is left of a line among those that may grow."""
        hints = [min(_wanted(item), width) for item in items]
        growing = [place for place, item in enumerate(items) if _may_grow(item)]
        left = width - sum(hints) - self.spacing() * (len(items) - 1)
        for place in growing:
            hints[place] = min(hints[place] + max(left, 0) // len(growing), items[place].maximumSize().width())
        heights = (_height(item, wide) for item, wide in zip(items, hints, strict=True))
        return _Row(tuple(items), tuple(hints), max(heights))


def _wanted(item: QLayoutItem) -> int:
    """The width something asks for on a line: what may grow does with the least."""
    return max(item.minimumSize().width() if _may_grow(item) else item.sizeHint().width(), 1)


def _height(item: QLayoutItem, width: int) -> int:
    """The height something asks for in this width: words that wrap want more where it is less."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _may_grow(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and bool(
        widget.sizePolicy().horizontalPolicy().value & QSizePolicy.PolicyFlag.ExpandFlag.value
    )


def flowing(*widgets: QWidget) -> QWidget:
    """Return a row of widgets that folds where it is too narrow for all of them."""
    made = QWidget()
    layout = Flow(made)
    for widget in widgets:
        layout.addWidget(widget)
    return made


def standing(*fields: QWidget) -> QWidget:
    """Return a row of fields that folds, their editors on one line; under it, as wide as it, stands what is refused in
    them, so that none of them is moved by that.
    """
    made, row = QWidget(), QWidget()
    Flow(row).stand(*fields)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(row)
    for refusal in (getattr(field, "refusal", None) for field in fields):
        if refusal:
            column.addWidget(refusal)
    return made


def after_words(words: QLabel, *widgets: QWidget) -> QWidget:
    """Return words that wrap with what can be done about them behind, or below where the words want the room."""
    look.measure(words.setMinimumWidth, _WORDS)
    words.setSizePolicy(QSizePolicy.Policy.Expanding, words.sizePolicy().verticalPolicy())
    return flowing(words, *widgets)
