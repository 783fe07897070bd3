"""The form to move money: from which box into which, how much, what the bank kept, what arrived in other money."""

from functools import partial
from typing import ClassVar

from coopbooks import cash, ledger
from coopbooks.cash import TransferDraft
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.money import SYMBOLS, Money
from ui.shared.choices import BoxChoice
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import box_words, corrected_deed, deed_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import TextEdit


class TransferForm(Form):
    """Money moved from one box to another; with ``correcting`` a transfer that is recorded again, with ``again`` a new
    one like it.
    """

    elsewhere: ClassVar = {"lines": "amount", "rate": "received", "description": "note"}

    def __init__(self, desk: Desk, correcting: Voucher | None = None, again: Voucher | None = None) -> None:
        """Make the form."""
        name = correcting.label if correcting else ""
        title = (lambda: _("Correct the transfer %(voucher)s") % {"voucher": name}) if correcting else _title
        super().__init__(desk, title, key=FormKey.around("cash", "transfer", correcting, again))
        self._correcting, self._known = correcting, correcting or again
        books = desk.books
        self.giving, self.receiving = BoxChoice(books, foreign=True), BoxChoice(books, foreign=True)
        self.amount, self.received, self.fee = (MoneyEdit(books.club.currency) for _one in range(3))
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.add_row(
            ("giving", lambda: _("Out of which box?"), self.giving),
            ("receiving", lambda: _("Into which box?"), self.receiving),
        )
        self.add_row(
            ("amount", lambda: _("How much? (%(currency)s)") % _sign(self.amount), self.amount),
            ("received", lambda: _("How much arrived? (%(currency)s)") % _sign(self.received), self.received),
        )
        self.add_row(
            ("fee", lambda: _("What the bank kept on top (%(currency)s)") % _sign(self.fee), self.fee),
            ("day", lambda: _("Day"), self.day),
        )
        self.note = self.add("note", lambda: _("Note"), TextEdit())
        self.giving.changed.connect(self._follow_boxes)
        self.receiving.changed.connect(self._follow_boxes)
        self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Propose today and the way to the bank; in a correction, or for one like it, fill in what was recorded."""
        self.day.propose(self.usual_day())
        if self._known:
            self._fill_in(cash.transfer_of(self._known))
        elif self.giving.value() == self.receiving.value():
            others = [box for box in cash.list_boxes(self.desk.books) if box.id != self.giving.value()]
            banks = [box for box in others if box.kind == "bank"]
            self.receiving.set(next((box.id for box in banks or others), None))
        self._follow_boxes()

    def _fill_in(self, draft: TransferDraft) -> None:
        self.giving.set(draft.giving)
        self.receiving.set(draft.receiving)
        self._follow_boxes()
        self.amount.set(draft.amount)
        self.received.set(draft.received)
        self.fee.set(draft.fee or None)
        if self._correcting:
            self.day.set(draft.day)
        self.note.set(draft.note or None)

    def _follow_boxes(self) -> None:
        """Ask for the amounts in the currencies of the boxes."""
        held = {box.id: box.currency for box in cash.list_boxes(self.desk.books)}
        own = self.desk.books.club.currency
        given, taken = held.get(self.giving.value(), own), held.get(self.receiving.value(), own)
        for editor, currency in ((self.amount, given), (self.fee, given), (self.received, taken)):
            editor.take_currency(currency)
            self.boxes[editor.field].say_again()
        self.boxes["received"].setVisible(given != taken)

    def draft(self) -> TransferDraft:
        """Return what is typed."""
        return TransferDraft(
            self.day.value(),
            self.giving.value(),
            self.receiving.value(),
            self.amount.value(),
            self.fee.maybe() or Money(0, self.fee.currency),
            None if self.received.currency == self.amount.currency else self.received.maybe(),
            self.note.value(),
        )

    def voucher(self, draft: TransferDraft) -> VoucherDraft:
        """Return the voucher of the transfer."""
        return cash.transfer_voucher(self.desk.books, draft, self._correcting.id if self._correcting else None)

    def record(self, draft: TransferDraft) -> Deed:
        """Record the transfer, or record it again."""
        books, old = self.desk.books, self._correcting
        then = box_words(books, draft.giving, draft.receiving)
        if old is None:
            return deed_of(self.desk, cash.transfer(books, draft), then)
        correct = partial(cash.correct_transfer, books)
        return corrected_deed(self.desk, old.id, correct, draft, cash.transfer_of(old), then=then)


def _title() -> str:
    return _("Move money")


def _sign(editor: MoneyEdit) -> dict[str, str]:
    return {"currency": SYMBOLS[editor.currency]}
