"""The form for money that settles a debt: a customer pays what she owes, or the club pays a supplier."""

from functools import partial
from typing import ClassVar

from coopbooks import ledger, people, showing
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.people import SettlementDraft
from ui.shared.choice import Option
from ui.shared.choices import BoxChoice, somebody
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import box_words, corrected_deed, deed_of
from ui.shared.doing import Deed, Desk
from ui.shared.existing_picker import ExistingPicker
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.money_edit import MoneyEdit
from ui.shared.payments import Payments
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words


class PaymentForm(Form):
    """Who, how much, through which box, when. The whole debt is proposed."""

    elsewhere: ClassVar = {"lines": "amount", "concerns": "person", "description": "note"}

    def __init__(
        self,
        desk: Desk,
        title: Words,
        who: Words,
        payments: Payments,
        *,
        correcting: Voucher | None = None,
        again: Voucher | None = None,
    ) -> None:
        """Make the form; with ``correcting`` it records that payment again, with ``again`` a new one like it."""
        name = correcting.label if correcting else ""
        said: Words = (lambda: _("Correct the payment %(voucher)s") % {"voucher": name}) if correcting else title
        super().__init__(desk, said, key=FormKey.around(payments.page, "payment", correcting, again))
        self._payments, self._correcting, self._known = payments, correcting, correcting or again
        books = desk.books
        self.person = self.add("person", who, somebody(ExistingPicker(self._who_owes, self._nobody)))
        self.amount = self.add("amount", lambda: _("How much was paid?"), MoneyEdit(books.club.currency))
        self.box = self.add("box", lambda: _("Cash box or bank"), BoxChoice(books))
        self.day = self.add("day", lambda: _("Day"), DayEdit(books.today, lambda: ledger.locked_through(books)))
        self.note = self.add("note", lambda: _("Note"), TextEdit())
        self.person.settled.connect(self._propose_amount)
        self.add_papers()
        self.begin()

    def _who_owes(self) -> list[Option]:
        options = [
            Option(debt.person, debt.name, showing.money(debt.amount))
            for debt in self._payments.list_debts(self.desk.books)
        ]
        voucher = self._known
        if voucher and voucher.person not in [option.key for option in options]:
            options.append(Option(voucher.person, voucher.concerns))
        return options

    def _nobody(self) -> str:
        sales = self._payments.page == "sales"
        return _("No customer owes anything.") if sales else _("No supplier is owed anything.")

    def prepare(self) -> None:
        """Propose today and the box used last; in a correction, or for one like it, what was recorded."""
        last = ledger.voucher_on(self.desk.books, self._payments.word)
        if self._known:
            self._fill_in(people.settlement_of(self._known))
        elif last:
            self.box.propose(people.settlement_of(last).box)
        if self._correcting:
            self.day.set(self._correcting.day)
        else:
            self.day.propose(self.usual_day())

    def _fill_in(self, paid: SettlementDraft) -> None:
        self.person.set_key(paid.person)
        self.amount.set(paid.amount)
        self.box.set(paid.box)
        self.note.set(paid.note or None)

    def pay_for(self, person: int) -> None:
        """Begin with this person and her whole debt."""
        self.person.set_key(person)
        self._propose_amount()
        self.boxes["amount"].enter()

    def _propose_amount(self) -> None:
        owed = {debt.person: debt.amount for debt in self._payments.list_debts(self.desk.books)}
        if not self._known:
            self.amount.propose(owed.get(self.person.readable_key))

    def draft(self) -> SettlementDraft:
        """Return what is typed."""
        return SettlementDraft(
            self.day.value(), self.person.key, self.box.value(), self.amount.value(), self.note.value()
        )

    def voucher(self, draft: SettlementDraft) -> VoucherDraft:
        """Return the voucher of the payment."""
        return self._payments.voucher(self.desk.books, draft, self.key.of)

    def record(self, draft: SettlementDraft) -> Deed:
        """Record the payment, or record it again."""
        old, books, then = self._correcting, self.desk.books, box_words(self.desk.books, draft.box)
        if old is None:
            return deed_of(self.desk, self._payments.pay(books, draft), then)
        correct = partial(self._payments.correct, books)
        return corrected_deed(self.desk, old.id, correct, draft, people.settlement_of(old), then=then)
