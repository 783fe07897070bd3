"""Locking months: nothing is recorded in them any more, until they are opened again with a reason."""

from datetime import date

from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger.queries import locked_through
from coopbooks.ledger.records import MonthLockRecord
from coopbooks.ledger.rules import check_text


def lock_month(books: Books, month: Month) -> None:
    """Lock everything up to the last day of a month; refuses months not over yet or locked already.

    Tells watchers: ``locks``.
    """
    locked = locked_through(books)
    if month.last >= books.today():
        raise Refusal(_("This month is not over yet. Lock it from its end on."), "month", "not_over")
    if locked and month.last <= locked:
        raise Refusal(_("This month is locked already."), "month", "locked")
    _record_lock(books, month.last, "")


def unlock_month(books: Books, month: Month, reason: str) -> None:
    """Open a month and all later ones again; the reason stays on record. Refuses an empty reason, an open month.

    Tells watchers: ``locks``.
    """
    if not reason.strip():
        raise Refusal(_("Say why it is opened again: the reason stays on record."), "reason", "empty")
    check_text(reason, "reason")
    locked = locked_through(books)
    if locked is None or month.last > locked:
        raise Refusal(_("This month is not locked."), "month", "open")
    _record_lock(books, month.plus(-1).last, reason.strip())


def _record_lock(books: Books, through: date, reason: str) -> None:
    with books.change("locks"):
        MonthLockRecord.keep(through=through.isoformat(), reason=reason, recorded_by=books.who, recorded_at=books.now())
