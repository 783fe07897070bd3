"""Asking for one more thing in a small window: a reason, a name. Never blocks; a refusal stays in it."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coopbooks.errors import Refusal, Trouble
from coopbooks.i18n import _
from ui import look
from ui.shared.doing import Doer
from ui.shared.fields import Fields
from ui.shared.labels import button, label
from ui.shared.words import Words, say

_WIDTH: Final = 420
_AROUND: Final = 158
"""Pixels of a screen's height that title bar, heading, buttons and margins take."""


class Asking(QDialog):
    """A question with one or more fields; ``operation`` gets their values by name and may refuse."""

    def __init__(
        self,
        desk: Doer,
        title: Words,
        operation: Callable[..., Any],
        then: Callable[[Any], None],
        *,
        parent: QWidget,
        go: Words | None = None,
    ) -> None:
        """Make a question without fields."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._operation, self._then = desk, operation, then
        self.fields = Fields()
        self.boxes = self.fields.boxes
        self._optional: set[str] = set()
        say(self.setWindowTitle, title)
        look.measure(self.setMinimumWidth, _WIDTH)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading", wrap=True))
        self.fields.setMinimumHeight(1)  # what it asks for is measured in a far narrower column
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.fields)
        layout.addWidget(self._scroll, 1)
        self.go_button = button(go or (lambda: _("Save")), "main")
        self.go_button.setDefault(True)
        self.go_button.clicked.connect(self.submit)
        self.leave_button = button(lambda: _("Leave"))
        self.leave_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.go_button)
        layout.addLayout(buttons)

    def say(self, words: Words) -> None:
        """Explain above the fields."""
        self.fields.add_widget(label(words, "quiet", wrap=True))

    def add(self, name: str, words: Words, editor: Any, hint: Words | None = None, *, optional: bool = False) -> Any:
        """Add a field; its value is given to the operation under ``name``, None where an optional one is empty."""
        if optional:
            self._optional.add(name)
        self.fields.add(name, words, editor, hint)
        editor.refused.connect(self._take_room)
        return editor

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field; the buttons come after the last."""
        super().showEvent(event)
        for before, after in pairwise(
            (*(box.editor for box in self.boxes.values()), self.go_button, self.leave_button)
        ):
            self.setTabOrder(before, after)
        self._take_room()
        self.fields.enter()

    def _take_room(self) -> None:
        """Be high enough for the fields, and no higher than the screen: what it has no room for is scrolled to."""
        self.adjustSize()
        self._column.activate()  # what follows is measured in the width there will be
        screen, bar = self.screen().availableGeometry(), Qt.ScrollBarPolicy
        room, wanted = screen.height() - _AROUND, self.fields.height_for(self._scroll.width())
        self._scroll.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOn if wanted > room else bar.ScrollBarAlwaysOff)
        self._scroll.setMinimumHeight(min(wanted, room))
        self.adjustSize()
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0:
            self.move(self.x(), max(screen.top(), self.y() - below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on from field to field, as in a form, and answers in the last one; Ctrl+Enter answers at once."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        last = list(self.boxes.values())[-1].editor
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        elif enter and not last.hasFocus():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def submit(self) -> None:
        """Do what was asked with what is typed."""
        self.fields.forget_refusals()
        self._desk.do(self._carry_out, at=self, then=self._end)

    def _carry_out(self) -> Any:
        """Trouble of the world is said here, too: a notice would lie under this window, and its button tries again."""
        editors = {name: box.editor for name, box in self.boxes.items()}
        values = {name: one.maybe() if name in self._optional else one.value() for name, one in editors.items()}
        try:
            return self._operation(**values)
        except Trouble as trouble:
            raise Refusal(trouble.message, reason=trouble.reason) from trouble

    def _end(self, result: Any) -> None:
        self.accept()
        self._then(result)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at its field, or above them."""
        self.fields.refuse(refusal)
        self._take_room()
