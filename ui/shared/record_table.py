"""A table of records that fetches only the rows on the screen, however many there are."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared import memory
from ui.shared.arrangement import Arrangement
from ui.shared.cells import copied, together
from ui.shared.column_chooser import ColumnChooser
from ui.shared.labels import on_keys
from ui.shared.order_keys import ORDER_KEYS, after_arrow, after_click
from ui.shared.patience import patiently
from ui.shared.rows import AllRows, Column, Rows, Sorted
from ui.shared.rows_model import RowsModel
from ui.shared.tab_order import CellInSight
from ui.shared.table_ground import TableGround
from ui.shared.table_header import TableHeader
from ui.shared.table_menu import table_menu
from ui.shared.words import Words, say, voice

__all__ = ["AllRows", "Column", "RecordTable", "Rows"]

T = TypeVar("T")
_ROW_HEIGHT: Final = 32
_LEAST_ROWS: Final = 4
"""Below the window's height no table shrinks: its page scrolls then."""


def _never(_row: Any) -> bool:
    return False


def _itself(row: Any) -> Any:
    """What tells a record from all others: its id, where it has one."""
    return getattr(row, "id", row)


class RecordTable(QTableView, Generic[T]):
    """The table. Enter or a double click opens a row; Ctrl+C copies the rows selected as spreadsheet cells.

    A click on a heading sorts, Ctrl+Shift with an arrow too. With a ``key`` the computer remembers under it how the
    columns were arranged. ``same`` tells what makes two rows the same record, so that the cursor stays on it: what
    long lists know it by.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        name: Words,
        columns: Sequence[Column[T]],
        faded: Callable[[T], bool] = _never,
        bold: Callable[[T], bool] = _never,
        parent: QWidget | None = None,
        *,
        key: str = "",
        same: Callable[[T], Any] = _itself,
    ) -> None:
        """Make an empty table; ``name`` is what a screen reader calls it, ``faded`` rows are struck out."""
        super().__init__(parent)
        self.setViewport(TableGround())
        self._key, self._same = key, same
        self.row_deeds: list[Any] = []
        self._kept: Any = None
        self.rows_model: RowsModel[T] = RowsModel(columns, faded, bold)
        self.header = TableHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(self.rows_model)
        say(self.setAccessibleName, name)
        say(self.setAccessibleDescription, lambda: _("Enter opens, Ctrl+C copies, Ctrl+Shift and an arrow sort"))
        self._behave()
        self._connect()
        self._arrange(self._remembered())

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        look.measure(self.verticalHeader().setDefaultSectionSize, _ROW_HEIGHT)
        look.measure(self.setMinimumHeight, _LEAST_ROWS * _ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows_model.row(index.row())))
        self.selectionModel().currentRowChanged.connect(self._note_choice)
        CellInSight(self)
        self.header.arranged.connect(self._remember)
        self.header.sort_wanted.connect(self.turn_order)
        self.header.customContextMenuRequested.connect(lambda at: self._open_menu(self.header.mapToGlobal(at)))
        voice.changed.connect(self.rows_model.speak)
        on_keys("Shift+F10", self, self._open_menu)

    # How it is arranged.

    def _remembered(self) -> Arrangement:
        kept = memory.recall(f"table/{self._key}") if self._key else ""
        return Arrangement.read(kept, self.rows_model.columns)

    def _remember(self) -> None:
        if self._key:
            memory.remember(f"table/{self._key}", self.arrangement().text())

    def _arrange(self, wanted: Arrangement) -> None:
        self.rows_model.sorted = wanted.sorted
        self.header.arrange(self.rows_model.columns, wanted)

    def arrangement(self) -> Arrangement:
        """Return how it is arranged now."""
        return self.header.arrangement(self.rows_model.sorted)

    def begin_again(self) -> None:
        """Arrange it as at the beginning."""
        self._arrange(Arrangement.first(self.rows_model.columns))
        self.sort_by(None)
        self.header.arranged.emit()

    def show_columns(self, columns: Sequence[Column[T]], key: str = "") -> None:
        """Show other columns; they stay as somebody arranged them, where they are of the same kind or remembered."""
        before = self._key, [(column.key, column.width) for column in self.rows_model.columns]
        now = self.arrangement()
        self._key = key or self._key
        self.rows_model.change_columns(columns)
        same = before == (self._key, [(column.key, column.width) for column in columns])
        self._arrange(now if same else self._remembered())

    def choose_columns(self) -> None:
        """Let somebody choose which columns are shown, and in which order."""
        ColumnChooser(self.header, self.begin_again, self).open_in(self)

    # In which order it stands.

    def sortable(self) -> list[Column[T]]:
        """Return the columns in sight the rows can be sorted by, from left to right."""
        columns = [self.rows_model.columns[place] for place in self.header.shown()]
        return [column for column in columns if column.key and self.rows_model.can_sort(column)]

    def sort_by(self, wanted: Sorted | None) -> None:
        """Sort by a column, the cursor on the first row then; None: as the books give them."""
        self.rows_model.sort_by(wanted)
        self._remember()
        self.go_to(0)

    def turn_order(self, key: str) -> None:
        """Sort by a column; once more turns the order round, and once more puts it back as it was given."""
        if key in [column.key for column in self.sortable()]:
            self.sort_by(after_click(self.rows_model.sorted, key))

    def _sort_with(self, pressed: Qt.Key) -> None:
        keys = [column.key for column in self.sortable()]
        if keys:
            self.sort_by(after_arrow(self.rows_model.sorted, keys, pressed))

    # What it shows.

    def show_rows(self, rows: Rows[T]) -> None:
        """Show other rows, the cursor on the same record, or as near as possible to where it was."""
        at, kept = max(self.currentIndex().row(), 0), self._kept
        self.rows_model.show(rows)
        if self.rows_model.rowCount():
            found = None if kept is None else self.rows_model.find(kept, self._same, at)
            self.go_to(at if found is None else found)

    def seek(self, known: Any) -> None:
        """Put the cursor on the record known by this, wherever it stands; where it is not listed, nothing moves."""
        found = self.rows_model.find(known, self._same, max(self.currentIndex().row(), 0))
        if found is not None:
            self.go_to(found)

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, on the last one where there are not as many."""
        last = self.rows_model.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.rows_model.index(min(row, last), self.header.shown()[0]))

    def current(self) -> T | None:
        """Return the row under the cursor."""
        at = self.currentIndex().row()
        return self.rows_model.row(at) if 0 <= at < self.rows_model.rowCount() else None

    def _note_choice(self) -> None:
        row = self.current()
        self._kept = None if row is None else self._same(row)
        self.chosen.emit(row)

    # What is done with keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, copy with Ctrl+C, sort with Ctrl+Shift and an arrow."""
        current, pressed = self.current(), Qt.Key(event.key())
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.modifiers() & both == both and pressed in ORDER_KEYS:
            self._sort_with(pressed)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first and last row with Home and End, no further right or left: rows are chosen, not cells."""
        if action not in (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd):
            return super().moveCursor(action, modifiers)
        found = super().moveCursor(action, modifiers | Qt.KeyboardModifier.ControlModifier)
        current = self.currentIndex()
        return found.siblingAtColumn(current.column()) if current.isValid() else found

    def keyboardSearch(self, search: str) -> None:
        """Look for nothing while letters are typed: Qt would fetch every row there is."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the table."""
        self._open_menu(None if event.reason() == QContextMenuEvent.Reason.Keyboard else event.globalPos())

    def _open_menu(self, at: QPoint | None = None) -> None:
        table_menu(self).popup(at or self.mapToGlobal(self.visualRect(self.currentIndex()).center()))

    def copy(self) -> None:
        """Copy headings and the selected rows, columns as they are shown; a great many show how far it is."""
        columns = [self.rows_model.columns[place] for place in self.header.shown()]
        selected = self.selectionModel().selection().toList()
        ranges = together((one.top(), one.bottom()) for one in selected)
        cells = patiently(self, partial(copied, columns, self.rows_model.fetch, ranges), lambda: _("Copying…"))
        if cells:
            QGuiApplication.clipboard().setMimeData(cells)
