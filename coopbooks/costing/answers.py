"""What a sheet answers: where each boliviano goes, what must be sold, what an hour earns, what it takes to earn more.

Cost-volume-profit analysis: contribution per piece = net price − variable costs (direct and selling); break-even pieces
= (fixed costs + target profit) ÷ contribution, rounded up to whole pieces; break-even in money at the exact point is
fixed costs ÷ contribution ratio, which is the exact pieces × price. Indirect costs count as fixed.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from coopbooks.costing.checks import check_decimals, number
from coopbooks.costing.compute import Workings
from coopbooks.costing.known import Known, exact
from coopbooks.costing.pricing import Priced, price
from coopbooks.costing.rules import NOTHING, Costed, dollar_of
from coopbooks.costing.shapes import Month, Sheet
from coopbooks.errors import Refusal
from coopbooks.i18n import N_

SLICES: Final = {
    "materials": N_("Materials"),
    "work": N_("Work"),
    "charges": N_("Charges on the pay"),
    "machine": N_("Machine time"),
    "other": N_("Other direct costs"),
    "indirect": N_("Indirect costs"),
    "selling": N_("Selling"),
    "tax": N_("Tax"),
    "profit": N_("What is left"),
}
"""Where the price goes, in the order of the sheet."""


@dataclass(frozen=True, slots=True)
class BreakEven:
    """What must be sold to lose nothing, or to earn the target: ``exact`` pieces, and whole ones that reach it.

    ``money`` is what the whole pieces are sold for, ``exact_money`` the point itself.
    """

    exact: Fraction
    pieces: int
    money: Fraction
    exact_money: Fraction


@dataclass(frozen=True, slots=True)
class HourPay:
    """What an hour of work earns: the pay less what is spent of one's own, through the hours; for the whole basis."""

    pay: Fraction
    own: Fraction
    hours: Fraction

    @property
    def earns(self) -> Fraction:
        """What an hour earns."""
        return (self.pay - self.own) / self.hours


