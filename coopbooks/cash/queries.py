"""What can be asked about boxes and counts."""

from datetime import date
from typing import Any, Final

from peewee import JOIN, fn

from coopbooks import ledger
from coopbooks.books import Books, Listing, Place, Sort, having, in_text
from coopbooks.cash.records import CashCountPieceRecord, CashCountRecord
from coopbooks.cash.rules import Box, Count, is_purpose
from coopbooks.days import Period
from coopbooks.ledger.records import VoucherRecord
from coopbooks.money import Money, total
from coopbooks.reading import fold

_REVERSAL = VoucherRecord.alias("reversal")
_DIFFERENCE: Final = CashCountRecord.counted - CashCountRecord.expected
_SORTS: Final = {"day": Sort(()), "difference": Sort((_DIFFERENCE,))}
"""What counts can be sorted by."""


def list_boxes(books: Books) -> list[Box]:
    """Return the boxes and banks in use with what is in them now, each in its own currency."""
    return [_box(books, account) for account in ledger.list_accounts(books, boxes=True, postable=True)]


def _box(books: Books, account: ledger.Account) -> Box:
    worth, currency = ledger.balance_on(books, account.id), account.currency or books.club.currency
    balance = ledger.foreign_balance(books, account.id, currency) if account.currency else worth
    return Box(account.id, account.name, account.box, currency, balance, worth)


def all_together(books: Books) -> Money:
    """Return what all boxes and banks hold together now, other currencies at their value in the books."""
    boxes = ledger.list_accounts(books, boxes=True, active=None)
    return total((ledger.balance_on(books, box.id) for box in boxes), books.club.currency)


def list_purposes(books: Books, *, into: bool) -> list[ledger.Account]:
    """Return the accounts that say what other money came in for or went out for, in the order of the chart."""
    return [account for account in ledger.list_accounts(books, postable=True) if is_purpose(account, into=into)]


def list_counts(books: Books, period: Period | None = None, search: str = "") -> Listing[Count]:
    """Return the counts of a period (None: all), newest first: those of a box, or with words in what was said."""
    keys, words = CashCountRecord.select(CashCountRecord.id), having(search, *_places(books))
    if period:
        keys = keys.where(CashCountRecord.day >= period.first, CashCountRecord.day < period.after)
    return Listing(
        keys=keys.where(*words) if words else keys,
        detail=_detail(),
        key=CashCountRecord.id,
        order=(CashCountRecord.day, CashCountRecord.id),
        make=lambda *row: _count(books, row),
        sorts=_SORTS,
        sought=bool(words),
    )


def _places(books: Books) -> tuple[Place, ...]:
    """Where words are looked for: what a box is called in the language spoken, and what was said of the count."""
    boxes = ledger.list_accounts(books, boxes=True, active=None)

    def of_box(word: str) -> Any:
        return CashCountRecord.account.in_([one.id for one in boxes if word in fold(one.name)])

    return of_box, in_text(CashCountRecord.explanation), in_text(CashCountRecord.recorded_by)


def count(books: Books, count_id: int) -> Count:
    """Return one count by id."""
    return _only(books, CashCountRecord.id == count_id)


def count_of_voucher(books: Books, voucher_id: int) -> Count:
    """Return the count whose difference a voucher posted."""
    return _only(books, CashCountRecord.voucher == voucher_id)


def _only(books: Books, condition: Any) -> Count:
    found = _detail().where(condition).tuples().first()
    if found is None:
        raise LookupError("no such count")
    return _count(books, found)


def _detail() -> Any:
    return CashCountRecord.select(
        CashCountRecord.id,
        CashCountRecord.account,
        CashCountRecord.day,
        CashCountRecord.counted,
        CashCountRecord.expected,
        CashCountRecord.explanation,
        CashCountRecord.voucher,
        CashCountRecord.recorded_by,
        _REVERSAL.id,
    ).join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == CashCountRecord.voucher))


def _count(books: Books, row: tuple[Any, ...]) -> Count:
    id_, account_id, day, counted, expected, explanation, voucher, by, reversal = row
    box = ledger.account(books, account_id)
    currency = box.currency or books.club.currency
    amounts = Money(counted, currency), Money(expected, currency)
    pieces = _pieces(id_, currency)
    return Count(id_, box, day, pieces, *amounts, explanation, voucher, by, voided=reversal is not None)


def _pieces(count_id: int, currency: str) -> tuple[tuple[Money, int], ...]:
    rows = CashCountPieceRecord.select().where(CashCountPieceRecord.count_id == count_id)
    ordered = rows.order_by(CashCountPieceRecord.denomination.desc())
    return tuple((Money(row.denomination, currency), row.pieces) for row in ordered)


def last_counts(books: Books) -> dict[int, date]:  # noqa: ARG001 - every question is asked of an open set of books
    """Return the last day each box was counted on, by the box's id; a box never counted is not in it."""
    last = fn.MAX(CashCountRecord.day)
    rows = CashCountRecord.select(CashCountRecord.account, last).group_by(CashCountRecord.account).tuples()
    return {box: date.fromisoformat(str(day)) for box, day in rows}
