"""The page Loans in sight, and what stands on it, for the tests that look at it."""

from typing import Any

from pytestqt.qtbot import QtBot

from coopbooks import loans
from coopbooks.loans import Loan, LoanFilter
from tests.builders import post, spaced
from tests.core.lending import GIVEN
from ui.desk import Desk
from ui.loans import LoansPage
from ui.shared.asking import Asking


def page_in_sight(desk: Desk, qtbot: QtBot, follow: Any) -> LoansPage:
    """Return the page, following the books; there are 5,000.00 in the cash box."""
    post(desk.books, "cash 5000 / contributions -5000", day=GIVEN)
    made = LoansPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(1160, 700)
    made.show()
    made.activateWindow()
    return made


def over(page: LoansPage) -> Any:
    """Return what is uppermost on the page."""
    return page.currentWidget()


def asked(page: LoansPage) -> Any:
    """Return the question in sight."""
    return next(one for one in page.findChildren(Asking) if one.isVisible())


def only_loan(page: LoansPage, side: str = "borrowed") -> Loan:
    """Return the one loan of a side."""
    (row,) = loans.list_loans(page.desk.books, LoanFilter(side=side)).rows(0, 2)
    return loans.loan(page.desk.books, row.id)


def facts(widget: Any) -> dict[str, str]:
    """Return what stands in names and figures."""
    return {name: spaced(words) for name, words in widget._shown}
