"""What can be asked of the ledger: vouchers, lines, balances, locks. One statement each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from peewee import JOIN, SQL, Case, CompoundSelectQuery, Select, Value, fn

from coopbooks import reading
from coopbooks.books import Books, Listing, storage
from coopbooks.days import Month, Period
from coopbooks.errors import Refusal
from coopbooks.ledger.accounts import accounts_of
from coopbooks.ledger.records import (
    LineRecord,
    MonthBalanceRecord,
    MonthLockRecord,
    PersonBalanceRecord,
    VoucherRecord,
)
from coopbooks.ledger.rules import Foreign, Voucher, VoucherLine, VoucherRow
from coopbooks.money import Money

_REVERSAL = VoucherRecord.alias("reversal")
_CORRECTION = VoucherRecord.alias("correction")


@dataclass(frozen=True, slots=True)
class VoucherFilter:
    """Which vouchers: all, or those in a period, of a kind, from a deed, on an account, with words or an amount."""

    period: Period | None = None
    kind: str = ""
    word: str = ""
    account: int | None = None
    search: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """What an account stood at before a period and what it moved in it; ``opening`` debit +, the sums unsigned."""

    account: int
    opening: Money
    debit: Money
    credit: Money

    @property
    def closing(self) -> Money:
        """What it stands at after the period: debit +, credit −."""
        return self.opening + self.debit - self.credit


@dataclass(frozen=True, slots=True)
class PersonBalance:
    """What stands on an account for one person: debit +, credit −."""

    person: int
    amount: Money


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One posted line with the voucher it stands in."""

    id: int
    voucher: VoucherRow
    account: int
    amount: Money
    person: int | None
    product: int | None
    activity: int | None
    note: str


@dataclass(frozen=True, slots=True)
class MonthLock:
    """One locking or unlocking on record: nothing up to ``through`` is recorded since (None: nothing is locked)."""

    through: date | None
    reason: str
    recorded_by: str
    recorded_at: datetime


def voucher(books: Books, voucher_id: int) -> Voucher:
    """Return one voucher with its lines."""
    head = (
        VoucherRecord.select(VoucherRecord, _REVERSAL.id, _CORRECTION.id)
        .join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == VoucherRecord.id))
        .join(_CORRECTION, JOIN.LEFT_OUTER, on=(_CORRECTION.corrects == VoucherRecord.id))
        .where(VoucherRecord.id == voucher_id)
        .tuples()
        .first()
    )
    if head is None:
        raise LookupError(f"no voucher {voucher_id}")
    (id_, kind, year, number, day, description, concerns, person, word, amount, by, at, *references) = head
    reverses, corrects, reason, reversed_by, corrected_by = references
    return Voucher(
        id=id_,
        kind=kind,
        year=year,
        number=number,
        day=day,
        description=description,
        concerns=concerns,
        person=person,
        word=word,
        amount=books.money(amount),
        recorded_by=by,
        recorded_at=at,
        reverses=reverses,
        reversed_by=reversed_by,
        corrects=corrects,
        corrected_by=corrected_by,
        reason=reason,
        lines=_lines_of(books, voucher_id),
    )


def _lines_of(books: Books, voucher_id: int) -> tuple[VoucherLine, ...]:
    rows = list(LineRecord.select().where(LineRecord.voucher == voucher_id).order_by(LineRecord.id))
    accounts = accounts_of(row.account_id for row in rows)
    return tuple(
        VoucherLine(
            account,
            books.money(row.amount),
            row.person_id,
            row.product_id,
            row.activity_id,
            _foreign_of(row),
            row.note,
        )
        for row, account in zip(rows, accounts, strict=True)
    )


def _foreign_of(row: Any) -> Foreign | None:
    if row.foreign_amount is None:
        return None
    return Foreign(Money(row.foreign_amount, row.foreign_currency), Decimal(row.rate), row.rate_source or "")


_ROW = (
    VoucherRecord.id,
    VoucherRecord.kind,
    VoucherRecord.year,
    VoucherRecord.number,
    VoucherRecord.day,
    VoucherRecord.description,
    VoucherRecord.concerns,
    VoucherRecord.word,
    VoucherRecord.amount,
    VoucherRecord.reverses,
    _REVERSAL.id,
)


def _row(books: Books, *columns: Any) -> VoucherRow:
    *head, amount, reverses, reversed_by = columns
    return VoucherRow(*head, books.money(amount), reverses, reversed_by)


def list_vouchers(books: Books, wanted: VoucherFilter | None = None) -> Listing[VoucherRow]:
    """Return the vouchers that fit, newest first, fetched as they are scrolled to."""
    detail = VoucherRecord.select(*_ROW).join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == VoucherRecord.id))
    return Listing(
        keys=VoucherRecord.select(VoucherRecord.id).where(*_conditions(books, wanted or VoucherFilter())),
        detail=detail,
        key=VoucherRecord.id,
        order=(VoucherRecord.day, VoucherRecord.id),
        make=lambda *columns: _row(books, *columns),
    )


def _conditions(books: Books, wanted: VoucherFilter) -> list[Any]:
    conditions: list[Any] = [Value(1) == 1]
    if wanted.period:
        conditions += [VoucherRecord.day >= wanted.period.first, VoucherRecord.day < wanted.period.after]
    if wanted.kind:
        conditions.append(VoucherRecord.kind == wanted.kind)
    if wanted.word:
        conditions.append(VoucherRecord.word == wanted.word)
    if wanted.account:
        on_it = LineRecord.select(LineRecord.voucher).where(LineRecord.account == wanted.account)
        conditions.append(VoucherRecord.id.in_(on_it))
    if wanted.search.strip():
        conditions.append(matching(books, wanted.search))
    return conditions


