"""The grid as a field of a form or a part of a page: the table, and under it the words of what is refused in it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks.errors import Refusal
from coopbooks.i18n import ngettext
from ui.shared.grid.model import GridModel
from ui.shared.grid.shape import NOTHING, Cell, GridColumn, GridRow, GridSection, Readers
from ui.shared.grid.view import GridView
from ui.shared.labels import label
from ui.shared.words import Words, say, voice


class Grid(QWidget):
    """Sections of rows one types in like a spreadsheet.

    ``widths`` are those of the places in pixels, 0 for what shares the room that is left, at least ``least`` pixels of
    it; where there is less, the grid scrolls sideways. With ``downward`` Enter goes down a column, as for counts, else
    on to the next cell.
    """

    changed = Signal()
    """Something stands there that did not before: at every key."""
    settled = Signal(GridRow, str)
    """A cell was left with something else in it: the row, and the key of its column."""
    refused = Signal(object)
    moved = Signal()
    """The cursor is on another cell."""

    def __init__(
        self,
        words: Words,
        sections: Sequence[GridSection],
        widths: Sequence[int],
        *,
        least: int = 180,
        downward: bool = False,
    ) -> None:
        """Make an empty grid; ``words`` are what a screen reader calls it."""
        super().__init__()
        self.field = ""
        self.model = GridModel(sections, Readers())
        self.view = GridView(self.model, widths, least, downward=downward)
        self.told = label(kind="refused", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.told)
        self.told.hide()
        self.setFocusProxy(self.view)
        say(self.view.setAccessibleName, words)
        self.model.changed.connect(self.changed)
        self.view.settled.connect(self.settled)
        self.view.moved.connect(self._tell_refusal)
        self.view.moved.connect(self.moved)
        voice.changed.connect(self._tell_refusal)

    # What stands in it.

    def rows(self, section: str) -> Sequence[GridRow]:
        """Return the rows of a section, the empty ones left out."""
        return [row for row in self.model.rows[section] if not row.empty]

    def all_rows(self, section: str) -> Sequence[GridRow]:
        """Return all rows of a section, as they stand."""
        return self.model.rows[section]

    def show_rows(self, rows: Mapping[str, Sequence[GridRow]], *, frozen: bool = False) -> None:
        """Show these rows by section, as the books have them; ``frozen``: to be read only."""
        self.view.editing.leave()
        self.model.change_all(rows, frozen=frozen)
        self.view.deeds.forget_all()

    def put(self, row: GridRow, key: str, value: Any) -> None:
        """Put a value into a cell as if it had been typed there."""
        self.model.put(row, key, NOTHING if value is None else Cell(value, typed=True))

    def propose(self, row: GridRow, key: str, value: Any) -> None:
        """Put a value into a cell that is empty or was proposed before: it may be typed over."""
        cell = row.cell(key)
        if cell.empty or cell.proposed:
            self.model.put(row, key, NOTHING if value is None else Cell(value, proposed=True))

    def tell(self, told: Mapping[tuple[GridRow, str], str]) -> None:
        """Show these texts in the computed cells, by row and column; all others are empty."""
        self.model.tell(told)

    def tell_sums(self, sums: Mapping[tuple[str, str], str]) -> None:
        """Show these sums under their columns, by the keys of section and column."""
        self.model.tell_sums(sums)

    def here(self) -> tuple[GridSection, GridRow | None, GridColumn | None] | None:
        """Return where the cursor is: its section, row (None: in the foot) and column."""
        index = self.view.currentIndex()
        if not index.isValid():
            return None
        spot = self.model.spot(index.row())
        return spot.section, spot.row, self.model.column(index)

    def go_to(self, row: GridRow, key: str) -> None:
        """Put the cursor on a cell, and the keys."""
        self.view.go_to(self.model.index_of(row, key))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is refused in it.

    def refuse(self, row: GridRow, key: str, refusal: Refusal) -> None:
        """Show at a cell what the books have against it, and go there."""
        self.model.put(row, key, replace(row.cell(key), refusal=refusal))
        self.go_to(row, key)

    def forget_refusals(self) -> None:
        """Take away what the books refused; what cannot be read stays refused."""
        self.model.map_cells(lambda _column, cell: cell if cell.text else replace(cell, refusal=None))
        self._tell_refusal()

    def refusals(self) -> Iterator[tuple[GridRow, str, Refusal]]:
        """Yield every cell something is wrong with, from above, with its refusal."""
        for section in self.model.sections:
            for row in self.model.rows[section.key]:
                for column in section.columns:
                    refusal = row.cell(column.key).refusal if column else None
                    if column and refusal:
                        yield row, column.key, refusal

    def check(self) -> None:
        """Take what is typed; refuse, at its cell, what cannot be read."""
        self.view.editing.leave()
        wrong = next(self.refusals(), None)
        if wrong:
            row, key, refusal = wrong
            self.go_to(row, key)
            raise Refusal(refusal.message, self.field or None, refusal.reason)

    def _tell_refusal(self) -> None:
        """Say what is wrong with the cell the cursor is on, else with the first there is."""
        if self.view.editing.under_way:
            return
        every = list(self.refusals())
        index = self.view.currentIndex()
        here = self.model.cell(index).refusal if index.isValid() and self.model.rowCount() else None
        said = here.message if here else ""
        if every and not here:
            row, key, refusal = every[0]
            said = f"{self._called(row, key)}: {refusal.message}"
        if len(every) > 1:
            more = ngettext("One more cell needs a look.", "%(many)s more cells need a look.", len(every) - 1)
            said = f"{said} {more % {'many': len(every) - 1}}"
        self.told.setText(said)
        self.told.setVisible(bool(said))

    def _called(self, row: GridRow, key: str) -> str:
        spot = self.model.spot(self.model.line(row))
        column = spot.section.at(self.model.place(spot.section, key))
        return ", ".join(filter(None, (self.model.row_words(spot), column.words() if column else "")))

    # As a field of a form.

    @property
    def typed(self) -> bool:
        """Whether somebody typed something that was not taken over."""
        rows = (row for rows in self.model.rows.values() for row in rows)
        return any(cell.typed for row in rows for cell in row.cells.values())

    def taken_over(self) -> None:
        """Note that the books have what stands here: no cell is marked any more."""
        self.model.taken_over()

    def reset(self) -> None:
        """Begin without rows."""
        self.show_rows({})

    def kept(self) -> Any:
        """Return every row as a draft keeps it."""
        return {
            section.key: [self._row_kept(section, row) for row in self.model.rows[section.key]]
            for section in self.model.sections
        }

    def _row_kept(self, section: GridSection, row: GridRow) -> Any:
        columns = [one for one in section.columns if one and one.make and not row.cell(one.key).empty]
        cells = {one.key: self._cell_kept(one, row.cell(one.key)) for one in columns}
        return {"cells": cells, "besides": row.besides}

    def _cell_kept(self, column: GridColumn, cell: Cell) -> Any:
        how = "text" if cell.text else "typed" if cell.typed else "proposed" if cell.proposed else "set"
        return {how: cell.text or self.model.readers.of(column).as_json(cell.value)}

    def take_back(self, kept: Any) -> None:
        """Put in again the rows a draft kept; what does not fit any more is left out, cell by cell."""
        rows = {
            section.key: [self._row_of(section, one) for one in kept.get(section.key, ())]
            for section in self.model.sections
        }
        self.show_rows(rows)

    def _row_of(self, section: GridSection, kept: Any) -> GridRow:
        row = GridRow(besides=kept["besides"])
        for column in (one for one in section.columns if one and one.make and one.key in kept["cells"]):
            with suppress(Refusal, LookupError, TypeError, ValueError, AttributeError):
                row.cells[column.key] = self._cell_of(column, kept["cells"][column.key])
        return row

    def _cell_of(self, column: GridColumn, kept: Any) -> Cell:
        ((how, value),) = kept.items()
        if how == "text":
            return self.model.readers.read(column, value)
        of_json = self.model.readers.of(column).of_json
        return Cell(of_json(value), proposed=how == "proposed", typed=how == "typed")
