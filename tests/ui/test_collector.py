"""What goes round in circles is thrown away between two events of the window, and nowhere else."""

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui import collector
from ui.shared import background

_MANY = 300_000
"""As much as makes Python clean up several times over."""


class Left(list[object]):
    """Something nobody uses any more but itself, and the threads in which such things were thrown away."""

    gone: ClassVar[set[threading.Thread]] = set()

    def __del__(self) -> None:
        self.gone.add(threading.current_thread())


@pytest.fixture(autouse=True)
def _left_over() -> Iterator[None]:
    gc.collect()
    Left.gone.clear()
    for _number in range(10):
        left = Left()
        left.append(left)
    yield
    gc.collect()


def litter() -> list[list[int]]:
    return [[number] for number in range(_MANY)]


def fail(error: Exception) -> None:
    raise error


def test_nothing_is_thrown_away_in_the_middle_of_something(qtbot: QtBot) -> None:
    littered = litter()
    assert Left.gone == set()
    qtbot.waitUntil(lambda: bool(Left.gone))
    assert (len(littered), Left.gone) == (_MANY, {threading.current_thread()})


def test_nothing_is_thrown_away_in_another_thread(qtbot: QtBot) -> None:
    """A window's objects may not die there."""
    ended: list[list[list[int]]] = []
    background.start(lambda _work: litter(), ended.append, fail)
    background.finish_all()
    assert Left.gone == set()
    qtbot.waitUntil(lambda: bool(Left.gone) and bool(ended))
    assert Left.gone == {threading.current_thread()}


def test_what_is_in_the_way_of_it_is_waited_for(qtbot: QtBot) -> None:
    who = object()
    collector.keep_off(who)
    littered = litter()
    qtbot.wait(2 * collector._EVERY_MS)
    assert Left.gone == set()
    collector.let_go(who)
    qtbot.waitUntil(lambda: bool(Left.gone))
    assert len(littered) == _MANY


def test_a_list_of_all_widgets_arrives_whole(qtbot: QtBot) -> None:
    """Asking for so many makes Python clean up by itself, which would throw some of them away on the way here."""
    for _number in range(500):
        ground = QWidget()
        ground.itself = ground  # type: ignore[attr-defined]
        for _label in range(10):
            QLabel("left lying about", ground)
    assert len(QApplication.allWidgets()) >= 500 * 11


def test_python_cleans_up_by_itself_again_in_the_end(qtbot: QtBot) -> None:
    collector.end()
    assert gc.isenabled()
