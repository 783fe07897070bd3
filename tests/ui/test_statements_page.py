"""The page Statements: each answer in words and rows, compared, opened further, printed, in the language spoken."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from coopbooks.days import Month, year_period
from tests.builders import post, spaced
from tests.printed import text_of
from ui.desk import Desk
from ui.shared.doing import PaperWish, Wanted
from ui.shared.notices import Notices
from ui.shared.voucher_view import VoucherView
from ui.shared.with_chart import WithChart
from ui.shared.words import speak
from ui.statements import StatementsPage

KINDS = ("income_statement", "balance_sheet", "cash_book", "trial_balance", "journal", "account_card")


@pytest.fixture
def page(desk: Desk, books: Books, qtbot: QtBot, follow: Any) -> StatementsPage:
    """Return the page over a small story, in sight and following the books.

    February: sold for 500 in cash. March: sold for 800 (480 in cash, 320 on credit), took back for 60,
    used materials for 250 on credit, paid rent of 120.
    """
    post(books, "cash 500 / sales_local -500", day=date(2026, 2, 10), description="Sale: bread")
    post(books, "cash 480 / customers 320 @Rosa Quispe / sales_local -800", day=date(2026, 3, 2))
    post(books, "sales_returns 60 / cash -60", day=date(2026, 3, 4))
    post(books, "materials_used 250 / suppliers -250 @Mill", day=date(2026, 3, 5))
    post(books, "rent 120 / cash -120", day=date(2026, 3, 6), description="Cost: rent")
    made = StatementsPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def cells(page: StatementsPage) -> list[tuple[str, ...]]:
    """Return what stands in the table."""
    model = page.statement.table.rows_model
    return [model.row(row).texts for row in range(model.rowCount())]


def test_the_keys_for_the_parts_of_a_page_turn_from_statement_to_statement(page: StatementsPage, keys: Any) -> None:
    page.activateWindow()
    page.kind.setFocus()
    seen = []
    for _time in KINDS:
        keys.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        seen.append(page.kind.value())
    assert seen == [*KINDS[1:], KINDS[0]]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    keys.press(Qt.Key.Key_Backtab, both)
    assert page.kind.value() == KINDS[-1]


def test_the_income_statement_answers_in_words_and_figures(page: StatementsPage) -> None:
    """800 − 60 = 740 sold; − 250 = 490; − 120 = 370 gained."""
    assert page.question.text() == "Did we gain or lose?"
    assert page.statement.answer.text() == "March 2026: we gained Bs\N{NO-BREAK SPACE}370.00."
    assert spaced(page.statement.details.text()) == "Sold Bs 740.00; making it cost Bs 250.00; expenses were Bs 120.00."
    shown = {row[1].strip(): row[2] for row in cells(page)}
    assert (shown["Net sales"], shown["Gross result"], shown["Result of the period"]) == ("740.00", "490.00", "370.00")
    assert {row[1].strip(): row[3] for row in cells(page)}["Result of the period"] == "50.0%"


def test_a_comparison_adds_what_was_before_and_the_change(page: StatementsPage) -> None:
    """February gained 500; March, with 370, gained 130 less."""
    page.compare.set("before")
    last = cells(page)[-1]
    assert last[2:] == ("370.00", "50.0%", "500.00", "−130.00")
    said = spaced(page.statement.details.text())
    assert said.endswith("That is Bs 130.00 less than before (February 2026).")


def test_a_loss_is_called_a_loss(page: StatementsPage, books: Books) -> None:
    """370 − 400 = −30, and the page follows what is recorded while it is in sight."""
    post(books, "rent 400 / cash -400", day=date(2026, 3, 9))
    assert page.statement.answer.text() == "March 2026: we lost Bs\N{NO-BREAK SPACE}30.00."


def test_the_balance_sheet_stands_on_today_in_a_month_not_over(page: StatementsPage) -> None:
    """Cash 500 + 480 − 60 − 120 = 800, customers 320: 1,120 we have; 250 we owe; 870 is ours (500 + 370 gained)."""
    page.kind.set("balance_sheet")
    assert (
        spaced(page.statement.answer.text())
        == "On 20 March 2026 we have Bs 1,120.00; we owe Bs 250.00; Bs 870.00 is ours."
    )
    page.compare.set("before")
    assert "Bs 370.00 more" in spaced(page.statement.details.text())
    assert "28 February 2026" in page.statement.details.text()


def test_the_cash_book_runs_from_before_to_what_is_left(page: StatementsPage) -> None:
    """500 before; 480 in; 60 + 120 out; 800 left."""
    page.kind.set("cash_book")
    assert cells(page)[0][2:] == ("Balance before", "", "", "500.00")
    assert cells(page)[-1][2:] == ("Totals", "480.00", "180.00", "800.00")
    assert not page.box.isHidden()
    page.box.set(page.box.value())
    assert page.statement.answer.text().startswith("All boxes and banks, March 2026")


def test_trial_balance_and_journal_come_to_the_same_on_both_sides(page: StatementsPage) -> None:
    """March moved 800 + 60 + 250 + 120 = 1,230 on either side; with February's 500 before it 1,730."""
    page.kind.set("trial_balance")
    assert cells(page)[-1][2:4] == ("1,730.00", "1,730.00")
    page.kind.set("journal")
    assert cells(page)[-1][3:] == ("1,230.00", "1,230.00")
    heads = [row for row in cells(page) if row[0]]
    assert len(heads) == 4


