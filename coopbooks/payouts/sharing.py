"""Sharing a pot out among members by one key or a mix of them: every part in whole centavos, together the pot exactly.

Reserves are taken first. What is left parts into pools by their percentages, and each pool is shared by its own key, so
that a member can check every pool with a pencil. Parts by largest remainder (Hare-Niemeyer); ties go to whoever was
registered first, so the order of a list never matters.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity

KEYS: Final = {
    "pieces": N_("by pieces made"),
    "hours": N_("by hours"),
    "days": N_("by days"),
    "equal": N_("in equal parts"),
    "shares": N_("by shares"),
}
"""What a pot is shared by."""
YEAR_KEYS: Final = {
    "pay": N_("by what their work was paid"),
    "pieces": KEYS["pieces"],
    "hours": KEYS["hours"],
    "certificates": N_("by certificates and days"),
    "savings": N_("by savings"),
    "equal": KEYS["equal"],
}
"""What the surplus of a year is shared by."""
MONEY_KEYS: Final = ("pay", "savings")
"""Those by which members weigh as much as an amount of money."""
WHOLE: Final = Decimal(100)

Weight = int | Decimal | Fraction | Quantity
Weights = Mapping[str, Mapping[int, Weight]]
"""By key, what each member weighs; whoever is not in it weighs nothing. Equal parts need none."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mix: so many percent of what there is, shared by a key."""

    by: str
    percent: Decimal = WHOLE


@dataclass(frozen=True, slots=True)
class Reserve:
    """What is taken from a pot before it is shared: an ``amount``, or so many ``percent`` of the pot."""

    name: str
    amount: Money | None = None
    percent: Decimal | None = None

    def of(self, pot: Money) -> Money:
        """Return what it takes; a percentage is rounded half up."""
        return self.amount if self.amount is not None else pot.times((self.percent or Decimal(0)).scaleb(-2))


@dataclass(frozen=True, slots=True)
class Pot:
    """What is to be shared, what is reserved of it, and the keys of the rest: their percentages are 100 together."""

    amount: Money
    by: tuple[Part, ...]
    reserves: tuple[Reserve, ...] = ()


@dataclass(frozen=True, slots=True)
class Pool:
    """A part of the pot shared by one key: its ``amount``, what all members weigh in it, and the part of each."""

    by: str
    percent: Decimal
    amount: Money
    weights: Mapping[int, Fraction]
    weight: Fraction
    parts: Mapping[int, Money]


@dataclass(frozen=True, slots=True)
class Sharing:
    """A pot shared out: what each reserve took, what was ``left``, its pools, and what each member gets of all."""

    pot: Pot
    reserved: tuple[tuple[Reserve, Money], ...]
    left: Money
    pools: tuple[Pool, ...]
    parts: Mapping[int, Money]


def share_out(pot: Pot, members: Iterable[int], weights: Weights) -> Sharing:
    """Return what each member gets: all reserves and parts together are the pot, to the centavo.

    Refuses an empty pot, reserves that leave nothing, percentages that are not 100, negative weights and all zeros.
    """
    check_pot(pot)
    reserved = tuple((one, one.of(pot.amount)) for one in pot.reserves)
    taken = total((amount for _one, amount in reserved), pot.amount.currency)
    if taken >= pot.amount:
        words = _("The reserves take %(taken)s, and the pot has %(pot)s: nothing would be left to share. Take less.")
        told = {"taken": showing.money(taken), "pot": showing.money(pot.amount)}
        raise Refusal(words % told, "reserves", "too_large")
    left = pot.amount - taken
    pools = share_by(left, pot.by, members, weights)
    return Sharing(pot, reserved, left, pools, parts_of(pools))


def share_by(amount: Money, by: Sequence[Part], members: Iterable[int], weights: Weights) -> tuple[Pool, ...]:
    """Return the pools of an amount, each shared by its key; refuses a mix, members or weights that cannot be."""
    check_mix(by)
    everybody = sorted(set(members))
    if not everybody:
        raise Refusal(_("Choose who takes part."), "members", "empty")
    amounts = apportion(amount, {place: part.percent for place, part in enumerate(by)})
    return tuple(_pool(part, amounts[place], everybody, weights) for place, part in enumerate(by))


def parts_of(pools: Sequence[Pool]) -> dict[int, Money]:
    """Return what each member gets of all pools together."""
    return {member: total((pool.parts[member] for pool in pools), part.currency) for member, part in _first(pools)}


def _first(pools: Sequence[Pool]) -> Iterable[tuple[int, Money]]:
    return pools[0].parts.items() if pools else ()


