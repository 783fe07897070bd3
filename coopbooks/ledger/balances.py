"""What accounts stand at: from the balances the file keeps with every line, never by adding up history again."""

import json
import operator
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from peewee import SQL, Case, CompoundSelectQuery, Select, Value, fn

from coopbooks.books import Books, storage
from coopbooks.days import Month, Period
from coopbooks.ledger.records import (
    AccountRecord,
    LineRecord,
    MonthBalanceRecord,
    PersonBalanceRecord,
    VoucherRecord,
    YearBalanceRecord,
)
from coopbooks.ledger.shapes import Opened
from coopbooks.money import Money


@dataclass(frozen=True, slots=True)
class Movement(Opened):
    """What an account stood at before a period and what it moved in it; ``opening`` debit +, the sums unsigned."""

    account: int
    opening: Money
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class PersonBalance:
    """What stands on an account for one person: debit +, credit −."""

    person: int
    amount: Money


def movements(books: Books, period: Period, *, activity: int | None = None) -> dict[int, Movement]:
    """Return what every account stood at before and moved in a period, from the kept sums of years and months.

    Only the days of months that the period begins or ends in the middle of are added up line by line.
    """
    before = Month.of(period.first)
    parts = [_kept(record, those, activity, opening=True) for record, those in _all_before(before)]
    if period.first > before.first:
        parts.append(_added(Period(before.first, period.first), activity, opening=True))
    whole, edges = _whole_months(period)
    if whole:
        in_them = MonthBalanceRecord.month.between(Month.of(whole.first).key, Month.of(whole.last).key)
        parts.append(_kept(MonthBalanceRecord, in_them, activity, opening=False))
    parts += [_added(edge, activity, opening=False) for edge in edges]
    return _summed(books, reduce(operator.add, parts))


def _all_before(month: Month) -> list[tuple[Any, Any]]:
    """What is kept of all there was before a month: the whole years before its own, and the months of its own year."""
    of_year, of_month = YearBalanceRecord, MonthBalanceRecord
    its_year = (of_month.month >= Month(month.year, 1).key) & (of_month.month < month.key)
    return [(of_year, of_year.year < month.year), (of_month, its_year)]


def monthly_movements(books: Books, period: Period, *, activity: int | None = None) -> dict[Month, dict[int, Movement]]:
    """Return what every account moved in each month a period touches, whole months; the openings are left at zero."""
    record, touched = MonthBalanceRecord, list(period.months())
    query = (
        record.select(record.month, record.account, fn.SUM(record.debit), fn.SUM(record.credit))
        .where(record.month.between(touched[0].key, touched[-1].key))
        .group_by(record.month, record.account)
    )
    if activity is not None:
        query = query.where(record.activity_id == activity)
    found: dict[str, dict[int, Movement]] = {month.key: {} for month in touched}
    for month, account, debit, credit in storage.execute(query):
        found[month][account] = Movement(account, books.money(0), books.money(debit), books.money(credit))
    return {month: found[month.key] for month in touched}


def moved_by(books: Books, words: Collection[str], period: Period, *, against: str | None = None) -> dict[int, Money]:
    """Return what vouchers of these words, and what takes them back, moved on each account in a period, debit +.

    With ``against`` only those with a line on the account of that role.
    """
    record = LineRecord
    sums = (
        record.select(record.account, fn.SUM(record.amount))
        .join(VoucherRecord)
        .where(VoucherRecord.word.in_(words), VoucherRecord.day >= period.first, VoucherRecord.day < period.after)
        .group_by(record.account)
        .tuples()
    )
    if against:
        on_it = record.select(record.voucher).join(AccountRecord).where(AccountRecord.role == against)
        sums = sums.where(record.voucher.in_(on_it))
    return {account: books.money(amount) for account, amount in sums}


def _summed(books: Books, parts: CompoundSelectQuery) -> dict[int, Movement]:
    sums = (
        Select([parts], [parts.c.account_id, fn.SUM(parts.c.opening), fn.SUM(parts.c.debit), fn.SUM(parts.c.credit)])
        .group_by(parts.c.account_id)
        .bind(storage)
        .tuples()
    )
    return {row[0]: Movement(row[0], books.money(row[1]), books.money(row[2]), books.money(row[3])) for row in sums}


