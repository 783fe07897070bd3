"""A small window that shows how far long work is, and lets it be cancelled."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared.background import Work
from ui.shared.labels import button, label
from ui.shared.words import Words, say

_NOT_BEFORE: Final = 400
"""Milliseconds: what is quicker shows nothing."""


class ProgressWindow(QDialog):
    """Shown only when the work takes longer than a blink."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None, words: Words) -> None:
        """Wait for the work to take long."""
        super().__init__(parent)
        self._work: Work | None = None
        self._bar = QProgressBar(textVisible=False)
        say(self._bar.setAccessibleName, words)
        say(self.setWindowTitle, lambda: "CoopBooks")
        cancel = button(lambda: _("Cancel"))
        cancel.clicked.connect(self.reject)
        self.rejected.connect(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(words, "heading"))
        layout.addWidget(self._bar)
        layout.addWidget(cancel, 0, Qt.AlignmentFlag.AlignRight)
        look.measure(self.setMinimumWidth, 360)
        self._waiting = QTimer(self, singleShot=True, interval=_NOT_BEFORE)
        self._waiting.timeout.connect(self.open)

    def follow(self, work: Work) -> None:
        """Follow this work."""
        self._work = work
        work.progressed.connect(self._show_progress)
        self._waiting.start()

    def _show_progress(self, done: int, whole: int) -> None:
        self._bar.setRange(0, whole)
        self._bar.setValue(done)

    def end(self) -> None:
        """The work ended: go."""
        self._work = None
        self._waiting.stop()
        self.hide()
        self.deleteLater()

    def _cancel(self) -> None:
        if self._work:
            self._work.cancel()
            self.end()
            self.cancelled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it cancels."""
        event.accept()
        self._cancel()
