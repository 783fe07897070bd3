"""What is made ready while nobody waits: in turn, one thing at a time, and nothing any more once the window goes."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from ui import app
from ui.shared.ahead import Ahead
from ui.window import Window


def test_things_are_done_one_after_the_other_with_pauses_between(qtbot: QtBot) -> None:
    done: list[int] = []
    parent = QObject()
    Ahead([lambda number=number: done.append(number) for number in range(3)], parent)  # type: ignore[misc]
    assert done == []  # the window is drawn first
    qtbot.waitUntil(lambda: done == [0])
    qtbot.waitUntil(lambda: done == [0, 1, 2])


def test_nothing_is_done_once_it_is_stopped(qtbot: QtBot) -> None:
    done: list[int] = []
    parent = QObject()
    ahead = Ahead([lambda number=number: done.append(number) for number in range(3)], parent)  # type: ignore[misc]
    qtbot.waitUntil(lambda: done == [0])
    ahead.stop()
    qtbot.wait(100)
    assert done == [0]


def test_the_program_makes_every_page_ready_with_home_in_sight(qtbot: QtBot, books: Books) -> None:
    window = Window(books)
    qtbot.addWidget(window)
    window.show()
    assert [type(page).__name__ for page in window.pages.made] == ["HomePage"]
    for thing in app.things_ahead(window):
        thing()
    assert len(window.pages.made) == len(window.pages)
    assert window.page() is window.pages["home"]
