"""The start: nothing is loaded before it is wanted, and no count of references ends the program."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_LOADED = """
import json, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import Program
from ui.look import dress
from ui.shared import background, memory
from ui.shared.words import speak
application = QApplication([])
memory.keep_in(sys.argv[2])
dress(application)
speak("es")
program = Program(application)
program.begin(Path(sys.argv[1]))
assert program.window is not None and program.window.isVisible()
if sys.argv[3] == "first":
    assert not program.window.grab().isNull()
else:
    home, ends = program.window.page(), time.monotonic() + 20
    while not home.weeks.bars.drawing.is_fresh and time.monotonic() < ends:
        application.processEvents()
    kept = Path(sys.argv[2]).parent / "drawings" / "home-weeks.svg"
    while not kept.exists() and time.monotonic() < ends:
        application.processEvents()
    assert home.weeks.bars.drawing.is_fresh and kept.exists()
print(json.dumps(sorted(sys.modules)))
background.finish_all()
program.window.books.close()
"""
_START_SCREEN = """
import json, sys
from PySide6 import QtWidgets
from PySide6.QtWidgets import QApplication
from ui.app import Program
from ui.look import dress
from ui.shared import memory
application = QApplication([])
memory.keep_in(sys.argv[1])
dress(application)
assert Program(application).show_start().isVisible()
application.processEvents()
print(json.dumps(sorted({*sys.modules, *vars(QtWidgets)})))
"""
_SIGNALS = """
import ui
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal()
bell = Bell()
for _number in range(20_000):
    bell.rung.emit()
    assert bell.property("nothing") is None
    assert bell != 1
print("still here")
"""


def run(code: str, *arguments: str) -> str:
    """Run code in a process of its own; what it prints last."""
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()[-1]


LATE = {"reportlab", "openpyxl", "pypdf", "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport"}


def loaded(file: Path, folder: Path, until: str) -> set[str]:
    """Start the program; what is loaded when Home is painted ``first``, or all its pictures are ``drawn``."""
    return set(json.loads(run(_LOADED, str(file), str(folder / "memory.ini"), until)))


def test_reports_and_pdf_code_are_not_loaded_at_the_start(bakery: Path, tmp_path: Path) -> None:
    names = loaded(bakery, tmp_path, "first")
    assert not names & LATE
    assert not [name for name in names if name.startswith("coopbooks.papers")]
    forms_and_tables = {"ui.shared.tabbed_page", "ui.shared.form", "ui.shared.record_table", "ui.shared.palette"}
    assert not names & forms_and_tables  # they are made ready once Home is drawn


def test_the_start_screen_is_there_without_the_books(tmp_path: Path) -> None:
    names = json.loads(run(_START_SCREEN, str(tmp_path / "memory.ini")))
    assert "ui.start.window" in names
    assert not {"peewee", "coopbooks.books", "coopbooks.ledger", "coopbooks.showing"} & set(names)
    assert not {"QGraphicsView", "QMdiArea", "QTreeView"} & set(names)  # PySide knows what it showed, and no more


def test_pictures_seen_before_are_there_at_the_start_without_what_draws_them(bakery: Path, tmp_path: Path) -> None:
    assert "reportlab" in loaded(bakery, tmp_path, "drawn")
    assert not loaded(bakery, tmp_path, "drawn") & LATE


def test_the_program_outlives_more_signals_than_true_has_references() -> None:
    """PySide6 6.12 under Python 3.11 loses one with every signal; there are some hundred to begin with."""
    assert run(_SIGNALS) == "still here"
