"""The picture on the page Cash: the last weeks of the box in sight, each week leading to its cash book."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import cash
from coopbooks.books import Books
from coopbooks.days import Period
from tests.builders import post, spaced
from ui import look
from ui.cash import CashPage
from ui.desk import Desk
from ui.shared.doing import Wanted


@pytest.fixture
def page(books: Books, desk: Desk, follow: Any, show: Any) -> CashPage:
    """Return the page over books with 100 in the cash box since February and 40 of it moved to the bank in March."""
    post(books, "cash 100 / sales_local -100", day=date(2026, 2, 10))
    post(books, "1.1.1.04 40 / cash -40", day=date(2026, 3, 11))
    made = CashPage(desk)
    follow(made)
    show(made)
    return made


def choose(page: CashPage, name: str) -> None:
    boxes = [box.name for box in cash.list_boxes(page.desk.books)]
    page.boxes.table.setCurrentIndex(page.boxes.table.model().index(boxes.index(name), 0))


def shown(page: CashPage) -> tuple[str, str]:
    return page.boxes.weeks.name.text(), spaced(page.boxes.weeks.weeks.sentence.text())


def test_it_shows_the_box_in_sight(page: CashPage) -> None:
    assert shown(page) == ("Cash box", "In 6 weeks there was never less than now.")
    choose(page, "Bank")
    assert shown(page) == ("Bank", "In 2 weeks there was never less than now.")


def test_it_follows_what_is_recorded(page: CashPage, books: Books) -> None:
    """60 left, and 15 more come in: least was 60 a week ago."""
    post(books, "cash 15 / sales_local -15")
    assert shown(page)[1] == "In 6 weeks the least was Bs 60.00, on 15/03/2026."


def test_a_week_opens_the_cash_book_of_its_days_and_box(page: CashPage, qtbot: QtBot) -> None:
    choose(page, "Bank")
    bars = page.boxes.weeks.weeks.bars
    bars.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(bars, key)
    assert page.tabs.key == "book"
    bank = next(box for box in cash.list_boxes(page.desk.books) if box.name == "Bank")
    assert (page.book.box.value(), page.book.period.period()) == (bank.id, Period(date(2026, 3, 9), date(2026, 3, 16)))


def test_it_gives_way_on_a_small_screen_and_to_large_text(page: CashPage) -> None:
    weeks = page.boxes.weeks
    assert weeks.isVisible()
    page.boxes.below.resize(800, 300)
    assert not weeks.isVisible()
    page.boxes.below.resize(800, 500)
    assert weeks.isVisible()
    look.wear("light", 150)
    try:
        page.boxes.below.resize(800, 501)
        assert not weeks.isVisible()
    finally:
        look.wear("light", 100)


def test_the_days_wanted_are_those_of_the_cash_book_of_all_boxes(page: CashPage) -> None:
    choose(page, "Bank")
    page.book.box.set(cash.list_boxes(page.desk.books)[-1].id)
    week = Period(date(2026, 3, 9), date(2026, 3, 16))
    page.want(Wanted(tab="book", period=week))
    assert (page.tabs.key, page.book.box.value(), page.book.period.period()) == ("book", None, week)
    page.want(Wanted(tab="book", period=Period(date(2026, 3, 1), date(2026, 4, 1))))
    assert page.book.period.choice.value() == "this_month"
