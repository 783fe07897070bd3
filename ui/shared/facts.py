"""Facts under one another, each beside its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.shared.emptying import empty
from ui.shared.labels import label


class Facts(QWidget):
    """Names and what they stand for, in two columns."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._shown: list[tuple[str, str]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        if list(facts) == self._shown:
            return
        self._shown = list(facts)
        empty(self._grid)
        for row, texts in enumerate(facts):
            for column, (text, kind) in enumerate(zip(texts, ("quiet", ""), strict=True)):
                made = label(kind=kind, wrap=column == 1)
                made.setText(text)
                made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(made, row, column, Qt.AlignmentFlag.AlignTop)
