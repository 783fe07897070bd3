"""A machine from the day it is bought to the day it is sold, in both languages and by keys: bought partly on credit,
looked after, depreciated month by month in one gesture, its card looked at, sold with what is lost told before.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import machines
from coopbooks.books import Books
from coopbooks.days import Month
from tests.builders import assert_posted, last_voucher, m, post, spaced
from tests.journeys.walking import CTRL, Key, by_letters, opened, over
from tests.ui.conftest import Keys
from ui.machines.view import MachineView
from ui.shared.words import speak
from ui.window import Window

LOST = {"en": "Bs 200.00 are lost.", "es": "Bs 200,00"}
"""9,600 less two months of 100 are 9,400: sold for 9,200."""


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over books with 10,000 in the cash box since the new year."""
    post(books, "cash 10000 / contributions -10000", day=date(2026, 1, 1))
    yield from opened(books, qtbot)


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_the_day_it_is_bought_to_the_day_it_is_sold(window: Window, keys: Keys, language: str) -> None:
    speak(language)
    buy(window, keys)
    assert_posted(last_voucher(window.books), "machines 9600 / cash -4000 / suppliers -5600 @Juki")
    keys.press(Key.Key_Escape)
    depreciate(window, keys)
    assert list(machines.depreciated_months(window.books)) == [Month(2026, 1), Month(2026, 2)]
    look_after(window, keys)
    sell(window, keys, LOST[language])
    gone = "cash 9200 / machines_depreciation 200 / disposal_loss 200 / machines -9600"
    assert_posted(last_voucher(window.books), gone)
    keys.press(Key.Key_Z, CTRL)
    assert machines.list_machines(window.books)[0].book_value == m("9400")


def buy(window: Window, keys: Keys) -> None:
    """On the page, Ctrl+N: the name, Enter past what is right as it stands, the day, the price, what was paid."""
    window.go("machines")
    QApplication.processEvents()
    keys.press(Key.Key_N, CTRL)
    form = over(window)
    keys.type("Overlock")
    for _field in range(4):  # its class, its kind and how it came stay as they are
        keys.press(Key.Key_Return)
    assert form.came.day.hasFocus()
    keys.type("2/1")
    keys.press(Key.Key_Return)
    keys.type("9600")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Return)
    assert form.came.payments.rows[0].amount.hasFocus()
    keys.type("4000")
    keys.press(Key.Key_Return)
    by_letters(keys, "Juki")
    keys.press(Key.Key_Return, CTRL)


def depreciate(window: Window, keys: Keys) -> None:
    """Both months that are over are proposed: one more key records them."""
    page: Any = window.page()
    page.month_button.setFocus()
    keys.press(Key.Key_Space)
    assert over(window).through.value() == "2026-02"
    keys.press(Key.Key_Return, CTRL)


def look_after(window: Window, keys: Keys) -> None:
    """The machine is opened, what was done is written down, and stands in its log with the day it is due again."""
    page: Any = window.page()
    page.register.table.setFocus()
    keys.press(Key.Key_Return)
    view = over(window)
    assert isinstance(view, MachineView)
    view.log_button.setFocus()
    keys.press(Key.Key_Space)
    form = over(window)
    assert form.what.hasFocus()
    keys.type("Aceite")
    form.again.set("months")
    keys.fill(form.every_months, "3")
    keys.press(Key.Key_Return, CTRL)
    assert over(window) is view
    [entry] = machines.list_maintenance(window.books, view.machine.id)
    assert entry.next_day == date(2026, 6, 20)
    assert view.log.rows_model.rowCount() == 1


def sell(window: Window, keys: Keys, lost: str) -> None:
    """From its record, for 9,200: what is lost is read before it is saved."""
    over(window).gone_button.setFocus()
    keys.press(Key.Key_Space)
    form = over(window)
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Return)
    assert form.price.hasFocus()
    keys.type("9200")
    assert lost in spaced(form.told.text())
    keys.press(Key.Key_Return, CTRL)
