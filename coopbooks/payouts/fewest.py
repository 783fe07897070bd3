"""The fewest pieces that make an amount: largest first where that is best, else an exact search; whole numbers only.

A kind of piece is its worth; kinds stand in their order, the largest first, and pieces are counted in that order.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

from coopbooks.payouts.reach import Counts


def largest_first(amount: int, kinds: Sequence[int]) -> Counts | None:
    """Return the pieces taken largest first; None where something is left over."""
    counts = []
    for kind in kinds:
        count, amount = divmod(amount, kind)
        counts.append(count)
    return None if amount else tuple(counts)


@lru_cache(maxsize=64)
def is_largest_first(kinds: Counts) -> bool:
    """Whether largest first takes the fewest for every amount these kinds can make.

    The smallest amount it would fail for, if there is one, is less than the two largest kinds together (Kozen and Zaks,
    Optimal bounds for the change-making problem, 1994); that needs a smallest kind that goes into all others.
    """
    units = [kind // kinds[-1] for kind in kinds]
    if any(kind % kinds[-1] for kind in kinds):
        return False
    fewest = [0]
    for amount in range(1, sum(units[:2])):
        fewest.append(1 + min(fewest[amount - unit] for unit in units if unit <= amount))
        if fewest[amount] < sum(largest_first(amount, units) or ()):
            return False
    return True


class Fewest:
    """The search for the fewest pieces where there is enough of every kind; what was found is kept.

    Of each amount at least ``floor`` is made of the kinds from ``small`` on, all of it where it is less.
    """

    def __init__(self, kinds: Counts, small: int = 0, floor: int = 0) -> None:
        """Begin knowing nothing."""
        self._kinds, self._small, self._floor = kinds, small, floor
        self._step = [math.gcd(*kinds[place:]) for place in range(len(kinds))]
        self._known: dict[tuple[int, int], tuple[int, int] | None] = {}

    def counts(self, amount: int) -> Counts | None:
        """Return the fewest pieces that make an amount; None where none do."""
        place, counts = self._small if amount <= self._floor else 0, [0] * len(self._kinds)
        while amount:
            found = self._best(place, amount)
            if found is None:
                return None
            counts[place] = found[1]
            amount -= counts[place] * self._kinds[place]
            place += 1
        return tuple(counts)

    def _best(self, place: int, amount: int) -> tuple[int, int] | None:
        """Return how many pieces an amount takes from a place on, and how many of them there; None where none do."""
        if not amount:
            return 0, 0
        if place == len(self._kinds) or amount % self._step[place]:
            return None
        if (place, amount) not in self._known:
            self._known[place, amount] = self._searched(place, amount)
        return self._known[place, amount]

    def _searched(self, place: int, amount: int) -> tuple[int, int] | None:
        kind, best = self._kinds[place], None
        after = self._kinds[place + 1] if place + 1 < len(self._kinds) else kind
        room = amount - self._floor if place < self._small else amount
        for count in range(room // kind, -1, -1):
            left = amount - count * kind
            if best is not None and count - (-left // after) >= best[0]:
                break
            tail = self._best(place + 1, left)
            if tail is not None and (best is None or count + tail[0] < best[0]):
                best = count + tail[0], count
        return best
