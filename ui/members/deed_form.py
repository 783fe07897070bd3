"""What the forms of deeds with members have in common: recorded, recorded again, and told with the box's balance."""

from functools import partial
from typing import ClassVar

from coopbooks import ledger, members
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.members import DeedDraft
from ui.shared.choices import BoxChoice
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import box_words, corrected_deed, deed_of, title_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words


class DeedForm(Form):
    """The base; with ``correcting`` one recorded earlier is recorded again, with ``again`` a new one like it."""

    what: ClassVar[str]

    def __init__(self, desk: Desk, title: Words, correcting: Voucher | None, again: Voucher | None) -> None:
        """Make a form without fields."""
        key = FormKey.around("members", self.what, correcting, again)
        super().__init__(desk, title_of(correcting, title), key=key)
        known = correcting or again
        self.correcting = correcting
        self.before = members.deed_of(desk.books, known) if known else None
        books = desk.books
        self.box, self.note = BoxChoice(books), TextEdit()
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))

    def put_day(self) -> None:
        """Propose the usual day; in a correction put the day it was."""
        if self.correcting:
            self.day.set(self.correcting.day)
        else:
            self.day.propose(self.usual_day())

    def voucher(self, draft: DeedDraft) -> VoucherDraft:
        """Return the voucher of the deed."""
        return members.deed_voucher(self.desk.books, draft, self.key.of)

    def record(self, draft: DeedDraft) -> Deed:
        """Record it, or record it again."""
        desk, old, before = self.desk, self.correcting, self.before
        then = box_words(desk.books, draft.box)
        if old is None or before is None:
            return deed_of(desk, _record(desk, draft), then)
        return corrected_deed(desk, old.id, lambda wrong, one: _record(desk, one, wrong), draft, before, then=then)


def _record(desk: Desk, draft: DeedDraft, wrong: int | None = None) -> Voucher:
    """Record it, in the place of a ``wrong`` voucher or not, showing how far that is."""
    if wrong is None:
        record = partial(members.record_deed, desk.books, draft)
    else:
        record = partial(members.correct_deed, desk.books, wrong, draft)
    return desk.change_patiently(lambda tell: record(progress=tell), lambda: _("It is being recorded…"))
