"""Loans where they are met elsewhere: on Home, in the palette, as vouchers told in words, voided and recorded again."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import ledger, loans
from coopbooks.books import Books
from tests.builders import post, spaced
from tests.core.lending import GIVEN, borrowed, lent, pay, terms
from ui.desk import Desk
from ui.finding import Finding
from ui.home import HomePage
from ui.shared.deed_told import tell
from ui.shared.deeds import void_deed
from ui.shared.doing import Wanted
from ui.window import Window


@pytest.fixture(autouse=True)
def _money(books: Books) -> None:
    post(books, "cash 5000 / contributions -5000", day=GIVEN)


def test_home_says_what_is_due_in_7_and_30_days_both_ways(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    """217.75 each are overdue since January and February and due today: 653.25; the next is due in 31 days."""
    page = HomePage(desk)
    follow(page)
    qtbot.addWidget(page)
    page.show()
    assert page.loans.isHidden()
    borrowed(desk.books)
    loan = lent(desk.books)
    pay(desk.books, loan, "217.75")
    assert not page.loans.isHidden()
    said = spaced(page.loans.accessibleName() + page.loans.accessibleDescription())
    for words in ("We pay in 7 days", "Bs 653.25", "Members pay us in 30 days", "Bs 435.50", "3 are overdue"):
        assert words in said
    went: list[Any] = []
    desk.went.connect(lambda *where: went.append(where))
    page.loans.click()
    assert went == [("loans", Wanted(tab="due"))]


def test_the_palette_finds_a_loan_by_name_and_contract(books: Books, qtbot: QtBot) -> None:
    loan = borrowed(books, contract="C-118")
    window = Window(books)
    qtbot.addWidget(window)
    window.show()
    finding = Finding(window.desk, window.sections)
    found = [offer for group in finding.at_once("c-118") for offer in group.offers]
    assert [offer.words for offer in found] == ["Crédito"]
    found[0].go()
    view: Any = window.page().currentWidget()
    assert view.card.loan.id == loan.id
    window.page().close_all_over()
    window.desk.leave()


def test_what_a_loan_posted_is_told_in_words(books: Books) -> None:
    loan = lent(books, contract="C-1")
    told = dict(_told(books, loan.voucher))
    assert (told["Member"], told["Amount lent"], told["Contract"]) == ("Ana", "Bs 2,500.00", "C-1")
    paid = pay(books, loan, "217.75")
    told = dict(_told(books, paid.voucher))
    assert (told["Paid"], told["Interest"], told["Principal"]) == ("Bs 217.75", "Bs 17.17", "Bs 200.58")
    again = loans.correct_payment(books, paid.voucher, loans.payment_draft_of(books, paid.voucher))
    assert dict(_told(books, again.voucher)) == told


def test_a_voided_payment_is_recorded_again_as_it_was(books: Books, desk: Desk) -> None:
    loan = borrowed(books)
    paid = pay(books, loan, "217.75")
    deed = void_deed(desk, ledger.voucher(books, paid.voucher), "typed twice")
    assert loans.loan(books, loan.id).outstanding == loan.first.principal
    assert deed.undo
    deed.undo()
    assert loans.loan(books, loan.id).outstanding == loan.first.principal - paid.paid.principal


def test_a_voided_loan_is_recorded_again_as_it_was(books: Books, desk: Desk) -> None:
    loan = borrowed(books, terms(instalments=6), contract="C-1")
    deed = void_deed(desk, ledger.voucher(books, loan.voucher), "typed twice")
    assert loans.list_loans(books).count() == 0
    assert deed.undo
    deed.undo()
    (row,) = loans.list_loans(books).rows(0, 2)
    assert (row.contract, loans.loan(books, row.id).first) == ("C-1", loan.first)
    assert row.id != loan.id


def _told(books: Books, voucher: int) -> list[tuple[str, str]]:
    told = tell(books, ledger.voucher(books, voucher))
    assert told
    return [(name, spaced(words)) for name, words in told.facts]
