"""A list with a picture of what is chosen in it below, where there is room for both."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import scaled, worn

_ENOUGH: Final = 400
"""Pixels both need, one above the other: on a small screen the list is what is looked for."""


class WithPicture(QWidget):
    """Two widgets, of which the lower one gives way where it is low."""

    def __init__(self, above: QWidget, picture: QWidget) -> None:
        """Put them together."""
        super().__init__()
        self._picture, self._some = picture, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(above, 3)
        column.addWidget(picture, 2)
        worn.changed.connect(self._make_room)

    def offer(self, *, some: bool) -> None:
        """Say whether there is anything in the picture."""
        self._some = some
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the picture where there is room for it now."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._picture.setVisible(self._some and self.height() >= scaled(_ENOUGH))
