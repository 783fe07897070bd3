"""Rows that run line by line, fetched as they are looked at, however many there are."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Final, Generic, TypeVar, overload

from coopbooks.days import Period
from coopbooks.money import Money

T = TypeVar("T")
_BLOCK: Final = 200
"""So many rows at least are fetched at a time where all of them are wanted."""


class Run(Sequence[T], Generic[T]):
    """The rows of a statement in the order of days.

    ``days`` are those that have any, each with how many and by how much they move the balance, which is ``opening``
    before the first. ``fetch(period, balance)`` returns the rows of a period, given what stood before it.
    """

    def __init__(
        self,
        days: Sequence[tuple[date, int, Money]],
        opening: Money,
        fetch: Callable[[Period, Money], Sequence[T]],
    ) -> None:
        """Fetch nothing yet."""
        self._days = [day for day, _rows, _moved in days]
        self._rows_before = list(accumulate((rows for _day, rows, _moved in days), initial=0))
        self._stood = list(accumulate((moved for _day, _rows, moved in days), initial=opening))
        self._fetch = fetch
        self._held: tuple[int, int, Sequence[T]] = (0, 0, ())

    def __len__(self) -> int:
        """How many rows there are."""
        return self._rows_before[-1]

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """Return one row or some of them; whole days are fetched, and the last ones are held."""
        if isinstance(place, slice):
            first, after, step = place.indices(len(self))
            return self._between(first, after) if step == 1 else tuple(self[one] for one in range(first, after, step))
        return self._between(*_place_of(place, len(self)))[0]

    def _between(self, first: int, after: int) -> tuple[T, ...]:
        if after <= first:
            return ()
        begin, end = bisect_right(self._rows_before, first) - 1, bisect_left(self._rows_before, after)
        if not self._held[0] <= begin < end <= self._held[1]:
            self._held = begin, end, self._of_days(begin, end)
        before = self._rows_before[self._held[0]]
        return tuple(self._held[2][first - before : after - before])

    def _of_days(self, begin: int, end: int) -> Sequence[T]:
        return self._fetch(Period.through(self._days[begin], self._days[end - 1]), self._stood[begin])

    def __iter__(self) -> Iterator[T]:
        """Go through all rows, some days at a time."""
        for block in self.blocks():
            yield from block

    def blocks(self) -> Iterator[Sequence[T]]:
        """Yield all rows, those of some days at a time."""
        begin = 0
        while begin < len(self._days):
            end = bisect_left(self._rows_before, self._rows_before[begin] + _BLOCK)
            end = max(begin + 1, min(end, len(self._days)))
            yield self._of_days(begin, end)
            begin = end


def _place_of(place: int, length: int) -> tuple[int, int]:
    """Return where one row begins and ends, counted from the front; places below zero count from the end."""
    wanted = place + length if place < 0 else place
    if not 0 <= wanted < length:
        raise IndexError(place)
    return wanted, wanted + 1
