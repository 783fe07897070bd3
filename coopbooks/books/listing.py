"""A long list that is fetched as it scrolls: how many rows there are, and any few of them, each by one statement."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

from peewee import SQL, Expression, Field, Ordering, Query, fn

from coopbooks.books.storage import storage

T = TypeVar("T")
_NEAR: Final = 200
"""So many rows from either end are found at once in any order; SQLite keeps no more of them while it sorts."""


@dataclass(frozen=True)
class Sort:
    """What a list can be sorted by. ``indexed``: an index holds the rows in this order, equal ones by day."""

    columns: Sequence[Field | Expression]
    indexed: bool = False


@dataclass(frozen=True)
class Listing(Generic[T]):
    """The rows of one question, newest first until they are wanted otherwise.

    ``keys`` selects the key of every row that belongs (all filters in it); ``detail`` selects the columns shown and
    ``make`` turns one such row into what is shown. ``order`` are the columns that sort, the last one unique.
    ``without`` is a condition on rows that are left out after all, few of many, such as what was voided: counting
    these few and taking them off is quicker than asking it of every row. ``sorts`` are the other orders on offer.
    """

    keys: Query
    detail: Query
    key: Field
    order: Sequence[Field | Expression]
    make: Callable[..., T]
    without: Expression | None = None
    sorts: Mapping[str, Sort] = field(default_factory=dict)
    descending: bool = True
    indexed: bool = True

    def sorted_by(self, name: str, *, descending: bool) -> "Listing[T]":
        """Return the same rows in another order, one of ``sorts``; what is equal in it stands by day."""
        sort = self.sorts[name]
        return replace(self, order=(*sort.columns, *self.order), descending=descending, indexed=sort.indexed)

    def count(self) -> int:
        """How many rows there are; asked once."""
        return self._count

    @cached_property
    def _count(self) -> int:
        few = 0 if self.without is None else _count_of(self.keys.where(self.without))
        return _count_of(self.keys) - few

    def sum(self, column: Field) -> int:
        """Return the sum of a column of whole numbers over all rows, not only those fetched."""
        few = 0 if self.without is None else _sum_of(self.keys.where(self.without), column)
        return _sum_of(self.keys, column) - few

    def rows(self, first: int, many: int) -> list[T]:
        """Return up to ``many`` rows from row ``first`` (counted from 0).

        Rows nearer to the end are fetched from the end, so that the last page costs what the first one costs.
        """
        many = max(0, min(many, self._count - first))
        from_end = first > self._count // 2
        order = self._ordering(descending=self.descending is not from_end)
        page = self._page(first, many, from_end=from_end, order=order)
        found = self.detail.where(self.key.in_(page)).order_by(*order).tuples()
        rows = [self.make(*row) for row in found]
        return rows[::-1] if from_end else rows

    def _page(self, first: int, many: int, *, from_end: bool, order: list[Ordering]) -> Any:
        """The keys of some rows, still to be asked for; far into an order no index holds, those known already."""
        skipped = self._count - first - many if from_end else first
        if not self.indexed and skipped + many > _NEAR:
            return self._sorted_keys[first : first + many]
        return self._fitting.order_by(*order).limit(many).offset(skipped)

    @property
    def _fitting(self) -> Query:
        return self.keys if self.without is None else self.keys.where(~self.without)

    @cached_property
    def _sorted_keys(self) -> list[int]:
        """Every key in order: where no index holds it, each page would sort all of them anew."""
        query = self._fitting.order_by(*self._ordering(descending=self.descending))
        return [key for (key,) in storage.execute(query)]

    def _ordering(self, *, descending: bool) -> list[Ordering]:
        return [column.desc() if descending else column.asc() for column in self.order]


def _count_of(keys: Query) -> int:
    return int(keys.select(fn.COUNT(SQL("*"))).scalar())


def _sum_of(keys: Query, column: Field) -> int:
    return int(keys.select(fn.COALESCE(fn.SUM(column), 0)).scalar())
