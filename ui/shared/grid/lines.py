"""The lines of a grid: a heading, the rows and a foot of each section, and how rows come and go."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Signal

from ui.shared.grid.shape import NOTHING, Cell, GridColumn, GridRow, GridSection, Readers, Spot

Index = QModelIndex | QPersistentModelIndex
State = Mapping[str, Sequence[tuple[GridRow, Mapping[str, Cell]]]]
"""What the rows of each section were at one time."""
NO_INDEX: Final = QModelIndex()


class _ToldOnce(QAbstractTableModel):
    """Tells by ``changed`` when something is another now."""

    changed = Signal()
    _together = _later = False

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Tell of all that changes meanwhile once, when all of it is there: whoever adds it up does so once."""
        self._together, self._later = True, False
        try:
            yield
        finally:
            self._together = False
        if self._later:
            self.changed.emit()

    def _say_changed(self) -> None:
        self._later = True
        if not self._together:
            self.changed.emit()


class GridLines(_ToldOnce):
    """Rows by section; ``frozen`` lets nothing be typed."""

    def __init__(self, sections: Sequence[GridSection], readers: Readers) -> None:
        """Begin without rows."""
        super().__init__()
        self.sections, self.readers = sections, readers
        self.frozen = False
        self.hidden: frozenset[str] = frozenset()
        self.rows: dict[str, list[GridRow]] = {section.key: [] for section in sections}
        self.sums: dict[tuple[str, str], str] = {}
        self.places = max(len(section.columns) for section in sections)
        self.spots: list[Spot] = []
        self._lines: dict[GridRow, int] = {}
        self.lay_out()

    # Where everything is.

    def lay_out(self) -> None:
        """Note which line is what, after rows came or went."""
        self.spots = [spot for section in self.sections for spot in self._spots_of(section)]
        self._lines = {spot.row: line for line, spot in enumerate(self.spots) if spot.row}

    def _spots_of(self, section: GridSection) -> Iterator[Spot]:
        if section.key in self.hidden:
            return
        if len(self.sections) > 1:
            yield Spot("heading", section)
        for row in self.rows[section.key]:
            yield Spot("row", section, row)
        if section.sums or (section.invitation and not self.frozen):
            yield Spot("foot", section)

    def spot(self, line: int) -> Spot:
        """Return what a line is."""
        return self.spots[line]

    def line(self, row: GridRow) -> int:
        """Return the line a row stands in."""
        return self._lines[row]

    def column(self, index: Index) -> GridColumn | None:
        """Return the column of a cell, None where its section has none."""
        return self.spots[index.row()].section.at(index.column()) if index.isValid() else None

    def place(self, section: GridSection, key: str) -> int:
        """Return the place of a section's column."""
        return next(place for place, column in enumerate(section.columns) if column and column.key == key)

    def room_of_foot(self, section: GridSection) -> int:
        """Return how many places there are before the first sum at the foot of a section."""
        sums = (place for place, column in enumerate(section.columns) if column and column.key in section.sums)
        return next(sums, self.places)

    def index_of(self, row: GridRow, key: str) -> QModelIndex:
        """Return the cell of a row."""
        line = self.line(row)
        return self.index(line, self.place(self.spots[line].section, key))

    def is_open(self, index: Index) -> bool:
        """Whether a cell can be typed in; one in the foot becomes a row by that."""
        column = self.column(index)
        if self.frozen or column is None or column.make is None:
            return False
        spot = self.spots[index.row()]
        if spot.row:
            return column.open(spot.row)
        return spot.kind == "foot" and spot.section.invitation is not None and index.column() == 0

    def cell(self, index: Index) -> Cell:
        """Return what stands in a cell."""
        spot, column = self.spots[index.row()], self.column(index)
        return spot.row.cell(column.key) if spot.row and column else NOTHING

    # What stands there.

    def put(self, row: GridRow, key: str, cell: Cell) -> None:
        """Have something else in a cell."""
        if row.cell(key) != cell:
            row.cells[key] = cell
            if row in self._lines:
                self._tell(self.line(row), self.line(row))
            self._say_changed()

    def touch(self, row: GridRow) -> None:
        """Mark the first cell of a row: something beside its cells changed."""
        column = self.spots[self.line(row)].section.at(0)
        if column:
            row.cells[column.key] = replace(row.cell(column.key), typed=True)
        self._tell(self.line(row), self.line(row))
        self._say_changed()

    def tell(self, told: Mapping[tuple[GridRow, str], str]) -> None:
        """Show these texts in computed cells, by row and column, and nothing in all others."""
        by_row: dict[GridRow, dict[str, str]] = {}
        for (row, key), text in told.items():
            by_row.setdefault(row, {})[key] = text
        for row, line in self._lines.items():
            mine = by_row.get(row, {})
            if row.told != mine:
                row.told = mine
                self._tell(line, line)

    def tell_sums(self, sums: Mapping[tuple[str, str], str]) -> None:
        """Show these sums, by the keys of section and column."""
        if self.sums != sums:
            self.sums = dict(sums)
            for line, spot in enumerate(self.spots):
                if spot.kind == "foot":
                    self._tell(line, line)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.places - 1))

    # How rows come and go.

    def add(self, section: GridSection, row: GridRow, at: int | None = None) -> GridRow:
        """Put a row into a section, at its end or before another."""
        rows = self.rows[section.key]
        at = len(rows) if at is None else at
        line = self._first_line(section) + at
        self.beginInsertRows(NO_INDEX, line, line)
        rows.insert(at, row)
        self.lay_out()
        self.endInsertRows()
        self._say_changed()
        return row

    def _first_line(self, section: GridSection) -> int:
        before = next(line for line, spot in enumerate(self.spots) if spot.section is section) if self.spots else 0
        return before + (len(self.sections) > 1)

    def remove(self, row: GridRow) -> None:
        """Take a row away."""
        line = self.line(row)
        self.beginRemoveRows(NO_INDEX, line, line)
        self.rows[self.spots[line].section.key].remove(row)
        self.lay_out()
        self.endRemoveRows()
        self._say_changed()

    def move(self, row: GridRow, step: int) -> bool:
        """Let a row change places with the one above (−1) or below it (1) of its section; tells whether it did."""
        line = self.line(row)
        rows = self.rows[self.spots[line].section.key]
        at = rows.index(row)
        if not 0 <= at + step < len(rows):
            return False
        self.beginMoveRows(NO_INDEX, line, line, NO_INDEX, line + (2 if step > 0 else -1))
        rows.insert(at + step, rows.pop(at))
        self.lay_out()
        self.endMoveRows()
        self._say_changed()
        return True

    def change_all(self, rows: Mapping[str, Sequence[GridRow]], *, frozen: bool) -> None:
        """Have other rows altogether."""
        self.beginResetModel()
        self.frozen = frozen
        self.rows = {section.key: list(rows.get(section.key, ())) for section in self.sections}
        self.sums = {}
        self.lay_out()
        self.endResetModel()
        self._say_changed()

    def hide(self, sections: frozenset[str]) -> None:
        """Have these sections out of sight; what stands in them stays."""
        self.beginResetModel()
        self.hidden = sections
        self.lay_out()
        self.endResetModel()

    def state(self) -> State:
        """Return what there is now, to be gone back to."""
        return {key: [(row, dict(row.cells)) for row in rows] for key, rows in self.rows.items()}

    def go_back(self, state: State) -> None:
        """Have again what there was."""
        for rows in state.values():
            for row, cells in rows:
                row.cells = dict(cells)
        self.change_all({key: [row for row, _cells in rows] for key, rows in state.items()}, frozen=self.frozen)

    def map_cells(self, change: Callable[[GridColumn, Cell], Cell]) -> None:
        """Change every cell that is typed in."""
        for section in self.sections:
            for column in (one for one in section.columns if one and one.make):
                for row in self.rows[section.key]:
                    if column.key in row.cells:
                        row.cells[column.key] = change(column, row.cells[column.key])
        self._tell(0, len(self.spots) - 1)

    def taken_over(self) -> None:
        """Note that the books have what stands here."""
        self.map_cells(lambda _column, cell: replace(cell, typed=False))
