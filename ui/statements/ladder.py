"""The statements that read from above to below: the income statement and the balance sheet."""

from typing import Final

from coopbooks import showing, statements
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.i18n import _
from coopbooks.progress import Progress
from coopbooks.statements import BalanceSheet, Figure, IncomeStatement, StatementRow
from ui.shared.record_table import Column
from ui.shared.result_chart import result_chart
from ui.shared.statement_shown import (
    Asked,
    Cell,
    Kind,
    Line,
    Lines,
    Shown,
    at_hand,
    columns,
    figures,
    indented,
    named,
    number,
    since,
)
from ui.shared.words import Words

_DATED: Final = -124
"""The width of a column of figures under a whole date."""


def _ask_income(books: Books, asked: Asked, _progress: Progress) -> Shown:
    statement = statements.income_statement(books, asked.period, asked.compare, asked.activity)
    shares = any(row.share is not None for row in statement.rows)
    chart = result_chart(books, _last_month(books, asked.period), asked.activity)
    return Shown(
        _columns(lambda: _("Amount"), statement.net_sales, compared=asked.compare is not None, shares=shares),
        Lines(statement.rows, lambda row: _line(row, compared=asked.compare is not None, shares=shares)),
        gained(statement),
        how(statement),
        at_hand(lambda papers, sheet: papers.income_statement(statement, sheet, chart.figures)),
        chart,
    )


def _last_month(books: Books, period: Period) -> Month:
    """The last month of a period, or this one where the period goes on: nothing came of what is still to come."""
    last, this = Month.of(period.last), Month.of(books.today())
    return this if Month.of(period.first) <= this < last else last


def gained(statement: IncomeStatement) -> str:
    """Answer whether we gained or lost."""
    result = statement.result.amount
    words = _("%(period)s: we gained %(result)s.") if result.minor > 0 else _("%(period)s: we lost %(result)s.")
    if not result:
        words = _("%(period)s: we neither gained nor lost.")
    return words % {"period": named(statement.period), "result": showing.money(abs(result))}


def how(statement: IncomeStatement) -> str:
    """Say what the result comes from, and what it was before."""
    other = statement.other.amount
    words = _("Sold %(sales)s; making it cost %(costs)s; expenses were %(expenses)s.")
    if other:
        words = _("Sold %(sales)s; making it cost %(costs)s; expenses were %(expenses)s; other: %(other)s.")
    said = words % {
        "sales": showing.money(statement.net_sales.amount),
        "costs": showing.money(statement.production_costs.amount),
        "expenses": showing.money(statement.expenses.amount),
        "other": showing.money(other, sign=True),
    }
    return " ".join(filter(None, (said, since(statement.result.change, statement.compare))))


def _ask_balance(books: Books, asked: Asked, _progress: Progress) -> Shown:
    """Show the evening of the last day of the period, or of today where that is still to come."""
    day = min(asked.period.last, books.today())
    compare = None
    if asked.compare:
        a_year_before = asked.compare == asked.period.year_before()
        compare = Period.through(day, day).year_before().last if a_year_before else asked.compare.last
    statement = statements.balance_sheet(books, day, compare)
    return Shown(
        _columns(lambda: showing.day(day), statement.assets, compared=compare is not None, shares=False),
        Lines(statement.rows, lambda row: _line(row, compared=compare is not None, shares=False)),
        _ours(statement),
        since(statement.equity.change, Period.through(compare, compare) if compare else None),
        at_hand(lambda papers, sheet: papers.balance_sheet(statement, sheet)),
    )


def _ours(statement: BalanceSheet) -> str:
    """Answer what we have and what we owe."""
    return _("On %(day)s we have %(assets)s; we owe %(liabilities)s; %(equity)s is ours.") % {
        "day": showing.long_day(statement.day),
        "assets": showing.money(statement.assets.amount),
        "liabilities": showing.money(statement.liabilities.amount),
        "equity": showing.money(statement.equity.amount),
    }


def _columns(amount: Words, largest: Figure, *, compared: bool, shares: bool) -> list[Column[Line]]:
    width = min(figures(largest.amount, largest.compared or largest.amount), _DATED)
    headings: list[tuple[str, Words, int]] = [
        ("code", lambda: _("Code"), 86),
        ("account", lambda: _("Account"), 0),
        ("amount", amount, width),
    ]
    if shares:
        headings.append(("share", lambda: _("% of sales"), -114))
    if compared:
        headings += [("before", lambda: _("Before"), width), ("change", lambda: _("Change"), width)]
    return columns(*headings)


def _line(row: StatementRow, *, compared: bool, shares: bool) -> Line:
    figure = row.figure
    cells: list[str | Cell] = [row.account.code if row.account else "", indented(row.text, row.level)]
    cells.append(number(figure.amount if figure else None))
    if shares:
        cells.append("" if row.share is None else showing.percent(row.share))
    if compared:
        cells += [number(figure.compared if figure else None), number(figure.change if figure else None)]
    account = row.account.id if row.account and row.kind == "account" else None
    return Line(tuple(cells), bold=row.kind in ("heading", "subtotal", "total"), account=account)


INCOME_STATEMENT: Final = Kind(
    "income_statement",
    lambda: _("Income statement"),
    lambda: _("Did we gain or lose?"),
    frozenset({"compare", "activity"}),
    _ask_income,
)
BALANCE_SHEET: Final = Kind(
    "balance_sheet",
    lambda: _("Balance sheet"),
    lambda: _("What do we have, what do we owe?"),
    frozenset({"compare"}),
    _ask_balance,
)
