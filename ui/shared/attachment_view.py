"""An attached paper, large: a photo or the pages of a PDF, made larger and smaller, saved as a file, removed.

Imported only when a paper is wanted: Qt's PDF code is no part of a start.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from coopbooks.attachments import PDF, Attachment
from coopbooks.i18n import _
from ui.shared.attachments_shrink import fault_of_pdf
from ui.shared.doing import Deed, Desk
from ui.shared.flow import Flow
from ui.shared.invitation import Invitation
from ui.shared.labels import button, heading, on_keys, press
from ui.shared.over import Over
from ui.shared.papers_shown import removed_deed
from ui.shared.pdf_pages import PdfPages, small_button
from ui.shared.saving import ask_where_to_save, write
from ui.shared.words import say

_STEP: Final = 1.25
_SMALLEST, _LARGEST = 0.1, 6.0


class Photo(QScrollArea):
    """A photo, at first as large as there is room for it. ``tools`` make it larger and smaller."""

    def __init__(self, content: bytes, within: QWidget) -> None:
        """Show it; keys are taken anywhere ``within`` what shows it."""
        super().__init__()
        self._picture = QPixmap()
        self._picture.loadFromData(content)
        self._size: float | None = None
        self._label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.setProperty("kind", "read")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._label)
        say(self.setAccessibleName, lambda: _("The paper"))
        self.tools: list[QWidget] = [
            small_button("−", lambda: _("Smaller"), "-", lambda: self.zoom(-1)),
            small_button("+", lambda: _("Larger"), "+", lambda: self.zoom(1)),
        ]
        on_keys("+", within, lambda: self.zoom(1))
        on_keys("-", within, lambda: self.zoom(-1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new room, unless another size was asked for."""
        super().resizeEvent(event)
        self._show()

    def zoom(self, step: int) -> None:
        """Show it larger (+1) or smaller (−1)."""
        self._size = min(max(self._now() * _STEP**step, _SMALLEST), _LARGEST)
        self._show()

    def _now(self) -> float:
        room, size = self.viewport().size(), self._picture.size()
        fitting = min(1.0, room.width() / max(size.width(), 1), room.height() / max(size.height(), 1))
        return fitting if self._size is None else self._size

    def _show(self) -> None:
        wanted = self._picture.size() * self._now()
        smooth = Qt.TransformationMode.SmoothTransformation
        self._label.setPixmap(self._picture.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        self._label.resize(wanted)


class AttachmentView(Over):
    """One attached paper."""

    def __init__(self, desk: Desk, paper: Attachment, content: bytes) -> None:
        """Show it."""
        super().__init__()
        self._desk, self._paper, self._content = desk, paper, content
        self.shown = self._drawn()
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.save_button = button(lambda: _("Save a copy…"))
        self.remove_button = button(lambda: _("Remove"))
        tools = Flow()
        own_tools = [] if isinstance(self.shown, Invitation) else self.shown.tools
        for one in (self.leave_button, self.save_button, self.remove_button, *own_tools):
            tools.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(lambda: paper.name, "title"))
        layout.addLayout(tools)
        layout.addWidget(self.shown, 1)
        self._connect()

    def _drawn(self) -> Photo | PdfPages | Invitation:
        """Return the photo or the pages; why there are none of a PDF attached before such a one was refused."""
        if self._paper.kind != PDF:
            return Photo(self._content, self)
        fault = fault_of_pdf(self._content)
        if fault:
            return Invitation({"locked": _asks_for_a_password, "no_pages": _cannot_be_read}[fault])
        pages = PdfPages(self)
        pages.show_pdf(self._content)
        return pages

    def _connect(self) -> None:
        self.leave_button.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.ask_where_to_save)
        press(self.save_button, "Ctrl+S", self)
        self.remove_button.clicked.connect(self.remove)

    def enter(self) -> None:
        """Put the cursor on the way back."""
        self.leave_button.setFocus()

    def ask_where_to_save(self) -> None:
        """Ask for a file, then save there."""
        desk, name = self._desk, self._paper.name
        ask_where_to_save(self, _("Save a copy"), name, lambda path: desk.do(lambda: self.save(path)))

    def save(self, path: Path) -> None:
        """Write it as a file; Trouble where that cannot be."""
        write(path, self._content)

    def remove(self) -> None:
        """Remove it from the record; Undo brings it back."""
        self._desk.do(lambda: removed_deed(self._desk, self._paper), then=self._removed)

    def _removed(self, deed: Deed) -> None:
        self._desk.done(deed)
        self.leave()


def _asks_for_a_password() -> str:
    return _(
        "This PDF asks for a password, so its pages cannot be shown here. Press “Save a copy…” and open the copy with "
        "another program, which asks for the password. One saved there without a password can be attached instead."
    )


def _cannot_be_read() -> str:
    return _(
        "This PDF is damaged: no page of it can be read. Press “Save a copy…” and try another program, or attach the "
        "paper again."
    )
