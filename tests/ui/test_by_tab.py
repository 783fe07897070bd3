"""Every page, form, record and question by Tab alone: all of it is come to, in the order it is read, and seen.

The keys are real ones, from window to widget; the scenes are those of the pictures.
"""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.shots.views import SMALL, USUAL, View
from tests.ui.conftest import Walk
from tests.ui.rounds import (
    Stop,
    Unread,
    begin_in,
    can_have_the_cursor,
    go_round,
    goes_back,
    kind_of,
    name_of,
    picture,
    stands_out,
    tab,
)
from ui import look
from ui.shared.tab_order import AsRead
from ui.shared.words import speak

_BY_ARROWS = "palette"
"""The scenes in which Tab goes down the list of what was found, as the arrows do."""
_KINDS = {
    *("Button", "Tick", "Choice", "TextEdit", "DayEdit", "Picker", "MoneyEdit", "RecordTable", "FoldingTabBar"),
    *("Tile", "Task", "BarsView", "QTextBrowser", "PagePlace", "PdfPages", "Photo", "PaperButton", "Invitation"),
}
"""Kinds of widget of which a look is certainly taken: the walk comes by all of them."""
Seen = dict[tuple[object, ...], tuple[QImage, QImage]]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme", "view"), [("en", "light", USUAL), ("es", "dark", SMALL)])
def test_everything_is_come_to_by_tab(language: str, theme: str, view: View, walk_through: Walk, qtbot: QtBot) -> None:
    look.wear(theme, view.percent)
    speak(language)
    found, seen = defaultdict(list), Seen()
    for name, shown, _view in walk_through(language, [view]):
        for what in () if name.startswith(_BY_ARROWS) else {*wrong(shown, seen)}:
            found[what].append(name)
    assert not found, "\n".join(f"{what} in {', '.join(names)}" for what, names in found.items())
    assert view is SMALL or {kind[0] for kind in seen} >= _KINDS
    unclear = [kind for kind, (focused, unfocused) in seen.items() if not stands_out(focused, unfocused)]
    assert not unclear, "it is not seen that these have the cursor"


def wrong(shown: QWidget, seen: Seen) -> list[str]:
    """What is wrong with a window by Tab and by Shift+Tab; how each kind of widget looks there is noted."""
    start = begin_in(shown)
    if start is None:
        return ["nothing has the cursor"]
    unread = Unread(shown)
    stops = list(_noting(start, seen, unread))
    back = list(go_round(start, back=True))
    unread.look()
    unread.turn_pages()
    return [
        *_of_a_round(start, stops),
        *(f"Tab does not come to {name_of(one)}" for one in can_have_the_cursor(shown) - {one.widget for one in stops}),
        *_of_the_order(stops, back),
        *(f"{name_of(one.widget)} is not in sight" for one in (*stops, *back) if not one.in_sight),
        *(f"“{text}” cannot be read" for text in unread.texts()),
    ]


def _noting(start: QWidget, seen: Seen, unread: Unread) -> Iterator[Stop]:
    """Go round, and note how the first of each kind of widget looks with the cursor, and when the cursor is gone."""
    held, focused = start, picture(start)
    for stop in go_round(start):
        unread.look()
        if held is not stop.widget and kind_of(held) not in seen and focused and (unfocused := picture(held)):
            seen[kind_of(held)] = (focused, unfocused)
        held, focused = stop.widget, None if kind_of(stop.widget) in seen else picture(stop.widget)
        yield stop


def _of_a_round(start: QWidget, stops: list[Stop]) -> list[str]:
    widgets = [one.widget for one in stops]
    twice = {name_of(one) for one in widgets if widgets.count(one) > 1}
    ends = [] if widgets and widgets[-1] is start else ["Tab does not come round"]
    return [*ends, *(f"Tab comes to {one} twice" for one in twice)]


def _of_the_order(stops: list[Stop], back: list[Stop]) -> list[str]:
    """It goes back to the beginning once, and from there to where it began."""
    returns = [name_of(one.widget) for one in stops if goes_back(one)]
    there, here = [one.widget for one in stops[:-1]], [one.widget for one in back[:-1]]
    return [
        *([f"Tab goes back to {', '.join(returns)}"] if len(returns) > 1 else []),
        *([] if there == here[::-1] else ["Shift+Tab goes another way than Tab"]),
    ]


