"""What can be asked: the statements of sums, each from the kept balances by one question to the file."""

from dataclasses import replace
from datetime import date
from typing import Final

from coopbooks import ledger, loans
from coopbooks.books import Books
from coopbooks.days import Month, Period, year_of, year_period
from coopbooks.ledger import Activity, Movement
from coopbooks.loans import Falling
from coopbooks.money import Money
from coopbooks.statements import compute, reasons
from coopbooks.statements.figures import BalanceSheet, Figure, IncomeStatement, MonthResult, TrialBalance
from coopbooks.statements.reasons import Difference

_THERE_BEFORE: Final = (ledger.OPENING, "take_over_machine", "take_over_materials")
"""The words of vouchers by which nothing moves: they write down what was there before the books told of it."""
_OTHER_YEAR: Final = {
    "current_assets": "fixed_assets",
    "fixed_assets": "current_assets",
    "current_liabilities": "long_term_liabilities",
    "long_term_liabilities": "current_liabilities",
}
"""The section a part of a loan stands in that falls due on the other side of twelve months."""


def trial_balance(
    books: Books, period: Period, compare: Period | None = None, activity: int | None = None
) -> TrialBalance:
    """Return sums and balances of every account that has any, in the order of their codes."""
    asked = _asked(books, period, compare, activity)
    return compute.trial_balance(asked, period, compare, activity_of(books, activity))


def income_statement(
    books: Books, period: Period, compare: Period | None = None, activity: int | None = None
) -> IncomeStatement:
    """Return what was gained or lost in a period, and how."""
    asked = _asked(books, period, compare, activity)
    return compute.income_statement(asked, period, compare, activity_of(books, activity))


def balance_sheet(books: Books, day: date, compare: date | None = None) -> BalanceSheet:
    """Return what the club has, owes and owns on the evening of a day; loans apart at twelve months by their plans."""
    asked = _asked(books, _year_to(books, day), None if compare is None else _year_to(books, compare), None)
    asked = replace(asked, elsewhere=_in_the_other_year(books, asked, day, compare))
    return compute.balance_sheet(asked, day, compare)


def _in_the_other_year(
    books: Books, asked: compute.Asked, day: date, compare: date | None
) -> dict[int, compute.Elsewhere]:
    """What of the loans on an account stands in the other year: within twelve months, or later."""
    now = loans.due_within(books, day)
    then = {} if compare is None else loans.due_within(books, compare)
    nothing = Falling(books.money(0), books.money(0))
    found = {}
    for account in asked.accounts:
        if account.section not in _OTHER_YEAR or not (account.id in now or account.id in then):
            continue
        section = _OTHER_YEAR[account.section]
        part = "within" if section.startswith("current") else "beyond"
        amount, compared = (getattr(falling.get(account.id, nothing), part) for falling in (now, then))
        figure = Figure(amount, None if compare is None else compared)
        if figure:
            found[account.id] = compute.Elsewhere(section, figure)
    return found


def result_by_month(
    books: Books, months: int = 12, *, last: Month | None = None, activity: int | None = None
) -> tuple[MonthResult, ...]:
    """Return what came of each of so many months, of one activity or of all, oldest first, the ``last`` of them or the
    one running now last.
    """
    this = last or Month.of(books.today())
    accounts = ledger.list_accounts(books, natures=("income", "cost", "expense"), active=None)
    period = Period(this.plus(1 - months).first, this.plus(1).first)
    by_month = ledger.monthly_movements(books, period, activity=activity)
    return tuple(compute.month_result(month, moves, accounts, books.club.currency) for month, moves in by_month.items())


def difference(books: Books, period: Period) -> Difference:
    """Return what was gained or lost in a period, what came into the boxes, and why the two figures differ.

    What the books began with in it, or took over, was there before.
    """
    accounts, moves = ledger.list_accounts(books, active=None), ledger.movements(books, period)
    loans_taken_over = ledger.moved_by(books, ("loan",), period, against="accumulated_results")
    for begun in (ledger.moved_by(books, _THERE_BEFORE, period), loans_taken_over):
        moves |= {account: _as_before(moves[account], amount) for account, amount in begun.items()}
    return reasons.explain(accounts, moves, period, books.club.currency)


def _as_before(moved: Movement, amount: Money) -> Movement:
    """Return a movement as if such an amount of it had stood there already."""
    nothing = amount - amount
    debit, credit = moved.debit - max(amount, nothing), moved.credit + min(amount, nothing)
    return replace(moved, opening=moved.opening + amount, debit=debit, credit=credit)


def _asked(books: Books, period: Period, compare: Period | None, activity: int | None) -> compute.Asked:
    return compute.Asked(
        accounts=ledger.list_accounts(books, active=None),
        now=ledger.movements(books, period, activity=activity),
        then=None if compare is None else ledger.movements(books, compare, activity=activity),
        currency=books.club.currency,
    )


def _year_to(books: Books, day: date) -> Period:
    """The accounting year up to a day."""
    closing = books.club.closing_month
    return Period.through(year_period(year_of(day, closing), closing).first, day)


def activity_of(books: Books, activity: int | None) -> Activity | None:
    """Return the activity a statement is about, None for all of them."""
    if activity is None:
        return None
    return next(one for one in ledger.list_activities(books, active=None) if one.id == activity)
