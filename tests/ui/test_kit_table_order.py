"""How a table is arranged: sorted, columns moved, drawn and hidden, by mouse and keys; and that it remembers."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester

from tests.ui.tables import FRUIT, Fruit, Many, a_table, columns, fruit_on_screen
from ui.look import scaled
from ui.shared import memory
from ui.shared.arrangement import Arrangement
from ui.shared.column_chooser import ColumnChooser
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import Sorted
from ui.shared.table_menu import table_menu

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
READ = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def table(show: Any) -> RecordTable[Fruit]:
    """Return a table of fruit on the screen."""
    return fruit_on_screen(show)


def ids(table: RecordTable[Any]) -> list[int]:
    """Return which rows stand in a table, from above."""
    return [table.rows_model.row(number).id for number in range(table.rows_model.rowCount())]


def shown(table: RecordTable[Any]) -> list[str]:
    """Return which columns are in sight, from the left."""
    return [table.header.keys()[place] for place in table.header.shown()]


def click_heading(table: RecordTable[Any], key: str) -> None:
    """Press a heading with the mouse."""
    place = table.header.keys().index(key)
    middle = table.header.sectionViewportPosition(place) + table.header.sectionSize(place) // 2
    at = QPoint(middle, table.header.height() // 2)
    QTest.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def chooser_of(table: RecordTable[Any]) -> ColumnChooser:
    """Open the list of columns."""
    table.choose_columns()
    chooser = QApplication.activePopupWidget()
    assert isinstance(chooser, ColumnChooser)
    return chooser


@pytest.mark.parametrize(
    ("key", "ascending"),
    [("price", [4, 1, 2, 3]), ("name", [2, 4, 1, 3]), ("day", [4, 2, 1, 3])],
)
def test_a_click_sorts_a_second_turns_round_and_a_third_puts_back(
    table: RecordTable[Fruit], key: str, ascending: list[int], qtmodeltester: ModelTester
) -> None:
    """By amount: nothing, -1,200.50, 9, 10,000. By name as in a dictionary: Ácana, nuez, Ñame, Oca. By day."""
    click_heading(table, key)
    assert ids(table) == ascending
    click_heading(table, key)
    assert ids(table) == ascending[::-1]
    qtmodeltester.check(table.rows_model)
    click_heading(table, key)
    assert ids(table) == [1, 2, 3, 4]


def test_the_heading_shows_and_says_the_order(table: RecordTable[Fruit]) -> None:
    model, across = table.rows_model, Qt.Orientation.Horizontal
    assert model.headerData(2, across, Qt.ItemDataRole.DecorationRole) is None
    table.sort_by(Sorted("price", descending=True))
    assert model.headerData(2, across, Qt.ItemDataRole.DecorationRole) is not None
    assert model.headerData(2, across, READ) == "Price, largest first"
    assert model.headerData(0, across, READ) == "Day"
    assert (table.currentIndex().row(), model.headerData(2, across)) == (0, "Price")


def test_keys_sort_by_the_column_beside_and_turn_the_order_round(table: RecordTable[Fruit], keys: Any) -> None:
    for pressed, wanted in (
        (Qt.Key.Key_Right, Sorted("day")),
        (Qt.Key.Key_Right, Sorted("name")),
        (Qt.Key.Key_Down, Sorted("name", descending=True)),
        (Qt.Key.Key_Right, Sorted("price", descending=True)),
        (Qt.Key.Key_Right, Sorted("day", descending=True)),
        (Qt.Key.Key_Left, Sorted("price", descending=True)),
        (Qt.Key.Key_Up, Sorted("price")),
    ):
        keys.press(pressed, CTRL | SHIFT)
        assert table.rows_model.sorted == wanted


def test_a_column_that_sorts_nothing_is_not_on_offer(table: RecordTable[Fruit]) -> None:
    table.header.show_column("mark", shown=True)
    click_heading(table, "mark")
    assert table.rows_model.sorted is None
    offered = [action.text() for action in orders_of(table).actions()]
    assert offered[:4] == ["Day, oldest first", "Day, newest first", "Name, A to Z", "Name, Z to A"]
    assert not any("Mark" in words for words in offered)


def orders_of(table: RecordTable[Any]) -> QMenu:
    """Return the orders a table offers in its menu."""
    menu = table_menu(table)
    return next(one for one in menu.findChildren(QMenu) if one.title() == "Sort by")


def test_the_menu_sorts_and_marks_the_order_in_force(table: RecordTable[Fruit]) -> None:
    orders_of(table).actions()[5].trigger()
    assert table.rows_model.sorted == Sorted("price", descending=True)
    assert [action.isChecked() for action in orders_of(table).actions()] == [False] * 5 + [True]


def test_the_menu_key_opens_the_menu(table: RecordTable[Fruit]) -> None:
    reason, middle = QContextMenuEvent.Reason.Keyboard, table.rect().center()
    QApplication.sendEvent(table.viewport(), QContextMenuEvent(reason, middle, table.mapToGlobal(middle)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Copy the chosen rows"
    menu.close()


def test_a_hundred_thousand_rows_are_sorted_where_they_lie(show: Any, keys: Any) -> None:
    """The table fetches the first page again, and the last when asked for the end: it never sees the others."""
    many = Many()
    table: RecordTable[int] = RecordTable(lambda: "Numbers", [Column(lambda: "Number", str, 0, key="number")])
    show(table)
    table.show_rows(many)
    table.setFocus()
    QApplication.processEvents()
    click_heading(table, "number")
    click_heading(table, "number")
    QApplication.processEvents()
    assert table.current() == 99_999
    keys.press(Qt.Key.Key_End)
    assert table.current() == 0
    assert {first for first, _many in many.asked} <= {0, 99_920, 99_960}


def test_the_cursor_stays_on_its_record(table: RecordTable[Fruit]) -> None:
    """A new one above it, other rows sorted before it, and itself changed: it is the one with the same id."""
    table.setCurrentIndex(table.rows_model.index(2, 0))
    newest = Fruit(9, FRUIT[0].day, "Tuna", FRUIT[1].price)
    changed = Fruit(3, FRUIT[0].day, "Oca negra", FRUIT[1].price)
    table.show_rows(AllRows([newest, *FRUIT[:2], changed, FRUIT[3]]))
    assert table.current() is changed
    table.show_rows(AllRows(FRUIT[:2]))
    assert table.current() is FRUIT[1]


def test_in_a_long_list_the_cursor_finds_its_record_nearby(show: Any) -> None:
    """Three rows were added before it; only the pages around it are asked for."""
    many = Many(5000)
    table: RecordTable[int] = RecordTable(
        lambda: "Numbers", [Column(lambda: "Number", str, 0, key="number")], same=lambda row: row
    )
    show(table)
    table.show_rows(many)
    table.setCurrentIndex(table.rows_model.index(3000, 0))

    class Later(Many):
        def rows(self, first: int, many: int) -> list[int]:
            return [row - 3 for row in super().rows(first, many)]

    later = Later(5003)
    table.show_rows(later)
    assert (table.current(), table.currentIndex().row()) == (3000, 3003)
    assert len(later.asked) <= 3


def test_what_somebody_arranged_is_there_at_the_next_start(table: RecordTable[Fruit], show: Any) -> None:
    table.header.move_column("price", -2)
    table.header.show_column("mark", shown=True)
    table.header.show_column("day", shown=False)
    table.header.resizeSection(1, 321)
    table.sort_by(Sorted("name", descending=True))
    again = a_table()
    show(again)
    again.show_rows(AllRows(FRUIT))
    assert shown(again) == shown(table) == ["price", "name", "mark"]
    assert again.header.sectionSize(1) == scaled(321)
    assert ids(again) == [3, 1, 4, 2]
    again.show_rows(AllRows(FRUIT[:2]))
    assert shown(again) == ["price", "name", "mark"]
    again.begin_again()
    assert (shown(again), again.rows_model.sorted) == (["day", "name", "price"], None)
    assert a_table().arrangement() == Arrangement.first(columns())


@pytest.mark.parametrize(
    "kept",
    [
        "no json",
        "[]",
        '{"order": 7}',
        '{"order": ["gone"], "hidden": ["gone"], "widths": {"gone": 9}, "sorted": {"key": "gone", "descending": 1}}',
        Arrangement(("day", "name", "price", "mark"), frozenset({"day", "name", "price", "mark"})).text(),
        '{"order": ["day"], "hidden": [], "widths": {"day": "wide"}, "sorted": null}',
    ],
)
def test_what_cannot_be_remembered_is_as_at_the_beginning(kept: str) -> None:
    memory.remember("table/fruit", kept)
    assert a_table().arrangement() == Arrangement.first(columns())


def test_a_column_that_is_new_stands_where_it_belongs() -> None:
    """Kept before there were names and marks: the name goes behind the day it follows, the mark stays hidden."""
    memory.remember("table/fruit", '{"order": ["price", "day"], "hidden": [], "widths": {"day": 90}, "sorted": null}')
    assert shown(a_table()) == ["price", "day", "name"]
    assert a_table().arrangement().widths == {"day": 90}


def test_columns_are_chosen_and_moved_with_keys(table: RecordTable[Fruit], keys: Any) -> None:
    chooser = chooser_of(table)
    assert chooser.list.hasFocus()
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert shown(table) == ["name", "price"]
    QTest.keyClick(chooser.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert shown(table) == ["name", "day", "price"]
    chooser.up.click()
    assert shown(table) == ["day", "name", "price"]
    chooser.reset.click()
    QTest.keyClick(chooser.list, Qt.Key.Key_Escape)
    assert shown(table) == ["day", "name", "price"]


def test_the_last_column_is_never_hidden(table: RecordTable[Fruit]) -> None:
    chooser = chooser_of(table)
    for row in range(chooser.list.count()):
        chooser.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert len(shown(table)) == 1
    ticked = [chooser.list.item(row).checkState() == Qt.CheckState.Checked for row in range(chooser.list.count())]
    assert ticked == [False, False, True, False]
    chooser.close()


def test_what_is_left_is_shared_out_until_somebody_draws(table: RecordTable[Fruit]) -> None:
    """Day 112 and price 120 at 100 %: the name takes the rest, and gives when another column is drawn wider."""
    wide = table.viewport().width()
    assert table.header.sectionSize(1) == wide - scaled(112) - scaled(120)
    table.header.resizeSection(0, 300)
    assert table.header.sectionSize(1) == wide - 300 - scaled(120)
    assert table.header.length() == wide


def test_home_and_end_lead_to_the_first_and_last_row_and_letters_fetch_nothing(show: Any, keys: Any) -> None:
    many = Many(5000)
    table: RecordTable[int] = RecordTable(lambda: "Numbers", [Column(lambda: "Number", str, 0)])
    show(table)
    table.show_rows(many)
    table.setFocus()
    keys.press(Qt.Key.Key_End)
    assert table.current() == 4999
    asked = len(many.asked)
    keys.press(Qt.Key.Key_7)
    assert (table.current(), len(many.asked)) == (4999, asked)
    keys.press(Qt.Key.Key_Home)
    assert table.current() == 0


def test_the_last_row_is_gone_to_without_going_to_the_last_column(show: Any, keys: Any) -> None:
    columns: list[Column[int]] = [
        Column(lambda: "Number", str, 400, right=True, key=f"number {place}") for place in range(6)
    ]
    table: RecordTable[int] = RecordTable(lambda: "Numbers", columns)
    show(table)
    table.show_rows(Many(500))
    table.setFocus()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_End)
    assert (table.current(), table.horizontalScrollBar().value()) == (499, 0)
    assert table.horizontalScrollBar().maximum() > 0
