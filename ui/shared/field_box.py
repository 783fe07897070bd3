"""One field of a form: its label above, the editor, a quiet hint, and the one place where a refusal is read."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui.shared.labels import label, restyle
from ui.shared.scrolled import is_seen
from ui.shared.tab_order import stay_in_sight
from ui.shared.words import Words, say, voice


class FieldBox(QWidget):
    """A labelled editor. The editor has ``field``, ``reset()`` and the signals ``changed`` and ``refused``."""

    def __init__(self, words: Words, editor: Any, hint: Words | None = None) -> None:
        """Put the editor under its label."""
        super().__init__()
        self.editor = editor
        self._words, self._hint = words, hint
        self.refusal = label(kind="refused", wrap=True)
        self.refusal.hide()
        self._refused = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.label = self._named(words)
        layout.addWidget(self.label)
        layout.addWidget(editor)
        if hint:
            layout.addWidget(label(hint, "small", wrap=True))
        say(self._describe, hint or str, self)
        layout.addWidget(self.refusal)
        editor.refused.connect(self._refuse_left)
        editor.changed.connect(self._note_change)
        voice.changed.connect(self._refuse_again)

    def _named(self, words: Words) -> QLabel:
        made = label(words, "label", wrap=True)
        made.setBuddy(self.editor)
        say(self.editor.setAccessibleName, words)
        return made

    def say_again(self) -> None:
        """Say the label anew: what it tells of changed, as the currency of an amount does."""
        self.label.setText(self._words())
        self.editor.setAccessibleName(self._words())

    @property
    def told(self) -> str:
        """What is to be read with the field: the refusal that stands here, else the hint."""
        return self.refusal_text or (self._hint() if self._hint else "")

    def _describe(self, _hint: str = "") -> None:
        self.editor.setAccessibleDescription(self.told or usage_of(self.editor))

    @property
    def refused(self) -> bool:
        """Whether a refusal stands here."""
        return self._refused

    @property
    def tells_itself(self) -> bool:
        """Whether its editor says below itself what is refused, as a grid does of its cells."""
        return any(True for _cell in self.editor.refusals()) if hasattr(self.editor, "refusals") else False

    @property
    def unseen_refusal(self) -> str:
        """The words over the field and the refusal, where that cannot be read where it stands now; else nothing."""
        told = self.editor.told if self.tells_itself else self.refusal
        if not told.isVisibleTo(self) or is_seen(told):
            return ""
        name = self.label.text()
        return f"{name} {told.text()}" if name.endswith("?") else f"{name}: {told.text()}"

    @property
    def refusal_text(self) -> str:
        """The words of the refusal that stands here, or nothing."""
        return self.refusal.text() if self.refused else ""

    def refuse(self, refusal: Refusal) -> None:
        """Show the refusal under the field, unless its editor tells it there, and let screen readers say it."""
        self._refused = True
        self.refusal.setText(refusal.message)
        self.refusal.setHidden(self.tells_itself)
        self._describe()
        self._mark(refusal)
        QAccessible.updateAccessibility(QAccessibleEvent(self.editor, QAccessible.Event.Alert))

    def _refuse_left(self, refusal: Refusal) -> None:
        """Say what cannot be read of what was left; of several fields that of the first as they are read."""
        first_of = getattr(self.editor, "first_unread", None)
        self.refuse((first_of(refusal) if first_of else None) or refusal)

    def _note_change(self) -> None:
        """Forget what is refused, but say what of several fields still cannot be read."""
        first_of = getattr(self.editor, "first_unread", None)
        still = first_of() if first_of and self.refused else None
        if still is None:
            self.forget_refusal()
        elif still.message != self.refusal_text:
            self.refuse(still)

    def _refuse_again(self) -> None:
        """Say what cannot be read in the language spoken now; forget what the books refused until the next try."""
        if self.refused:
            still = self._still_refused()
            self.forget_refusal()
            if still:
                self.refuse(still)

    def _still_refused(self) -> Refusal | None:
        """Return what is refused of what is typed; of several fields only of one that was refused."""
        try:
            getattr(self.editor, "ask_refused", self.editor.value)()
        except Refusal as refusal:
            return refusal
        return None

    def forget_refusal(self) -> None:
        """Take it away again."""
        if self.refused:
            self._refused = False
            self.refusal.hide()
            self._describe()
            self._mark(None)

    def _mark(self, refusal: Refusal | None) -> None:
        """Mark the editor, or let it mark which of its fields it is, and no longer where there is none."""
        restyle(self.editor, "refused", refusal is not None)
        if hasattr(self.editor, "mark"):
            self.editor.mark(refusal)

    def enter(self) -> None:
        """Put the cursor there, in sight and ready to type over what stands there."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        stay_in_sight(self.editor)
        if isinstance(self.editor, QLineEdit):
            self.editor.selectAll()


def usage_of(editor: Any) -> str:
    """Return how an editor is used, for who cannot see it: in the language spoken; nothing where it says so itself."""
    usage = getattr(editor, "usage", "")
    return _(usage) if usage else ""
