"""How long a run of lines is: its rows and what they moved day by day, so that any page of it is found at once.

What a year of a hundred thousand vouchers asks of the file here are sums over an index; the rows themselves are
fetched when somebody looks at them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import Case, Select, Value, fn

from coopbooks.books import Books, storage
from coopbooks.days import Period
from coopbooks.ledger.records import LineRecord, VoucherRecord
from coopbooks.money import Money


@dataclass(frozen=True, slots=True)
class DayMoves:
    """So many movements on one day, and what they came to; both sides unsigned."""

    day: date
    rows: int
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class DayVouchers:
    """So many vouchers on one day, and so many lines in them."""

    day: date
    vouchers: int
    lines: int


def moves_by_day(
    books: Books, period: Period, account: int, *, person: int | None = None, activity: int | None = None
) -> list[DayMoves]:
    """Return the days on which an account moved: each line a row, of one person or activity where asked for."""
    line = LineRecord
    conditions = [line.account == account, *_within(line, period)]
    if person is not None:
        conditions.append(line.person_id == person)
    if activity is not None:
        conditions.append(line.activity == activity)
    sums = (fn.COUNT(Value(1)), _debit(line.amount), fn.SUM(line.amount))
    return _moves(books, line.select(line.day, *sums).where(*conditions).group_by(line.day).order_by(line.day))


def cash_by_day(books: Books, period: Period, boxes: Collection[int]) -> list[DayMoves]:
    """Return the days on which anything came into or went out of boxes taken together: each voucher a row.

    What only passed from one of the boxes to another is no row.
    """
    line = LineRecord
    net = fn.SUM(line.amount)
    vouchers = (
        line.select(line.day, net.alias("net"))
        .where(line.account.in_(boxes), *_within(line, period))
        .group_by(line.day, line.voucher)
        .having(net != 0)
    )
    day, net = vouchers.c.day, vouchers.c.net
    sums = (fn.COUNT(Value(1)), _debit(net), fn.SUM(net))
    return _moves(books, Select([vouchers], [day, *sums]).group_by(day).order_by(day).bind(storage))


def _moves(books: Books, query: Any) -> list[DayMoves]:
    return [
        DayMoves(date.fromisoformat(day), rows, books.money(debit), books.money(debit - net))
        for day, rows, debit, net in storage.execute(query)
    ]


def vouchers_by_day(period: Period, activity: int | None = None) -> list[DayVouchers]:
    """Return the days with vouchers; with an activity those in which it has lines, and these lines only."""
    line, voucher = LineRecord, VoucherRecord
    lines = line.select(line.day.alias("day"), Value(0).alias("vouchers"), fn.COUNT(Value(1)).alias("lines"))
    lines = lines.where(*_within(line, period)).group_by(line.day)
    if activity is None:
        heads = voucher.select(voucher.day, fn.COUNT(Value(1)), Value(0))
        heads = heads.where(*_within(voucher, period)).group_by(voucher.day)
    else:
        lines = lines.where(line.activity == activity)
        heads = line.select(line.day, fn.COUNT(line.voucher.distinct()), Value(0))
        heads = heads.where(line.activity == activity, *_within(line, period)).group_by(line.day)
    both = lines + heads
    day = both.c.day
    query = Select([both], [day, fn.SUM(both.c.vouchers), fn.SUM(both.c.lines)]).group_by(day).order_by(day)
    return [DayVouchers(date.fromisoformat(row[0]), row[1], row[2]) for row in storage.execute(query.bind(storage))]


def _within(record: Any, period: Period) -> list[Any]:
    return [record.day >= period.first, record.day < period.after]


def _debit(amount: Any) -> Any:
    return fn.SUM(Case(None, [(amount > 0, amount)], 0))
