"""The rows of a plan in whole minor units: how a balance is paid back over the periods that are left.

The plan of a loan and what is left of it after principal was paid ahead are laid out by the same hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from coopbooks.loans.dues import due_days, is_regular
from coopbooks.loans.interest import divided, period_rate
from coopbooks.loans.terms import Terms

BY_INSTALMENT: Final = frozenset({"equal_instalments", "flat"})
"""The methods that fix the instalment; its principal is what the interest leaves of it."""
BY_PRINCIPAL: Final = frozenset({"equal_principal", "no_interest"})
"""The methods that fix the principal of each instalment."""
_FINE: Final = 10**20
"""Where the running balance is rounded only to be shown, it is kept to twenty decimals of a centavo."""


class Span(NamedTuple):
    """One period; its rate is ``above`` ÷ ``below`` (1 ÷ 100 is one percent); ``pays``: principal is paid then."""

    number: int
    start: date
    due: date
    above: int
    below: int
    pays: bool

    def interest(self, balance: int, rounding: str) -> int:
        """Return the interest of a balance for the period, in the same units, rounded once."""
        return divided(balance * self.above, self.below, rounding)


class Row(NamedTuple):
    """One row in minor units, as in :class:`shapes.PlanRow`; ``after`` is the balance left."""

    span: Span
    opening: int
    accrued: int
    interest: int
    principal: int
    after: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a balance is paid back.

    ``each`` is the whole instalment or its principal alone, as the method says (0: nothing before the end), in minor
    units; ``flat_on`` the first amount, of a flat loan.
    """

    terms: Terms
    each: Fraction
    flat_on: int = 0

    @property
    def scale(self) -> int:
        """How many units of the running balance make a minor unit."""
        return 1 if self.terms.running == "rounded" else _FINE


def spans(terms: Terms) -> list[Span]:
    """Return the periods of a loan.

    Where everything is paid at the end they make one, with the sum of their rates: simple interest.
    """
    days, regular = due_days(terms), is_regular(terms)
    starts = [terms.disbursed_on, *days]
    rates = [
        period_rate(terms, start, due, terms.every if regular or number else 0)
        for number, (start, due) in enumerate(zip(starts, days, strict=False))
    ]
    if terms.method == "all_at_end":
        return [Span(1, starts[0], days[-1], *sum(rates, Fraction(0)).as_integer_ratio(), True)]
    return [
        Span(number, start, due, *rate.as_integer_ratio(), number > terms.grace)
        for number, (start, due, rate) in enumerate(zip(starts, days, rates, strict=False), 1)
    ]


def share_of_aside(aside: int, left: int) -> int:
    """Return what of the interest set aside falls due now, ``left`` due days being left; the last takes what is left.

    Half up, so that no payment is more than a centavo from the others.
    """
    return divided(aside, left, "half_up")


def stepped(above: int, below: int, terms: Terms) -> int:
    """Return the instalment above ÷ below as whole minor units: a multiple of the step, as the terms round it."""
    if terms.step == 1:
        return divided(above, below, terms.rounding)
    rounding = "up" if terms.step_rounding == "up" else "half_up"
    return divided(above, below * terms.step, rounding) * terms.step


