"""The page Ledger: vouchers listed and opened, the chart and its cards, the journal, months locked and opened."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.days import Month
from tests.builders import a_voucher, account_id, post, rows, spaced
from tests.printed import text_of
from tests.ui.tables import texts
from ui import look
from ui.desk import Desk
from ui.ledger import LedgerPage
from ui.ledger.card import CardView
from ui.shared.asking import Asking
from ui.shared.doing import PaperWish, Wanted
from ui.shared.notices import Notices
from ui.shared.voucher_view import VoucherView
from ui.shared.words import speak


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> LedgerPage:
    """Return the page on the screen, following the books.

    February: 500 contributed. March: bread sold for 10, corrected to 100; rent of 40.
    """
    post(books, "cash 500 / contributions -500", day=date(2026, 2, 10), description="Contributions")
    wrong = post(books, "cash 10 / sales_local -10", day=date(2026, 3, 2))
    ledger.correct(books, wrong.id, a_voucher(books, "cash 100 / sales_local -100", day=date(2026, 3, 2)))
    post(books, "rent 40 / cash -40", description="Rent", day=date(2026, 3, 3))
    made = LedgerPage(desk)
    follow(made)
    show(made, notices)
    return made


def asked(page: LedgerPage, qtbot: QtBot) -> Asking:
    """Return the question that is open."""
    asking = page.findChild(Asking)
    assert asking is not None
    qtbot.waitUntil(asking.isVisible)
    return asking


def test_what_was_corrected_is_there_once_until_the_voided_are_wanted(page: LedgerPage) -> None:
    assert [row[2] for row in texts(page.vouchers.table)] == ["Rent", "corrected, see history · Sold bread"]
    page.vouchers.voided.click()
    assert [row[2] for row in texts(page.vouchers.table)] == [
        "Rent",
        "corrected, see history · Sold bread",
        "Reversal · Voids CI 2026-0002: Sold bread",
        "VOIDED · Sold bread",
    ]
    assert page.vouchers.below.said.text() == "4 in the list"


def test_vouchers_are_filtered_and_found(page: LedgerPage, qtbot: QtBot) -> None:
    part = page.vouchers
    part.kind.set("CE")
    assert [row[2] for row in texts(part.table)] == ["Rent"]
    part.kind.set("")
    part.period.choice.set("all")
    qtbot.keyClicks(part.search, "contrib")
    qtbot.waitUntil(lambda: part.table.rows_model.rowCount() == 1)
    assert texts(part.table)[0][2] == "Contributions"


def test_a_voucher_opens_with_enter_and_from_elsewhere(page: LedgerPage, keys: Any, books: Books) -> None:
    page.vouchers.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    over = page.currentWidget()
    assert isinstance(over, VoucherView)
    assert over.voucher.description == "Rent"
    page.close_all_over()
    page.want(Wanted(record=1))
    over = page.currentWidget()
    assert isinstance(over, VoucherView)
    assert over.voucher.description == "Contributions"


def test_the_chart_says_what_every_account_stands_at(page: LedgerPage, books: Books) -> None:
    """500 + 100 − 40 = 560 in the box, a debit; 500 contributed, a credit; headings are set in by their level."""
    page.want(Wanted(tab="accounts"))
    chart = {row[0]: row[1:] for row in texts(page.accounts.table)}
    assert chart["1.1.1.01"] == ["\N{EM SPACE}" * 6 + "Cash box", "560.00", ""]
    assert chart["3.1.1.01"][1:] == ["", "500.00"]
    assert chart["1"] == ["Assets", "", ""]
    post(books, "rent 60 / cash -60")
    assert {row[0]: row[2] for row in texts(page.accounts.table)}["1.1.1.01"] == "500.00"


def row_of(page: LedgerPage, code: str) -> None:
    """Put the cursor on an account."""
    codes = [row[0] for row in texts(page.accounts.table)]
    page.accounts.table.selectRow(codes.index(code))


def test_a_voided_voucher_says_why(page: LedgerPage, desk: Desk, qtbot: QtBot) -> None:
    known = post(desk.books, "rent 40 / cash -40")
    reversal = ledger.void(desk.books, known.id, "typed twice")
    view = VoucherView(desk, known.id)
    qtbot.addWidget(view)
    assert view._history.text() == f"Voided by {reversal.label}.\nReason: typed twice"


def test_an_account_opens_its_card_which_prints_and_follows_a_voided_voucher(
    page: LedgerPage, keys: Any, desk: Desk, qtbot: QtBot
) -> None:
    page.want(Wanted(tab="accounts"))
    row_of(page, "6.1.1.01")
    keys.press(Qt.Key.Key_Return)
    card = page.currentWidget()
    assert isinstance(card, CardView)
    assert spaced(card.part.below.answer.text()) == "Rent, March 2026: it stands at Bs 40.00."
    with qtbot.waitSignal(desk.paper_wanted) as printed:
        card.part.print_button.click()
    assert "6.1.1.01" in text_of(printed.args[1](PaperWish("en", "a4")))
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    view = page.currentWidget()
    assert isinstance(view, VoucherView)
    ledger.void(page.desk.books, view.voucher.id, "twice")
    view.leave_button.click()
    assert spaced(card.part.below.answer.text()) == "Rent, March 2026: it stands at Bs 0.00."
    keys.press(Qt.Key.Key_Escape)
    assert page.currentIndex() == 0


def test_a_card_in_large_letters_on_a_low_screen_scrolls(page: LedgerPage, keys: Any) -> None:
    """It asks for no more height than there is, and what is below the table stays below it."""
    page.want(Wanted(tab="accounts"))
    row_of(page, "1.1.1.01")
    keys.press(Qt.Key.Key_Return)
    card: Any = page.currentWidget()
    look.wear("light", 200)
    try:
        page.window().resize(924, 360)
        QApplication.processEvents()
        assert page.window().height() == 360
        columns = next(one for one in card.findChildren(QPushButton) if one.text() == "Columns…")
        table = card.part.table
        assert table.mapTo(card, table.rect().bottomLeft()).y() < columns.mapTo(card, QPoint(0, 0)).y()
    finally:
        look.wear("computer", 100)


def test_a_heading_has_no_card(page: LedgerPage, keys: Any) -> None:
    page.want(Wanted(tab="accounts"))
    row_of(page, "1.1")
    assert not page.accounts.card_button.isEnabled()
    keys.press(Qt.Key.Key_Return)
    assert page.currentIndex() == 0


def test_an_account_is_added_beside_the_cursor(page: LedgerPage, qtbot: QtBot, books: Books) -> None:
    """The next code is proposed; one without a heading is refused at its field."""
    page.want(Wanted(tab="accounts"))
    row_of(page, "6.1.1.01")
    page.accounts.add_button.click()
    asking = asked(page, qtbot)
    assert asking.boxes["code"].editor.text() == "6.1.1.09"
    asking.boxes["name"].editor.set("Cleaning")
    asking.boxes["code"].editor.set("9.1")
    asking.submit()
    assert asking.boxes["code"].refused
    asking.boxes["code"].editor.set("6.1.1.09")
    asking.submit()
    assert ["6.1.1.09", "\N{EM SPACE}" * 6 + "Cleaning", "", ""] in texts(page.accounts.table)


def test_an_account_is_renamed_taken_out_of_use_and_brought_back(
    page: LedgerPage, qtbot: QtBot, books: Books, desk: Desk
) -> None:
    """What the program records on by itself stays in use, which is said at the tick."""
    page.want(Wanted(tab="accounts"))
    row_of(page, "6.1.1.08")
    page.accounts.change_button.click()
    asking = asked(page, qtbot)
    asking.boxes["name"].editor.set("Odds and ends")
    asking.boxes["active"].editor.set(False)
    asking.submit()
    assert not ledger.account(books, account_id(books, "6.1.1.08")).active
    assert "6.1.1.08" not in [row[0] for row in texts(page.accounts.table)]
    page.accounts.unused.click()
    assert "6.1.1.08" in [row[0] for row in texts(page.accounts.table)]
    desk.undo()
    back = ledger.account(books, account_id(books, "6.1.1.08"))
    assert (back.name, back.active) == ("Other administrative expenses", True)


def test_what_plays_a_part_stays_in_use(page: LedgerPage, qtbot: QtBot) -> None:
    page.want(Wanted(tab="accounts"))
    row_of(page, "6.1.1.01")
    page.accounts.change_button.click()
    asking = asked(page, qtbot)
    asking.boxes["active"].editor.set(False)
    asking.submit()
    assert asking.boxes["active"].refused


def test_the_journal_of_a_month_leads_to_its_vouchers(page: LedgerPage, keys: Any) -> None:
    """March moved 10 twice (voided), 100 and 40 on each side: 160."""
    page.want(Wanted(tab="journal"))
    assert spaced(page.journal.below.answer.text()) == "March 2026: 4 vouchers; debit Bs 160.00, credit Bs 160.00."
    keys.press(Qt.Key.Key_Return)
    assert isinstance(page.currentWidget(), VoucherView)


def test_months_are_locked_undone_and_opened_again_for_a_reason(
    page: LedgerPage, qtbot: QtBot, books: Books, desk: Desk
) -> None:
    page.want(Wanted(tab="locks"))
    months = page.months
    assert texts(months.table)[:2] == [["March 2026", "Under way"], ["February 2026", "Open"]]
    assert not months.lock_button.isEnabled()
    months.table.selectRow(1)
    months.lock_button.click()
    assert ledger.locked_through(books) == date(2026, 2, 28)
    assert texts(months.table)[1] == ["February 2026", "Locked"]
    desk.undo()
    assert {row[1] for row in texts(months.table)} == {"Under way", "Open"}
    months.lock_button.click()
    months.unlock_button.click()
    asking = asked(page, qtbot)
    asking.submit()
    assert asking.boxes["reason"].refused
    asking.boxes["reason"].editor.set("A bill was found")
    asking.submit()
    assert texts(months.table)[1] == ["February 2026", "Open"]
    assert texts(months.history)[0][2:] == ["Rosa Mamani", "A bill was found"]
    desk.undo()
    assert ledger.locked_through(books) == date(2026, 2, 28)


def test_months_go_back_to_the_first_voucher(page: LedgerPage, books: Books) -> None:
    """Never fewer than twelve: April 2025 to March 2026; with one of May 2024 twenty-three."""
    page.want(Wanted(tab="locks"))
    assert page.months.table.rows_model.rowCount() == 12
    post(books, day=date(2024, 5, 31))
    assert page.months.table.rows_model.rowCount() == 23


@pytest.mark.parametrize("part", ["vouchers", "accounts", "journal", "locks"])
def test_every_part_is_a_sound_table(page: LedgerPage, part: str, qtmodeltester: ModelTester) -> None:
    ledger.lock_month(page.desk.books, Month(2026, 1))
    page.want(Wanted(tab=part))
    tables: dict[str, QTableView] = {
        "vouchers": page.vouchers.table,
        "accounts": page.accounts.table,
        "journal": page.journal.table,
        "locks": page.months.table,
    }
    assert tables[part].hasFocus()
    qtmodeltester.check(tables[part].model())
    qtmodeltester.check(page.months.history.model())


def test_it_speaks_the_language_of_the_window_at_once(page: LedgerPage) -> None:
    page.want(Wanted(tab="accounts"))
    speak("es")
    chart = {row[0]: row[1:] for row in texts(page.accounts.table)}
    assert chart["1.1.1.01"] == ["\N{EM SPACE}" * 6 + "Caja", "560,00", ""]
    page.want(Wanted(tab="locks"))
    assert texts(page.months.table)[0][0] == "Marzo de 2026"


def test_nothing_is_recorded_by_looking(page: LedgerPage) -> None:
    for part in ("vouchers", "accounts", "journal", "locks"):
        page.want(Wanted(tab=part))
    assert rows("SELECT count(*), sum(amount) FROM line") == [(10, 0)]
