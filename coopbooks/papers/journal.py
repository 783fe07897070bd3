"""The journal: every voucher in the order of days, with its accounts on both sides."""

from collections.abc import Iterator

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, LongRows, Row
from coopbooks.papers.wording import number, some
from coopbooks.progress import Progress, unheard
from coopbooks.statements import Journal, JournalEntry


def journal(statement: Journal, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of a journal; every page carries its sums over to the next."""
    with speaking(sheet.language):
        currency = statement.debit.amount.currency
        title = Title(
            _("Journal"),
            _("What happened, day by day?"),
            wording.about(statement.period, currency, statement.activity),
        )
        paper = Paper(sheet, title, area=sheet.area, progress=progress)
        columns = (
            Column(_("Day"), 20),
            Column(_("Code"), 26),
            Column(_("Account and description")),
            Column(_("Debit"), 28, right=True),
            Column(_("Credit"), 28, right=True),
        )
        paper.table(columns, LongRows(lambda: _rows(statement), len(statement.rows)))
        wording.sign(paper, sheet)
        return paper.finish()


def _rows(statement: Journal) -> Iterator[Row]:
    debit = credit = statement.debit.amount - statement.debit.amount
    for entry in statement.entries:
        yield from _head(entry, ("", "", "", number(debit), number(credit)))
        for line in entry.lines:
            debit, credit = debit + line.debit, credit + line.credit
            name = "\n".join(part for part in (line.account.name, line.note) if part)
            yield Row(
                ("", line.account.code, name, some(line.debit), some(line.credit)),
                indent=2 if line.credit else 1,
                carried=("", "", "", number(debit), number(credit)),
                kept=line is not entry.lines[-1],
            )
    totals = number(statement.debit.amount), number(statement.credit.amount)
    yield Row(("", "", _("Totals"), *totals), bold=True, rule="end", gap=3)
    if statement.compare:
        before = number(statement.debit.compared), number(statement.credit.compared)
        yield Row(("", "", wording.capital(showing.period(statement.compare)), *before), gap=3)


def _head(entry: JournalEntry, carried: tuple[str, ...]) -> Iterator[Row]:
    voucher = entry.voucher
    cells = (showing.day(voucher.day), voucher.label, wording.detail(voucher), "", "")
    yield Row(cells, rule="hair", gap=3, kept=True, bold=False, carried=carried)
