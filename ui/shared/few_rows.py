"""A table of a few rows within something longer: as high as its rows, so that nothing in it scrolls by itself."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from ui import look
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.rows import Column
from ui.shared.words import Words

_LEAST_ROWS: Final = 3
"""How many rows are seen at once, at least, where there are so many and nothing else is said."""


class FewRows(RecordTable[Any]):
    """The table; it takes the room its rows fill, and no more."""

    def __init__(
        self,
        name: Words,
        columns: Sequence[Column[Any]] = (),
        faded: Callable[[Any], bool] = lambda _row: False,
        least: int = _LEAST_ROWS,
        *,
        key: str,
    ) -> None:
        """Make an empty table; ``name`` is what a screen reader calls it, ``faded`` rows are struck out.

        At the ``least`` so many of its rows are seen at once. The computer remembers under its ``key`` how its columns
        were arranged.
        """
        super().__init__(name, columns, faded, key=key)
        self._least = least
        look.worn.changed.connect(self._take_height)

    def show_all(self, rows: Sequence[Any], columns: Sequence[Column[Any]]) -> None:
        """Show other rows, under headings of their own."""
        self.show_columns(columns)
        self.show_rows(AllRows(rows))
        self._take_height()

    def _take_height(self) -> None:
        row, count = self.verticalHeader().defaultSectionSize(), self.rows_model.rowCount()
        bars = self.header.sizeHint().height() + self.horizontalScrollBar().sizeHint().height()
        around = bars + 2 * self.frameWidth()
        self.setMinimumHeight(min(count, self._least) * row + around)
        self.setMaximumHeight(count * row + around)
