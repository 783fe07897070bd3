"""Small signs inside a line to type in: at its beginning to say what it is for, at its end to be pressed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton

from coopbooks.i18n import _
from ui import look
from ui.look import icon
from ui.shared.sign import Sign
from ui.shared.words import Words, say

_SIGN: Final = 16
"""Pixels, as the stylesheet has them."""
_BESIDE: Final = 8
"""Pixels between the edge of the line and the sign."""
_GAP: Final = 4
"""Pixels between the sign and the words."""


class SignWithin(QToolButton):
    """One sign in a line, as large as the letters there. It is never given the cursor: keys do what it does."""

    def __init__(self, drawing: str, words: Words, does: Words, pressed: Callable[[], object]) -> None:
        """Make it; ``words`` say what it is for, ``does`` says more about it, ``pressed`` does it."""
        super().__init__()
        self.setProperty("kind", "within")
        self.setIcon(icon(drawing))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        say(self.setToolTip, lambda: f"{words()}. {does()}")
        say(self.setAccessibleName, words)
        say(self.setAccessibleDescription, does)
        self.clicked.connect(pressed)


def put_within(edit: QLineEdit, *, before: str = "", after: SignWithin | None = None) -> None:
    """Put a drawing before what is typed, which only tells, and a sign after it, which is pressed; the words make
    room.
    """
    row = QHBoxLayout(edit)
    row.setContentsMargins(_BESIDE, 0, _BESIDE, 0)
    row.setSpacing(0)
    if before:
        sign = Sign(_SIGN, before)
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(sign)
    row.addStretch()
    if after:
        row.addWidget(after)
    room = [_SIGN + _GAP if sign else 0 for sign in (before, after)]
    look.measure(lambda left, right: edit.setTextMargins(left, 0, right, 0), *room, owner=edit)


def by_arrow() -> str:
    """Say which key opens what a sign opens."""
    return _("The arrow down does the same.")
