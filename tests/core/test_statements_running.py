"""Journal, account card and cash book: line by line, with what stands against each line and the balance after it."""

from dataclasses import replace
from datetime import date

import pytest

from coopbooks import cash, i18n, ledger, statements
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.money import Money
from tests.builders import account_id, activity_id, m, person_id, post
from tests.core.story import BANK, FEBRUARY, JANUARY, tell

Running = statements.AccountCard | statements.CashBook


@pytest.fixture
def books(books: Books) -> Books:
    """Books with the story in them."""
    return tell(books)


def written(card: Running) -> list[str]:
    return [
        f"{line.voucher.day.day} {line.counterpart}: {line.debit.decimal:.0f} {line.credit.decimal:.0f}"
        f" = {line.balance.decimal:.0f}"
        for line in card.lines
    ]


def four(totals: statements.Totals | None) -> tuple[Money, ...]:
    assert totals is not None
    return totals.opening, totals.debit, totals.credit, totals.closing


def test_the_card_of_the_cash_box(books: Books) -> None:
    card = statements.account_card(books, account_id(books, "cash"), FEBRUARY, compare=JANUARY)
    assert written(card) == [
        "5 Local sales: 490 0 = 1370",
        "10 Transport, Fairs and advertising: 0 50 = 1320",
        "14 Members' dues: 60 0 = 1380",
        "28 Cash shortages: 0 5 = 1375",
    ]
    assert four(card.totals) == (m("880"), m("550"), m("55"), m("1375"))
    assert four(card.compared) == (m("500"), m("1000"), m("620"), m("880"))


def test_what_stands_against_a_line_is_the_other_side_of_its_voucher(books: Books) -> None:
    card = statements.account_card(books, account_id(books, "customers"), JANUARY)
    assert written(card) == ["10 Local sales: 250 0 = 450", "20 Cash box: 0 300 = 150"]
    sold = statements.account_card(books, account_id(books, "sales_local"), JANUARY)
    assert written(sold) == ["10 Cash box, Customers, (−) Discounts and returns: 0 1000 = -1000"]


def test_the_card_of_one_person(books: Books) -> None:
    post(books, "customers 70 @Berta / sales_local -70", day=date(2026, 2, 3))
    customers, ana = account_id(books, "customers"), person_id(books, "Ana")
    card = statements.account_card(books, customers, JANUARY, person=ana, compare=FEBRUARY)
    assert card.person == "Ana"
    assert written(card) == ["10 Local sales: 250 0 = 450", "20 Cash box: 0 300 = 150"]
    assert four(card.totals) == (m("200"), m("250"), m("300"), m("150"))
    assert four(card.compared) == (m("150"), m("0"), m("0"), m("150"))
    half = Period(date(2026, 1, 15), date(2026, 1, 21))
    assert four(statements.account_card(books, customers, half, person=ana).totals)[:3] == (m("450"), m("0"), m("300"))


def test_the_card_of_one_activity(books: Books) -> None:
    both, baking = Period(JANUARY.first, FEBRUARY.after), activity_id(books, "baking")
    card = statements.account_card(books, account_id(books, "materials_used"), both, activity=baking)
    assert written(card) == ["5 Suppliers: 310 0 = 310"]
    assert card.activity is not None
    assert card.activity.name == "baking"


def test_the_cash_book_of_one_box_has_one_line_a_voucher(books: Books) -> None:
    box, bank = account_id(books, "cash"), account_id(books, BANK)
    cash.transfer(books, cash.TransferDraft(date(2026, 2, 27), box, bank, m("300"), m("2")))
    book = statements.cash_book(books, FEBRUARY, box, compare=JANUARY)
    assert book.box is not None
    assert written(book)[3:] == ["27 Bank, Bank fees: 0 302 = 1078", "28 Cash shortages: 0 5 = 1073"]
    assert four(book.totals) == (m("880"), m("550"), m("357"), m("1073"))
    assert four(book.compared) == (m("500"), m("1000"), m("620"), m("880"))


