"""What would become of a surplus, beside the form: the arithmetic step by step, and what each member would get."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from coopbooks import payouts, showing
from coopbooks.i18n import _
from coopbooks.money import Money, total
from coopbooks.payouts import Proposal, SlipOf, rule_in_words
from coopbooks.quantity import Quantity
from ui import look
from ui.payouts.steps import step_columns
from ui.shared.few_rows import FewRows
from ui.shared.labels import heading, label, panel
from ui.shared.listed import Listed
from ui.shared.pane import Pane
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import amounts, names

SHARES: Final = (3, 4)
ROOM: Final = 940
"""How fields and figures share the width, and the pixels in which both can be read side by side."""
_ROWS: Final = 32
_WIDTHS: Final = {"label": 0, "sum": 0, "amount": 100, "so_far": 100}
_ALL: Final = 16_777_215
_MOST_ROWS: Final = 12
"""Rows in sight where the figures are part of what scrolls."""


class SurplusPane(Pane):
    """The proposal. ``proposal`` is the one in sight, None as long as what is typed makes none."""

    def __init__(self) -> None:
        """Begin without one."""
        super().__init__()
        self.proposal: Proposal | None = None
        self.said = label(kind="quiet", wrap=True)
        self.steps = FewRows(lambda: _("The arithmetic"))
        self.table = RecordTable[SlipOf](
            lambda: _("What each would get"), _slip_columns(), key="surplus-parts", same=lambda row: row.person
        )
        self.listed = Listed(self.table, lambda: _("What each member would get stands here."))
        frame = panel()
        inside = QVBoxLayout(frame)
        for widget in (heading(lambda: _("What would become of it")), self.said, self.steps):
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
        rows = min(max(self.table.rows_model.rowCount(), 3), _MOST_ROWS) + 3  # the headings, the totals, the foot
        self.listed.setMinimumHeight(look.scaled(rows * _ROWS) if self.whole else 0)
        self.listed.setMaximumHeight(look.scaled(rows * _ROWS) if self.whole else _ALL)

    def wait(self, why: str) -> None:
        """Say what is still missing before anything can be shared out."""
        self.proposal = None
        self.said.setText(why)
        self.said.setVisible(bool(why))
        self.steps.hide()
        self.listed.show_rows(AllRows([]))
        self._take_height()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what becomes of it; nothing is recorded by that."""
        self.proposal = proposal
        self.said.setText(rule_in_words())
        self.said.show()
        columns = [replace(one, width=_WIDTHS[one.key]) for one in step_columns()]
        self.steps.show_all(payouts.surplus_steps(proposal.surplus), columns)
        self.steps.show()
        slips, currency = proposal.slips, proposal.surplus.amount.currency
        parts = [one for one in slips if one.pay.gross]
        sums = {key: total((_figures(one)[key] for one in parts), currency) for key in ("gross", "paid", "carried")}
        told = {key: showing.amount(amount) for key, amount in sums.items()}
        self.listed.show_rows(AllRows(parts), "", told if parts else {})
        self._take_height()


def _figures(one: SlipOf) -> dict[str, Money]:
    return {"gross": one.pay.gross, "paid": one.pay.paid, "carried": one.pay.carried}


def _slip_columns() -> list[Column[SlipOf]]:
    return [
        names("name", lambda: _("Member"), lambda row: row.name),
        names("weight", lambda: _("Counts for"), _weight, 150),
        amounts("gross", lambda: _("Her part"), lambda row: row.pay.gross, 100),
        amounts("paid", lambda: _("Gets"), lambda row: row.pay.paid, 100),
        names("sum", lambda: _("Sum"), _sum, 300, spare=True),
        amounts("carried", lambda: _("Carried on"), lambda row: row.pay.carried, 100, spare=True),
        names("group", lambda: _("Group"), lambda row: row.group_name, 120, spare=True),
    ]


def _weight(one: SlipOf) -> str:
    """How much she counts for in each way it is shared."""
    weights = (extra.weight for extra in one.pay.extras if extra.weight is not None)
    return " · ".join(showing.quantity(Quantity(round(weight * 100) * 10**4)) for weight in weights)


def _sum(one: SlipOf) -> str:
    """The sum behind her part, as she can work it out with a pencil."""
    return " + ".join(payouts.extra_written(extra) for extra in one.pay.extras if extra.amount)
