"""Scrolling through lists of a hundred thousand rows: what the window's thread takes for a frame.

Run in a process of its own, whose arguments are where to remember things and the books to open. A frame is one step of
the scroll bar, or one key, until it is painted; the figure of each way is that of the slowest frame but one in a
hundred.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import thread_time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTableView

from tests.bench.big_books import ALL_YEARS
from tests.bench.stage import bare_table, bare_window, begin, every, in_sight, open_window, settle
from ui import collector
from ui.app import things_ahead
from ui.shared import background
from ui.shared.doing import Wanted
from ui.shared.record_table import RecordTable
from ui.shared.rows import Sorted
from ui.window import Window

_FRAMES = 200
_SOUGHT = "p 1"
_WHEEL = 60
"""Pixels the wheel moves at a time."""
Step = Callable[[QTableView, int], object]


def _page_down(table: QTableView, _frame: int) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(table, QKeyEvent(kind, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier))


def _drag(table: QTableView, frame: int) -> None:
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() * frame // _FRAMES)


def _wheel(table: QTableView, frame: int) -> None:
    table.verticalScrollBar().setValue(frame * _WHEEL)


_WAYS: dict[str, Step] = {"paging": _page_down, "dragging": _drag, "wheel": _wheel}


def main() -> None:
    """Print every figure as JSON: seconds by what was scrolled, and how."""
    begin(Path(sys.argv[1]))
    window, books = open_window(Path(sys.argv[2]))
    for thing in things_ahead(window):
        thing()
    found = {f"{name}: {way}": _frame(table, step) for name, table in _tables(window) for way, step in _WAYS.items()}
    rows = [[f"{row}", "2026-06-30", "Venta", "Prenda", "10,00", "0,00"] for row in range(100_000)]
    collector.keep_all()
    ground, bare = bare_window(), bare_table(rows)
    ground.setCentralWidget(bare)
    settle()
    found |= {f"bare: {way}": _frame(bare, step) for way, step in _WAYS.items()}
    background.finish_all()
    window.close()
    books.close()
    print(json.dumps(found), flush=True)


def _tables(window: Window) -> Iterator[tuple[str, QTableView]]:
    """Bring one long list after the other into sight: sales, costs and vouchers, and the journal of all years.

    The lists as they are, by whom they were with, and only what fits some words.
    """
    for key, person in {"sales": "person", "costs": "person", "ledger": "concerns"}.items():
        table, search = every(window, key)
        yield key, table
        table.sort_by(Sorted(person))
        yield f"{key} by person", table
        table.sort_by(None)
        search.set(_SOUGHT)
        yield f"{key} that fit", table
        search.reset()
    window.go("statements", Wanted(tab="journal", period=ALL_YEARS))
    settle()
    yield "journal", in_sight(window, RecordTable)


def _frame(table: QTableView, step: Step) -> float:
    """Return the seconds of the slowest frame but one in a hundred."""
    table.scrollToTop()
    table.setFocus()
    settle()
    seconds = []
    for frame in range(_FRAMES):
        start = thread_time()
        step(table, frame)
        QApplication.processEvents()
        seconds.append(thread_time() - start)
    return sorted(seconds)[_FRAMES * 99 // 100]
