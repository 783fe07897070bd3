"""Vouchers as rows of a list: their columns, and what became of them, however often they were corrected."""

from collections.abc import Iterable
from typing import Any, Final

from peewee import JOIN, fn

from coopbooks.books import Books
from coopbooks.ledger.records import VoucherRecord
from coopbooks.ledger.shapes import VoucherRow

REVERSAL: Final = VoucherRecord.alias("reversal")
"""What takes a voucher back: to be joined to it where ``ROW`` is asked for."""
_CORRECTION: Final = VoucherRecord.alias("correction")
ROW: Final = (
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
    REVERSAL.id,
    VoucherRecord.corrects,
)
"""The columns :func:`row_of` makes a row of."""


def row_of(books: Books, *columns: Any) -> VoucherRow:
    """Return the row of a voucher."""
    return VoucherRow(*(*columns[:8], books.money(columns[8]), *columns[9:]))


def outcomes(books: Books, vouchers: Iterable[int]) -> dict[int, VoucherRow]:
    """Return, by id, what each voucher was corrected to in the end: itself, where it never was.

    Whether that still holds tells its ``stands``: what was voided and not recorded again does not.
    """
    chain = _corrections(list(vouchers))
    ends = chain.select_from(chain.c.first, fn.MAX(chain.c.last).alias("last")).group_by(chain.c.first)
    last = dict(ends.tuples())
    query = (
        VoucherRecord.select(*ROW)
        .join(REVERSAL, JOIN.LEFT_OUTER, on=(REVERSAL.reverses == VoucherRecord.id))
        .where(VoucherRecord.id.in_(set(last.values())))
    )
    rows = {columns[0]: row_of(books, *columns) for columns in query.tuples()}
    return {first: rows[end] for first, end in last.items()}


def _corrections(vouchers: list[int]) -> Any:
    """Each of the vouchers beside itself, its correction, the correction of that, and so on."""
    themselves = (
        VoucherRecord.select(VoucherRecord.id.alias("first"), VoucherRecord.id.alias("last"))
        .where(VoucherRecord.id.in_(vouchers))
        .cte("chain", recursive=True, columns=("first", "last"))
    )
    further = _CORRECTION.select(themselves.c.first, _CORRECTION.id).join(
        themselves, on=(_CORRECTION.corrects == themselves.c.last)
    )
    return themselves.union_all(further)
