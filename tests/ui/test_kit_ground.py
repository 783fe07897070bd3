"""What a page lies on scrolls where the window is low, and nothing on it moves when the scroll bar comes."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.shared.ground import Ground


def test_the_scroll_bar_takes_no_room_from_what_stands_there(qtbot: QtBot) -> None:
    """Words that wrap would take another line, and names of parts fold, from one part of a page to the next."""
    ground, words = Ground(), QLabel("words " * 100, wordWrap=True)
    qtbot.addWidget(ground)
    ground.column.addWidget(words)
    widths = {}
    for height in (900, 100):
        ground.resize(400, height)
        ground.show()
        qtbot.wait(1)
        widths[ground.verticalScrollBar().isVisible()] = words.width(), words.height() >= words.heightForWidth(360)
    assert widths == {False: (360, True), True: (360, True)}
