"""Columns of panels: as many side by side as there is room for, the same panels from above to below elsewhere."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from ui import look
from ui.shared.columns import Columns


class Panel(QWidget):
    """A panel of 50 pixels, which may grow."""

    def __init__(self, *, grows: bool = False) -> None:
        super().__init__()
        self.setMinimumHeight(50)
        vertical = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)


class Words(Panel):
    """A panel that is the higher the narrower it is."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return 60_000 // max(1, width)


@pytest.fixture
def panels() -> list[Panel]:
    return [Panel(), Panel(grows=True), Panel()]


@pytest.fixture
def columns(panels: list[Panel], qtbot: QtBot) -> Columns:
    """Return one, two from 400 pixels on, or three columns from 900 on."""
    one, two, three = panels
    made = Columns({0: [[one, two, three]], 400: [[one], [two, three]], 900: [[one], [two], [three]]})
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    return made


def places(columns: Columns, panels: list[Panel]) -> list[tuple[int, int]]:
    """Return where panels stand: the number of their column, from the left, and in it from above."""
    QApplication.processEvents()
    at = [panel.mapTo(columns, QPoint(0, 0)) for panel in panels]
    lefts = sorted({point.x() for point in at})
    found: list[tuple[int, int]] = []
    for point in at:
        column = lefts.index(point.x())
        above = [other for other in at if other.x() == point.x() and other.y() < point.y()]
        found.append((column, len(above)))
    return found


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (300, [(0, 0), (0, 1), (0, 2)]),
        (500, [(0, 0), (1, 0), (1, 1)]),
        (1000, [(0, 0), (1, 0), (2, 0)]),
    ],
)
def test_there_are_as_many_columns_as_there_is_room_for(
    columns: Columns, panels: list[Panel], width: int, expected: list[tuple[int, int]]
) -> None:
    for wide in (1000, 300, 500, width):  # from any arrangement to any other
        columns.resize(wide, 600)
    assert places(columns, panels) == expected


def test_larger_text_needs_more_room_for_a_column(columns: Columns, panels: list[Panel]) -> None:
    columns.resize(500, 600)
    look.wear("light", 150)
    try:
        assert places(columns, panels) == [(0, 0), (0, 1), (0, 2)]
    finally:
        look.wear("light", 100)


def test_what_may_grow_takes_the_height_that_is_left(columns: Columns, panels: list[Panel]) -> None:
    """600 pixels for 50, the growing one, 50, and two gaps of 12."""
    assert panels[1].height() == pytest.approx(600 - 2 * 50 - 2 * 12, abs=4)
    assert [panels[0].height(), panels[2].height()] == [50, 50]


def test_what_has_nothing_to_show_any_more_gives_its_height_back(
    columns: Columns, panels: list[Panel], qtbot: QtBot
) -> None:
    """As the chart of a first month, which is one bar: the panel below moves up, and down again when there are two."""
    QApplication.processEvents()
    below = panels[2].y()
    panels[1].setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    qtbot.waitUntil(lambda: panels[2].y() == panels[1].y() + 50 + 12)
    assert below > panels[2].y()
    panels[1].setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    qtbot.waitUntil(lambda: panels[2].y() == pytest.approx(below, abs=4))


def test_what_may_not_grow_stands_above(columns: Columns, panels: list[Panel]) -> None:
    columns.resize(1000, 600)
    QApplication.processEvents()
    assert [panel.mapTo(columns, QPoint(0, 0)).y() for panel in panels] == pytest.approx([0, 0, 0], abs=2)


def test_a_window_that_grew_while_another_page_was_in_sight_cuts_nothing_off(qtbot: QtBot) -> None:
    """What needed 600 pixels in one column needs fewer in two: the panels end where what is scrolled ends."""
    panels = [Panel(grows=True), Panel(grows=True), *(Words() for _ in range(2))]
    columns = Columns({0: [panels], 400: [panels[::2], panels[1::2]]})
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    for page in (columns, QWidget()):
        pages.addWidget(page)
    pages.resize(380, 150)
    pages.show()
    QApplication.processEvents()
    pages.setCurrentIndex(1)
    pages.resize(600, 150)
    QApplication.processEvents()
    pages.setCurrentIndex(0)
    QApplication.processEvents()
    inside = panels[0].parentWidget()
    assert inside is not None
    assert max(one.geometry().bottom() for one in panels) < inside.height()


def test_it_scrolls_where_it_is_low(columns: Columns, panels: list[Panel]) -> None:
    columns.resize(300, 100)
    QApplication.processEvents()
    assert columns.verticalScrollBar().maximum() > 0
    assert not columns.horizontalScrollBar().isVisible()
