"""The grid of a work sheet: its columns come and go with what is chosen, and a draft of it knows which it had."""

from collections.abc import Callable, Sequence
from typing import Any

from coopbooks.i18n import _
from ui.shared.grid import Grid, GridRow
from ui.shared.grid.columns import room_of, show_columns
from ui.shared.words import Words
from ui.work.sheet_columns import SECTION, section, widths


class SheetGrid(Grid):
    """Members down, what is chosen across. ``head`` says what stands over a column, ``called`` who a row is."""

    def __init__(self, head: Callable[[str], Words], called: Callable[[GridRow], str]) -> None:
        """Begin without columns."""
        self.head, self._called = head, called
        self.keys: list[str] = []
        self._heads: list[str] = []
        made = section(self.keys, head, called)
        super().__init__(lambda: _("How much did each do?"), (made,), widths(()), downward=True, rows=8)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Have these columns."""
        heads = [self.head(key)() for key in keys]
        if (list(keys), heads) != (self.keys, self._heads):
            self.keys, self._heads = list(keys), heads
            made = section(self.keys, self.head, self._called)
            show_columns(self, (made,), widths([room_of(self, head) for head in heads]))

    @property
    def used(self) -> set[str]:
        """The columns something stands in."""
        rows = self.all_rows(SECTION)
        return {key for row in rows for key, cell in row.cells.items() if not cell.empty}

    def kept(self) -> Any:
        """Return the columns and every row as a draft keeps them."""
        return {"keys": self.keys, "rows": super().kept()}

    def take_back(self, kept: Any) -> None:
        """Put in again what a draft kept."""
        self.show_keys([str(key) for key in kept["keys"]])
        super().take_back(kept["rows"])
