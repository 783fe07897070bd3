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
from tests.printed import pages_of
from tests.ui.loans_shown import asked, over, page_in_sight
from tests.ui.tables import texts
from ui.desk import Desk
from ui.loans import LoansPage
from ui.shared.doing import PaperWish, Wanted

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


def test_interest_taken_over_by_new_terms_is_told_on_the_record_and_on_paper(page: LoansPage, desk: Desk) -> None:
    """Nothing was paid of 17.17 + 15.79 + 14.40 of interest due by today: 47.36, due with the first of the new plan.

    Of 2,500 over 24 months at 8.24 % that is 113.34: i = 0.0824 / 12, 2,500 i / (1 - (1 + i)^-24).
    """
    loan = borrowed(desk.books)
    again = terms(instalments=24, disbursed_on=TODAY, first_due=date(2026, 4, 20))
    loans.reschedule(desk.books, loan.id, RescheduleDraft(again, "An order was lost"))
    page.open_record(loan.id)
    view = over(page)
    said = "On 20/04/2026 Bs 47.36 of interest from the plan before are due besides: Bs 160.70 in all."
    assert texts(view.plan)[0][2::4] == ["113.34", "160.70"]
    assert view._carried.isVisible()
    assert spaced(view._carried.text()) == said
    made: list[bytes] = []
    desk.paper_wanted.connect(lambda _name, make: made.append(make(PaperWish("en", "letter"))))
    view.deeds.print_button.menu().actions()[0].trigger()
    assert said in spaced(" ".join("".join(page.extract_text() for page in pages_of(made[0])).split()))
    loans.take_back_terms(desk.books, loan.id, "typed for another loan")
    view.freshen()
    assert not view._carried.isVisible()


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
