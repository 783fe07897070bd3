"""The form for new terms agreed for what is left of a loan, the new plan beside it; nothing is posted by it."""

from typing import ClassVar

from coopbooks import ledger, loans, showing
from coopbooks.i18n import _
from coopbooks.loans import LoanCard, RescheduleDraft
from coopbooks.money import Money
from ui.loans.plan_form import PlanForm
from ui.loans.terms_fields import TermsFields
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.typed_edit import TextEdit, needed


class NewTermsForm(PlanForm):
    """New terms from a day on: why, by which act, and what was agreed."""

    elsewhere: ClassVar = {"disbursed_on": "day", "principal": "day", "unit": "every", "terms": "method"}

    def __init__(self, desk: Desk, card: LoanCard) -> None:
        """Make the form for a loan as it stands."""
        self._loan, self._terms_now = card.loan, card.loan.terms
        name = card.loan.label
        super().__init__(
            desk,
            lambda: _("New terms for the loan %(loan)s") % {"loan": name},
            FormKey("loans", "terms", card.loan.id),
        )
        books = desk.books
        self.fields.add_widget(label(self._what_is_left, "quiet", wrap=True))
        self.day = self.add(
            "day", lambda: _("From which day?"), DayEdit(books.today, lambda: ledger.locked_through(books))
        )
        self.reason = self.add("reason", lambda: _("Why?"), needed(TextEdit(), _say_why))
        self.act = self.add("act", lambda: _("Number of the act"), TextEdit())
        self.terms = TermsFields(self.fields, self._left, self.day.value)
        self.terms.take_currency(self._loan.currency)
        self.day.changed.connect(self.terms.propose_first_due)
        self.begin()

    def _left(self) -> Money:
        return loans.loan(self.desk.books, self._loan.id).outstanding

    def _what_is_left(self) -> str:
        return _("%(amount)s are left to pay back. The plan there is stays on record.") % {
            "amount": showing.money(self._left())
        }

    def prepare(self) -> None:
        """Propose today, and what was agreed so far."""
        self.terms.prepare()
        self.terms.put(self._terms_now)
        self.terms.instalments.reset()
        self.terms.first_due.reset()
        self.day.propose(self.desk.books.today())
        self.terms.propose_first_due()

    def enter(self) -> None:
        """Begin at the reason."""
        self.boxes["reason"].enter()

    def draft(self) -> RescheduleDraft:
        """Return what is typed."""
        reason, act = self.reason.value(), self.act.value()
        return RescheduleDraft(self.terms.terms(), reason, act)

    def _read(self) -> tuple[RescheduleDraft, tuple[str, ...]]:
        """Nothing is posted; what may be odd is the rate."""
        draft = self.draft()
        return draft, loans.rate_doubts(self.desk.books, draft.terms)

    def record(self, draft: RescheduleDraft) -> Deed:
        """Agree the terms; undone by taking them back."""
        books, loan = self.desk.books, loans.reschedule(self.desk.books, self._loan.id, draft)

        def undo() -> Deed:
            loans.take_back_terms(books, loan.id, _("Undone at once"))
            return Deed(lambda: _("The plan before holds again for the loan %(loan)s.") % {"loan": loan.label})

        return Deed(lambda: _("New terms agreed for the loan %(loan)s.") % {"loan": loan.label}, undo=undo)


def _say_why() -> str:
    return _("Say why new terms are agreed: the reason stays on record.")
