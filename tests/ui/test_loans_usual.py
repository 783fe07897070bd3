"""What a new loan proposes that the club has said once for all loans."""

from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from coopbooks.books import change_club
from ui.desk import Desk
from ui.loans import LoansPage


def test_a_new_loan_is_paid_in_the_order_the_club_says(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    change_club(desk.books, replace(desk.books.club, loan_order="principal,interest,fine"))
    page = LoansPage(desk)
    follow(page)
    qtbot.addWidget(page)
    page.open_new("lent")
    form: Any = page.currentWidget()
    assert form.terms.more.order.value() == "principal,interest,fine"
