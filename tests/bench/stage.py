"""The window as somebody sits before it, and a bare table beside it: what a gesture takes until it is all painted."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any, Final, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QTableView, QWidget

from coopbooks import bookfile
from coopbooks.books import Books
from tests.bench.big_books import clock
from ui import collector
from ui.look import dress
from ui.shared import background, memory
from ui.shared.filter_row import FilterRow
from ui.shared.record_table import RecordTable
from ui.shared.search_edit import SearchEdit
from ui.shared.words import speak
from ui.window import Window

SIZE: Final = (1366, 768)
_ROUNDS: Final = 3
"""What a gesture puts off until later is done by then, and painted."""
W = TypeVar("W", bound=QWidget)
Index = QModelIndex | QPersistentModelIndex


class _Painted(QObject):
    """Counts how often one widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def settle() -> None:
    """Do and paint everything that is under way."""
    for _round in range(_ROUNDS):
        QApplication.processEvents()


def rest() -> None:
    """Let the window come to rest, work in the background included."""
    settle()
    background.finish_all()
    settle()


def drawn(gesture: Callable[[], object], shown: Callable[[], QWidget]) -> float:
    """Return the seconds from a gesture until what it brings into sight is painted; a fault if nothing was."""
    start = perf_counter()
    gesture()
    painted = _Painted(shown())
    settle()
    seconds = perf_counter() - start
    assert painted.times, f"{shown()} was not painted"
    return seconds


def every(window: Window, key: str) -> tuple[RecordTable[Any], SearchEdit]:
    """Bring the list of a page into sight, all of it, whenever it was; with the field to search it."""
    window.go(key)
    settle()
    in_sight(window, FilterRow).widen()
    settle()
    return in_sight(window, RecordTable), in_sight(window, SearchEdit)


def in_sight(window: Window, kind: type[W]) -> W:
    """Return the first of a kind of widgets that is seen on the page."""
    return next(one for one in window.page().findChildren(kind) if one.isVisible())


class BareModel(QAbstractTableModel):
    """Texts at hand already, and nothing else."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def bare_table(rows: Sequence[Sequence[str]]) -> QTableView:
    """Return a table as Qt has it over these rows, with columns of one width."""
    table = QTableView()
    table.setModel(BareModel(rows))
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().setDefaultSectionSize(32)
    for column in range(len(rows[0])):
        table.setColumnWidth(column, SIZE[0] // len(rows[0]) - 8)
    return table


def bare_window() -> QMainWindow:
    """Return an empty window as large as the program's, in sight."""
    window = QMainWindow()
    window.resize(*SIZE)
    window.show()
    settle()
    return window


def begin(aside: Path) -> QApplication:
    """Begin the program as it begins, in Spanish; what it remembers of this computer lies ``aside``."""
    application = QApplication(sys.argv[:1])
    memory.keep_in(str(aside))
    dress(application)
    collector.begin(application)
    speak("es")
    return application


def open_window(path: Path, now: Callable[[], datetime] = clock) -> tuple[Window, Books]:
    """Return the window over the books of a file, in sight with Home in it."""
    books = bookfile.open_books(path, now)
    window = Window(books)
    window.resize(*SIZE)
    window.show()
    rest()
    collector.keep_all()
    return window, books
