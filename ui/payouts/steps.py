"""Steps that lead to a figure, as a table: what each is, the sum behind it, what it adds, and how far that comes."""

from collections.abc import Sequence

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import Step
from ui.shared.record_table import Column
from ui.shared.rows import amounts, names


def step_columns() -> list[Column[Step]]:
    """Return the columns of the steps."""
    return [
        names("label", lambda: _("What"), lambda step: step.label),
        Column(lambda: _("Sum"), lambda step: step.written, 190, key="sum"),
        amounts("amount", lambda: _("Amount"), lambda step: step.amount, 88),
        amounts("so_far", lambda: _("So far"), lambda step: step.so_far, 96),
    ]


def added_up(steps: Sequence[Step], called: str, nothing: Money) -> str:
    """Say what the steps come to, under the name of the figure."""
    return f"{called}: {showing.money(steps[-1].so_far if steps else nothing)}"
