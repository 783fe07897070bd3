"""How members stand: what of their dues and fines is still owed, what they saved, how many certificates they have."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.days import Month
from coopbooks.ledger import Voucher
from coopbooks.members.debts import keep_paid_by_hand, open_debts
from coopbooks.money import Money

_STANDS: Final = "NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id)"
_CHARGES: Final = f"""
    SELECT balance.person_id, person.name, person.detail, balance.amount, voucher.id, part.kind, voucher.day, part.due,
           part.month, part.amount
    FROM person_balance AS balance CROSS JOIN person ON person.id = balance.person_id
    LEFT JOIN (member_part AS part CROSS JOIN voucher ON voucher.id = part.voucher_id AND {_STANDS} {{of_debt}})
    ON part.person_id = balance.person_id AND part.kind IN ('dues', 'fine')
    WHERE balance.account_id = :account {{of_balance}}
    ORDER BY person.folded, balance.person_id, part.due DESC, voucher.day DESC, voucher.id DESC
"""  # noqa: S608 - our own condition
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


def open_charges(
    books: Books,
    person: int | None = None,
    *,
    persons: Collection[int] | None = None,
    without: Mapping[int, Money] | None = None,
) -> list[Charge]:
    """Return the dues and fines of which something is owed, of one person, of some or of all: the oldest first.

    What is owed beyond all charges was owed before the books knew of them. How much is left of each, and what
    ``without`` leaves out, see ``members.debts``.
    """
    account = ledger.account_of(books, "member_dues_receivable").id
    asked = persons if person is None else (person,)
    found = list[Charge]()
    for one in open_debts(account, _CHARGES, "part", asked, without):
        who, before = (one.person, one.name), books.money(one.before)
        if before:
            found.append(Charge(*who, None, "", None, None, None, before, before))
        for (id_, kind, day, due, month, amount), left in one.lefts:
            of = (date.fromisoformat(day), date.fromisoformat(due))
            dues = Month.of_key(month) if month else None
            found.append(Charge(*who, id_, kind, *of, dues, books.money(amount), books.money(left)))
    return found


def keep_paid(books: Books, voucher: Voucher, paid: Mapping[int, Money]) -> None:
    """Note which dues and fines a voucher pays that was just posted: of each member what was due first."""
    keep_paid_by_hand(books, voucher, open_charges(books, persons=paid.keys(), without=paid), paid)


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
