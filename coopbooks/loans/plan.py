"""The plan of a loan: what is to be paid on each due day.

The equal instalment A pays a balance P back over periods with the rates r₁ … rₙ: P = A·Σ 1/((1+r₁)…(1+rₖ)), the present
value of its instalments, worked out in whole numbers. With one rate r that is A = P·r/(1 − (1+r)⁻ⁿ).
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, partial

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.loans.checks import check_terms
from coopbooks.loans.interest import divided
from coopbooks.loans.rows import (
    BY_INSTALMENT,
    BY_PRINCIPAL,
    Pace,
    Row,
    Span,
    lay,
    sets_aside,
    share_of_aside,
    spans,
    stepped,
)
from coopbooks.loans.shapes import Plan, PlanRow
from coopbooks.loans.terms import Terms
from coopbooks.money import Money


def make_plan(terms: Terms) -> Plan:
    """Return what is to be paid on each due day; refuses terms that cannot be and instalments that never repay."""
    terms = check_terms(terms)
    _pace, rows = lay_out(terms)
    return Plan(terms, tuple(shown(row, terms.principal.currency) for row in rows))


def shown(row: Row, currency: str) -> PlanRow:
    """Return a row as it is shown to others."""
    opening, accrued, interest, principal, after = (Money(amount, currency) for amount in row[1:])
    return PlanRow(row.span.number, row.span.start, row.span.due, opening, accrued, interest, principal, after)


def lay_out(terms: Terms) -> tuple[Pace, list[Row]]:
    """Return the pace of a loan and its rows in minor units; refuses an instalment that never repays.

    The interest of a long first period may be more than the instalment: it is asked for in full, and repays nothing.
    """
    todo, principal = spans(terms), terms.principal.minor
    pace = _pace(terms, todo)
    rows = lay(pace, todo, principal)
    early = [row.principal for row in rows[:-1] if row.span.pays]
    if terms.method in BY_INSTALMENT and early and not any(early):
        raise _never_repays(terms)
    return pace, rows


def _never_repays(terms: Terms) -> Refusal:
    field = "step" if terms.instalment is None else "instalment"
    return Refusal(
        _("This instalment does not even pay the interest. Write a larger one, or round it less."),
        field,
        "never_repays",
    )


def _pace(terms: Terms, todo: Sequence[Span]) -> Pace:
    principal = terms.principal.minor
    flat_on = principal if terms.method == "flat" else 0
    paying = [span for span in todo if span.pays]
    if terms.method in BY_PRINCIPAL:
        return Pace(terms, Fraction(principal, len(paying)))
    if terms.method not in BY_INSTALMENT:
        return Pace(terms, Fraction(0))
    if terms.instalment is not None:
        return Pace(terms, Fraction(terms.instalment.minor), flat_on)
    above, below = _flat_instalment(principal, paying) if flat_on else _equal_instalment(principal, paying)
    above, below = above * len(paying) + _set_aside(terms, todo) * below, below * len(paying)
    if terms.running == "shown" and terms.step == 1:
        scale = Pace(terms, Fraction(0)).scale
        return Pace(terms, Fraction(divided(above * scale, below, "half_up"), scale), flat_on)
    pace = Pace(terms, Fraction(stepped(above, below, terms)), flat_on)
    return _levelled(pace, todo) if terms.levelled else pace


def _set_aside(terms: Terms, todo: Sequence[Span]) -> int:
    """Return the interest set aside during the grace: simple, each period rounded."""
    if terms.grace_kind != "deferred":
        return 0
    return sum(span.interest(terms.principal.minor, terms.rounding) for span in todo if not span.pays)


def _flat_instalment(principal: int, paying: Sequence[Span]) -> tuple[int, int]:
    """Return the exact instalment: its part of the principal, and the mean of the interest."""
    rates = sum((Fraction(span.above, span.below) for span in paying), Fraction(1))
    return (principal * rates / len(paying)).as_integer_ratio()


def _equal_instalment(principal: int, paying: Sequence[Span]) -> tuple[int, int]:
    """Return the exact instalment, from the last due day back: the value v before a period is (1 + v after)/(1 + r)."""
    above, below = 0, 1
    for span in reversed(paying):
        above = span.below * (above + below)
        below *= span.below + span.above
    return principal * below, above


def _levelled(pace: Pace, todo: Sequence[Span]) -> Pace:
    """Return the pace whose last instalment is closest to the others, among the multiples of the step.

    What the last has over the others falls evenly as the instalment grows, but for rounding: one step says by how much.
    """
    step, each = pace.terms.step, int(pace.each)
    over = cache(partial(_over, pace, todo))
    fall = max(over(each) - over(each + step), 1)
    guess = each + round(Fraction(over(each), fall)) * step
    near = [near for near in (guess, guess - step, guess + step) if near > 0]
    return replace(pace, each=Fraction(min(near, key=lambda near: abs(over(near)))))


def _over(pace: Pace, todo: Sequence[Span], each: int) -> int:
    """Return by how much the last instalment is larger than the others, were they so much."""
    scale, rounding, aside = pace.scale, pace.terms.rounding, 0
    balance, left = pace.terms.principal.minor * scale, sum(span.pays for span in todo)
    for span in todo:
        interest = span.interest(balance, rounding) if balance > 0 else 0
        if span.pays:
            beside = share_of_aside(aside, left)
            balance += interest - (each - beside) * scale
            aside, left = aside - beside, left - 1
        elif sets_aside(pace.terms, span):
            aside += interest // scale
    return divided(abs(balance), scale, "half_up") * (1 if balance > 0 else -1)
