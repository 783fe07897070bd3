"""The forms of loans: typed in with the plan beside them, all their terms folded away, dollars, new terms, shares."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import loans, people, rates
from coopbooks.loans import LoanFilter, Offer
from coopbooks.rates import RateDraft
from tests.builders import TODAY, m, person_id, rows, spaced
from tests.core.lending import borrowed, lent, terms, voucher_of
from tests.ui.hands import CTRL
from tests.ui.loans_shown import only_loan, over, page_in_sight
from tests.ui.tables import texts
from ui.desk import Desk
from ui.loans import LoansPage
from ui.loans.loan_form import LoanForm
from ui.shared.doing import Wanted
from ui.shared.words import speak

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> LoansPage:
    return page_in_sight(desk, qtbot, follow)


def test_a_loan_is_typed_in_by_keys_and_its_plan_stands_beside_it(page: LoansPage, keys: Any) -> None:
    """The published plan: 2,500.00 at 8.24 % a year in twelve instalments is 217.75 a month, 200.58 of it principal."""
    page.open_new("borrowed")
    form = over(page)
    for typed in ("Crédito", "2500", "", "", "20/12/2025", "", "", "8,24", "", "12"):
        keys.type(typed)
        keys.press(ENTER)
    form.show_accounting()
    assert form.terms.first_due.text() == "20/01/2026"
    (first, *_others, last) = texts(form.plan.table)
    assert first == ["1", "20/01/2026", "217.75", "17.17", "200.58", "2,299.42"]
    assert (len(texts(form.plan.table)), last[2], last[-1]) == (12, "217.72", "0.00")
    totals = [text for _place, text in form.plan.listed.totals.cells()]
    assert totals == ["12", "Totals", "2,612.97", "112.97", "2,500.00"]
    keys.press(ENTER, CTRL)
    assert "another accounting year" in form.foot.doubts.accessibleDescription()
    keys.press(ENTER, CTRL)
    loan = only_loan(page)
    assert loan.first == terms()
    assert people.person(page.desk.books, loan.person).roles == {"lender"}
    assert loan.name == "Crédito"
    assert rows("SELECT amount FROM line WHERE loan_id IS NOT NULL") == [(-250_000,)]


def fill(form: Any, rate: str = "2", method: str = "equal_instalments", instalments: int = 12) -> None:
    """Fill in what every loan has."""
    form.person.set_key(person_id(form.desk.books, "Ana"))
    form.amount.set(m("1200", form.amount.currency))
    form.terms.method.set(method)
    form.terms.rate.set(Decimal(rate))
    form.terms.rate_per.set("month")
    form.terms.instalments.set(instalments)
    form.show_accounting()


def test_a_flat_loan_is_told_with_what_it_really_costs(page: LoansPage) -> None:
    """1,200.00 at a flat 1 % a month is twelve times 112.00, which is 1.788 % a month on what is owed."""
    page.open_new("lent")
    form = over(page)
    fill(form, "1", "flat")
    said = spaced(form.plan.said.text())
    assert "12 instalments, the first of Bs 112.00. It is paid back with Bs 1,344.00" in said
    assert "On what is really owed that is 1.79% a month." in said


def test_interest_is_asked_for_only_where_there_is_any(page: LoansPage) -> None:
    page.open_new("lent")
    form = over(page)
    assert form.boxes["rate"].isVisible()
    form.terms.method.set("no_interest")
    assert not form.boxes["rate"].isVisible()
    form.person.set_key(person_id(page.desk.books, "Ana"))
    form.amount.set(m("1200"))
    form.terms.instalments.set(12)
    form.submit()
    assert only_loan(page, "lent").first.rate == 0


def test_terms_most_loans_leave_as_usual_are_folded_until_they_are_wanted(page: LoansPage, keys: Any) -> None:
    """A grace as long as the loan is refused at its field, which is opened for it."""
    page.open_new("borrowed")
    form = over(page)
    fill(form)
    assert not form.boxes["grace_kind"].isVisible()
    form.terms.more.open_button.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert form.boxes["grace_kind"].isVisible()
    assert not form.boxes["grace"].isVisible()
    form.terms.more.grace_kind.set("interest_only")
    form.terms.more.grace.set(12)
    form.terms.more.open_button.setChecked(False)
    form.submit()
    assert form.boxes["grace"].isVisible()
    assert "as long as the loan" in form.boxes["grace"].refusal_text
    form.terms.more.grace.set(2)
    form.terms.more.late.set("fixed")
    form.terms.more.late_amount.set(m("5"))
    form.terms.more.step.set(100)
    form.submit()
    kept = only_loan(page).first
    assert (kept.grace_kind, kept.grace, kept.late, kept.late_amount, kept.step) == (
        "interest_only",
        2,
        "fixed",
        m("5"),
        100,
    )


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("amount", "0", "more than zero"),
        ("rate", "-1", "Write the interest rate"),
        ("instalments", "0", "more than zero"),
        ("first_due", "20/03/2026", "after the money is handed over"),
    ],
)
def test_what_cannot_be_agreed_is_refused_at_its_field(
    page: LoansPage, keys: Any, field: str, typed: str, words: str
) -> None:
    page.open_new("borrowed")
    form = over(page)
    fill(form)
    keys.fill(form.boxes[field].editor, typed)
    form.submit()
    assert words in form.boxes[field].refusal_text
    assert form.amount.value() == (m("0") if field == "amount" else m("1200"))
    assert rows("SELECT count(*) FROM loan") == [(0,)]


def test_a_rate_above_the_cap_is_marked_beside_the_plan_and_asked_about(page: LoansPage) -> None:
    """At most 3 % a month was written down: 4 % is asked about, and recorded when Enter is pressed once more."""
    books = page.desk.books
    rates.set_rate(books, RateDraft("interest_cap", date(2026, 1, 1), "month", Decimal(3), "law"))
    page.open_new("lent")
    form = over(page)
    fill(form, "4")
    assert "more than the cap of 3" in form.plan.doubt.text()
    form.submit()
    assert "more than the cap of 3" in form.foot.doubts.accessibleDescription()
    assert rows("SELECT count(*) FROM loan") == [(0,)]
    form.submit()
    assert only_loan(page, "lent").first.rate == 4


@pytest.mark.parametrize(
    ("language", "cap", "words"),
    [
        ("en", "3", "This loan costs 6.00% a month on the balance, more than the cap of 3.00% a month."),
        ("es", "3", "Este préstamo cuesta 6,00 % mensual sobre saldos, más que el tope de 3,00 % mensual."),
        ("en", None, "This loan costs 6.00% a month on the balance: very much."),
    ],
)
def test_a_rate_is_warned_of_in_the_language_spoken(
    page: LoansPage, language: str, cap: str | None, words: str
) -> None:
    if cap:
        rates.set_rate(page.desk.books, RateDraft("interest_cap", date(2026, 1, 1), "month", Decimal(cap)))
    speak(language)
    page.open_new("borrowed")
    form = over(page)
    fill(form, "6")
    assert words in spaced(form.plan.doubt.text())
    form.submit()
    assert words in spaced(form.foot.doubts.accessibleDescription())
    assert rows("SELECT count(*) FROM loan") == [(0,)]


def test_new_terms_with_a_rate_above_the_cap_are_asked_about(page: LoansPage) -> None:
    books = page.desk.books
    rates.set_rate(books, RateDraft("interest_cap", date(2026, 1, 1), "month", Decimal(3), "law"))
    loan = borrowed(books)
    page.want(Wanted(loan=loan.id, new="terms"))
    form = over(page)
    form.terms.instalments.set(24)
    form.terms.rate.set(Decimal(48))
    form.reason.set("An order was lost")
    form.submit()
    assert "costs 4.00% a month on the balance, more than the cap of 3.00%" in form.foot.doubts.accessibleDescription()
    assert loans.loan(books, loan.id).terms == terms()
    form.submit()
    assert loans.loan(books, loan.id).terms.rate == Decimal(48)


def test_a_loan_in_dollars_asks_what_one_is_worth(page: LoansPage) -> None:
    """1,200.00 $us at 6.96 are Bs 8,352.00."""
    books = page.desk.books
    page.open_new("borrowed")
    form = over(page)
    assert not form.boxes["dollar"].isVisible()
    form.currency.set("USD")
    assert form.boxes["dollar"].isVisible()
    assert spaced(form.boxes["amount"].label.text()) == "How much? ($us)"
    fill(form)
    form.submit()
    assert form.boxes["dollar"].refusal_text
    form.dollar.set(Decimal("6.96"))
    form.submit()
    assert loans.due_list(books, date(2026, 4, 20))[0].amount.currency == "USD"
    assert rows("SELECT amount FROM line WHERE loan_id IS NOT NULL") == [(-835_200,)]


def test_a_loan_that_was_there_before_begins_with_what_is_left_of_it(page: LoansPage) -> None:
    page.open_new("borrowed")
    form = over(page)
    form.way.set("running")
    assert spaced(form.boxes["amount"].label.text()) == "How much is left of it? (Bs)"
    assert not form.boxes["box"].isVisible()
    fill(form)
    form.submit()
    assert voucher_of(page.desk.books, only_loan(page)).label.startswith("CT")


def test_the_seller_is_asked_for_where_the_lender_paid_her(page: LoansPage) -> None:
    page.open_new("borrowed")
    form = over(page)
    form.way.set("seller")
    fill(form)
    form.submit()
    assert "seller" in form.boxes["seller"].refusal_text
    form.seller.set_key(person_id(page.desk.books, "Singer"))
    form.submit()
    assert loans.draft_of(page.desk.books, only_loan(page)).way == "seller"


def test_a_correction_keeps_the_first_day_that_was_agreed_and_is_taken_back(page: LoansPage, desk: Desk) -> None:
    """The first instalment was due after forty days, not after a month."""
    odd = terms(first_due=date(2026, 1, 29))
    loan = borrowed(desk.books, odd, contract="C-1")
    page.open_correction(voucher_of(desk.books, loan))
    form = over(page)
    assert form.draft().terms == odd
    form.contract.set("C-2")
    form.submit()
    form.submit()
    assert loans.loan(desk.books, loan.id).contract == "C-2"
    desk.undo()
    assert loans.loan(desk.books, loan.id).contract == "C-1"


def test_like_another_one_it_is_due_from_today(page: LoansPage, desk: Desk) -> None:
    first = lent(desk.books, terms(instalments=6))
    page.open_again(voucher_of(desk.books, first))
    form = over(page)
    assert (form.day.value(), form.terms.first_due.value()) == (TODAY, date(2026, 4, 20))
    form.person.set_key(person_id(desk.books, "Elena"))
    form.submit()
    assert [row.name for row in loans.list_loans(desk.books, LoanFilter(side="lent")).rows(0, 3)] == ["Elena", "Ana"]


def test_an_offer_is_carried_into_the_form(page: LoansPage, desk: Desk) -> None:
    lender = person_id(desk.books, "Banco Sol")
    page.record_offer(Offer("banco sol", terms("900", "20", disbursed_on=TODAY, first_due=date(2026, 4, 20))))
    form = over(page)
    assert isinstance(form, LoanForm)
    assert (form.person.key, form.amount.value(), form.terms.rate.value()) == (lender, m("900"), Decimal(20))
    form.submit()
    assert only_loan(page).first.principal == m("900")


def test_dollars_half_typed_are_given_back_as_dollars(page: LoansPage, desk: Desk, keys: Any) -> None:
    """What is due is not proposed over what was typed, either."""
    loan = borrowed(desk.books, terms("1000", "12", currency="USD"), rate=Decimal("6.96"))
    page.open_new("lent")
    over(page).currency.set("USD")
    keys.fill(over(page).amount, "150")
    over(page).keep_typed()
    over(page).left.emit()
    page.open_new("lent")
    assert over(page).amount.value() == m("150", "USD")
    over(page).start_afresh()
    page.close_all_over()
    page.open_new("payment")
    over(page).loan.set_key(loan.id)
    keys.fill(over(page).amount, "20")
    over(page).keep_typed()
    over(page).left.emit()
    page.open_new("payment")
    assert (over(page).loan.key, over(page).amount.value()) == (loan.id, m("20", "USD"))
