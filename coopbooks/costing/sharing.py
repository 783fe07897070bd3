"""Sharing a pool of indirect costs over products: every part in whole centavos, all parts together the pool exactly.

Overhead allocation by one basis: a product weighs its pieces times what one sold piece has of the basis (a piece, work
hours, machine hours, materials, prime cost), or the weight given by hand. Parts by largest remainder.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks.costing.known import KnownPool, exact
from coopbooks.costing.rules import Costed
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.money import Money

BASES: Final = {
    "unit": N_("by pieces"),
    "work_hour": N_("by work hours"),
    "machine_hour": N_("by machine hours"),
    "materials": N_("by cost of materials"),
    "prime": N_("by materials and work"),
    "hand": N_("by hand"),
}
"""What shared costs are shared by."""

Splits = dict[tuple[int, Fraction | None], Mapping[int, Money]]
"""Pools shared out already: by pool, and by the weight of the sheet in hand where that is not the known one."""


def weight_of(pool: KnownPool, product: int, costed: Costed) -> Fraction:
    """Return what a product weighs in a pool with all its pieces; refuses work whose minutes nobody wrote."""
    if pool.basis == "hand":
        return exact(pool.by_hand.get(product, Decimal(0)))
    return exact(pool.units.get(product, Decimal(0))) * _of_one(pool.basis, costed)


def _of_one(basis: str, costed: Costed) -> Fraction:
    """What one sold piece has of a basis."""
    match basis:
        case "unit":
            return Fraction(1)
        case "materials":
            return costed.parts.materials / costed.sold
        case "prime":
            return costed.parts.prime / costed.sold
        case "machine_hour":
            return costed.machine_minutes / 60 / costed.sold
    if not costed.timed:
        raise Refusal(_("Shared by work hours: write the minutes of every operation."), reason="no_hours")
    return costed.minutes / 60 / costed.sold


def part_of(pool: KnownPool, product: int, weight: Fraction, splits: Splits) -> Money:
    """Return the part of one product that weighs so much; the others weigh what is known of them."""
    known = pool.weights.get(product)
    key = (id(pool), None) if weight == known else (id(pool), weight)
    if key not in splits:
        weights = pool.weights if weight == known else {**pool.weights, product: weight}
        splits[key] = split(replace(pool, weights=weights))
    return splits[key][product]


def split(pool: KnownPool) -> Mapping[int, Money]:
    """Return the part of every product of a pool; they add up to it. Refuses a pool nobody weighs anything in."""
    weights = [pool.weights.get(product, Fraction(0)) for product in pool.units]
    common = math.lcm(*(weight.denominator for weight in weights))
    whole = [weight.numerator * (common // weight.denominator) for weight in weights]
    if not any(whole):
        raise Refusal(
            _("There is nothing to share “%(name)s” by. Write pieces, hours or weights, or share it in another way.")
            % {"name": pool.name},
            "basis",
            "no_basis",
        )
    return dict(zip(pool.units, pool.amount.split(whole), strict=True))
