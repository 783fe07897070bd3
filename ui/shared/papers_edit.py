"""The papers chosen in a form: photos and PDFs that are attached with what the form records, all or none."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopbooks.attachments import FIELD, AttachmentDraft
from coopbooks.drafts import KeptPaper
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui.shared.emptying import empty
from ui.shared.flow import Flow
from ui.shared.labels import button, label
from ui.shared.papers_ready import PapersReady
from ui.shared.words import say


class PapersEdit(QWidget):
    """The papers of a form that is not saved yet. Only names are shown: the paper itself lies on the table."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, form: QWidget, kept_papers: Callable[[], Sequence[KeptPaper]]) -> None:
        """Begin with none; files may be dropped anywhere on the form. Those of its draft are asked for when wanted."""
        super().__init__()
        self.field = ""
        self._kept_papers = kept_papers
        self._papers: list[KeptPaper] = []
        self.lacks_none = True
        """Whether none of them is missing though one is refused: nothing was copied, or it is attached already."""
        self.ready = PapersReady(self, self._take, self._fail)
        self.ready.let_drop_on(form)
        self.add_button = button(lambda: _("Attach the paper…"), "", "paper")
        self.paste_button = button(lambda: _("Paste a picture"), "plain")
        self.setFocusProxy(self.add_button)
        self._chips = Flow()
        buttons = Flow()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.paste_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._chips)
        layout.addLayout(buttons)
        self.add_button.clicked.connect(self.ready.ask)
        self.paste_button.clicked.connect(self.ready.paste)

    @property
    def typed(self) -> bool:
        """Whether papers were chosen that would be lost."""
        return bool(self._papers or self.ready.under_way)

    def value(self) -> tuple[AttachmentDraft, ...]:
        """Return the papers that are ready."""
        return tuple(AttachmentDraft(paper.name, paper.content) for paper in self._papers)

    def reset(self) -> None:
        """Have none again."""
        self.ready.forget()
        self._put([])

    def kept(self) -> list[str]:
        """Return which papers there are, in their order; a draft keeps the papers themselves beside what is typed."""
        return [paper.digest for paper in self._papers]

    def papers(self) -> list[KeptPaper]:
        """Return the papers as a draft keeps them."""
        return self._papers

    def take_back(self, kept: Any) -> None:
        """Have the papers of the draft again."""
        found = {paper.digest: paper for paper in self._kept_papers()}
        self._put([found[digest] for digest in kept if digest in found])

    def _take(self, draft: AttachmentDraft) -> None:
        paper = KeptPaper(draft.name, draft.content, draft.digest)
        if paper.digest in self.kept():
            self._fail(Refusal(_("It is attached already."), FIELD, "twin"))
            return
        self._put([*self._papers, paper])
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.lacks_none = error.reason in ("nothing_copied", "twin")
        self.refused.emit(error)

    def _put(self, papers: Sequence[KeptPaper]) -> None:
        self._papers = list(papers)
        empty(self._chips)
        for paper in self._papers:
            self._chips.addWidget(self._chip(paper))

    def _chip(self, paper: KeptPaper) -> QWidget:
        chip, name, away = QWidget(), label(), button(str, "plain", "close", does=lambda: _("It is not attached then."))
        name.setText(paper.name)
        say(away.call, partial(_take_away, paper.name))
        away.clicked.connect(lambda: self._take_out(paper))
        layout = QHBoxLayout(chip)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(name)
        layout.addWidget(away)
        return chip

    def _take_out(self, paper: KeptPaper) -> None:
        self._put([one for one in self._papers if one.digest != paper.digest])
        self.add_button.setFocus()
        self.changed.emit()


def _take_away(name: str) -> str:
    return _("Take “%(name)s” away") % {"name": name}
