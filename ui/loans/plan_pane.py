"""The plan of a loan as it would be, beside the form it is typed in: what is due when, what all of it comes to."""

from typing import Final

from coopbooks import loans, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.loans import Plan, PlanRow, Terms
from ui.loans.told import plan_columns, said_of_plan
from ui.shared.labels import label
from ui.shared.listed_pane import ListedPane
from ui.shared.record_table import RecordTable

SHARES: Final = (1, 1)
ROOM: Final = 960
"""How fields and plan share the width, and the pixels in which both can be read side by side."""


class PlanPane(ListedPane):
    """The plan, live. ``plan`` is the one in sight, None as long as the terms make none."""

    least = 4

    def __init__(self) -> None:
        """Begin without one."""
        table = RecordTable[PlanRow](
            lambda: _("The plan"), plan_columns(), key="loans_plan", same=lambda row: row.number
        )
        super().__init__(table, lambda: _("Here stands what is due when, as soon as the terms are written."))
        self.plan: Plan | None = None
        self.listed.columns_button.hide()
        self.doubt = label(kind="doubt", wrap=True)
        self.lay_out(lambda: _("The plan"), self.doubt)
        self.wait("")

    def wait(self, why: str) -> None:
        """Say what is still missing before there is a plan."""
        self.plan = None
        self.say(why)
        self.doubt.hide()
        self.show_rows([])

    def show_terms(self, terms: Terms, doubts: tuple[str, ...] = ()) -> None:
        """Show the plan these terms make, and what is odd about them."""
        try:
            plan = loans.make_plan(terms)
        except Refusal as refusal:
            self.wait(refusal.message)
            return
        self.plan = plan
        self.say(said_of_plan(plan))
        self.doubt.setText("\n".join(doubts))
        self.doubt.setVisible(bool(doubts))
        sums = {"interest": plan.interest, "principal": plan.terms.principal, "instalment": plan.paid_in_all}
        told = {key: showing.amount(one) for key, one in sums.items()}
        self.show_rows(plan.rows, {"number": str(len(plan.rows)), **told})
