"""The field that says how much each member counts where something is shared; what was recorded is proposed."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from coopbooks.i18n import _
from coopbooks.quantity import Quantity
from ui.shared.fields import Fields
from ui.shared.grid import Cell, Grid, GridColumn, GridRow, GridSection
from ui.shared.grid.columns import room_of, show_columns
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.words import Words

WEIGHTS: Final = "weights"
_WIDTH: Final = 96
_NOTHING: Final = Quantity(0)
Recorded = Mapping[str, Mapping[int, Quantity]]
"""By key, how much of it is recorded of each member."""


class WeightFields:
    """A row for each member, a column for each key members count differently by; ``heads`` are all that may be."""

    def __init__(self, fields: Fields, heads: Mapping[str, str]) -> None:
        """Add it to the fields of a form, without any member yet."""
        self._heads, self._labels = heads, dict[int, str]()
        self.keys: tuple[str, ...] = ()
        words: Words = lambda: _("How much does each count?")  # noqa: E731 - as spoken
        self.grid = Grid(words, (self._section(()),), (0,), downward=True, rows=6)
        fields.add(WEIGHTS, words, self.grid)

    def _section(self, keys: tuple[str, ...]) -> GridSection:
        columns = [GridColumn("name", lambda: _("Member"))]
        columns += [GridColumn(key, partial(_, self._heads[key]), QuantityEdit, right=True) for key in keys]
        return GridSection(
            WEIGHTS,
            lambda: _("Members"),
            columns,
            sums=keys,
            row_words=lambda row: self._labels.get(row.besides, ""),
        )

    @property
    def _rows(self) -> Iterable[GridRow]:
        return self.grid.all_rows(WEIGHTS)

    def ask_for(self, asked: Iterable[str]) -> None:
        """Show a column for each key that is asked for and may be written."""
        wanted = set(asked)
        self.keys = tuple(key for key in self._heads if key in wanted)
        if self.grid.model.sections[0].sums != self.keys:
            widths = [max(_WIDTH, room_of(self.grid, _(self._heads[key])) + 32) for key in self.keys]
            show_columns(self.grid, (self._section(self.keys),), (0, *widths))

    def show_members(self, persons: Mapping[int, str], recorded: Recorded) -> None:
        """Show who takes part; what is ``recorded`` of each is proposed, by the keys nobody wrote anything for."""
        self._labels = dict(persons)
        there = {row.besides: row for row in self._rows}
        if list(persons) != list(there):
            self.grid.show_rows({WEIGHTS: [there.get(one) or GridRow(besides=one) for one in persons]})
        for key in self.keys:
            if key in recorded and not self.given(key):
                for row in self._rows:
                    self.grid.propose(row, key, recorded[key].get(row.besides))
        self.grid.tell({(row, "name"): persons[row.besides] for row in self._rows})

    def put(self, weights: Recorded) -> None:
        """Fill in what was written."""
        rows = [GridRow(besides=one) for one in sorted({one for typed in weights.values() for one in typed})]
        for row in rows:
            row.cells = {key: Cell(typed[row.besides]) for key, typed in weights.items() if row.besides in typed}
        self.grid.show_rows({WEIGHTS: rows})

    def value(self) -> dict[str, dict[int, Quantity]]:
        """Return what each counts by the keys something was written for."""
        self.grid.value()
        given = (key for key in self.keys if self.given(key))
        return {key: {row.besides: row.value(key) or _NOTHING for row in self._rows} for key in given}

    def given(self, key: str) -> bool:
        """Whether somebody wrote what members count by a key, instead of what was recorded."""
        cells = [row.cell(key) for row in self._rows]
        return any(not (cell.proposed or cell.empty) for cell in cells)
