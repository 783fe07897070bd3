"""A drawing beside words, in the colours in force: it says what they are about, and is nothing to be pressed."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import icon, measure


class Sign(QWidget):
    """The drawing, of a size in pixels at text of 100 %."""

    def __init__(self, size: int, drawing: str, colour: str = "text") -> None:
        """Show a drawing by its name."""
        super().__init__()
        self._icon = icon(drawing, colour)
        measure(self.setFixedSize, size, size)

    def show_drawing(self, name: str, colour: str) -> None:
        """Show another one; ``colour`` names a token."""
        self._icon = icon(name, colour)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
