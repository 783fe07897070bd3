"""The grid as a field of a form or a part of a page: the table, and under it the words of what is refused in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks.errors import Refusal
from coopbooks.i18n import ngettext
from ui.shared.grid.height import Height
from ui.shared.grid.kept import kept_rows, rows_kept
from ui.shared.grid.model import GridModel
from ui.shared.grid.shape import NOTHING, Cell, GridColumn, GridRow, GridSection, Readers
from ui.shared.grid.view import GridView
from ui.shared.labels import label
from ui.shared.words import Words, say, voice


class Grid(QWidget):
    """Sections of rows one types in like a spreadsheet.

    ``widths`` are those of the places in pixels, 0 for what shares the room that is left, at least ``least`` pixels of
    it; where there is less, the grid scrolls sideways. With ``downward`` Enter goes down a column, as for counts, else
    on to the next cell. At least so many ``rows`` are in sight; where it ``grows``, more in a high window.
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
        rows: int = 5,
        grows: bool = True,
    ) -> None:
        """Make an empty grid; ``words`` are what a screen reader calls it."""
        super().__init__()
        self.field = ""
        self.model = GridModel(sections, Readers())
        self.view = GridView(self.model, widths, least, downward=downward)
        Height(self.view, rows, grows=grows)
        self.model.setParent(self)
        self.told = label(kind="refused", wrap=True)
        self.hint = label(kind="quiet", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.hint)
        self.told.hide()
        self.setFocusProxy(self.view)
        say(self.view.setAccessibleName, words)
        self.model.changed.connect(self.changed)
        self.view.settled.connect(self.settled)
        self.view.moved.connect(self.tell_again)
        self.view.moved.connect(self.moved)
        voice.changed.connect(self._speak)

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

    def hide_sections(self, *sections: str) -> None:
        """Have these sections, and no others, out of sight; what stands in them stays."""
        if self.model.hidden != frozenset(sections):
            self.view.editing.leave()
            self.model.hide(frozenset(sections))

    def put(self, row: GridRow, key: str, value: Any) -> None:
        """Put a value into a cell as if it had been typed there."""
        self.model.put(row, key, NOTHING if value is None else Cell(value, typed=True))

    def propose(self, row: GridRow, key: str, value: Any) -> None:
        """Put a value into a cell that is empty or was proposed before: it may be typed over."""
        cell = row.cell(key)
        if cell.empty or cell.proposed:
            self.model.put(row, key, NOTHING if value is None else Cell(value, proposed=True))

    def keep_with(self, row: GridRow, besides: Any) -> None:
        """Keep something else with a row, besides its cells."""
        row.besides = besides
        self.model.touch(row)

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

    def setFocus(self, *reason: Any) -> None:
        """Give it the keys, at the first cell something is wrong with, unless the cursor is on one."""
        index, wrong = self.view.currentIndex(), next(self.refusals(), None)
        if wrong and not (index.isValid() and self.model.cell(index).refusal):
            self.view.go_to(self.model.index_of(*wrong[:2]))
        self.view.setFocus(*reason)

    def refuse(self, row: GridRow, key: str, refusal: Refusal) -> None:
        """Show at a cell what the books have against it, and go there."""
        self.model.put(row, key, replace(row.cell(key), refusal=refusal))
        self.go_to(row, key)

    def forget_refusals(self) -> None:
        """Take away what the books refused; what cannot be read stays refused."""
        self.model.map_cells(lambda _column, cell: cell if cell.text else replace(cell, refusal=None))
        self.tell_again()

    def refusals(self) -> Iterator[tuple[GridRow, str, Refusal]]:
        """Yield every cell something is wrong with, from above, with its refusal."""
        for section in (one for one in self.model.sections if one.key not in self.model.hidden):
            for row in self.model.rows[section.key]:
                for column in section.columns:
                    refusal = row.cell(column.key).refusal if column else None
                    if column and refusal:
                        yield row, column.key, refusal

    def value(self) -> None:
        """Refuse what cannot be read or was refused; the rows say the rest."""
        wrong = next(self.refusals(), None)
        if wrong:
            raise Refusal(wrong[2].message, self.field or None, wrong[2].reason)

    maybe = value

    def check(self) -> None:
        """Take what is typed; refuse, at its cell, what cannot be read."""
        self.view.editing.leave()
        if next(self.refusals(), None):
            self.setFocus()
        self.value()

    def explain_by(self, about: Callable[[GridRow, str], str]) -> None:
        """Let this say what is to be read about a cell of a row: how a computed one was worked out."""
        self.model.about = about

    def tell_again(self) -> None:
        """Say below what is wrong with the cell the cursor is on, else with the first there is, and what is known."""
        _section, row, column = self.here() or (None, None, None)
        about = self.model.about(row, column.key) if row and column else ""
        self.hint.setText(about or (column.hint() if column and column.hint else ""))
        if not self.view.editing.under_way:
            self._tell_refusal()

    def _speak(self) -> None:
        """Say it in the language spoken now; what is refused also while something is typed in another cell."""
        self.tell_again()
        if not self.told.isHidden():
            self._tell_refusal()

    def _tell_refusal(self) -> None:
        said = _refused_in(self)
        self.told.setText(said)
        self.told.setVisible(bool(said))

    def called(self, row: GridRow, key: str) -> str:
        """Return how a cell is called: the words of its row and those of its column."""
        return self.model.called(self.model.index_of(row, key))

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
        return kept_rows(self.model)

    def take_back(self, kept: Any) -> None:
        """Put in again the rows a draft kept; what does not fit any more is left out, cell by cell."""
        self.show_rows(rows_kept(self.model, kept))


def _refused_in(grid: Grid) -> str:
    """Return what is wrong with the cell the cursor is on, else with the first there is, and in how many more."""
    every = list(grid.refusals())
    index = grid.view.currentIndex()
    here = grid.model.cell(index).refusal if index.isValid() and grid.model.rowCount() else None
    said = here.message if here else ""
    if every and not here:
        row, key, refusal = every[0]
        said = f"{grid.called(row, key)}: {refusal.message}"
    if len(every) > 1:
        more = ngettext("One more cell needs a look.", "%(many)s more cells need a look.", len(every) - 1)
        said = f"{said} {more % {'many': len(every) - 1}}"
    return said
