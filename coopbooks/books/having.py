"""Words looked for in columns of the file, accent-blind, by the statement that lists the rows."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from peewee import fn

from coopbooks.reading import fold

Place = Callable[[str], Any]
"""Where a folded word may stand: it returns the condition on a row that it does."""


def having(search: str, *places: Place) -> list[Any]:
    """Return the conditions on a row that every word searched stands in one of the places; none where none is."""
    return [reduce(or_, (place(word) for place in places)) for word in fold(search).split()]


def in_folded(column: Any) -> Place:
    """Return a column that is kept folded as a place to look in."""
    contains: Place = column.contains
    return contains


def in_text(column: Any) -> Place:
    """Return a column that is kept as it was typed; :func:`coopbooks.reading.fold` is known to the file."""
    return lambda word: (column != "") & fn.fold(column).contains(word)


def in_those(column: Any, keys: Any, *places: Place) -> Place:
    """Return the rows a column points to as places: ``keys`` selects theirs, which are narrowed."""
    return lambda word: column.in_(keys.where(reduce(or_, (place(word) for place in places))))
