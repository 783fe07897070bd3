"""A form in which terms of a loan are typed: the plan they make stands beside it, live."""

from coopbooks import loans
from coopbooks.errors import Refusal
from ui.loans.plan_pane import ROOM, SHARES, PlanPane
from ui.loans.terms_fields import TermsFields
from ui.shared.doing import Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.words import Words


class PlanForm(Form):
    """The base of those forms; subclasses make the fields of the ``terms`` before they begin."""

    terms: TermsFields

    def __init__(self, desk: Desk, title: Words, key: FormKey) -> None:
        """Make a form without fields yet, the plan beside it."""
        self.plan = PlanPane()
        super().__init__(desk, title, key=key)
        self.put_beside(self.plan, SHARES, ROOM)

    def show_accounting(self) -> None:
        """Show the plan, too, as far as the terms are written."""
        try:
            terms = self.terms.terms()
            self.plan.show_terms(terms, loans.rate_doubts(self.desk.books, terms))
        except Refusal as refusal:
            box = self.boxes.get(self._field_of(refusal) or "")
            self.plan.wait(f"{box.label.text()} — {refusal.message}" if box else refusal.message)
        super().show_accounting()

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at its field, opened where that is folded, and no plan of what is refused."""
        self.show_accounting()
        if refusal.field in self.terms.more.names:
            self.terms.more.reveal()
        super().refuse(refusal)

    def _show_from_the_start(self) -> None:
        """Begin with the usual terms folded away, unless somebody changed any."""
        super()._show_from_the_start()
        if self.terms.more.unusual:
            self.terms.more.reveal()
