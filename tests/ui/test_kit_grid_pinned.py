"""A grid with more columns than there is room for: whose row it is stays in sight while one goes along it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Show
from tests.ui.grids import here, sheet_on_screen, with_material
from ui import look
from ui.shared.grid import Grid

NARROW = 380
"""Pixels: 180 of the first column and 90, 80, 100 and 100 of the others do not fit."""


@pytest.fixture
def grid(show: Show) -> Grid:
    made = sheet_on_screen(show)
    made.setFixedWidth(NARROW)
    with_material(made, 3)
    QApplication.processEvents()
    return made


def test_the_first_column_stands_where_it_stood_and_the_cursor_not_under_it(grid: Grid, keys: Any) -> None:
    grid.go_to(grid.rows("materials")[1], "price")
    view = grid.view
    assert view.horizontalScrollBar().value() > 0
    name, cell = (view.visualRect(view.currentIndex().siblingAtColumn(place)) for place in (0, 3))
    assert name.left() == 0
    assert name.right() < cell.left() <= cell.right() <= view.viewport().width()
    keys.press(Qt.Key.Key_Left)
    assert here(grid)[1] == 2
    assert view.visualRect(view.currentIndex()).left() >= name.right()


def test_it_is_drawn_there_with_all_its_words(grid: Grid) -> None:
    """The same pixels as before, but where the edge is drawn that says that it stands above the others."""
    view = grid.view
    view.clearFocus()
    room = view.visualRect(view.model().index(2, 0)).adjusted(0, 0, -view.columnWidth(0) // 3, 0)
    before = view.viewport().grab(room).toImage()
    view.horizontalScrollBar().setValue(70)
    QApplication.processEvents()
    assert view.viewport().grab(room).toImage() == before
    edge = view.viewport().grab().toImage().pixelColor(view.pinned - 1, room.center().y())
    assert edge.name() == look.now().strong_line


def test_a_click_on_it_goes_to_its_cell_and_what_is_typed_lies_in_sight(grid: Grid, keys: Any) -> None:
    grid.go_to(grid.rows("materials")[0], "price")
    view = grid.view
    second = view.visualRect(view.currentIndex().siblingAtRow(view.currentIndex().row() + 1).siblingAtColumn(0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert here(grid) == (2, 0)
    keys.type("cot")
    assert view.editing._field is not None
    assert view.viewport().rect().contains(view.editing._field.geometry().center())
    keys.press(Qt.Key.Key_Return)
    assert grid.rows("materials")[1].value("what").key == "cotton"


def test_a_first_column_wider_than_half_the_room_leaves_the_other_half(grid: Grid) -> None:
    grid.setFixedWidth(300)
    QApplication.processEvents()
    grid.go_to(grid.rows("materials")[0], "price")
    view = grid.view
    assert view.columnWidth(0) > view.viewport().width() // 2
    assert view.pinned == view.viewport().width() // 2
    assert view.visualRect(view.currentIndex()).left() >= view.pinned
