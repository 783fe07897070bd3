"""The start: nothing is loaded before it is wanted, and no count of references ends the program."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_LOADED = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import Program
from ui.look import dress
from ui.shared import memory
from ui.shared.words import speak
application = QApplication([])
memory.keep_in(sys.argv[2])
dress(application)
speak("es")
program = Program(application)
program.begin(Path(sys.argv[1]))
application.processEvents()
assert program.window is not None and program.window.isVisible()
print(json.dumps(sorted(sys.modules)))
program.window.books.close()
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


def test_reports_and_pdf_code_are_not_loaded_at_the_start(bakery: Path, tmp_path: Path) -> None:
    loaded = set(json.loads(run(_LOADED, str(bakery), str(tmp_path / "memory.ini"))))
    late = {"reportlab", "openpyxl", "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport"}
    assert not loaded & late
    assert not [name for name in loaded if name.startswith("coopbooks.papers")]


def test_the_program_outlives_more_signals_than_true_has_references() -> None:
    """PySide6 6.12 under Python 3.11 loses one with every signal; there are some hundred to begin with."""
    assert run(_SIGNALS) == "still here"
