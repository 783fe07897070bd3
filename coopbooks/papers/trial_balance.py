"""The trial balance: sums and balances of every account; both sides come to the same."""

from collections.abc import Iterator

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.money import Money
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some
from coopbooks.progress import Progress, unheard
from coopbooks.statements import Sums, TrialBalance


def trial_balance(statement: TrialBalance, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of a trial balance; with a comparison it lies across the page."""
    with speaking(sheet.language):
        currency = statement.totals.debit.currency
        title = Title(
            _("Trial balance"),
            _("Do both sides come to the same?"),
            wording.about(statement.period, currency, statement.activity),
        )
        area = sheet.area.across if statement.compare else sheet.area
        paper = Paper(sheet, title, area=area, progress=progress)
        paper.table(_columns(statement, 21 if area.small and statement.compare else 26), list(_rows(statement)), size=8)
        wording.sign(paper, sheet)
        return paper.finish()


def _columns(statement: TrialBalance, amount: float) -> list[Column]:
    sums, balances = _("Sums"), _("Balances")
    columns = [
        Column(_("Code"), 18),
        Column(_("Account")),
        Column(_("Debit"), amount, right=True, over=sums),
        Column(_("Credit"), amount, right=True, over=sums),
        Column(_("Debtor"), amount, right=True, over=balances),
        Column(_("Creditor"), amount, right=True, over=balances),
    ]
    if statement.compare:
        before = wording.capital(showing.period(statement.compare))
        columns += [
            Column(_("Debtor"), amount, right=True, over=before),
            Column(_("Creditor"), amount, right=True, over=before),
        ]
    return columns


def _rows(statement: TrialBalance) -> Iterator[Row]:
    for row in statement.rows:
        then = (row.compared.debtor, row.compared.creditor) if row.compared is not None else ()
        cells = (row.account.code, row.account.name, *map(some, (*_four(row.sums), *then)))
        yield Row(cells, rule="hair")
    then = (statement.compared.debtor, statement.compared.creditor) if statement.compared is not None else ()
    totals = ("", _("Totals"), *map(number, (*_four(statement.totals), *then)))
    yield Row(totals, bold=True, rule="end", gap=1)


def _four(sums: Sums) -> tuple[Money, ...]:
    return sums.debit, sums.credit, sums.debtor, sums.creditor
