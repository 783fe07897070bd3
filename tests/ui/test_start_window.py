"""The start screen: new books from five answers, files that cannot be opened said in words, recent books, practice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, ledger
from coopbooks.books import Books, storage
from tests.builders import account_id, m, rows
from tests.shots.windows import settle
from ui import look
from ui.shared import memory
from ui.shared.asking import Asking
from ui.shared.scrolled import is_seen
from ui.shared.words import speak
from ui.start import StartWindow, new_books

ANSWERS = ("name", "place", "treasurer")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder new books are put into, which is not there yet."""
    folder = tmp_path / "Documents" / "CoopBooks"
    monkeypatch.setattr(new_books, "books_folder", lambda: folder)
    return folder


@pytest.fixture
def start(folder: Path, qtbot: QtBot) -> Iterator[StartWindow]:
    """Return the start screen; one set of books was open last."""
    made = StartWindow({Path("/somewhere/Las Rosas.coop"): "Club de Madres Las Rosas"})
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    if not storage.is_closed():
        storage.close()
    made.put_away()


def ask(start: StartWindow, qtbot: QtBot) -> Asking:
    """Open the five questions."""
    start.choices["new"].click()
    asking = start.findChildren(Asking)[-1]
    qtbot.waitUntil(asking.isActiveWindow)
    return asking


def test_enter_presses_the_button_the_cursor_is_on(start: StartWindow, keys: Any, qtbot: QtBot) -> None:
    start.activateWindow()
    start.choices["new"].setFocus()
    qtbot.waitUntil(start.choices["new"].hasFocus)
    keys.press(Qt.Key.Key_Return)
    assert start.findChildren(Asking)


def test_enter_opens_what_was_open_last(start: StartWindow, keys: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(start.choices["recent0"].hasFocus)
    with qtbot.waitSignal(start.open_wanted) as wanted:
        keys.press(Qt.Key.Key_Return)
    assert wanted.args == [Path("/somewhere/Las Rosas.coop")]


def test_the_text_grows_by_the_keys_of_the_books_and_the_language_spoken_is_marked(
    start: StartWindow, keys: Any, qtbot: QtBot
) -> None:
    qtbot.waitUntil(start.choices["recent0"].hasFocus)
    try:
        for key, percent in ((Qt.Key.Key_Plus, 110), (Qt.Key.Key_Plus, 125), (Qt.Key.Key_0, 100)):
            keys.press(key, Qt.KeyboardModifier.ControlModifier)
            assert look.worn.percent == percent
    finally:
        look.wear("light", look.WHOLE)
    start.languages["es"].click()
    assert [key for key, one in start.languages.items() if one.isChecked()] == ["es"]
    speak("en")
    assert [key for key, one in start.languages.items() if one.isChecked()] == ["en"]


def test_the_languages_can_be_reached_beside_what_went_wrong(start: StartWindow) -> None:
    """On the smallest screen with large letters, too."""
    look.wear("light", 150)
    try:
        start.resize(1024, 600)
        start.say_trouble(lambda: "The disk is full. Make room on it, then try again.")
        settle(start)
        for name in ("Español", "English"):
            assert is_seen(next(one for one in start.languages.values() if one.text() == name))
    finally:
        look.wear("light", look.WHOLE)


def test_the_keys_that_close_books_close_it(start: StartWindow, keys: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.closed):
        keys.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not start.isVisible()


def answer(keys: Any, *answers: str) -> None:
    """Type the answers, each followed by Tab."""
    for words in answers:
        keys.type(words)
        keys.press(Qt.Key.Key_Tab)


def made_by(start: StartWindow, keys: Any, qtbot: QtBot, *answers: str) -> Books:
    """Answer the five questions by keys and return the books they make."""
    ask(start, qtbot)
    answer(keys, *answers[:3])
    keys.press(Qt.Key.Key_Tab)
    keys.type(answers[3])
    with qtbot.waitSignal(start.made) as made:
        keys.press(Qt.Key.Key_Return)
    books = made.args[0]
    assert isinstance(books, Books)
    return books


def test_five_answers_make_books(start: StartWindow, keys: Any, qtbot: QtBot, folder: Path) -> None:
    """What is in the box was there the evening before, so it is an opening balance and no sale of today."""
    books = made_by(start, keys, qtbot, "Club Las Niñas", "El Alto", "Rosa Mamani", "1200,50")
    assert books.path == folder / "Club Las Niñas.coop"
    assert (books.club.name, books.club.place, books.club.treasurer) == ("Club Las Niñas", "El Alto", "Rosa Mamani")
    assert (books.club.closing_month, books.club.practice) == (12, False)
    assert ledger.balance_on(books, account_id(books, "cash")) == m("1200.50")
    assert rows("SELECT word, day < date('now', 'localtime') FROM voucher") == [(ledger.OPENING, 1)]
    books.close()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../etc/passwd", "etcpasswd.coop"),
        ('A/B: "C" <D>|?*', "AB C D.coop"),
        ("...", "CoopBooks.coop"),
        ("Ñandú (2)", "Ñandú (2).coop"),
        ("x" * 80, "x" * 60 + ".coop"),
        ("Con", "Con CoopBooks.coop"),
    ],
)
def test_the_file_is_named_after_the_club_in_letters_every_system_takes(
    folder: Path, template: Path, name: str, file: str
) -> None:
    assert new_books._free_path(name) == folder / file


