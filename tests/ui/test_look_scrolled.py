"""Another look over what is mostly scrolled out of sight: dressed when it is scrolled to, or when there is time."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from tests.shots.windows import settle
from tests.ui.hands import Hands
from ui.look import wear
from ui.shared.labels import label, restyle
from ui.shared.tabs import Tabs
from ui.window import Window

MANY = 200


class Dressed(QObject):
    """Counts what is told that it looks otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.told: set[QObject] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.told.add(watched)
        return False


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    wear("light", 100)
    yield
    wear("light", 100)


def test_what_is_scrolled_out_of_sight_is_dressed_once_it_is_scrolled_to(qtbot: QtBot) -> None:
    inside, area = QWidget(), QScrollArea(widgetResizable=True)
    column = QVBoxLayout(inside)
    buttons = [QPushButton(f"{number}") for number in range(MANY)]
    for one in buttons:
        column.addWidget(one)
    area.setWidget(inside)
    area.resize(300, 400)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    dressed = Dressed()
    for one in buttons:
        one.installEventFilter(dressed)
    wear("dark", 100)
    seen = {one for one in buttons if not one.visibleRegion().isEmpty()}
    assert seen <= dressed.told
    assert len(dressed.told) < 2 * len(seen) < MANY / 2
    last, high = buttons[-1], inside.height()
    assert last.height() == buttons[0].height()
    area.ensureWidgetVisible(last)
    area.grab()
    assert last in dressed.told
    assert inside.height() == high  # nothing moved meanwhile
    qtbot.waitUntil(lambda: dressed.told == set(buttons))  # the others when there is time


@pytest.mark.parametrize("measured", [False, True], ids=["left alone", "measured meanwhile"])
@pytest.mark.parametrize("still", [False, True], ids=["no longer proposed", "still proposed"])
def test_what_was_out_of_sight_wears_nothing_of_the_look_before(qtbot: QtBot, measured: bool, still: bool) -> None:  # noqa: FBT001 - as pytest gives it
    window, field, words = QWidget(), QLineEdit("30"), label(lambda: "Words", "quiet")
    fresh, quiet = QLineEdit("30"), label(lambda: "Words", "quiet")
    column = QVBoxLayout(window)
    for one in (field, words):
        column.addWidget(one)
    for alone in (window, fresh, quiet):
        qtbot.addWidget(alone)
    restyle(field, "proposed", True)
    window.show()
    qtbot.waitExposed(window)
    window.hide()
    wear("dark", 150)
    if measured:
        field.sizeHint(), words.sizeHint()
    restyle(field, "proposed", still)
    window.show()
    qtbot.waitExposed(window)
    restyle(field, "proposed", False)
    for beside in (fresh, quiet):
        beside.show()

    def looks(one: QWidget) -> tuple[object, ...]:
        return one.palette(), one.font(), one.sizeHint()

    assert looks(field) == looks(fresh)
    assert looks(words) == looks(quiet)


def _pages(window: Window) -> Iterator[tuple[tuple[str, str], QImage]]:
    """Go to every page and every tab of it, and take a picture of each."""
    for key in window.pages:
        window.go(key)
        tabs = next((one for one in window.page().findChildren(Tabs) if one.isVisible()), None)
        for place in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(place)
            settle(window)
            yield (key, tabs.tabText(place) if tabs else ""), window.grab().toImage()


def test_every_page_switched_out_of_sight_is_the_same_to_the_dot_as_one_made_so(
    hands: Hands, books: Books, qtbot: QtBot
) -> None:
    QApplication.setCursorFlashTime(0)
    dict(_pages(hands.window))
    hands.window.go("home")
    settle(hands.window)
    wear("dark", 100)
    switched = dict(_pages(hands.window))
    hands.window.desk.leave()
    hands.window.hide()
    made = Window(books)
    qtbot.addWidget(made)
    made.resize(hands.window.size())
    made.show()
    dict(_pages(made))  # to stand at the same tabs
    made_so = dict(_pages(made))
    made.desk.leave()
    assert len(switched) > 40
    assert [name for name, picture in switched.items() if picture != made_so[name]] == []
