"""The program where something goes wrong: with a file, with its copies, by a bug of ours."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from coopbooks import bookfile
from coopbooks.errors import Trouble
from tests.builders import post, rows
from tests.ui.begun import Begun
from ui import app
from ui.shared.words import speak


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
            heard.add(begun.told())
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
    assert offered.window().focusWidget() is offered  # and not other books
    offered.click()
    qtbot.waitUntil(lambda: begun.program.window is not None)
    window = begun.program.window
    assert window is not None
    assert window.books.path == file.with_name(f"roses {newest.moment:%Y-%m-%d}.coop")
    assert file.stat().st_size == 9000


def test_a_file_deleted_while_it_is_open_is_rescued(begun: Begun, file: Path) -> None:
    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    post(window.books)
    file.unlink()
    window.close()
    assert begun.told().startswith("The file was gone. All of it was saved here: ")
    rescued = Path(begun.told().removeprefix("The file was gone. All of it was saved here: "))
    books = bookfile.open_books(rescued)
    assert rows("SELECT count(*) FROM voucher") == [(1,)]
    books.close()


def test_books_that_cannot_be_rescued_keep_their_window(
    begun: Begun, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_books: Any) -> None:
        raise Trouble(lambda: "Nothing here can be written.", "not_rescued")

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
        raise Trouble(lambda: "The disk is full.", "full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bookfile, "back_up", fail)
        begun.program.window.close()
        qtbot.waitUntil(lambda: begun.program.start is not None)
    assert begun.told() == "The disk is full."
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
    qtbot.waitUntil(lambda: bool(begun.told("crash")))
    caplog.clear()


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
