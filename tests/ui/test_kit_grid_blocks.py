"""Blocks and rows of a grid: pasted, copied, filled, moved, taken back and kept as a draft, with nothing typed lost."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coopbooks.errors import Refusal
from coopbooks.quantity import Quantity
from tests.builders import m
from tests.ui.conftest import Show
from tests.ui.grids import ALT, CTRL, SHIFT, YARNS, counts, here, sheet, sheet_on_screen, with_material, words
from ui.shared.grid import Grid, GridRow
from ui.shared.percent_edit import PercentEdit
from ui.shared.words import speak


@pytest.fixture
def grid(show: Show) -> Grid:
    return sheet_on_screen(show)


def test_rows_come_go_and_move_by_keys_and_all_is_taken_back(grid: Grid, keys: Any) -> None:
    rows = [GridRow({"what": yarn}) for yarn in YARNS]
    grid.show_rows({"materials": rows})
    grid.go_to(rows[2], "what")
    keys.press(Qt.Key.Key_Up, ALT)
    assert _names(grid) == ["Wool", "Cotton", "Alpaca"]
    keys.press(Qt.Key.Key_Delete, CTRL)
    assert _names(grid) == ["Wool", "Alpaca"]
    keys.press(Qt.Key.Key_Insert)
    assert _names(grid) == ["Wool", "", "Alpaca"]
    keys.type("cot")
    keys.press(Qt.Key.Key_Return)
    assert _names(grid) == ["Wool", "Cotton", "Alpaca"]
    for _change in range(4):
        keys.press(Qt.Key.Key_Z, CTRL)
    assert _names(grid) == ["Wool", "Alpaca", "Cotton"]


def _names(grid: Grid) -> list[str]:
    return [row.value("what").name if row.value("what") else "" for row in grid.all_rows("materials")]


def test_delete_empties_the_cells_chosen_and_fill_down_copies_the_first(grid: Grid, keys: Any) -> None:
    rows = [GridRow({"what": YARNS[0], "many": Quantity.of(str(many))}) for many in (1, 2, 3)]
    grid.show_rows({"materials": rows})
    grid.go_to(rows[0], "many")
    keys.press(Qt.Key.Key_Down, SHIFT)
    keys.press(Qt.Key.Key_Down, SHIFT)
    keys.press(Qt.Key.Key_D, CTRL)
    assert [row.value("many") for row in rows] == [Quantity.of("1")] * 3
    keys.press(Qt.Key.Key_Delete)
    assert [row.value("many") for row in rows] == [None] * 3
    grid.put(rows[0], "many", Quantity.of("4"))
    grid.go_to(rows[1], "many")
    keys.press(Qt.Key.Key_D, CTRL)
    assert rows[1].value("many") == Quantity.of("4")


def test_a_block_of_a_spreadsheet_is_pasted_and_grows_the_rows(grid: Grid, keys: Any) -> None:
    """Figures are read as typed here: 1.200 is asked about at its cell, all others are taken."""
    speak("es")
    row = with_material(grid)
    grid.go_to(row, "what")
    QApplication.clipboard().setText('Wool\t3\t5%\t12,50\r\n"Alpaca"\t0,25\t\t1.200\r\nCotton\t4\r\n')
    keys.press(Qt.Key.Key_V, CTRL)
    first, second, third = grid.rows("materials")
    assert (first.value("many"), first.value("waste"), first.value("price")) == (Quantity.of("3"), 5, m("12.50"))
    assert (second.value("what").key, second.value("many")) == ("alpaca", Quantity.of("0.25"))
    assert third.value("many") == Quantity.of("4")
    with pytest.raises(Refusal) as refused:
        second.value("price")
    assert refused.value.reason == "ambiguous"
    assert "Alpaca, Price" in grid.told.text()


def test_a_block_is_told_once_when_all_of_it_is_there(grid: Grid, keys: Any) -> None:
    told: list[int] = []
    grid.changed.connect(lambda: told.append(len(grid.rows("materials"))))
    grid.show_rows({"materials": []})
    grid.view.setCurrentIndex(grid.model.index(1, 0))
    QApplication.clipboard().setText("Wool\t2\nCotton\t3\nAlpaca\t4")
    told.clear()
    keys.press(Qt.Key.Key_V, CTRL)
    assert told == [3]
    keys.press(Qt.Key.Key_Delete)
    assert told == [3, 3], "and what follows is told as ever"


def test_copied_cells_paste_into_a_spreadsheet_and_back(grid: Grid, keys: Any) -> None:
    speak("es")
    row = with_material(grid)
    grid.put(row, "price", m("-1200.5"))
    grid.go_to(row, "what")
    for _cell in range(3):
        keys.press(Qt.Key.Key_Right, SHIFT)
    keys.press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Wool\t2\t\t-1200,50"
    grid.view.go_to(grid.model.index(grid.model.line(row) + 1, 0))
    keys.press(Qt.Key.Key_V, CTRL)
    assert grid.rows("materials")[1].value("price") == m("-1200.50")


def test_a_count_goes_down_and_its_rows_stay(show: Show, keys: Any) -> None:
    """Rows that are given cannot be added to, by keys or by pasting; the column headings stand above."""
    made = counts()
    show(made)
    made.setFocus()
    assert here(made) == (0, 1)
    for text in ("3", "4"):
        keys.type(text)
        keys.press(Qt.Key.Key_Return)
    assert here(made) == (2, 1)
    QApplication.clipboard().setText("7\n8\n9")
    keys.press(Qt.Key.Key_V, CTRL)
    keys.press(Qt.Key.Key_Insert)
    keys.press(Qt.Key.Key_Delete, CTRL)
    assert [row.value("found").decimal for row in made.all_rows("count")] == [3, 4, 7]
    assert made.view.horizontalHeader().isVisible()
    made.tell_sums({("count", "found"): "14"})
    assert words(made, 3) == ["Total", "14"]


def test_a_draft_gives_back_every_cell_as_it_was(grid: Grid, keys: Any) -> None:
    """What could not be read, too, and what was only proposed; what is typed in at the moment is kept as well."""
    row = with_material(grid)
    row.besides = {"source": "last"}
    grid.propose(row, "waste", PercentEdit().read("10"))
    grid.go_to(row, "price")
    keys.type("1.2.3")
    keys.press(Qt.Key.Key_Up)
    grid.go_to(row, "many")
    keys.type("8")
    kept = grid.kept()
    other = sheet()
    other.setParent(grid)
    other.take_back(kept)
    (again,) = other.rows("materials")
    assert (again.value("many"), again.cell("price").text, again.besides) == (Quantity.of("8"), "1.2.3", row.besides)
    assert again.cell("waste").proposed
    assert other.typed
    assert other.kept() == kept


def test_what_a_draft_kept_and_does_not_fit_any_more_is_left_out(grid: Grid) -> None:
    grid.take_back({"materials": [{"cells": {"price": {"set": {"minor": 5, "currency": "USD"}}}, "besides": None}]})
    assert grid.all_rows("materials")[0].cell("price").empty


def test_a_section_out_of_sight_keeps_what_stands_in_it(grid: Grid, keys: Any) -> None:
    row = with_material(grid)
    grid.model.put(row, "price", grid.model.readers.read(grid.model.sections[0].columns[3], "1.2.3"))  # type: ignore[arg-type]
    grid.hide_sections("materials")
    assert words(grid, 0)[0] == "Work"
    grid.check()
    grid.put(row, "many", Quantity.of("9"))
    grid.hide_sections()
    assert words(grid, 1)[:2] == ["Wool", "9"]
    with pytest.raises(Refusal):
        grid.check()
