"""The cash book: what came in, what went out, and what was left after each."""

from collections.abc import Iterator

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Progress, unheard
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some
from coopbooks.statements import CashBook


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
        columns = (
            Column(_("Day"), 20),
            Column(_("Voucher"), 25),
            Column(_("Detail")),
            Column(_("In"), 26, right=True),
            Column(_("Out"), 26, right=True),
            Column(_("Balance"), 27, right=True),
        )
        paper.table(columns, list(_rows(statement)))
        names = (_("Balance before"), _("In"), _("Out"), _("Balance"))
        periods = statement.period, statement.compare
        wording.compare_totals(paper, statement.totals, statement.compared, periods, names)
        wording.sign(paper, sheet)
        return paper.finish()


def _rows(statement: CashBook) -> Iterator[Row]:
    totals = statement.totals
    came = gone = totals.opening - totals.opening
    yield Row(("", "", _("Balance before"), "", "", number(totals.opening)))
    for line in statement.lines:
        came, gone = came + line.debit, gone + line.credit
        yield Row(
            (
                showing.day(line.voucher.day),
                line.voucher.label,
                wording.detail(line.voucher, line.note),
                some(line.debit),
                some(line.credit),
                number(line.balance),
            ),
            rule="hair",
            carried=("", "", "", number(came), number(gone), number(line.balance)),
        )
    closing = number(totals.debit), number(totals.credit), number(totals.closing)
    yield Row(("", "", _("Totals"), *closing), bold=True, rule="end", gap=1)
