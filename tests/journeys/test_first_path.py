"""The first whole path, in both languages and by keys: new books in five questions, a day's deeds, a mistake corrected,
the cash counted, the month looked at and printed, the books closed with a backup and found again as they were.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, cash, costs, ledger, sales, statements
from coopbooks.days import Month
from tests.builders import assert_posted, m
from tests.journeys.walking import go_to
from tests.ui.conftest import Keys
from ui.app import Program
from ui.shared import background
from ui.shared.asking import Asking
from ui.shared.paper_view import PaperView
from ui.shared.words import speak
from ui.window import Window

Key = Qt.Key
WORDS = {
    "en": {"apron": "Apron", "thread": "materials used", "paper": "Income statement", "gained": "1,191.00"},
    "es": {"apron": "Mandil", "thread": "prima consumida", "paper": "Estado de resultados", "gained": "1.191,00"},
}


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr("ui.start.new_books.books_folder", lambda: tmp_path / "CoopBooks")
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    hook = sys.excepthook
    made = Program(qapp)
    yield made
    sys.excepthook = hook
    if made.window:  # a failed test left it open
        made.window.close()
    qapp.setQuitOnLastWindowClosed(True)
    background.finish_all()


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_new_books_to_a_printed_month(
    program: Program, keys: Keys, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    speak(language)
    words = WORDS[language]
    window = new_books(program, keys, qtbot)
    sell_on_credit(window, keys, words)
    buy_thread(window, keys, words)
    be_paid(window, keys)
    correct_the_sale(window, keys)
    undo_a_slip(window, keys)
    count_the_box(window)
    look_at_the_month(window, qtbot, words)
    close_and_find_again(program, window, qtbot, tmp_path)


def new_books(program: Program, keys: Keys, qtbot: QtBot) -> Window:
    program.begin()
    assert program.start
    program.start.ask_new()
    asking = program.start.findChild(Asking)
    assert asking
    qtbot.waitUntil(asking.isActiveWindow)
    for answer in ("Las Rosas", "El Alto", "Rosa Mamani"):
        keys.type(answer)
        keys.press(Key.Key_Tab)
    keys.press(Key.Key_Tab)
    keys.type("500")
    keys.press(Key.Key_Return)
    assert program.window
    qtbot.waitUntil(program.window.isActiveWindow)
    assert program.window.books.path.name == "Las Rosas.coop"
    assert cash_in_the_box(program.window) == m("500")
    return program.window


def cash_in_the_box(window: Window) -> Any:
    return ledger.balance_on(window.books, ledger.account_of(window.books, "cash").id)


def form_of(window: Window) -> Any:
    return window.page().currentWidget()


def sell_on_credit(window: Window, keys: Keys, words: dict[str, str]) -> None:
    """Forty aprons at 35.50, of which 420 are paid: 1,000 are owed by a customer met for the first time."""
    go_to(keys, "sales")
    keys.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys.type("Tienda Doña Ñusta")
    keys.press(Key.Key_Return)
    keys.type(words["apron"])
    keys.press(Key.Key_Return)
    keys.type("40")
    keys.press(Key.Key_Return)
    keys.type("35.50")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_End)
    keys.press(Key.Key_Return)
    keys.type("420")
    keys.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (sale,) = sales.list_sales(window.books).rows(0, 10)
    assert_posted(ledger.voucher(window.books, sale.voucher), "cash 420 / customers 1000 / sales_local -1420")


def buy_thread(window: Window, keys: Keys, words: dict[str, str]) -> None:
    """Thread for 12 × 25, paid at once."""
    keys.press(Key.Key_Escape)
    go_to(keys, "costs")
    keys.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys.type(words["thread"])
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Return)
    keys.type("12*25")
    keys.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (cost,) = costs.list_costs(window.books).rows(0, 10)
    assert_posted(ledger.voucher(window.books, cost.voucher), "materials_used 300 / cash -300")


def be_paid(window: Window, keys: Keys) -> None:
    """The customer pays 600 of the 1,000 she owes, found without her accents."""
    page = window.pages["sales"]
    window.go("sales")
    page.open_payment(None)  # type: ignore[attr-defined]
    keys.type("nusta")
    keys.press(Key.Key_Return)
    keys.type("600")
    keys.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [debt.amount for debt in sales.list_debts(window.books)] == [m("400")]


def correct_the_sale(window: Window, keys: Keys) -> None:
    """It was forty-two aprons: 1,491, so 471 are still owed; the list shows one sale, the ledger all three vouchers."""
    (sale,) = sales.list_sales(window.books).rows(0, 10)
    window.desk.correct(sale.voucher)
    form = form_of(window)
    form.lines.rows[0].quantity.setFocus()
    keys.type("42")
    keys.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (corrected,) = sales.list_sales(window.books).rows(0, 10)
    assert corrected.total == m("1491")
    assert [debt.amount for debt in sales.list_debts(window.books)] == [m("471")]
    assert ledger.voucher(window.books, corrected.voucher).corrects == sale.voucher


def undo_a_slip(window: Window, keys: Keys) -> None:
    """A cost too many is taken back by its name with Ctrl+Z."""
    before = cash_in_the_box(window)
    window.go("costs")
    keys.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = form_of(window)
    row = form.lines.rows[0]
    row.category.set_key(ledger.account_of(window.books, "transport").id)
    row.amount.setFocus()
    keys.type("7")
    keys.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert cash_in_the_box(window) == before - m("7")
    keys.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cash_in_the_box(window) == before


def count_the_box(window: Window) -> None:
    """The books say 500 + 420 − 300 + 600 = 1,220; six notes of 200 and one of 20 lie there."""
    assert cash_in_the_box(window) == m("1220")
    box = ledger.account_of(window.books, "cash").id
    draft = cash.CountDraft(window.books.today(), box, ((m("200"), 6), (m("20"), 1)))
    window.desk.do(lambda: cash.count_cash(window.books, draft))
    (count,) = cash.list_counts(window.books).rows(0, 10)
    assert not count.difference


def look_at_the_month(window: Window, qtbot: QtBot, words: dict[str, str]) -> None:
    """1,491 sold, 300 spent: 1,191 gained, on the screen and on paper."""
    month = Month.of(window.books.today()).period
    assert statements.income_statement(window.books, month).result.amount == m("1191")
    window.go("statements")
    page: Any = window.pages["statements"]
    page.print()
    view = window.page().currentWidget()
    assert isinstance(view, PaperView)
    qtbot.waitUntil(lambda: bool(view.pdf), timeout=20_000)
    text = "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(view.pdf)).pages)
    assert words["paper"] in text
    assert words["gained"] in text
    view.leave()


def close_and_find_again(program: Program, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """Closing asks nothing and leaves a backup; opened again everything is as it was."""
    path = window.books.path
    window.close()
    background.finish_all()
    qtbot.waitUntil(lambda: len(bookfile.list_backups(path)) == 1)
    assert program.window is None
    books = bookfile.open_books(path)
    try:
        today = books.today()
        sheet = statements.balance_sheet(books, today)
        # 1,220 in the box and 471 owed make 1,691: 500 were there before, 1,191 were gained.
        assert (sheet.assets.amount, sheet.result.amount, sheet.balances) == (m("1691"), m("1191"), True)
    finally:
        bookfile.close(books)
