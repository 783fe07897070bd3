"""How high a grid is: as its rows, as far as the window has room for them beside the rest of a form."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView

from ui import look

ROW_HEIGHT: Final = 32
_REST: Final = 520
"""Pixels of a window that the rest of a form takes."""


class Height(QObject):
    """Keeps the height of one grid: at least that of so many rows."""

    def __init__(self, view: QTableView, least: int, *, grows: bool) -> None:
        """Follow the rows, the size of the text and, once the grid is in one, the window; or ``least`` alone."""
        super().__init__(view)
        self._view, self._least, self._grows = view, least, grows
        view.installEventFilter(self)
        model = view.model()
        for changed in (look.worn.changed, model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._take)
        self._take()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another height in another window, and in one of another size."""
        if event.type() == QEvent.Type.Show and watched is self._view:
            self._view.window().installEventFilter(self)
            self._take()
        elif event.type() == QEvent.Type.Resize and watched is self._view.window():
            self._take()
        return False

    def _take(self) -> None:
        row = look.scaled(ROW_HEIGHT)
        room = (self._view.window().height() - look.scaled(_REST)) // row
        with_heading = self._view.model().rowCount() + 1
        self._view.setMinimumHeight(max(self._least, min(with_heading, room) if self._grows else 0) * row)
