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

    def stands_for(self, other: "Over") -> bool:  # noqa: ARG002 - most are about one thing of many
        """Whether this one, half filled, is what the other would be: it is then shown instead of it."""
        return False

    def freshen(self) -> None:
        """Ask the books again: something was recorded while it was in sight.

        Raises LookupError where what it shows is there no more: it is put away then.
        """

    def keep_typed(self) -> bool:
        """Keep what is typed in it: the books are being closed; return whether all of it is kept."""
        return True

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
