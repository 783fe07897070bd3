"""How long a run of lines is: its rows and what they moved, so that any page of it is found at once.

What ten years of a hundred thousand vouchers ask of the file here are sums over an index, month by month, and the days
of those months alone that are looked at; the rows themselves are fetched when somebody looks at them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coopbooks.books import Books, storage
from coopbooks.days import Period
from coopbooks.ledger.queries import found_by
from coopbooks.ledger.records import VoucherRecord
from coopbooks.money import Money

_SUMS: Final = "count(*), coalesce(sum(CASE WHEN amount > 0 THEN amount END), 0), coalesce(sum(amount), 0)"
_DAYS: Final = "day >= ? AND day < ?"
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
_COUNTED: Final = "SELECT {{day}} sum(vouchers), sum(lines) FROM ({} UNION ALL {}) {{group}}"
_BY_DAY: Final = {"day": "day,", "group": "GROUP BY day"}
_TOGETHER: Final = {"day": "", "group": ""}


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

    def __init__(self, books: Books, rows: str, *values: Any) -> None:
        """``rows`` asks for the day and the amount of each; its last two values are the days it lies between."""
        self._books, self._rows, self._values = books, rows, values

    def over(self, days: Period) -> Moves:
        """Return how many there were, and what they came to."""
        [row] = self._asked(f"{_SUMS} FROM ({self._rows})", days)
        return self._moves(days, *row)

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
    return RunningMoves(books, _ON_ACCOUNT.format(conditions, found, _DAYS), *given.values(), *values)


def cash_moves(books: Books, boxes: Collection[int], search: str = "") -> RunningMoves:
    """Return what came into or went out of boxes taken together: each voucher a row, those a ``search`` finds.

    What only passed from one of the boxes to another is no row.
    """
    found, values = _found(books, search)
    return RunningMoves(books, _IN_BOXES.format(", ".join("?" * len(boxes)), found, _DAYS), *boxes, *values)


def _found(books: Books, search: str) -> tuple[str, list[Any]]:
    """Return the condition on a line that a search finds its voucher, written out; nothing where none is."""
    wanted = found_by(books, search, VoucherRecord.id)
    sql, values = VoucherRecord.select(VoucherRecord.id).where(*wanted).sql() if wanted else ("", [])
    return f" AND voucher_id IN ({sql})" if sql else "", values


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
