"""A loan to the club shared out among its members."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

from coopbooks.loans.shapes import Due, Plan, Share
from coopbooks.money import Money, total


def share(plan: Plan, weights: Sequence[int | Decimal]) -> list[Share]:
    """Return the part of each member, in proportion to the weights: the parts of each row add up to the row.

    So they do in total. In each row a part is the exact one rounded down or up to the centavo; rounded up are those
    furthest behind what they should have borne until then, so that nobody drifts away from her part. Ties go to the
    first. Refuses (ValueError) no weights, negative weights and all zeros.
    """
    exact = [Fraction(weight) for weight in weights]
    if not exact or min(exact) < 0 or not any(exact):
        raise ValueError("weights must be zero or more, and not all zero")
    common = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * common) for weight in exact]
    principals = _dealt([row.principal.minor for row in plan.rows], whole)
    interests = _dealt([row.interest.minor for row in plan.rows], whole)
    return [_share(plan, *member) for member in zip(interests, principals, strict=True)]


def _share(plan: Plan, interests: Sequence[int], principals: Sequence[int]) -> Share:
    currency = plan.terms.principal.currency
    rows = tuple(
        Due(row.due, Money(interest, currency), Money(principal, currency))
        for row, interest, principal in zip(plan.rows, interests, principals, strict=True)
    )
    return Share(
        total((row.principal for row in rows), currency), total((row.interest for row in rows), currency), rows
    )


def _dealt(amounts: Sequence[int], weights: Sequence[int]) -> list[list[int]]:
    """Return for each weight what it gets of each amount; of what ``behind`` counts in, ``whole`` are a centavo."""
    whole, behind = sum(weights), [0] * len(weights)
    dealt: list[list[int]] = [[] for _weight in weights]
    for amount in amounts:
        row = [amount * weight // whole for weight in weights]
        behind = [
            late + amount * weight - part * whole for late, weight, part in zip(behind, weights, row, strict=True)
        ]
        can = [place for place, weight in enumerate(weights) if amount * weight % whole]
        can.sort(key=lambda place: -behind[place])
        for place in can[: amount - sum(row)]:
            row[place] += 1
            behind[place] -= whole
        for member, part in zip(dealt, row, strict=True):
            member.append(part)
    return dealt
