"""The arithmetic of the income statement, balance sheet and trial balance: from accounts and what they moved."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coopbooks.days import Month, Period
from coopbooks.i18n import N_
from coopbooks.ledger import NATURES, Account, Activity, Movement
from coopbooks.money import Money
from coopbooks.statements.figures import (
    BalanceSheet,
    Figure,
    IncomeStatement,
    MonthResult,
    StatementRow,
    Sums,
    TrialBalance,
    TrialRow,
)

Movements = Mapping[int, Movement]
_CREDIT_SIDE: Final = ("liability", "equity", "income")
"""What grows in credit: shown above zero when its balance is a credit."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What of an account stands in another section of the balance sheet: of loans, what falls due in the other year."""

    section: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Asked:
    """What the ledger answered: the chart, the movements, and those of the comparison where one was asked for.

    ``elsewhere`` is what of an account, by its id, a balance sheet shows in another section.
    """

    accounts: Sequence[Account]
    now: Movements
    then: Movements | None
    currency: str
    elsewhere: Mapping[int, Elsewhere] = field(default_factory=dict)

    def figure(self, account: Account, amount: Callable[[Movement], Money]) -> Figure:
        """Take one amount from an account in both columns; above zero on the side the account grows on."""
        nothing = Money(0, self.currency)
        taken = [
            None if moves is None else amount(moves[account.id]) if account.id in moves else nothing
            for moves in (self.now, self.then)
        ]
        figure = Figure(taken[0] or nothing, taken[1])
        return -figure if account.nature in _CREDIT_SIDE else figure

    def sections(self, *names: str, amount: Callable[[Movement], Money]) -> list[tuple[Account, Figure]]:
        """Return the accounts of some sections, in the order asked, that have something to show."""
        touched = self.touched()
        found = [
            (account, self.figure(account, amount)) for name in names for account in touched if account.section == name
        ]
        return [(account, figure) for account, figure in found if figure]

    def touched(self) -> list[Account]:
        """Return the accounts that ever moved before the end of a period asked about; most of a chart never do."""
        then = self.then or {}
        return [one for one in self.accounts if one.postable and (one.id in self.now or one.id in then)]

    def total(self, figures: Iterable[Figure]) -> Figure:
        """Add figures up, column by column; none at all is zero."""
        nothing = Money(0, self.currency)
        return sum(figures, Figure(nothing, None if self.then is None else nothing))


def _moved(movement: Movement) -> Money:
    return movement.debit - movement.credit


def _opening(movement: Movement) -> Money:
    return movement.opening


def _closing(movement: Movement) -> Money:
    return movement.closing


_EXPENSES: Final = (
    ("administration", N_("Administrative expenses"), N_("Total administrative expenses")),
    ("selling", N_("Selling expenses"), N_("Total selling expenses")),
    ("taxes", N_("Taxes"), N_("Total taxes")),
)
_OTHER: Final = (
    ("other_income", N_("Other income"), N_("Total other income")),
    ("financial", N_("Financial expenses"), N_("Total financial expenses")),
    ("other_expenses", N_("Other expenses"), N_("Total other expenses")),
)


def income_statement(
    asked: Asked, period: Period, compare: Period | None, activity: Activity | None
) -> IncomeStatement:
    """Net sales − production costs = gross result; − expenses = result of operations; ± other = result."""
    sales, net_sales = _block(asked, ("sales", "returns"), N_("Sales"), N_("Net sales"))
    costs, production = _block(asked, ("production_costs",), N_("Production costs"), N_("Total production costs"))
    spent, expenses = _blocks(asked, _EXPENSES)
    others, (income, *charges) = _blocks(asked, _OTHER)
    gross = net_sales - production
    operations = gross - asked.total(expenses)
    other = income - asked.total(charges)
    result = operations + other
    rows = sales or [StatementRow("subtotal", N_("Net sales"), figure=net_sales)]
    rows += [*costs, _total(N_("Gross result"), gross), *spent]
    rows += [_total(N_("Result of operations"), operations), *others, _total(N_("Result of the period"), result)]
    return IncomeStatement(
        period=period,
        compare=compare,
        activity=activity,
        rows=tuple(_with_share(row, net_sales.amount) for row in rows),
        net_sales=net_sales,
        production_costs=production,
        gross=gross,
        expenses=asked.total(expenses),
        operations=operations,
        other=other,
        result=result,
    )


