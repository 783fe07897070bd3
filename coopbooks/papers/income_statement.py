"""The income statement: did we gain or lose?"""

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.money import Money
from coopbooks.papers import statement_rows, wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Sheet
from coopbooks.statements import IncomeStatement


def income_statement(statement: IncomeStatement, sheet: Sheet) -> bytes:
    """Return the PDF of an income statement, its answer in one sentence at the end."""
    with speaking(sheet.language):
        result = statement.result.amount
        about = wording.about(statement.period, result.currency, statement.activity)
        paper = Paper(sheet, Title(_("Income statement"), _("Did we gain or lose?"), about), area=sheet.area)
        _lay(paper, statement)
        paper.hold()
        paper.gap(3)
        paper.say(answer(result), 11, bold=True)
        wording.sign(paper, sheet)
        return paper.finish()


def _lay(paper: Paper, statement: IncomeStatement) -> None:
    shares = statement_rows.has_shares(statement.rows)
    now = wording.capital(showing.period(statement.period))
    then = wording.capital(showing.period(statement.compare)) if statement.compare else ""
    columns = statement_rows.columns(now, then, shares=shares)
    paper.table(columns, statement_rows.rows(statement.rows, compared=bool(then), shares=shares), size=9)


def answer(result: Money) -> str:
    """Return the answer to the question of the statement."""
    if not result:
        return _("We neither gained nor lost.")
    words = _("We gained %(amount)s.") if result.minor > 0 else _("We lost %(amount)s.")
    return words % {"amount": showing.money(abs(result))}
