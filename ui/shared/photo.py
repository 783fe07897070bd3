"""The picture of a record, a product or a machine: the first photo among its papers, drawn in the background."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from coopbooks import attachments
from coopbooks.attachments import Holder
from coopbooks.errors import Trouble
from ui import look
from ui.shared import background
from ui.shared.doing import Desk
from ui.shared.paper_button import small_picture
from ui.shared.words import Words, say

_SIDE: Final = 168
"""Pixels it is high and wide at most."""
_PHOTO: Final = "image/"


class RecordPhoto(QLabel):
    """The picture; nothing where the record has none."""

    def __init__(self, desk: Desk, words: Words) -> None:
        """Begin without one; ``words`` say whose picture it is."""
        super().__init__()
        self._desk = desk
        self._shown: tuple[int, int] | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        say(self.setAccessibleName, words)
        self.hide()

    def show_of(self, holder: Holder) -> None:
        """Show the picture of a record as it is now."""
        papers = attachments.list_attachments(self._desk.books, holder)
        photo = next((paper for paper in papers if paper.kind.startswith(_PHOTO)), None)
        wanted = (photo.id, look.scaled(_SIDE)) if photo else None
        if wanted != self._shown:
            self._shown = wanted
            self.hide()
            if wanted:
                self._draw(*wanted)

    def _draw(self, paper: int, side: int) -> None:
        try:
            content = attachments.content_of(self._desk.books, paper)
        except Trouble:  # said when the paper is opened
            return
        dots = round(side * self.devicePixelRatioF())
        background.start(lambda _work: small_picture(content, dots), self._take, self._desk.fail)

    def _take(self, picture: QImage) -> None:
        if not picture.isNull():
            drawn = QPixmap.fromImage(picture)
            drawn.setDevicePixelRatio(self.devicePixelRatioF())
            self.setPixmap(drawn)
            self.setFixedSize(QSize(*drawn.deviceIndependentSize().toSize().toTuple()))
            self.show()


def with_photo(told: QWidget, photo: RecordPhoto) -> QHBoxLayout:
    """Return what is told of a record, its picture to the right of it."""
    side_by_side = QHBoxLayout()
    side_by_side.setSpacing(16)
    side_by_side.addWidget(told, 1, Qt.AlignmentFlag.AlignTop)
    side_by_side.addWidget(photo, 0, Qt.AlignmentFlag.AlignTop)
    return side_by_side
