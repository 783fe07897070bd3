"""Looking for vouchers: by number, amount, day and words; the newest first, each way as quick in books of any size."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from coopbooks.books import Books, storage
from coopbooks.finding.typed import Label
from coopbooks.ledger import VoucherRow
from coopbooks.ledger.records import VoucherRecord
from coopbooks.ledger.rows import WORTH, as_deeds

_KINDS: Final = ("CI", "CE", "CT")
_CENTS: Final = 100
# The + keeps SQLite from going through every voucher that reverses none, by its index of those that do.
_STANDS: Final = (
    "+voucher.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM voucher AS taker WHERE taker.reverses_id = voucher.id)"
)
_NEWEST: Final = f"SELECT id FROM voucher WHERE {_STANDS} ORDER BY id DESC LIMIT ?"  # noqa: S608 - our own words only
_OF_DAY: Final = f"SELECT id FROM voucher WHERE day = ? AND {_STANDS} ORDER BY id DESC LIMIT ?"  # noqa: S608
# A CROSS JOIN is gone through from left to right: the words first, which find few and find them newest first.
_WITH_WORDS: Final = (
    "SELECT voucher.id FROM voucher_words CROSS JOIN voucher ON voucher.id = voucher_words.rowid "  # noqa: S608
    f"WHERE voucher_words MATCH ? AND {_STANDS} ORDER BY voucher_words.rowid DESC LIMIT ?"
)
_FROM_AMOUNT: Final = f"SELECT id FROM voucher WHERE amount BETWEEN ? AND ? AND {_STANDS} ORDER BY day DESC LIMIT ?"  # noqa: S608
_NARROWED: Final = "AND +voucher.id IN (SELECT rowid FROM voucher_words WHERE voucher_words MATCH ?)"


def newest(many: int) -> list[int]:
    """Return what was recorded last, of what stands."""
    return _ids(_NEWEST, many)


def numbered(label: Label, many: int) -> list[int]:
    """Return the vouchers of a number, of any kind and year where none is said; voided ones as well, as on papers."""
    years = [label.year] if label.year else _years()
    kinds = [label.kind] if label.kind else _KINDS
    query = (
        VoucherRecord.select(VoucherRecord.id)
        .where(VoucherRecord.kind.in_(kinds), VoucherRecord.year.in_(years), VoucherRecord.number == label.number)
        .order_by(VoucherRecord.day.desc(), VoucherRecord.id.desc())
        .limit(many)
    )
    return [id_ for (id_,) in query.tuples()]


def _years() -> list[int]:
    """Every year there may be a voucher of, asked of both ends of an index."""
    first, last = storage.plain("SELECT (SELECT min(day) FROM voucher), (SELECT max(day) FROM voucher)").fetchone()
    return list(range(int(first[:4]), int(last[:4]) + 1)) if first else []


def of_amounts(amounts: Sequence[int], many: int, words: Sequence[str] = ()) -> list[int]:
    """Return the vouchers of one of these amounts, those with all the words where there are any."""
    marks = ", ".join("?" * len(amounts))
    narrowed = _NARROWED if words else ""
    of_them = f"(amount IN ({marks}) OR id IN ({WORTH} IN ({marks})))"
    statement = f"SELECT id FROM voucher WHERE {of_them} {narrowed} AND {_STANDS} ORDER BY day DESC LIMIT ?"  # noqa: S608
    return _ids(statement, *amounts, *amounts, *([all_of(words)] if words else []), many)


def of_rounded(amount: int, many: int) -> list[int]:
    """Return the vouchers of an amount as people say it, without its cents."""
    return _ids(_FROM_AMOUNT, amount + 1, amount + _CENTS - 1, many)


def of_day(day: date, many: int) -> list[int]:
    """Return the vouchers of a day."""
    return _ids(_OF_DAY, day.isoformat(), many)


def with_words(match: str, many: int) -> list[int]:
    """Return the vouchers whose words match."""
    return _ids(_WITH_WORDS, match, many)


def all_of(words: Iterable[str]) -> str:
    """Return what matches vouchers that have, for each of these words, one that begins so."""
    return " ".join(f'"{word}"*' for word in words)


def one_of_each(choices: Iterable[Sequence[str]]) -> str:
    """Return what matches vouchers that have one word of each of these choices, a whole one."""
    return " AND ".join("({})".format(" OR ".join(f'"{word}"' for word in words)) for words in choices)


def vocabulary() -> list[str]:
    """Return every word there is on any voucher; figures are left out, which nobody types nearly right."""
    return [term for (term,) in storage.plain("SELECT term FROM voucher_term WHERE term >= 'a'")]


def _ids(statement: str, *values: Any) -> list[int]:
    return [id_ for (id_,) in storage.plain(statement, *values)]


def rows(books: Books, ids: Sequence[int]) -> list[VoucherRow]:
    """Return the rows of these vouchers, in this order, each with what it came to as a deed."""
    found = as_deeds(books, ids)
    return [found[id_] for id_ in ids]
