"""What is opened over a page: a form, a record, a paper. It goes when it is left, by Esc as well."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Over(QWidget):
    """The base of everything opened over a page, which puts it away when it is ``left``."""

    left = Signal()
    """It is to be put away."""

    @property
    def half_filled(self) -> bool:
        """Whether something is typed in it that would be lost."""
        return False

    def keep_typed(self) -> None:
        """Keep what is typed in it: the books are being closed."""

    def enter(self) -> None:
        """Put the cursor where it is wanted first."""

    def leave(self) -> None:
        """Have it put away."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
