"""The desktop: opening books of both sizes to a usable window, its memory, and its start against a bare window."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench.measure import in_its_own
from tests.bench.report import Ratio

_OPEN: Final = """
import json, sys
from pathlib import Path
from time import perf_counter
from PySide6.QtWidgets import QApplication
from coopbooks import bookfile
from tests.bench.big_books import clock
from ui.look import dress
from ui.shared import memory
from ui.shared.words import speak
application = QApplication([])
memory.keep_in(sys.argv[1])
dress(application)
speak("es")
from ui.window import Window
before = perf_counter()
window = Window(bookfile.open_books(Path(sys.argv[2]), clock))
window.show()
application.processEvents()
opened = perf_counter() - before
for key in window.pages:
    window.go(key)
    application.processEvents()
status = Path("/proc/self/status").read_text()
resident = int(status.split("VmRSS:")[1].split()[0]) / 1024
print(json.dumps({"opened": opened, "resident": resident}), flush=True)
"""
_START: Final = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import Program
from ui.look import dress
from ui.shared import memory
from ui.shared.words import speak
application = QApplication([])
memory.keep_in(sys.argv[1])
dress(application)
speak("es")
program = Program(application)
program.begin(Path(sys.argv[2]) if sys.argv[2:] else None)
application.processEvents()
assert program.window or program.start
print(json.dumps({}), flush=True)
"""
_BARE: Final = """
import json
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableView())
window.show()
application.processEvents()
print(json.dumps({}), flush=True)
"""


def opening(small: Path, large: Path) -> Iterator[Ratio]:
    """Books of a hundred thousand vouchers against books of a thousand, each in a process of its own."""
    of_small, of_large = in_its_own(_OPEN, _memory(small)), in_its_own(_OPEN, _memory(large))
    yield Ratio("opening 100.000 vouchers to a usable window", of_large["opened"], of_small["opened"], 2.0)
    yield Ratio("memory of 100.000 vouchers, every page seen", of_large["resident"], of_small["resident"], 1.3, "MB")


def starting(large: Path) -> Iterator[Ratio]:
    """Process start to the start screen, and to Home over open books, each against a bare window with a table."""
    bare = in_its_own(_BARE, [])["start"]
    first = in_its_own(_START, _memory(large)[:1])["start"]
    yield Ratio("process start to a usable window (start screen)", first, bare, 2.0)
    home = in_its_own(_START, _memory(large))["start"]
    yield Ratio("process start to Home over 100.000 vouchers", home, bare, None)


def _memory(books: Path) -> list[str]:
    """What the program remembers of this computer lies beside the books, away from the user's own; then the books."""
    return [str(books.with_suffix(".ini")), str(books)]
