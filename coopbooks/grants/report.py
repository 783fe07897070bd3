"""What became of a grant, voucher by voucher: what the donor is told, and what stands below the grant on its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from coopbooks import showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.grants.queries import BACK_WORD, MONEY_WORD, grant
from coopbooks.grants.rules import Grant, Purpose
from coopbooks.i18n import _
from coopbooks.ledger import NATURES
from coopbooks.ledger.shapes import label
from coopbooks.money import Money, total

_LINES: Final = """
    SELECT voucher.id, voucher.day, voucher.kind, voucher.year, voucher.number, voucher.description, voucher.concerns,
           voucher.word, line.purpose_id, account.section, sum(line.amount)
    FROM grant_purpose CROSS JOIN line ON line.purpose_id = grant_purpose.id
    CROSS JOIN voucher ON voucher.id = line.voucher_id JOIN account ON account.id = line.account_id
    WHERE grant_purpose.grant_id = ? AND voucher.reverses_id IS NULL AND voucher.day <= ?
    AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id AND reversal.day <= ?)
    GROUP BY voucher.id, line.purpose_id, account.section
    ORDER BY voucher.day, voucher.id, grant_purpose.rest, line.purpose_id
"""
"""CROSS keeps to the lines of the grant, each of which has one voucher."""


@dataclass(frozen=True, slots=True)
class GrantMove:
    """What one voucher moved of one grant: what came of it, was spent or given back, and for which purposes.

    What was given ``in_kind`` came and was spent at once; it is in ``received`` and ``spent``, too.
    """

    voucher: int
    day: date
    label: str
    description: str
    concerns: str
    purposes: tuple[Purpose, ...]
    received: Money
    in_kind: Money
    spent: Money
    returned: Money

    @property
    def purpose(self) -> str:
        """What it was for, in words: one purpose, or several."""
        [first, *others] = self.purposes
        return _("%(purpose)s and others") % {"purpose": first.label} if others else first.label


@dataclass(frozen=True, slots=True)
class GrantReport:
    """A grant as it stood on the evening of a day, with everything that moved of it, in the order of the days."""

    day: date
    grant: Grant
    moves: tuple[GrantMove, ...]

    def spent_on(self, purpose: Purpose) -> tuple[GrantMove, ...]:
        """Return what was spent on one purpose."""
        return tuple(one for one in self.moves if one.spent and one.purposes == (purpose,))


def grant_report(books: Books, grant_id: int, through: date | None = None) -> GrantReport:
    """Return a grant with what became of it; what one voucher spent on several purposes is told for each of them.

    ``through`` is the last day that counts: what was recorded, taken back or planned anew later is left out.
    Refuses a day before it was agreed, and one to come.
    """
    if through:
        _check_day(books, grant(books, grant_id), through)
    known = grant(books, grant_id, through=through)
    purposes = {one.id: one for one in known.purposes}
    last = (through or date.max).isoformat()
    rows = storage.plain(_LINES, grant_id, last, last).fetchall()
    moves = list[GrantMove]()
    for _id, lines in groupby(rows, key=itemgetter(0)):
        moves += _moves(books, list(lines), purposes)
    return GrantReport(through or books.today(), known, tuple(moves))


def _check_day(books: Books, known: Grant, day: date) -> None:
    if day > books.today():
        raise Refusal(_("This day is still to come. Choose today or a day before."), "day", "to_come")
    if day < known.day:
        raise Refusal(
            _("It was agreed on %(day)s. Choose that day or a later one.") % {"day": showing.day(known.day)},
            "day",
            "before",
        )


def _moves(books: Books, rows: list[Any], purposes: dict[int, Purpose]) -> Iterator[GrantMove]:
    """What one voucher moved: money that came or went back as a whole, what was spent by purpose."""
    word, nothing = rows[0][7], books.money(0)
    if word in (MONEY_WORD, BACK_WORD):
        amount = abs(_sum(books, rows, owed=True))
        theirs = tuple(purposes[id_] for id_ in dict.fromkeys(row[8] for row in rows))
        came, back = (amount, nothing) if word == MONEY_WORD else (nothing, amount)
        yield GrantMove(*_head(rows[0]), theirs, came, nothing, nothing, back)
        return
    for purpose_id, lines in groupby(rows, key=itemgetter(8)):
        each = list(lines)
        spent = -_sum(books, each, owed=False)
        in_kind = spent - _sum(books, each, owed=True)
        yield GrantMove(*_head(each[0]), (purposes[purpose_id],), in_kind, in_kind, spent, nothing)


def _sum(books: Books, rows: list[Any], *, owed: bool) -> Money:
    """What the lines come to on what is owed to donors, or on what was taken as income or capital."""
    wanted = {"liability"} if owed else {"income", "equity"}
    return total((books.money(row[-1]) for row in rows if NATURES[row[9]] in wanted), books.club.currency)


def _head(row: Any) -> tuple[int, date, str, str, str]:
    """Which voucher it was."""
    id_, day, kind, year, number, description, concerns, *_others = row
    return id_, date.fromisoformat(day), label(kind, year, number), description, concerns
