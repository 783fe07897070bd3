"""Why what was gained is not what came into the boxes: money and result are two figures with reasons between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coopbooks.days import Period
from coopbooks.ledger import Account, Movement
from coopbooks.money import Money, total

Cause = Literal["customers", "suppliers", "goods", "machines", "debts", "members"]
_CAUSES: Final[Mapping[str, Cause]] = {
    "current_assets": "goods",
    "fixed_assets": "machines",
    "current_liabilities": "debts",
    "long_term_liabilities": "debts",
    "equity": "members",
}
"""What moved money without being a result, by where its account stands; customers and suppliers by their roles."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of the difference: ``amount`` is what it brought into the boxes (+) or kept out of them (−).

    ``goods`` are stocks and advances, ``debts`` all that is owed but to suppliers, ``members`` what they put in.
    """

    cause: Cause
    amount: Money


@dataclass(frozen=True, slots=True)
class Difference:
    """What was gained + or lost − in a period, what all boxes and banks held before and after it, and why they differ.

    change = result + the amounts of all reasons, of which the weightiest comes first.
    """

    period: Period
    result: Money
    opening: Money
    closing: Money
    reasons: tuple[Reason, ...]

    @property
    def change(self) -> Money:
        """What the boxes and banks hold more + or less − than before."""
        return self.closing - self.opening


def explain(accounts: Sequence[Account], moves: Mapping[int, Movement], period: Period, currency: str) -> Difference:
    """Explain the difference: every voucher sums to zero, so what did not go through the boxes went somewhere else."""
    moved = [(account, moves[account.id]) for account in accounts if account.id in moves]
    boxes = [movement for account, movement in moved if account.box]
    amounts: dict[Cause | None, list[Money]] = {}
    for account, movement in moved:
        if not account.box:
            amounts.setdefault(_cause(account), []).append(movement.credit - movement.debit)
    sums = {cause: total(parts, currency) for cause, parts in amounts.items()}
    result = sums.pop(None, Money(0, currency))
    reasons = [Reason(cause, amount) for cause, amount in sums.items() if cause and amount]
    return Difference(
        period=period,
        result=result,
        opening=total((movement.opening for movement in boxes), currency),
        closing=total((movement.closing for movement in boxes), currency),
        reasons=tuple(sorted(reasons, key=lambda reason: -abs(reason.amount).minor)),
    )


def _cause(account: Account) -> Cause | None:
    """What a movement on an account means for the boxes; None for income, costs and expenses: they are the result."""
    if account.role == "customers":
        return "customers"
    if account.role == "suppliers":
        return "suppliers"
    return _CAUSES.get(account.section or "")
