"""What stands in place of an empty list: what belongs there, and the first step."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui import look
from ui.shared.labels import button, label
from ui.shared.words import Words, say

_WIDEST = 560
"""Pixels a line of words takes at most: longer ones are hard to read."""


class FirstStep(NamedTuple):
    """The words of the button that begins it, and what the button does."""

    words: Words
    take: Callable[[], object]


class Invitation(QFrame):
    """The words, and the button under them where there is something to be done."""

    def __init__(self, words: Words, step: FirstStep | None = None) -> None:
        """Invite with these words."""
        super().__init__()
        self.setProperty("kind", "panel")
        self.button: QPushButton | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if step else Qt.FocusPolicy.TabFocus)
        said = self._said = label(kind="quiet", wrap=True)
        self._words = words
        say(self._tell, words)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        look.measure(said.setMaximumWidth, _WIDEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addStretch()
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(said, 100)
        middle.addStretch()
        layout.addLayout(middle)
        if step:
            self.button = button(step.words)
            self.button.clicked.connect(lambda _checked: step.take())
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def _tell(self, words: str) -> None:
        self._said.setText(words)
        self.setAccessibleName(words)  # read where the cursor is on it, as nothing can be done but read

    def freshen(self) -> None:
        """Say the words anew, as they follow what is asked for."""
        self._tell(self._words())
