"""The cash book: what came in, what went out, and what was left after each."""

from coopbooks.i18n import _, speaking
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.running_table import lay_running
from coopbooks.papers.sheet import Sheet
from coopbooks.progress import Progress, unheard
from coopbooks.statements import CashBook, RunningLine


def cash_book(statement: CashBook, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of a cash book; every page carries its sums over to the next."""
    with speaking(sheet.language):
        box = statement.box.name if statement.box else _("All boxes and banks")
        title = Title(
            _("Cash book"),
            _("What came in, what went out, what is left?"),
            wording.about(statement.period, statement.totals.opening.currency, None, box),
        )
        paper = Paper(sheet, title, area=sheet.area, progress=progress)
        lay_running(paper, statement, (_("In"), _("Out")), _detail)
        wording.sign(paper, sheet)
        return paper.finish()


def _detail(line: RunningLine) -> str:
    return wording.detail(line.voucher, line.note)
