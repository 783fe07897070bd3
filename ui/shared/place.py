"""A window's place on the screen: as large as it likes to be, and no larger than the screen."""

from typing import Final

from PySide6.QtWidgets import QWidget

_TITLE: Final = 40
"""Pixels a title bar takes at most."""


def take_room(window: QWidget, width: int, height: int) -> None:
    """Give a window the size it likes, in pixels, or what a smaller screen has of it."""
    room = window.screen().availableGeometry()
    window.resize(min(width, room.width()), min(height, room.height() - _TITLE))