def test_a_name_that_is_taken_gets_a_number(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in ("", " 2"):
        (folder / f"Rosas{number}.coop").touch()
    assert new_books._free_path("Rosas").name == "Rosas 3.coop"


def test_no_name_is_asked_for_at_its_field(start: StartWindow, keys: Any, qtbot: QtBot, folder: Path) -> None:
    """Enter goes from question to question, and answers after the fifth."""
    asking = ask(start, qtbot)
    for _question in range(5):
        assert not asking.boxes["name"].refused
        keys.press(Qt.Key.Key_Return)
    assert asking.boxes["name"].refused
    assert asking.boxes["name"].editor.hasFocus()
    assert not folder.exists() or not list(folder.iterdir())


def test_an_amount_that_cannot_be_read_makes_no_books(
    start: StartWindow, keys: Any, qtbot: QtBot, folder: Path
) -> None:
    asking = ask(start, qtbot)
    answer(keys, "Rosas", "", "Rosa", "")
    keys.type("1.200")
    keys.press(Qt.Key.Key_Return)
    assert asking.boxes["cash"].refused
    assert not folder.exists() or not list(folder.iterdir())


def test_a_folder_that_cannot_be_written_is_said_in_the_question(
    start: StartWindow, keys: Any, qtbot: QtBot, folder: Path
) -> None:
    """What was answered stays, and the button tries again."""
    folder.parent.touch()
    asking = ask(start, qtbot)
    answer(keys, "Rosas", "La Paz", "Rosa")
    asking.submit()
    assert asking.fields.general.isVisible()
    assert asking.fields.general.text().endswith(".")
    folder.parent.unlink()
    with qtbot.waitSignal(start.made) as made:
        asking.submit()
    made.args[0].close()


def test_the_languages_change_at_once_and_are_remembered(start: StartWindow) -> None:
    start._speak("es")
    assert start.choices["new"].text() == "Libros nuevos en cinco preguntas"
    assert memory.recall("language") == "es"
    start._speak("en")
    assert start.choices["new"].text() == "New books in five questions"


def test_recent_books_practice_and_files_are_asked_for(start: StartWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert start.choices["recent0"].text() == "Club de Madres Las Rosas"
    with qtbot.waitSignal(start.open_wanted) as wanted:
        start.choices["recent0"].click()
    assert wanted.args == [Path("/somewhere/Las Rosas.coop")]
    for key in ("bakery", "workshop"):
        with qtbot.waitSignal(start.practice_wanted) as wanted:
            start.choices[key].click()
        assert wanted.args == [key]
    start.choices["open"].click()
    dialog = start.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert bookfile.SUFFIX in dialog.nameFilters()[0]
    with qtbot.waitSignal(start.open_wanted) as wanted:
        dialog.fileSelected.emit(str(tmp_path / "a.coop"))
    assert wanted.args == [tmp_path / "a.coop"]
    dialog.close()


def test_closing_it_says_so_but_not_where_books_were_opened(start: StartWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.closed):
        start.close()
    start.show()
    with qtbot.assertNotEmitted(start.closed):
        start.put_away()
