"""Luck that falls the same way on every machine and in every Python, so that practice books are always the same."""

from collections.abc import Sequence
from typing import Final, TypeVar

from coopbooks.money import Money

T = TypeVar("T")

_MULTIPLIER: Final = 6364136223846793005
_INCREMENT: Final = 1442695040888963407
_HALF_BOLIVIANO: Final = 50


class Chance:
    """Knuth's linear congruential generator (MMIX), the upper bits of it; the same seed tells the same story."""

    def __init__(self, seed: int) -> None:
        """Begin at a seed."""
        self._state = seed

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to, not including, ``limit``."""
        self._state = (self._state * _MULTIPLIER + _INCREMENT) % 2**64
        return (self._state >> 33) % limit

    def between(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def one_in(self, many: int) -> bool:
        """Whether something happens that happens once in so many times."""
        return self.below(many) == 0

    def pick(self, among: Sequence[T]) -> T:
        """Return one of them."""
        return among[self.below(len(among))]

    def amount(self, low: str, high: str) -> Money:
        """Return an amount from ``low`` to ``high`` in steps of Bs 0,50: small coins are hard to get."""
        steps = (Money.of(high) - Money.of(low)).minor // _HALF_BOLIVIANO
        return Money.of(low) + Money(_HALF_BOLIVIANO * self.between(0, steps))

    def shares(self, whole: int, many: int) -> list[int]:
        """Cut a whole number into so many parts of about the same size that add up to it."""
        weights = [self.between(70, 130) for _part in range(many)]
        return [part.minor for part in Money(whole).split(weights)]
