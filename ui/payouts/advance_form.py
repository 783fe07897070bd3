"""The form for an advance: money a member gets before her pay, or brings back by hand."""

from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from coopbooks import ledger, members, payouts, showing
from coopbooks.i18n import N_, _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.money import total
from coopbooks.payouts import AdvanceDraft
from ui.shared.choice import choice_of
from ui.shared.choices import BoxChoice, somebody
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import box_words, corrected_deed, deed_of, title_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.member_choice import member_picker
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import TextEdit, needed
from ui.shared.words import voice

GIVEN, BACK = "given", "back"
WAYS: Final = {GIVEN: N_("She gets money before her pay"), BACK: N_("She brings some of it back")}
"""Which way the money goes."""


class AdvanceForm(Form):
    """Who, which way, how much, through which box; with ``correcting`` one recorded earlier is recorded again."""

    elsewhere: ClassVar = {"lines": "amount", "concerns": "person", "description": "note"}

    def __init__(
        self,
        desk: Desk,
        correcting: Voucher | None = None,
        again: Voucher | None = None,
        *,
        person: int | None = None,
        way: str = GIVEN,
    ) -> None:
        """Make the form; for one ``person`` and one ``way`` where that is known already."""
        key = FormKey.around("payouts", "advance", correcting, again)
        super().__init__(desk, title_of(correcting, advance_words), key=key)
        known = correcting or again
        self.before = payouts.advance_of(desk.books, known) if known else None
        self._correcting, self._person, self._way, books = correcting, person, way, desk.books
        self.person = self.add("person", lambda: _("Who?"), somebody(member_picker(books, left=True)))
        self.way = self.add("way", lambda: _("What is it?"), choice_of(WAYS))
        self.there = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.there)
        self.amount = needed(MoneyEdit(books.club.currency), lambda: _("Write an amount above zero."))
        self.add("amount", lambda: _("How much?"), self.amount)
        self.box, self.note = BoxChoice(books), TextEdit()
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.add_row(("box", lambda: _("Cash box or bank"), self.box), ("day", lambda: _("Day"), self.day))
        self.add("note", lambda: _("Note"), self.note)
        self.person.changed.connect(self._tell)
        self.way.changed.connect(self._tell)
        voice.changed.connect(self._tell)
        self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Propose today; in a correction, or for one like it, fill in what it was."""
        self.day.propose(self.usual_day())
        self.way.set(self._way)
        if self._person is not None:
            self.person.set_key(self._person)
        if self.before:
            self.person.set_key(self.before.person)
            self.way.set(BACK if self.before.repaid else GIVEN)
            self.amount.set(self.before.amount)
            self.box.set(self.before.box)
            self.note.set(self.before.note or None)
            if self._correcting:
                self.day.set(self.before.day)
        self._tell()

    def _tell(self) -> None:
        """Say what is left of what she got before."""
        person, books = self.person.readable_key, self.desk.books
        words = ""
        if person is not None:
            left = total((one.left for one in members.open_advances(books, person)), books.club.currency)
            words = _("Of her advances %(left)s are left: that much is still kept back from her pay.")
            words = words % {"left": showing.money(left)} if left else _("Nothing is left of her advances.")
        self.there.setText(words)
        self.there.setVisible(bool(words))

    def draft(self) -> AdvanceDraft:
        """Return what is typed."""
        return AdvanceDraft(
            self.person.key,
            self.amount.value(),
            self.day.value(),
            self.box.value(),
            self.note.value(),
            repaid=self.way.value() == BACK,
        )

    def voucher(self, draft: AdvanceDraft) -> VoucherDraft:
        """Return its voucher."""
        return payouts.advance_voucher(self.desk.books, draft, self.key.of)

    def record(self, draft: AdvanceDraft) -> Deed:
        """Record it, or record it again; its paper is the receipt that both sign."""
        desk, old, before = self.desk, self._correcting, self.before
        then = box_words(desk.books, draft.box)
        if old is None or before is None:
            deed = deed_of(desk, payouts.record_advance(desk.books, draft), then)
        else:
            deed = corrected_deed(desk, old.id, partial(payouts.correct_advance, desk.books), draft, before, then=then)
        voucher = deed.voucher
        return replace(deed, paper=None if voucher is None else lambda: desk.print_receipt(voucher))


def advance_words() -> str:
    """Return what the form is called."""
    return _("Give an advance")
