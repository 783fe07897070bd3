"""The foot of a form takes no more room than its words."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from ui import look
from ui.shared.form_foot import Doubts, FormFoot


def fields() -> QWidget:
    """Return what has all the room the foot leaves."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return made


@pytest.mark.parametrize("percent", [100, 150])
def test_a_doubt_and_what_to_do_about_it_stand_line_under_line(show: Any, qtbot: QtBot, percent: int) -> None:
    """One line each in a wide window: nothing between them but the frame that shows where the cursor is, 2 pixels."""
    look.wear("light", percent)
    doubts = Doubts()
    show(fields(), doubts)
    doubts.ask(("It is ten times what is usual.",), "If it is right, press Enter once more.")
    qtbot.wait(1)
    words, then = doubts._words, doubts._then
    assert words.height() == words.heightForWidth(words.width())

    def apart() -> int:
        return then.mapTo(doubts, QPoint(0, 0)).y() - words.mapTo(doubts, QPoint(0, words.height())).y()

    qtbot.waitUntil(lambda: apart() == 2)
    lefts = [one.mapTo(doubts, one.contentsRect().topLeft()).x() for one in (words, then)]
    assert lefts[0] == lefts[1]
    assert doubts._scroll.verticalScrollBar().maximum() == 0
    look.wear("light", 100)


def test_a_refusal_of_one_line_takes_one_line(show: Any, qtbot: QtBot) -> None:
    foot = FormFoot(lambda: "Save")
    show(fields(), foot)
    foot.refuse("Write how much.")
    qtbot.wait(1)
    assert foot._refusal.height() == foot.refused.heightForWidth(foot.refused.width())
