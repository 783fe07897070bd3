"""A pane that is about a list, such as the plan of a loan: what is said about it, and below it the list."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import look
from ui.shared.labels import heading, label, panel
from ui.shared.listed import Listed
from ui.shared.pane import Pane
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.words import Words

_ROW: Final = 32
_AROUND: Final = 3
"""Pixels of a row, and how many more of them the headings, the totals and the foot take."""
_MOST_ROWS: Final = 12
"""Rows in sight where the list is part of what scrolls."""
_ALL: Final = 16_777_215
"""As many pixels as Qt lets a widget have."""


class ListedPane(Pane):
    """The base. Subclasses call :meth:`lay_out` with what they say beside ``said``, the line over the list."""

    least: int
    """Rows there is room for at least where the list is part of what scrolls."""

    def __init__(self, table: RecordTable[Any], empty: Words) -> None:
        """Begin without rows; ``empty`` stands in their place."""
        super().__init__()
        self.table = table
        self.listed = Listed(table, empty)
        self.said = label(kind="quiet", wrap=True)

    def lay_out(self, title: Words, *above: QWidget) -> None:
        """Lay it out: the title, the line, what stands above the list, the list."""
        frame = panel()
        inside = QVBoxLayout(frame)
        for widget in (heading(title), self.said, *above):
            inside.addWidget(widget)
        inside.addWidget(self.listed, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def say(self, words: str) -> None:
        """Say something over the list, or nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def show_rows(self, rows: Sequence[Any], sums: Mapping[str, str] | None = None) -> None:
        """Show rows, and the sums of all of them by the keys of their columns."""
        self.listed.show_rows(AllRows(rows), "", sums)
        self._take_height()

    def show_whole(self, whole: bool) -> None:  # noqa: FBT001 - the value itself
        """Be as high as some rows, for what scrolls around it; or as high as there is room."""
        self.whole = whole
        self._take_height()

    def _take_height(self) -> None:
        rows = min(max(self.table.rows_model.rowCount(), self.least), _MOST_ROWS) + _AROUND
        self.listed.setMinimumHeight(look.scaled(rows * _ROW) if self.whole else 0)
        self.listed.setMaximumHeight(look.scaled(rows * _ROW) if self.whole else _ALL)
