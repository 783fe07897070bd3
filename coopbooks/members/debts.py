"""Which of a member's debts are paid, and how much is left of each: dues, fines and advances alike.

What is kept back from her pay pays the debt her slip names; what she pays by hand what was the oldest then. It is noted
what paid which debt, so that no debt that is recorded later takes it away from there. What nobody noted, as in books of
before, pays the oldest first.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, Protocol

from coopbooks.books import Books, storage
from coopbooks.ledger import Voucher
from coopbooks.members.records import DebtPaidRecord
from coopbooks.money import Money

_NAMED: Final = """
    SELECT paid.debt_id, paid.person_id, sum(paid.amount)
    FROM person_balance AS balance CROSS JOIN debt_paid AS paid ON paid.person_id = balance.person_id
    WHERE balance.account_id = :account {of_balance}
    AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = paid.voucher_id)
    GROUP BY paid.person_id, paid.debt_id
"""
_NOTED_BY: Final = "SELECT debt_id, person_id, amount FROM debt_paid WHERE voucher_id = ?"
_OWING: Final = "AND balance.amount > 0"
_OF_SOME: Final = "AND {}.person_id IN (SELECT value FROM json_each(:persons))"
_CORRECTED: Final = "SELECT corrects_id, id FROM voucher WHERE corrects_id > 0"


@dataclass(frozen=True, slots=True)
class DebtPaid:
    """So much of a debt of somebody, known by the voucher that made her owe it, was paid."""

    person: int
    debt: int
    amount: Money


class Owed(Protocol):
    """What is left of a debt of somebody; without a voucher it is not known by name."""

    @property
    def person(self) -> int:
        """Whose it is."""

    @property
    def voucher(self) -> int | None:
        """What made her owe it."""

    @property
    def left(self) -> Money:
        """How much of it."""


@dataclass(frozen=True, slots=True)
class OpenDebts:
    """What a person owes on an account, in minor units: what there was ``before`` all debts that are known, and what is
    left of each of these, the oldest first, with what was asked for of it.
    """

    person: int
    name: str
    before: int
    lefts: tuple[tuple[tuple[Any, ...], int], ...]


def keep_debts_paid(books: Books, voucher: Voucher, paid: Iterable[DebtPaid]) -> None:
    """Note which debts a voucher pays; posts nothing. Called within the change that posts the voucher.

    Tells watchers: ``members``.
    """
    with books.change("members"):
        for one in paid:
            DebtPaidRecord.keep(person=one.person, debt=one.debt, voucher=voucher.id, amount=one.amount)


def keep_paid_by_hand(books: Books, voucher: Voucher, owed: Sequence[Owed], paid: Mapping[int, Money]) -> None:
    """Note which debts a voucher pays that was just posted, of each person by so much: the oldest first.

    ``owed`` is what was left of each debt without it, the oldest of each person first. A voucher that corrects another
    pays first what that was noted for.
    """
    noted = _noted_by(voucher.corrects) if voucher.corrects else {}
    rest, took = dict(paid), defaultdict[tuple[int, int | None], Money](lambda: books.money(0))
    for as_noted in (True, False):
        for one in owed:
            still = one.left - took[one.person, one.voucher]
            most = books.money(noted.get((one.voucher or 0, one.person), 0)) if as_noted else still
            part = min(most, still, rest[one.person])
            took[one.person, one.voucher] += part
            rest[one.person] -= part
    of_each = ((person, debt, amount) for (person, debt), amount in took.items() if debt is not None and amount)
    keep_debts_paid(books, voucher, (DebtPaid(*one) for one in of_each))


def open_debts(
    account: int, sql: str, debt: str, persons: Collection[int] | None, without: Mapping[int, Money] | None
) -> Iterator[OpenDebts]:
    """Yield what is open of the debts of some persons or of all: of those who owe something on an account.

    ``sql`` asks for person, name, detail and what she owes together; then, where there is any, for a ``debt`` that is
    known, the newest first: its voucher, what else is wanted of it, and its amount last. It has a place for what
    narrows the balance, and one for what narrows the debts. Where what some paid is to be left ``without``, as if it
    had not been paid, and were noted nowhere.
    """
    said: dict[str, Any] = {"account": account}
    of_balance, of_debt = "" if without else _OWING, ""
    if persons is not None:
        said["persons"] = json.dumps(sorted(persons))
        of_balance, of_debt = f"{of_balance} {_OF_SOME.format('balance')}", _OF_SOME.format(debt)
    named = _named(said, of_balance)
    rows = storage.execute_sql(sql.format(of_balance=of_balance, of_debt=of_debt), said).fetchall()
    for person, hers in groupby(rows, key=itemgetter(0)):
        _person, name, detail, stands, *first = (some := list(hers))[0]
        known = [row[4:] for row in some if first[0] is not None]
        more = without[person].minor if without and person in without else 0
        lefts, before = _left_of_each(stands + more, [of[-1] - named.get((of[0], person), 0) for of in known])
        of_each = tuple((of, left) for of, left in zip(reversed(known), reversed(lefts), strict=True) if left)
        yield OpenDebts(person, f"{name} ({detail})" if detail else name, before, of_each)


def _named(said: Mapping[str, Any], of_balance: str) -> Mapping[tuple[int, int], int]:
    """How much was noted as paid of which debt (its voucher, the person); of one that was corrected by its new one."""
    return _as_corrected(storage.execute_sql(_NAMED.format(of_balance=of_balance), said).fetchall())


def _noted_by(voucher: int) -> Mapping[tuple[int, int], int]:
    return _as_corrected(storage.plain(_NOTED_BY, voucher).fetchall())


def _as_corrected(rows: Sequence[tuple[int, int, int]]) -> Mapping[tuple[int, int], int]:
    corrected: dict[int, int] = dict(storage.plain(_CORRECTED).fetchall()) if rows else {}
    found = defaultdict[tuple[int, int], int](int)
    for debt, person, amount in rows:
        now = debt
        while now in corrected:
            now = corrected[now]
        found[now, person] += amount
    return found


def _left_of_each(stands: int, not_named: Sequence[int]) -> tuple[list[int], int]:
    """How much is left of each debt, the newest first, less what was noted, and of what there was before all of them.

    All else that was paid paid the oldest first: what she owes is what is left of the newest.
    """
    lefts = list[int]()
    for amount in not_named:
        lefts.append(max(min(amount, stands), 0))
        stands -= lefts[-1]
    return lefts, max(stands, 0)