class _Laying:
    """A plan while its rows are laid.

    ``exact`` is the balance as it runs, in units of which ``scale`` are a minor unit; ``shown`` the same in minor
    units; ``aside`` the interest set aside. Where only what is shown is rounded, each figure is rounded by itself, but
    the balance shown never goes a whole centavo away from the exact one.
    """

    def __init__(self, pace: Pace, balance: int, aside: int) -> None:
        self.pace, self.terms, self.scale = pace, pace.terms, pace.scale
        self.exact, self.shown, self.aside = balance * self.scale, balance, aside
        self.by_instalment = pace.terms.method in BY_INSTALMENT
        self.each = divided(pace.each.numerator * self.scale, pace.each.denominator, "half_up")
        self.whole = pace.each.denominator == 1

    def row(self, span: Span, left: int, ceiling: int | None) -> Row:
        """Lay the next row; ``left`` due days pay principal from this one on."""
        opening = self.shown
        grown = span.interest(self.pace.flat_on * self.scale or self.exact, self.terms.rounding)
        beside = share_of_aside(self.aside, left) if span.pays and self.aside else 0
        paid = self.exact if span.pays and left == 1 else self._principal(span, grown, beside)
        if ceiling is not None:
            paid = max(paid, self.exact - ceiling * self.scale)
        if paid >= self.exact:
            paid, beside = self.exact, self.aside
        accrued, principal = (grown, paid) if self.scale == 1 else self._as_shown(span, grown, paid)
        self.exact -= paid
        self.shown -= principal
        set_aside = accrued if sets_aside(self.terms, span) and self.exact else 0
        self.aside += set_aside - beside
        return Row(span, opening, accrued, accrued - set_aside + beside, principal, self.shown)

    def _principal(self, span: Span, grown: int, beside: int) -> int:
        """Return the principal the pace pays."""
        each, terms = self.pace.each, self.terms
        if not span.pays or not each:
            return 0
        if self.by_instalment:
            return max(self.each - beside * self.scale - grown, 0)
        if terms.step == 1 and self.scale > 1:
            return self.each
        interest = divided(grown, self.scale, terms.rounding) + beside
        instalment = stepped(each.numerator + interest * each.denominator, each.denominator, terms)
        return max(instalment - interest, 0) * self.scale

    def _as_shown(self, span: Span, grown: int, paid: int) -> tuple[int, int]:
        """Return interest and principal as whole minor units; an instalment that is whole stays what it is."""
        if paid == self.exact:
            return divided(grown, self.scale, self.terms.rounding), self.shown
        interest, principal = divided(grown, self.scale, self.terms.rounding), divided(paid, self.scale, "half_up")
        off = (self.shown - principal) * self.scale - (self.exact - paid)
        principal = min(principal + (off >= self.scale) - (off <= -self.scale), self.shown)
        if self.whole and self.by_instalment and span.pays:
            interest = max(divided(grown + paid, self.scale, "half_up") - principal, 0)
        return interest, principal


def sets_aside(terms: Terms, span: Span) -> bool:
    """Whether the interest of a period is set aside instead of being paid at its end."""
    return not span.pays and terms.grace_kind == "deferred"


def lay(pace: Pace, todo: Sequence[Span], balance: int, aside: int = 0, ceilings: Sequence[int] = ()) -> list[Row]:
    """Return the rows that pay a balance back over the periods to come; the last takes what is left.

    ``aside`` is interest set aside before; ``ceilings`` are balances none of the rows may stay above. Rows after the
    one that pays everything back are left out.
    """
    laying, rows = _Laying(pace, balance, aside), list[Row]()
    left = sum(span.pays for span in todo)
    for index, span in enumerate(todo):
        rows.append(laying.row(span, left, ceilings[index] if ceilings else None))
        left -= span.pays
        if not laying.exact:
            break
    return rows


def ahead(pace: Pace, old: Sequence[Row], balance: int, aside: int) -> tuple[Pace, list[Row]]:
    """Return what is left of a plan when principal was paid ahead: no row stays above the balance it had before.

    To end sooner, the instalments (or their principal) stay as they are. To lower them, they shrink as the balance did.
    """
    todo = [row.span for row in old]
    if pace.terms.ahead == "lower":
        pace = replace(pace, each=_lower(pace, old, balance, aside))
    return pace, lay(pace, todo, balance, aside, [row.after for row in old])


def _lower(pace: Pace, old: Sequence[Row], balance: int, aside: int) -> Fraction:
    terms, before = pace.terms, old[0].opening
    left = sum(row.span.pays for row in old)
    if terms.method not in BY_INSTALMENT:
        return pace.each * balance / before
    if terms.method == "flat":
        exact = pace.each - Fraction(before - balance, left)
    else:
        beside = Fraction(aside, left)
        exact = (pace.each - beside) * balance / before + beside
    up = divided(exact.numerator, exact.denominator * terms.step, "up") * terms.step
    return min(Fraction(up), pace.each)
