"""What can be asked: every statement of open books, each from the kept balances by one question to the file.

Those that run line by line ask month by month, so that a year of many thousand vouchers can tell how far it is: their
``progress`` is told (done, whole), and what it raises gives the statement up.
"""

from collections.abc import Callable, Iterator
from datetime import date

from coopbooks import ledger, people
from coopbooks.books import Books
from coopbooks.days import Month, Period, year_of, year_period
from coopbooks.ledger import Account, Activity, LedgerLine
from coopbooks.money import Money, total
from coopbooks.statements import compute, reasons, running
from coopbooks.statements.figures import (
    AccountCard,
    BalanceSheet,
    CashBook,
    Figure,
    IncomeStatement,
    Journal,
    MonthResult,
    RunningLine,
    Totals,
    TrialBalance,
)
from coopbooks.statements.reasons import Difference

Progress = Callable[[int, int], None]


def _unheard(_done: int, _whole: int) -> None:
    """Where nobody asks how far it is."""


def _months_of(period: Period, progress: Progress) -> Iterator[Period]:
    """Cut a period where months end, telling how many of them are done."""
    months = list(period.months())
    for done, month in enumerate(months):
        progress(done, len(months))
        yield Period(max(period.first, month.first), min(period.after, month.plus(1).first))
    progress(len(months), len(months))


def journal(
    books: Books,
    period: Period,
    activity: int | None = None,
    compare: Period | None = None,
    progress: Progress = _unheard,
) -> Journal:
    """Return every voucher of a period; with an activity only its lines, with a comparison the totals of that too."""
    chart = _chart(books)
    entries = tuple(
        entry
        for part in _months_of(period, progress)
        for entry in running.entries(ledger.list_lines(books, part, activity=activity), chart)
    )
    moves = [ledger.movements(books, one, activity=activity) for one in (period, compare) if one]
    debits = [total((move.debit for move in all_.values()), books.club.currency) for all_ in moves]
    credits_ = [total((move.credit for move in all_.values()), books.club.currency) for all_ in moves]
    return Journal(period, compare, _activity(books, activity), entries, Figure(*debits), Figure(*credits_))


def trial_balance(
    books: Books, period: Period, compare: Period | None = None, activity: int | None = None
) -> TrialBalance:
    """Return sums and balances of every account that has any, in the order of their codes."""
    asked = _asked(books, period, compare, activity)
    return compute.trial_balance(asked, period, compare, _activity(books, activity))


def income_statement(
    books: Books, period: Period, compare: Period | None = None, activity: int | None = None
) -> IncomeStatement:
    """Return what was gained or lost in a period, and how."""
    asked = _asked(books, period, compare, activity)
    return compute.income_statement(asked, period, compare, _activity(books, activity))


def balance_sheet(books: Books, day: date, compare: date | None = None) -> BalanceSheet:
    """Return what the club has, owes and owns on the evening of a day."""
    asked = _asked(books, _year_to(books, day), None if compare is None else _year_to(books, compare), None)
    return compute.balance_sheet(asked, day, compare)


def account_card(
    books: Books,
    account_id: int,
    period: Period,
    *,
    person: int | None = None,
    activity: int | None = None,
    compare: Period | None = None,
    progress: Progress = _unheard,
) -> AccountCard:
    """Return every movement of one account in a period, with what stands against it and the balance after it."""
    account = ledger.account(books, account_id)
    totals = _account_totals(books, account, period, person, activity)
    chart = _chart(books)

    def wanted(line: LedgerLine) -> bool:
        return line.account == account_id and person in (None, line.person) and activity in (None, line.activity)

    def lines_of(part: Period, opening: Money) -> tuple[RunningLine, ...]:
        found = ledger.list_lines(books, part, accounts=[account_id], person=person, activity=activity, whole=True)
        return running.card_lines(found, chart, opening, wanted)

    return AccountCard(
        account=account,
        period=period,
        compare=compare,
        person="" if person is None else people.person(books, person).label,
        activity=_activity(books, activity),
        lines=_run_on(_months_of(period, progress), totals.opening, lines_of),
        totals=totals,
        compared=None if compare is None else _account_totals(books, account, compare, person, activity),
    )


def _run_on(
    parts: Iterator[Period], opening: Money, lines_of: Callable[[Period, Money], tuple[RunningLine, ...]]
) -> tuple[RunningLine, ...]:
    """Put the lines of one part behind those of another, each beginning with what the last one left."""
    lines: list[RunningLine] = []
    for part in parts:
        lines.extend(lines_of(part, lines[-1].balance if lines else opening))
    return tuple(lines)


def _account_totals(books: Books, account: Account, period: Period, person: int | None, activity: int | None) -> Totals:
    """What an account stood at before a period and moved in it, for one person or activity where asked for."""
    nothing = books.money(0)
    if person is None:
        moved = ledger.movements(books, period, activity=activity).get(account.id)
        return Totals(moved.opening, moved.debit, moved.credit) if moved else Totals(nothing, nothing, nothing)
    opening = ledger.balance_before(books, account.id, period.first, person=person, activity=activity)
    hers = ledger.list_lines(books, period, accounts=[account.id], person=person, activity=activity)
    debit = sum((max(line.amount, nothing) for line in hers), nothing)
    return Totals(opening, debit, debit - sum((line.amount for line in hers), nothing))


def cash_book(
    books: Books,
    period: Period,
    box: int | None = None,
    compare: Period | None = None,
    progress: Progress = _unheard,
) -> CashBook:
    """Return money in, money out and what was left, of one cash box or bank or of all together (``box`` None)."""
    only = None if box is None else ledger.account(books, box)
    boxes = [only] if only else ledger.list_accounts(books, boxes=True, active=None)
    ids = frozenset(one.id for one in boxes)
    moves = ledger.movements(books, period)
    opening = total((moves[one].opening for one in ids if one in moves), books.club.currency)
    chart = _chart(books)

    def lines_of(part: Period, before: Money) -> tuple[RunningLine, ...]:
        return running.cash_lines(ledger.list_lines(books, part, accounts=ids, whole=True), chart, before, ids)

    lines = _run_on(_months_of(period, progress), opening, lines_of)
    return CashBook(
        period=period,
        compare=compare,
        box=only,
        lines=lines,
        totals=running.totals(opening, lines),
        compared=None if compare is None else cash_book(books, compare, box, progress=progress).totals,
    )


def result_by_month(books: Books, months: int = 12) -> tuple[MonthResult, ...]:
    """Return what came of each of the last months, oldest first, the one running now last."""
    this = Month.of(books.today())
    accounts = ledger.list_accounts(books, natures=("income", "cost", "expense"), active=None)
    by_month = ledger.monthly_movements(books, Period(this.plus(1 - months).first, this.plus(1).first))
    return tuple(compute.month_result(month, moves, accounts, books.club.currency) for month, moves in by_month.items())


def difference(books: Books, period: Period) -> Difference:
    """Return what was gained or lost in a period, what came into the boxes, and why the two figures differ."""
    accounts, moves = ledger.list_accounts(books, active=None), ledger.movements(books, period)
    return reasons.explain(accounts, moves, period, books.club.currency)


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


def _chart(books: Books) -> dict[int, Account]:
    return {account.id: account for account in ledger.list_accounts(books, active=None)}


def _activity(books: Books, activity: int | None) -> Activity | None:
    if activity is None:
        return None
    return next(one for one in ledger.list_activities(books, active=None) if one.id == activity)
