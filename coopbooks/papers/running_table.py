"""The table of a statement that runs line by line: cash book and account card."""

from collections.abc import Callable, Iterator, Sequence

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.papers import wording
from coopbooks.papers.paper import Paper
from coopbooks.papers.table import Column, LongRows, Row
from coopbooks.papers.wording import number, some
from coopbooks.statements import AccountCard, CashBook, RunningLine, Totals

Detail = Callable[[RunningLine], str]
"""What a movement was about, in one or more lines."""


def lay_running(paper: Paper, statement: AccountCard | CashBook, sides: tuple[str, str], detail: Detail) -> None:
    """Lay the movements, every page's sums carried over to the next, and below them what they are compared with.

    ``sides`` are the words for what makes the balance more, and less.
    """
    columns = (
        Column(_("Day"), 20),
        Column(_("Voucher"), 25),
        Column(_("Detail")),
        *(Column(side, 26, right=True) for side in sides),
        Column(_("Balance"), 27, right=True),
    )
    paper.table(columns, LongRows(lambda: _rows(statement, detail), len(statement.lines)))
    _compare(paper, statement, (_("Balance before"), *sides, _("Balance")))


def _rows(statement: AccountCard | CashBook, detail: Detail) -> Iterator[Row]:
    totals = statement.totals
    debit = credit = totals.opening - totals.opening
    yield Row(("", "", _("Balance before"), "", "", number(totals.opening)))
    for line in statement.lines:
        debit, credit = debit + line.debit, credit + line.credit
        yield Row(
            (
                showing.day(line.voucher.day),
                line.voucher.label,
                detail(line),
                some(line.debit),
                some(line.credit),
                number(line.balance),
            ),
            rule="hair",
            carried=("", "", "", number(debit), number(credit), number(line.balance)),
        )
    closing = number(totals.debit), number(totals.credit), number(totals.closing)
    yield Row(("", "", _("Totals"), *closing), bold=True, rule="end", gap=1)


def _compare(paper: Paper, statement: AccountCard | CashBook, names: Sequence[str]) -> None:
    """Lay what both periods opened with, took on both sides and closed with beside each other."""
    if statement.compared is None or statement.compare is None:
        return
    columns = (
        Column(""),
        Column(wording.capital(showing.period(statement.period)), 32, right=True),
        Column(wording.capital(showing.period(statement.compare)), 32, right=True),
        Column(_("Change"), 32, right=True),
    )
    paper.gap(5)
    paper.table(columns, list(_compared(statement.totals, statement.compared, names)))


def _compared(totals: Totals, compared: Totals, names: Sequence[str]) -> Iterator[Row]:
    for name, now, then in zip(names, _four(totals), _four(compared), strict=True):
        cells = (name, number(now), number(then), number(now - then))
        last = name == names[-1]
        yield Row(cells, bold=last, rule="sum" if last else "hair", kept=True)


def _four(totals: Totals) -> tuple[Money, ...]:
    return totals.opening, totals.debit, totals.credit, totals.closing
