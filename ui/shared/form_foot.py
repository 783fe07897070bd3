"""The foot of a form: the draft read back, what is odd about it, and the buttons that save it and lead away."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui.shared.flow import flowing
from ui.shared.labels import button, label, panel
from ui.shared.words import Words


class FormFoot(QWidget):
    """What stands below the fields."""

    def __init__(self, save: Words, *more: QPushButton) -> None:
        """Make it with nothing to say yet; ``more`` lead elsewhere in what is filled in."""
        super().__init__()
        self.said = label(kind="quiet", wrap=True)
        self.doubts = Doubts()
        self.save_button = button(save, "main", "done")
        self.leave_button = button(lambda: _("Leave"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.addWidget(self.said)
        layout.addWidget(self.doubts)
        layout.addWidget(flowing(self.save_button, self.leave_button, *more))
        self.said.hide()
        self.doubts.hide()

    def read_back(self, words: str) -> None:
        """Show the draft read back in one line, or nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))


class Doubts(QWidget):
    """What is odd, asked once."""

    def __init__(self) -> None:
        """Begin with nothing odd."""
        super().__init__()
        frame = panel("doubts")
        self._words = label(kind="doubt", wrap=True)
        inner = QVBoxLayout(frame)
        inner.addWidget(self._words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def ask(self, doubts: tuple[str, ...]) -> None:
        """Show what is odd."""
        self._words.setText("\n".join(doubts))
        self.setAccessibleDescription(self._words.text())
        self.show()
