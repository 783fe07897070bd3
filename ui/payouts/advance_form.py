"""The form for an advance: money a member gets before her pay."""

from typing import ClassVar

from coopbooks import ledger, payouts
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.payouts import AdvanceDraft
from ui.shared.choices import BoxChoice
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import box_words, deed_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.member_choice import member_picker
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words


class AdvanceForm(Form):
    """Who, how much, out of which box; with ``correcting`` one recorded earlier is recorded again."""

    elsewhere: ClassVar = {"lines": "amount", "concerns": "person", "description": "note"}

    def __init__(self, desk: Desk, correcting: Voucher | None = None, again: Voucher | None = None) -> None:
        """Make the form."""
        name = correcting.label if correcting else ""
        said: Words = (
            (lambda: _("Correct the voucher %(voucher)s") % {"voucher": name}) if correcting else advance_words
        )
        super().__init__(desk, said, key=FormKey.around("payouts", "advance", correcting, again))
        known = correcting or again
        self.before = payouts.advance_of(desk.books, known) if known else None
        self._correcting, books = correcting, desk.books
        self.person = self.add("person", lambda: _("Who?"), member_picker(books))
        self.amount = self.add("amount", lambda: _("How much?"), MoneyEdit(books.club.currency))
        self.box, self.day, self.note = (
            BoxChoice(books),
            DayEdit(books.today, lambda: ledger.locked_through(books)),
            TextEdit(),
        )
        self.add_row(("box", lambda: _("Cash box or bank"), self.box), ("day", lambda: _("Day"), self.day))
        self.add("note", lambda: _("Note"), self.note)
        self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Propose today; in a correction, or for one like it, fill in what it was."""
        self.day.propose(self.usual_day())
        if self.before:
            self.person.set_key(self.before.person)
            self.amount.set(self.before.amount)
            self.box.set(self.before.box)
            self.note.set(self.before.note or None)
            if self._correcting:
                self.day.set(self.before.day)

    def draft(self) -> AdvanceDraft:
        """Return what is typed."""
        amount = self.amount.maybe() or self.desk.books.money(0)
        return AdvanceDraft(
            self.person.key,
            amount,
            self.day.value(),
            self.box.value(),
            self.note.value(),
            repaid=bool(self.before and self.before.repaid),
        )

    def voucher(self, draft: AdvanceDraft) -> VoucherDraft:
        """Return its voucher."""
        return payouts.advance_voucher(self.desk.books, draft, self.key.of)

    def record(self, draft: AdvanceDraft) -> Deed:
        """Record it, or record it again."""
        books, old, before = self.desk.books, self._correcting, self.before
        then = box_words(books, draft.box)
        if old is None or before is None:
            return deed_of(self.desk, payouts.record_advance(books, draft), None, then)
        posted = payouts.correct_advance(books, old.id, draft)
        return deed_of(self.desk, posted, lambda wrong: payouts.correct_advance(books, wrong, before), then)


def advance_words() -> str:
    """Return what the form is called."""
    return _("Give an advance")
