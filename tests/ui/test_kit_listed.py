"""What is around a table: totals under their columns, the filter row, and what stands there when it is empty."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.i18n import _
from tests.ui.tables import FRUIT, a_table
from ui.look import scaled, wear
from ui.shared.choice import Choice, Tick
from ui.shared.choices import VoidedTick
from ui.shared.filter_row import FilterRow
from ui.shared.flow import flowing
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import AllRows
from ui.shared.search_edit import SearchEdit
from ui.shared.words import speak


class Picked:
    """Counts how often the first step was taken."""

    times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def filters() -> FilterRow:
    """Return a filter row: one of a few, a search, a tick."""
    kinds = Choice([("", lambda: "All"), ("nut", lambda: "Nuts")])
    return FilterRow([kinds, SearchEdit(), Tick(lambda: "Rotten ones too")])


@pytest.fixture
def picked() -> Picked:
    """Return the first step of the list."""
    return Picked()


@pytest.fixture
def listed(show: Any, filters: FilterRow, picked: Picked) -> Listed:
    """Return a list of fruit on the screen under its filter row."""
    step = FirstStep(lambda: "Pick one", picked)
    made = Listed(a_table(), lambda: "Fruit stands here.", step, filters)
    show(filters, made)
    return made


@pytest.fixture
def _large() -> Iterator[None]:
    """Let the text be half as large again."""
    wear("light", 150)
    yield
    wear("light", 100)


def test_sums_stand_under_their_columns_wherever_these_go(listed: Listed) -> None:
    """And the word for them in the first column that has none."""
    listed.show_rows(AllRows(FRUIT), sums={"price": "8,808.50"})
    header, totals = listed.table.header, listed.totals
    assert totals.cells() == [(0, "Totals"), (2, "8,808.50")]
    header.move_column("price", -2)
    assert totals.cells() == [(2, "8,808.50"), (0, "Totals")]
    header.resizeSection(2, 900)
    header.resizeSection(1, 900)
    QApplication.processEvents()
    bar = listed.table.horizontalScrollBar()
    bar.setValue(100)
    assert bar.value() == 100
    place = totals._place(2, listed.table.viewport().x())
    cell = listed.table.visualRect(listed.table.rows_model.index(0, 2))
    left = listed.table.viewport().mapTo(listed, cell.topLeft()).x() - totals.mapTo(listed, place.topLeft()).x()
    assert (place.width(), abs(left)) == (900 - 22, 11)


def test_totals_are_read_aloud_in_the_language_spoken_and_go_with_their_column(listed: Listed) -> None:
    listed.show_rows(AllRows(FRUIT), "4", {"price": "8,808.50", "mark": "4"})
    assert listed.totals.accessibleName() == "Totals: Price 8,808.50"
    listed.table.header.show_column("mark", shown=True)
    assert listed.totals.accessibleName() == "Totals: Price 8,808.50 · Mark 4"
    listed.table.header.show_column("price", shown=False)
    listed.table.header.show_column("mark", shown=False)
    assert listed.totals.isHidden()
    listed.table.begin_again()
    assert not listed.totals.isHidden()
    speak("es")
    assert (0, _("Totals")) in listed.totals.cells()


def test_a_list_without_sums_has_no_totals(listed: Listed) -> None:
    listed.show_rows(AllRows(FRUIT), "4 in the list")
    assert (listed.totals.isHidden(), listed.said.text()) == (True, "4 in the list")


def test_an_empty_list_invites_the_first_step(listed: Listed, picked: Picked, keys: Any) -> None:
    """The cursor that was asked to the table is on the button, and back in the table when there are rows."""
    listed.show_rows(AllRows(()))
    listed.table.setFocus()
    button = listed.invitation.button
    assert button is not None
    assert (listed.invitation.isVisible(), button.hasFocus()) == (True, True)
    keys.press(Qt.Key.Key_Return)
    assert picked.times == 1
    listed.show_rows(AllRows(FRUIT))
    assert (listed.table.isVisible(), listed.table.hasFocus()) == (True, True)


def test_a_list_that_its_filter_empties_offers_everything(listed: Listed, filters: FilterRow, keys: Any) -> None:
    """That is not the invitation of a list nothing was ever in."""
    kinds, search, _rotten = filters._filters
    kinds.set("nut")
    search.set("fig")
    listed.show_rows(AllRows(()), ever=lambda: True)
    assert (listed.nothing_fits.isVisible(), listed.invitation.isVisible()) == (True, False)
    listed.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert (kinds.value(), search.value()) == ("", "")
    listed.show_rows(AllRows(()), ever=lambda: False)
    assert listed.invitation.isVisible()


def test_what_its_filter_leaves_out_unasked_is_named(show: Any, books: Books) -> None:
    """The days, and that voided ones are not among them; as they are asked for now, in the language spoken."""
    period, voided = PeriodChoice(books), VoidedTick()
    filters = FilterRow([period, SearchEdit(), voided])
    made = Listed(a_table(), lambda: "Fruit stands here.", None, filters)
    show(filters, made)

    def said() -> str:
        made.show_rows(AllRows(()), ever=lambda: True)
        return made.nothing_fits.accessibleName()

    period.set(Period(date(2025, 12, 1), date(2026, 1, 1)))
    whole = "Nothing fits this filter (%s). Without it there is something to see."
    assert said() == whole % "December 2025, without voided ones"
    voided.set(True)
    assert said() == whole % "December 2025"
    filters.widen()
    assert said() == whole % "without voided ones"
    voided.set(True)
    assert said() == "Nothing fits this filter. Without it there is something to see."


def test_where_the_cursor_is_in_the_filter_it_stays(listed: Listed, filters: FilterRow, keys: Any) -> None:
    listed.show_rows(AllRows(FRUIT))
    search = filters._filters[1]
    search.setFocus()
    keys.type("fig")
    listed.show_rows(AllRows(()), ever=lambda: True)
    assert search.hasFocus()


def test_the_filter_is_cleared_at_once_and_told_once(show: Any, filters: FilterRow) -> None:
    show(filters)
    told = []
    filters.changed.connect(lambda: told.append(filters.touched))
    assert filters.clear_button.isHidden()
    kinds, search, rotten = filters._filters
    kinds.set("nut")
    search.set("fig")
    rotten.click()
    assert (told, filters.clear_button.isVisible()) == ([True, True, True], True)
    filters.clear_button.setFocus()
    filters.clear_button.click()
    assert told == [True, True, True, False]
    assert (kinds.value(), search.value(), rotten.value(), filters.clear_button.isHidden()) == ("", "", False, True)
    assert kinds.hasFocus()


def folded(row: QWidget, width: int) -> list[int]:
    """Return how many of a row stand on each line, in this width; nothing is cut off or lies over another."""
    row.resize(width, row.heightForWidth(width))
    QApplication.processEvents()
    seen = [one for one in row.findChildren(QPushButton) if one.isVisible()]
    assert all(row.rect().contains(one.geometry()) for one in seen)
    assert not any(one.geometry().intersects(two.geometry()) for one in seen for two in seen if one is not two)
    tops = [one.y() for one in seen]
    return [tops.count(top) for top in sorted(set(tops))]


def test_what_does_not_fit_on_a_line_goes_onto_the_next(qtbot: Any) -> None:
    """Three buttons of 100 with 8 between them: 316 hold all, 315 two, 207 one."""
    buttons = [QPushButton(str(number)) for number in range(3)]
    for one in buttons:
        one.setFixedWidth(100)
    row = flowing(*buttons)
    qtbot.addWidget(row)
    row.show()
    assert [folded(row, width) for width in (316, 315, 216, 207)] == [[3], [2, 1], [2, 1], [1, 1, 1]]
    buttons[1].hide()
    assert folded(row, 208) == [2]


def test_one_line_stands_in_the_middle_where_there_is_more_height(qtbot: Any) -> None:
    """As the words of a notice beside a higher button; several lines begin above."""
    one, two = QPushButton("1"), QPushButton("2")
    for button in (one, two):
        button.setFixedWidth(100)
    row = flowing(one, two)
    qtbot.addWidget(row)
    row.show()

    def tops(width: int, more: int) -> tuple[int, int]:
        row.resize(width, row.heightForWidth(width) + more)
        QApplication.processEvents()
        return one.y(), two.y()

    assert (tops(220, 0), tops(220, 40)) == ((0, 0), (20, 20))
    assert tops(110, 40) == tops(110, 0) == (0, one.height() + 8)


def test_a_row_keeps_the_margins_it_is_given(qtbot: Any) -> None:
    """12 at the left and 20 at the right of 100: 132 wide; 4 above and 8 below."""
    one = QPushButton("1")
    one.setFixedWidth(100)
    row = flowing(one)
    (layout := row.layout()).setContentsMargins(12, 4, 20, 8)  # type: ignore[union-attr]
    qtbot.addWidget(row)
    row.resize(132, row.heightForWidth(132))
    row.show()
    high = one.sizeHint().height()
    assert (row.height(), layout.sizeHint().toTuple()) == (high + 12, (132, high + 12))  # type: ignore[union-attr]
    assert one.geometry().getRect() == (12, 4, 100, high)


@pytest.mark.usefixtures("_large")
def test_rows_and_columns_grow_with_the_text(listed: Listed) -> None:
    listed.show_rows(AllRows(FRUIT), sums={"price": "1.00"})
    QApplication.processEvents()
    assert scaled(100) == 150
    assert listed.table.rowHeight(0) == 48
    assert listed.table.columnWidth(2) == 180
    wear("light", 100)
    QApplication.processEvents()
    assert (listed.table.rowHeight(0), listed.table.columnWidth(2)) == (32, 120)
