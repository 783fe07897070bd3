"""The small picture of an attached paper, pressed to see it large: drawn in the background, so that no record waits."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QPushButton

from coopbooks import attachments, showing
from coopbooks.attachments import Attachment
from coopbooks.errors import Trouble
from coopbooks.i18n import _
from ui import look
from ui.look import icon
from ui.shared import background
from ui.shared.doing import Desk
from ui.shared.picture_reader import picture_reader
from ui.shared.words import say

_SMALL: Final = 72
"""Pixels a small picture is high and wide at most."""
_GAP: Final = 8
"""Pixels a picture so wide stands apart."""


class PaperButton(QPushButton):
    """One attached paper: a photo small, a PDF by its first page; a sign in its place until it is drawn."""

    def __init__(self, desk: Desk, paper: Attachment) -> None:
        """Show the sign, and have the picture drawn."""
        super().__init__(paper.name)
        self.setProperty("kind", "plain")
        self.setAutoDefault(True)
        say(self.setToolTip, partial(_said, paper))
        say(self.setAccessibleDescription, partial(_said, paper))
        side = look.scaled(_SMALL)
        self.setIconSize(QSize(side + look.scaled(_GAP), side))
        self.setIcon(icon("paper"))
        self._draw(desk, paper, round(side * self.devicePixelRatioF()))

    def _draw(self, desk: Desk, paper: Attachment, dots: int) -> None:
        try:
            content = attachments.content_of(desk.books, paper.id)
        except Trouble:  # said when it is opened: the rest of the record can be read all the same
            self.setIcon(icon("alert"))
            return
        background.start(lambda _work: small_picture(content, dots), self._take, desk.fail)

    def _take(self, picture: QImage) -> None:
        if not picture.isNull():
            drawn = QPixmap.fromImage(picture)
            drawn.setDevicePixelRatio(self.devicePixelRatioF())
            self.setIcon(QIcon(drawn))


def small_picture(content: bytes, dots: int) -> QImage:
    """Return a photo, or the first page of a PDF, at most so many dots high and wide; null where there is none."""
    with picture_reader(content) as reader:
        reader.setBackgroundColor(Qt.GlobalColor.white)
        reader.setScaledSize(reader.size().scaled(dots, dots, Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()


def _said(paper: Attachment) -> str:
    said = {"who": paper.added_by or _("somebody"), "day": showing.day(paper.added_at.date())}
    return _("Attached by %(who)s on %(day)s") % said
