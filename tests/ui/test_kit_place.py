"""A window is no larger than the screen it opens on."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shared.place import take_room


@pytest.mark.parametrize(
    ("screen", "taken"), [((1366, 768), (1180, 720)), ((1024, 600), (1024, 560)), ((1366, 728), (1180, 688))]
)
def test_it_takes_what_it_likes_or_what_there_is(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, screen: tuple[int, int], taken: tuple[int, int]
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, *screen))
    window = QWidget()
    qtbot.addWidget(window)
    take_room(window, 1180, 720)
    assert (window.width(), window.height()) == taken
