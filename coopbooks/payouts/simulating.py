"""What a run would pay: worked out for all of its members, and kept in memory to be looked at; nothing is posted."""

from collections.abc import Sequence
from dataclasses import dataclass

from coopbooks.books import Books
from coopbooks.money import Money, total
from coopbooks.payouts.drafts import PayRules, RunDraft
from coopbooks.payouts.pay import SlipOf
from coopbooks.payouts.sharing import Sharing
from coopbooks.payouts.working_out import Costs, WorkingOut, add_costs
from coopbooks.progress import Progress, unheard


@dataclass(frozen=True, slots=True)
class Simulation:
    """What a run would pay: its slips in the order of the pay list, and what their work is a cost of.

    ``goes_whole``: what one gets hangs on who else is paid: of a pot, or of what a team bears of its rejected pieces.
    """

    draft: RunDraft
    rules: PayRules
    slips: tuple[SlipOf, ...]
    sharing: Sharing | None
    costs: Costs
    goes_whole: bool

    @property
    def gross(self) -> Money:
        """What all earned."""
        return self._total([one.pay.gross for one in self.slips])

    @property
    def deducted(self) -> Money:
        """What is deducted of all together."""
        return self._total([one.pay.deducted for one in self.slips])

    @property
    def paid(self) -> Money:
        """What is handed over to all together."""
        return self._total([one.pay.paid for one in self.slips])

    @property
    def carried_in(self) -> Money:
        """What rounding carried from the last slips."""
        return self._total([one.pay.carried_in for one in self.slips])

    @property
    def carried(self) -> Money:
        """What rounding carries to the next slips."""
        return self._total([one.pay.carried for one in self.slips])

    def _total(self, amounts: Sequence[Money]) -> Money:
        return total(amounts, self.rules.terms.rounding.step.currency)


def simulate_draft(
    books: Books,
    draft: RunDraft,
    rules: PayRules | None = None,
    *,
    rejects: str = "",
    progress: Progress = unheard,
) -> Simulation:
    """Return what a run would pay, by the rules of the club or others; nothing is posted.

    Refuses work nobody is paid a rate for, a pot that cannot be shared, and a run that pays nobody.
    """
    out = WorkingOut(books, draft, rules, rejects=rejects, progress=progress)
    slips, costs = list[SlipOf](), Costs()
    for batch in out.batches():
        slips += batch.slips
        add_costs(costs, batch.costs)
    return Simulation(draft, out.rules, tuple(slips), out.sharing, costs, out.goes_whole)
