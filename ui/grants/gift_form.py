"""The form for a gift in kind: who gave what, worth how much, for a grant or beside all of them."""

from functools import partial
from typing import ClassVar

from coopbooks import grants, ledger
from coopbooks.grants import GiftDraft
from coopbooks.i18n import N_, _
from coopbooks.ledger import Voucher, VoucherDraft
from ui.grants.gift_row import GiftRow, headings
from ui.shared.choices import ActivityChoice, person_picker, somebody
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import corrected_deed, deed_of, stock_words, title_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_ground import WITH_LINES
from ui.shared.form_key import FormKey
from ui.shared.lines_edit import LinesEdit
from ui.shared.purpose_choice import PurposePicker
from ui.shared.typed_edit import TextEdit


class GiftForm(Form):
    """A gift in kind; with ``correcting`` one that is recorded again, with ``again`` a new one like it."""

    widest: ClassVar = WITH_LINES
    elsewhere: ClassVar = {"amount": "lines", "person": "donor", "concerns": "donor", "description": "note"}

    def __init__(self, desk: Desk, correcting: Voucher | None = None, again: Voucher | None = None) -> None:
        """Make the form."""
        super().__init__(desk, title_of(correcting, _title), key=FormKey.around("grants", "gift", correcting, again))
        self._correcting, known = correcting, correcting or again
        self._before = grants.gift_of(known) if known else None
        books = desk.books
        followed = ActivityChoice(books).is_wanted()
        lines = LinesEdit(lambda: GiftRow(books, with_activities=followed), headings(with_activities=followed))
        self.lines = self.add("lines", lambda: _("What was given, and what is it worth?"), lines, _worth_hint)
        self.purpose = self.add("purpose", lambda: _("Is it a part of a grant?"), PurposePicker(books), _grant_hint)
        self.donor = self.add(
            "donor",
            lambda: _("Who gave it?"),
            somebody(person_picker(books, "donor", N_("+ New donor “%(name)s”"))),
        )
        self.day, self.note = DayEdit(books.today, lambda: ledger.locked_through(books)), TextEdit()
        self.add_row(("day", lambda: _("Day"), self.day), ("note", lambda: _("Note"), self.note))
        self.purpose.changed.connect(self._follow_purpose)
        self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Propose today; in a correction, or for one like it, fill in what was recorded."""
        self.day.propose(self.usual_day())
        if self._before:
            self.lines.put(self._before.lines)
            self.purpose.set_key(self._before.purpose)
            self.donor.set_key(self._before.donor)
            self.note.set(self._before.note or None)
        if self._before and self._correcting:
            self.day.set(self._before.day)
        self._follow_purpose()

    def _follow_purpose(self) -> None:
        """A part of a grant is from its donor."""
        self.boxes["purpose"].setVisible(self.purpose.is_wanted())
        self.boxes["donor"].setVisible(self.purpose.picked() is None)

    def draft(self) -> GiftDraft:
        """Return what is typed."""
        purpose = self.purpose.key
        donor = self.donor.key if purpose is None else None
        return GiftDraft(self.day.value(), donor, self.lines.value(), purpose, self.note.value())

    def voucher(self, draft: GiftDraft) -> VoucherDraft:
        """Return the voucher of the gift."""
        return grants.gift_voucher(self.desk.books, draft, self.key.of)

    def record(self, draft: GiftDraft) -> Deed:
        """Record the gift, or record it again."""
        books, old, before = self.desk.books, self._correcting, self._before
        then = stock_words(books, *(line.material for line in draft.lines))
        if old is None or before is None:
            return deed_of(self.desk, grants.record_gift(books, draft), then)
        return corrected_deed(self.desk, old.id, partial(grants.correct_gift, books), draft, before, then=then)


def _title() -> str:
    return _("Record a gift in kind")


def _grant_hint() -> str:
    return _("Leave it empty where it belongs to no agreement.")


def _worth_hint() -> str:
    return _("Worth is what it would cost to buy it as it is. A machine that was given is added on the page Machines.")
