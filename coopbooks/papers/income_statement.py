"""The income statement: did we gain or lose?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.money import Money
from coopbooks.papers import charts, statement_rows, wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.strips import Drawn, Strip
from coopbooks.statements import IncomeStatement, MonthResult, said_of_months, tell_more

_INK: Final = charts.ChartLook(
    width=0,
    height=42 * mm,
    letters=7,
    text="#000000",
    quiet="#404040",
    line="#000000",
    money_in="#8c8c8c",
    money_out="#404040",
    held="#8c8c8c",
    now="#404040",
)
"""Greys: what is printed in black can be told apart, and by what stands above the line and below it."""


def income_statement(statement: IncomeStatement, sheet: Sheet, months: Sequence[MonthResult] = ()) -> bytes:
    """Return the PDF of an income statement, its answer in one sentence at the end, below it the ``months`` before."""
    with speaking(sheet.language):
        result = statement.result.amount
        about = wording.about(statement.period, result.currency, statement.activity)
        paper = Paper(sheet, Title(_("Income statement"), _("Did we gain or lose?"), about), area=sheet.area)
        _lay(paper, statement)
        paper.hold()
        paper.gap(3)
        paper.say(answer(result), 11, bold=True)
        if tell_more(months) and not paper.area.small:
            _draw(paper, months)
        wording.sign(paper, sheet)
        return paper.finish()


def _lay(paper: Paper, statement: IncomeStatement) -> None:
    shares = statement_rows.has_shares(statement.rows)
    now = wording.capital(showing.period(statement.period))
    then = wording.capital(showing.period(statement.compare)) if statement.compare else ""
    columns = statement_rows.columns(now, then, shares=shares)
    paper.table(columns, statement_rows.rows(statement.rows, compared=bool(then), shares=shares), size=9)


def _draw(paper: Paper, months: Sequence[MonthResult]) -> None:
    """Lay what came of each month as bars, under the sentence that says what they show."""
    drawing = charts.result_by_month(months, replace(_INK, width=paper.area.room))
    paper.gap(5)
    paper.say(said_of_months(months))
    paper.hold()
    paper.lay(Strip(drawing.height + 4, (Drawn(paper.area.margin, 4, drawing),)))


def answer(result: Money) -> str:
    """Return the answer to the question of the statement."""
    if not result:
        return _("We neither gained nor lost.")
    words = _("We gained %(amount)s.") if result.minor > 0 else _("We lost %(amount)s.")
    return words % {"amount": showing.money(abs(result))}
