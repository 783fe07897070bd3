"""The quiet line over a form that was given back: that it is not saved, since when, and the way to start afresh."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coopbooks import showing
from coopbooks.drafts import Kept
from coopbooks.i18n import _
from ui.shared.flow import after_words
from ui.shared.labels import button, label, panel
from ui.shared.words import voice


class GivenBack(QWidget):
    """Hidden unless something was given back."""

    def __init__(self, today: Callable[[], date]) -> None:
        """Make it with nothing to say."""
        super().__init__()
        self._today = today
        self._kept: Kept | None = None
        self.words = label(kind="quiet", wrap=True)
        self.afresh_button = button(lambda: _("Start afresh"), "plain")
        frame = panel()
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(12, 4, 4, 4)
        inside.addWidget(after_words(self.words, self.afresh_button))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.addWidget(frame)
        voice.changed.connect(self._speak)
        self.hide()

    def say(self, kept: Kept | None) -> None:
        """Say since when what was given back is not saved; nothing where nothing was."""
        self._kept = kept
        self._speak()
        self.setVisible(kept is not None)

    def _speak(self) -> None:
        if self._kept:
            when = showing.moment(self._kept.at, self._today())
            self.words.setText(_("Not saved yet, from %(when)s: go on, or start afresh.") % {"when": when})
