"""All loans together: what is due, what is overdue and for how long, what the fund that lends has come to.

From what is kept as still due of each loan, by one statement; no plan is worked out again, however many there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.days import add_months
from coopbooks.loans import happened, kept
from coopbooks.loans.late_charges import late_charges
from coopbooks.loans.owed import owed
from coopbooks.loans.queries import LoanFilter, list_loans
from coopbooks.loans.shapes import Arrears
from coopbooks.money import Money, total

WEEK, MONTH = 7, 30
_DUE: Final = """
    SELECT loan.id, loan.side, person.id, person.name, person.detail, loan.contract, loan.currency,
           due.due, due.interest, due.principal, balance.amount, balance.foreign_amount
    FROM loan_due AS due CROSS JOIN loan ON loan.id = due.loan_id CROSS JOIN person ON person.id = loan.person_id
    LEFT JOIN loan_balance AS balance ON balance.loan_id = loan.id AND balance.account_id = loan.account_id
    WHERE due.due <= ? AND (? = '' OR loan.side = ?)
    ORDER BY due.due, person.folded, loan.id
"""
_OVERDUE: Final = """
    SELECT loan.id, loan.side, person.id, person.name, person.detail, loan.contract, loan.currency,
           balance.amount, balance.foreign_amount, min(due.due),
           (SELECT sum(principal) FROM loan_due WHERE loan_id = loan.id),
           sum(iif(due.due >= ?, due.interest + due.principal, 0)),
           sum(iif(due.due >= ? AND due.due < ?, due.interest + due.principal, 0)),
           sum(iif(due.due >= ? AND due.due < ?, due.interest + due.principal, 0)),
           sum(iif(due.due < ?, due.interest + due.principal, 0))
    FROM loan_due AS due CROSS JOIN loan ON loan.id = due.loan_id CROSS JOIN person ON person.id = loan.person_id
    LEFT JOIN loan_balance AS balance ON balance.loan_id = loan.id AND balance.account_id = loan.account_id
    WHERE due.due < ? AND (? = '' OR loan.side = ?)
    GROUP BY loan.id ORDER BY min(due.due), person.folded, loan.id
"""
_FUND: Final = """
    SELECT coalesce(sum(
        (SELECT sum(amount) FROM line
         WHERE voucher_id = loan.voucher_id AND loan_id = loan.id AND account_id = loan.account_id)
    ), 0), coalesce(sum(balance.amount), 0), coalesce(sum(loan.interest_worth), 0)
    FROM loan LEFT JOIN loan_balance AS balance
    ON balance.loan_id = loan.id AND balance.account_id = loan.account_id
    WHERE loan.side = 'lent' AND loan.plan_id IS NOT NULL
"""
_STOOD: Final = """
    SELECT loan.id, loan.account_id, abs(sum(line.amount)),
           (SELECT coalesce(sum(principal), 0) FROM loan_due WHERE loan_id = loan.id AND due <= :limit),
           (SELECT coalesce(sum(principal), 0) FROM loan_due WHERE loan_id = loan.id),
           EXISTS (SELECT 1 FROM loan_payment WHERE loan_id = loan.id AND day > :day)
           OR EXISTS (SELECT 1 FROM loan_plan WHERE loan_id = loan.id AND disbursed_on > :day)
    FROM loan CROSS JOIN line ON line.loan_id = loan.id AND line.account_id = loan.account_id AND line.day <= :day
    WHERE loan.plan_id IS NOT NULL
    GROUP BY loan.id HAVING sum(line.amount) <> 0
