"""The menus of the window: everything that can be done from anywhere, in words, with the keys that do the same."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMainWindow

from ui.shared.action import Section
from ui.shared.menu import Menu


class Menus:
    """The menu bar of one window: a menu for each section of what can be done."""

    def __init__(self, window: QMainWindow, sections: Sequence[Section]) -> None:
        """Fill the bar."""
        self._menus = [Menu(window, section) for section in sections]

    def look_again(self) -> None:
        """Say of each entry what it does now, whether that is possible, and which of several is in force."""
        for menu in self._menus:
            menu.look_again()
