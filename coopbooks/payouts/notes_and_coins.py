"""Notes and coins for the envelopes: the fewest that make each amount, all of them for the bank, or out of the box.

Largest first needs the fewest pieces with the notes and coins of Bolivia, and of most countries; where a set is no such
one (Kozen and Zaks, 1994), the fewest are searched for exactly; where the box has only so many of each, so is a way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from coopbooks import showing
from coopbooks.cash import denominations
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import Money, total
from coopbooks.payouts.filling import Kinds, fill, fill_some, given_for, over, plus, value
from coopbooks.payouts.reach import Counts

Pieces = Mapping[Money, int]
"""How many there are of each note and coin, the largest first; none of those that are not named."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the envelopes should be like: no note above ``largest``, and ``at_least`` so much in ``small`` ones.

    Small are the notes and coins worth ``small`` or less; an amount below ``at_least`` is all in small ones.
    """

    largest: Money | None = None
    small: Money | None = None
    at_least: Money | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done at the bank before the envelopes can be filled out of the box.

    ``bring`` these and ``give`` those for them, ``back`` is what the bank gives back in any pieces; ``short`` is what
    must be drawn on top, where the box has less than all the envelopes.
    """

    bring: Pieces
    give: Pieces
    back: Money
    short: Money


@dataclass(frozen=True, slots=True)
class Packed:
    """Notes and coins of each envelope and of all together; ``change`` is what the box cannot do by itself."""

    each: Mapping[int, Pieces]
    needed: Pieces
    change: Change | None = None


def worth_of(pieces: Pieces, currency: str = "BOB") -> Money:
    """Return what notes and coins are worth together."""
    return total((coin.times(count) for coin, count in pieces.items()), currency)


def pack(
    amounts: Mapping[int, Money],
    wishes: Wishes | None = None,
    box: Pieces | None = None,
    coins: Sequence[Money] | None = None,
) -> Packed:
    """Return the pieces of every envelope: out of the ``box``, where a count says what is there, else the fewest.

    ``coins`` are the notes and coins there are, else those of the currency. Where the box cannot fill them all, the
    pieces are those it has after ``change``. Envelopes of nothing stay empty. Refuses amounts that no coins make.
    """
    currency = next((amount.currency for amount in amounts.values()), "BOB")
    worth = tuple(sorted((coin.minor for coin in coins or denominations(currency)), reverse=True))
    told = _Told(worth, currency)
    kinds = _wished(told, wishes or Wishes())
    minors = [_checked(amount) for amount in amounts.values()]
    ideal = [_made(minor, kinds, told) for minor in minors]
    there = told.counts(box or {})
    if box is None:
        filled: list[Counts] | None = ideal
    else:
        filled = fill(minors, kinds, there[-len(kinds.worth) :])
    change = None
    if filled is None:
        filled, change = min(
            (_changed(some, kinds, there, told) for some in (ideal, _filled_up(minors, kinds, there, told))),
            key=lambda plan: (worth_of(plan[1].bring, currency), sum(plan[1].bring.values())),
        )
    each = dict(zip(amounts, (told.pieces(counts) for counts in filled), strict=True))
    needed = told.pieces(reduce(plus, filled, (0,) * len(kinds.worth)))
    return Packed(each, needed, change)


@dataclass(frozen=True, slots=True)
class _Told:
    """Counts of the largest kinds first, and the notes and coins they stand for."""

    worth: Counts
    currency: str

    def counts(self, pieces: Pieces) -> Counts:
        known = [pieces.get(Money(kind, self.currency), 0) for kind in self.worth]
        if sum(known) != sum(pieces.values()) or min(known) < 0:
            raise ValueError(f"no such notes and coins: {pieces}")
        return tuple(known)

    def pieces(self, counts: Counts) -> Pieces:
        """Return those there are; where counts are fewer than the kinds, they are of the smallest ones."""
        kinds = self.worth[len(self.worth) - len(counts) :]
        return {Money(kind, self.currency): count for kind, count in zip(kinds, counts, strict=True) if count}


def _wished(told: _Told, wishes: Wishes) -> Kinds:
    """Return the kinds that may be used; refuses wishes for notes there are not, or for less than nothing."""
    top = wishes.largest.minor if wishes.largest else told.worth[0]
    for field, wish in (("largest", wishes.largest), ("small", wishes.small)):
        if wish is not None and (wish.currency != told.currency or wish.minor not in told.worth):
            raise Refusal(_("There is no such note or coin. Choose one of the list."), field, "unknown")
    worth = told.worth[told.worth.index(top) :]
    if wishes.at_least is None or wishes.small is None:
        return Kinds(worth)
    if wishes.at_least.minor < 0:
        raise Refusal(_("Write zero or more."), "at_least", "negative")
    return Kinds(worth, sum(kind > wishes.small.minor for kind in worth), wishes.at_least.minor)


def _checked(amount: Money) -> int:
    if amount.minor < 0:
        raise ValueError(f"nobody is handed less than nothing: {amount}")
    return amount.minor


def _made(minor: int, kinds: Kinds, told: _Told) -> Counts:
    counts = kinds.fewest(minor)
    if counts is None:
        words = _("No notes and coins make %(amount)s. Round what is handed over to what small coins make.")
        raise Refusal(words % {"amount": showing.money(Money(minor, told.currency))}, "step", "no_coins")
    return counts


def _filled_up(minors: Sequence[int], kinds: Kinds, there: Counts, told: _Told) -> list[Counts]:
    """Return the pieces of each envelope: as far as the box goes one after the other, and the fewest for the rest."""
    filled, wanted = fill_some(minors, kinds, there[-len(kinds.worth) :])
    return [plus(way, _made(minor, kinds, told)) for way, minor in zip(filled, wanted, strict=True)]


def _changed(filled: list[Counts], kinds: Kinds, there: Counts, told: _Told) -> tuple[list[Counts], Change]:
    """Return the envelopes with what is to be done at the bank before they can be filled so."""
    larger = len(there) - len(kinds.worth)
    needed = reduce(plus, filled)
    bring = over(needed, there[larger:])
    costs = value(bring, kinds.worth)
    give = given_for(costs, told.worth, there[:larger] + over(there[larger:], needed))
    given = value(give, told.worth)
    back, short = (Money(max(one, 0), told.currency) for one in (given - costs, costs - given))
    return filled, Change(told.pieces(bring), told.pieces(give), back, short)
