"""The ground of what is opened over a page to be compared: its title, what scrolls under it, and the way back."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from coopbooks.i18n import _
from ui.shared.flow import flowing
from ui.shared.labels import button, heading
from ui.shared.over import Over
from ui.shared.scrolled import Inside, scrolled
from ui.shared.tab_order import EnterMovesOn
from ui.shared.words import Words


class TitledOver(EnterMovesOn, Over):
    """The ground: what is to be read goes into the ``column``; title and way back are there already."""

    def __init__(self, title: Words) -> None:
        """Begin with nothing under the title."""
        super().__init__()
        self._title, self._inside = heading(title, "title"), Inside()
        self.column = self._inside.column
        self.column.setContentsMargins(0, 0, 4, 0)
        self.column.setSpacing(12)
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.leave_button.clicked.connect(self.leave)

    def lay_out(self, *buttons: QPushButton) -> None:
        """Lay it out, these buttons beside the way back."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(scrolled(self._inside), 1)
        layout.addWidget(flowing(self.leave_button, *buttons))