def _whole_months(period: Period) -> tuple[Period | None, list[Period]]:
    """Split a period into its whole months and the days before and after them."""
    start, end = Month.of(period.first), Month.of(period.after)
    start = start if period.first.day == 1 else start.plus(1)
    if start.first >= end.first:
        return None, [period]
    edges = [(period.first, start.first), (end.first, period.after)]
    return Period(start.first, end.first), [Period(*edge) for edge in edges if edge[0] < edge[1]]


def _kept(record: Any, condition: Any, activity: int | None, *, opening: bool) -> Any:
    debit, credit, nothing = fn.SUM(record.debit), fn.SUM(record.credit), Value(0)
    figures = (debit - credit, nothing, nothing) if opening else (nothing, debit, credit)
    query = record.select(record.account.alias("account_id"), *_named(figures)).where(condition)
    query = query.group_by(record.account)
    return query if activity is None else query.where(record.activity_id == activity)


def _added(days: Period, activity: int | None, *, opening: bool) -> Any:
    record, nothing = LineRecord, Value(0)
    debit = Case(None, [(record.amount > 0, record.amount)], 0)
    credit = Case(None, [(record.amount < 0, nothing - record.amount)], 0)
    figures = (record.amount, nothing, nothing) if opening else (nothing, debit, credit)
    query = record.select(record.account.alias("account_id"), *_named(figures)).where(
        record.day >= days.first, record.day < days.after
    )
    return query if activity is None else query.where(record.activity == activity)


def _named(figures: tuple[Any, Any, Any]) -> list[Any]:
    return [figure.alias(name) for figure, name in zip(figures, ("opening", "debit", "credit"), strict=True)]


def balance_on(books: Books, account_id: int, day: date | None = None) -> Money:
    """Return what an account stands at after ``day`` (None: after everything recorded): debit +, credit −."""
    return books.money(_standing(account_id, day, LineRecord.amount, lambda kept: kept.debit - kept.credit))


def balance_before(books: Books, account_id: int, day: date, *, person: int, activity: int | None = None) -> Money:
    """Return what stood on an account for one person on the evening before ``day``, debit +; one indexed sum."""
    record = LineRecord
    lines = record.select(fn.SUM(record.amount)).where(
        record.account == account_id, record.person_id == person, record.day < day
    )
    return books.money((lines if activity is None else lines.where(record.activity == activity)).scalar())


def foreign_balance(
    books: Books,  # noqa: ARG001
    account_id: int,
    currency: str,
    day: date | None = None,
) -> Money:
    """Return what an account kept in another currency stands at in it after ``day`` (None: after everything)."""
    minor = _standing(account_id, day, LineRecord.foreign_amount, lambda kept: kept.foreign_amount)
    return Money(minor, currency)


def _standing(account_id: int, day: date | None, figure: Any, kept_figure: Callable[[Any], Any]) -> int:
    """Sum one figure of an account up to the end of a day: whole years, months of its year, days of its month."""
    if day is None:
        return _sum_on(account_id, YearBalanceRecord, kept_figure(YearBalanceRecord))
    month, line = Month.of(day), LineRecord
    kept = [_sum_on(account_id, record, kept_figure(record), those) for record, those in _all_before(month)]
    return sum(kept) + _sum_on(account_id, line, figure, (line.day >= month.first) & (line.day <= day))


def _sum_on(account_id: int, record: Any, figure: Any, *conditions: Any) -> int:
    return record.select(fn.SUM(figure)).where(record.account == account_id, *conditions).scalar() or 0


def list_person_balances(books: Books, account_id: int, persons: Collection[int] | None = None) -> list[PersonBalance]:
    """Return what stands on an account for each person, or for some, settled ones left out."""
    record = PersonBalanceRecord
    rows = record.select(record.person_id, record.amount).where(record.account == account_id, record.amount != 0)
    if persons is not None:
        rows = rows.where(record.person_id.in_(SQL("(SELECT value FROM json_each(?))", (json.dumps(sorted(persons)),))))
    return [PersonBalance(person, books.money(amount)) for person, amount in rows.tuples()]


def balance_of_person(books: Books, account_id: int, person: int) -> Money:
    """Return what stands on an account for one person: debit +, credit −."""
    sql = "SELECT amount FROM person_balance WHERE account_id = ? AND person_id = ?"
    found = storage.plain(sql, account_id, person).fetchone()
    return books.money(found and found[0])
