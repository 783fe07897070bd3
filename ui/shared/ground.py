"""What a page lies on: as high as the window, or as high as the page needs where the window is lower, and scrolled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class _Inside(QWidget):
    """What stands on it, in a column."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)

    def heightForWidth(self, width: int) -> int:
        """Ask for no more than everything on it can do with: what likes to be higher takes what is left."""
        return self.column.minimumHeightForWidth(width)


class Ground(QScrollArea):
    """The ground; ``column`` is what stands on it, from above."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = _Inside()
        self.column = self.inside.column
        self.setWidget(self.inside)
