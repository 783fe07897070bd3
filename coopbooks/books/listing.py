"""A long list that is fetched as it scrolls: how many rows there are, and any few of them, each by one statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from peewee import SQL, Expression, Field, Ordering, Query, fn

T = TypeVar("T")


@dataclass(frozen=True)
class Listing(Generic[T]):
    """The rows of one question, newest first.

    ``keys`` selects the key of every row that belongs (all filters in it); ``detail`` selects the columns shown and
    ``make`` turns one such row into what is shown. ``order`` are the columns that sort, the last one unique.
    ``without`` is a condition on rows that are left out after all, few of many, such as what was voided: counting
    these few and taking them off is quicker than asking it of every row.
    """

    keys: Query
    detail: Query
    key: Field
    order: Sequence[Field | Expression]
    make: Callable[..., T]
    without: Expression | None = None

    def count(self) -> int:
        """How many rows there are; asked once."""
        return self._count

    @cached_property
    def _count(self) -> int:
        few = 0 if self.without is None else _count_of(self.keys.where(self.without))
        return _count_of(self.keys) - few

    def rows(self, first: int, many: int) -> list[T]:
        """Return up to ``many`` rows from row ``first`` (counted from 0).

        Rows nearer to the end are fetched from the end, so that the last page costs what the first one costs.
        """
        many = max(0, min(many, self._count - first))
        from_end = first > self._count // 2
        skipped = self._count - first - many if from_end else first
        order = self._ordering(newest_first=not from_end)
        keys = self.keys if self.without is None else self.keys.where(~self.without)
        page = keys.order_by(*order).limit(many).offset(skipped)
        found = self.detail.where(self.key.in_(page)).order_by(*order).tuples()
        rows = [self.make(*row) for row in found]
        return rows[::-1] if from_end else rows

    def _ordering(self, *, newest_first: bool) -> list[Ordering]:
        return [column.desc() if newest_first else column.asc() for column in self.order]


def _count_of(keys: Query) -> int:
    return int(keys.select(fn.COUNT(SQL("*"))).scalar())