def test_every_statement_says_what_was_before(page: StatementsPage) -> None:
    """Of February there are the 500 that were sold for cash."""
    page.compare.set("before")
    page.kind.set("trial_balance")
    assert cells(page)[-1][6:] == ("500.00", "500.00")
    assert {row[1]: row[6:] for row in cells(page)}["Cash box"] == ("500.00", "")
    said = []
    for key in ("journal", "cash_book", "account_card"):
        page.kind.set(key)
        said.append(spaced(page.statement.details.text()))
    # 1,230 were recorded on either side; 800 are left in the box: 730 and 300 more.
    assert [("Bs 730.00 more" in said[0]), ("Bs 300.00 more" in said[1]), ("Bs 300.00 more" in said[2])] == [True] * 3
    assert all("February 2026" in one for one in said)
    page.compare.set("year")
    assert "(March 2025)" in spaced(page.statement.details.text())


def test_a_row_leads_to_the_card_of_its_account_and_on_to_the_voucher(page: StatementsPage) -> None:
    """From the rent in the income statement to its card, from there to the voucher itself."""
    rent = next(row for row in range(page.statement.table.rows_model.rowCount()) if cells(page)[row][2] == "120.00")
    page.statement.table.opened.emit(page.statement.table.rows_model.row(rent))
    assert page.kind.value() == "account_card"
    assert cells(page)[1][2].startswith("Cost: rent")
    page.statement.table.opened.emit(page.statement.table.rows_model.row(1))
    over = page.currentWidget()
    assert isinstance(over, VoucherView)
    assert over.voucher.description == "Cost: rent"


def test_the_account_of_a_card_is_typed(page: StatementsPage, qtbot: QtBot, notices: Notices) -> None:
    """Some letters and Enter choose it; letters that mean nothing are refused, and what was shown stays."""
    page.kind.set("account_card")
    page.account.clear()
    qtbot.keyClicks(page.account, "2.1.1.01")
    page.account.editingFinished.emit()
    assert page.statement.answer.text().startswith("Suppliers, March 2026")
    page.account.clear()
    qtbot.keyClicks(page.account, "xyz")
    page.account.editingFinished.emit()
    assert "xyz" in notices.shown["trouble"].text