def _block(
    asked: Asked,
    sections: tuple[str, ...],
    heading: str,
    total: str,
    amount: Callable[[Movement], Money] = _moved,
) -> tuple[list[StatementRow], Figure]:
    """Heading, accounts and subtotal of some sections; no rows at all where nothing moved."""
    accounts = asked.sections(*sections, amount=amount)
    subtotal = asked.total(figure for _account, figure in accounts)
    if not accounts:
        return [], subtotal
    rows = [StatementRow("account", account=account, figure=figure, level=1) for account, figure in accounts]
    return [StatementRow("heading", heading), *rows, StatementRow("subtotal", total, figure=subtotal)], subtotal


def _blocks(asked: Asked, blocks: Sequence[tuple[str, str, str]]) -> tuple[list[StatementRow], list[Figure]]:
    made = [_block(asked, (section,), heading, total) for section, heading, total in blocks]
    return [row for rows, _figure in made for row in rows], [figure for _rows, figure in made]


def _total(heading: str, figure: Figure) -> StatementRow:
    return StatementRow("total", heading, figure=figure)


def _with_share(row: StatementRow, net_sales: Money) -> StatementRow:
    if row.figure is None or net_sales.minor <= 0:
        return row
    share = row.figure.amount.decimal / net_sales.decimal
    return StatementRow(row.kind, row.heading, row.account, row.figure, row.level, share)


_EARNED: Final = tuple(section for section, nature in NATURES.items() if nature == "income")
_SPENT: Final = tuple(section for section, nature in NATURES.items() if nature in ("cost", "expense"))
_SOON: Final = N_("%(account)s, due within twelve months")
_LATER: Final = N_("%(account)s, due after twelve months")
_ASSETS: Final = (
    ("current_assets", N_("Current assets"), N_("Total current assets")),
    ("fixed_assets", N_("Non-current assets"), N_("Total non-current assets")),
)
_LIABILITIES: Final = (
    ("current_liabilities", N_("Current liabilities"), N_("Total current liabilities")),
    ("long_term_liabilities", N_("Non-current liabilities"), N_("Total non-current liabilities")),
)


def balance_sheet(asked: Asked, day: date, compare: date | None) -> BalanceSheet:
    """Assets; liabilities; equity with the result of the year to date, and of earlier years not closed, inside.

    The movements must begin on the first day of the accounting year: what result accounts stood at then is ``earlier``.
    """
    has, assets = _side(asked, _ASSETS)
    owes, liabilities = _side(asked, _LIABILITIES)
    result, earlier = _result(asked, _moved), _result(asked, _opening)
    ours = asked.sections("equity", amount=_closing)
    equity = asked.total(figure for _account, figure in ours) + result + earlier
    rows = [StatementRow("heading", N_("Assets")), *has, _total(N_("Total assets"), assets)]
    rows += [StatementRow("heading", N_("Liabilities")), *owes, _total(N_("Total liabilities"), liabilities)]
    rows += [StatementRow("heading", N_("Equity")), *_grouped(asked, ours)]
    if earlier:
        rows.append(StatementRow("line", N_("Results of earlier years, not closed"), figure=earlier, level=1))
    rows.append(StatementRow("line", N_("Result of the year to date"), figure=result, level=1))
    rows += [_total(N_("Total equity"), equity), _total(N_("Total liabilities and equity"), liabilities + equity)]
    return BalanceSheet(day, compare, tuple(rows), assets, liabilities, equity, result, earlier)


