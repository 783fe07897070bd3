"""The parts of a page, side by side under their names: each a row of filters and buttons, and what they are about."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ui.shared.search_edit import SearchEdit
from ui.shared.words import Words, say


class Tabs(QTabWidget):
    """The parts of a page, by key."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.setDocumentMode(True)
        self._keys: list[str] = []

    def add(self, key: str, words: Words, tools: Sequence[QWidget], below: QWidget) -> None:
        """Add a part: its name, the row of ``tools`` above, and what stands below them."""
        place = self.addTab(_column(tools, below), "")
        self._keys.append(key)
        say(lambda text: self.setTabText(place, text), words, self)

    @property
    def key(self) -> str:
        """The part in sight."""
        return self._keys[self.currentIndex()]

    def show_part(self, key: str) -> None:
        """Bring a part into sight; the first where there is none of this key."""
        self.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)


def _column(tools: Sequence[QWidget], below: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 12, 0, 0)
    layout.setSpacing(12)
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in tools:
        row.addWidget(widget, 1 if isinstance(widget, SearchEdit) else 0)
    row.addStretch()
    layout.addLayout(row)
    layout.addWidget(below, 1)
    return column
