"""What would become of a surplus, beside the form: the arithmetic step by step, and what each member would get."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from coopbooks import payouts, showing
from coopbooks.i18n import _
from coopbooks.money import Money, total
from coopbooks.payouts import Proposal, SlipOf, rule_in_words
from ui.payouts.steps import step_columns
from ui.shared.few_rows import FewRows
from ui.shared.listed_pane import ListedPane
from ui.shared.record_table import Column, RecordTable
from ui.shared.rows import amounts, names

SHARES: Final = (3, 4)
ROOM: Final = 940
"""How fields and figures share the width, and the pixels in which both can be read side by side."""
_WIDTHS: Final = {"label": 0, "sum": 0, "amount": 100, "so_far": 100}


class SurplusPane(ListedPane):
    """The proposal. ``proposal`` is the one in sight, None as long as what is typed makes none."""

    least = 3

    def __init__(self) -> None:
        """Begin without one."""
        table = RecordTable[SlipOf](
            lambda: _("What each would get"), _slip_columns(), key="surplus-parts", same=lambda row: row.person
        )
        super().__init__(table, lambda: _("What each member would get stands here."))
        self.proposal: Proposal | None = None
        self.steps = FewRows(lambda: _("The arithmetic"), key="payouts_surplus_pane_steps")
        self.lay_out(lambda: _("What would become of it"), self.steps)
        self.wait("")

    def wait(self, why: str) -> None:
        """Say what is still missing before anything can be shared out."""
        self.proposal = None
        self.say(why)
        self.steps.hide()
        self.show_rows([])

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what becomes of it; nothing is recorded by that."""
        self.proposal = proposal
        self.say(rule_in_words())
        columns = [replace(one, width=_WIDTHS[one.key]) for one in step_columns()]
        self.steps.show_all(payouts.surplus_steps(proposal.surplus, proposal.of), columns)
        self.steps.show()
        slips, currency = proposal.slips, proposal.surplus.amount.currency
        sums = {key: total((_figures(one)[key] for one in slips), currency) for key in ("gross", "paid", "carried")}
        told = {key: showing.amount(amount) for key, amount in sums.items()}
        told["weight"] = _weights((pool.weight, pool.by) for pool in proposal.surplus.pools)
        self.show_rows(slips, told if slips else {})


def _figures(one: SlipOf) -> dict[str, Money]:
    return {"gross": one.pay.gross, "paid": one.pay.paid, "carried": one.pay.carried}


def _slip_columns() -> list[Column[SlipOf]]:
    return [
        names("name", lambda: _("Member"), lambda row: row.name),
        names("weight", lambda: _("Counts for"), _weight, 150),
        amounts("gross", lambda: _("Her part"), lambda row: row.pay.gross, 100),
        amounts("paid", lambda: _("Gets"), lambda row: row.pay.paid, 100),
        names("sum", lambda: _("Sum"), _sum, 300, spare=True),
        amounts("carried", lambda: _("Carried"), lambda row: row.pay.carried, 100, spare=True),
        names("group", lambda: _("Group"), lambda row: row.group_name, 120, spare=True),
    ]


def _weight(one: SlipOf) -> str:
    """How much she counts for in each way it is shared."""
    return _weights((extra.weight, extra.key) for extra in one.pay.extras if extra.weight is not None)


def _weights(weights: Iterable[tuple[Fraction, str]]) -> str:
    """What somebody counts for by each key, to two decimals: the sum beside it has them all."""
    return " · ".join(payouts.weight_in_words(Fraction(round(weight * 100), 100), key) for weight, key in weights)


def _sum(one: SlipOf) -> str:
    """The sum behind her part, as she can work it out with a pencil."""
    return " + ".join(payouts.extra_written(extra) for extra in one.pay.extras if extra.amount)
