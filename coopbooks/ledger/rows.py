"""Vouchers and their lines as rows: their columns, and what became of them, however often they were corrected."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from peewee import JOIN, fn

from coopbooks.books import Books
from coopbooks.ledger.accounts import accounts_of
from coopbooks.ledger.records import LineRecord, VoucherRecord
from coopbooks.ledger.shapes import MACHINE_GOES, Foreign, VoucherLine, VoucherRow
from coopbooks.money import Money
from coopbooks.quantity import Quantity

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
_GOES: Final = ", ".join(f"'{word}'" for word in MACHINE_GOES)
WORTH: Final = f"""
    SELECT told.id FROM (
        SELECT voucher_id, amount FROM line INDEXED BY line_by_purpose WHERE purpose_id IS NOT NULL
        UNION ALL
        SELECT line.voucher_id, line.amount FROM voucher CROSS JOIN line ON line.voucher_id = voucher.id
        WHERE voucher.word IN ({_GOES}) AND line.machine_id IS NOT NULL
    ) AS tied JOIN voucher AS told ON told.id = tied.voucher_id GROUP BY told.id
    HAVING coalesce(nullif(told.amount - min(sum(max(tied.amount, 0)), sum(max(-tied.amount, 0))), 0), told.amount)
"""  # noqa: S608 - our own words only
"""Selects vouchers on purposes of grants and of machines that go, which are few, by what they came to as deeds, as
:attr:`Voucher.worth` says; to be completed.
"""


def row_of(books: Books, *columns: Any) -> VoucherRow:
    """Return the row of a voucher."""
    return VoucherRow(*(*columns[:8], books.money(columns[8]), *columns[9:]))


def as_deeds(books: Books, ids: Iterable[int]) -> dict[int, VoucherRow]:
    """Return the rows of vouchers by id; their amount is what each came to as a deed, as :attr:`Voucher.worth` says."""
    wanted = list(ids)
    gone = LineRecord.machine_id.is_null(False) & VoucherRecord.word.in_(MACHINE_GOES)
    tied = LineRecord.purpose_id.is_null(False) | gone
    debit, credit = (fn.SUM(fn.MAX(amount, 0)) for amount in (LineRecord.amount, 0 - LineRecord.amount))
    twice = dict(
        LineRecord.select(LineRecord.voucher, fn.MIN(debit, credit))
        .join(VoucherRecord)
        .where(LineRecord.voucher.in_(wanted), tied)
        .group_by(LineRecord.voucher)
        .tuples()
    )
    query = (
        VoucherRecord.select(*ROW)
        .join(REVERSAL, JOIN.LEFT_OUTER, on=(REVERSAL.reverses == VoucherRecord.id))
        .where(VoucherRecord.id.in_(wanted))
    )
    rows = [row_of(books, *columns) for columns in query.tuples()]
    return {row.id: replace(row, amount=row.amount - books.money(twice.get(row.id, 0)) or row.amount) for row in rows}


def outcomes(books: Books, vouchers: Iterable[int]) -> dict[int, VoucherRow]:
    """Return, by id, the deed each voucher was corrected to in the end: itself, where it never was.

    Whether that still holds tells its ``stands``: what was voided and not recorded again does not.
    """
    chain = _corrections(list(vouchers))
    ends = chain.select_from(chain.c.first, fn.MAX(chain.c.last).alias("last")).group_by(chain.c.first)
    last = dict(ends.tuples())
    rows = as_deeds(books, set(last.values()))
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


def lines_of(books: Books, voucher_id: int) -> tuple[VoucherLine, ...]:
    """Return the lines of a voucher, each with its account."""
    rows = list(LineRecord.select().where(LineRecord.voucher == voucher_id).order_by(LineRecord.id))
    accounts = accounts_of(books, (row.account_id for row in rows))
    return tuple(
        VoucherLine(
            account,
            books.money(row.amount),
            row.person_id,
            row.product_id,
            row.activity_id,
            _foreign_of(row),
            row.note,
            row.material_id,
            None if row.quantity is None else Quantity(row.quantity),
            row.order_id,
            row.loan_id,
            row.machine_id,
            row.purpose_id,
        )
        for row, account in zip(rows, accounts, strict=True)
    )


def _foreign_of(row: Any) -> Foreign | None:
    if row.foreign_amount is None:
        return None
    return Foreign(Money(row.foreign_amount, row.foreign_currency), Decimal(row.rate), row.rate_source or "")
