"""Cash by week: what was in a box, or in all of them, at the end of each of the last weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile
from typing import Any

from peewee import fn

from coopbooks import ledger, showing
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.ledger import Account
from coopbooks.ledger.records import LineRecord
from coopbooks.money import Money, total

_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class CashWeek:
    """What was there on the evening of the last day of a week: its Sunday, or today where that is still to come."""

    last: date
    closing: Money

    @property
    def period(self) -> Period:
        """Its days, from Monday."""
        return Period.through(self.last - self.last.weekday() * _A_DAY, self.last)


def by_week(books: Books, box: int | None = None, weeks: int = 13) -> tuple[CashWeek, ...]:
    """Return the last weeks, the one running now last: of one box in its own currency, or of all together (None)."""
    only = None if box is None else ledger.account(books, box)
    boxes = [only] if only else ledger.list_accounts(books, boxes=True, active=None)
    today = books.today()
    first = today - today.weekday() * _A_DAY - (weeks - 1) * _A_WEEK
    currency = (only and only.currency) or books.club.currency
    standing = _before(books, boxes, first, currency)
    moved = _moved(boxes, first, first + weeks * _A_WEEK, foreign=currency != books.club.currency)
    found = []
    for monday in (first + number * _A_WEEK for number in range(weeks)):
        standing += total((Money(moved.get(monday + day * _A_DAY, 0), currency) for day in range(7)), currency)
        found.append(CashWeek(min(monday + 6 * _A_DAY, today), standing))
    return tuple(found)


def _before(books: Books, boxes: Sequence[Account], first: date, currency: str) -> Money:
    """What boxes held together on the evening before a day."""
    if currency != books.club.currency:
        return ledger.foreign_balance(books, boxes[0].id, currency, first - _A_DAY)
    moves = ledger.movements(books, Period.through(first, first))
    return total((moves[box.id].opening for box in boxes if box.id in moves), currency)


def _moved(boxes: Sequence[Account], first: date, after: date, *, foreign: bool) -> dict[date, int]:
    """What the days moved that moved anything, in minor units."""
    line: Any = LineRecord
    figure = line.foreign_amount if foreign else line.amount
    rows = (
        line.select(line.day, fn.SUM(figure))
        .where(line.account.in_([box.id for box in boxes]), line.day >= first, line.day < after)
        .group_by(line.day)
        .tuples()
    )
    return {day: int(moved) for day, moved in rows}


def said_of_weeks(weeks: Sequence[CashWeek]) -> str:
    """Say in one sentence what a picture of them shows: when there was least; weeks before the first money are none."""
    begun = list(dropwhile(lambda week: not week.closing, weeks))
    if not begun:
        return _("There was no money in these weeks.")
    least = min(reversed(begun), key=lambda week: week.closing)
    said = {"count": len(begun), "amount": showing.money(least.closing), "day": showing.day(least.last)}
    if len(begun) == 1:
        return _("The first week.")
    if least is begun[-1]:
        return _("In %(count)s weeks there was never less than now.") % said
    return _("In %(count)s weeks the least was %(amount)s, on %(day)s.") % said
