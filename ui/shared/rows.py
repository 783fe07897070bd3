"""What a table shows: rows, fetched a few at a time, and the columns that say what stands in each."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, Protocol, TypeVar, runtime_checkable

from coopbooks import showing
from coopbooks.i18n import N_, _
from coopbooks.money import Money
from coopbooks.reading import alphabetical
from ui.shared.words import Words

T = TypeVar("T")
_ORDERS: Final = {
    "words": (N_("%(column)s, A to Z"), N_("%(column)s, Z to A")),
    "amounts": (N_("%(column)s, smallest first"), N_("%(column)s, largest first")),
    "days": (N_("%(column)s, oldest first"), N_("%(column)s, newest first")),
}


class Rows(Protocol[T]):
    """What a table shows: how many rows there are, and any few of them. A ``books.Listing`` is one."""

    def count(self) -> int:
        """How many rows there are."""

    def rows(self, first: int, many: int) -> list[T]:
        """Return up to ``many`` rows from row ``first``."""


@runtime_checkable
class Sortable(Protocol):
    """Rows that put themselves in order, by the keys of some columns: the books sort, never the table."""

    @property
    def sorts(self) -> Collection[str]:
        """The keys of the columns they can be sorted by."""

    def sorted_by(self, name: str, *, descending: bool) -> Any:
        """Return the same rows in that order."""


@runtime_checkable
class Findable(Protocol):
    """Rows of which the books tell where one stands, by what makes two rows the same record."""

    def place_of(self, known: Any) -> int | None:
        """Return the number of the row known by this, None where it is not among them."""


@dataclass(frozen=True)
class AllRows(Generic[T]):
    """Rows that are all at hand already."""

    all_rows: Sequence[T]

    def count(self) -> int:
        """How many there are."""
        return len(self.all_rows)

    def rows(self, first: int, many: int) -> list[T]:
        """Return some of them."""
        return list(self.all_rows[first : first + many])


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: its heading, the text of a row in it, its width in pixels (0: takes what is left).

    ``tone`` may name a colour for a row's text: ``in``, ``out`` or nothing. ``key`` is the name under which the table
    remembers the column and the books sort by it. ``value`` is what the text stands for, an amount, a day, a name: rows
    at hand are sorted by it, and it is copied into spreadsheets. ``kind`` (``words``, ``amounts``, ``days``) says what
    an order of it is called. A ``spare`` column is shown when somebody asks for it.
    """

    heading: Words
    text: Callable[[T], str]
    width: int = 120
    right: bool = False
    tone: Callable[[T], str] | None = None
    key: str = ""
    value: Callable[[T], Any] | None = None
    spare: bool = False
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Sorted:
    """In which order a table stands: by which column, and whether the largest comes first."""

    key: str
    descending: bool = False


def days(
    key: str, heading: Words, day: Callable[[T], date | None], width: int = 112, *, spare: bool = False, none: str = ""
) -> Column[T]:
    """Return a column of days; where there is none it shows ``none``."""

    def text(row: T) -> str:
        value = day(row)
        return showing.day(value) if value else none

    return Column(heading, text, width, key=key, value=day, spare=spare, kind="days")


def amounts(
    key: str,
    heading: Words,
    amount: Callable[[T], Money | None],
    width: int = 112,
    *,
    blank: bool = False,
    spare: bool = False,
    sign: bool = False,
) -> Column[T]:
    """Return a column of amounts; None shows nothing, zero too if ``blank``.

    With ``sign`` each has that of its currency, which the rows may not have in common.
    """
    said = showing.money if sign else showing.amount

    def text(row: T) -> str:
        value = amount(row)
        return "" if value is None or (blank and not value) else said(value)

    return Column(heading, text, width, right=True, key=key, value=amount, spare=spare, kind="amounts")


def names(key: str, heading: Words, name: Callable[[T], str], width: int = 0, *, spare: bool = False) -> Column[T]:
    """Return a column of words that can be sorted as in a dictionary."""
    return Column(heading, name, width, key=key, value=name, spare=spare)


def order_words(column: Column[Any], *, descending: bool) -> str:
    """Say by what rows are sorted, and how."""
    return _(_ORDERS[column.kind][descending]) % {"column": column.heading()}


def can_sort(rows: Rows[T], column: Column[T]) -> bool:
    """Whether these rows can be sorted by this column."""
    if isinstance(rows, AllRows):
        return column.value is not None
    return isinstance(rows, Sortable) and column.key in rows.sorts


def in_order(rows: Rows[T], columns: Sequence[Column[T]], wanted: Sorted | None) -> Rows[T]:
    """Return the rows in the order wanted, as they are where they cannot be; what is equal stands as it stood."""
    column = next((one for one in columns if wanted and one.key == wanted.key), None)
    if wanted is None or column is None:
        return rows
    if isinstance(rows, AllRows):
        return _sorted(rows, column, wanted)
    if isinstance(rows, Sortable) and wanted.key in rows.sorts:
        sorted_rows: Rows[T] = rows.sorted_by(wanted.key, descending=wanted.descending)
        return sorted_rows
    return rows


def _sorted(rows: AllRows[T], column: Column[T], wanted: Sorted) -> AllRows[T]:
    value = column.value
    if value is None:
        return rows
    return AllRows(sorted(rows.all_rows, key=lambda row: _rank(value(row)), reverse=wanted.descending))


def _rank(value: Any) -> tuple[Any, ...]:
    """What sorts a value: amounts by size, words as in a dictionary, nothing before everything."""
    if value is None:
        return (0,)
    if isinstance(value, Money):
        return (1, value.currency, value.minor)
    return (1, alphabetical(value) if isinstance(value, str) else value)


def notes_and_coins() -> Column[tuple[Money, int]]:
    """Return the column of notes and coins, each with how many there are."""

    def piece(one: tuple[Money, int]) -> Money:
        return one[0]

    return Column(
        lambda: _("Note or coin"), lambda one: showing.money(piece(one)), 0, key="piece", value=piece, kind="amounts"
    )
