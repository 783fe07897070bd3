"""A question on a small screen: its buttons are always there, its fields are scrolled to."""

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coopbooks.errors import Refusal
from ui.shared.asking import Asking
from ui.shared.notices import Notices
from ui.shared.sorting import Sorting
from ui.shared.typed_edit import TextEdit

ROOM = QRect(0, 0, 1024, 600)


def refuse(**_values: str) -> None:
    raise Refusal("This has to be said in words that take several lines of a narrow window. " * 4, "field0", "no")


@pytest.fixture
def _small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: ROOM)


@pytest.mark.usefixtures("_small_screen")
@pytest.mark.parametrize("fields", [2, 12])
def test_a_question_is_no_higher_than_the_screen_even_where_it_is_refused(
    show: Any, keys: Any, notices: Notices, qtbot: QtBot, fields: int
) -> None:
    show(parent := QLabel())
    asking = Asking(Sorting(notices), lambda: "A question", refuse, lambda _done: None, parent=parent)
    for number in range(fields):
        asking.add(f"field{number}", lambda: "Field", TextEdit())
    asking.open()
    qtbot.waitUntil(asking.isActiveWindow)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    box = asking.boxes["field0"]
    qtbot.waitUntil(lambda: not box.visibleRegion().isEmpty())
    assert box.refused
    assert asking.height() <= ROOM.height()
    assert asking.rect().contains(asking.go_button.geometry())
    asking.reject()