@pytest.mark.parametrize("kind", KINDS)
def test_every_statement_is_a_sound_table_and_prints(
    page: StatementsPage, desk: Desk, kind: str, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    """The table keeps Qt's rules, and the paper is made from the figures shown, without the books."""
    page.want(Wanted(tab=kind))
    page.compare.set("year")
    qtmodeltester.check(page.statement.table.rows_model)
    with qtbot.waitSignal(desk.paper_wanted) as asked:
        page.print_button.click()
    name, make = asked.args
    assert "March 2026" in name
    assert "Club de Madres Las Rosas" in text_of(make(PaperWish("es", "a4")))


def test_it_speaks_the_language_of_the_window_at_once(page: StatementsPage) -> None:
    """The question is asked and the figures are written as in Bolivia."""
    speak("es")
    assert page.question.text() == "¿Ganamos o perdimos?"
    assert "370,00" in page.statement.answer.text()
    page.kind.set("account_card")
    assert page.account.text() == "1.1.1.01 Caja"


def test_the_filters_a_statement_has_no_use_for_are_out_of_sight(page: StatementsPage) -> None:
    """A balance sheet knows no activity, no box and no account."""

    def seen() -> list[QWidget]:
        return [one for one in (page.activity, page.box, page.account, page.person) if not one.isHidden()]

    page.kind.set("balance_sheet")
    assert seen() == []
    page.kind.set("account_card")
    assert seen() == [page.account, page.person]


def test_no_heading_over_figures_is_cut(page: StatementsPage) -> None:
    """Of every statement with its comparison, in both languages."""
    for language, kind in product(("en", "es"), KINDS[:4]):
        speak(language)
        page.kind.set(kind)
        page.compare.set("before")
        header = page.statement.table.horizontalHeader()
        bold = QFont(header.font())
        bold.setBold(True)
        for place, column in enumerate(page.statement.table.rows_model.columns):
            if column.right:
                words = QFontMetrics(bold).horizontalAdvance(column.heading())
                assert words + 24 <= header.sectionSize(place), (language, kind, column.heading())


@pytest.fixture
def wide(page: StatementsPage, notices: Notices, show: Any) -> StatementsPage:
    """Return the page as wide as that of a usual laptop, with the keys."""
    show(page, notices)
    page.window().resize(1366, 768)
    return page


def shown_months(page: StatementsPage) -> WithChart:
    assert page.statement.months
    return page.statement.months


def test_the_months_before_stand_beside_the_income_statement(wide: StatementsPage, keys: Any) -> None:
    """February gained 500, March 370: of two months the better was February. Its bar opens its statement."""
    months = shown_months(wide)
    assert months.panel.isVisible()
    assert not months.turn_button.isVisible()
    said = spaced(months.chart.sentence.text())
    assert said == "We gained in 2 of 2 months; the best was February 2026: + Bs 500.00."
    months.chart.bars.setFocus()
    for _step in range(2):
        keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_Return)
    assert wide.period.period() == Month(2026, 2).period
    assert "February 2026: we gained" in wide.statement.answer.text()
    assert not months.panel.isVisible()  # before February nothing is recorded: there is nothing more to be seen


def test_other_statements_have_no_chart(wide: StatementsPage) -> None:
    wide.kind.set("balance_sheet")
    months = shown_months(wide)
    assert (months.panel.isVisible(), months.turn_button.isVisible()) == (False, False)


def test_where_there_is_no_room_a_button_shows_the_months_instead_of_the_table(wide: StatementsPage) -> None:
    wide.window().resize(830, 600)  # what a screen of 1024 leaves beside the sidebar
    months, table = shown_months(wide), wide.statement.table
    assert (months.panel.isVisible(), table.isVisible()) == (False, True)
    months.turn_button.click()
    assert (months.panel.isVisible(), table.isVisible()) == (True, False)
    months.turn_button.click()
    assert (months.panel.isVisible(), table.isVisible()) == (False, True)
    wide.kind.set("balance_sheet")
    months.turn_button.setChecked(True)
    assert table.isVisible()


def test_the_months_stand_on_the_paper_too_in_its_language(wide: StatementsPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.paper_wanted) as asked:
        wide.print_button.click()
    _name, make = asked.args
    assert "Ganamos en 2 de 2 meses; el mejor fue febrero de 2026" in spaced(text_of(make(PaperWish("es", "letter"))))
    assert "Ganamos en" not in text_of(make(PaperWish("es", "half_letter")))  # it would fill a page alone


def test_the_months_of_a_year_that_goes_on_end_with_this_one(wide: StatementsPage) -> None:
    """It is March 2026: of the year the months up to December are still to come."""
    wide.period.set(year_period(2026))
    figures = shown_months(wide).chart.bars.chart
    assert figures
    assert [one.month.key for one in figures.figures][-2:] == ["2026-02", "2026-03"]
    wide.period.set(year_period(2025))
    assert not shown_months(wide).panel.isVisible()
