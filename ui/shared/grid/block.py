"""Blocks of cells: copied as spreadsheets take them, pasted from them, filled down."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import Final

from PySide6.QtCore import QMimeData, QModelIndex

from coopbooks import showing
from ui.shared.grid.model import GridModel
from ui.shared.grid.shape import Cell, GridColumn, GridRow, GridSection

_MOST: Final = 2_000
"""Rows of one paste; more than that is no sheet of this program."""


def copied(model: GridModel, indexes: Iterable[QModelIndex]) -> QMimeData:
    """Return the rectangle around some cells, columns apart by tabs."""
    cells = {(one.row(), one.column()): str(one.data() or "") for one in indexes}
    made = QMimeData()
    if cells:
        rows = sorted({row for row, _place in cells})
        places = range(min(place for _row, place in cells), max(place for _row, place in cells) + 1)
        lines = ["\t".join(_plain(model, row, place, cells.get((row, place), "")) for place in places) for row in rows]
        made.setText("\n".join(lines))
    return made


def _plain(model: GridModel, row: int, place: int, text: str) -> str:
    """A figure as a spreadsheet takes it: without marks of thousands, with the short minus."""
    column = model.spot(row).section.at(place)
    if column and column.right:
        text = text.replace(showing.region().group, "").replace(showing.MINUS, "-")
    return " ".join(text.split())


def cells_of(text: str) -> list[list[str]]:
    """Return the rows of a block from a spreadsheet; a cell of several lines, in quotes there, becomes one line."""
    rows = csv.reader(StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
    return [[" ".join(cell.split()) for cell in row] for row in islice(rows, _MOST)]


def paste(model: GridModel, at: QModelIndex, block: Sequence[Sequence[str]]) -> list[tuple[GridRow, str]]:
    """Put a block where the cursor is; rows are added where the section has too few. Returns the cells that changed.

    Each cell is read as if it had been typed there: what cannot be read, or in two ways, is asked about at its cell.
    """
    spot = model.spot(at.row())
    rows = model.rows[spot.section.key]
    first = rows.index(spot.row) if spot.row else len(rows)
    done = []
    for number, texts in enumerate(block):
        row = _row(model, spot.section, first + number)
        if row is None:
            break
        for place, text in enumerate(texts, start=at.column()):
            column = spot.section.at(place)
            if column and column.make and column.open(row):
                model.put(row, column.key, model.readers.read(column, text))
                done.append((row, column.key))
    return done


def _row(model: GridModel, section: GridSection, number: int) -> GridRow | None:
    rows = model.rows[section.key]
    if number < len(rows):
        return rows[number]
    return model.add(section, section.new()) if section.invitation else None


def fill_down(model: GridModel, indexes: Iterable[QModelIndex]) -> list[tuple[GridRow, str]]:
    """Put what stands in the uppermost chosen cell of each column, or above a single one, into those below it."""
    done = []
    for column, section, rows in _chosen(model, indexes):
        all_rows = model.rows[section.key]
        first = all_rows.index(rows[0])
        source = rows[0] if len(rows) > 1 else all_rows[first - 1] if first else None
        if source is None:
            continue
        cell = source.cell(column.key)
        for row in rows[1:] if len(rows) > 1 else rows:
            model.put(row, column.key, Cell(cell.value, cell.text, cell.refusal, typed=True))
            done.append((row, column.key))
    return done


def empty(model: GridModel, indexes: Iterable[QModelIndex]) -> list[tuple[GridRow, str]]:
    """Leave nothing in these cells."""
    done = []
    for column, _section, rows in _chosen(model, indexes):
        for row in rows:
            if not row.cell(column.key).empty:
                model.put(row, column.key, Cell(typed=True))
                done.append((row, column.key))
    return done


def _chosen(
    model: GridModel, indexes: Iterable[QModelIndex]
) -> Iterator[tuple[GridColumn, GridSection, list[GridRow]]]:
    """The open cells among some, by column of each section, from above."""
    found: dict[tuple[str, int], list[GridRow]] = {}
    of: dict[str, GridSection] = {}
    for index in sorted(indexes, key=lambda one: (one.column(), one.row())):
        spot = model.spot(index.row())
        if spot.row and model.is_open(index):
            of[spot.section.key] = spot.section
            found.setdefault((spot.section.key, index.column()), []).append(spot.row)
    for (key, place), rows in found.items():
        column = of[key].at(place)
        if column:
            yield column, of[key], rows