def _pool(part: Part, amount: Money, members: Sequence[int], weights: Weights) -> Pool:
    given = dict.fromkeys(members, 1) if part.by == "equal" else weights.get(part.by, {})
    if not given.keys() <= set(members):
        raise ValueError(f"weights {part.by} of somebody who takes no part")
    known = {member: exact(given.get(member, 0)) for member in members}
    if min(known.values()) < 0:
        raise Refusal(_("Nobody counts for less than zero. Correct the figure."), f"weights.{part.by}", "negative")
    if not any(known.values()):
        words = _("There is nothing to share %(by)s: all are zero. Write them, or share in another way.")
        raise Refusal(words % {"by": key_in_words(part.by)}, f"weights.{part.by}", "all_zero")
    return Pool(part.by, part.percent, amount, known, sum(known.values(), Fraction(0)), apportion(amount, known))


def apportion(whole: Money, weights: Mapping[int, Weight]) -> dict[int, Money]:
    """Share out exactly in proportion to weights: largest remainder, ties to the lower number.

    Refuses (ValueError) no weights, negative weights and all zeros.
    """
    numbers = sorted(weights)
    known = [exact(weights[number]) for number in numbers]
    common = math.lcm(*(weight.denominator for weight in known))
    units = [weight.numerator * (common // weight.denominator) for weight in known]
    return dict(zip(numbers, whole.split(units), strict=True))


def exact(weight: Weight) -> Fraction:
    """Return a weight as it is exactly; refuses floats."""
    if isinstance(weight, float):
        raise TypeError("a weight is never a float")
    return Fraction(weight.micros, 1_000_000) if isinstance(weight, Quantity) else Fraction(weight)


def check_pot(pot: Pot) -> None:
    """Refuse a pot of nothing, reserves without an amount, and a mix that is not the whole."""
    if pot.amount.minor <= 0:
        raise Refusal(_("Write how much there is to share: more than zero."), "amount", "zero")
    for place, reserve in enumerate(pot.reserves):
        _check_reserve(reserve, place)
    check_mix(pot.by)


def _check_reserve(reserve: Reserve, place: int) -> None:
    if (reserve.amount is None) == (reserve.percent is None):
        words = _("Write what is reserved: either an amount or a percentage.")
        raise Refusal(words, f"reserves.{place}.amount", "empty")
    if reserve.amount is not None and reserve.amount.minor <= 0:
        raise Refusal(_("Write an amount above zero."), f"reserves.{place}.amount", "zero")
    if reserve.percent is not None:
        check_percent(reserve.percent, f"reserves.{place}.percent")


def check_mix(by: Sequence[Part]) -> None:
    """Refuse no key, the same key twice, and percentages that are not 100 together."""
    if not by:
        raise Refusal(_("Choose what it is shared by."), "by", "empty")
    for place, part in enumerate(by):
        if part.by not in KEYS and part.by not in YEAR_KEYS:
            raise ValueError(f"not offered: {part}")
        if part.by in {one.by for one in by[:place]}:
            raise Refusal(_("This is there twice. Put both together."), f"by.{place}.by", "twin")
        check_percent(part.percent, f"by.{place}.percent")
    whole = sum((part.percent for part in by), Decimal(0))
    if whole != WHOLE:
        words = _("The percentages must be 100 together; they are %(whole)s.") % {"whole": showing.number(whole)}
        raise Refusal(words, "by", "not_100")


def check_percent(percent: Decimal, field: str) -> None:
    """Refuse a percentage of zero or less, one above 100, and more than six decimals."""
    if not 0 < percent <= WHOLE:
        raise Refusal(_("Write a percentage above zero, 100 at most."), field, "percent")
    if percent != round(percent, 6):
        raise Refusal(_("Write at most six decimals."), field, "decimals")


def key_in_words(key: str) -> str:
    """Return the words of a key: ``by pieces made``."""
    return _(KEYS.get(key) or YEAR_KEYS[key])


def mix_in_words(by: Sequence[Part]) -> str:
    """Return what is shared by: ``in equal parts``, or ``60 % by pieces made, 40 % in equal parts``."""
    if len(by) == 1:
        return key_in_words(by[0].by)
    return ", ".join(f"{percent_in_words(part.percent)} {key_in_words(part.by)}" for part in by)


def percent_in_words(percent: Decimal) -> str:
    """Return a percentage as it was written: ``60 %`` in Spanish, ``60%`` in English."""
    return showing.number(percent) + showing.region().percent


def rule_in_words() -> str:
    """Return how centavos are dealt out, as it is printed wherever something was shared."""
    return _(
        "Each part is cut down to whole centavos. The centavos left over go, one each, to those whose part was cut "
        "most; among equals, to whoever was registered first."
    )
