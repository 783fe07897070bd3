"""What the rows of a table are painted on."""

from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.look import worn


class TableGround(QWidget):
    """A viewport that fills itself: dressed, Qt leaves that off, and then to scroll by one row paints all of them."""

    def __init__(self) -> None:
        """Be filled in whatever look is worn."""
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        worn.changed.connect(self.fill)

    def fill(self) -> None:
        """Be filled from now on."""
        self.setAutoFillBackground(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight dressed, and be filled again."""
        super().showEvent(event)
        self.fill()
