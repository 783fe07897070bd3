"""The balance sheet: what we have, what we owe, and what is ours."""

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.papers import statement_rows, wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Sheet
from coopbooks.statements import BalanceSheet


def balance_sheet(statement: BalanceSheet, sheet: Sheet) -> bytes:
    """Return the PDF of a balance sheet, with the sum that proves it at the end."""
    with speaking(sheet.language):
        currency = statement.assets.amount.currency
        about = (wording.on_day(statement.day), _(wording.EXPRESSED[currency]))
        paper = Paper(sheet, Title(_("Balance sheet"), _("What we have, what we owe"), about), area=sheet.area)
        then = showing.day(statement.compare) if statement.compare else ""
        columns = statement_rows.columns(showing.day(statement.day), then, shares=False)
        paper.table(columns, statement_rows.rows(statement.rows, compared=bool(then), shares=False), size=9)
        paper.hold()
        paper.gap(3)
        paper.say(_proof(statement))
        wording.sign(paper, sheet)
        return paper.finish()


def _proof(statement: BalanceSheet) -> str:
    """The sum anybody can check with a pencil."""
    return _("What we have, %(assets)s, is what we owe, %(liabilities)s, and what is ours, %(equity)s.") % {
        "assets": showing.money(statement.assets.amount),
        "liabilities": showing.money(statement.liabilities.amount),
        "equity": showing.money(statement.equity.amount),
    }
