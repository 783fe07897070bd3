"""How the program looks on this computer: light or dark, the text as large as somebody wants it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared import appearance
from ui.shared.choice import Choice
from ui.shared.field_box import FieldBox
from ui.shared.labels import label, panel
from ui.shared.words import Words


class AppearancePart:
    """Two choices that count at once; nothing to save."""

    def __init__(self) -> None:
        """Make the part."""
        self.theme = Choice(list(appearance.THEMES.items()))
        self.text = Choice([(percent, _size_words(percent)) for percent in look.SIZES])
        self.theme.activated.connect(lambda _place: appearance.choose_theme(self.theme.value()))
        self.text.activated.connect(lambda _place: appearance.choose_text(self.text.value()))
        look.worn.changed.connect(self.refresh)
        self.tools: list[QWidget] = []
        self.below: QWidget = self._lay_out()
        self.refresh()

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
        """Show what is worn now, whoever chose it."""
        self.theme.set(look.worn.theme)
        self.text.set(look.worn.percent)


def _size_words(percent: int) -> Words:
    return lambda: _("%(percent)s %%") % {"percent": percent}
