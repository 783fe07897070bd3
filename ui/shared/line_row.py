"""One line of a field of several: a small row of fields, which can be taken away."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui import look
from ui.shared.folding import SPACING, Folding
from ui.shared.keeping import give_back
from ui.shared.labels import button, press, restyle
from ui.shared.words import Words, say

LESS_KEYS: Final = "Ctrl+Shift+L"
CLOSE: Final = 36
"""Pixels of the button that takes a line away."""


class LineRow(QWidget):
    """One line: fields side by side, and under them what only some lines have. Subclasses call :meth:`add` and say
    :meth:`value` and :meth:`put`.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__()
        self.fields: list[Any] = []
        self.layout_ = Folding()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACING)
        self._rows.addLayout(self.layout_)
        self.remove_button = button(str, "plain", "close", does=lambda: _("What is typed in it goes, too."))
        look.measure(self.remove_button.setFixedWidth, CLOSE)
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_room(self.remove_button)
        say(self.remove_button.call, lambda: _("Take this line away"))
        press(self.remove_button, LESS_KEYS, self)
        self.layout_.fixed.addWidget(self.remove_button)

    def add(self, editor: Any, words: Words, width: int = 0) -> Any:
        """Add a field of a width in pixels (0: what is left); :meth:`call` says what they are called in the draft."""
        self.take(editor, words)
        self.add_widget(editor, width)
        return editor

    def take(self, editor: Any, words: Words) -> None:
        """Have a field, wherever it stands."""
        say(editor.setAccessibleName, words)
        editor.refused.connect(lambda: restyle(editor, "refused", True))
        editor.changed.connect(lambda: restyle(editor, "refused", False))  # before others hear of it
        editor.changed.connect(self.changed)
        editor.refused.connect(self.refused)
        self.fields.append(editor)

    def call(self, *parts: str) -> None:
        """Call the fields as the draft of a line does, in their order."""
        for field, part in zip(self.fields, parts, strict=True):
            field.field = part

    def add_widget(self, widget: QWidget, width: int = 0) -> None:
        """Add something that is no field."""
        before_the_last = self.layout_.fixed.count() - 1
        self.layout_.put(widget, width, before_the_last)

    def add_below(self, widget: QWidget) -> None:
        """Add a row under the fields."""
        self._rows.addWidget(widget)

    def part(self, name: str = "") -> Any:
        """Return the field the draft calls so, the first where it calls none in sight so."""
        return next((one for one in self.fields if one.field == name and one.isVisibleTo(self)), self.fields[0])

    @property
    def wrong(self) -> list[Any]:
        """The fields in sight with something wrong in them, as far as it was said so."""
        return [one for one in self.fields if one.property("refused") and one.isVisibleTo(self)]

    def value(self) -> Any:
        """Return the line as its draft; refuses what cannot be read."""
        raise NotImplementedError

    def put(self, line: Any) -> None:
        """Fill in a line again."""
        raise NotImplementedError

    def besides(self) -> Any:
        """Return, as JSON, what a line filled in again has besides its fields."""

    def take_besides(self, kept: Any) -> None:
        """Put what :meth:`besides` gave in again."""

    def kept(self) -> Any:
        """Return the line as a draft keeps it."""
        return {"fields": [field.kept() for field in self.fields], "besides": self.besides()}

    def take_back(self, kept: Any) -> None:
        """Put in again what a draft kept."""
        for field, one in zip(self.fields, kept["fields"], strict=True):
            give_back(field, one)
        self.take_besides(kept["besides"])

    @property
    def typed(self) -> bool:
        """Whether somebody typed in it."""
        return any(field.typed for field in self.fields)

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return self.typed or any(field.text() for field in self.fields if hasattr(field, "text"))

    def reset(self) -> None:
        """Empty it."""
        for field in self.fields:
            field.reset()


def why_not(field: Any) -> Refusal | None:
    """Return why what stands in a field cannot be read; None where it can, or nothing stands there."""
    try:
        if not hasattr(field, "text") or field.text():
            field.value()
    except Refusal as refusal:
        return refusal
    return None


def keep_room(widget: QWidget, *, kept: bool = True) -> None:
    """Let something keep its room while it is hidden, or no more: what stands beside it stays where it is."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    widget.setSizePolicy(policy)
