"""What goes from hand to hand and comes back: how a table of it begins, and the list of what stands in it."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from peewee import Query, TextField

from coopbooks.books.fields import DayField, MomentField, QuantityField
from coopbooks.books.listing import Listing, Sort
from coopbooks.books.storage import Record
from coopbooks.days import Period

T = TypeVar("T")


class HandedRecord(Record):
    """By how much what somebody has grew; taken back by one more that ``reverses`` it. Its table says who, and what."""

    day = DayField()
    kind = TextField()
    quantity = QuantityField()
    note = TextField(default="")
    recorded_by = TextField()
    recorded_at = MomentField()
    reverses: Any

    @classmethod
    def standing(
        cls,
        detail: Query,
        make: Callable[[tuple[Any, ...]], T],
        period: Period | None,
        words: Sequence[Any] = (),
        **only: int | None,
    ) -> Listing[T]:
        """Return all but what was taken back and its taking back, newest first; ``only`` those of somebody, of a thing,
        and those that have the ``words`` sought, as :func:`~coopbooks.books.having` says it.

        ``detail`` selects the columns shown, of which ``make`` makes what is shown.
        """
        undone = cls.select(cls.reverses).where(cls.reverses.is_null(False))
        keys = cls.select(cls.id).where(cls.reverses.is_null(), cls.id.not_in(undone))
        if period:
            keys = keys.where(cls.day >= period.first, cls.day < period.after)
        if words:
            keys = keys.where(*words)
        for name, key in only.items():
            if key is not None:
                keys = keys.where(getattr(cls, name) == key)
        return Listing(
            keys=keys,
            detail=detail,
            key=cls.id,
            order=(cls.day, cls.id),
            make=lambda *row: make(row),
            sorts={"day": Sort(())},
            sought=bool(words),
        )
