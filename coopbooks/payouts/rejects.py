"""Who bears rejected pieces, by the club's written rule: the member, the team of the operation, or the common fund.

Borne by the member, they are not paid. Else she is paid for them: out of the common fund, or out of what the whole team
of the operation earned with it, each in proportion to the worth of the pieces she made, good and bad.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from coopbooks.i18n import N_, _
from coopbooks.money import Money
from coopbooks.payouts.shapes import Extra, Lot, worth
from coopbooks.payouts.sharing import apportion

REJECT_RULES: Final = {
    "member": N_("the member who made them"),
    "team": N_("the team of the operation"),
    "fund": N_("the common fund"),
}
"""Who bears rejected pieces."""

_MICROS: Final = 10**12
"""Millionths of a quantity times millionths of a rate."""

Borne = tuple[int, Extra]
"""A member, and what rejected pieces bring her or take from her."""


@dataclass(slots=True)
class _Team:
    """Those who did the same for the same order: what each made, what is paid for rejected pieces and what that is."""

    label: str
    product: int | None
    order: int | None
    loss: Money
    made: dict[int, int] = field(default_factory=dict)
    paid: list[Borne] = field(default_factory=list)

    def add(self, rule: str, lot: Lot) -> None:
        """Add a lot: the lot itself is not kept."""
        if rule == "team":
            worth_of_it = (lot.quantity.micros + lot.rejected.micros) * lot.rate.micros
            self.made[lot.member] = self.made.get(lot.member, 0) + worth_of_it
        if lot.rejected:
            amount = worth(lot.rejected, lot.rate, self.loss.currency)
            self.loss += amount
            told: dict[str, Any] = {"quantity": lot.rejected, "rate": lot.rate}
            told |= {"product": self.product, "order": self.order}
            self.paid.append((lot.member, Extra("rejects", self.label, amount, rule, **told)))

    def shared_loss(self) -> Iterator[Borne]:
        """The loss, taken from everybody of the team; in proportion to worth nobody loses more than she made."""
        if not self.loss:
            return
        made = {member: Fraction(worth_of_it, _MICROS) for member, worth_of_it in self.made.items()}
        whole = sum(made.values(), Fraction(0))
        for member, part in apportion(self.loss, made).items():
            told: dict[str, Any] = {"weight": made[member], "weights": whole, "whole": self.loss}
            told |= {"product": self.product, "order": self.order}
            yield member, Extra("loss", self.label, -part, "team", **told)


def bear(rule: str, lots: Iterable[Lot], currency: str = "BOB") -> dict[int, tuple[Extra, ...]]:
    """Return what rejected pieces bring to each member, or take: with a team, all together nothing.

    A team are those who did the same operation of a product for the same order.
    """
    if rule not in REJECT_RULES:
        raise ValueError(f"not offered: {rule}")
    if rule == "member":
        return {}
    teams = dict[tuple[object, ...], _Team]()
    for lot in lots:
        if lot.kind == "pieces":
            key = (lot.order, lot.product, lot.making, lot.label)
            if key not in teams:
                teams[key] = _Team(lot.label, lot.product, lot.order, Money(0, currency))
            teams[key].add(rule, lot)
    found = defaultdict[int, list[Extra]](list)
    for team in teams.values():
        for member, extra in (*team.paid, *(team.shared_loss() if rule == "team" else ())):
            found[member].append(extra)
    return {member: tuple(extras) for member, extras in found.items()}


def rule_of(extras: Iterable[Extra]) -> str:
    """Return by which rule rejected pieces were borne, as the slips of a run say it; where none were, any is right."""
    return next((one.key for one in extras if one.kind == "rejects"), "member")


def reject_rule_in_words(rule: str) -> str:
    """Return who bears rejected pieces, as it is printed on every slip."""
    return _("Rejected pieces are borne by %(who)s.") % {"who": _(REJECT_RULES[rule])}
