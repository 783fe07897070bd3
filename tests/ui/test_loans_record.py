"""A loan opened: how it stands, its plan with what was paid, its picture, what can be done; the form it is paid in."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import attachments, loans, materials
from coopbooks.attachments import AttachmentDraft, Holder
from tests.builders import TODAY, m, rows, spaced
from tests.core.lending import borrowed, lent, pay, terms, voucher_of
from tests.ui.hands import CTRL
from tests.ui.loans_shown import facts, over, page_in_sight
from tests.ui.tables import texts
from tests.ui.test_attachments_shown import red
from ui.desk import Desk
from ui.loans import LoansPage
from ui.loans.view import LoanView
from ui.shared.doing import PaperWish, Wanted
from ui.shared.voucher_view import VoucherView

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> LoansPage:
    return page_in_sight(desk, qtbot, follow)


def opened(page: LoansPage, loan: int) -> Any:
    page.want(Wanted(loan=loan))
    return over(page)


def test_the_record_says_how_a_loan_stands(page: LoansPage, desk: Desk) -> None:
    """One of 217.75 was paid, that of 20 February is overdue for 28 days, that of today is due: 2,299.42 are left."""
    loan = borrowed(desk.books, contract="C-1", note="for the overlocker")
    pay(desk.books, loan, "217.75")
    view = opened(page, loan.id)
    assert view._title.text() == "Crédito · C-1"
    said = facts(view._facts)
    assert said["With whom"] == "Crédito lends to us"
    assert said["Left to pay back"] == "Bs 2,299.42"
    assert said["Overdue"] == "Bs 217.75, the oldest for 28 days"
    assert said["Next due"] == "Bs 217.75 today"
    assert said["To be paid by today"] == "Bs 435.50"  # 2 × 217.75
    assert said["Note"] == "for the overlocker"
    assert spaced(view.chart.sentence.text()).startswith("Bs 200.58 of Bs 2,500.00 are paid back, Bs 2,299.42 are left")
    assert facts(view._agreed)["Paid back"] == "Equal instalments"


def test_the_record_and_the_list_agree_on_what_is_due_on_its_very_day(page: LoansPage, desk: Desk) -> None:
    """With the first two of 217.75 paid the third is due today, 20 March: nothing is late."""
    loan = borrowed(desk.books)
    for day in (date(2026, 1, 20), date(2026, 2, 20)):
        pay(desk.books, loan, "217.75", day)
    (row,) = loans.list_loans(desk.books).rows(0, 1)
    assert (row.next_due, row.next_amount) == (TODAY, m("217.75"))
    said = facts(opened(page, loan.id)._facts)
    assert said["Next due"] == "Bs 217.75 today"
    assert not {"Overdue", "To be paid by today"} & set(said)


def test_the_plan_says_row_by_row_what_was_paid(page: LoansPage, desk: Desk) -> None:
    """300.00 pay the first instalment and 82.25 of the second."""
    loan = borrowed(desk.books)
    pay(desk.books, loan, "217.75")
    pay(desk.books, loan, "82.25", date(2026, 2, 20))
    view = opened(page, loan.id)
    assert [row[6:] for row in texts(view.plan)[:4]] == [
        ["", "Paid"],
        ["135.50", "Overdue"],
        ["217.75", "Due today"],
        ["217.75", "To come"],
    ]
    assert [row[-1] for row in texts(view.payments)] == ["Bs 82.25", "Bs 217.75"]
    assert not view.shares.isVisible()
    assert not view.versions.isVisible()


def test_a_payment_leads_to_its_voucher_and_back(page: LoansPage, desk: Desk, keys: Any) -> None:
    loan = borrowed(desk.books)
    pay(desk.books, loan, "217.75")
    view = opened(page, loan.id)
    view.payments.setFocus()
    keys.press(ENTER)
    told = over(page)
    assert isinstance(told, VoucherView)
    said = facts(told._facts)
    assert (said["Loan"], said["Interest"], said["Principal"]) == ("Crédito", "Bs 17.17", "Bs 200.58")
    materials.void(desk.books, told.voucher.id, "typed twice")
    keys.press(Qt.Key.Key_Escape)
    assert over(page) is view
    assert facts(view._facts)["Left to pay back"] == "Bs 2,500.00"


def test_a_payment_taken_back_is_struck_out(page: LoansPage, desk: Desk) -> None:
    """What stands in the list and counts no more would be added up with the rest."""
    loan = borrowed(desk.books)
    first = pay(desk.books, loan, "217.75")
    second = pay(desk.books, loan, "100", date(2026, 2, 20))
    materials.void(desk.books, second.voucher, "typed twice")
    view = opened(page, loan.id)
    assert [row[1] for row in texts(view.payments)] == [second.label, first.label]
    model = view.payments.model()
    struck = [model.data(model.index(row, 1), Qt.ItemDataRole.FontRole) for row in (0, 1)]
    assert [font is not None and font.strikeOut() for font in struck] == [True, False]


def test_what_can_be_done_depends_on_how_it_stands(page: LoansPage, desk: Desk) -> None:
    """Once something was paid it is not corrected any more; once all was, nothing is to be paid."""
    loan = lent(desk.books)
    view = opened(page, loan.id)
    deeds = view.deeds
    assert deeds.correct_button.isVisible()
    assert not deeds.share_button.isVisible()
    pay(desk.books, loan, "217.75")
    view.freshen()
    assert not deeds.correct_button.isVisible()
    assert deeds.terms_button.isVisible()
    loans.pay_instalment(desk.books, loans.pay_off_proposal(desk.books, loan.id, TODAY))
    view.freshen()
    assert not deeds.pay_button.isVisible()
    assert not deeds.pay_off_button.isVisible()
    assert spaced(view.chart.sentence.text()) == "All of it is paid back: Bs 2,500.00."


def test_a_voided_loan_says_so(page: LoansPage, desk: Desk) -> None:
    loan = borrowed(desk.books)
    materials.void(desk.books, loan.voucher, "typed twice")
    view = opened(page, loan.id)
    assert facts(view._facts)["How it stands"] == "Voided: it counts no more"
    assert not view.chart.isVisible()
    assert not view.deeds.pay_button.isVisible()


def test_an_instalment_is_paid_with_what_is_due_proposed(page: LoansPage, desk: Desk, keys: Any) -> None:
    """Two are overdue, one is due today: 653.25, of which 17.17 + 15.79 + 14.40 are interest, which is paid first."""
    loan = borrowed(desk.books)
    opened(page, loan.id).deeds.pay_button.click()
    form = over(page)
    assert form.amount.value() == m("653.25")
    form.show_accounting()
    said = "Pays Bs 47.36 interest, Bs 605.89 principal. Left to pay back after it: Bs 1,894.11."
    assert spaced(form.foot.said.text()) == said
    keys.type("100")
    form.show_accounting()
    assert "Bs 52.64 principal. Left to pay back after it: Bs 2,447.36." in spaced(form.foot.said.text())
    keys.press(ENTER, CTRL)
    assert loans.loan(desk.books, loan.id).paid.amount == m("100")
    assert isinstance(over(page), LoanView)


def test_everything_that_is_left_follows_the_day(page: LoansPage, desk: Desk) -> None:
    """Interest runs to the day it is paid: a day of the first month is 17.17 / 31 more, up to the centavo."""
    loan = borrowed(desk.books)
    opened(page, loan.id).deeds.pay_off_button.click()
    form = over(page)
    today = loans.pay_off_proposal(desk.books, loan.id, TODAY).amount
    assert (form.settles.value(), form.amount.value()) == (True, today)
    form.day.set(date(2025, 12, 20))
    assert form.amount.value() == m("2500")
    form.day.set(TODAY)
    form.submit()
    assert loans.loan(desk.books, loan.id).outstanding == m("0")
    desk.undo()
    assert loans.loan(desk.books, loan.id).outstanding == m("2500")


def test_another_amount_typed_over_all_that_is_left_is_not_all_of_it(page: LoansPage, desk: Desk, keys: Any) -> None:
    loan = borrowed(desk.books)
    opened(page, loan.id).deeds.pay_off_button.click()
    form = over(page)
    assert form.settles.value()
    keys.fill(form.amount, "100")
    assert (form.settles.value(), form.amount.value()) == (False, m("100"))
    form.day.set(date(2026, 3, 1))
    assert form.amount.value() == m("100")
    form.settles.click()
    assert form.amount.value() == loans.pay_off_proposal(desk.books, loan.id, date(2026, 3, 1)).amount
    assert form.settles.value()


@pytest.mark.parametrize(
    ("day", "amount", "field", "words"),
    [
        (date(2025, 12, 19), "10", "day", "handed over on 20/12/2025"),
        (date(2026, 1, 19), "10", "day", "Something was recorded for this loan on 20/01/2026"),
        (TODAY, "9000", "amount", "Bs 2,"),
        (TODAY, "0", "amount", "more than zero"),
    ],
)
def test_what_cannot_be_paid_is_refused_at_its_field(
    page: LoansPage, day: date, amount: str, field: str, words: str
) -> None:
    loan = borrowed(page.desk.books)
    pay(page.desk.books, loan, "217.75")
    opened(page, loan.id).deeds.pay_button.click()
    form = over(page)
    form.day.set(day)
    form.amount.set(m(amount))
    form.submit()
    assert words in spaced(form.boxes[field].refusal_text)
    assert rows("SELECT count(*) FROM loan_payment") == [(1,)]


def test_a_payment_is_corrected_and_the_correction_taken_back(page: LoansPage, desk: Desk) -> None:
    loan = lent(desk.books)
    paid = pay(desk.books, loan, "217.75")
    page.open_correction(voucher_of(desk.books, paid))
    form = over(page)
    assert (form.amount.value(), form.loan.key) == (m("217.75"), loan.id)
    assert form.boxes["box"].label.text() == "Into which box?"
    form.amount.set(m("200"))
    form.submit()
    assert loans.loan(desk.books, loan.id).paid.amount == m("200")
    desk.undo()
    assert loans.loan(desk.books, loan.id).paid.amount == m("217.75")


def test_a_loan_has_papers_of_its_own(page: LoansPage, desk: Desk) -> None:
    loan = borrowed(desk.books)
    attachments.attach(desk.books, Holder("loan", loan.id), AttachmentDraft("contract.png", red()))
    view = opened(page, loan.id)
    assert [one.text() for one in view.papers.buttons] == ["contract.png"]


@pytest.mark.parametrize("place", [0, 1])
def test_its_papers_are_made(page: LoansPage, desk: Desk, place: int) -> None:
    loan = borrowed(desk.books, terms(instalments=3))
    made: list[Any] = []
    desk.paper_wanted.connect(lambda _name, make: made.append(make(PaperWish("en", "letter"))))
    opened(page, loan.id).deeds.print_button.menu().actions()[place].trigger()
    assert made[0].startswith(b"%PDF")
