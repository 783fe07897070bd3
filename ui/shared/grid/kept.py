"""The rows of a grid as a draft keeps them: how each cell came there, its value, or the text nobody can read."""

from contextlib import suppress
from typing import Any

from coopbooks.errors import Refusal
from ui.shared.grid.model import GridModel
from ui.shared.grid.shape import Cell, GridColumn, GridRow, GridSection, Readers


def kept_rows(model: GridModel) -> Any:
    """Return the rows of every section."""
    return {
        section.key: [_row_kept(model.readers, section, row) for row in model.rows[section.key]]
        for section in model.sections
    }


def _row_kept(readers: Readers, section: GridSection, row: GridRow) -> Any:
    columns = [one for one in section.columns if one and one.make and not row.cell(one.key).empty]
    return {
        "cells": {one.key: _cell_kept(readers, one, row.cell(one.key)) for one in columns},
        "besides": row.besides,
    }


def _cell_kept(readers: Readers, column: GridColumn, cell: Cell) -> Any:
    how = "text" if cell.text else "typed" if cell.typed else "proposed" if cell.proposed else "set"
    return {how: cell.text or readers.of(column).as_json(cell.value)}


def rows_kept(model: GridModel, kept: Any) -> dict[str, list[GridRow]]:
    """Return the rows a draft kept; a cell that does not fit any more is empty."""
    return {
        section.key: [_row_of(model.readers, section, one) for one in kept.get(section.key, ())]
        for section in model.sections
    }


def _row_of(readers: Readers, section: GridSection, kept: Any) -> GridRow:
    row = GridRow(besides=kept["besides"])
    for column in (one for one in section.columns if one and one.make and one.key in kept["cells"]):
        with suppress(Refusal, LookupError, TypeError, ValueError, AttributeError):
            row.cells[column.key] = _cell_of(readers, column, kept["cells"][column.key])
    return row


def _cell_of(readers: Readers, column: GridColumn, kept: Any) -> Cell:
    ((how, value),) = kept.items()
    if how == "text":
        return readers.read(column, value)
    return Cell(readers.of(column).of_json(value), proposed=how == "proposed", typed=how == "typed")