@dataclass(frozen=True, slots=True)
class TakeHome:
    """What one member takes home in a month with so many pieces, and the hours that takes; None where not known."""

    pieces: Fraction
    pay: Fraction
    hours: Fraction | None


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of one sheet. None is what was not asked, or what cannot be answered yet.

    ``wage_hour`` is the minimum wage of an hour.
    """

    priced: Priced
    contribution: Fraction
    break_even: BreakEven | None
    hour: HourPay | None
    wage_hour: Fraction | None
    take_home: TakeHome | None
    dollar: Fraction | None

    @property
    def costed(self) -> Costed:
        """The sheet worked out."""
        return self.priced.costed

    def slices(self) -> dict[str, Fraction]:
        """Return where the price of one piece goes, by the keys of ``SLICES``; they add up to the price."""
        parts, priced = self.priced.parts, self.priced
        made = {name: getattr(parts, name) for name in SLICES if hasattr(parts, name)}
        return {**made, "selling": priced.selling, "tax": priced.tax, "profit": priced.profit}

    def in_dollars(self, amount: Fraction) -> Fraction | None:
        """Return an amount in dollars at the sheet's dollar."""
        return amount / self.dollar if self.dollar else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sheet as far as it can be worked out while it is being typed, and what is still to be put right.

    A line that cannot be worked out counts for nothing in ``costed``; ``answers`` are given only of a whole sheet.
    """

    costed: Costed | None
    answers: Answers | None
    faults: tuple[Refusal, ...]


def answer(sheet: Sheet, known: Known) -> Answers:
    """Work a sheet out and answer; refuses, at its field, the first thing that is wrong."""
    return answers_of(price(Workings(known).cost(sheet), known), known)


def attempt(sheet: Sheet, known: Known) -> Attempt:
    """Work out what can be worked out, and say everything that is wrong; never refuses."""
    faults: list[Refusal] = []
    try:
        check_decimals(sheet)
    except Refusal as refusal:
        faults.append(refusal)
    try:
        costed = Workings(known).cost(sheet, faults=faults)
    except Refusal as refusal:
        return Attempt(None, None, (*faults, refusal))
    try:
        answers = answers_of(price(costed, known), known)
    except Refusal as refusal:
        return Attempt(costed, None, (*faults, refusal))
    return Attempt(costed, None if faults else answers, tuple(faults))


def answers_of(priced: Priced, known: Known) -> Answers:
    """Return the answers at a price already found."""
    sheet = priced.costed.sheet
    check_month(sheet.month)
    contribution = contribution_of(priced)
    month = sheet.month
    asked = month.fixed_costs is not None or month.target is not None
    return Answers(
        priced=priced,
        contribution=contribution,
        break_even=break_even(priced, _fixed(month)) if asked else None,
        hour=hour_pay(priced.costed),
        wage_hour=exact(month.minimum_wage) / exact(month.wage_hours) if month.minimum_wage else None,
        take_home=take_home(priced.costed, month),
        dollar=None if sheet.dollar is None or known.currency == "USD" else dollar_of(sheet),
    )


def contribution_of(priced: Priced) -> Fraction:
    """Return what every piece sold brings in towards the fixed costs."""
    return priced.net - priced.parts.direct - priced.selling


def _fixed(month: Month) -> Fraction:
    return exact(month.fixed_costs or 0) + exact(month.target or 0)


def break_even(priced: Priced, fixed: Fraction) -> BreakEven | None:
    """Return how many pieces pay fixed costs and target; None where every piece brings in nothing, or a loss."""
    contribution = contribution_of(priced)
    if contribution <= 0:
        return None
    point = fixed / contribution
    pieces = math.ceil(point)
    return BreakEven(point, pieces, pieces * priced.price, point * priced.price)


@dataclass(frozen=True, slots=True)
class MixPoint:
    """The break-even of a mix: whole pieces of every product, and what they are sold for."""

    pieces: tuple[int, ...]
    money: Fraction


def break_even_mix(mix: Sequence[tuple[Priced, Fraction]], fixed: Fraction) -> MixPoint | None:
    """Return how many of each product, sold in proportion, pay the fixed costs; None where the mix brings in nothing.

    By the contribution of one round of the mix; each product rounded up to whole pieces, one that loses on every piece
    rounded down, so that the whole pieces do pay them.
    """
    each = [contribution_of(priced) for priced, _many in mix]
    of_one_round = sum((one * many for one, (_priced, many) in zip(each, mix, strict=True)), NOTHING)
    if of_one_round <= 0:
        return None
    rounds = fixed / of_one_round
    pieces = tuple(
        math.floor(rounds * many) if one < 0 else math.ceil(rounds * many)
        for one, (_priced, many) in zip(each, mix, strict=True)
    )
    money = sum((many * priced.price for (priced, _share), many in zip(mix, pieces, strict=True)), NOTHING)
    return MixPoint(pieces, money)


def hour_pay(costed: Costed) -> HourPay | None:
    """Return what an hour earns; None where no minutes were written, or not those of every operation."""
    if not costed.timed or not costed.minutes:
        return None
    return HourPay(costed.parts.work, costed.own, costed.minutes / 60)


def take_home(costed: Costed, month: Month) -> TakeHome | None:
    """Return what a month of so many made pieces gives one member; None where no number was written."""
    if not month.pieces:
        return None
    share = exact(month.pieces) / costed.made
    hours = costed.minutes / 60 * share if costed.timed and costed.minutes else None
    return TakeHome(exact(month.pieces), (costed.parts.work - costed.own) * share, hours)


def check_month(month: Month) -> None:
    """Refuse figures of a month below zero."""
    for name in ("fixed_costs", "target", "pieces", "minimum_wage"):
        value = getattr(month, name)
        if value is not None:
            number(value, f"month.{name}", zero=True)
    number(month.wage_hours, "month.wage_hours")
