"""Asking for one more thing in a small window: a reason, a name. Never blocks; a refusal stays in it.

What is typed in it is kept until it is answered, wherever the books are open.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coopbooks.errors import Refusal, Trouble
from coopbooks.i18n import _
from ui import look
from ui.shared.doing import Desk, Doer
from ui.shared.fields import Fields
from ui.shared.form_foot import Doubts
from ui.shared.form_key import FormKey
from ui.shared.given_back import GivenBack
from ui.shared.keeping import Keeping
from ui.shared.labels import button, label
from ui.shared.tab_order import AsRead
from ui.shared.words import Words, say

_WIDTH: Final = 420
ASKED: Final = "asked"
"""The page under which what is typed in questions is kept."""
_TITLE_BAR: Final = 40
"""Pixels of a screen's height that a window manager takes."""


class Asking(AsRead, QDialog):
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
        odd: Callable[..., Sequence[str]] | None = None,
    ) -> None:
        """Make a question without fields; ``odd`` says what is to be asked about once in their values."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._operation, self._then = desk, operation, then
        self.fields = Fields()
        self.boxes = self.fields.boxes
        self._optional: set[str] = set()
        self._keeping: Keeping | None = None
        self._leaving = False
        self._odd, self._accepted = odd, tuple[str, ...]()
        say(self.setWindowTitle, title)
        look.measure(self.setMinimumWidth, _WIDTH)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        above = label(title, "heading", wrap=True)
        layout.addWidget(above)
        self.fields.changed.connect(self._note_change)
        for one in (above, self.fields):
            one.setMinimumHeight(1)  # what it asks for is measured in a far narrower column
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.fields)
        layout.addWidget(self._scroll, 1)
        self.go_button = button(go or (lambda: _("Save")), "main", does=lambda: _("Goes on with what is typed above."))
        self.go_button.add_keys("Ctrl+Enter")
        self.leave_button = button(lambda: _("Leave"))
        self.go_button.setDefault(True)
        self._add_buttons()

    def _add_buttons(self) -> None:
        self.doubts = Doubts()
        self.doubts.hide()
        self._column.addWidget(self.doubts)
        self.go_button.clicked.connect(self.submit)
        self.leave_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.leave_button)
        self._column.addLayout(buttons)

    def say(self, words: Words) -> None:
        """Explain above the fields."""
        self.fields.add_widget(label(words, "quiet", wrap=True))

    def add(self, name: str, words: Words, editor: Any, hint: Words | None = None, *, optional: bool = False) -> Any:
        """Add a field; its value is given to the operation under ``name``, None where an optional one is empty."""
        if optional:
            self._optional.add(name)
        self.fields.add(name, words, editor, hint)
        editor.refused.connect(self.take_room)
        return editor

    def open_kept(self, desk: Desk, what: str, of: int | None = None) -> None:
        """Open it with what was typed when it was left unanswered, under ``what`` and the record it is asked ``of``."""
        proposed, given_back = self.fields.kept(), GivenBack(desk.books.today)
        self._column.insertWidget(1, given_back)
        keeping = self._keeping = Keeping(desk, self.fields, str(FormKey(ASKED, what, of)), self)
        given_back.say(keeping.give_back())

        def start_afresh() -> None:
            keeping.let_go()
            self.fields.reset()
            self.fields.take_back(proposed)
            given_back.say(None)
            self.fields.enter()

        given_back.afresh_button.clicked.connect(start_afresh)
        self.open()

    def reject(self) -> None:
        """Leave it unanswered: what is typed waits for the next time; where it cannot, the second time only."""
        if self._keeping:
            self._keeping.keep_now()
        elif self.fields.typed and not self._leaving:
            self._leaving = True
            self.refuse(Refusal(_("What is typed here is not saved. Leave it all the same? Press Esc once more.")))
            return
        super().reject()

    def _note_change(self) -> None:
        self._leaving, self._accepted = False, ()
        self.doubts.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self.take_room()
        self.fields.enter()

    def take_room(self) -> None:
        """Be high enough for the fields, and no higher than the screen: what it has no room for is scrolled to."""
        self.adjustSize()
        self._column.activate()  # what follows is measured in the width there will be
        screen, bar = self.screen().availableGeometry(), Qt.ScrollBarPolicy
        around = self.height() - self._scroll.height() + _TITLE_BAR
        room, wanted = screen.height() - around, self.fields.height_for(self._scroll.width())
        self._scroll.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOn if wanted > room else bar.ScrollBarAlwaysOff)
        self._scroll.setMinimumHeight(min(wanted, room))
        self.resize(self.width(), self._column.minimumHeightForWidth(self.width()))
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0:
            self.move(self.x(), max(screen.top(), self.y() - below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on from field to field, as in a form, and answers in the last one; Ctrl+Enter answers at once.

        Held down it answers nothing: what is odd is to be read.
        """
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.isAutoRepeat():
            return
        last = list(self.boxes.values())[-1].editor
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        elif enter and not last.hasFocus():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def submit(self) -> None:
        """Do what was asked with what is typed, asking once about what is odd."""
        self.fields.forget_refusals()
        self._desk.do(self._read, at=self, then=self._go_on)

    def _read(self) -> tuple[dict[str, Any], tuple[str, ...]]:
        editors = {name: box.editor for name, box in self.boxes.items()}
        values = {name: one.maybe() if name in self._optional else one.value() for name, one in editors.items()}
        return values, tuple(filter(None, self._odd(**values))) if self._odd else ()

    def _go_on(self, read: tuple[dict[str, Any], tuple[str, ...]]) -> None:
        values, odd = read
        if odd and odd != self._accepted:
            self._accepted = odd
            self.doubts.ask(odd, _("If it is right, press Enter once more."))
            self.take_room()
        elif not odd or self.doubts.may_be_read:
            self._desk.do(partial(self._carry_out, values), at=self, then=self._end)

    def _carry_out(self, values: dict[str, Any]) -> Any:
        """Trouble of the world is said here, too: a notice would lie under this window, and its button tries again."""
        try:
            return self._operation(**values) if self._keeping is None else self._keeping.end(self._operation, **values)
        except Trouble as trouble:
            raise Refusal(trouble.message, reason=trouble.reason) from trouble

    def _end(self, result: Any) -> None:
        self.accept()
        self._then(result)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at its field, or above them."""
        self.fields.refuse(refusal)
        self.take_room()
