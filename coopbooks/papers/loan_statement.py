"""The statement of a loan: what was agreed, how it stands, what was paid, and what is still to come."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import sub
from typing import Final

from reportlab.lib.units import mm

from coopbooks import loans, showing
from coopbooks.i18n import _, speaking
from coopbooks.loans import LoanCard, Standing
from coopbooks.papers import wording
from coopbooks.papers.charts import ChartLook
from coopbooks.papers.line_chart import Point, going_down
from coopbooks.papers.loan_plan import lay_terms, other, question
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Area, Sheet
from coopbooks.papers.strips import Drawn, Strip
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some
from coopbooks.progress import Progress, unheard

_CHART: Final = 34 * mm


def loan_statement(card: LoanCard, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of the statement of a loan on the day its card stands; of a voided one what it was."""
    with speaking(sheet.language):
        loan, standing = card.loan, card.standing
        day = wording.on_day(standing.day) if standing else ""
        about = tuple(part for part in (loan.label, day, _(wording.EXPRESSED[loan.currency])) if part)
        paper = Paper(
            sheet,
            Title(_("Loan statement"), question(loan), about, voided=loan.voided),
            area=sheet.area,
            progress=progress,
        )
        if standing:
            paper.table((Column(_("How it stands")), Column("", 36, right=True)), list(_stands(standing)), size=9)
            paper.gap(4)
        lay_terms(paper, card.plan, loans.true_cost(card.plan))
        paper.gap(4)
        _lay_payments(paper, card)
        if standing and standing.dues:
            paper.gap(4)
            paper.table(_due_columns(), list(_dues(standing)), size=9)
        paper.gap(4)
        paper.lay(_picture(paper.area, card))
        wording.sign(paper, sheet, other(loan))
        return paper.finish()


def _stands(standing: Standing) -> Iterator[Row]:
    """What is owed: the principal left, what is overdue by its age, what comes next, what would end it today."""
    yield Row((_("Principal still owed"), number(standing.balance)), bold=True, rule="hair")
    if standing.fine:
        yield Row((_("Late charge"), number(standing.fine)), rule="hair")
    overdue = standing.arrears
    if overdue.amount:
        yield Row((_("Overdue"), number(overdue.amount)), bold=True, rule="hair")
        ages = (_("1 to 30 days"), _("31 to 60 days"), _("61 to 90 days"), _("over 90 days"))
        for age, amount in zip(ages, (overdue.to_30, overdue.to_60, overdue.to_90, overdue.over_90), strict=True):
            if amount:
                yield Row((age, number(amount)), indent=1)
    if standing.next:
        words = _("Next, on %(day)s") % {"day": showing.day(standing.next.due)}
        yield Row((words, number(standing.next.amount)), rule="hair")
    if standing.pay_off.amount:
        yield Row((_("What would pay everything back today"), number(standing.pay_off.amount)), rule="hair")


def _lay_payments(paper: Paper, card: LoanCard) -> None:
    """Lay what was paid, each payment with its parts and what was owed after."""
    paid = [one for one in card.payments if not one.voided]
    if not paid:
        paper.say(_("Nothing was paid yet."), 9)
        return
    amount = 23.0 if paper.area.small else 26.0
    headings = (_("Late charge"), _("Interest"), _("Principal"), _("Paid"), _("Still owed"))
    columns = (
        Column(_("Paid on"), 21),
        Column(_("Voucher")),
        *(Column(heading, amount, right=True) for heading in headings),
    )
    left = accumulate((one.paid.principal for one in paid), sub, initial=card.loan.first.principal)
    next(left)
    rows = [
        Row(
            (
                showing.day(one.day),
                one.label,
                *(some(part) for part in (one.paid.fine, one.paid.interest, one.paid.principal)),
                number(one.paid.amount),
                number(after),
            ),
            rule="hair",
        )
        for one, after in zip(paid, left, strict=True)
    ]
    whole = card.loan.paid
    sums = (some(whole.fine), number(whole.interest), number(whole.principal), number(whole.amount))
    paper.table(columns, [*rows, Row(("", _("Totals"), *sums, ""), bold=True, rule="end", gap=1)], size=8.5)


def _due_columns() -> Sequence[Column]:
    return (
        Column(_("Still to pay, due on")),
        *(Column(heading, 29, right=True) for heading in (_("Interest"), _("Principal"), _("To pay"))),
    )


def _dues(standing: Standing) -> Iterator[Row]:
    for one in standing.dues:
        late = _("%(day)s, overdue") if one.due < standing.day else "%(day)s"
        cells = (late % {"day": showing.day(one.due)}, some(one.interest), some(one.principal), number(one.amount))
        yield Row(cells, rule="hair", bold=one.due < standing.day)
    nothing = standing.balance - standing.balance
    interest = sum((one.interest for one in standing.dues), nothing)
    principal = sum((one.principal for one in standing.dues), nothing)
    cells = (_("Totals"), number(interest), number(principal), number(interest + principal))
    yield Row(cells, bold=True, rule="end", gap=1)


def _picture(area: Area, card: LoanCard) -> Strip:
    """The principal going down: dashed as planned, thick as it was paid."""
    look = ChartLook(
        width=area.room,
        height=_CHART,
        letters=8,
        text="#000000",
        quiet="#404040",
        line="#808080",
        money_in="#606060",
        money_out="#606060",
        held="#606060",
        now="#000000",
    )
    planned, real = balance_lines(card)
    return Strip(_CHART + 2 * mm, (Drawn(area.margin, 0, going_down(planned, real, look)),))


def balance_lines(card: LoanCard) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the principal as planned at first, and as it really was paid back until the day of the card."""
    first = card.versions[0].plan
    begins = Point(first.terms.disbursed_on, first.terms.principal)
    planned = (begins, *(Point(row.due, row.balance) for row in first.rows))
    paid = [one for one in card.payments if not one.voided]
    left = list(accumulate((one.paid.principal for one in paid), sub, initial=begins.amount))
    real = [begins, *(Point(one.day, after) for one, after in zip(paid, left[1:], strict=True))]
    if card.standing and card.standing.day > real[-1].day:
        real.append(Point(min(card.standing.day, planned[-1].day), left[-1]))
    return planned, tuple(real)
