"""What is left of the advances of members: money they got before their pay."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.ledger import Voucher
from coopbooks.members.debts import keep_paid_by_hand, open_debts
from coopbooks.money import Money

_OPEN: Final = """
    SELECT balance.person_id, person.name, person.detail, balance.amount, voucher.id, voucher.day, line.amount
    FROM person_balance AS balance CROSS JOIN person ON person.id = balance.person_id
    LEFT JOIN (line CROSS JOIN voucher ON voucher.id = line.voucher_id AND voucher.word = 'member_advance'
        AND voucher.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id) {of_debt})
    ON line.person_id = balance.person_id AND line.account_id = balance.account_id AND line.amount > 0
    WHERE balance.account_id = :account {of_balance}
    ORDER BY person.folded, balance.person_id, voucher.day DESC, voucher.id DESC
"""


@dataclass(frozen=True, slots=True)
class Advance:
    """An advance of which something is left; without a voucher what stood there before it was recorded here."""

    person: int
    name: str
    voucher: int | None
    day: date | None
    amount: Money
    left: Money


def open_advances(
    books: Books,
    person: int | None = None,
    *,
    persons: Collection[int] | None = None,
    without: Mapping[int, Money] | None = None,
) -> list[Advance]:
    """Return the advances of which something is left, of one person, of some or of all: the oldest of each first.

    What is left beyond those recorded was there before all of them. How much is left of each, and what ``without``
    leaves out, see ``members.debts``.
    """
    account = ledger.account_of(books, "member_advances").id
    asked = persons if person is None else (person,)
    found = list[Advance]()
    for one in open_debts(account, _OPEN, "line", asked, without):
        who, before = (one.person, one.name), books.money(one.before)
        if before:
            found.append(Advance(*who, None, None, before, before))
        for (id_, day, amount), left in one.lefts:
            found.append(Advance(*who, id_, date.fromisoformat(day), books.money(amount), books.money(left)))
    return found


def keep_advances_paid(books: Books, voucher: Voucher, paid: Mapping[int, Money]) -> None:
    """Note which advances a voucher pays back that was just posted: the oldest first."""
    keep_paid_by_hand(books, voucher, open_advances(books, persons=paid.keys(), without=paid), paid)
