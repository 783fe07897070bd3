"""The form for a payment of a loan: what is due is proposed, and what the amount pays is told while it is typed."""

from typing import ClassVar

from coopbooks import ledger, loans, rates, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import VoucherDraft
from coopbooks.loans import Loan, LoanFilter, LoanPayment, LoanRow, PaymentDraft
from coopbooks.money import SYMBOLS
from ui.loans.deeds import payment_deed
from ui.loans.fields import DOLLAR
from ui.loans.told import split_words
from ui.shared.choice import Option, Tick
from ui.shared.choices import BoxChoice
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.existing_picker import ExistingPicker
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PriceEdit
from ui.shared.typed_edit import TextEdit


class LoanPaymentForm(Form):
    """An instalment, more or less than one, or all that is left; with ``correcting`` it is recorded again."""

    elsewhere: ClassVar = {"lines": "amount", "concerns": "loan", "description": "note", "fine": "amount"}

    def __init__(
        self, desk: Desk, correcting: LoanPayment | None = None, loan: Loan | None = None, first: str = "borrowed"
    ) -> None:
        """Make the form, of whichever loan is chosen; of one ``loan`` it is put away after saving.

        Those ``first`` borrowed, or lent, are offered before the others.
        """
        self._correcting, self._loan, self._first = correcting, loan, first
        label = correcting.label if correcting else ""
        title = _title if loan is None or loan.side == "borrowed" else _title_of_lent
        if correcting:
            title = lambda: _("Correct the payment %(voucher)s") % {"voucher": label}  # noqa: E731
        key = FormKey("loans", "payment", correcting.voucher if correcting else None)
        super().__init__(desk, title, once=loan is not None, key=key)
        books = desk.books
        self.loan = self.add("loan", lambda: _("Of which loan?"), ExistingPicker(self._running, _no_loan, self._known))
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.box = BoxChoice(books, foreign=True)
        self.add_row(("day", lambda: _("Day"), self.day), ("box", self._box_words, self.box))
        self.amount = MoneyEdit(books.club.currency)
        self.settles = Tick(lambda: _("Everything that is left"))
        self.add_row(
            ("amount", self._amount_words, self.amount),
            ("settles", lambda: _("Is that all of it?"), self.settles),
        )
        self.dollar = self.add("dollar", lambda: _("What is one $us worth?"), PriceEdit())
        self.note = self.add("note", lambda: _("Note"), TextEdit())
        self.add_papers()
        self._connect_fields()
        self.begin()

    def _connect_fields(self) -> None:
        self.loan.changed.connect(self._follow)  # also when it is given back, before its amount is
        self.day.changed.connect(self._propose)
        self.settles.changed.connect(self._propose)
        self.amount.textEdited.connect(lambda: self.settles.set(False))  # what is typed over it is another amount

    def _running(self) -> list[Option]:
        found = loans.list_loans(self.desk.books, LoanFilter(state="running"))
        rows = sorted(found.rows(0, found.count()), key=lambda row: row.side != self._first)
        return [_option(row) for row in rows]

    def _known(self, key: int) -> Option:
        return Option(key, loans.loan(self.desk.books, key).label)

    def _box_words(self) -> str:
        chosen = self._chosen()
        return _("Into which box?") if chosen and chosen.side == "lent" else _("Out of which box?")

    def _chosen(self) -> Loan | None:
        """The loan in the field, as far as one is."""
        try:
            key = self.loan.key
        except Refusal:
            return None
        return None if key is None else loans.loan(self.desk.books, key)

    def _amount_words(self) -> str:
        return _("How much was paid? (%(currency)s)") % {"currency": SYMBOLS[self.amount.currency]}

    def prepare(self) -> None:
        """Propose today and what is due; in a correction fill in what was recorded."""
        if self._correcting:
            self._fill_in(loans.payment_draft_of(self.desk.books, self._correcting.voucher))
            return
        self.day.propose(self.usual_day())
        if self._loan:
            self.loan.set_key(self._loan.id)
        self._follow()

    def _fill_in(self, draft: PaymentDraft) -> None:
        self.loan.set_key(draft.loan)
        self.day.set(draft.day)
        self._follow()
        self.amount.set(draft.amount)
        self.box.set(draft.box)
        self.dollar.set(draft.rate)
        self.note.set(draft.note or None)

    def enter(self) -> None:
        """Begin at the loan; where that is known, at the amount."""
        self.boxes["amount" if self._loan else "loan"].enter()

    def settle_all(self) -> None:
        """Begin with everything that is left."""
        self.settles.set(True)
        self.boxes["amount"].enter()

    def _follow(self) -> None:
        """Ask in the money of the loan chosen, and propose what is due."""
        chosen = self._chosen()
        currency = chosen.currency if chosen else self.desk.books.club.currency
        self.amount.take_currency(currency)
        self.boxes["dollar"].setVisible(currency != self.desk.books.club.currency)
        for name in ("amount", "box"):
            self.boxes[name].say_again()
        self._propose()

    def _propose(self) -> None:
        """Propose what is due on the day, or all that is left; a new day has another figure of that."""
        chosen = self._chosen()
        if chosen is None:
            return
        books, all_of_it = self.desk.books, self.settles.value()
        try:
            day = self.day.value()
            ask = loans.pay_off_proposal if all_of_it else loans.proposal
            draft = ask(books, chosen.id, day)
        except Refusal:
            return
        known = rates.rate_on(books, "dollar", day)
        self.dollar.propose(known.value if known and chosen.currency == DOLLAR else None)
        if self._correcting and not all_of_it:
            return
        self.box.propose(draft.box)
        if all_of_it:
            self.amount.set(draft.amount)
        else:
            self.amount.propose(draft.amount)

    def draft(self) -> PaymentDraft:
        """Return what is typed."""
        chosen = self.loan.value().key
        foreign = self.amount.currency != self.desk.books.club.currency
        return PaymentDraft(
            loan=chosen,
            day=self.day.value(),
            amount=self.amount.value(),
            box=self.box.value(),
            rate=self.dollar.maybe() if foreign else None,
            note=self.note.value(),
        )

    def voucher(self, draft: PaymentDraft) -> VoucherDraft:
        """Return the voucher of the payment."""
        return loans.payment_voucher(self.desk.books, draft, self.key.of)

    def summary(self, draft: PaymentDraft) -> str:
        """Tell what it pays, and what is left after it."""
        books = self.desk.books
        paid, loan = loans.split_of(books, draft, self.key.of), loans.loan(books, draft.loan or 0)
        before = self._correcting.paid.principal if self._correcting and self._correcting.loan == loan.id else None
        left = loan.outstanding - paid.principal
        return split_words(paid, left if before is None else left + before)

    def record(self, draft: PaymentDraft) -> Deed:
        """Record the payment, or record it again."""
        books, old = self.desk.books, self._correcting
        if old is None:
            return payment_deed(self.desk, loans.pay_instalment(books, draft), draft.box)
        before = loans.payment_draft_of(books, old.voucher)
        return payment_deed(self.desk, loans.correct_payment(books, old.voucher, draft), draft.box, before)


def _option(row: LoanRow) -> Option:
    owes = _("the club owes %(amount)s") if row.side == "borrowed" else _("the member owes %(amount)s")
    name = f"{row.name} · {row.contract}" if row.contract else row.name
    return Option(row.id, name, owes % {"amount": showing.money(row.left)})


def _title() -> str:
    return _("Pay an instalment of a loan")


def _title_of_lent() -> str:
    return _("A member pays an instalment")


def _no_loan() -> str:
    return _("No loan is still to be paid back: record the loan first.")
