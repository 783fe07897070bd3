"""The account card: every movement of one account, what stands against it, and the balance after it."""

from collections.abc import Iterator

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Progress, unheard
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some
from coopbooks.statements import AccountCard


def account_card(statement: AccountCard, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of an account card; every page carries its sums over to the next. Balances: debit +, credit −."""
    with speaking(sheet.language):
        title = Title(
            _("Account card"),
            f"{statement.account.code} · {statement.account.name}",
            wording.about(statement.period, statement.totals.opening.currency, statement.activity, statement.person),
        )
        paper = Paper(sheet, title, area=sheet.area, progress=progress)
        columns = (
            Column(_("Day"), 20),
            Column(_("Voucher"), 25),
            Column(_("Detail")),
            Column(_("Debit"), 26, right=True),
            Column(_("Credit"), 26, right=True),
            Column(_("Balance"), 27, right=True),
        )
        paper.table(columns, list(_rows(statement)))
        names = (_("Balance before"), _("Debit"), _("Credit"), _("Balance"))
        periods = statement.period, statement.compare
        wording.compare_totals(paper, statement.totals, statement.compared, periods, names)
        wording.sign(paper, sheet)
        return paper.finish()


def _rows(statement: AccountCard) -> Iterator[Row]:
    totals = statement.totals
    debit = credit = totals.opening - totals.opening
    yield Row(("", "", _("Balance before"), "", "", number(totals.opening)))
    for line in statement.lines:
        debit, credit = debit + line.debit, credit + line.credit
        yield Row(
            (
                showing.day(line.voucher.day),
                line.voucher.label,
                f"{wording.detail(line.voucher, line.note)}\n→ {line.counterpart}",
                some(line.debit),
                some(line.credit),
                number(line.balance),
            ),
            rule="hair",
            carried=("", "", "", number(debit), number(credit), number(line.balance)),
        )
    closing = number(totals.debit), number(totals.credit), number(totals.closing)
    yield Row(("", "", _("Totals"), *closing), bold=True, rule="end", gap=1)
