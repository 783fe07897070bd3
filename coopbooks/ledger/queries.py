"""What can be asked of the ledger: vouchers, lines, balances, locks. One statement each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from peewee import JOIN, SQL, NodeList

from coopbooks import reading
from coopbooks.books import Books, Listing, Sort, storage
from coopbooks.days import Period
from coopbooks.errors import Refusal
from coopbooks.ledger.records import LineRecord, MonthLockRecord, VoucherRecord
from coopbooks.ledger.rows import REVERSAL, ROW, WORTH, lines_of, row_of
from coopbooks.ledger.shapes import Voucher, VoucherRow
from coopbooks.money import Money

_CORRECTION = VoucherRecord.alias("correction")
_LABEL = re.compile(r"(?P<kind>(?:C[IET])?) ?(?P<year>[0-9]{4})-(?P<number>[0-9]{1,9})", re.IGNORECASE)
"""What people call a voucher: ``CI 2026-0007``, or without its kind."""

_SORTS: Final = {
    "day": Sort(()),
    "voucher": Sort((VoucherRecord.kind, VoucherRecord.year, VoucherRecord.number)),
    "description": Sort((VoucherRecord.description_key,)),
    "concerns": Sort((VoucherRecord.concerns_key,)),
    "amount": Sort((VoucherRecord.amount,)),
}
"""What vouchers can be sorted by."""


@dataclass(frozen=True, slots=True)
class VoucherFilter:
    """Which vouchers: all, or those in a period, of a kind, from a deed, on an account, with words or an amount.

    ``standing`` leaves out what was voided and the reversals: what was corrected is then there once, as it stands.
    """

    period: Period | None = None
    kind: str = ""
    word: str = ""
    account: int | None = None
    search: str = ""
    standing: bool = False


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
        VoucherRecord.select(VoucherRecord, REVERSAL.id, _CORRECTION.id)
        .join(REVERSAL, JOIN.LEFT_OUTER, on=(REVERSAL.reverses == VoucherRecord.id))
        .join(_CORRECTION, JOIN.LEFT_OUTER, on=(_CORRECTION.corrects == VoucherRecord.id))
        .where(VoucherRecord.id == voucher_id)
        .tuples()
        .first()
    )
    if head is None:
        raise LookupError(f"no voucher {voucher_id}")
    (id_, kind, year, number, day, description, concerns, person, word, amount, by, at, *references) = head
    reverses, corrects, reason, *_keys, reversed_by, corrected_by = references
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
        lines=lines_of(books, voucher_id),
    )


def list_vouchers(books: Books, wanted: VoucherFilter | None = None) -> Listing[VoucherRow]:
    """Return the vouchers that fit, newest first, fetched as they are scrolled to."""
    asked = wanted or VoucherFilter()
    keys, conditions = VoucherRecord.select(VoucherRecord.id), _conditions(books, asked)
    return Listing(
        keys=keys.where(*conditions) if conditions else keys,
        detail=VoucherRecord.select(*ROW).join(REVERSAL, JOIN.LEFT_OUTER, on=(REVERSAL.reverses == VoucherRecord.id)),
        key=VoucherRecord.id,
        order=(VoucherRecord.day, VoucherRecord.id),
        make=lambda *columns: row_of(books, *columns),
        without=_taken_back() if asked.standing else None,
        unsummed=None if asked.standing else _taken_back(),
        sorts=_SORTS,
        sought=bool(asked.search.strip()),
    )


def total_of_vouchers(books: Books, vouchers: Listing[VoucherRow]) -> Money:
    """Return what the debit, and the credit, of the vouchers of a list comes to: of those that stand."""
    return books.money(*vouchers.sums(VoucherRecord.amount))


def _conditions(books: Books, wanted: VoucherFilter) -> list[Any]:
    conditions: list[Any] = []
    if wanted.period:
        conditions += [VoucherRecord.day >= wanted.period.first, VoucherRecord.day < wanted.period.after]
    if wanted.kind:
        conditions.append(VoucherRecord.kind == wanted.kind)
    if wanted.word:
        conditions.append(VoucherRecord.word == wanted.word)
    if wanted.account:
        on_it = LineRecord.select(LineRecord.voucher).where(LineRecord.account == wanted.account)
        conditions.append(VoucherRecord.id.in_(on_it))
    return [*conditions, *found_by(books, wanted.search, VoucherRecord.id)]


def found_by(books: Books, search: str, voucher_id: Any) -> list[Any]:
    """Return the condition that :func:`matching` gives, where anything is searched for."""
    return [matching(books, search, voucher_id)] if search.strip() else []


def matching(books: Books, search: str, voucher_id: Any, words: Any = None) -> Any:
    """Return the condition on a column of voucher ids that it has these words (beginnings), this amount or name.

    Words are found whatever accents they have; ``words`` is a condition that says otherwise where they are.

    Most vouchers may have the words that are looked for: so every row is looked at in the order of the list, until
    there are enough. SQLite would sort all of them to show the first few. Few have one amount or name.
    """
    amount, name = amount_in(books, search), _LABEL.fullmatch(search.strip())
    ids = voucher_id if amount or name else NodeList((SQL("+"), voucher_id), glue="")
    found = ids.in_(saying(search)) if words is None else words(ids)
    if amount is not None:
        of_amount = VoucherRecord.select(VoucherRecord.id).where(VoucherRecord.amount == amount)
        found |= ids.in_(of_amount) | ids.in_(SQL(f"({WORTH} = ?)", [amount.minor]))
    if name:
        called = _called(name["kind"].upper(), int(name["year"]), int(name["number"]))
        found |= ids.in_(VoucherRecord.select(VoucherRecord.id).where(called))
    return found


def saying(search: str) -> SQL:
    """Select the ids of the vouchers that have all these words (beginnings, accent-blind)."""
    words = " ".join(f'"{word}"*' for word in search.replace('"', " ").replace("\0", " ").split())
    return SQL("(SELECT rowid FROM voucher_words WHERE voucher_words MATCH ?)", [words or '""'])


def _called(kind: str, year: int, number: int) -> Any:
    this_one = (VoucherRecord.year == year) & (VoucherRecord.number == number)
    return this_one & (VoucherRecord.kind == kind) if kind else this_one


def is_reversed(voucher_id: Any) -> Any:
    """Return the condition on a column of voucher ids that the voucher was reversed."""
    return voucher_id.in_(_of_reversals(VoucherRecord.reverses))


def _taken_back() -> Any:
    """The condition on a voucher that it was reversed or is itself a reversal."""
    return VoucherRecord.id.in_(_of_reversals(VoucherRecord.reverses) + _of_reversals(VoucherRecord.id))


def _of_reversals(column: Any) -> Any:
    return VoucherRecord.select(column).where(VoucherRecord.reverses.is_null(False))


def amount_in(books: Books, search: str) -> Money | None:
    """Return the amount that was typed to be searched for, or None where it is words."""
    try:
        return reading.money(search, books.club.currency)
    except Refusal:
        return None


_LINE: Final = (
    LineRecord.id,
    LineRecord.account,
    LineRecord.amount,
    LineRecord.person_id,
    LineRecord.product_id,
    LineRecord.activity,
    LineRecord.note,
)
"""The columns of a line itself that :func:`_with_vouchers` reads, those of its voucher behind them."""


def list_lines(
    books: Books,
    period: Period,
    *,
    accounts: Iterable[int] = (),
    person: int | None = None,
    activity: int | None = None,
    whole: bool = False,
    search: str = "",
) -> list[LedgerLine]:
    """Return posted lines of a period in the order of day and voucher; with ``accounts``, only those on them, and of
    what is found by a ``search``.

    With ``whole`` also the other lines of their vouchers, so that each can be shown with what stands against it.
    """
    conditions = [LineRecord.day >= period.first, LineRecord.day < period.after]
    wanted = list(accounts)
    if wanted:
        conditions.append(LineRecord.account.in_(wanted))
    if person is not None:
        conditions.append(LineRecord.person_id == person)
    if activity is not None:
        conditions.append(LineRecord.activity == activity)
    conditions += found_by(books, search, LineRecord.voucher)
    if whole:
        conditions = [LineRecord.voucher.in_(LineRecord.select(LineRecord.voucher).where(*conditions))]
    query = (
        LineRecord.select(*_LINE, *ROW)
        .join(VoucherRecord)
        .join(REVERSAL, JOIN.LEFT_OUTER, on=(REVERSAL.reverses == VoucherRecord.id))
        .where(*conditions)
        .order_by(LineRecord.day, LineRecord.voucher, LineRecord.id)
    )
    return list(_with_vouchers(books, storage.execute(query)))


def _with_vouchers(books: Books, rows: Iterable[tuple[Any, ...]]) -> Iterator[LedgerLine]:
    """Make lines of rows as they lie in the file: a year has ten thousands of them, and every voucher is made once."""
    made: dict[int, VoucherRow] = {}
    for id_, account, amount, person, product, activity, note, *head in rows:
        if head[0] not in made:
            made[head[0]] = row_of(books, *head[:4], date.fromisoformat(head[4]), *head[5:])
        yield LedgerLine(id_, made[head[0]], account, books.money(amount), person, product, activity, note)


def list_locks(books: Books) -> list[MonthLock]:  # noqa: ARG001
    """Return every locking and unlocking on record, newest first."""
    return [
        MonthLock(_day_or_none(row.through), row.reason, row.recorded_by, row.recorded_at)
        for row in MonthLockRecord.select().order_by(MonthLockRecord.id.desc())
    ]


def locked_through(books: Books) -> date | None:
    """Return the last day of the locked months, or None where none is locked."""
    return books.remember("locks", _read_lock)


def _read_lock() -> date | None:
    query = MonthLockRecord.select(MonthLockRecord.through).order_by(MonthLockRecord.id.desc()).limit(1)
    return _day_or_none(query.scalar())


def _day_or_none(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def last_recorded(books: Books) -> Voucher | None:
    """Return the voucher that was recorded last, whatever became of it."""
    newest = VoucherRecord.select(VoucherRecord.id).order_by(VoucherRecord.id.desc()).limit(1).scalar()
    return voucher(books, newest) if newest else None


def voucher_on(books: Books, word: str) -> Voucher | None:
    """Return the newest voucher of a deed that was not voided and is itself no reversal."""
    found = (
        VoucherRecord.select(VoucherRecord.id)
        .join(REVERSAL, JOIN.LEFT_OUTER, on=(REVERSAL.reverses == VoucherRecord.id))
        .where(VoucherRecord.word == word, VoucherRecord.reverses.is_null(), REVERSAL.id.is_null())
        .order_by(VoucherRecord.id.desc())
        .limit(1)
        .scalar()
    )
    return None if found is None else voucher(books, found)
