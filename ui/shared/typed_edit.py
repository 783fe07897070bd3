"""One line to type in: read when it is left, shown again as the books write it, kept as typed if it cannot be read."""

from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from ui.shared.labels import restyle
from ui.shared.noting import answer
from ui.shared.words import Words, say, voice

T = TypeVar("T")
E = TypeVar("E", bound="TypedEdit[Any]")


class TypedEdit(QLineEdit, Generic[T]):
    """The base of every typed field. Subclasses say how to ``read`` a text and how to ``show_as`` text.

    ``field`` is the name of the field in the draft; a Refusal carries it. ``missing`` says what is to be written where
    nothing may not be: such a field refuses to be left empty. ``typed`` tells whether a person typed here.
    """

    usage: ClassVar[str] = N_("Type here.")
    """How it is used, for who cannot see it: marked to be translated."""
    changed = Signal()
    """What is written changed, by typing, proposing or setting."""
    settled = Signal()
    """The field was left with something readable in it."""
    refused = Signal(object)
    """The field was left with something unreadable in it: a Refusal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        say(self.setAccessibleDescription, lambda: _(self.usage))
        self.field = ""
        self.missing: Words | None = None
        self.typed = False
        self._settled: tuple[str, T] | None = None
        self._unread: str | None = None
        self.textEdited.connect(self._note_typing)
        self.editingFinished.connect(self.settle)
        voice.leaving.connect(self._leave_language)
        voice.changed.connect(self._show_again)

    def read(self, text: str) -> T:
        """Read what is typed; refuses what cannot be read."""
        raise NotImplementedError

    def show_as(self, value: T) -> str:
        """Write a value so that it reads back to the same."""
        raise NotImplementedError

    def value(self) -> T:
        """Return what is typed; a Refusal (an empty field's too, where that is one) names the field."""
        return answer(self._value, self.stand_in, self.field)

    def stand_in(self) -> T:
        """Return something it might say, while all that is refused is looked for."""
        return self.read("1")

    def _value(self) -> T:
        if self.missing and not self.text().strip():
            raise Refusal(self.missing(), reason="empty")
        if self._settled and self._settled[0] == self.text():
            return self._settled[1]
        value = self.read(self.text())
        if self._unread is not None and self._unread == self.text():
            words = _("This could not be read in the language it was written in. Write it once more.")
            raise Refusal(words, reason="unread")
        return value

    def maybe(self) -> T | None:
        """Return what is typed, None when nothing is and nothing may be; refuses what cannot be read."""
        return self.value() if self.missing or self.text().strip() else None

    def readable(self) -> T | None:
        """Return what is typed as far as it can be read; None where nothing is, or nothing that can."""
        try:
            return self._value() if self.text().strip() else None
        except Refusal:
            return None

    def set(self, value: T | None) -> None:
        """Put a value in firmly (None empties the field)."""
        self._put(value, proposed=False)

    def propose(self, value: T | None) -> None:
        """Put a value in for the user to take or overtype; what she typed herself stays, and what was set firmly."""
        stands = self._settled == (self.text(), value)  # then nothing changes
        if not self.typed and not stands and (self.property("proposed") or not self.text()):
            self._put(value, proposed=value is not None)

    def reset(self) -> None:
        """Empty the field and forget that anybody typed."""
        self.set(None)

    def kept(self) -> Any:
        """Return what stands here as a draft keeps it: how it came here, and its value or the text nobody can read."""
        how = "typed" if self.typed else "proposed" if self.property("proposed") else "set"
        try:
            value = self.value() if self.text().strip() else None
        except Refusal:
            return {"text": self.text()}
        return {how: None if value is None else self.as_json(value)}

    def take_back(self, kept: Any) -> None:
        """Put in again what a draft kept; one that does not fit raises what Python does about it."""
        ((how, value),) = kept.items()
        if how == "text":
            self._put(None, proposed=False)
            self.setText(value)
            self.changed.emit()
        else:
            self._put(None if value is None else self.of_json(value), proposed=how == "proposed")
        self.typed = how in ("text", "typed")

    def as_json(self, value: T) -> Any:
        """Return a value as JSON keeps it."""
        return value

    def of_json(self, kept: Any) -> T:
        """Return the value JSON kept."""
        value: T = kept
        return value

    def _leave_language(self) -> None:
        """Settle before another language is spoken: what cannot be read in this one is not to be read in that."""
        self.settle()
        unread = self.text().strip() and not (self._settled and self._settled[0] == self.text())
        self._unread = self.text() if unread else None

    def settle(self) -> None:
        """Read what is typed and show it as the books write it; what cannot be read is kept and refused."""
        if not self.text().strip():
            return
        try:
            value = self.value()
        except Refusal as refusal:
            self.refused.emit(refusal)
            return
        self._write(value)
        self.settled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys for undoing to the window, which takes back the last deed, where no typing is to be undone.

        A field looks at its own events while the cursor is in it: of the thousand that come while a form is opened
        none has to pass through Python.
        """
        if event.type() == QEvent.Type.ShortcutOverride and not self.isUndoAvailable():
            assert isinstance(event, QKeyEvent)  # noqa: S101 - it always is
            if event.matches(QKeySequence.StandardKey.Undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the form: their names are not what is meant."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take up all that stands there, however the field is entered, so that typing replaces it."""
        super().focusInEvent(event)
        self.installEventFilter(self)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            QTimer.singleShot(0, self, self._select_all)

    def _select_all(self) -> None:
        if self.hasFocus():  # the cursor may have gone on meanwhile
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning of what is too long for the field."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.removeEventFilter(self)
            self.setCursorPosition(0)

    def _put(self, value: T | None, *, proposed: bool) -> None:
        self.typed = False
        self._settled = self._unread = None
        if value is None:
            self.setText("")  # unlike clear() it leaves nothing to be undone
        else:
            self._write(value)
        restyle(self, "proposed", proposed)
        self.changed.emit()

    def _write(self, value: T) -> None:
        self._settled = (self.show_as(value), value)
        if self.text() != self._settled[0]:
            taken_up = bool(self.text()) and self.selectedText() == self.text()
            self.setText(self._settled[0])
            if taken_up and self.hasFocus():
                self.selectAll()  # what was to be typed over still is
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _note_typing(self) -> None:
        self.typed = True
        self._unread = None
        restyle(self, "proposed", False)
        self.changed.emit()

    def _show_again(self) -> None:
        if self._settled and self._settled[0] == self.text():
            self._write(self._settled[1])


class FigureEdit(TypedEdit[T]):
    """A field for figures: right-aligned; the point of the number pad is the decimal mark of the region."""

    usage = N_("Write a figure; sums such as 12*35 are worked out.")

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the number pad's point (or comma) into the decimal mark."""
        on_pad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        if on_pad and event.text() in (".", ","):
            event = QKeyEvent(event.type(), event.key(), event.modifiers(), showing.region().decimal)
        super().keyPressEvent(event)


class TextEdit(TypedEdit[str]):
    """A field for words, taken as typed without the blanks around them; empty is ``""``."""

    def __init__(self, longest: int = 500, parent: QWidget | None = None) -> None:
        """Make an empty field that takes a little more than the books allow, so that the books can say so."""
        super().__init__(parent)
        self.setMaxLength(longest)

    def read(self, text: str) -> str:
        """Take the words."""
        return text.strip()

    def show_as(self, value: str) -> str:
        """Show the words."""
        return value


def needed(editor: E, missing: Words) -> E:
    """Return a field that refuses to be left empty, and says what is to be written there."""
    editor.missing = missing
    return editor


def write_the_name() -> str:
    """Say what is missing where a name is to be written."""
    return _("Write the name.")
