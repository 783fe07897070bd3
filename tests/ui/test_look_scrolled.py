"""Another look over what is mostly scrolled out of sight: dressed when it is scrolled to, or when there is time."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look import wear

MANY = 200


class Dressed(QObject):
    """Counts what is told that it looks otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.told: set[QObject] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.told.add(watched)
        return False


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    wear("light", 100)
    yield
    wear("light", 100)


def test_what_is_scrolled_out_of_sight_is_dressed_once_it_is_scrolled_to(qtbot: QtBot) -> None:
    inside, area = QWidget(), QScrollArea(widgetResizable=True)
    column = QVBoxLayout(inside)
    buttons = [QPushButton(f"{number}") for number in range(MANY)]
    for one in buttons:
        column.addWidget(one)
    area.setWidget(inside)
    area.resize(300, 400)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    dressed = Dressed()
    for one in buttons:
        one.installEventFilter(dressed)
    wear("dark", 100)
    seen = {one for one in buttons if not one.visibleRegion().isEmpty()}
    assert seen <= dressed.told
    assert len(dressed.told) < 2 * len(seen) < MANY / 2
    last, high = buttons[-1], inside.height()
    assert last.height() == buttons[0].height()
    area.ensureWidgetVisible(last)
    area.grab()
    assert last in dressed.told
    assert inside.height() == high  # nothing moved meanwhile
    qtbot.waitUntil(lambda: dressed.told == set(buttons))  # the others when there is time
