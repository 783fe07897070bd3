"""A loan to the club shared out among its members."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

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
    parts = [weight / sum(exact) for weight in exact]
    principals = _dealt([row.principal.minor for row in plan.rows], parts)
    interests = _dealt([row.interest.minor for row in plan.rows], parts)
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


def _dealt(amounts: Sequence[int], parts: Sequence[Fraction]) -> list[list[int]]:
    """Return for each part what it gets of each amount."""
    behind = [Fraction(0)] * len(parts)
    dealt: list[list[int]] = [[] for _part in parts]
    for amount in amounts:
        behind = [late + amount * part for late, part in zip(behind, parts, strict=True)]
        row = [int(amount * part) for part in parts]
        can = [place for place, part in enumerate(parts) if (amount * part).denominator > 1]
        can.sort(key=lambda place: row[place] - behind[place])
        for place in can[: amount - sum(row)]:
            row[place] += 1
        behind = [late - given for late, given in zip(behind, row, strict=True)]
        for member, given in zip(dealt, row, strict=True):
            member.append(given)
    return dealt
