"""The plan of a loan: what was agreed, what it really costs, and what is to be paid on which day."""

from collections.abc import Iterator, Sequence

from coopbooks import loans, showing
from coopbooks.i18n import _, speaking
from coopbooks.loans import Loan, LoanCard, Plan, TrueCost
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some
from coopbooks.progress import Progress, unheard


def loan_plan(card: LoanCard, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of the plan of a loan in force, signed by the club and by who lends or borrows."""
    loan, plan = card.loan, card.plan
    with speaking(sheet.language):
        about = (loan.label, _(wording.EXPRESSED[loan.currency]))
        title = Title(_("Loan plan"), question(loan), about, voided=loan.voided)
        paper = Paper(sheet, title, area=sheet.area, progress=progress)
        lay_terms(paper, plan, loans.true_cost(plan))
        paper.gap(4)
        paper.table(_columns(narrow=sheet.area.small), list(_rows(plan)), size=9)
        if carried := loans.said_of_carried(plan, card.carried):
            paper.gap(3)
            paper.say(carried, 9)
        wording.sign(paper, sheet, other(loan))
        return paper.finish()


def question(loan: Loan) -> str:
    """Return what a paper about a loan answers."""
    return _("What does the club owe?") if loan.side == "borrowed" else _("What does she owe the club?")


def other(loan: Loan) -> Signer:
    """Return who lends to the club, or borrows from it, to sign; who borrows with her thumb where she wants."""
    if loan.side == "borrowed":
        return Signer(_("Lender"), loan.name)
    return Signer(_("Received as agreed"), loan.name, "", thumb=True)


def lay_terms(paper: Paper, plan: Plan, cost: TrueCost | None) -> None:
    """Lay what was agreed, line by line, and what that really costs."""
    rows = [Row(pair, rule="hair") for pair in loans.told(plan.terms)]
    if cost and plan.interest:
        rows.append(Row((_("What it really costs"), really(cost)), rule="hair", bold=True))
    paper.table((Column(_("What was agreed"), 46), Column("")), rows, size=9)


def really(cost: TrueCost) -> str:
    """Return in words what a loan really costs: a year, and a month of what is still owed."""
    facts = {
        "year": showing.percent(cost.effective.scaleb(-2), 2),
        "month": showing.percent(cost.monthly.scaleb(-2), 2),
    }
    return _("%(year)s a year, that is %(month)s a month of what is still owed") % facts


def _columns(*, narrow: bool) -> Sequence[Column]:
    amount = 24.0 if narrow else 29.0
    return (
        Column(_("No."), 11, right=True),
        Column(_("Due on")),
        Column(_("Interest"), amount, right=True),
        Column(_("Principal"), amount, right=True),
        Column(_("To pay"), amount, right=True),
        Column(_("Still owed"), amount, right=True),
    )


def _rows(plan: Plan) -> Iterator[Row]:
    yield Row(("", showing.day(plan.terms.disbursed_on), "", "", "", number(plan.terms.principal)))
    for row in plan.rows:
        amounts = (row.interest, row.principal, row.instalment)
        cells = (str(row.number), showing.day(row.due), *map(some, amounts), number(row.balance))
        yield Row(cells, rule="hair")
    totals = (plan.interest, plan.terms.principal, plan.paid_in_all)
    yield Row(("", _("Totals"), *map(number, totals), ""), bold=True, rule="end", gap=1)
