"""The ground of a record opened over a page: what is told of it scrolls, and below stands what can be done about it."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from coopbooks.i18n import _
from ui.shared.flow import flowing
from ui.shared.labels import button
from ui.shared.over import Over
from ui.shared.scrolled import Inside, scrolled


class RecordOver(Over):
    """The ground: what is told goes into the ``column``; the way back is there already."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        super().__init__()
        self._inside = Inside()
        self.column = self._inside.column
        self.column.setContentsMargins(0, 0, 12, 0)
        self.column.setSpacing(12)
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.leave_button.clicked.connect(self.leave)

    def lay_out(self, *buttons: QPushButton) -> None:
        """Lay it out, these buttons beside the way back."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(scrolled(self._inside), 1)
        layout.addWidget(flowing(self.leave_button, *buttons))

    def enter(self) -> None:
        """Put the cursor on the way back."""
        self.leave_button.setFocus()
