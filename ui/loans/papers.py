"""The papers of loans: the plan to be signed, the statement, offers side by side."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from coopbooks import loans
from coopbooks.i18n import _
from coopbooks.loans import Compared, LoanCard
from ui.shared.doing import Desk
from ui.shared.record_table import RecordTable
from ui.shared.row_deeds import unfold_at_row
from ui.shared.sheet import paper
from ui.shared.words import say


def papers_menu(desk: Desk, card: Callable[[], LoanCard], parent: QWidget) -> QMenu:
    """Return the menu of the papers of a loan."""
    menu = QMenu(parent)
    for words, show in (
        (lambda: _("The plan, to be signed"), show_plan),
        (lambda: _("The statement: how it stands"), show_statement),
    ):
        action = QAction(menu)
        say(action.setText, words)
        action.triggered.connect(lambda _checked=False, show=show: show(desk, card()))
        menu.addAction(action)
    return menu


def offer_papers(desk: Desk, table: RecordTable[Any], loan: int) -> None:
    """Offer the papers of a loan at its row."""
    card = loans.card(desk.books, loan, desk.books.today())
    unfold_at_row(table, papers_menu(desk, lambda: card, table))


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
