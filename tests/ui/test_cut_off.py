"""The program killed in the middle of typing: opened again it says what was recorded last, and nothing is lost."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import bookfile
from tests.builders import a_pdf, rows
from ui.sales.form import SaleForm
from ui.shared.words import speak
from ui.window import Window

ROOT = Path(__file__).resolve().parents[2]
TYPING = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from coopbooks import bookfile, drafts
from tests.builders import a_sale
from coopbooks import sales
from ui.shared import memory
from ui.shared.doing import Wanted
from ui.shared.words import speak
from ui.window import Window

application = QApplication([])
memory.keep_in(sys.argv[2])
speak("en")
books = bookfile.open_books(Path(sys.argv[1]), lambda: datetime(2026, 3, 20, 10, 40))
sales.record_sale(books, a_sale(books, "2 Apron 25.00"))
window = Window(books)
window.show()
QTest.qWaitForWindowActive(window)
window.go("sales", Wanted(new="sale"))
form = window.page().currentWidget()
form.papers.ready.read([Path(sys.argv[3])])
note = form.note
note.setFocus()
application.processEvents()
QTest.keyClicks(note, "for the fair of La Paz")

def type_on():
    if drafts.list_kept(books) and form.papers.value():
        print("kept", flush=True)
    QTest.keyClicks(note, "!")

timer = QTimer(interval=50)
timer.timeout.connect(type_on)
timer.start()
application.exec()
"""


@contextmanager
def typing(file: Path, memory: Path, paper: Path) -> Iterator[subprocess.Popen[str]]:
    """Type into a sale in another process, on and on, with a paper chosen there, and see it killed."""
    command = [sys.executable, "-c", TYPING, *map(str, (file, memory, paper))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_killed_in_the_middle_of_typing_nothing_is_lost(books: Any, tmp_path: Path, qtbot: QtBot) -> None:
    bookfile.close(books)
    paper = tmp_path / "Receipt 12.pdf"
    paper.write_bytes(a_pdf("as it lay on the stick"))
    with typing(books.path, tmp_path / "other.ini", paper) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        process.kill()
        assert process.wait() == -signal.SIGKILL
    paper.unlink()  # the stick is gone, too
    again = bookfile.open_books(books.path, books._clock)
    window = Window(again)
    qtbot.addWidget(window)
    window.show()
    notice = window.notices.shown["waiting"]
    said = notice.text
    notice.buttons[0].click()
    form = window.page().currentWidget()
    assert isinstance(form, SaleForm)
    assert form.note.text().startswith("for the fair of La Paz")
    assert form.given_back.words.text() == "Not saved yet, from today 10:40: go on, or start afresh."
    assert form.papers
    assert [(one.name, one.content) for one in form.papers.value()] == [
        ("Receipt 12.pdf", a_pdf("as it lay on the stick"))
    ]
    assert rows("SELECT count(*) FROM voucher") == [(1,)]
    window.close()
    window.page().close_all_over()  # the program puts all of the window away
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    bookfile.close(again)
    assert said == (
        "The program was cut off. Nothing recorded was lost; last recorded: CI 2026-0001, Sale: 2 Apron, today 10:40. "
        "A sale begun today 10:40 is not saved yet."
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_closed_in_good_order_there_is_nothing_to_say(books: Any, qtbot: QtBot, language: str) -> None:
    speak(language)
    window = Window(books)
    qtbot.addWidget(window)
    assert not window.notices.shown
    window.desk.leave()
