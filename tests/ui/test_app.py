"""The program: opening, closing with a backup, changing books, starting again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, training
from tests.builders import post
from tests.ui.begun import Begun
from ui.app import Program
from ui.shared.doing import Wanted
from ui.shared.patience import patiently
from ui.shared.recent import recent
from ui.shared.single import Single
from ui.shared.words import speak

ROOT = Path(__file__).resolve().parents[2]


def test_books_open_close_and_are_backed_up(begun: Begun, file: Path, qtbot: QtBot) -> None:
    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    assert window.isVisible()
    assert begun.program.start is None
    assert window.windowTitle() == "Club de Madres Las Rosas — CoopBooks"
    post(window.books)
    window.close()
    qtbot.waitUntil(lambda: begun.quits == 1)
    assert len(bookfile.list_backups(file)) == 1
    assert recent() == {file: "Club de Madres Las Rosas"}


def test_books_at_work_are_closed_only_once_they_are_done(begun: Begun, file: Path, qtbot: QtBot) -> None:
    """Whatever closes the window: it may be the start of the program with another file."""
    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    assert patiently(window, lambda _tell: window.close()) is False
    assert window.isVisible()
    assert window.close()
    qtbot.waitUntil(lambda: begun.quits == 1)


def test_books_open_elsewhere_stay_there(begun: Begun, file: Path) -> None:
    """Another process, such as the program of another user of this computer, has them open."""
    code = "import sys; from pathlib import Path; from coopbooks import bookfile; "
    code += "books = bookfile.open_books(Path(sys.argv[1])); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(file)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        begun.program.begin(file)
        assert begun.program.window is None
        assert begun.told()
        other.communicate("\n", timeout=20)
    begun.program.open_file(file)
    assert begun.program.window is not None


def test_other_books_lead_back_to_the_start_screen(begun: Begun, file: Path, qtbot: QtBot) -> None:
    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    window.other_books_wanted.emit()
    qtbot.waitUntil(lambda: begun.program.start is not None)
    assert begun.quits == 0
    begun.program.open_file(file)
    assert begun.program.window not in (None, window)


def test_a_form_half_filled_does_not_keep_the_books(begun: Begun, file: Path, qtbot: QtBot) -> None:
    """Nothing is asked on the way out, and what was typed is there when the books are opened again."""
    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    window.go("sales", Wanted(new="sales"))
    window.page().currentWidget().note.set("for the fair")  # type: ignore[union-attr]
    window.page().currentWidget().note.typed = True  # type: ignore[union-attr]
    window.other_books_wanted.emit()
    qtbot.waitUntil(lambda: begun.program.start is not None)
    begun.program.open_file(file)
    assert begun.program.window is not None
    begun.program.window.go("sales", Wanted(new="sales"))
    assert begun.program.window.page().currentWidget().note.text() == "for the fair"  # type: ignore[union-attr]


def test_practice_books_are_made_once_and_say_so(begun: Begun, bakery: Path, tmp_path: Path, qtbot: QtBot) -> None:
    """Made here beforehand: their making is proved elsewhere, and takes a while."""
    speak("en")
    ours = training.practice_path(tmp_path / "data" / "practice", "bakery")
    ours.parent.mkdir(parents=True)
    shutil.copy(bakery, ours)
    begun.program.begin(practice="bakery")
    window = begun.program.window
    assert window is not None
    assert "PRACTICE" in window.windowTitle()
    assert recent() == {}


def test_started_again_during_the_last_backup_it_begins_anew(begun: Begun, file: Path, qtbot: QtBot) -> None:
    begun.program.begin(file)
    assert begun.program.window is not None
    begun.program.window.close()
    begun.program.come_to_front()
    qtbot.waitUntil(lambda: begun.program.start is not None)
    assert begun.quits == 0


def test_the_window_comes_back_when_somebody_starts_again(begun: Begun, file: Path, qapp: QApplication) -> None:
    single = Single(f"coopbooks-asked-{os.getpid()}")
    begun.program = Program(qapp, single)
    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    window.showMinimized()
    single.asked.emit("")
    assert not window.isMinimized()


def test_a_second_start_with_other_books_opens_those(begun: Begun, file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other.coop"
    shutil.copyfile(file, other)
    begun.program.begin(file)
    begun.program.come_to_front(str(file))
    assert begun.program.window is not None
    assert begun.program.window.books.path == file
    begun.program.come_to_front(str(other))
    qtbot.waitUntil(
        lambda: begun.program.window is not None and begun.program.window.books.path == other, timeout=20_000
    )
    assert [copy.cause for copy in bookfile.list_backups(file)] == ["closing"]