def _side(asked: Asked, blocks: Sequence[tuple[str, str, str]]) -> tuple[list[StatementRow], Figure]:
    """The blocks of one side of the balance sheet and their sum."""
    rows, sums = [], []
    for section, heading, total in blocks:
        accounts, moved = _standing(asked, section), _moved_here(asked, section)
        sums.append(asked.total(figure for _account, figure in (*accounts, *moved)))
        if accounts or moved:
            rows.append(StatementRow("heading", heading, level=1))
            rows += _grouped(asked, accounts)
            words = _SOON if section.startswith("current") else _LATER
            rows += [StatementRow("account", words, account, figure, level=1) for account, figure in moved]
            rows.append(StatementRow("subtotal", total, figure=sums[-1], level=1))
    return rows, asked.total(sums)


def _standing(asked: Asked, section: str) -> list[tuple[Account, Figure]]:
    """The accounts of a section, without what of them stands elsewhere."""
    found = asked.sections(section, amount=_closing)
    gone = asked.elsewhere
    left = [(one, figure - gone[one.id].figure if one.id in gone else figure) for one, figure in found]
    return [(account, figure) for account, figure in left if figure]


def _moved_here(asked: Asked, section: str) -> list[tuple[Account, Figure]]:
    """What of accounts of other sections stands in this one."""
    gone = asked.elsewhere
    return [(one, gone[one.id].figure) for one in asked.touched() if one.id in gone and gone[one.id].section == section]


def _grouped(asked: Asked, accounts: list[tuple[Account, Figure]]) -> Iterator[StatementRow]:
    """The accounts of a section under the headings of the chart; first those that stand under none of their own."""
    chart = {account.id: account for account in asked.accounts}
    groups: dict[Account | None, list[tuple[Account, Figure]]] = {None: []}
    for account, figure in accounts:
        groups.setdefault(_group(account, chart), []).append((account, figure))
    for group, members in groups.items():
        if group:
            yield StatementRow("group", account=group, level=1)
        yield from (
            StatementRow("account", account=one, figure=figure, level=2 if group else 1) for one, figure in members
        )


def _group(account: Account, chart: Mapping[int, Account]) -> Account | None:
    """The heading an account stands under, unless that is the heading of the whole section."""
    heading = chart.get(account.parent or 0)
    above = chart.get(heading.parent or 0) if heading else None
    return heading if above and above.section == account.section else None


def _result(asked: Asked, amount: Callable[[Movement], Money]) -> Figure:
    """Income − costs and expenses: gained +, lost −."""
    return _sum_of(asked, _EARNED, amount) - _sum_of(asked, _SPENT, amount)


def _sum_of(asked: Asked, sections: Sequence[str], amount: Callable[[Movement], Money]) -> Figure:
    return asked.total(figure for _account, figure in asked.sections(*sections, amount=amount))


def trial_balance(asked: Asked, period: Period, compare: Period | None, activity: Activity | None) -> TrialBalance:
    """Sums and balances of every account; what it stood at before the period opens the sums, on its own side."""
    none = Movement(0, *[Money(0, asked.currency)] * 3)
    rows = [_trial_row(account, asked, none) for account in asked.touched()]
    shown = tuple(row for row in rows if row.sums or row.compared)
    totals = sum((row.sums for row in shown), sums_of(none))
    compared = None if asked.then is None else sum((row.compared for row in shown if row.compared), sums_of(none))
    return TrialBalance(period, compare, activity, shown, totals, compared)


def _trial_row(account: Account, asked: Asked, none: Movement) -> TrialRow:
    now = asked.now.get(account.id, none)
    then = None if asked.then is None else sums_of(asked.then.get(account.id, none))
    return TrialRow(account, now.opening, sums_of(now), then)


def sums_of(movement: Movement) -> Sums:
    """Return the four columns of one account."""
    nothing = Money(0, movement.opening.currency)
    debit = movement.debit + max(movement.opening, nothing)
    credit = movement.credit + max(-movement.opening, nothing)
    return Sums(debit, credit, max(debit - credit, nothing), max(credit - debit, nothing))


def month_result(month: Month, moves: Movements, accounts: Iterable[Account], currency: str) -> MonthResult:
    """What came of one month: what income accounts earned, and what cost and expense accounts took."""
    asked = Asked(tuple(accounts), moves, None, currency)
    earned, spent = _sum_of(asked, _EARNED, _moved), _sum_of(asked, _SPENT, _moved)
    return MonthResult(month, earned.amount, spent.amount)
