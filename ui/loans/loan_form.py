"""The form for a loan, taken or given: with whom, how much, when, how it came, what was agreed; the plan beside it."""

from decimal import Decimal
from typing import ClassVar

from coopbooks import ledger, loans, people, rates
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import VoucherDraft
from coopbooks.loans import Loan, LoanDraft, Offer
from coopbooks.money import SYMBOLS, Money
from coopbooks.reading import fold
from ui.loans.deeds import loan_deed
from ui.loans.fields import currency_choice
from ui.loans.handing import correct_loan, loan_voucher, machine_of, machine_picker, record_loan
from ui.loans.loan_words import OF_SIDE, LoanWords
from ui.loans.plan_form import PlanForm
from ui.loans.terms_fields import TermsFields
from ui.shared.choice import choice_of
from ui.shared.choices import BoxChoice, person_picker, somebody
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PriceEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words


class LoanForm(PlanForm):
    """A loan of one side, borrowed or lent; with ``correcting`` one that nothing was paid of is recorded again."""

    elsewhere: ClassVar = {
        "principal": "amount",
        "disbursed_on": "day",
        "unit": "every",
        "terms": "method",
        "lines": "amount",
        "concerns": "person",
        "description": "note",
    }

    def __init__(
        self,
        desk: Desk,
        side: str,
        *,
        correcting: Loan | None = None,
        again: Loan | None = None,
        offer: Offer | None = None,
    ) -> None:
        """Make the form; with ``again`` it begins like another loan, with an ``offer`` with its terms."""
        self.side, self._correcting, self._like, self._offer = side, correcting, again, offer
        self._said: LoanWords = OF_SIDE[side]
        key = FormKey("loans", side, correcting.voucher if correcting else None, again.voucher if again else None)
        super().__init__(desk, self._title(desk), key)
        self._add_who()
        self._add_way()
        self.terms = TermsFields(self.fields, self._principal, self.day.value)
        self.contract = self.add("contract", lambda: _("Number of the contract"), TextEdit())
        self.note = self.add("note", lambda: _("Note"), TextEdit())
        self.add_papers()
        self._follow_fields()
        self.begin()

    def _title(self, desk: Desk) -> Words:
        if self._correcting is None:
            return self._said.title
        label = ledger.voucher(desk.books, self._correcting.voucher).label
        return lambda: _("Correct the loan %(voucher)s") % {"voucher": label}

    def _add_who(self) -> None:
        books = self.desk.books
        who = person_picker(books, self._said.role, self._said.new)
        self.person = self.add("person", self._said.who, somebody(who))
        self.amount, self.currency = MoneyEdit(books.club.currency), currency_choice(books)
        self.add_row(
            ("amount", self._amount_words, self.amount),
            ("currency", lambda: _("In which money?"), self.currency),
        )
        self.boxes["amount"] = self.boxes.pop("amount")  # given back, it is read in the currency that came before

    def _add_way(self) -> None:
        books = self.desk.books
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.way = choice_of(self._said.ways)
        self.add("way", self._said.how, self.way)
        self.box = BoxChoice(books, foreign=True)
        self.add_row(("day", self._day_words, self.day), ("box", self._said.box, self.box))
        self.seller = self.add(
            "seller", self._said.seller, person_picker(books, "supplier", N_("+ New supplier “%(name)s”"))
        )
        self.machine = self.add("machine", lambda: _("Which machine?"), machine_picker(books))
        self.dollar = self.add("dollar", lambda: _("What is one $us worth?"), PriceEdit())

    def _amount_words(self) -> str:
        words = _("How much is left of it? (%(currency)s)") if self._runs() else _("How much? (%(currency)s)")
        return words % {"currency": SYMBOLS[self.amount.currency]}

    def _runs(self) -> bool:
        return hasattr(self, "way") and bool(self.way.value() == "running")

    def _day_words(self) -> str:
        return _("As it stood on the evening of") if self._runs() else _("When was it handed over?")

    def _follow_fields(self) -> None:
        for editor in (self.way, self.currency):
            editor.changed.connect(self._follow)
        self.day.changed.connect(self.terms.propose_first_due)
        self.day.changed.connect(self._propose_dollar)
        self._follow()

    def _follow(self) -> None:
        """Ask for what belongs to the way it came and to its money."""
        way, currency = self.way.value(), self.currency.value()
        self.amount.take_currency(currency)
        self.terms.take_currency(currency)
        for name, of in (("box", "cash"), ("seller", "seller"), ("machine", "machine")):
            self.boxes[name].setVisible(way == of)
        self.boxes["dollar"].setVisible(self._is_foreign())
        for name in ("amount", "day"):
            self.boxes[name].say_again()
        self._propose_dollar()

    def _is_foreign(self) -> bool:
        return bool(self.currency.value() != self.desk.books.club.currency)

    def _propose_dollar(self) -> None:
        """Propose what was written down for the day."""
        try:
            known = rates.rate_on(self.desk.books, "dollar", self.day.value()) if self._is_foreign() else None
        except Refusal:
            return
        if known:
            self.dollar.propose(known.value)

    def prepare(self) -> None:
        """Propose today and what is usual; fill in what was recorded, or what was offered."""
        self.terms.prepare(self.desk.books.club.loan_order)
        known = self._correcting or self._like
        if known:
            self._fill_in(loans.draft_of(self.desk.books, known))
        if self._correcting:
            self.machine.set_key(machine_of(self.desk.books, self._correcting))
        if self._offer:
            self._take_offer(self._offer)
        if not self._correcting:
            self.day.propose(self.usual_day())
            self.terms.propose_first_due()
        self._follow()

    def _fill_in(self, draft: LoanDraft) -> None:
        self.person.set_key(draft.person)
        self.currency.set(draft.terms.principal.currency)
        self._follow()
        if self._correcting:
            self.day.set(draft.terms.disbursed_on)
        self.amount.set(draft.terms.principal)
        self.way.set(draft.way)
        self.box.set(draft.box)
        self.seller.set_key(draft.seller)
        self.dollar.set(draft.rate)
        self.terms.put(draft.terms)
        self.contract.set(draft.contract or None)
        self.note.set(draft.note or None)
        if not self._correcting:
            self.terms.first_due.reset()

    def _take_offer(self, offer: Offer) -> None:
        terms = offer.terms
        known = {fold(one.name): one.id for one in people.list_people(self.desk.books)}
        self.person.set_key(known.get(fold(offer.name)))
        self.currency.set(terms.principal.currency)
        self._follow()
        self.amount.set(terms.principal)
        self.terms.put(terms)
        self.terms.first_due.reset()

    def _principal(self) -> Money:
        return self.amount.value()

    def _rate(self) -> Decimal | None:
        return self.dollar.value() if self._is_foreign() else None

    def draft(self) -> LoanDraft:
        """Return what is typed."""
        person, way = self.person.key, self.way.value()
        terms = self.terms.terms()
        return LoanDraft(
            side=self.side,
            person=person,
            terms=terms,
            way=way,
            box=self.box.value() if way == "cash" else None,
            seller=self.seller.key if way == "seller" else None,
            rate=self._rate(),
            contract=self.contract.value(),
            note=self.note.value(),
        )

    def voucher(self, draft: LoanDraft) -> VoucherDraft:
        """Return the voucher of the loan."""
        return loan_voucher(self.desk.books, draft, self.machine.key, self.key.of)

    def doubts(self, draft: LoanDraft, voucher: VoucherDraft) -> tuple[str, ...]:  # noqa: ARG002 - it is made of the draft
        """Return what is odd about the loan: a rate above what is agreed on, too."""
        return loans.loan_doubts(self.desk.books, draft, self.key.of)

    def summary(self, draft: LoanDraft) -> str:
        """Read the amount back in words."""
        return super().summary(_Amount(draft.terms.principal))

    def record(self, draft: LoanDraft) -> Deed:
        """Record the loan, or record it again."""
        books, old = self.desk.books, self._correcting
        if old is None:
            return loan_deed(self.desk, record_loan(books, draft, self.machine.key))
        before, handed = loans.draft_of(books, old), machine_of(books, old)
        return loan_deed(self.desk, correct_loan(books, old.id, draft, self.machine.key), before, handed)


class _Amount:
    """What is read back of a loan."""

    def __init__(self, amount: Money) -> None:
        self.amount = amount