class _Window(AsRead, QWidget):
    """A window gone through as those of the program are."""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = _Window()
    qtbot.addWidget(made)
    return made


def _show(window: QWidget, *widgets: QWidget) -> None:
    column = QVBoxLayout(window)
    for one in widgets:
        column.addWidget(one)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    widgets[0].setFocus()
    QApplication.processEvents()


def test_the_order_is_that_of_the_layout_whatever_was_made_first(window: QWidget) -> None:
    last, first, left, right, hidden, disabled = (QPushButton(name) for name in "fabcxy")
    row, across = QWidget(), QHBoxLayout()
    row.setLayout(across)
    for one in (left, right):
        across.addWidget(one)
    _show(window, first, hidden, row, disabled, last)
    hidden.hide()
    disabled.setEnabled(False)
    there = [one.widget for one in go_round(first)]
    assert there == [left, right, last, first]
    assert [one.widget for one in go_round(first, back=True)] == [last, right, left, first]


def test_what_tab_comes_to_is_scrolled_to_from_outside(window: QWidget) -> None:
    first, inside, area = QPushButton("first"), QWidget(), QScrollArea()
    column = QVBoxLayout(inside)
    fields = [QLineEdit() for _number in range(20)]
    for one in fields:
        column.addWidget(one)
    area.setFocusPolicy(first.focusPolicy().NoFocus)
    area.setWidget(inside)
    _show(window, first, area)
    stops = list(go_round(first, back=True))
    assert stops[0].widget is fields[-1]
    assert all(one.in_sight for one in stops)


def test_what_tab_came_to_stays_in_sight_when_something_above_it_takes_room(window: QWidget) -> None:
    inside, area, hint = QWidget(), QScrollArea(widgetResizable=True), QLabel("Quedan 12 metros")
    column = QVBoxLayout(inside)
    fields = [QLineEdit() for _number in range(12)]
    for one in (*fields[:4], hint, *fields[4:]):
        column.addWidget(one)
    hint.setFixedHeight(120)
    hint.hide()
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    area.setWidget(inside)
    _show(window, area)
    fields[0].setFocus()
    assert [tab() for _time in range(6)] == fields[1:7]
    before = area.verticalScrollBar().value()
    hint.show()
    QTest.qWait(50)
    assert area.verticalScrollBar().value() >= before + 100
    assert fields[6].visibleRegion().boundingRect().height() == fields[6].height()
    hint.hide()
    QTest.qWait(50)
    area.verticalScrollBar().setValue(fields[6].geometry().bottom() + 1 - area.viewport().height())
    window.resize(300, 120)
    QTest.qWait(50)
    assert fields[6].visibleRegion().boundingRect().height() == fields[6].height(), "what is at the foot took room"
    fields[0].setFocus()
    area.verticalScrollBar().setValue(0)
    hint.show()
    QTest.qWait(50)
    assert area.verticalScrollBar().value() == 0, "what has the cursor no longer is still followed"


def test_what_took_room_while_the_cursor_went_on_does_not_scroll_back(window: QWidget) -> None:
    inside, area = QWidget(), QScrollArea(widgetResizable=True)
    column, fields = QVBoxLayout(inside), [QLineEdit() for _number in range(12)]
    for one in fields:
        column.addWidget(one)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    area.setWidget(inside)
    _show(window, area)
    fields[9].setFocus()
    assert tab() is fields[10]
    QApplication.sendEvent(inside, QResizeEvent(inside.size(), inside.size()))
    fields[0].setFocus()
    area.verticalScrollBar().setValue(0)
    QTest.qWait(50)
    assert area.verticalScrollBar().value() == 0


def test_what_is_wrong_is_found(qtbot: QtBot) -> None:
    """The test can fail: a window Qt goes through in the order it was made, with a button nobody sees the cursor on."""
    window = QWidget()
    qtbot.addWidget(window)
    second, first = QPushButton("second"), QPushButton("first")
    second.setProperty("kind", "blind")
    second.setStyleSheet("QPushButton, QPushButton:focus { border: none; outline: none; }")
    third = QPushButton("third", second)
    third.setFixedSize(0, 0)
    _show(window, first, second)
    seen = Seen()
    assert wrong(window, seen) != []
    assert {kind[1]: stands_out(*pair) for kind, pair in seen.items()} == {None: True, "blind": False}
