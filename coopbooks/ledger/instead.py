"""What is recorded in place of a voucher: that one is voided only then, and till then left out of account."""

from dataclasses import dataclass
from datetime import date

from coopbooks.books import Books
from coopbooks.ledger.operations import check_voidable
from coopbooks.ledger.queries import voucher
from coopbooks.ledger.shapes import VoucherLine


@dataclass(frozen=True, slots=True)
class InPlaceOf:
    """The voucher that is voided when something else is recorded in its place, and why."""

    voucher: int
    reason: str


def in_place_of(books: Books, voucher_id: int, reason: str) -> InPlaceOf:
    """Return what is to be recorded in place of a voucher; refuses what :func:`void` refuses."""
    check_voidable(books, voucher(books, voucher_id), reason)
    return InPlaceOf(voucher_id, reason)


def left_out(books: Books, instead: InPlaceOf | None, day: date) -> tuple[VoucherLine, ...]:
    """Return its lines, where the books still hold them at the end of a day: none where they are taken back by then."""
    if instead is None:
        return ()
    wrong = voucher(books, instead.voucher)
    gone = wrong.reversed_by is not None and voucher(books, wrong.reversed_by).day <= day
    return () if gone or wrong.day > day else wrong.lines
