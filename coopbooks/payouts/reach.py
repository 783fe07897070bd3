"""What can be made of the notes and coins that are there: which sums, and in which ways; whole numbers only.

A set of sums is one large number whose bits are the sums: a kind is added to it by shifting, so that a box of thousands
of pieces is looked through at once.
"""

import math
from collections.abc import Iterator, Sequence

Counts = tuple[int, ...]
"""How many pieces there are of each kind, the largest kind first."""


class Reach:
    """The sums up to a bound that the pieces ``there`` make, at least ``floor`` of each in the kinds from ``small`` on.

    A sum below ``floor`` is all made of those.
    """

    def __init__(self, kinds: Sequence[int], there: Counts, bound: int, small: int = 0, floor: int = 0) -> None:
        """Find the sums, the smallest kinds first."""
        self._unit = math.gcd(*kinds)
        self._kinds, self._there = [kind // self._unit for kind in kinds], there
        self._small, self._floor = small, floor
        enough = -(-floor // self._unit)
        within = (1 << (bound // self._unit + 1)) - 1
        self._from = [0] * len(self._kinds)
        self._after = [1] * len(self._kinds)
        sums = 1
        for place in reversed(range(len(self._kinds))):
            if place == small - 1:
                sums = sums >> enough << enough
            self._after[place] = sums
            sums = self._from[place] = _with(sums, self._kinds[place], there[place], within)

    def ways(self, amount: int) -> Iterator[Counts]:
        """Tell every way there is to make an amount, those with the largest pieces first."""
        left, odd = divmod(amount, self._unit)
        start = self._small if amount <= self._floor else 0
        if not odd and self._from[start] >> left & 1:
            yield from self._ways(start, left, (0,) * start)

    def _ways(self, place: int, left: int, so_far: Counts) -> Iterator[Counts]:
        if place == len(self._kinds):
            yield so_far
            return
        kind = self._kinds[place]
        for count in range(min(left // kind, self._there[place]), -1, -1):
            if self._after[place] >> (left - count * kind) & 1:
                yield from self._ways(place + 1, left - count * kind, (*so_far, count))

    def least_from(self, amount: int) -> int | None:
        """Return the smallest sum that is no less than an amount; None where there is none up to the bound."""
        first = -(-amount // self._unit)
        above = self._from[0] >> first
        return (first + (above & -above).bit_length() - 1) * self._unit if above else None


def _with(sums: int, kind: int, many: int, within: int) -> int:
    """Return the sums with up to so many more of a kind: one, two, four … of them at a time."""
    most, at_once = min(many, within.bit_length() // kind), 1
    while most > 0:
        some = min(at_once, most)
        sums |= (sums << kind * some) & within
        most -= some
        at_once *= 2
    return sums
