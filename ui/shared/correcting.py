"""What is typed in a form, recorded: a correction that changes nothing posts nothing, and one that does says so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from coopbooks import attachments, ledger
from coopbooks.attachments import Attachment, AttachmentDraft, Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Account, VoucherDraft
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey
from ui.shared.papers_edit import PapersEdit


class Correcting(Protocol):
    """A form, as far as it records and corrects: ``stood`` is the draft it began with, where it does.

    ``standing`` is what papers alone belong to in a correction that posts nothing, and what that is called.
    """

    desk: Desk
    key: FormKey
    papers: PapersEdit | None
    stood: Any
    standing: tuple[Holder, str] | None
    carry_out: Callable[[Callable[[], Deed]], Deed]

    def draft(self) -> Any:
        """Return what is typed."""

    def voucher(self, draft: Any) -> VoucherDraft | None:
        """Return the voucher it makes, where it makes one."""

    def record(self, draft: Any) -> Deed:
        """Record it."""

    def holder(self, deed: Deed) -> Holder | None:
        """Return what the papers belong to."""


def as_it_stands(form: Correcting) -> Any:
    """Return the draft of what is corrected as it stands; None where nothing is, or where it cannot be read."""
    if not form.key.corrects:
        return None
    try:
        return form.draft()
    except Refusal:
        return None


def is_unchanged(form: Correcting, draft: Any) -> bool:
    """Whether papers alone were added in a correction; refuses one in which nothing was changed at all."""
    if form.stood is None or draft != form.stood or _posts_otherwise(form, draft):
        return False
    if not (form.papers and form.papers.value()):
        words = _("Nothing was changed here, so there is nothing to correct. Change what is wrong, or leave with Esc.")
        raise Refusal(words, reason="unchanged")
    return True


def _posts_otherwise(form: Correcting, draft: Any) -> bool:
    """Whether the same draft makes another voucher than stands: not all a voucher hangs on is in its draft, such as a
    machine chosen beside it, what is owed by now, an average price. Whether it may be posted is not asked.
    """
    voucher, books = form.voucher(draft), form.desk.books
    if voucher is None or form.key.of is None:
        return False
    posted = ledger.voucher(books, form.key.of).lines
    accounts = ledger.accounts_of(books, (line.account for line in voucher.lines))
    now = zip(accounts, voucher.lines, strict=True)
    return _lines(now) != _lines((line.account, line) for line in posted)


def _lines(lines: Iterable[tuple[Account, Any]]) -> list[tuple[int, int, int]]:
    return sorted((account.id, line.amount.minor, line.machine or 0) for account, line in lines)


def record_typed(form: Correcting, draft: Any) -> Deed:
    """Record what is typed with its papers, inside a change of the books; of a correction say what it corrected."""
    papers = form.papers.value() if form.papers else ()
    if papers and is_unchanged(form, draft) and (stands := _what_stands(form, draft)):
        return _attach_alone(form.desk, *stands, papers)
    deed = _corrected(form, form.carry_out(lambda: form.record(draft)))
    if papers and (holder := form.holder(deed)):
        attachments.attach(form.desk.books, holder, *papers)
    return deed


def _what_stands(form: Correcting, draft: Any) -> tuple[Holder, str] | None:
    if form.key.of is None or not form.voucher(draft):
        return form.standing
    return Holder("voucher", form.key.of), ledger.voucher(form.desk.books, form.key.of).label


def _attach_alone(desk: Desk, holder: Holder, name: str, papers: Sequence[AttachmentDraft]) -> Deed:
    """Attach papers to what stays as it is; undone by removing them."""
    added = attachments.attach(desk.books, holder, *papers)
    words = partial(_attached, {"what": name, "papers": ", ".join(one.name for one in added)})
    return Deed(words, undo=lambda: _removed(desk, added, words))


def _attached(said: dict[str, str]) -> str:
    return _("Attached to %(what)s: %(papers)s. Nothing else was changed.") % said


def _removed(desk: Desk, papers: Sequence[Attachment], words: partial[str]) -> Deed:
    with desk.books.change("attachments"):
        for one in papers:
            attachments.remove(desk.books, one.id)
    return Deed(lambda: _("Undone: %(what)s") % {"what": words()})


def _corrected(form: Correcting, deed: Deed) -> Deed:
    """Return the deed of a correction told as one: it is no second sale."""
    if not form.key.corrects or form.key.of is None or deed.voucher is None:
        return deed
    wrong = ledger.voucher(form.desk.books, form.key.of).label

    def words() -> str:
        return _("%(voucher)s was corrected. In its place: %(what)s") % {"voucher": wrong, "what": deed.said}

    return replace(deed, words=words)
