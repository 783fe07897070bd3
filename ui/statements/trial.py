"""The trial balance on the screen: sums and balances of every account."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from coopbooks import showing, statements
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.progress import Progress
from coopbooks.reading import alphabetical
from coopbooks.statements import Sums, TrialBalance, TrialRow
from ui.shared.record_table import Column
from ui.shared.statement_shown import Asked, Kind, Line, Lines, Shown, at_hand, columns, figures, number, some
from ui.shared.words import Words

_BEFORE: Final = -158
_FIGURES: Final = ("debit", "credit", "debtor", "creditor", "debtor before", "creditor before")
"""The keys of the columns of figures."""


def _ask(books: Books, asked: Asked, _progress: Progress) -> Shown:
    statement = statements.trial_balance(books, asked.period, asked.compare, asked.activity)
    totals = (lambda: _totals(statement),) if statement.rows else ()
    return Shown(
        _columns(statement),
        Lines(statement.rows, _line, after=totals, sorts=_sorts(statement)),
        _words(statement),
        "",
        at_hand(lambda papers, sheet: papers.trial_balance(statement, sheet)),
    )


def _sorts(statement: TrialBalance) -> dict[str, Callable[[TrialRow], Any]]:
    """What the accounts can be sorted by: their codes, which they stand in already, their names, their figures."""
    places = {row.account.id: place for place, row in enumerate(statement.rows)}
    sorts: dict[str, Callable[[TrialRow], Any]] = {
        "code": lambda row: places[row.account.id],
        "account": lambda row: alphabetical(row.account.name),
    }
    for place, key in enumerate(_FIGURES):
        sorts[key] = partial(_figure, place)
    return sorts


def _figure(place: int, row: TrialRow) -> int:
    return _figures(row)[place].minor


def _words(statement: TrialBalance) -> str:
    totals = statement.totals
    if totals.debit != totals.credit:
        return _("Only one activity is looked at: both sides need not come to the same.")
    said = {"amount": showing.money(totals.debit), "balances": showing.money(totals.debtor)}
    return _("Both sides come to the same: the sums to %(amount)s, the balances to %(balances)s.") % said


def _columns(statement: TrialBalance) -> list[Column[Line]]:
    width = figures(statement.totals.debit, statement.totals.credit)
    headings: list[tuple[str, Words, int]] = [
        ("code", lambda: _("Code"), 86),
        ("account", lambda: _("Account"), 0),
        ("debit", lambda: _("Debit"), width),
        ("credit", lambda: _("Credit"), width),
        ("debtor", lambda: _("Debtor"), width),
        ("creditor", lambda: _("Creditor"), width),
    ]
    if statement.compare:
        headings.append(("debtor before", lambda: _("Debtor before"), _BEFORE))
        headings.append(("creditor before", lambda: _("Creditor before"), _BEFORE))
    return columns(*headings)


def _line(row: TrialRow) -> Line:
    return Line((row.account.code, row.account.name, *map(some, _figures(row))), account=row.account.id)


def _figures(row: TrialRow) -> tuple[Money, ...]:
    then = (row.compared.debtor, row.compared.creditor) if row.compared is not None else ()
    return (*_four(row.sums), *then)


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
