"""The account card: every movement of one account, what stands against it, and the balance after it."""

from coopbooks.i18n import _, speaking
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.running_table import lay_running
from coopbooks.papers.sheet import Sheet
from coopbooks.progress import Progress, unheard
from coopbooks.statements import AccountCard, RunningLine


def account_card(statement: AccountCard, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of an account card; every page carries its sums over to the next. Balances: debit +, credit −."""
    with speaking(sheet.language):
        title = Title(
            _("Account card"),
            f"{statement.account.code} · {statement.account.name}",
            wording.about(statement.period, statement.totals.opening.currency, statement.activity, statement.person),
        )
        paper = Paper(sheet, title, area=sheet.area, progress=progress)
        lay_running(paper, statement, (_("Debit"), _("Credit")), _detail)
        wording.sign(paper, sheet)
        return paper.finish()


def _detail(line: RunningLine) -> str:
    return f"{wording.detail(line.voucher, line.note)}\n→ {line.counterpart}"
