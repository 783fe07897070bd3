"""Rows that run line by line, fetched as they are looked at, however many there are."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, Generic, NamedTuple, TypeVar, overload

from coopbooks.days import Period
from coopbooks.money import Money

T = TypeVar("T")
_BLOCK: Final = 200
"""So many rows at least are fetched at a time where all of them are wanted."""


class Stretch(NamedTuple):
    """Some days, how many rows they have, and by how much these move the balance (debit +)."""

    days: Period
    rows: int
    moved: Money


class _Stretches:
    """Stretches one after the other: in which of them a row lies, and what comes before it."""

    def __init__(self, stretches: Iterable[Stretch], opening: Money) -> None:
        self._all = [one for one in stretches if one.rows]
        self._rows_before = list(accumulate((one.rows for one in self._all), initial=0))
        self._stood = list(accumulate((one.moved for one in self._all), initial=opening))

    @property
    def rows(self) -> int:
        return self._rows_before[-1]

    def around(self, row: int) -> tuple[Period, int, Money]:
        """Return the days around a row, how many rows come before these days, and what the balance was then."""
        place = bisect_right(self._rows_before, row) - 1
        return self._all[place].days, self._rows_before[place], self._stood[place]


class Run(Sequence[T], Generic[T]):
    """The rows of a statement in the order of days.

    ``months`` are all of its days, in stretches; the balance is ``opening`` before the first. ``days_of(month)``
    returns the same of each day in one of them, asked when one of its rows is looked at. ``fetch(period, balance)``
    returns the rows of a period, given what stood before it.
    """

    def __init__(
        self,
        months: Iterable[Stretch],
        opening: Money,
        days_of: Callable[[Period], Iterable[Stretch]],
        fetch: Callable[[Period, Money], Sequence[T]],
    ) -> None:
        """Fetch nothing yet."""
        self._months = _Stretches(months, opening)
        self._days_of, self._fetch = days_of, fetch
        self._days: dict[Period, _Stretches] = {}
        self._held: tuple[int, Sequence[T]] = (0, ())

    def __len__(self) -> int:
        """How many rows there are."""
        return self._months.rows

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
        before, rows = self._held
        if not before <= first < after <= before + len(rows):
            before, rows = self._held = self._whole_days(first, after)
        return tuple(rows[first - before : after - before])

    def _whole_days(self, first: int, after: int) -> tuple[int, Sequence[T]]:
        """Return the rows of all days that some rows lie in, and how many rows come before these days."""
        begin, before, stood = self._day_around(first)
        end, _before, _stood = self._day_around(after - 1)
        return before, self._fetch(Period(begin.first, end.after), stood)

    def _day_around(self, row: int) -> tuple[Period, int, Money]:
        month, before, stood = self._months.around(row)
        if month not in self._days:
            self._days[month] = _Stretches(self._days_of(month), stood)
        day, more, stood = self._days[month].around(row - before)
        return day, before + more, stood

    def __iter__(self) -> Iterator[T]:
        """Go through all rows, some days at a time."""
        for block in self.blocks():
            yield from block

    def blocks(self) -> Iterator[Sequence[T]]:
        """Yield all rows, those of some days at a time."""
        begin = 0
        while begin < len(self):
            begin, rows = self._whole_days(begin, min(begin + _BLOCK, len(self)))
            if not rows:
                raise LookupError(f"{len(self)} rows were counted, and there are {begin}")
            begin += len(rows)
            yield rows


def _place_of(place: int, length: int) -> tuple[int, int]:
    """Return where one row begins and ends, counted from the front; places below zero count from the end."""
    wanted = place + length if place < 0 else place
    if not 0 <= wanted < length:
        raise IndexError(place)
    return wanted, wanted + 1
