"""The papers of loans: the plan to be signed, the statement, offers side by side."""

from collections.abc import Sequence

from coopbooks.i18n import _
from coopbooks.loans import Compared, LoanCard
from ui.shared.doing import Desk
from ui.shared.sheet import paper


def show_plan(desk: Desk, card: LoanCard) -> None:
    """Show the plan of a loan as it is printed."""
    make = paper(desk.books, lambda papers, sheet: papers.loan_plan(card, sheet))
    desk.preview(f"{_('Loan plan')} {card.loan.label}", make)


def show_statement(desk: Desk, card: LoanCard) -> None:
    """Show how a loan stands as it is printed."""
    make = paper(desk.books, lambda papers, sheet: papers.loan_statement(card, sheet))
    desk.preview(f"{_('Loan statement')} {card.loan.label}", make)


def show_offers(desk: Desk, compared: Sequence[Compared]) -> None:
    """Show offers side by side as they are printed."""
    make = paper(desk.books, lambda papers, sheet: papers.loan_offers(compared, sheet))
    desk.preview(_("Loans compared"), make)
