"""What a form is laid out of: its title, the fields in one column, the foot below them, the accounting beside them."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks.errors import Refusal
from ui import look
from ui.shared.accounting_pane import AccountingPane
from ui.shared.beside import Beside
from ui.shared.fields import Fields, first_of
from ui.shared.flow import Flow
from ui.shared.form_foot import FormFoot
from ui.shared.given_back import GivenBack
from ui.shared.labels import heading
from ui.shared.noting import refusals_of
from ui.shared.over import Over
from ui.shared.pane import Pane
from ui.shared.scrolled import Inside, scrolled
from ui.shared.tab_order import EnterMovesOn
from ui.shared.words import Words, voice

T = TypeVar("T")

WITH_LINES: Final = 760
"""Pixels the column of a form takes at most whose lines have four fields or more side by side: their names are long."""


class FormGround(EnterMovesOn, Over):
    """The base of :class:`ui.shared.form.Form`: everything of it that is seen."""

    elsewhere: ClassVar[Mapping[str, str]] = {}
    """Where a refusal is read that names no field of this form: the amount of a line at the lines."""
    of_many: ClassVar[bool] = False
    """Whether its voucher may be of thousands of members: it is asked for once somebody looks at the accounting."""
    widest: ClassVar[int] = 640
    """Pixels its column takes at most."""

    def __init__(self, title: Words, save: Words, given_back: GivenBack) -> None:
        """Make it without fields."""
        super().__init__()
        self.fields = Fields()
        self.boxes = self.fields.boxes
        self.given_back = given_back
        self.foot = FormFoot(save)
        self.save_button, self.leave_button = self.foot.save_button, self.foot.leave_button
        self.accounting = AccountingPane()
        self.accounting.missing = self.still_missing
        self._lay_out(title)
        for over in (self.fields.changed, voice.changed):
            over.connect(self.foot.forget_refusal)
        self.fields.changed.connect(self._let_papers_be)

    def _lay_out(self, title: Words) -> None:
        inside, main = Inside(), QWidget()
        look.measure(inside.setMaximumWidth, self.widest)
        column = self._scrolls = inside.column
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(self.fields)
        column.addStretch()
        for one in (self.foot, self.given_back):
            look.measure(one.setMaximumWidth, self.widest)
        self._title_row = Flow()
        self._title_row.setSpacing(16)
        self._title_row.addWidget(heading(title, "title"))
        left = self._column = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addLayout(self._title_row)
        left.addWidget(self.given_back)
        scroll = scrolled(inside, close=True)
        scroll.verticalScrollBar().rangeChanged.connect(self._tell_unseen_soon)
        left.addWidget(scroll, 1)
        left.addWidget(self.foot)
        left.addStretch()
        self._beside = Beside(main, column, self.accounting, (5, 3))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(self._beside)

    def put_beside_title(self, widget: QWidget) -> None:
        """Put something behind the title."""
        self._title_row.addWidget(widget)

    def put_beside(self, pane: Pane, shares: tuple[int, int], room: int) -> None:
        """Put something beside the fields, where there is ``room`` for both; else below them, in what scrolls."""
        layout: Any = self.layout()
        layout.addWidget(Beside(self._beside, self._scrolls, pane, shares, room))

    def put_above(self, band: QWidget) -> None:
        """Put something between the title and the fields."""
        look.measure(band.setMaximumWidth, self.widest)
        self._column.insertWidget(1, band)

    def add(self, name: str, words: Words, editor: Any, hint: Words | None = None) -> Any:
        """Add a field under the last one; ``name`` is that of the draft's field, to which refusals come."""
        return self.fields.add(name, words, editor, hint)

    def add_row(self, *fields: tuple[str, Words, Any]) -> None:
        """Add fields side by side."""
        self.fields.add_row(*fields)

    def enter(self) -> None:
        """Put the cursor into the first field."""
        self.fields.enter()

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the field it names, or above all fields, and put the cursor there."""
        self.fields.refuse(self._here(refusal))

    def refused(self, draft: Callable[[], Any], refusal: Refusal) -> list[Refusal]:
        """Return what is refused of all that is typed, one for each field, as they are read; at least ``refusal``."""
        at: dict[str, Refusal] = {}
        for one in refusals_of(draft) or [refusal]:
            at.setdefault(first_of(self._here(one)), one)
        return [at[field] for field in sorted(at, key=self.fields.place_of)]

    def read_whole(self, read: Callable[[], T], draft: Callable[[], Any]) -> T:
        """Return what is read; of what is refused, the first on the way down is raised, the rest shown at its field."""
        try:
            return read()
        except Refusal as refusal:
            first, *others = self.refused(draft, refusal)
        for one in others:
            here = self._here(one)
            if first_of(here) in self.boxes:
                self.boxes[first_of(here)].refuse(here)
        raise first

    def forget_refusals(self) -> None:
        """Take all refusals away; those to come are told at the foot, too, where they were scrolled to in vain."""
        self.fields.forget_refusals()
        self.foot.forget_refusal()
        self._tell_unseen_soon()

    def _tell_unseen_soon(self) -> None:
        """Look once all of it stands: Qt would forget what it is just working out."""
        QTimer.singleShot(0, self, self.tell_unseen)

    def _let_papers_be(self) -> None:
        """Forget with any change what was refused of the papers, where none of them is missing for it."""
        papers = self.boxes.get("papers")
        if papers and papers.editor.lacks_none:
            papers.forget_refusal()

    def tell_newest(self, field: str) -> None:
        """Say at the foot what was refused just now of a field that may be out of sight, whatever else is refused."""
        self.fields.note_newest(field)
        self._tell_unseen_soon()

    def tell_unseen(self) -> None:
        """Say at the foot what is refused further up or down than there is room for."""
        unseen = self.fields.unseen_refusal()
        if unseen:
            self.foot.refuse(unseen)

    def still_missing(self, refusal: Refusal) -> None:
        """Say in the accounting what is missing before there is any, and in which field."""
        field = first_of(self._here(refusal))
        self.accounting.wait(refusal.message, self.boxes[field].label.text() if field else "")

    def _here(self, refusal: Refusal) -> Refusal:
        return Refusal(refusal.message, self._field_of(refusal), refusal.reason)

    def _field_of(self, refusal: Refusal) -> str | None:
        """The field of this form a refusal is read at, if at any, and which line of it."""
        field = first_of(refusal)
        return refusal.field if field in self.boxes else self.elsewhere.get(field)

    @property
    def half_filled(self) -> bool:
        """Whether something is typed that would be lost."""
        return self.fields.typed

    def move_on(self) -> None:
        """Go to the next field; the papers, which few deeds have, are reached by Tab and by their own keys."""
        super().move_on()
        papers = self.boxes.get("papers")
        while papers and papers.isAncestorOf(self.window().focusWidget()):
            super().move_on()
