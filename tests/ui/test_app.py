"""The program: opening, closing with a backup, changing books, and what goes wrong."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, training
from coopbooks.books import storage
from coopbooks.errors import Trouble
from tests.builders import post, rows
from ui import app
from ui.app import Program
from ui.shared import background
from ui.shared.doing import Wanted
from ui.shared.single import Single
from ui.shared.words import speak

ROOT = Path(__file__).resolve().parents[2]


class Begun:
    """A program, and how often it ended."""

    def __init__(self, application: QApplication, patch: pytest.MonkeyPatch) -> None:
        self.quits = 0
        patch.setattr(application, "quit", self.quit)
        self.program = Program(application)

    def quit(self) -> None:
        self.quits += 1


@pytest.fixture
def begun(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begun]:
    """Return the program, its data kept apart; its application does not really end."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(app, "data_folder", lambda: tmp_path / "data")
    made = Begun(qapp, monkeypatch)
    yield made
    background.finish_all()
    for window in (made.program.window, made.program.start):
        if window:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
    if not storage.is_closed():
        storage.close()
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    """Return the file of closed books."""
    return Path(shutil.copy(template, tmp_path / "roses.coop"))


def told(begun: Begun, tone: str = "trouble") -> str:
    """Return what the start screen says."""
    assert begun.program.start is not None
    notice = begun.program.start.notices.shown.get(tone)
    return notice.text if notice else ""


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
    assert app.recent_files() == [file]


def test_what_keeps_a_file_from_opening_is_said_in_both_languages(begun: Begun, file: Path, tmp_path: Path) -> None:
    """Text, a newer file, one cut short, one that is not there."""
    text, newer, short = (tmp_path / f"{name}.coop" for name in ("text", "newer", "short"))
    text.write_text("Dear Rosa, here are the books.\n" * 100)
    shutil.copy(file, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    short.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    before = {path: path.read_bytes() for path in (text, newer, short)}
    heard = set()
    for path in (text, newer, short, tmp_path / "nowhere.coop"):
        for language in ("en", "es"):
            speak(language)
            begun.program.begin(path)
            heard.add(told(begun))
            assert begun.program.window is None
    assert len(heard) == 8
    assert all(words.endswith((".", "?")) for words in heard)
    assert {path: path.read_bytes() for path in before} == before


def test_damaged_books_offer_their_newest_copy(begun: Begun, file: Path, qtbot: QtBot) -> None:
    """It is opened under a name of its own; the damaged file stays as it is. Books without copies offer nothing."""
    copies = file.with_name("alone.coop")
    shutil.copy(file, copies)
    newest = bookfile.back_up(file)
    for damaged in (file, copies):
        damaged.write_bytes(damaged.read_bytes()[:9000])
    begun.program.begin(copies)
    start = begun.program.start
    assert start is not None
    assert [button.text() for button in start.notices.shown["trouble"].buttons] == []
    begun.program.begin(file)
    (offered,) = start.notices.shown["trouble"].buttons
    assert offered.text() == f"Open the copy of {newest.moment:%d/%m/%Y %H:%M}"
    offered.click()
    qtbot.waitUntil(lambda: begun.program.window is not None)
    window = begun.program.window
    assert window is not None
    assert window.books.path == file.with_name(f"roses {newest.moment:%Y-%m-%d}.coop")
    assert file.stat().st_size == 9000


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
        assert told(begun)
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
    assert app.recent_files() == []


def test_a_file_deleted_while_it_is_open_is_rescued(begun: Begun, file: Path) -> None:
    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    post(window.books)
    file.unlink()
    window.close()
    assert told(begun).startswith("The file was gone. All of it was saved here: ")
    rescued = Path(told(begun).removeprefix("The file was gone. All of it was saved here: "))
    books = bookfile.open_books(rescued)
    assert rows("SELECT count(*) FROM voucher") == [(1,)]
    books.close()


def test_books_that_cannot_be_rescued_keep_their_window(
    begun: Begun, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_books: Any) -> None:
        raise Trouble("Nothing here can be written.", "not_rescued")

    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    monkeypatch.setattr(bookfile, "close", fail)
    window.close()
    again = begun.program.window
    assert again is not None
    assert again.isVisible()
    assert again.notices.shown["trouble"].text == "Nothing here can be written."
    assert begun.quits == 0


def test_a_backup_that_cannot_be_made_is_said(begun: Begun, file: Path, qtbot: QtBot) -> None:
    """A file stands where the folder of the copies belongs."""
    begun.program.begin(file)
    assert begun.program.window is not None
    post(begun.program.window.books)

    def fail(_path: Path, **_also: Any) -> None:
        raise Trouble("The disk is full.", "full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bookfile, "back_up", fail)
        begun.program.window.close()
        qtbot.waitUntil(lambda: begun.program.start is not None)
    assert told(begun) == "The disk is full."
    assert begun.program.start is not None
    begun.program.start.close()
    assert begun.quits == 1


def test_a_bug_says_sorry_is_logged_and_leaves_nothing_recorded(
    begun: Begun, file: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Wherever it strikes: with books open, and before."""

    def bug() -> None:
        assert begun.program.window is not None
        with begun.program.window.books.change("ledger"):
            post(begun.program.window.books)
            raise ZeroDivisionError

    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    QTimer.singleShot(0, bug)
    qtbot.waitUntil(lambda: "crash" in window.notices.shown)
    assert "we are sorry" in window.notices.shown["crash"].text
    assert rows("SELECT count(*) FROM voucher") == [(0,)]
    assert caplog.records[-1].exc_info is not None
    caplog.clear()


def test_a_bug_before_any_books_are_open_says_sorry_too(
    begun: Begun, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    begun.program.begin()
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.waitUntil(lambda: bool(told(begun, "crash")))
    caplog.clear()


def test_started_again_during_the_last_backup_it_begins_anew(begun: Begun, file: Path, qtbot: QtBot) -> None:
    begun.program.begin(file)
    assert begun.program.window is not None
    begun.program.window.close()
    begun.program.come_to_front()
    qtbot.waitUntil(lambda: begun.program.start is not None)
    assert begun.quits == 0


def test_the_log_is_kept_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    monkeypatch.setattr(app, "data_folder", lambda: tmp_path / "data")
    before = list(app._log.handlers)
    app._keep_log()
    app._log.critical("unexpected")
    caplog.clear()
    [added] = [handler for handler in app._log.handlers if handler not in before]
    added.close()
    app._log.removeHandler(added)
    assert "unexpected" in (tmp_path / "data" / "coopbooks.log").read_text(encoding="utf-8")


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
