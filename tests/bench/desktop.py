"""The desktop: opening books to a usable window, its memory, its start, clicks and scrolling, each beside bare Qt."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from coopbooks import training
from tests.bench.measure import in_its_own
from tests.bench.report import Ratio
from ui.places import PAGES

_HOME: Final = 0.9
"""Seconds: what HomeBank 5.6 takes to show as many transactions, on two cores like those this was written on."""
_CLICK, _LOOK, _FRAME = 0.1, 0.3, 0.016
"""Seconds promised: from a click to the drawn page, for another language or look, for a frame of a scrolling list."""
_LETTERS: Final = 0.5
"""Seconds for text of another size: it lays out anew what is seen, which other colours do not."""
_IN_A_BOOK: Final = 0.15
"""Seconds for words in the cash book of all years: looked up for its months, for the days of one and for its rows."""
_BESIDE_BARE: Final = 1.6
"""A frame of a list over the file, against one of a bare table whose texts are all at hand."""
_CHILD: Final = "from tests.bench import clicks, scrolling; {}()"
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
from ui import collector
from ui.app import Program
from ui.look import dress
from ui.shared import memory
from ui.shared.words import speak
application = QApplication([])
collector.begin(application)
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
    yield Ratio("process start to Home over 100.000 vouchers", home, bare, None, most=_HOME)


def clicking(large: Path) -> Iterator[Ratio]:
    """Every page, tab and statement from the click to the drawn page, against bringing a bare table into sight."""
    ready = in_its_own(_CHILD.format("clicks.main"), _memory(large), times=3)
    for name, seconds in ready.items():
        time, _colon, page = name.partition(": ")
        if page and page != "bare":
            bare = ready.get(f"{time}: bare", ready["again: bare"])
            most = _IN_A_BOOK if page.startswith("cash book,") else _CLICK
            yield Ratio(f"click, {name}", seconds, bare, None, most=most)
    yield Ratio("the longest piece of making pages ready", ready["ahead"], ready["first: bare"], None, most=_CLICK)
    yield Ratio("another language, every page made", ready["language"], ready["first: bare"], None, most=_LOOK)
    yield Ratio("another theme, every page made", ready["theme"], ready["first: bare"], None, most=_LOOK)
    for name, most in {"theme over sixty lines": _LOOK, "text size over sixty lines": _LETTERS}.items():
        yield Ratio(f"another {name}", ready[name], ready["first: bare"], None, most=most)
    yield Ratio("the longest form, recorded earlier", ready["form"], ready["first: bare"], None, most=_CLICK)
    for key in [entry.key for entry in PAGES][1:]:  # Home is in sight already
        at_once = in_its_own(_CHILD.format("clicks.right_after_the_start"), [*_memory(large), key], times=3)["click"]
        yield Ratio(f"click right after the start: {key}", at_once, ready["first: bare"], None, most=_CLICK)


def pay_check(aside: Path) -> Iterator[Ratio]:
    """What an hour earned, from the click to the drawn list, over the slips of the workshop's year."""
    books = training.make_practice("workshop", aside, "es")
    found = in_its_own(_CHILD.format("clicks.pay_check"), _memory(books))
    for time in ("first", "again"):
        name = f"click, {time}: pay check over {found['slips']:,.0f} slips"
        yield Ratio(name, found[time], found["first"], None, most=_CLICK)


def scrolling(large: Path) -> Iterator[Ratio]:
    """The slowest frame but one in a hundred, of the window's own time, against a bare table of as many rows."""
    found = in_its_own(_CHILD.format("scrolling.main"), _memory(large), times=3)
    for name, seconds in found.items():
        table, _colon, way = name.partition(": ")
        if way and table != "bare":
            yield Ratio(f"frame, {name}", seconds, found[f"bare: {way}"], _BESIDE_BARE, most=_FRAME)


def _memory(books: Path) -> list[str]:
    """What the program remembers of this computer lies beside the books, away from the user's own; then the books."""
    return [str(books.with_suffix(".ini")), str(books)]
