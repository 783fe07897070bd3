"""The surplus of a year: to the funds first, then to the members by their keys, and what is left; exactly.

The assembly decides each as a percentage of the surplus; largest remainder, ties to what is named first. The legal
reserve takes no more than makes it a quarter of the social fund: what it does not take stays for the members where they
get all the rest, else with the accumulated results.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.money import Money, total
from coopbooks.payouts.explain import Step
from coopbooks.payouts.sharing import (
    WHOLE,
    Part,
    Pool,
    Weights,
    apportion,
    check_percent,
    mix_in_words,
    parts_of,
    percent_in_words,
    share_by,
)

FUNDS: Final = {
    "reserve_legal": N_("Legal reserve"),
    "fund_education": N_("Education fund"),
    "fund_welfare": N_("Welfare fund"),
    "reserve_voluntary": N_("Voluntary reserve"),
}
"""The funds by the role of their account, in the order in which they take."""
RESERVE_UNTIL: Final = Decimal(25)
"""In percent of the social fund: a legal reserve that has so much takes no more."""
YEAR: Final = 360
"""Days a certificate counts for at most, and what they are divided by."""
FROM: Final = 90
"""Days from which a certificate counts at all."""


@dataclass(frozen=True, slots=True)
class Fund:
    """What a fund takes of the surplus: so many ``percent``, and no more than there is ``room`` for; None: no limit."""

    role: str
    percent: Decimal
    room: Money | None = None


@dataclass(frozen=True, slots=True)
class SurplusRule:
    """What the assembly decided: the funds, how many percent the ``members`` get (None: the rest), by which keys."""

    funds: tuple[Fund, ...]
    by: tuple[Part, ...]
    members: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """Certificates of contribution paid on a day; below zero where they were given back."""

    day: date
    count: int


@dataclass(frozen=True, slots=True)
class YearSurplus:
    """The ``whole`` surplus of an accounting year, and what was shared out of it ``before``."""

    year: int
    whole: Money
    before: Money


@dataclass(frozen=True, slots=True)
class Surplus:
    """A surplus shared out: what each fund takes, what the members get of it, pool by pool, and what is ``left``."""

    amount: Money
    rule: SurplusRule
    funds: tuple[tuple[Fund, Money], ...]
    members: Money
    pools: tuple[Pool, ...]
    parts: dict[int, Money]
    left: Money


def room_of(social_fund: Money, has: Money, until: Decimal = RESERVE_UNTIL) -> Money:
    """Return what a legal reserve that ``has`` so much may still take until it is its part of the social fund."""
    return max(social_fund.times(until.scaleb(-2)) - has, has - has)


def certificate_weight(certificates: Iterable[Certificate], last_day: date) -> Fraction:
    """Return what a member's certificates weigh: each its days until the last one ÷ 360, at most 1, from 90 days on.

    Those given back are taken from the newest she had, and do not count at all.
    """
    held: list[tuple[date, int]] = []
    for one in sorted((one for one in certificates if one.day <= last_day), key=lambda one: (one.day, -one.count)):
        if one.count > 0:
            held.append((one.day, one.count))
        back = max(-one.count, 0)
        while back and held:
            day, count = held.pop()
            if count > back:
                held.append((day, count - back))
            back = max(back - count, 0)
    days = ((min((last_day - day).days + 1, YEAR), count) for day, count in held)
    return sum((Fraction(count * many, YEAR) for many, count in days if many >= FROM), Fraction(0))


def share_surplus(amount: Money, rule: SurplusRule, members: Iterable[int], weights: Weights) -> Surplus:
    """Return what becomes of a surplus: funds, members and what is left are the surplus, to the centavo.

    Refuses a loss, percentages above 100 together, and keys nobody weighs anything in.
    """
    check_rule(amount, rule)
    percents = [fund.percent for fund in rule.funds]
    to_members = rule.members if rule.members is not None else WHOLE - sum(percents)
    rest = WHOLE - sum(percents) - to_members
    parts = apportion(amount, dict(enumerate([*percents, to_members, rest])))
    taken = tuple((fund, _up_to(fund.room, parts[place])) for place, fund in enumerate(rule.funds))
    for_members = parts[len(percents)]
    left = amount - total((one for _fund, one in taken), amount.currency) - for_members
    if rule.members is None:
        for_members, left = for_members + left, amount - amount
    pools = share_by(for_members, rule.by, members, weights) if for_members else ()
    return Surplus(amount, rule, taken, for_members, pools, parts_of(pools), left)


def _up_to(room: Money | None, amount: Money) -> Money:
    return amount if room is None else min(room, amount)


def check_rule(amount: Money, rule: SurplusRule) -> None:
    """Refuse a surplus of nothing or a loss, and percentages that cannot be."""
    if amount.minor <= 0:
        raise Refusal(_("There is no surplus to share in this year."), "amount", "no_surplus")
    for place, fund in enumerate(rule.funds):
        if fund.role not in FUNDS or fund.role in {one.role for one in rule.funds[:place]}:
            raise ValueError(f"not offered: {rule.funds}")
        check_percent(fund.percent, f"funds.{place}.percent")
    if rule.members is not None and rule.members != 0:
        check_percent(rule.members, "members_percent")
    whole = sum((fund.percent for fund in rule.funds), rule.members or Decimal(0))
    if whole > WHOLE:
        words = _("Funds and members would get %(whole)s together. Make it %(most)s or less.")
        told = {"whole": percent_in_words(whole), "most": percent_in_words(WHOLE)}
        raise Refusal(words % told, "members_percent", "over_100")


def surplus_steps(surplus: Surplus, of: YearSurplus) -> tuple[Step, ...]:
    """Return the arithmetic for the assembly: what is shared out, what is taken from it, down to what is left.

    Where that is not the whole surplus ``of`` the year, it begins with how one comes to the other.
    """
    so_far = surplus.amount
    steps = [*_part_of(surplus, of), Step(_("Surplus shared out"), "", so_far, so_far)]
    taken: Sequence[tuple[str, str, Money]] = [
        *((_(FUNDS[fund.role]), _fund_written(surplus.amount, fund, part), part) for fund, part in surplus.funds),
        *(
            (_("Members, %(by)s") % {"by": mix_in_words([Part(pool.by)])}, _of(surplus, pool), pool.amount)
            for pool in surplus.pools
        ),
    ]
    for label, sum_, amount in taken:
        so_far -= amount
        steps.append(Step(label, sum_, -amount, so_far))
    return tuple(steps)


def _part_of(surplus: Surplus, of: YearSurplus) -> Iterator[Step]:
    """From the surplus of the year to the part of it that is shared out."""
    kept = of.whole - of.before - surplus.amount
    if of.before or kept:
        yield Step(_("Surplus of %(year)s") % {"year": of.year}, "", of.whole, of.whole)
    if of.before:
        yield Step(_("Shared out before"), "", -of.before, of.whole - of.before)
    if kept:
        yield Step(_("Not shared out now"), "", -kept, surplus.amount)


def _fund_written(amount: Money, fund: Fund, part: Money) -> str:
    sum_ = f"{showing.money(amount)} × {percent_in_words(fund.percent)}"
    if fund.room is None or fund.room > part:
        return sum_
    return _("%(sum)s, but only %(room)s until it is full") % {"sum": sum_, "room": showing.money(fund.room)}


def _of(surplus: Surplus, pool: Pool) -> str:
    """What a pool is of what the members get, and how that came about where it is no rest."""
    of_members, of_pool = surplus.rule.members, f"× {percent_in_words(pool.percent)}"
    if of_members is None:
        return f"{showing.money(surplus.members)} {of_pool}"
    whole = f"{showing.money(surplus.amount)} × {percent_in_words(of_members)}"
    return whole if pool.percent == WHOLE else f"{whole} = {showing.money(surplus.members)}; {of_pool}"
