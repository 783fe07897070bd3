"""Which of a member's debts are paid, and how much is left of each: dues, fines and advances alike.

What is kept back from her pay pays the debt her slip names. All else that pays an account pays the oldest debt first.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from coopbooks.books import Books, storage
from coopbooks.ledger import Voucher
from coopbooks.members.records import DebtPaidRecord
from coopbooks.money import Money

_NAMED: Final = """
    SELECT paid.debt_id, paid.person_id, sum(paid.amount)
    FROM person_balance AS balance CROSS JOIN debt_paid AS paid ON paid.person_id = balance.person_id
    WHERE balance.account_id = :account AND balance.amount > 0 {of_some}
    AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = paid.voucher_id)
    GROUP BY paid.person_id, paid.debt_id
"""
_OF_SOME: Final = "AND balance.person_id IN (SELECT value FROM json_each(:persons))"
_CORRECTED: Final = "SELECT corrects_id, id FROM voucher WHERE corrects_id > 0"


@dataclass(frozen=True, slots=True)
class DebtPaid:
    """So much of a debt of somebody, known by the voucher that made her owe it, was paid."""

    person: int
    debt: int
    amount: Money


def keep_debts_paid(books: Books, voucher: Voucher, paid: Iterable[DebtPaid]) -> None:
    """Note which debts a voucher pays; posts nothing. Called within the change that posts the voucher.

    Tells watchers: ``members``.
    """
    with books.change("members"):
        for one in paid:
            DebtPaidRecord.keep(person=one.person, debt=one.debt, voucher=voucher.id, amount=one.amount)


def paid_by_name(account: int, persons: Collection[int] | None) -> Mapping[tuple[int, int], int]:
    """Return how much, in minor units, was paid of which debt (its voucher, the person) by what names it.

    Of some persons or of all who owe something on an account. Of a debt that was corrected since by its new voucher.
    """
    said: dict[str, Any] = {"account": account}
    if persons is not None:
        said["persons"] = json.dumps(sorted(persons))
    rows = storage.execute_sql(_NAMED.format(of_some=_OF_SOME if persons is not None else ""), said).fetchall()
    corrected: dict[int, int] = dict(storage.plain(_CORRECTED).fetchall()) if rows else {}
    found: dict[tuple[int, int], int] = {}
    for debt, person, amount in rows:
        now = debt
        while now in corrected:
            now = corrected[now]
        found[now, person] = found.get((now, person), 0) + amount
    return found


def left_of_each(stands: int, not_named: Sequence[int]) -> tuple[list[int], int]:
    """Return how much is left of each debt of somebody, and of what she owed before them; all in minor units.

    ``stands`` is what she owes together; ``not_named`` are her debts, the newest first, each less what was paid of it
    by name. All else paid the oldest first: what she owes is what is left of the newest.
    """
    lefts = list[int]()
    for amount in not_named:
        lefts.append(max(min(amount, stands), 0))
        stands -= lefts[-1]
    return lefts, stands
