"""The plan of a loan as it would be, beside the form it is typed in: what is due when, what all of it comes to."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from coopbooks import loans, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.loans import Plan, PlanRow, Terms
from ui import look
from ui.loans.told import plan_columns, said_of_plan
from ui.shared.labels import heading, label, panel
from ui.shared.listed import Listed
from ui.shared.pane import Pane
from ui.shared.record_table import AllRows, RecordTable

SHARES: Final = (1, 1)
ROOM: Final = 960
"""How fields and plan share the width, and the pixels in which both can be read side by side."""
_ROWS: Final = 32
_ALL: Final = 16_777_215
_MOST_ROWS: Final = 12
"""Rows in sight where the plan is part of what scrolls."""


class PlanPane(Pane):
    """The plan, live. ``plan`` is the one in sight, None as long as the terms make none."""

    def __init__(self) -> None:
        """Begin without one."""
        super().__init__()
        self.plan: Plan | None = None
        self.table = RecordTable[PlanRow](lambda: _("The plan"), plan_columns(), same=lambda row: row.number)
        self.listed = Listed(self.table, lambda: _("Here stands what is due when, as soon as the terms are written."))
        self.listed.columns_button.hide()
        self.said, self.doubt = label(kind="quiet", wrap=True), label(kind="doubt", wrap=True)
        frame = panel()
        inside = QVBoxLayout(frame)
        for widget in (heading(lambda: _("The plan")), self.said, self.doubt):
            inside.addWidget(widget)
        inside.addWidget(self.listed, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.wait("")

    def show_whole(self, whole: bool) -> None:  # noqa: FBT001 - the value itself
        """Be as high as some rows, for what scrolls around it; or as high as there is room."""
        self.whole = whole
        self._take_height()

    def _take_height(self) -> None:
        rows = min(max(self.table.rows_model.rowCount(), 4), _MOST_ROWS) + 3  # the headings, the totals, the foot
        self.listed.setMinimumHeight(look.scaled(rows * _ROWS) if self.whole else 0)
        self.listed.setMaximumHeight(look.scaled(rows * _ROWS) if self.whole else _ALL)

    def wait(self, why: str) -> None:
        """Say what is still missing before there is a plan."""
        self.plan = None
        self.said.setText(why)
        self.said.setVisible(bool(why))
        self.doubt.hide()
        self.listed.show_rows(AllRows([]))
        self._take_height()

    def show_terms(self, terms: Terms, doubts: tuple[str, ...] = ()) -> None:
        """Show the plan these terms make, and what is odd about them."""
        try:
            plan = loans.make_plan(terms)
        except Refusal as refusal:
            self.wait(refusal.message)
            return
        self.plan = plan
        self.said.setText(said_of_plan(plan))
        self.said.show()
        self.doubt.setText("\n".join(doubts))
        self.doubt.setVisible(bool(doubts))
        sums = {"interest": plan.interest, "principal": plan.terms.principal, "instalment": plan.paid_in_all}
        told = {key: showing.amount(one) for key, one in sums.items()}
        self.listed.show_rows(AllRows(plan.rows), "", {"number": str(len(plan.rows)), **told})
        self._take_height()
