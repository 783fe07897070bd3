"""The chart of the kit: drawn off the window's thread, kept between two starts, and read bar by bar."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coopbooks.days import Month
from coopbooks.statements import MonthResult
from tests.builders import m
from ui import look
from ui.shared import background, memory
from ui.shared.chart_view import BarsView, Chart, ChartView
from ui.shared.words import speak

GAINED = MonthResult(Month(2026, 2), m("150"), m("50"))
LOST = MonthResult(Month(2026, 3), m("0"), m("100"))


def a_chart(*months: MonthResult) -> Chart:
    return Chart(
        months,
        lambda charts, look: charts.result_by_month(months, look),
        "One sentence.",
        tuple(month.month.key for month in months),
    )


@pytest.fixture
def view(qtbot: QtBot, show: Any) -> ChartView:
    """Return a chart of one month gained and one lost, on the screen and drawn."""
    made = ChartView("two", lambda: "Two months")
    made.show_chart(a_chart(GAINED, LOST))
    window = show(made)
    window.resize(400, 300)
    wait_for(made, qtbot)
    return made


def wait_for(view: ChartView, qtbot: QtBot) -> None:
    """Wait until it is drawn as it stands there now."""

    def drawn() -> bool:
        view.bars.grab()
        return view.bars.drawing.is_fresh

    qtbot.waitUntil(drawn)


def looks(view: ChartView, right: float, down: float, wanted: str) -> bool:
    """Whether a dot has a colour, which a drawing gives in whole hundredths."""
    picture = view.bars.grab().toImage()
    dot = picture.pixelColor(round(picture.width() * right), round(picture.height() * down))
    asked = QColor(wanted)
    apart = (dot.red() - asked.red(), dot.green() - asked.green(), dot.blue() - asked.blue())
    return max(map(abs, apart)) <= 3


def test_gains_stand_above_the_line_and_losses_hang_below_it(view: ChartView) -> None:
    assert looks(view, 0.25, 0.3, look.now().money_in)
    assert looks(view, 0.75, 0.6, look.now().money_out)
    assert not looks(view, 0.75, 0.3, look.now().money_out)


def test_it_follows_the_look_at_once(view: ChartView, qtbot: QtBot) -> None:
    light = look.now().money_in
    look.wear("dark", 100)
    try:
        assert look.now().money_in != light
        qtbot.waitUntil(lambda: looks(view, 0.25, 0.3, look.now().money_in))
    finally:
        look.wear("computer", 100)


def test_it_is_drawn_in_as_many_dots_as_the_screen_has(view: ChartView) -> None:
    one, two = view.bars.drawing.picture(1), view.bars.drawing.picture(2)
    assert (two.width(), two.height()) == (2 * one.width(), 2 * one.height())
    assert two.deviceIndependentSize().width() == 2 * view.bars.place_of(0).width()


def test_the_keys_go_from_bar_to_bar_and_say_each(view: ChartView, qtbot: QtBot) -> None:
    """From the newest to the left, no further than the first; Enter opens the figure."""
    bars = view.bars
    bars.setFocus()
    chosen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(bars, key)
        chosen.append(bars.chosen)
    assert chosen == [1, 0, 0, 1, 0, 1]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert opened.args == [LOST]


def test_the_bar_chosen_is_announced(view: ChartView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    view.bars.setFocus()
    qtbot.keyClick(view.bars, Qt.Key.Key_Left)
    assert told == ["2026-03"]


def test_the_mouse_shows_and_opens_the_bar_under_it(view: ChartView, qtbot: QtBot) -> None:
    bars = view.bars
    left = QPoint(bars.width() // 4, bars.height() // 2)
    before = bars.grab().toImage()
    _point_at(bars, left)
    assert bars.chosen == 0
    assert bars.grab().toImage() != before
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=left)
    assert opened.args == [GAINED]


def _point_at(bars: BarsView, spot: QPoint) -> None:
    """Tell its window of the mouse over a spot of it: the pointer of the screen may stand above another window."""
    window = bars.window()
    for where in (spot + QPoint(1, 1), spot):
        QTest.mouseMove(window.windowHandle(), bars.mapTo(window, where))


def test_other_figures_are_drawn_in_the_place_of_the_first(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(a_chart(LOST, GAINED))
    qtbot.waitUntil(lambda: looks(view, 0.75, 0.3, look.now().money_in))


def test_what_was_drawn_last_is_there_at_the_next_start_without_being_drawn(
    view: ChartView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = memory.folder() / "drawings" / "two.svg"
    qtbot.waitUntil(file.exists)
    monkeypatch.setattr(background, "start", lambda *_arguments: pytest.fail("drawn again"))
    again = BarsView("two")
    qtbot.addWidget(again)
    again.show_chart(a_chart(GAINED, LOST))
    again.resize(view.bars.size())
    again.grab()
    assert again.drawing.is_fresh


def test_a_drawing_of_other_figures_is_not_taken_for_it(view: ChartView, qtbot: QtBot, show: Any) -> None:
    qtbot.waitUntil((memory.folder() / "drawings" / "two.svg").exists)
    other = ChartView("two", lambda: "Two months")
    other.show_chart(a_chart(LOST, GAINED))
    show(other).resize(400, 300)
    wait_for(other, qtbot)
    assert looks(other, 0.75, 0.3, look.now().money_in)


def test_where_nothing_can_be_kept_it_is_drawn_all_the_same(qtbot: QtBot, show: Any) -> None:
    (memory.folder() / "drawings").write_text("a file where the folder should be")
    made = ChartView("two", lambda: "Two months")
    made.show_chart(a_chart(GAINED, LOST))
    show(made)
    wait_for(made, qtbot)
    qtbot.wait(1100)
    assert looks(made, 0.25, 0.3, look.now().money_in)


def test_it_speaks_another_language_at_once(view: ChartView, qtbot: QtBot) -> None:
    before = view.bars.drawing.picture(1).copy()
    speak("es")
    view.bars.update()
    qtbot.waitUntil(lambda: view.bars.drawing.picture(1) != before)
