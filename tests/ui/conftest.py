"""What every test of the desktop stands on: the look, its own memory of the computer, a desk over fresh books."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from ui.desk import Desk
from ui.look import dress
from ui.shared import background, memory
from ui.shared.notices import Notices
from ui.shared.words import speak


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path) -> None:
    """Leave what this computer remembers of its user alone."""
    memory.keep_in(str(tmp_path / "memory.ini"))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, english: None) -> Iterator[None]:
    """Dress the program as it is, Qt's own words in English too, and let no work outlive its test."""
    if not qapp.styleSheet():
        dress(qapp)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what an earlier test showed is gone
    speak("en")
    yield
    background.finish_all()


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:
    """Return the notices at the foot of the window."""
    made = Notices()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(books: Books, notices: Notices) -> Iterator[Desk]:
    """Return the desk before fresh books."""
    made = Desk(books, notices)
    yield made
    made.leave()
