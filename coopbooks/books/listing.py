"""A long list that is fetched as it scrolls: how many rows there are, and any few of them, each by one statement."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Generic, NamedTuple, TypeVar

from peewee import SQL, Expression, Field, Ordering, Query, Tuple, fn

from coopbooks.books.storage import storage

T = TypeVar("T")
_NEAR: Final = 200
"""So many rows from either end are found at once in any order; SQLite keeps no more of them while it sorts."""


@dataclass(frozen=True)
class Sort:
    """What a list can be sorted by; what is equal in it stands by ``then``, or else by the order of the list.

    ``joined`` is the record the columns are of where that is another one, which every row of the list points to.
    """

    columns: Sequence[Field | Expression]
    then: Sequence[Field | Expression] = ()
    joined: Any = None


class _Mark(NamedTuple):
    """A row already seen: its number in the list, and its key."""

    place: int
    key: int


class _Way(NamedTuple):
    """How to come to some rows: past so many others, beginning at an end of the list or at a row already seen."""

    skipped: int
    backward: bool
    mark: _Mark | None = None


@dataclass(frozen=True)
class Listing(Generic[T]):
    """The rows of one question, newest first until they are wanted otherwise.

    ``keys`` selects the key of every row that belongs (all filters in it); ``detail`` selects the columns shown, the
    key first, and ``make`` turns one such row into what is shown. ``order`` are the columns that sort, never empty, the
    last one unique. ``without`` is a condition on rows that are left out after all, few of many, such as what was
    voided: counting these few and taking them off is quicker than asking it of every row. ``unsummed`` is one on rows
    that are in the list and not in its sums. ``sorts`` are the other orders on offer, ``joined`` the record of the
    columns of one of them. ``known_by`` is what a row is looked for by, where that is not its key. ``sought`` tells
    that words are looked up to find the rows: that takes longest.

    No page is reached past more rows than need be: where an index holds the rows in order, from the nearest row that
    was seen before, as with a bookmark; where none does, far from both ends, by the keys of all rows, sorted once.
    """

    keys: Query
    detail: Query
    key: Field
    order: Sequence[Field | Expression]
    make: Callable[..., T]
    without: Expression | None = None
    unsummed: Expression | None = None
    sorts: Mapping[str, Sort] = field(default_factory=dict)
    descending: bool = True
    joined: Any = None
    known_by: Field | None = None
    sought: bool = False

    def sorted_by(self, name: str, *, descending: bool) -> "Listing[T]":
        """Return the same rows in another order, one of ``sorts``."""
        sort = self.sorts[name]
        order = (*sort.columns, *(sort.then or self.order))
        other = replace(self, order=order, descending=descending, joined=sort.joined)
        other.__dict__.update({name: known for name, known in self.__dict__.items() if name == "_count"})
        return other

    def count(self) -> int:
        """How many rows there are; asked once."""
        return self._count

    @cached_property
    def _count(self) -> int:
        return self._added_up()[0]

    def sums(self, *columns: Field) -> list[int]:
        """Return the sums of columns of whole numbers over all rows, not only those fetched; these are counted, too."""
        self.__dict__["_count"], *sums = self._added_up(*columns)
        if self.unsummed is None:
            return sums
        _many, *off = _added(self.keys.where(self.unsummed), columns)
        return [of_all - of_few for of_all, of_few in zip(sums, off, strict=True)]

    def _added_up(self, *columns: Field) -> list[int]:
        """How many rows there are, and the sums over them, by one statement where words are looked up for it."""
        if self.without is None:
            return _added(self.keys, columns)
        if self.sought:
            return _added(self.keys.where(~self.without), columns)
        every, few = (_added(keys, columns) for keys in (self.keys, self.keys.where(self.without)))
        return [of_all - of_few for of_all, of_few in zip(every, few, strict=True)]

    def rows(self, first: int, many: int) -> list[T]:
        """Return up to ``many`` rows from row ``first`` (counted from 0)."""
        many = max(0, min(many, self._count - first))
        way = self._way(first, many)
        order = self._ordering(descending=self.descending is not way.backward)
        page = self._page(first, many, way, order)
        found = list(self.detail.where(self.key.in_(page)).order_by(*order).tuples())
        if way.backward:
            found.reverse()
        for place in {0, len(found) - 1} if found else ():
            self._note(_Mark(first + place, found[place][0]))
        return [self.make(*row) for row in found]

    def place_of(self, known: Any) -> int | None:
        """Return the number of the row that is known by this, None where it is not in the list."""
        key = self._fitting.where((self.known_by or self.key) == known).scalar()
        if key is None:
            return None
        here, there = Tuple(*self.order), self._there(key)
        return _count_of(self._fitting.where(here > there if self.descending else here < there))

    def _way(self, first: int, many: int) -> _Way:
        """The shortest way to some rows: from an end of the list or, far from both, from a row already seen."""
        last = first + many - 1
        ways = [_Way(first, backward=False), _Way(self._count - 1 - last, backward=True)]
        if min(ways).skipped + many > _NEAR and self._indexed:
            ways += self._ways_from_marks(first, last)
        return min(ways, key=lambda way: way.skipped)

    def _ways_from_marks(self, first: int, last: int) -> Iterator[_Way]:
        before, after = bisect_right(self._marks, first, key=_place), bisect_left(self._marks, last, key=_place)
        for mark in self._marks[max(before - 1, 0) : before]:
            yield _Way(first - mark.place, backward=False, mark=mark)
        for mark in self._marks[after : after + 1]:
            yield _Way(mark.place - last, backward=True, mark=mark)

    @cached_property
    def _marks(self) -> list[_Mark]:
        """The rows at the edges of every page fetched, in order."""
        return []

    def _note(self, mark: _Mark) -> None:
        at = bisect_left(self._marks, mark.place, key=_place)
        if self._marks[at : at + 1] != [mark]:
            self._marks.insert(at, mark)

    def _page(self, first: int, many: int, way: _Way, order: list[Ordering]) -> Any:
        """The keys of some rows, still to be asked for; far into an order no index holds, those known already."""
        if (way.skipped + many > _NEAR or (self.sought and first)) and not self._indexed:
            return self._sorted_keys[first : first + many]
        fitting = self._from(way.mark, descending=self.descending is not way.backward) if way.mark else self._fitting
        return fitting.order_by(*order).limit(many).offset(way.skipped)

    def _from(self, mark: _Mark, *, descending: bool) -> Query:
        """The keys of all rows from one on that was already seen.

        Of two bounds of one column, such as this one and that of a period, SQLite goes to the first that is written.
        """
        here, there, found = Tuple(*self.order), self._there(mark.key), self._fitting.clone()
        bound, others = here <= there if descending else here >= there, found._where  # noqa: SLF001
        found._where = bound if others is None else bound & others  # noqa: SLF001
        return found

    def _there(self, key: int) -> Tuple:
        """Where in the order the row of a key stands.

        As values: next to columns of another query SQLite goes by the first one of an index only, and walks past all
        that is equal in it.
        """
        columns = self.key.model.select(*self.order)
        [values] = storage.execute((columns.join(self.joined) if self.joined else columns).where(self.key == key))
        return Tuple(*values)

    @cached_property
    def _indexed(self) -> bool:
        """Whether an index alone holds the rows in this order, as SQLite says: nothing sorted, nothing sought."""
        if self.sought:
            return False
        sql, values = self._all.order_by(*self._ordering(descending=self.descending)).sql()
        plan = [step[-1] for step in storage.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
        return not any("SUBQUERY" in step or step.endswith("FOR ORDER BY") for step in plan)

    @property
    def _all(self) -> Query:
        return self.keys.join(self.joined) if self.joined else self.keys

    @property
    def _fitting(self) -> Query:
        return self._all if self.without is None else self._all.where(~self.without)

    @cached_property
    def _sorted_keys(self) -> list[int]:
        """Every key in order: where no index holds it, each page would sort all of them anew."""
        query = self._fitting.order_by(*self._ordering(descending=self.descending))
        return [key for (key,) in storage.execute(query)]

    def _ordering(self, *, descending: bool) -> list[Ordering]:
        return [column.desc() if descending else column.asc() for column in self.order]


def _place(mark: _Mark) -> int:
    return mark.place


def _count_of(keys: Query) -> int:
    return _added(keys, ())[0]


def _added(keys: Query, columns: Sequence[Field]) -> list[int]:
    """How many rows there are, and the sums of these columns."""
    [row] = storage.execute(keys.select(fn.COUNT(SQL("*")), *(fn.COALESCE(fn.SUM(one), 0) for one in columns)))
    return list(row)
