"""What is typed about a paper: the number of a page, and keys that elsewhere mean something else."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from coopbooks.i18n import _
from ui.shared.words import say, voice

Keyed = Mapping[Qt.Key, Callable[[], object]]
_Held = Qt.KeyboardModifier


class PagePlace(QSpinBox):
    """Which page is in sight, of how many; another number typed there brings that page."""

    def __init__(self) -> None:
        """Begin on the only page."""
        super().__init__(minimum=1, maximum=1)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)  # a number half typed is no page yet
        say(self.setAccessibleName, lambda: _("Page in sight"))
        say(self.setAccessibleDescription, lambda: _("Write the number of a page to bring it into sight."))
        voice.changed.connect(self._say)
        self._say()

    def count(self, pages: int) -> None:
        """Say of how many pages; one needs no number."""
        self.blockSignals(True)
        self.setMaximum(max(pages, 1))
        self.blockSignals(False)
        self._say()

    def show_page(self, page: int) -> None:
        """Say which page is in sight, which is no wish for it."""
        self.blockSignals(True)
        self.setValue(page)
        self.blockSignals(False)

    def _say(self) -> None:
        before, _mark, after = (_("Page %(page)s of %(count)s") % {"page": "\n", "count": self.maximum()}).partition(
            "\n"
        )
        self.setPrefix(before)
        self.setSuffix(after)


class PaperKeys(QObject):
    """Lets keys do something ``within`` a paper, where no field wants them: with Ctrl, which in the rest of the window
    would change the size of its text, F3, which would record a cost there and here goes on, with Shift ``back``, and
    alone.
    """

    def __init__(
        self, within: QWidget, ctrl: Keyed, plain: Keyed, on: Callable[[], object], back: Callable[[], object]
    ) -> None:
        """Listen from now on."""
        super().__init__(within)
        self._ctrl, self._plain, self._on, self._back = ctrl, plain, on, back
        within.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim a key before the window takes it for its own, and do what it means here."""
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            claimed = event.type() == QEvent.Type.ShortcutOverride
            if do := self._meant(event, claimed):
                event.accept()
                if not claimed:
                    do()
                return True
        return super().eventFilter(watched, event)

    def _meant(self, event: QKeyEvent, claimed: bool) -> Callable[[], object] | None:  # noqa: FBT001 - a state
        held = event.modifiers() & ~(_Held.KeypadModifier | _Held.ShiftModifier)
        if held == _Held.ControlModifier:
            return self._ctrl.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_F3 and not held:
            return self._back if event.modifiers() & _Held.ShiftModifier else self._on
        return None if held or claimed else self._plain.get(Qt.Key(event.key()))
