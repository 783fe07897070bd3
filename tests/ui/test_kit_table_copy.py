"""Rows copied into other programs: read back as a spreadsheet reads them, in both languages, few and very many."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coopbooks import reading
from coopbooks.money import Money
from tests.builders import m
from tests.ui.tables import FRUIT, Fruit, Many, fruit_on_screen
from ui.shared.background import Cancelled
from ui.shared.cells import cell_text, copied, together
from ui.shared.record_table import Column, RecordTable
from ui.shared.rows import AllRows, Sorted
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(show: Any) -> RecordTable[Fruit]:
    """Return a table of fruit on the screen."""
    return fruit_on_screen(show)


@pytest.fixture
def numbers() -> list[Column[int]]:
    """Return the one column of a table of numbers."""
    return [Column(lambda: "Number", str, 0, key="number")]


def pasted() -> list[list[str]]:
    """Return the cells on the clipboard as a spreadsheet takes them."""
    return list(csv.reader(StringIO(QApplication.clipboard().text()), delimiter="\t"))


@pytest.mark.parametrize(("language", "figure"), [("en", "-1200.50"), ("es", "-1200,50")])
def test_what_is_copied_pastes_as_figures_and_days(
    table: RecordTable[Fruit], keys: Any, language: str, figure: str
) -> None:
    """The columns in sight in their order; each figure and day reads back to what it was."""
    speak(language)
    table.header.move_column("price", -2)
    keys.press(Qt.Key.Key_A, CTRL)
    keys.press(Qt.Key.Key_C, CTRL)
    head, *rows = pasted()
    assert head == ["Price", "Day", "Name"]
    assert rows[0] == [figure, "2026-03-02", "Ñame"]
    assert rows[3] == ["", "2025-12-31", "nuez pelada"]
    for (price, day, _name), fruit in zip(rows, FRUIT, strict=True):
        assert date.fromisoformat(day) == fruit.day
        assert not price or _read(price) == fruit.price


def _read(figure: str) -> Money:
    """Read a figure as the language spoken writes it; what is typed is never below zero, so its sign is taken off."""
    money = reading.money(figure.removeprefix("-"), "BOB")
    return -money if figure.startswith("-") else money


def test_a_letter_gets_a_table_whose_figures_every_office_program_understands(
    table: RecordTable[Fruit], keys: Any
) -> None:
    speak("es")
    keys.press(Qt.Key.Key_A, CTRL)
    keys.press(Qt.Key.Key_C, CTRL)
    html = QApplication.clipboard().mimeData().html()
    assert "<th>Day</th><th>Name</th><th>Price</th>" in html
    assert '<td align="right" sdval="-1200.50" sdnum="1033;0;#,##0.00">-1200,50</td>' in html
    assert html.count("<tr>") == 5


def test_only_the_rows_selected_are_copied_in_the_order_they_stand_in(table: RecordTable[Fruit]) -> None:
    table.sort_by(Sorted("name", descending=True))
    for row, keys in ((3, Qt.KeyboardModifier.NoModifier), (0, CTRL)):
        at = table.visualRect(table.rows_model.index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, QPoint(at))
    table.copy()
    assert [row[1] for row in pasted()] == ["Name", "Oca", "Ácana"]


def test_what_would_make_two_cells_of_one_is_a_blank() -> None:
    assert cell_text("one\ttwo\n three") == "one two three"
    assert cell_text(m("1234567.8")) == "1234567.80"


@pytest.mark.parametrize(
    ("ranges", "whole"),
    [
        ([], []),
        ([(4, 6), (0, 1)], [(0, 1), (4, 6)]),
        ([(0, 2), (0, 2)], [(0, 2)]),
        ([(0, 5), (2, 3), (6, 9), (11, 11)], [(0, 9), (11, 11)]),
    ],
)
def test_ranges_that_meet_are_one(ranges: list[tuple[int, int]], whole: list[tuple[int, int]]) -> None:
    assert together(ranges) == whole


def test_a_hundred_thousand_rows_are_copied_in_pieces_that_tell_how_far_they_are(numbers: list[Column[int]]) -> None:
    """As cells only: pieces of 500 rows, each told but the last; the text of the last row is there."""
    many, told = Many(), list[tuple[int, int]]()
    cells = copied(numbers, many.rows, [(0, 99_999)], lambda done, whole: told.append((done, whole)))
    assert not cells.hasHtml()
    lines = cells.text().split("\n")
    assert (len(lines), lines[0], lines[-1]) == (100_001, "Number", "99999")
    assert told == [(done, 100_000) for done in range(500, 100_000, 500)]


def test_copying_can_be_given_up_and_leaves_the_clipboard_alone(
    show: Any, numbers: list[Column[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.clipboard().setText("before")
    table: RecordTable[int] = RecordTable(lambda: "Numbers", numbers)
    show(table)
    table.show_rows(Many(2000))
    table.selectAll()

    def given_up(*_asked: Any) -> Iterator[int]:
        raise Cancelled

    monkeypatch.setattr(table.rows_model, "fetch", given_up)
    table.copy()
    assert QApplication.clipboard().text() == "before"


def test_the_figure_in_a_letter_is_exact(table: RecordTable[Fruit]) -> None:
    """Sdval is the decimal itself, whatever the language: 0.10 has no exact binary fraction."""
    cells = copied(
        table.rows_model.columns, lambda _first, _many: [Fruit(1, FRUIT[0].day, "a", m("0.10"))], [(0, 0)], print
    )
    assert f'sdval="{Decimal("0.10")}"' in cells.html()


@pytest.mark.parametrize(
    ("language", "shown", "cell"),
    [
        ("es", "Bs 3.300,00", "3300,00"),
        ("es", "120 conos", "120"),
        ("es", "−6,5 kg", "-6,5"),
        ("es", "30,1 %", "30,1%"),
        ("en", "1,250.75 kg", "1250.75"),
        ("es", "2 h 20 min", "2 h 20 min"),
        ("es", "sin precio", "sin precio"),
    ],
)
def test_the_one_figure_of_a_column_of_figures_is_copied_without_its_unit(
    show: Any, language: str, shown: str, cell: str
) -> None:
    """In a column of words the same is what it says: a house number is no amount."""
    speak(language)
    columns = [Column[str](lambda: "Much", str, right=True, key="much"), Column[str](lambda: "Words", str, key="words")]
    table = RecordTable(lambda: "Table", columns)
    table.show_rows(AllRows([shown]))
    show(table)
    table.selectAll()
    table.copy()
    assert pasted()[1:] == [[cell, shown.replace("−", "-")]]
