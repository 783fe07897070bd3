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
from ui.shared.doing import Deed, Desk
from ui.shared.flow import Flow
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
            small_button("−", lambda: _("Smaller"), lambda: self.zoom(-1)),
            small_button("+", lambda: _("Larger"), lambda: self.zoom(1)),
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
        self.shown: Photo | PdfPages = PdfPages(self) if paper.kind == PDF else Photo(content, self)
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.save_button = button(lambda: _("Save a copy…"))
        self.remove_button = button(lambda: _("Remove"))
        tools = Flow()
        for one in (self.leave_button, self.save_button, self.remove_button, *self.shown.tools):
            tools.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(lambda: paper.name, "title"))
        layout.addLayout(tools)
        layout.addWidget(self.shown, 1)
        self._connect()
        if isinstance(self.shown, PdfPages):
            self.shown.show_pdf(content)

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
