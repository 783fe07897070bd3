"""From a bag of wool to what is left of it, in both languages and by keys: bought with its freight, made on the spot,
used, looked up on its card, found from anywhere, and the use taken back.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.i18n import _
from tests.builders import m, post, spaced
from tests.core.store import stock, there
from tests.journeys.walking import CTRL, Key, by_letters, find, opened, over
from tests.ui.conftest import Keys
from ui.materials.view import MaterialView
from ui.shared.words import speak
from ui.window import Window

CARD = {
    "en": [["+10", "", "10", "260.00"], ["", "−4", "6", "156.00"], ["+10", "−4", "6", "156.00"]],
    "es": [["+10", "", "10", "260,00"], ["", "−4", "6", "156,00"], ["+10", "−4", "6", "156,00"]],
}
"""Ten kilograms for 250 and 10 of freight are 26 each: four used are 104, six left 156."""


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over books with 1,000 in the cash box."""
    post(books, "cash 1000 / contributions -1000")
    yield from opened(books, qtbot)


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_a_bag_of_wool_to_what_is_left_of_it(window: Window, keys: Keys, language: str) -> None:
    speak(language)
    buy(window, keys)
    assert stock(window.books, "Lana") == there("10", "260")
    use(window, keys)
    assert stock(window.books, "Lana") == there("6", "156")
    keys.press(Key.Key_Escape)
    see_the_card(window, keys, CARD[language])
    keys.press(Key.Key_Z, CTRL)
    assert stock(window.books, "Lana") == there("10", "260")
    assert ledger.balance_on(window.books, ledger.account_of(window.books, "materials").id) == m("260")


def buy(window: Window, keys: Keys) -> None:
    """A cost of a material nobody knew yet, and of its freight on a second line."""
    keys.press(Key.Key_F3)
    form = over(window)
    by_letters(keys, "Lana, kg")
    row = form.lines.rows[0]
    keys.fill(row.amount, "250")
    keys.press(Key.Key_Return)
    assert row.quantity.hasFocus()
    keys.type("10")
    keys.press(Key.Key_L, CTRL)
    by_letters(keys, _("Freight of the materials")[:9])
    keys.fill(form.lines.rows[1].amount, "10")
    form.show_accounting()
    assert "26" in row._told.text()
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()


def use(window: Window, keys: Keys) -> None:
    keys.press(Key.Key_F5)
    form = over(window)
    by_letters(keys, "Lana")
    keys.fill(form.lines.rows[0].quantity, "4")
    keys.press(Key.Key_Return, CTRL)


def see_the_card(window: Window, keys: Keys, expected: list[list[str]]) -> None:
    """Found by three letters, its card says what came, what went and what is left."""
    find(keys, "lan")
    view = over(window)
    assert isinstance(view, MaterialView)
    model = view.card.table.rows_model
    wanted = [column for column in model.columns if column.key in ("in", "out", "left", "value")]
    rows = [[spaced(column.text(model.row(place))) for column in wanted] for place in range(model.rowCount())]
    assert rows[1:] == expected
