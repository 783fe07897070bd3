"""A table of records that fetches only the rows on the screen, however many there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import look
from ui.shared.words import Words, say, voice

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_PAGE: Final = 100
_MOST_PAGES: Final = 40
_ROW_HEIGHT: Final = 32
_NARROWEST: Final = 104
"""Pixels a column that takes what is left can do with."""
_SCROLLED: Final = 160
"""Pixels it gets where there are not even those, so that the table scrolls all the same."""


class Rows(Protocol[T]):
    """What a table shows: how many rows there are, and any few of them. A ``books.Listing`` is one."""

    def count(self) -> int:
        """How many rows there are."""

    def rows(self, first: int, many: int) -> list[T]:
        """Return up to ``many`` rows from row ``first``."""


@dataclass(frozen=True)
class AllRows(Generic[T]):
    """Rows that are all at hand already."""

    all_rows: Sequence[T]

    def count(self) -> int:
        """How many there are."""
        return len(self.all_rows)

    def rows(self, first: int, many: int) -> list[T]:
        """Return some of them."""
        return list(self.all_rows[first : first + many])


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: its heading, the text of a row in it, its width in pixels (0: takes what is left).

    ``tone`` may name a colour for a row's text: ``in``, ``out`` or nothing.
    """

    heading: Words
    text: Callable[[T], str]
    width: int = 120
    right: bool = False
    tone: Callable[[T], str] | None = None


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows in pages of a hundred, the last few pages kept, so that painting a row again asks nothing."""

    def __init__(self, columns: Sequence[Column[T]], faded: Callable[[T], bool], bold: Callable[[T], bool]) -> None:
        """Begin with no rows."""
        super().__init__()
        self.columns = columns
        self._faded = faded
        self._bold = bold
        self._rows: Rows[T] = AllRows(())
        self._count = 0
        self._pages: dict[int, list[T]] = {}

    def show(self, rows: Rows[T]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self._count = rows.count()
        self._pages = {}
        self.endResetModel()

    def change_columns(self, columns: Sequence[Column[T]]) -> None:
        """Show other columns, and no rows until they are shown anew."""
        self.beginResetModel()
        self.columns = columns
        self._rows, self._count, self._pages = AllRows(()), 0, {}
        self.endResetModel()

    def row(self, number: int) -> T:
        """Return one row."""
        page, place = divmod(number, _PAGE)
        if page not in self._pages:
            if len(self._pages) >= _MOST_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._rows.rows(page * _PAGE, _PAGE)
        return self._pages[page][place]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what one cell shows."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column) | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(column, row)
        return self._font(row) if role == Qt.ItemDataRole.FontRole else None

    def _colour(self, column: Column[T], row: T) -> QColor | None:
        tone = "faded" if self._faded(row) else column.tone(row) if column.tone else ""
        worn = look.now()
        colours = {"faded": worn.quiet, "in": worn.money_in, "out": worn.money_out}
        return QColor(colours[tone]) if tone else None

    def _font(self, row: T) -> QFont | None:
        faded, bold = self._faded(row), self._bold(row)
        if not (faded or bold):
            return None
        font = QGuiApplication.font()
        font.setStrikeOut(faded)
        font.setBold(bold)
        return font

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[section]) | Qt.AlignmentFlag.AlignVCenter
        return None

    def speak(self) -> None:
        """Show everything again in the language spoken now."""
        self._pages = {}
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)


def _side(column: Column[Any]) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft


def _never(_row: Any) -> bool:
    return False


class RecordTable(QTableView, Generic[T]):
    """The table. Enter or a double click opens a row; Ctrl+C copies the rows selected as spreadsheet cells."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        name: Words,
        columns: Sequence[Column[T]],
        faded: Callable[[T], bool] = _never,
        bold: Callable[[T], bool] = _never,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty table; ``name`` is what a screen reader calls it, ``faded`` rows are struck out."""
        super().__init__(parent)
        self.rows_model: RowsModel[T] = RowsModel(columns, faded, bold)
        self.setModel(self.rows_model)
        say(self.setAccessibleName, name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        look.measure(self.verticalHeader().setDefaultSectionSize, _ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_columns(columns)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows_model.row(index.row())))
        self.selectionModel().currentRowChanged.connect(lambda *_indexes: self.chosen.emit(self.current()))
        voice.changed.connect(self.rows_model.speak)

    def _size_columns(self, columns: Sequence[Column[T]]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(columns):
            if column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(place, column.width)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Let the columns that take what is left take enough to be read, and scroll where there is not enough."""
        modes, columns = QHeaderView.ResizeMode, self.rows_model.columns
        takers = [place for place, column in enumerate(columns) if not column.width]
        left = self.viewport().width() - sum(column.width for column in columns)
        enough = left >= _NARROWEST * len(takers)
        for place in takers:
            self.horizontalHeader().setSectionResizeMode(place, modes.Stretch if enough else modes.Interactive)
            if not enough:
                self.setColumnWidth(place, _SCROLLED)

    def show_columns(self, columns: Sequence[Column[T]]) -> None:
        """Show other columns; widths stay as somebody drew them where the columns are of the same kind."""
        before = [column.width for column in self.rows_model.columns]
        self.rows_model.change_columns(columns)
        if before != [column.width for column in columns]:
            self._size_columns(columns)

    def show_rows(self, rows: Rows[T]) -> None:
        """Show other rows, staying as near as possible to where the cursor was."""
        at = max(self.currentIndex().row(), 0)
        self.rows_model.show(rows)
        if self.rows_model.rowCount():
            self.setCurrentIndex(self.rows_model.index(min(at, self.rows_model.rowCount() - 1), 0))

    def current(self) -> T | None:
        """Return the row under the cursor."""
        at = self.currentIndex().row()
        return self.rows_model.row(at) if 0 <= at < self.rows_model.rowCount() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, copy with Ctrl+C."""
        current = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Copy headings and the selected rows, cells apart by tabs."""
        lines = ["\t".join(column.heading() for column in self.rows_model.columns)]
        for index in sorted(self.selectionModel().selectedRows(), key=lambda one: one.row()):
            row = self.rows_model.row(index.row())
            lines.append("\t".join(" ".join(column.text(row).split()) for column in self.rows_model.columns))
        QGuiApplication.clipboard().setText("\n".join(lines))
