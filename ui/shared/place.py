"""A window's place on the screen: as large as it likes to be, and no larger than the screen."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.shared import memory

_TITLE: Final = 40
"""Pixels a title bar takes at most."""
_KEPT: Final = "window"


def take_room(window: QWidget, width: int, height: int) -> None:
    """Give a window the size it likes, in pixels, or what a smaller screen has of it."""
    room = window.screen().availableGeometry()
    window.resize(min(width, room.width()), min(height, room.height() - _TITLE))


def take_last_place(window: QWidget, width: int, height: int) -> None:
    """Give a window the place it was left in; where there was none yet, the size it likes."""
    state = memory.recall_state(_KEPT)
    if state is None or not window.restoreGeometry(state):
        take_room(window, width, height)


def keep_place(window: QWidget) -> None:
    """Remember the place of a window for the next time."""
    memory.remember(_KEPT, window.saveGeometry())
