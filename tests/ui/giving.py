"""The page of grants on the screen, for the tests that type in it."""

from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.builders import spaced
from ui.desk import Desk
from ui.grants import GrantsPage


def grants_page(desk: Desk, qtbot: QtBot, follow: Any) -> GrantsPage:
    """Return the page in sight, following the books."""
    made = GrantsPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def over(page: GrantsPage) -> Any:
    """Return what is opened over it."""
    return page.currentWidget()


def words_in(widget: Any) -> str:
    """Return the words in sight."""
    return spaced("\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible()))


def last_told(desk: Desk) -> str:
    """Return what the notice of the last deed says."""
    deed = desk.last_deed()
    assert deed
    return spaced(deed.told)
