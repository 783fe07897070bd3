"""Keys of a list: quiet under what is open over it, from its search field into its rows, in sight in any size."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import sales
from tests.builders import a_sale
from tests.ui.hands import Hands
from tests.ui.tables import FRUIT, Fruit, a_table, fruit_on_screen
from ui.look import wear
from ui.shared.filter_row import FilterRow
from ui.shared.listed import Listed
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.row_deeds import prints, repeats
from ui.shared.search_edit import SearchEdit

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("opened", ["chooser", "menu"])
@pytest.mark.parametrize("pressed", [KEY.Key_D, KEY.Key_P])
def test_what_is_open_over_a_list_keeps_its_keys_from_it(show: Any, keys: Any, opened: str, pressed: Qt.Key) -> None:
    table = fruit_on_screen(show)
    done: list[Fruit] = []
    repeats(table, done.append)
    prints(table, done.append)
    keys.press(pressed, CTRL)
    assert done == [FRUIT[0]]
    if opened == "chooser":
        table.choose_columns()
    else:
        keys.press(KEY.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    keys.press(pressed, CTRL)
    assert done == [FRUIT[0]]


class Searched:
    """Fruit under its search field, the cursor there."""

    def __init__(self, show: Any) -> None:
        self.search = SearchEdit()
        self.table: RecordTable[Fruit] = a_table()
        filters = FilterRow([self.search])
        self.listed = Listed(self.table, lambda: "Fruit stands here.", None, filters)
        filters.changed.connect(self.list_found)
        show(filters, self.listed)
        self.list_found()
        self.table.go_to(2)
        self.search.setFocus()

    def list_found(self) -> None:
        found = [one for one in FRUIT if self.search.finds(one.name)]
        self.listed.show_rows(AllRows(found), ever=lambda: True)


@pytest.fixture
def searched(show: Any) -> Searched:
    """Return it, three rows down in the table."""
    return Searched(show)


@pytest.mark.parametrize("pressed", [KEY.Key_Down, KEY.Key_Return, KEY.Key_Enter])
def test_from_the_search_field_keys_lead_to_the_first_row_found(searched: Searched, keys: Any, pressed: Qt.Key) -> None:
    keys.type("a")  # Ñame, Ácana, Oca, pelada: all four have one
    keys.press(pressed)
    assert (searched.table.hasFocus(), searched.table.current()) == (True, FRUIT[0])
    searched.search.setFocus()
    keys.press(KEY.Key_A, CTRL)
    keys.type("oca")
    keys.press(pressed)
    assert (searched.table.hasFocus(), searched.table.current()) == (True, FRUIT[2])


@pytest.mark.parametrize("pressed", [KEY.Key_Down, KEY.Key_Return])
def test_where_nothing_is_found_the_cursor_stays_with_the_words(searched: Searched, keys: Any, pressed: Qt.Key) -> None:
    keys.type("fig")
    keys.press(pressed)
    assert (searched.search.hasFocus(), searched.listed.nothing_fits.isVisible()) == (True, True)


def test_esc_clears_the_words_and_where_there_are_none_is_left_to_others(searched: Searched, keys: Any) -> None:
    keys.type("oca")
    keys.press(KEY.Key_Return)
    searched.search.setFocus()
    keys.press(KEY.Key_Escape)
    assert (searched.search.text(), searched.table.rows_model.rowCount()) == ("", len(FRUIT))
    assert searched.search.hasFocus()


@pytest.fixture
def _as_before() -> Any:
    """Take large letters off again."""
    yield
    wear("light", 100)


@pytest.mark.usefixtures("_as_before")
@pytest.mark.parametrize("percent", [150, 90])
def test_the_row_chosen_stays_in_sight_when_letters_change(show: Any, qtbot: QtBot, percent: int) -> None:
    table: RecordTable[Any] = a_table()
    show(table)
    table.show_rows(AllRows([replace(FRUIT[0], id=number) for number in range(500)]))
    table.go_to(350)
    wear("light", percent)

    def in_sight() -> bool:
        return table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())

    qtbot.waitUntil(lambda: table.rowHeight(0) != 32 and in_sight())
    assert table.currentIndex().row() == 350


@pytest.mark.usefixtures("_as_before")
def test_nor_does_it_go_out_of_sight_in_the_window_while_letters_grow_twice(hands: Hands, qtbot: QtBot) -> None:
    with hands.page.desk.books.change("sales"):
        for _number in range(60):
            sales.record_sale(hands.page.desk.books, a_sale(hands.page.desk.books))
    hands.go("sales")
    table = hands.page.table
    hands.press(KEY.Key_End, KEY.Key_Up)
    chosen = table.currentIndex().row()
    hands.press(KEY.Key_Plus, KEY.Key_Plus, held=CTRL)
    assert table.rowHeight(0) > 32
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(table.currentIndex()).center()))
    assert table.currentIndex().row() == chosen
