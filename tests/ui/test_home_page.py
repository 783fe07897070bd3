"""The page Home: four answers, each in figures made by hand, and each leading to the page behind it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, cash, ledger
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.ledger import OpeningDraft
from coopbooks.money import Money
from coopbooks.statements import MonthResult
from tests.builders import TODAY, account_id, lines, m, post, spaced
from ui import look
from ui.desk import Desk
from ui.home import HomePage
from ui.home.bars import ResultBars
from ui.home.tile import Tile
from ui.shared.doing import Wanted
from ui.shared.words import speak


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> HomePage:
    """Return the page over new books, in sight and following them."""
    made = HomePage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(828, 540)
    made.show()
    return made


def said(page: HomePage) -> list[str]:
    """Return what is to be done."""
    return [task.accessibleName() for task in page.tasks if not task.isHidden()]


def told(tile: Tile) -> str:
    """Return all a tile says to who cannot see it."""
    return spaced(f"{tile.accessibleName()}. {tile.accessibleDescription()}")


def test_money_and_result_are_two_figures_with_a_reason_between_them(page: HomePage, books: Books) -> None:
    """Sold 800, 320 of it on credit, rent 120: gained 680, but 480 − 120 = 360 came into the box."""
    post(books, "cash 480 / customers 320 @Rosa Quispe / sales_local -800")
    post(books, "rent 120 / cash -120")
    assert told(page.money).startswith("How much money is there? Bs 360.00. Cash box Bs 360.00. Petty cash Bs 0.00")
    assert spaced(page.result.figure.text()) == "+ Bs 680.00"
    assert spaced(page.result.note.text()) == (
        "The money in the boxes grew by Bs 360.00. That is not the result, because customers owe Bs 320.00 more."
    )


def test_the_three_largest_debts_are_named_and_the_rest_counted(page: HomePage, books: Books) -> None:
    """10 + 40 + 30 + 20 = 100 owed by four people: 40, 30, 20 by name."""
    for name, owed in (("Ana", 10), ("Berta", 40), ("Carla", 30), ("Delia", 20)):
        post(books, f"customers {owed} @{name} / sales_local -{owed}")
    assert told(page.customers) == (
        "Customers owe us Bs 100.00. Berta Bs 40.00. Carla Bs 30.00. Delia Bs 20.00. And others: 1"
    )
    assert "No supplier is owed anything." in told(page.suppliers)
    post(books, "materials_used 75 / suppliers -75 @Mill")
    assert told(page.suppliers).startswith("We owe suppliers Bs 75.00. Mill Bs 75.00")


def test_the_first_days_are_listed_until_they_are_done(page: HomePage, books: Books) -> None:
    """What was there before, a sale and a cost; treasurer and president are known in these books."""
    assert said(page)[:3] == [
        "Record what the club already has and owes",
        "Record the first sale",
        "Record the first cost",
    ]
    draft = OpeningDraft(TODAY - timedelta(days=1), lines(books, "cash 500"))
    ledger.record_opening(books, draft)
    post(books, word="sales")
    post(books, "rent 1 / cash -1", word="costs")
    assert not [words for words in said(page) if words.startswith("Record")]


def test_a_cash_box_is_counted_once_a_week(page: HomePage, books: Books) -> None:
    """Never counted: to be done. Counted today: said beside the money, and no longer to be done."""
    post(books, "cash 100 / sales_local -100")
    assert "Cash box: never counted" in said(page)
    cash.count_cash(books, cash.CountDraft(TODAY, account_id(books, "cash"), ((m("100"), 1),)))
    assert not [words for words in said(page) if words.startswith("Cash box")]
    assert "Cash box, counted on 20/03/2026 Bs 100.00" in told(page.money)


def test_a_count_eight_days_old_is_due_again(page: HomePage, books: Books) -> None:
    """Counted on the 12th, looked at on the 20th."""
    post(books, "cash 100 / sales_local -100", day=date(2026, 3, 11))
    day = date(2026, 3, 12)
    cash.count_cash(books, cash.CountDraft(day, account_id(books, "cash"), ((m("100"), 1),)))
    assert "Cash box: last counted on 12/03/2026" in said(page)


def test_a_month_that_is_over_is_to_be_locked(page: HomePage, books: Books) -> None:
    """Something was recorded in February; once it is locked nothing is left to do."""
    post(books, day=date(2026, 2, 10))
    assert "February 2026 is over: check it and lock it" in said(page)
    ledger.lock_month(books, Month(2026, 2))
    assert not [words for words in said(page) if "lock" in words]


def test_the_last_backup_copy_is_named(books: Books, desk: Desk, qtbot: QtBot) -> None:
    """None yet in new books; then the moment of the newest one, as its name says it."""
    assert "No backup copy yet" in _backup_words(desk, qtbot)
    folder = books.path.with_name("roses backups")
    folder.mkdir()
    Path(folder / f"roses 2026-03-19 18-30-05 (1){bookfile.SUFFIX}").write_bytes(b"any")
    assert _backup_words(desk, qtbot) == "Last backup copy: 19/03/2026 18:30"


def _backup_words(desk: Desk, qtbot: QtBot) -> str:
    page = HomePage(desk)
    qtbot.addWidget(page)
    page.refresh()
    return page.tasks[-1].accessibleName()


@pytest.mark.parametrize(
    ("name", "where", "wanted"),
    [
        ("money", "cash", None),
        ("result", "statements", Wanted(tab="income_statement")),
        ("customers", "sales", Wanted(tab="debts")),
        ("suppliers", "costs", Wanted(tab="debts")),
        ("sale_button", "sales", Wanted(new="sale")),
        ("cost_button", "costs", Wanted(new="cost")),
        ("count_button", "cash", Wanted(new="count")),
    ],
)
def test_every_tile_opens_the_page_behind_it(
    page: HomePage, qtbot: QtBot, name: str, where: str, wanted: Wanted | None
) -> None:
    """By a click anywhere on it, on its words too."""
    tile = getattr(page, name)
    desk = page.desk
    assert isinstance(desk, Desk)
    with qtbot.waitSignal(desk.went) as went:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert went.args == [where, wanted]


def test_a_task_leads_to_where_it_is_done(page: HomePage, desk: Desk, qtbot: QtBot) -> None:
    """By the keyboard."""
    page.tasks[0].setFocus()
    with qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(page.tasks[0], Qt.Key.Key_Space)
    assert went.args == ["ledger", Wanted(new="opening")]


def test_the_bars_stand_above_the_line_for_gains_and_below_it_for_losses(qtbot: QtBot) -> None:
    """Two months side by side: gained 100, then lost 100; each bar has its own colour and side."""
    bars = ResultBars()
    qtbot.addWidget(bars)
    bars.resize(200, 200)
    bars.show_months(
        [
            MonthResult(Month(2026, 2), m("150"), m("50")),
            MonthResult(Month(2026, 3), Money(0, "BOB"), m("100")),
        ]
    )
    picture = bars.grab().toImage()
    middle = picture.height() // 2
    left, right = picture.width() // 4, picture.width() * 3 // 4
    assert picture.pixelColor(left, middle - 30) == QColor(look.now().money_in)
    assert picture.pixelColor(right, middle + 10) == QColor(look.now().money_out)
    assert picture.pixelColor(right, middle - 30) != QColor(look.now().money_out)
    assert spaced(bars.accessibleDescription()) == "February 2026: + Bs 100.00, March 2026: − Bs 100.00"


def test_it_is_complete_on_a_small_screen_and_speaks_at_once(page: HomePage) -> None:
    """Everything has its place beside the sidebar of a screen of 1024 × 600, and the figures follow the language."""
    assert page.minimumSizeHint().width() <= 828
    assert page.bars.width() > 300
    speak("es")
    assert spaced(page.customers.figure.text()) == "Bs 0,00"
    assert page.bars.months[-1].month == Month(2026, 3)
