"""How long a run of lines is: its rows and what they moved, so that any page of it is found at once.

What ten years of a hundred thousand vouchers ask of the file here are sums over an index, month by month, and the days
of those months alone that are looked at; the rows themselves are fetched when somebody looks at them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from peewee import SQL

from coopbooks.books import Books, storage
from coopbooks.days import Period
from coopbooks.ledger.queries import found_by
from coopbooks.money import Money

_SUMS: Final = "count(*), coalesce(sum(CASE WHEN amount > 0 THEN amount END), 0), coalesce(sum(amount), 0)"
_DAYS: Final = "day >= ? AND day < ?"
_MONTH: Final = "substr(day, 1, 7)"
_ON_ACCOUNT: Final = "SELECT day, amount FROM line WHERE {}{} AND {}"
_IN_BOXES: Final = """
    SELECT day, sum(amount) AS amount FROM line WHERE account_id IN ({}){} AND {}
    GROUP BY voucher_id, day HAVING sum(amount) <> 0
"""
_HEADS: Final = "SELECT {day} count(*) AS vouchers, 0 AS lines FROM voucher WHERE {where} {group}"
_HEADS_OF_ACTIVITY: Final = (
    "SELECT {day} count(DISTINCT voucher_id) AS vouchers, 0 AS lines FROM line WHERE {where} {group}"
)
_LINES: Final = "SELECT {day} 0, count(*) FROM line WHERE {where} {group}"
_COUNTED: Final = "SELECT {{day}} sum(vouchers), sum(lines) FROM ({} UNION ALL {}) {{group}} {{order}}"
_BY_DAY: Final = {"day": "day,", "group": "GROUP BY day", "order": "ORDER BY day"}
_TOGETHER: Final = {"day": "", "group": "", "order": ""}


@dataclass(frozen=True, slots=True)
class Moves:
    """So many movements on some days, and what they came to; both sides unsigned."""

    days: Period
    rows: int
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class VoucherLines:
    """So many vouchers on some days, and so many lines in them."""

    days: Period
    vouchers: int
    lines: int


class RunningMoves:
    """What moves accounts, a row each time: over some days taken together, and day by day."""

    def __init__(self, books: Books, rows: str, *values: Any, searched: bool = False) -> None:
        """``rows`` asks for the day and the amount of each, of what is ``searched`` or of all; its last two values are
        the days it lies between.
        """
        self._books, self._rows, self._values, self._searched = books, rows, values, searched

    def over(self, days: Period) -> Moves:
        """Return how many there were, and what they came to."""
        [row] = self._asked(f"{_SUMS} FROM ({self._rows})", days)
        return self._moves(days, *row)

    def by_month(self, months: Iterable[Period]) -> list[Moves]:
        """Return the same of each of these months, or parts of months, which follow one another.

        All of them are asked for one after the other, so that it can be told how far this is; but where words are
        searched at once, for they would be searched in the whole file for each.
        """
        if not self._searched:
            return [self.over(month) for month in months]
        whole = list(months)
        rows = self._asked(f"{_MONTH}, {_SUMS} FROM ({self._rows}) GROUP BY 1", Period(whole[0].first, whole[-1].after))
        found = {month: figures for month, *figures in rows}
        named = ((month, found.get(month.first.isoformat()[:7])) for month in whole)
        return [self._moves(month, *figures) for month, figures in named if figures]

    def by_day(self, days: Period) -> list[Moves]:
        """Return the same of each day that had any."""
        rows = self._asked(f"day, {_SUMS} FROM ({self._rows}) GROUP BY day ORDER BY day", days)
        return [self._moves(_a_day(day), *figures) for day, *figures in rows]

    def _asked(self, what: str, days: Period) -> Any:
        return storage.plain(f"SELECT {what}", *self._values, *_ends(days))

    def _moves(self, days: Period, rows: int, debit: int, moved: int) -> Moves:
        return Moves(days, rows, self._books.money(debit), self._books.money(debit - moved))


def moves_on(
    books: Books, account: int, *, person: int | None = None, activity: int | None = None, search: str = ""
) -> RunningMoves:
    """Return how an account moved: each line a row, of one person or activity where asked for, and of the vouchers a
    ``search`` finds.
    """
    wanted = {"account_id": account, "person_id": person, "activity_id": activity}
    given = {name: key for name, key in wanted.items() if key is not None}
    conditions = " AND ".join(f"{name} = ?" for name in given)
    found, values = _found(books, search)
    rows = _ON_ACCOUNT.format(conditions, found, _DAYS)
    return RunningMoves(books, rows, *given.values(), *values, searched=bool(found))


def cash_moves(books: Books, boxes: Collection[int], search: str = "") -> RunningMoves:
    """Return what came into or went out of boxes taken together: each voucher a row, those a ``search`` finds.

    What only passed from one of the boxes to another is no row.
    """
    found, values = _found(books, search)
    rows = _IN_BOXES.format(", ".join("?" * len(boxes)), found, _DAYS)
    return RunningMoves(books, rows, *boxes, *values, searched=bool(found))


def _found(books: Books, search: str) -> tuple[str, list[Any]]:
    """Return the condition on a line that a search finds its voucher, written out; nothing where none is."""
    written = storage.get_sql_context()
    with written(subquery=True):  # what is selected within stands in brackets
        for one in found_by(books, search, SQL("voucher_id")):
            written.literal(" AND ").sql(one)
    sql, values = written.query()
    return sql, list(values)


def voucher_lines(days: Period, activity: int | None = None) -> VoucherLines:
    """Return how many vouchers and lines there were; with an activity those it has lines in, and these lines only."""
    [row] = _counted(days, activity, _TOGETHER)
    return VoucherLines(days, *row)


def voucher_lines_by_day(days: Period, activity: int | None = None) -> list[VoucherLines]:
    """Return the same of each day that had any."""
    return [VoucherLines(_a_day(day), *figures) for day, *figures in _counted(days, activity, _BY_DAY)]


def _counted(days: Period, activity: int | None, how: dict[str, str]) -> Any:
    """Count heads and lines apart, each over its own index."""
    heads, where, values = _HEADS, _DAYS, _ends(days)
    if activity is not None:
        heads, where, values = _HEADS_OF_ACTIVITY, f"{_DAYS} AND activity_id = ?", (*values, activity)
    sql = _COUNTED.format(heads, _LINES).format(where=where, **how)
    return storage.plain(sql, *values, *values)


def _ends(days: Period) -> tuple[Any, ...]:
    return days.first.isoformat(), days.after.isoformat()


def _a_day(day: str) -> Period:
    return Period.through(date.fromisoformat(day), date.fromisoformat(day))
