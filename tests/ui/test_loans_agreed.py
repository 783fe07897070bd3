"""New terms agreed for a loan, taken back, and a loan to the club shared among members."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import loans, people
from coopbooks.loans import RescheduleDraft
from tests.builders import TODAY, m, person_id, spaced
from tests.core.lending import borrowed, pay, terms
from tests.ui.loans_shown import asked, over, page_in_sight
from ui.desk import Desk
from ui.loans import LoansPage
from ui.shared.doing import Wanted

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> LoansPage:
    return page_in_sight(desk, qtbot, follow)


def test_new_terms_are_typed_in_for_what_is_left(page: LoansPage, desk: Desk, keys: Any) -> None:
    """After one instalment 2,299.42 are left. Undone, the plan before holds again."""
    loan = borrowed(desk.books)
    pay(desk.books, loan, "217.75")
    page.want(Wanted(loan=loan.id, new="terms"))
    form = over(page)
    form.submit()
    assert form.boxes["instalments"].refusal_text
    form.terms.instalments.set(24)
    form.submit()
    assert "why" in form.boxes["reason"].refusal_text
    keys.fill(form.reason, "An order was lost")
    form.show_accounting()
    assert form.plan.plan.terms.principal == m("2299.42")
    assert "Nothing is posted" in form.accounting.text.toPlainText()
    form.submit()
    agreed = loans.loan(desk.books, loan.id).terms
    assert (agreed.principal, agreed.instalments, agreed.disbursed_on) == (m("2299.42"), 24, TODAY)
    desk.undo()
    assert loans.loan(desk.books, loan.id).terms == terms()


def test_new_terms_agreed_by_mistake_are_taken_back_with_a_reason(page: LoansPage, desk: Desk) -> None:
    loan = borrowed(desk.books)
    again = terms(instalments=24, disbursed_on=TODAY, first_due=date(2026, 4, 20))
    loans.reschedule(desk.books, loan.id, RescheduleDraft(again, "An order was lost"))
    page.open_record(loan.id)
    view = over(page)
    assert view.versions.isVisible()
    view.deeds.back_button.click()
    question = asked(page)
    question.go_button.click()
    assert question.boxes["reason"].refusal_text
    question.boxes["reason"].editor.set("typed for another loan")
    question.go_button.click()
    assert loans.loan(desk.books, loan.id).terms == terms()
    assert not view.deeds.back_button.isVisible()


def test_a_loan_is_shared_among_members_in_parts_that_add_up(page: LoansPage, desk: Desk) -> None:
    """2,500.00 among three: 833.34, 833.33 and 833.33."""
    loan = borrowed(desk.books)
    for name in ("Ana", "Elena", "Rosa"):
        people.take_role(desk.books, person_id(desk.books, name), "member")
    page.want(Wanted(loan=loan.id, new="shares"))
    form = over(page)
    form.equal_button.click()
    assert [row.amount.text() for row in form.lines.rows] == ["833.34", "833.33", "833.33"]
    form.lines.rows[0].amount.set(m("800"))
    form.submit()
    assert "less than the loan" in spaced(form.boxes["shares"].refusal_text)
    form.lines.rows[0].amount.set(m("833.34"))
    form.submit()
    assert [share.amount for share in loans.shares(desk.books, loan.id)] == [m("833.34"), m("833.33"), m("833.33")]
    desk.undo()
    assert loans.shares(desk.books, loan.id) == ()
