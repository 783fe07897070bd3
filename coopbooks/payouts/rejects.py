"""Who bears rejected pieces, by the club's written rule: the member, the team of the operation, or the common fund.

Borne by the member, they are not paid. Else she is paid for them: out of the common fund, or out of what the whole team
of the operation earned with it, each in proportion to the worth of the pieces she made, good and bad.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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

Borne = tuple[int, Extra]
"""A member, and what rejected pieces bring her or take from her."""


def bear(rule: str, lots: Iterable[Lot], currency: str = "BOB") -> dict[int, tuple[Extra, ...]]:
    """Return what rejected pieces bring to each member, or take: with a team, all together nothing.

    A team are those who did the same operation of a product for the same order.
    """
    if rule not in REJECT_RULES:
        raise ValueError(f"not offered: {rule}")
    if rule == "member":
        return {}
    teams = defaultdict[tuple[object, ...], list[Lot]](list)
    for lot in lots:
        if lot.kind == "pieces":
            teams[lot.order, lot.product, lot.making, lot.label].append(lot)
    found = defaultdict[int, list[Extra]](list)
    for team in teams.values():
        for member, extra in _of_team(rule, team, currency):
            found[member].append(extra)
    return {member: tuple(extras) for member, extras in found.items()}


def rule_of(extras: Iterable[Extra]) -> str:
    """Return by which rule rejected pieces were borne, as the slips of a run say it; where none were, any is right."""
    return next((one.key for one in extras if one.kind == "rejects"), "member")


def reject_rule_in_words(rule: str) -> str:
    """Return who bears rejected pieces, as it is printed on every slip."""
    return _("Rejected pieces are borne by %(who)s.") % {"who": _(REJECT_RULES[rule])}


def _of_team(rule: str, team: Sequence[Lot], currency: str) -> Iterator[Borne]:
    loss = Money(0, currency)
    for lot in team:
        if lot.rejected:
            paid = worth(lot.rejected, lot.rate, currency)
            loss += paid
            told: dict[str, Any] = {
                "quantity": lot.rejected,
                "rate": lot.rate,
                "product": lot.product,
                "order": lot.order,
            }
            yield lot.member, Extra("rejects", lot.label, paid, rule, **told)
    if rule == "team" and loss:
        yield from _shared_loss(team, loss)


def _shared_loss(team: Sequence[Lot], loss: Money) -> Iterator[Borne]:
    """The loss, taken from everybody of the team; in proportion to worth nobody loses more than she made."""
    made = defaultdict[int, Fraction](Fraction)
    for lot in team:
        made[lot.member] += Fraction((lot.quantity + lot.rejected).decimal * lot.rate.decimal)
    whole, one = sum(made.values(), Fraction(0)), team[0]
    for member, part in apportion(loss, made).items():
        told: dict[str, Any] = {
            "weight": made[member],
            "weights": whole,
            "whole": loss,
            "product": one.product,
            "order": one.order,
        }
        yield member, Extra("loss", one.label, -part, "team", **told)
