"""A form: labels above fields in one column, a refusal at its field, doubts that one more Enter accepts, the accounting
beside it. A page's form says which fields it has, the draft they make, and what records it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt

from coopbooks import drafts, ledger
from coopbooks.attachments import Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import ExplainedLine, VoucherDraft
from coopbooks.money import Money
from ui.shared.correcting import as_it_stands, is_unchanged, record_typed
from ui.shared.doing import Deed, Desk
from ui.shared.form_foot import in_figures_and_words
from ui.shared.form_ground import FormGround
from ui.shared.form_key import FormKey
from ui.shared.given_back import GivenBack
from ui.shared.keeping import Keeping
from ui.shared.labels import on_keys, press
from ui.shared.over import Over
from ui.shared.papers_edit import PapersEdit
from ui.shared.papers_ready import ADD_KEYS, PASTE_KEYS
from ui.shared.patience import Soon
from ui.shared.scrolled import is_seen
from ui.shared.words import Words, voice

LEAVING: Final = "leaving"
"""Accepted, like a doubt, by asking to leave once more."""
_AFTER_TYPING: Final = 200
"""Milliseconds without a key before the accounting is worked out again."""
_NO_KEY: Final = FormKey()


class Form(FormGround):
    """The base of every form. Subclasses call :meth:`add` for their fields and say :meth:`draft`, :meth:`record` and,
    where a voucher is posted, :meth:`voucher`; when all fields are there they call :meth:`begin`.
    """

    def __init__(
        self, desk: Desk, title: Words, save: Words | None = None, *, once: bool = False, key: FormKey = _NO_KEY
    ) -> None:
        """Make an empty form; one used ``once``, or for a record taken up again, is put away after saving.

        What is typed is kept under its ``key``, and given back when it is opened again.
        """
        super().__init__(title, save or (lambda: _("Save")), GivenBack(desk.books.today))
        self.desk, self.key = desk, key
        self._once = once or key.of is not None or key.like is not None
        self.papers: PapersEdit | None = None
        self.last: int | None = None  # the voucher recorded last in it
        self.stood: Any = None  # the draft a correction begins with
        self.standing: tuple[Holder, str] | None = None
        self._accepted: tuple[str, ...] = ()
        self._day: date | None = None
        self.carry_out: Callable[[Callable[[], Deed]], Deed] = _alone
        self.keeping = Keeping(desk, self.fields, str(key), self)
        self._waiting = Soon(self, _AFTER_TYPING)
        self._waiting.timeout.connect(self.show_accounting)
        self._connect()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.submit)
        self.leave_button.clicked.connect(self.leave)
        self.given_back.afresh_button.clicked.connect(self.start_afresh)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            on_keys(keys, self, self.submit)
        on_keys("Ctrl+P", self, lambda: _print_last(self))
        self.fields.changed.connect(self._note_change)
        voice.changed.connect(self._note_change)

    def add_papers(self) -> None:
        """Add the field for the papers of the deed: photos and PDFs."""
        books, key = self.desk.books, str(self.key)
        self.papers = self.add("papers", lambda: _("Papers"), PapersEdit(self, lambda: drafts.kept_papers(books, key)))
        self.keeping.papers = self.papers.papers
        self.papers.changed.connect(self.keeping.keep_now)  # nobody chooses papers as quickly as letters are typed
        self.papers.refused.connect(lambda: self.tell_newest("papers"))
        press(self.papers.add_button, ADD_KEYS, self)
        press(self.papers.paste_button, PASTE_KEYS, self)

    def draft(self) -> Any:
        """Return what is typed as a draft; a Refusal names the field."""
        raise NotImplementedError

    def voucher(self, draft: Any) -> VoucherDraft | None:  # noqa: ARG002 - for forms that post nothing
        """Return the voucher the draft makes, or None where it makes none; refuses what cannot be recorded."""
        return None

    def doubts(self, draft: Any, voucher: VoucherDraft) -> tuple[str, ...]:  # noqa: ARG002 - some look at the draft
        """Return what is odd about what would be posted; it is asked about once."""
        return ledger.doubts(self.desk.books, voucher, corrects=self.key.of)

    def oddities(self, draft: Any) -> Sequence[str]:
        """Return what is odd about a draft that posts nothing."""
        return [ledger.odd_day(self.desk.books, draft.day)] if getattr(draft, "day", None) else ()

    def record(self, draft: Any) -> Deed:
        """Record the draft."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Propose what is usual in a form that was just emptied."""

    def summary(self, draft: Any) -> str:
        """Return one line that reads the draft back before it is saved: its amount in words, where it has one."""
        amount = getattr(draft, "amount", None)
        return in_figures_and_words(amount, self.desk.books) if isinstance(amount, Money) else ""

    def usual_day(self) -> date:
        """Return the day to propose: that of what was recorded here last, for papers come in piles; else today."""
        return self._day or self.desk.books.today()

    def propose_day(self, day: date) -> None:
        """Propose a day other than the usual one."""
        self._day = day
        self.boxes["day"].editor.propose(day)

    def begin(self) -> None:
        """Begin empty, or with what was typed when the form was last open and not saved."""
        self._empty()
        self.given_back.say(self.keeping.give_back())
        self._show_from_the_start()

    def start_again(self) -> None:
        """Empty every field, propose what is usual, and put the cursor into the first one."""
        self._empty()
        self.given_back.say(None)
        self._show_from_the_start()

    def start_afresh(self) -> None:
        """Let go of what was given back, and begin as if nothing had been typed."""
        self.keeping.let_go()
        self.start_again()

    def stands_for(self, other: Over) -> bool:
        """Whether the same would be typed in the other: two of them would be kept as one."""
        return isinstance(other, Form) and bool(self.key.page) and self.key == other.key and self.half_filled

    def keep_typed(self) -> bool:
        """Keep what is typed: the books are being closed; return whether all of it is kept."""
        self.keeping.keep_now()
        return self.keeping.is_all_kept

    def _empty(self) -> None:
        self.forget_refusals()
        self.fields.reset()
        self.prepare()
        self.stood = as_it_stands(self)

    def _show_from_the_start(self) -> None:
        self._accepted = ()
        self.foot.doubts.hide()
        self.show_accounting()
        self.enter()

    def submit(self) -> None:
        """Save what is typed once its papers are ready, asking once about what is odd; the cursor leaves its field."""
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.papers and self.papers.ready.under_way:
            self.papers.ready.when_ready(self.submit)
            return
        self.forget_refusals()
        self.desk.do(lambda: self.read_whole(self._asked, self.draft), at=self, then=self._go_on)

    def _asked(self) -> tuple[Any, tuple[str, ...]]:
        """Return the draft and what is odd about it; nobody is asked about what recording it would refuse."""
        draft, doubts = self._read()
        if doubts and doubts != self._accepted and not self.of_many:
            self.desk.books.rehearse(lambda: record_typed(self, draft))
        return draft, doubts

    def _read(self) -> tuple[Any, tuple[str, ...]]:
        draft = self.draft()
        voucher = self.voucher(draft)
        if voucher is None:
            return draft, () if draft == self.stood else tuple(filter(None, self.oddities(draft)))
        if is_unchanged(self, draft):
            return draft, ()
        ledger.preview(self.desk.books, voucher)
        return draft, self.doubts(draft, voucher)

    def _go_on(self, read: tuple[Any, tuple[str, ...]]) -> None:
        draft, doubts = read
        if doubts and doubts != self._accepted:
            self._accepted = doubts
            self.foot.doubts.ask(doubts, _("If it is right, press Enter once more."))
        elif not doubts or self.foot.doubts.may_be_read:
            self.foot.doubts.hide()
            self.desk.do(lambda: self._record(draft), at=self, then=self.recorded)

    def _record(self, draft: Any) -> Deed:
        """Record the draft and attach its papers in one change."""
        deed = self.keeping.end(record_typed, self, draft)
        self._day = getattr(draft, "day", None)
        return deed

    def holder(self, deed: Deed) -> Holder | None:
        """Return what the papers belong to: the voucher that was posted, unless the form knows better."""
        return None if deed.voucher is None else Holder("voucher", deed.voucher)

    def recorded(self, deed: Deed) -> None:
        """Say what was recorded and be ready for the next one."""
        self.desk.done(deed)
        self.last = deed.voucher
        if self._once:
            self.left.emit()
        else:
            self.start_again()

    def leave(self) -> None:
        """Put the form away; with something typed in it, only the second time."""
        if self.half_filled and self._accepted != (LEAVING,):
            self._accepted = (LEAVING,)
            self.foot.doubts.ask((), _("What is typed here is not saved. Leave it all the same? Press Esc once more."))
            return
        self.desk.do(self.keeping.let_go)
        super().leave()

    def _note_change(self) -> None:
        self._accepted = ()
        self.foot.doubts.hide()
        self._waiting.start()

    def show_accounting(self) -> None:
        """Show the voucher as it would be posted now, and the draft read back."""
        said = ""
        try:
            draft = self.draft()
            said = self.summary(draft)
            self.accounting.show_soon(lambda: _explained(self, draft), later=self.of_many)
        except Refusal as refusal:
            self.still_missing(self.refused(self.draft, refusal)[0])
        self.foot.read_back(" · ".join(filter(None, (said, _papers_out_of_sight(self)))))


def _papers_out_of_sight(form: Form) -> str:
    """Name the papers that come with it, where they were attached by a key and cannot be seen further down."""
    names = [paper.name for paper in form.papers.papers()] if form.papers and not is_seen(form.papers) else []
    return _("Attached: %(names)s") % {"names": ", ".join(names)} if names and form.isVisible() else ""


def _print_last(form: Form) -> None:
    """Show the paper of what was recorded last in a form: the notice that offers it may be gone."""
    if form.last:
        form.desk.print_voucher(form.last)


def _explained(form: Form, draft: Any) -> Sequence[ExplainedLine]:
    """Return the lines of the voucher a draft makes, if any, with a sentence for each."""
    voucher = form.voucher(draft)
    return ledger.explain(form.desk.books, voucher) if voucher else ()


def _alone(record: Callable[[], Deed]) -> Deed:
    """Record without anything that belongs to the same change."""
    return record()