def test_all_boxes_together_leave_transfers_out_but_for_their_fee(books: Books) -> None:
    box, bank = account_id(books, "cash"), account_id(books, BANK)
    cash.transfer(books, cash.TransferDraft(date(2026, 2, 27), box, bank, m("300"), m("2")))
    cash.transfer(books, cash.TransferDraft(date(2026, 2, 27), bank, box, m("100"), m("0")))
    book = statements.cash_book(books, FEBRUARY)
    assert book.box is None
    assert written(book)[3:] == ["27 Bank fees: 0 2 = 2378", "28 Cash shortages: 0 5 = 2373"]
    # 880 in the box and 1.000 in the bank; 490 + 60 in, 50 + 2 + 5 out
    assert four(book.totals) == (m("1880"), m("550"), m("57"), m("2373"))


def test_dollars_stand_in_the_books_at_what_was_given_for_them(books: Books) -> None:
    box, dollars = account_id(books, "cash"), account_id(books, "1.1.1.03")
    draft = cash.TransferDraft(date(2026, 2, 27), box, dollars, m("690"), m("0"), received=m("100", "USD"))
    cash.transfer(books, draft)
    back = replace(draft, giving=dollars, receiving=box, amount=m("50", "USD"), fee=m("0", "USD"), received=m("350"))
    cash.transfer(books, back)
    # 100 $us for 690; half of them, 345, fetched 350
    assert written(statements.cash_book(books, FEBRUARY, dollars)) == [
        "27 Cash box: 690 0 = 690",
        "27 Cash box: 0 345 = 345",
    ]
    assert "27 Exchange gains: 5 0 = 2385" in written(statements.cash_book(books, FEBRUARY))
    sheet = statements.balance_sheet(books, date(2026, 2, 28))
    assert (sheet.assets.amount, sheet.balances) == (m("4930"), True)  # 4.925 + 5


def test_voided_and_reversing_vouchers_both_stand_there_marked(books: Books) -> None:
    wrong = post(books, "rent 33 / cash -33", day=date(2026, 2, 20))
    ledger.void(books, wrong.id, "typed twice")
    book = statements.cash_book(books, FEBRUARY, account_id(books, "cash"))
    assert [statements.mark_of(line.voucher) for line in book.lines] == ["", "", "", "VOIDED", "Reversal", ""]
    assert book.totals.closing == m("1375")
    with i18n.speaking("es"):
        assert statements.mark_of(book.lines[3].voucher) == "ANULADO"


def test_the_journal_is_every_voucher_whole(books: Books) -> None:
    journal = statements.journal(books, FEBRUARY, compare=JANUARY)
    assert [entry.voucher.day.day for entry in journal.entries] == [5, 5, 10, 14, 28]
    fair = journal.entries[2]
    assert [(line.account.name, line.debit, line.credit) for line in fair.lines] == [
        ("Transport", m("30"), m("0")),
        ("Fairs and advertising", m("20"), m("0")),
        ("Cash box", m("0"), m("50")),
    ]
    # 490 + 310 + 50 + 60 + 5; January: 700 + 250 + 50 + 400 + 120 + 300 + 100
    assert (journal.debit.amount, journal.debit.compared) == (m("915"), m("1920"))
    assert journal.credit == journal.debit


def test_the_journal_of_one_activity_has_its_lines_only(books: Books) -> None:
    journal = statements.journal(books, FEBRUARY, activity=activity_id(books, "baking"))
    assert [[line.account.name for line in entry.lines] for entry in journal.entries] == [
        ["Local sales"],
        ["Materials used"],
    ]
    assert (journal.debit.amount, journal.credit.amount) == (m("310"), m("490"))


def test_vouchers_of_one_day_stand_in_the_order_they_were_recorded(books: Books) -> None:
    late = post(books, "cash 1 / dues -1", day=date(2026, 1, 10))
    entries = statements.journal(books, JANUARY).entries
    assert [entry.voucher.day.day for entry in entries] == [10, 10, 12, 15, 20, 31]
    assert entries[1].voucher.id == late.id