def matching(books: Books, search: str) -> Any:
    """Return the condition on a voucher that it has these words (their beginnings, accent-blind) or this amount."""
    words = " ".join(f'"{word}"*' for word in search.replace('"', " ").replace("\0", " ").split())
    found = VoucherRecord.id.in_(SQL("(SELECT rowid FROM voucher_words WHERE voucher_words MATCH ?)", [words or '""']))
    try:
        amount = reading.money(search, books.club.currency)
    except Refusal:
        return found
    return found | (VoucherRecord.amount == amount)


def list_lines(
    books: Books,
    period: Period,
    *,
    accounts: Iterable[int] = (),
    person: int | None = None,
    activity: int | None = None,
) -> list[LedgerLine]:
    """Return posted lines of a period in the order of day and voucher; with ``accounts``, only those on them."""
    conditions = [LineRecord.day >= period.first, LineRecord.day < period.after]
    wanted = list(accounts)
    if wanted:
        conditions.append(LineRecord.account.in_(wanted))
    if person is not None:
        conditions.append(LineRecord.person_id == person)
    if activity is not None:
        conditions.append(LineRecord.activity == activity)
    rows = (
        LineRecord.select(
            LineRecord.id,
            LineRecord.account,
            LineRecord.amount,
            LineRecord.person_id,
            LineRecord.product_id,
            LineRecord.activity,
            LineRecord.note,
            *_ROW,
        )
        .join(VoucherRecord)
        .join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == VoucherRecord.id))
        .where(*conditions)
        .order_by(LineRecord.day, LineRecord.voucher, LineRecord.id)
        .tuples()
    )
    return [
        LedgerLine(row[0], _row(books, *row[7:]), row[1], books.money(row[2]), row[3], row[4], row[5], row[6])
        for row in rows
    ]


def movements(books: Books, period: Period, *, activity: int | None = None) -> dict[int, Movement]:
    """Return what every account stood at before and moved in a period, from the kept monthly balances.

    Only the days of months that the period begins or ends in the middle of are added up line by line.
    """
    before = Month.of(period.first)
    parts = _kept(MonthBalanceRecord.month < before.key, activity, opening=True)
    if period.first > before.first:
        parts += _added(Period(before.first, period.first), activity, opening=True)
    whole, edges = _whole_months(period)
    if whole:
        in_them = MonthBalanceRecord.month.between(Month.of(whole.first).key, Month.of(whole.last).key)
        parts += _kept(in_them, activity, opening=False)
    for edge in edges:
        parts += _added(edge, activity, opening=False)
    return _summed(books, parts)


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


def _kept(condition: Any, activity: int | None, *, opening: bool) -> Any:
    record = MonthBalanceRecord
    figures = (record.debit - record.credit, Value(0), Value(0)) if opening else (Value(0), record.debit, record.credit)
    query = record.select(record.account.alias("account_id"), *_named(figures)).where(condition)
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
    record = MonthBalanceRecord
    kept = record.select(fn.SUM(record.debit - record.credit)).where(record.account == account_id)
    if day is None:
        return books.money(kept.scalar())
    month = Month.of(day)
    lines = LineRecord.select(fn.SUM(LineRecord.amount)).where(
        LineRecord.account == account_id, LineRecord.day >= month.first, LineRecord.day <= day
    )
    return books.money((kept.where(record.month < month.key).scalar() or 0) + (lines.scalar() or 0))


def foreign_balance(books: Books, account_id: int, currency: str) -> Money:  # noqa: ARG001
    """Return what an account kept in another currency stands at in that currency."""
    record = MonthBalanceRecord
    return Money(
        record.select(fn.SUM(record.foreign_amount)).where(record.account == account_id).scalar() or 0, currency
    )


def list_person_balances(books: Books, account_id: int) -> list[PersonBalance]:
    """Return what stands on an account for each person, settled ones left out."""
    record = PersonBalanceRecord
    rows = record.select(record.person_id, record.amount).where(record.account == account_id, record.amount != 0)
    return [PersonBalance(person, books.money(amount)) for person, amount in rows.tuples()]


def balance_of_person(books: Books, account_id: int, person: int) -> Money:
    """Return what stands on an account for one person: debit +, credit −."""
    record = PersonBalanceRecord
    query = record.select(record.amount).where(record.account == account_id, record.person_id == person)
    return books.money(query.scalar())


def list_locks(books: Books) -> list[MonthLock]:  # noqa: ARG001
    """Return every locking and unlocking on record, newest first."""
    return [
        MonthLock(_day_or_none(row.through), row.reason, row.recorded_by, row.recorded_at)
        for row in MonthLockRecord.select().order_by(MonthLockRecord.id.desc())
    ]


def locked_through(books: Books) -> date | None:  # noqa: ARG001
    """Return the last day of the locked months, or None where none is locked."""
    query = MonthLockRecord.select(MonthLockRecord.through).order_by(MonthLockRecord.id.desc()).limit(1)
    return _day_or_none(query.scalar())


def _day_or_none(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def voucher_on(books: Books, word: str) -> Voucher | None:
    """Return the newest voucher of a deed that was not voided and is itself no reversal."""
    found = (
        VoucherRecord.select(VoucherRecord.id)
        .join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == VoucherRecord.id))
        .where(VoucherRecord.word == word, VoucherRecord.reverses.is_null(), _REVERSAL.id.is_null())
        .order_by(VoucherRecord.id.desc())
        .limit(1)
        .scalar()
    )
    return None if found is None else voucher(books, found)
