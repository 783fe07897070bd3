"""The trial balance on the screen: sums and balances of every account."""

from collections.abc import Sequence
from typing import Final

from coopbooks import showing, statements
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.statements import Progress, Sums, TrialBalance, TrialRow
from ui.shared.record_table import Column
from ui.shared.statement_shown import Asked, Kind, Line, Lines, Shown, at_hand, columns, figures, number, some
from ui.shared.words import Words

_BEFORE: Final = -158


def _ask(books: Books, asked: Asked, _progress: Progress) -> Shown:
    statement = statements.trial_balance(books, asked.period, asked.compare, asked.activity)
    rows: Sequence[TrialRow | None] = (*statement.rows, None) if statement.rows else ()
    return Shown(
        _columns(statement),
        Lines(rows, lambda row: _line(row) if row else _totals(statement)),
        _words(statement),
        "",
        at_hand(lambda papers, sheet: papers.trial_balance(statement, sheet)),
    )


def _words(statement: TrialBalance) -> str:
    totals = statement.totals
    if totals.debit != totals.credit:
        return _("Only one activity is looked at: both sides need not come to the same.")
    said = {"amount": showing.money(totals.debit), "balances": showing.money(totals.debtor)}
    return _("Both sides come to the same: the sums to %(amount)s, the balances to %(balances)s.") % said


def _columns(statement: TrialBalance) -> list[Column[Line]]:
    width = figures(statement.totals.debit, statement.totals.credit)
    headings: list[tuple[Words, int]] = [
        (lambda: _("Code"), 86),
        (lambda: _("Account"), 0),
        (lambda: _("Debit"), width),
        (lambda: _("Credit"), width),
        (lambda: _("Debtor"), width),
        (lambda: _("Creditor"), width),
    ]
    if statement.compare:
        headings += [(lambda: _("Debtor before"), _BEFORE), (lambda: _("Creditor before"), _BEFORE)]
    return columns(*headings)


def _line(row: TrialRow) -> Line:
    then = (row.compared.debtor, row.compared.creditor) if row.compared is not None else ()
    cells = (row.account.code, row.account.name, *map(some, (*_four(row.sums), *then)))
    return Line(cells, account=row.account.id)


def _totals(statement: TrialBalance) -> Line:
    then = (statement.compared.debtor, statement.compared.creditor) if statement.compared is not None else ()
    return Line(("", _("Totals"), *map(number, (*_four(statement.totals), *then))), bold=True)


def _four(sums: Sums) -> tuple[Money, ...]:
    return sums.debit, sums.credit, sums.debtor, sums.creditor


TRIAL_BALANCE: Final = Kind(
    "trial_balance",
    lambda: _("Trial balance"),
    lambda: _("Do both sides come to the same?"),
    frozenset({"compare", "activity"}),
    _ask,
)
