"""How members stand: what of their dues and fines is still owed, what they saved, how many certificates they have."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.days import Month
from coopbooks.members.debts import left_of_each, paid_by_name
from coopbooks.money import Money

_STANDS: Final = "NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id)"
_CHARGES: Final = f"""
    SELECT balance.person_id, person.name, person.detail, balance.amount, voucher.id, part.kind, voucher.day, part.due,
           part.month, part.amount
    FROM person_balance AS balance CROSS JOIN person ON person.id = balance.person_id
    LEFT JOIN (member_part AS part CROSS JOIN voucher ON voucher.id = part.voucher_id AND {_STANDS} {{of_part}})
    ON part.person_id = balance.person_id AND part.kind IN ('dues', 'fine')
    WHERE balance.account_id = :account AND balance.amount > 0 {{of_balance}}
    ORDER BY person.folded, balance.person_id, part.due DESC, voucher.day DESC, voucher.id DESC
"""  # noqa: S608 - our own condition
_OF_SOME: Final = {
    "of_balance": "AND balance.person_id IN (SELECT value FROM json_each(:persons))",
    "of_part": "AND part.person_id IN (SELECT value FROM json_each(:persons))",
}
"""Said of both, because what is joined is put together before it is."""
_OF_ALL: Final = dict.fromkeys(_OF_SOME, "")
_PARTS: Final = f"""
    SELECT part.kind, sum(part.amount), sum(part.certificates)
    FROM member_part AS part CROSS JOIN voucher ON voucher.id = part.voucher_id
    WHERE part.person_id = ? AND voucher.id IS NOT ? AND {_STANDS} GROUP BY part.kind
"""  # noqa: S608
_CERTIFICATES: Final = f"""
    SELECT part.person_id, voucher.day, iif(part.kind = 'certificates', part.certificates, -part.certificates),
           iif(part.kind = 'certificates', part.amount, -part.amount)
    FROM member_part AS part CROSS JOIN voucher ON voucher.id = part.voucher_id
    WHERE part.certificates > 0 AND voucher.day <= ? AND {_STANDS} ORDER BY voucher.day, voucher.id, part.position
"""  # noqa: S608
_LINES: Final = "SELECT coalesce(sum(amount), 0) FROM line WHERE voucher_id = ? AND account_id = ? AND person_id = ?"

_LAST: Final = f"""
    SELECT part.amount FROM member_part AS part CROSS JOIN voucher ON voucher.id = part.voucher_id
    WHERE part.kind = ? AND {_STANDS} ORDER BY voucher.id DESC, part.position LIMIT 1
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Charge:
    """Dues or a fine of which something is still owed; without a voucher what was owed before it was charged here."""

    person: int
    name: str
    voucher: int | None
    kind: str
    day: date | None
    due: date | None
    month: Month | None
    amount: Money
    left: Money


@dataclass(frozen=True, slots=True)
class Overdue:
    """What a member should have paid already, and since when; None where nobody knows since when."""

    person: int
    name: str
    since: date | None
    amount: Money


@dataclass(frozen=True, slots=True)
class Savings:
    """What a member saved: what she has to, and what she wants to."""

    compulsory: Money
    voluntary: Money

    @property
    def total(self) -> Money:
        """All of it."""
        return self.compulsory + self.voluntary


@dataclass(frozen=True, slots=True)
class Certificate:
    """So many certificates from a day on; where they were given back both figures are below zero."""

    person: int
    day: date
    count: int
    amount: Money


def open_charges(books: Books, person: int | None = None, *, persons: Collection[int] | None = None) -> list[Charge]:
    """Return the dues and fines of which something is owed, of one person, of some or of all: the oldest first.

    What her slips kept back for one settles that one, all else what was due first. What is owed beyond all charges was
    owed before the books knew of them.
    """
    asked = persons if person is None else (person,)
    said: dict[str, Any] = {"account": ledger.account_of(books, "member_dues_receivable").id}
    named = paid_by_name(said["account"], asked)
    if asked is not None:
        said["persons"] = json.dumps(sorted(asked))
    rows = storage.execute_sql(_CHARGES.format(**(_OF_ALL if asked is None else _OF_SOME)), said).fetchall()
    return [one for _who, hers in groupby(rows, key=itemgetter(0)) for one in _oldest_first(books, list(hers), named)]


def _oldest_first(books: Books, rows: list[Any], named: Mapping[tuple[int, int], int]) -> Iterator[Charge]:
    """The charges of one member that are open; what is owed beyond them first of all."""
    person, name, detail, stands = rows[0][:4]
    label = f"{name} ({detail})" if detail else name
    charged = [row[4:] for row in rows if row[4] is not None]
    lefts, before = left_of_each(stands, [amount - named.get((id_, person), 0) for id_, *_same, amount in charged])
    if before > 0:
        yield Charge(person, label, None, "", None, None, None, books.money(before), books.money(before))
    for (id_, kind, day, due, month, amount), left in zip(reversed(charged), reversed(lefts), strict=True):
        if left:
            days = date.fromisoformat(day), date.fromisoformat(due), Month.of_key(month) if month else None
            yield Charge(person, label, id_, kind, *days, books.money(amount), books.money(left))


def overdue(books: Books, day: date) -> list[Overdue]:
    """Return who should have paid dues or fines before a day and has not, as a dictionary has them."""
    found: dict[int, Overdue] = {}
    for charge in open_charges(books):
        if charge.due is None or charge.due < day:
            before = found.get(charge.person, Overdue(charge.person, charge.name, charge.due, books.money(0)))
            found[charge.person] = Overdue(charge.person, charge.name, before.since, before.amount + charge.left)
    return list(found.values())


def savings_of(books: Books, person: int, without: int | None = None) -> Savings:
    """Return what somebody saved, as if one voucher were not there: what is not known to be compulsory is voluntary."""
    kinds = {kind: amount for kind, amount, _count in storage.plain(_PARTS, person, without)}
    compulsory = books.money(kinds.get("compulsory", 0) - kinds.get("compulsory_back", 0))
    return Savings(compulsory, -stands_on(books, "member_savings", person, without) - compulsory)


def certificates_of(books: Books, person: int, without: int | None = None) -> int:  # noqa: ARG001
    """Return how many certificates of contribution somebody has, as if one voucher were not there."""
    counts = {kind: count for kind, _amount, count in storage.plain(_PARTS, person, without)}
    return int(counts.get("certificates", 0) - counts.get("contribution_back", 0))


def certificates(books: Books, through: date) -> list[Certificate]:
    """Return all certificates that were given out and given back until a day, in the order of days."""
    return [
        Certificate(person, date.fromisoformat(day), count, books.money(amount))
        for person, day, count, amount in storage.plain(_CERTIFICATES, through.isoformat())
    ]


def last_charge(books: Books, kind: str) -> Money | None:
    """Return what was charged last of dues or fines, to the first of the members; None where nothing ever was."""
    found = storage.plain(_LAST, kind).fetchone()
    return books.money(found[0]) if found else None


def stands_on(books: Books, role: str, person: int, without: int | None = None) -> Money:
    """Return what stands on the account of a role for a person, debit +, as if one voucher were not there."""
    account = ledger.account_of(books, role).id
    stands = ledger.balance_of_person(books, account, person)
    return stands - books.money(storage.plain(_LINES, without, account, person).fetchone()[0])
