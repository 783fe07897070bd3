"""The program itself: what it is, which version, under which licence, and where these books are."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

import coopbooks
from coopbooks.i18n import _
from ui.shared.doing import Desk
from ui.shared.labels import label, panel
from ui.shared.words import Words

_BY_KEYS: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class AboutPart:
    """Words to read, nothing to do."""

    def __init__(self, desk: Desk) -> None:
        """Make the part."""
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(8)
        inside.addWidget(label(lambda: f"CoopBooks {coopbooks.__version__}", "heading"))
        lines: tuple[Words, ...] = (
            lambda: _("The books of micro-businesses run by their members."),
            lambda: _(
                "Free software under the GNU General Public License, version 3 or later: use it, copy it, change it."
            ),
            lambda: _("It comes without any warranty."),
            lambda: _("These books are in the file %(file)s") % {"file": desk.books.path},
        )
        made = [label(words, wrap=True) for words in lines]
        for line in made:
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inside.addWidget(line)
        made[-1].setTextInteractionFlags(_BY_KEYS)  # what it says is copied most
        made[-1].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made[-1].setProperty("kind", "read")
        made[-1].setIndent(0)  # its frame would set it in
        inside.addStretch()
        self.tools: list[QWidget] = []
        self.below: QWidget = frame

    def refresh(self) -> None:
        """Nothing here changes but the language."""
