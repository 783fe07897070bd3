"""A stack asks only what is in sight how large it wants to be, and what is out of sight costs nothing."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shared.stack import Stack


class Asked(QWidget):
    """A widget that counts how often it is asked for its size."""

    def __init__(self, wanted: QSize) -> None:
        super().__init__()
        self.wanted, self.times = wanted, 0

    def sizeHint(self) -> QSize:
        self.times += 1
        return self.wanted

    def minimumSizeHint(self) -> QSize:
        self.times += 1
        return self.wanted


def test_it_wants_the_size_of_what_is_in_sight(qtbot: QtBot) -> None:
    stack, small, large = Stack(), Asked(QSize(20, 10)), Asked(QSize(400, 300))
    qtbot.addWidget(stack)
    assert (stack.sizeHint(), stack.minimumSizeHint()) == (QSize(0, 0), QSize(0, 0))  # as Qt has it
    for one in (small, large):
        stack.addWidget(one)
    assert (stack.sizeHint(), stack.minimumSizeHint()) == (QSize(20, 10), QSize(20, 10))
    stack.setCurrentWidget(large)
    assert (stack.sizeHint(), stack.minimumSizeHint()) == (QSize(400, 300), QSize(400, 300))


def test_what_comes_into_sight_beside_it_asks_nothing_of_what_is_out_of_sight(qtbot: QtBot) -> None:
    ground, stack, seen, unseen = QWidget(), Stack(), Asked(QSize(20, 10)), Asked(QSize(400, 300))
    qtbot.addWidget(ground)
    for one in (seen, unseen):
        stack.addWidget(one)
    said = QLabel("Said later")
    said.hide()
    layout = QVBoxLayout(ground)
    layout.addWidget(stack)
    layout.addWidget(said)
    ground.show()
    qtbot.waitExposed(ground)
    unseen.times = 0
    said.show()
    ground.resize(500, 400)
    layout.activate()
    assert said.isVisible()
    assert unseen.times == 0
