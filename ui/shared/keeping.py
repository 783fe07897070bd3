"""Keeping what is typed: into the books' file a moment after typing, and out of it again when the form is opened."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol, TypeVar

from PySide6.QtCore import QObject, SignalInstance

from coopbooks import drafts
from coopbooks.drafts import Kept, KeptPaper
from coopbooks.errors import Refusal
from ui.shared.doing import Desk
from ui.shared.patience import Soon

T = TypeVar("T")
_PAUSE: Final = 700
"""Milliseconds without a key before what is typed is kept: nobody waits for the disk while typing."""
_AT_LAST: Final = 4_000
"""Milliseconds after which it is kept in the middle of typing, too."""


class Editor(Protocol):
    """Anything that can be typed in: it gives what a draft keeps of it as JSON, and takes it back."""

    def kept(self) -> Any:
        """Return what stands there."""

    def take_back(self, kept: Any) -> None:
        """Put it in again; raises what Python does about what does not fit."""


class KeptFields(Protocol):
    """The fields of a form, as far as they are kept."""

    @property
    def changed(self) -> SignalInstance:
        """What stands in one of them changed."""

    @property
    def typed(self) -> bool:
        """Whether somebody typed something that would be lost."""

    def kept(self) -> dict[str, Any]:
        """Return what stands in them by name."""

    def take_back(self, kept: Mapping[str, Any]) -> None:
        """Put it in again, field by field."""


def give_back(editor: Editor, kept: Any) -> None:
    """Put in again what was kept of one field; what does not fit any more leaves the field as it is.

    The books may have changed since, and the program, too: what was kept is not to be trusted further than it reads.
    """
    with suppress(Refusal, LookupError, TypeError, ValueError, AttributeError):
        editor.take_back(kept)


class Keeping(QObject):
    """What is kept of the fields of one form under its ``key``, and its ``papers``; an empty key keeps nothing."""

    def __init__(self, desk: Desk, fields: KeptFields, key: str, parent: QObject) -> None:
        """Follow what is typed."""
        super().__init__(parent)
        self._desk, self._fields, self.key = desk, fields, key
        self.papers: Callable[[], Sequence[KeptPaper]] = tuple
        self._last: dict[str, Any] | None = None
        self._pause = Soon(self, _PAUSE)
        self._at_last = Soon(self, _AT_LAST)
        for timer in (self._pause, self._at_last):
            timer.timeout.connect(self.keep_now)
        if key:
            fields.changed.connect(self._note_change)

    def _note_change(self) -> None:
        self._pause.start()
        if not self._at_last.isActive():
            self._at_last.start()

    def _stop(self) -> None:
        self._pause.stop()
        self._at_last.stop()

    def keep_now(self) -> None:
        """Keep what is typed and was not kept yet."""
        self._stop()
        if not self.key:
            return
        if not self._fields.typed:
            self.let_go()
            return
        typed = self._fields.kept()
        if typed != self._last:
            self._desk.do(lambda: self._keep(typed))

    def _keep(self, typed: dict[str, Any]) -> None:
        drafts.keep(self._desk.books, self.key, typed, self.papers())
        self._last = typed

    @property
    def is_all_kept(self) -> bool:
        """Whether nothing would be lost if the program ended now; what has no key is not to be kept."""
        return not self.key or not self._fields.typed or self._fields.kept() == self._last

    def give_back(self) -> Kept | None:
        """Put in again what was kept, if anything was."""
        kept = drafts.kept(self._desk.books, self.key) if self.key else None
        if kept:
            self._fields.take_back(kept.typed)
            self._last = self._fields.kept()
        self._stop()
        return kept

    def end(self, operation: Callable[..., T], *args: Any, **named: Any) -> T:
        """Do what was typed for, and forget it in one change: else a power cut would offer it once more."""
        with self._desk.books.change("drafts"):
            result = operation(*args, **named)
            self.let_go()
        return result

    def let_go(self) -> None:
        """Forget what was kept: it was recorded, or is not wanted any more."""
        self._stop()
        self._last = None
        if self.key:
            drafts.let_go(self._desk.books, self.key)
