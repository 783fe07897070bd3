"""Filling many envelopes out of a box that has only so many notes and coins of each kind; whole numbers only.

Largest amounts come first and take the fewest pieces, or the largest that are there; where that leaves one that cannot
be filled, other ways are tried. Few envelopes are searched to the end. With many the number of tries is bounded: a way
there is may then be missed, and the bank asked to change something that could have been done without.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from coopbooks.payouts.fewest import Fewest, is_largest_first, largest_first
from coopbooks.payouts.reach import Counts, Reach

MOST_TRIES: Final = 2_000
"""How often an envelope is filled otherwise before the search ends."""


@dataclass(frozen=True)
class Kinds:
    """Notes and coins that may be used, the largest first; at least ``floor`` is in those from ``small`` on."""

    worth: Counts
    small: int = 0
    floor: int = 0
    _seen: dict[int, Counts | None] = field(default_factory=dict, compare=False)

    def fewest(self, amount: int) -> Counts | None:
        """Return the fewest pieces of an amount where there is enough of every kind; None where none make it."""
        if amount not in self._seen:
            self._seen[amount] = self._found(amount)
        return self._seen[amount]

    def _found(self, amount: int) -> Counts | None:
        if not self.floor and is_largest_first(self.worth):
            return largest_first(amount, self.worth)
        return self._search.counts(amount)

    @cached_property
    def _search(self) -> Fewest:
        return Fewest(self.worth, self.small, self.floor)

    def choices(self, amount: int, there: Counts) -> Iterator[Counts]:
        """Tell the ways to make an amount of what is there: the fewest pieces first, then the largest."""
        ideal = self.fewest(amount)
        if ideal is not None and within(ideal, there):
            yield ideal
        ways = Reach(self.worth, there, amount, self.small, self.floor).ways(amount)
        yield from (way for way in ways if way != ideal)


def within(counts: Counts, there: Counts) -> bool:
    """Whether all these pieces are there."""
    return all(map(int.__le__, counts, there))


def plus(counts: Counts, others: Counts) -> Counts:
    """Return the pieces of both."""
    return tuple(map(int.__add__, counts, others))


def minus(counts: Counts, others: Counts) -> Counts:
    """Return what is left of some pieces without others."""
    return tuple(map(int.__sub__, counts, others))


def over(counts: Counts, others: Counts) -> Counts:
    """Return of each kind how many more there are than of others."""
    return tuple(max(one, 0) for one in minus(counts, others))


def value(counts: Counts, worth: Counts) -> int:
    """Return what pieces are worth together."""
    return sum(map(int.__mul__, counts, worth))


def fill(amounts: Sequence[int], kinds: Kinds, box: Counts) -> list[Counts] | None:
    """Return the pieces of each amount, all out of the box; None where no way was found."""
    if not amounts or not _can_be(amounts, kinds, box):
        return None if amounts else []
    order = _largest_amounts(amounts)
    chosen: list[Counts] = []
    there, tries = box, 0
    open_ways = [kinds.choices(amounts[order[0]], there)]
    while len(chosen) < len(amounts):
        way = next(open_ways[-1], None)
        if way is None:
            open_ways.pop()
            tries += 1
            if not chosen or tries > MOST_TRIES:
                return None
            there = plus(there, chosen.pop())
            continue
        chosen.append(way)
        there = minus(there, way)
        if len(chosen) < len(amounts):
            open_ways.append(kinds.choices(amounts[order[len(chosen)]], there))
    by_place = dict(zip(order, chosen, strict=True))
    return [by_place[place] for place in range(len(amounts))]


def _largest_amounts(amounts: Sequence[int]) -> list[int]:
    return sorted(range(len(amounts)), key=lambda place: (-amounts[place], place))


def _can_be(amounts: Sequence[int], kinds: Kinds, box: Counts) -> bool:
    """Whether the box has enough of all, and enough below each kind that goes into all larger ones."""
    worth = kinds.worth
    if sum(amounts) > value(box, worth):
        return False
    small = sum(min(amount, kinds.floor) for amount in amounts)
    if small > value(box[kinds.small :], worth[kinds.small :]):
        return False
    return all(
        sum(amount % kind for amount in amounts) <= value(box[place + 1 :], worth[place + 1 :])
        for place, kind in enumerate(worth)
        if not any(larger % kind for larger in worth[:place])
    )


def fill_some(amounts: Sequence[int], kinds: Kinds, box: Counts) -> tuple[list[Counts], list[int]]:
    """Return what the box can give to each amount, one after the other, and what is then still wanted for each."""
    filled, wanted = [(0,) * len(box)] * len(amounts), list(amounts)
    for place in _largest_amounts(amounts):
        way = next(kinds.choices(amounts[place], box), None)
        way = way if way is not None else _in_part(amounts[place], kinds, box)
        box, filled[place] = minus(box, way), way
        wanted[place] -= value(way, kinds.worth)
    return filled, wanted


def _in_part(amount: int, kinds: Kinds, box: Counts) -> Counts:
    """Return the pieces there are, largest first, with which no more coins are needed than there are kinds of."""
    left, counts = amount, list[int]()
    for place, (kind, many) in enumerate(zip(kinds.worth, box, strict=True)):
        room = max(left - kinds.floor, 0) if place < kinds.small else left
        counts.append(min(room // kind, many))
        left -= counts[-1] * kind
    return tuple(counts) if kinds.fewest(left) is not None else (0,) * len(counts)


def given_for(wanted: int, worth: Counts, there: Counts) -> Counts:
    """Return pieces worth just so much, or as little more as there is; all there are where they are worth less."""
    reach = Reach(worth, there, wanted + worth[0])
    least = reach.least_from(wanted)
    return there if least is None else next(reach.ways(least))
