"""The papers of a record, beside it: small pictures of them, each opened by a press; more are attached here."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import attachments
from coopbooks.attachments import Attachment, AttachmentDraft, Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui import look
from ui.shared.doing import Deed, Desk
from ui.shared.emptying import empty
from ui.shared.flow import Flow
from ui.shared.labels import button, label, on_keys, press
from ui.shared.paper_button import PaperButton
from ui.shared.papers_ready import ADD_KEYS, PASTE_KEYS, PapersReady
from ui.shared.tab_order import bring_into_sight
from ui.shared.words import voice


class PapersShown(QWidget):
    """The papers attached to one record."""

    def __init__(self, desk: Desk, holder: Holder, within: QWidget) -> None:
        """Show them; keys and dropped files are taken anywhere ``within`` the record."""
        super().__init__()
        self._desk, self.holder = desk, holder
        self._besides: tuple[Holder, ...] = ()
        self._known: list[tuple[int, str]] | None = None
        self.buttons: list[PaperButton] = []
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
        self.destroyed.connect(desk.books.watch(self._follow))

    def _follow(self, areas: frozenset[str]) -> None:
        """Show what was attached or removed elsewhere, too: by Undo, or over the record."""
        if "attachments" in areas:
            self.show_papers(self.holder, *self._besides)

    def show_papers(self, holder: Holder, *besides: Holder) -> None:
        """Show the papers of a record as they are now, and those of others ``besides`` that prove it, too."""
        self.holder, self._besides = holder, besides
        books = self._desk.books
        papers = [one for each in (holder, *besides) for one in attachments.list_attachments(books, each)]
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
        self.show_papers(self.holder, *self._besides)

    def _button(self, paper: Attachment) -> PaperButton:
        made = PaperButton(self._desk, paper)
        made.clicked.connect(lambda: self.open(paper))
        return made

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

        self._desk.do(attach, at=self, then=self._desk.done)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.refuse(error)
        else:
            self._desk.fail(error)

    def refuse(self, refusal: Refusal) -> None:
        """Say why a paper was not attached."""
        self.refused.setText(refusal.message)
        self.refused.show()
        bring_into_sight(self.refused)


def papers_of(desk: Desk, within: QWidget, holder: Holder, *besides: Holder) -> PapersShown:
    """Return the papers of one record, shown already; in a form, too, what is attached there is attached at once."""
    shown = PapersShown(desk, holder, within)
    shown.show_papers(holder, *besides)
    return shown


def removed_deed(desk: Desk, paper: Attachment) -> Deed:
    """Remove a paper; undone by putting it back as it was."""
    gone = attachments.remove(desk.books, paper.id)

    def put_back() -> Deed:
        attachments.put_back(desk.books, gone)
        return Deed(partial(_attached, paper.name), undo=lambda: removed_deed(desk, paper))

    return Deed(lambda: _("“%(name)s” was removed.") % {"name": paper.name}, undo=put_back)


def _attached(name: str) -> str:
    return _("“%(name)s” is attached.") % {"name": name}
