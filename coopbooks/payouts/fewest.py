"""The fewest pieces that make an amount: largest first where that is best, else an exact search; whole numbers only.

A kind of piece is its worth; kinds stand in their order, the largest first, and pieces are counted in that order.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

Counts = tuple[int, ...]


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
    """The search over some kinds, of which there are only ``most`` of each where that is said.

    Of each amount at least ``floor`` is made of the kinds from ``small`` on, all of it where it is less.
    """

    def __init__(self, kinds: Counts, most: Counts | None = None, small: int = 0, floor: int = 0) -> None:
        """Begin knowing nothing."""
        self._kinds = kinds
        self._small, self._floor = small, floor
        places = range(len(kinds))
        self._most = most
        self._step = [math.gcd(*kinds[place:]) for place in places]
        self._worth = None if most is None else [sum(map(int.__mul__, kinds[at:], most[at:])) for at in places] + [0]
        self._known: dict[tuple[int, int], tuple[int, int] | None] = {}

    def counts(self, amount: int) -> Counts | None:
        """Return the fewest pieces that make an amount; None where none do."""
        start = self._start(amount)
        if amount and self._best(start, amount) is None:
            return None
        counts = [0] * len(self._kinds)
        for place in range(start, len(self._kinds)):
            if amount:
                found = self._known[place, amount]
                counts[place] = found[1] if found else 0
                amount -= counts[place] * self._kinds[place]
        return tuple(counts)

    def ways(self, amount: int) -> Iterator[Counts]:
        """Tell every way there is, those with the largest pieces first."""
        start = self._start(amount)
        yield from self._ways(start, amount, (0,) * start)

    def _start(self, amount: int) -> int:
        return self._small if amount <= self._floor else 0

    def _ways(self, place: int, amount: int, so_far: Counts) -> Iterator[Counts]:
        if not amount:
            yield so_far + (0,) * (len(self._kinds) - place)
        elif self._best(place, amount) is not None:
            for count in self._range(place, amount):
                yield from self._ways(place + 1, amount - count * self._kinds[place], (*so_far, count))

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
        for count in self._range(place, amount):
            left = amount - count * kind
            if best is not None and count - (-left // after) >= best[0]:
                break
            tail = self._best(place + 1, left)
            if tail is not None and (best is None or count + tail[0] < best[0]):
                best = count + tail[0], count
        return best

    def _range(self, place: int, amount: int) -> range:
        """The counts of a kind that may do, the largest first: no fewer than what the kinds after it leave to make."""
        kind = self._kinds[place]
        top = (amount - (self._floor if place < self._small else 0)) // kind
        if self._most is None or self._worth is None:
            return range(top, -1, -1)
        least = max(-((self._worth[place + 1] - amount) // kind), 0)
        return range(min(top, self._most[place]), least - 1, -1)
