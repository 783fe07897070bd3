"""What can be asked line by line: the journal, an account card, the cash book.

Asked is only how many rows each month has and what they moved; the rows are fetched as they are looked at. This goes
month by month, so that years of many thousand vouchers can tell how far it is: ``progress`` is told (done, whole), and
what it raises gives the statement up. What goes to another thread is made :func:`whole` first.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

from coopbooks import ledger, people
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.ledger import Account, LedgerLine, Moves, RunningMoves, VoucherLines
from coopbooks.money import Money, total
from coopbooks.progress import Progress, unheard
from coopbooks.statements import running
from coopbooks.statements.figures import AccountCard, CashBook, Figure, Journal, JournalRow, RunningLine, Totals
from coopbooks.statements.queries import activity_of
from coopbooks.statements.runs import Run, Stretch

R = TypeVar("R")
S = TypeVar("S", AccountCard, CashBook, Journal)


def _months_of(period: Period, progress: Progress) -> Iterator[Period]:
    """Cut a period into its months, telling how many of them are done."""
    starts = [period.first, *(month.first for month in list(period.months())[1:])]
    for done, (first, after) in enumerate(pairwise([*starts, period.after])):
        progress(done, len(starts))
        yield Period(first, after)
    progress(len(starts), len(starts))


def journal(
    books: Books,
    period: Period,
    activity: int | None = None,
    compare: Period | None = None,
    progress: Progress = unheard,
) -> Journal:
    """Return every voucher of a period; with an activity only its lines, with a comparison the totals of that too."""
    currency, chart = books.club.currency, _chart(books)
    months = [ledger.voucher_lines(month, activity) for month in _months_of(period, progress)]

    def lines_by_day(month: Period) -> list[VoucherLines]:
        return ledger.voucher_lines_by_day(month, activity)

    def stretch(one: VoucherLines) -> Stretch:
        return Stretch(one.days, one.vouchers + one.lines, books.money(0))

    def rows_of(part: Period, _before: Money) -> list[JournalRow]:
        return running.journal_rows(ledger.list_lines(books, part, activity=activity), chart)

    moves = [ledger.movements(books, one, activity=activity) for one in (period, compare) if one]
    return Journal(
        period=period,
        compare=compare,
        activity=activity_of(books, activity),
        rows=Run(map(stretch, months), books.money(0), lambda month: map(stretch, lines_by_day(month)), rows_of),
        vouchers=sum(one.vouchers for one in months),
        debit=Figure(*(total((move.debit for move in all_.values()), currency) for all_ in moves)),
        credit=Figure(*(total((move.credit for move in all_.values()), currency) for all_ in moves)),
    )


def account_card(
    books: Books,
    account_id: int,
    period: Period,
    *,
    person: int | None = None,
    activity: int | None = None,
    compare: Period | None = None,
    search: str = "",
    progress: Progress = unheard,
) -> AccountCard:
    """Return every movement of one account in a period, with what stands against it and the balance after it.

    With a ``search`` only those it finds, by words or an amount; what they come to is added up from nothing.
    """
    account, chart = ledger.account(books, account_id), _chart(books)
    moves = ledger.moves_on(books, account_id, person=person, activity=activity, search=search)

    def wanted(line: LedgerLine) -> bool:
        return line.account == account_id and person in (None, line.person) and activity in (None, line.activity)

    def lines_of(part: Period, before: Money) -> tuple[RunningLine, ...]:
        whose: dict[str, Any] = {"accounts": [account_id], "person": person, "activity": activity}
        found = ledger.list_lines(books, part, whole=True, search=search, **whose)
        return running.card_lines(found, chart, before, wanted)

    months = moves.by_month(_months_of(period, progress))
    stood_at = _opening(books, search, lambda whole: _stood_at(books, account, whole, person, activity))
    totals = _totals(stood_at(period), months)
    return AccountCard(
        account=account,
        period=period,
        compare=compare,
        person="" if person is None else people.person(books, person).label,
        activity=activity_of(books, activity),
        lines=_run(months, totals.opening, moves, lines_of),
        totals=totals,
        compared=_totals(stood_at(compare), [moves.over(compare)]) if compare else None,
    )


def _opening(books: Books, search: str, stood_at: Callable[[Period], Money]) -> Callable[[Period], Money]:
    """Return what asks what was there before a period: of what is searched nothing, it is added up by itself."""
    return (lambda _whole: books.money(0)) if search.strip() else stood_at


def _stood_at(books: Books, account: Account, period: Period, person: int | None, activity: int | None) -> Money:
    """What an account stood at before a period, for one person or activity where asked for."""
    if person is not None:
        return ledger.balance_before(books, account.id, period.first, person=person, activity=activity)
    moved = ledger.movements(books, period, activity=activity).get(account.id)
    return moved.opening if moved else books.money(0)


def cash_book(
    books: Books,
    period: Period,
    box: int | None = None,
    compare: Period | None = None,
    progress: Progress = unheard,
    *,
    search: str = "",
) -> CashBook:
    """Return money in, money out and what was left, of one cash box or bank or of all together (``box`` None).

    With a ``search`` only what it finds, by words or an amount; what that comes to is added up from nothing.
    """
    only, chart = None if box is None else ledger.account(books, box), _chart(books)
    boxes = frozenset(one.id for one in ([only] if only else ledger.list_accounts(books, boxes=True, active=None)))
    moves = ledger.cash_moves(books, boxes, search)

    def lines_of(part: Period, before: Money) -> tuple[RunningLine, ...]:
        found = ledger.list_lines(books, part, accounts=boxes, whole=True, search=search)
        return running.cash_lines(found, chart, before, boxes)

    months = moves.by_month(_months_of(period, progress))
    stood_at = _opening(books, search, lambda whole: _in_boxes(books, boxes, whole))
    totals = _totals(stood_at(period), months)
    return CashBook(
        period=period,
        compare=compare,
        box=only,
        lines=_run(months, totals.opening, moves, lines_of),
        totals=totals,
        compared=_totals(stood_at(compare), [moves.over(compare)]) if compare else None,
    )


def _in_boxes(books: Books, boxes: frozenset[int], period: Period) -> Money:
    moves = ledger.movements(books, period)
    return total((moves[one].opening for one in boxes if one in moves), books.club.currency)


def _totals(opening: Money, months: Sequence[Moves]) -> Totals:
    currency = opening.currency
    return Totals(
        opening, total((one.debit for one in months), currency), total((one.credit for one in months), currency)
    )


def _run(
    months: Sequence[Moves],
    opening: Money,
    moves: RunningMoves,
    lines_of: Callable[[Period, Money], tuple[RunningLine, ...]],
) -> Run[RunningLine]:
    def stretch(one: Moves) -> Stretch:
        return Stretch(one.days, one.rows, one.debit - one.credit)

    return Run(map(stretch, months), opening, lambda month: map(stretch, moves.by_day(month)), lines_of)


def whole(statement: S, progress: Progress = unheard) -> S:
    """Return the statement with all its rows in it, which needs the books no more: to be printed in another thread."""
    if isinstance(statement, Journal):
        return replace(statement, rows=_fetched(statement.rows, progress))
    return replace(statement, lines=_fetched(statement.lines, progress))


def _fetched(rows: Sequence[R], progress: Progress) -> tuple[R, ...]:
    if not isinstance(rows, Run):
        return tuple(rows)
    found: list[R] = []
    for block in rows.blocks():
        progress(len(found), len(rows))
        found += block
    return tuple(found)


def _chart(books: Books) -> dict[int, Account]:
    return {account.id: account for account in ledger.list_accounts(books, active=None)}
