"""The table of records: lazy, copied into spreadsheets, keeping its place, opened by keys; and what is around it."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks.i18n import _
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Many:
    """A great many rows that tell which of them were asked for."""

    many: int = 100_000
    asked: list[tuple[int, int]] = field(default_factory=list)

    def count(self) -> int:
        return self.many

    def rows(self, first: int, many: int) -> list[int]:
        self.asked.append((first, many))
        return list(range(first, min(first + many, self.many)))


@pytest.fixture
def table(show: Any) -> RecordTable[int]:
    """Return a table of numbers and their doubles on the screen."""
    columns = [
        Column[int](lambda: _("Day"), str, 100),
        Column[int](
            lambda: "Double", lambda row: f"{row * 2}\tx\ny", 0, right=True, tone=lambda row: "in" if row < 9 else ""
        ),
    ]
    made: RecordTable[int] = RecordTable(
        lambda: _("Sales"), columns, faded=lambda row: row == 1, bold=lambda row: row == 2
    )
    show(made)
    made.setFocus()
    return made


def test_it_keeps_the_rules_of_qt(table: RecordTable[int], qtmodeltester: ModelTester) -> None:
    """While other rows are shown, columns change and another language is spoken."""
    table.show_rows(AllRows(()))
    qtmodeltester.check(table.rows_model)
    for rows in (AllRows([1, 2, 3]), Many(250)):
        table.show_rows(rows)
        speak("es")
        table.show_columns(table.rows_model.columns[:1])
        table.show_rows(rows)


def test_of_a_hundred_thousand_rows_only_those_in_sight_are_fetched(table: RecordTable[int], keys: Any) -> None:
    """A screen of 768 points shows less than thirty rows of 32: one page at the top, at most two at the end."""
    rows = Many()
    table.show_rows(rows)
    QApplication.processEvents()
    assert rows.asked == [(0, 40)]
    keys.press(Qt.Key.Key_End, CTRL)
    assert table.current() == 99_999
    assert {first for first, _many in rows.asked} <= {0, 99_920, 99_960}
    speak("es")
    QApplication.processEvents()
    assert {first for first, _many in rows.asked} <= {0, 99_920, 99_960}


def test_memory_stays_small_however_far_it_is_scrolled(table: RecordTable[int]) -> None:
    table.show_rows(Many())
    for row in range(0, 100_000, 500):
        assert table.rows_model.row(row) == row
    assert len(table.rows_model._pages) <= 100  # of 40 rows each


def test_the_rows_selected_are_copied_as_cells_of_a_spreadsheet(table: RecordTable[int], keys: Any) -> None:
    """Tabs and line ends inside a cell would make two of it."""
    words = Column[int](lambda: "What", lambda row: f"{row}\tx\ny", 100)
    table.show_columns([words, *table.rows_model.columns[1:]])
    table.show_rows(AllRows([0, 1, 2]))
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keys.press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "What\tDouble\n1 x y\t2\n2 x y\t4"


def test_it_keeps_its_place_when_shown_again(table: RecordTable[int], keys: Any) -> None:
    table.show_rows(Many(5000))
    table.setCurrentIndex(table.rows_model.index(3000, 0))
    QApplication.processEvents()
    place = table.verticalScrollBar().value()
    assert place > 0
    table.show_rows(Many(5000))
    QApplication.processEvents()
    assert (table.current(), table.verticalScrollBar().value()) == (3000, place)
    table.show_rows(Many(10))
    assert table.current() == 9


def test_enter_and_a_double_click_open_a_row(table: RecordTable[int], keys: Any, qtbot: QtBot) -> None:
    table.show_rows(AllRows([0, 1, 2]))
    keys.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        keys.press(Qt.Key.Key_Return)
    assert opened.args == [1]
    place = table.visualRect(table.rows_model.index(2, 0)).center()
    with qtbot.waitSignal(table.opened) as opened:
        none = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, none, place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, none, place)
        QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, none, place)  # else it is held from now on
    assert opened.args == [2]


def test_tab_leaves_the_table_and_enter_on_none_opens_none(table: RecordTable[int], keys: Any, qtbot: QtBot) -> None:
    table.show_rows(AllRows(()))
    with qtbot.assertNotEmitted(table.opened):
        keys.press(Qt.Key.Key_Return)
    assert table.current() is None


def test_headings_name_and_look_follow(table: RecordTable[int]) -> None:
    """What was voided is struck out, sums are bold, money in is marked by colour besides its sign."""
    table.show_rows(AllRows([0, 1, 2]))
    model = table.rows_model
    assert model.data(model.index(1, 0), Qt.ItemDataRole.FontRole).strikeOut()
    assert model.data(model.index(2, 0), Qt.ItemDataRole.FontRole).bold()
    assert model.data(model.index(0, 0), Qt.ItemDataRole.FontRole) is None
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ForegroundRole) is not None
    speak("es")
    assert table.accessibleName() == "Ventas"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Fecha"
