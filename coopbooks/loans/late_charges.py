"""The late charges of all loans at once.

Of most loans what is kept as still due tells them: when it was paid last no late charge was left, and since then one
has grown on that alone. Only the others are followed from their first day.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from coopbooks.books import Books, storage
from coopbooks.loans import happened, kept
from coopbooks.loans.late import Late, Unpaid
from coopbooks.loans.owed import owed

_CHARGING: Final = """
    SELECT loan.id, late, late_rate, late_amount, rounding, coalesce(paid.day, plan.disbursed_on), pay_order,
           paid.interest, paid.principal,
           plan.voucher_id IS NULL -- agreed anew: a late charge may have been taken over
           OR late <> 'principal' AND plan.interest_by = 'days' -- then interest to come is not known beforehand
           OR EXISTS (
               SELECT 1 FROM loan_payment AS payment JOIN voucher ON voucher.reverses_id = payment.voucher_id
               WHERE payment.loan_id = loan.id
           )
           -- all of it is paid back but interest that no due day asks for
           OR NOT EXISTS (SELECT 1 FROM loan_due WHERE loan_id = loan.id AND principal > 0)
    FROM loan JOIN loan_plan AS plan ON plan.id = loan.plan_id
    LEFT JOIN loan_payment AS paid ON paid.id = (SELECT max(id) FROM loan_payment WHERE loan_id = loan.id)
    WHERE late <> 'none' AND EXISTS (SELECT 1 FROM loan_due WHERE loan_id = loan.id)
"""
"""How each loan charges what is late, what was paid of it last, and whether more must be known of it than that."""
_UNPAID: Final = """
    SELECT loan_due.loan_id, due, loan_due.interest, loan_due.principal
    FROM loan_due JOIN loan ON loan.id = loan_due.loan_id JOIN loan_plan AS plan ON plan.id = loan.plan_id
    WHERE due < ? AND late <> 'none' ORDER BY loan_due.loan_id, due
"""


def late_charges(books: Books, day: date) -> dict[int, int]:
    """Return the late charge owed on a day of each loan that asks for one and is not paid back, in minor units."""
    unpaid = defaultdict[int, list[Unpaid]](list)
    for loan, due, interest, principal in storage.plain(_UNPAID, day.isoformat()):
        unpaid[loan].append(Unpaid(date.fromisoformat(due), interest, principal))
    found, unclear = dict[int, int](), list[int]()
    for loan, *late, since, order, interest, principal, more in storage.plain(_CHARGING):
        last = date.fromisoformat(since)
        if more or last > day or not _cleared(order, interest, principal):
            unclear.append(loan)
        else:
            found[loan] = Late(*late).grown(unpaid[loan], last, day)
    return found | _followed(books, unclear, day)


def _cleared(order: str, interest: int | None, principal: int | None) -> bool:
    """Whether no late charge was left after the last payment: it paid something that comes after that in its order."""
    if interest is None:
        return True
    paid = {"interest": interest, "principal": principal}
    return any(paid[part] for part in order.partition("fine")[2].split(",") if part)


def _followed(books: Books, ids: Iterable[int], day: date) -> dict[int, int]:
    stories = happened.events_of(books, ids, until=day)
    return {id_: owed(one.first, stories[id_], day).fine.minor for id_, one in kept.loans_of(books, ids).items()}