"""
"""What stood of each loan on a day, what of its principal is due until another one, and whether more happened since."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """What is still to be paid of one loan for one due day; ``worth`` in the currency of the books.

    The late charge of a loan, as it stands today, is to be paid with what was due first of it.
    """

    loan: int
    side: str
    person: int
    name: str
    contract: str
    due: date
    fine: Money
    interest: Money
    principal: Money
    worth: Money

    @property
    def amount(self) -> Money:
        """Late charge, interest and principal."""
        return self.fine + self.interest + self.principal

    def days_late(self, day: date) -> int:
        """Return how many days ago it was due; 0 where it is not overdue."""
        return max((day - self.due).days, 0)


@dataclass(frozen=True, slots=True)
class ArrearsRow:
    """One loan of which something is overdue: since when, how much by its age, and what is left of its principal.

    ``worth`` is all that is overdue in the currency of the books.
    """

    loan: int
    side: str
    person: int
    name: str
    contract: str
    since: date
    left: Money
    arrears: Arrears
    worth: Money


@dataclass(frozen=True, slots=True)
class Fund:
    """What came of lending to members, in the currency of the books: interest with its late charges.

    ``available`` is what lies in the boxes and banks, never less than nothing.
    """

    lent: Money
    recovered: Money
    outstanding: Money
    interest: Money
    overdue: Money
    available: Money


@dataclass(frozen=True, slots=True)
class Falling:
    """The principal of loans on one account that is to be paid within some months, and what falls due later."""

    within: Money
    beyond: Money


@dataclass(frozen=True, slots=True)
class NextDue:
    """What is due within 7 and 30 days, both ways, and what is overdue; ``rows`` those of 30 days, oldest first."""

    pay_7: Money
    pay_30: Money
    receive_7: Money
    receive_30: Money
    rows: tuple[DueRow, ...]


def due_list(books: Books, through: date, side: str = "") -> list[DueRow]:
    """Return what is to be paid of all loans up to a day, what is overdue among it, the oldest first."""
    fines = late_charges(books, books.today())
    return [_due_row(books, row, fines.pop(row[0], 0)) for row in storage.plain(_DUE, through.isoformat(), side, side)]


def _due_row(books: Books, row: tuple[Any, ...], fine: int) -> DueRow:
    id_, side, person, name, detail, contract, currency, day, interest, principal, stands, own = row
    parts = Money(fine, currency), Money(interest, currency), Money(principal, currency)
    worth = _worth(books, Money(fine + interest + principal, currency), stands, own)
    return DueRow(id_, side, person, _label(name, detail), contract, date.fromisoformat(day), *parts, worth)


def _label(name: str, detail: str) -> str:
    return f"{name} ({detail})" if detail else name


def _worth(books: Books, amount: Money, stands: int | None, own: int | None) -> Money:
    """What an amount of a loan is worth: in another currency at what its principal stands at in the books."""
    if amount.currency == books.club.currency:
        return amount
    return books.money(_half_up(Fraction(amount.minor * abs(stands or 0), abs(own or 0) or 1)))


def _half_up(exact: Fraction) -> int:
    return int(exact + Fraction(1, 2))


def arrears(books: Books, day: date, side: str = "") -> list[ArrearsRow]:
    """Return the loans of which something was due before a day and not paid, by its age, the oldest first."""
    days = [(day - timedelta(days=late)).isoformat() for late in (30, 60, 30, 90, 60, 90, 0)]
    return [_arrears_row(books, row) for row in storage.plain(_OVERDUE, *days, side, side)]


def overdue_of(books: Books, wanted: LoanFilter | None = None) -> Money:
    """Return what is overdue today of all loans that fit, in the currency of the books, as it stands there."""
    fitting = {id_ for (id_,) in storage.execute(list_loans(books, wanted).keys)}
    late = (row.worth for row in arrears(books, books.today()) if row.loan in fitting)
    return total(late, books.club.currency)


def _arrears_row(books: Books, row: tuple[Any, ...]) -> ArrearsRow:
    id_, side, person, name, detail, contract, currency, stands, own, since, left, *ages = row
    by_age = Arrears(*(Money(age, currency) for age in ages))
    worth = _worth(books, by_age.amount, stands, own)
    facts = (id_, side, person, _label(name, detail), contract, date.fromisoformat(since), Money(left, currency))
    return ArrearsRow(*facts, by_age, worth)


def fund(books: Books, day: date) -> Fund:
    """Return what came of lending to members, what is overdue on a day, and what could be lent."""
    lent, stands, interest = (books.money(figure) for figure in storage.plain(_FUND).fetchone())
    overdue = total((row.worth for row in arrears(books, day, "lent")), books.club.currency)
    boxes = ledger.list_accounts(books, boxes=True, active=None)
    available = total((ledger.balance_on(books, box.id) for box in boxes), books.club.currency)
    return Fund(lent, lent - stands, stands, interest, overdue, max(available, books.money(0)))


def due_within(books: Books, day: date, months: int = 12) -> dict[int, Falling]:
    """Return for each account of loans what of their principal falls due within some months of a day, and what later.

    As they stood on the evening of that day, in the currency of the books; what is overdue falls due at once.
    """
    limit = add_months(day, months)
    rows = storage.execute_sql(_STOOD, {"limit": limit.isoformat(), "day": day.isoformat()}).fetchall()
    since = _as_they_stood(books, [row[0] for row in rows if row[-1]], day, limit)
    found: dict[int, Falling] = {}
    for id_, account, stood, *kept_now, _more in rows:
        within, left = since.get(id_, kept_now)
        part = _half_up(Fraction(stood * within, left)) if left else stood
        before = found.get(account, Falling(books.money(0), books.money(0)))
        found[account] = Falling(before.within + books.money(part), before.beyond + books.money(stood - part))
    return found


def _as_they_stood(books: Books, ids: Sequence[int], day: date, limit: date) -> dict[int, tuple[int, int]]:
    """What was due until a day of loans to which more happened since, and what was left of them."""
    stories = happened.events_of(books, ids, until=day)
    stood = {id_: owed(one.first, stories[id_], day) for id_, one in kept.loans_of(books, ids).items()}
    return {id_: (one.principal_until(limit).minor, one.balance.minor) for id_, one in stood.items()}


def next_due(books: Books) -> NextDue:
    """Return what is due soon, to pay and to receive, in the currency of the books."""
    today = books.today()
    rows = due_list(books, today + timedelta(days=MONTH))

    def within(days: int, side: str) -> Money:
        last = today + timedelta(days=days)
        return total((row.worth for row in rows if row.side == side and row.due <= last), books.club.currency)

    pays, receives = ((within(WEEK, side), within(MONTH, side)) for side in ("borrowed", "lent"))
    return NextDue(*pays, *receives, tuple(rows))
