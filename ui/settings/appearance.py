"""How the program looks on this computer: light or dark, the text as large as somebody wants it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared import appearance
from ui.shared.choice import Choice
from ui.shared.field_box import FieldBox
from ui.shared.labels import label, panel
from ui.shared.words import Words


class _WornChoice(Choice):
    """What is worn of something, to be changed at once."""

    def __init__(
        self, options: Sequence[tuple[Any, Words]], worn: Callable[[], Any], wear: Callable[[Any], None]
    ) -> None:
        super().__init__(options)
        self._worn, self._wear = worn, wear
        self.activated.connect(self._choose)
        look.worn.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what is worn now, wherever it was chosen."""
        self.set(self._worn())

    def _choose(self) -> None:
        self._wear(self.value())


class AppearancePart:
    """Two choices that count at once; nothing to save."""

    def __init__(self) -> None:
        """Make the part."""
        themes = list(appearance.THEMES.items())
        sizes = [(percent, _size_words(percent)) for percent in look.SIZES]
        self.theme = _WornChoice(themes, lambda: look.worn.theme, appearance.choose_theme)
        self.text = _WornChoice(sizes, lambda: look.worn.percent, appearance.choose_text)
        self.tools: list[QWidget] = []
        self.below: QWidget = self._lay_out()

    def _lay_out(self) -> QWidget:
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(12)
        inside.addWidget(
            label(lambda: _("For everybody who uses this computer. It changes at once."), "quiet", wrap=True)
        )
        theme = FieldBox(lambda: _("Colours"), self.theme)
        text = FieldBox(
            lambda: _("Size of the text"),
            self.text,
            lambda: _("Ctrl and + makes it larger anywhere, Ctrl and − smaller, Ctrl and 0 as large as usual."),
        )
        for box in (theme, text):
            look.measure(box.setMaximumWidth, 360)
            inside.addWidget(box)
        inside.addStretch()
        return frame

    def refresh(self) -> None:
        """Show what is worn now."""
        self.theme.follow()
        self.text.follow()


def _size_words(percent: int) -> Words:
    return lambda: _("%(percent)s %%") % {"percent": percent}
