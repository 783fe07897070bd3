"""The papers of a record, beside it: small pictures of them, each opened by a press; more are attached here."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coopbooks import attachments, showing
from coopbooks.attachments import Attachment, AttachmentDraft, Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui import look
from ui.look import icon
from ui.shared.doing import Deed, Desk
from ui.shared.emptying import empty
from ui.shared.flow import Flow
from ui.shared.labels import button, label, on_keys, press
from ui.shared.papers_ready import ADD_KEYS, PASTE_KEYS, PapersReady
from ui.shared.words import voice

_SMALL = 72
"""Pixels a small picture is high and wide at most."""


class PapersShown(QWidget):
    """The papers attached to one record."""

    def __init__(self, desk: Desk, holder: Holder, within: QWidget) -> None:
        """Show them; keys and dropped files are taken anywhere ``within`` the record."""
        super().__init__()
        self._desk, self.holder = desk, holder
        self._known: list[tuple[int, str]] | None = None
        self.buttons: list[QPushButton] = []
        self.ready = PapersReady(self, self._attach, self._fail)
        self.ready.let_drop_on(within)
        self._title = label(lambda: _("Papers"), "label")
        self._small = Flow()
        self.refused = label(kind="refused", wrap=True)
        self.refused.hide()
        self.add_button = button(lambda: _("Attach the paper…"), "", "paper")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(self._small)
        layout.addWidget(self.refused)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self.ready.ask)
        press(self.add_button, ADD_KEYS, within)
        on_keys(PASTE_KEYS, within, self.ready.paste)
        voice.changed.connect(self.refused.hide)
        look.worn.changed.connect(self._show_anew)

    def show_papers(self, holder: Holder) -> None:
        """Show the papers of a record as they are now."""
        self.holder = holder
        papers = attachments.list_attachments(self._desk.books, holder)
        known = [(one.id, one.digest) for one in papers]
        if known == self._known:
            return
        self._known = known
        empty(self._small)
        self.buttons = [self._button(paper) for paper in papers]
        for one in self.buttons:
            self._small.addWidget(one)
        self._title.setVisible(bool(papers))

    def _show_anew(self) -> None:
        self._known = None
        self.show_papers(self.holder)

    def _button(self, paper: Attachment) -> QPushButton:
        made = button(partial(str, paper.name), "plain")
        made.setIconSize(QSize(look.scaled(_SMALL), look.scaled(_SMALL)))
        made.setIcon(self._picture(paper))
        made.setToolTip(_said(paper))
        made.setAccessibleDescription(_said(paper))
        made.clicked.connect(lambda: self.open(paper))
        return made

    def _picture(self, paper: Attachment) -> QIcon:
        """A small picture of a photo; a PDF has a drawing, so that showing a record never waits for one."""
        if paper.kind == attachments.PDF:
            return icon("statements")
        picture = QPixmap()
        side = round(look.scaled(_SMALL) * self.devicePixelRatioF())
        if picture.loadFromData(attachments.content_of(self._desk.books, paper.id)):
            kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(side, side, kept, smooth)
        return QIcon(picture)

    def open(self, paper: Attachment) -> None:
        """Show a paper large, over the page."""
        from ui.shared.attachment_view import AttachmentView  # Qt's PDF code is no part of a start

        def view() -> AttachmentView:
            return AttachmentView(self._desk, paper, attachments.content_of(self._desk.books, paper.id))

        self._desk.do(view, at=self, then=self._desk.open_over)

    def _attach(self, paper: AttachmentDraft) -> None:
        self.refused.hide()
        books, holder = self._desk.books, self.holder

        def attach() -> Deed:
            (added,) = attachments.attach(books, holder, paper)
            words = partial(_attached, added.name)
            return Deed(words, undo=lambda: removed_deed(self._desk, added))

        self._desk.do(attach, at=self, then=self._done)

    def _done(self, deed: Deed) -> None:
        self._desk.done(deed)
        self.show_papers(self.holder)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.refuse(error)
        else:
            self._desk.fail(error)

    def refuse(self, refusal: Refusal) -> None:
        """Say why a paper was not attached."""
        self.refused.setText(refusal.message)
        self.refused.show()


def removed_deed(desk: Desk, paper: Attachment) -> Deed:
    """Remove a paper; undone by putting it back as it was."""
    gone = attachments.remove(desk.books, paper.id)

    def put_back() -> Deed:
        attachments.put_back(desk.books, gone)
        return Deed(partial(_attached, paper.name), undo=lambda: removed_deed(desk, paper))

    return Deed(lambda: _("“%(name)s” was removed.") % {"name": paper.name}, undo=put_back)


def _attached(name: str) -> str:
    return _("“%(name)s” is attached.") % {"name": name}


def _said(paper: Attachment) -> str:
    said = {"who": paper.added_by or _("somebody"), "day": showing.day(paper.added_at.date())}
    return _("Attached by %(who)s on %(day)s") % said
