"""A stack of which only what is in sight matters."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Stack(QStackedWidget):
    """Takes the room it is given: Qt would ask everything in it, seen or not, how large it wants to be, and again
    whenever anything comes into sight.
    """

    def sizeHint(self) -> QSize:
        """Ask for what is in sight."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for what is in sight."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Whatever the width, take the height there is."""
        return False
