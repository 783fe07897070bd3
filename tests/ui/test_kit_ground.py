"""What a page lies on scrolls where the window is low, and nothing on it moves when the scroll bar comes."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QScrollBar
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from tests.core.membering import some
from tests.core.working import a_product, done, record
from tests.ui.hands import KEY, Hands
from ui import look
from ui.shared.doing import Wanted
from ui.shared.ground import Ground
from ui.shared.labels import label


def test_the_scroll_bar_takes_no_room_from_what_stands_there(qtbot: QtBot) -> None:
    """Words that wrap would take another line, and names of parts fold, from one part of a page to the next."""
    ground, words = Ground(), QLabel("words " * 100, wordWrap=True)
    qtbot.addWidget(ground)
    ground.column.addWidget(words)
    bar = ground.verticalScrollBar()
    for height, scrolled in ((900, False), (100, True)):
        ground.resize(400, height)
        ground.show()
        qtbot.waitUntil(partial(_stands, bar, words, scrolled))
        assert words.height() >= words.heightForWidth(360)


def _stands(bar: QScrollBar, words: QLabel, scrolled: bool) -> bool:  # noqa: FBT001 - a state, on or off
    return (bar.isVisible(), words.width()) == (scrolled, 360)


@pytest.mark.parametrize("wanted", [None, Wanted(tab="work")], ids=["the page", "a part of it"])
def test_a_page_begins_with_its_title_however_low_the_window_is(
    hands: Hands, books: Books, wanted: Wanted | None
) -> None:
    """At 150 % the row the cursor begins on is below the edge of a low window: it is scrolled to when keys move it."""
    some(books, "Rosa")
    a_product(books)
    record(books, *(done(books, "Rosa", str(many)) for many in range(1, 20)), again=True)
    look.wear("light", 150)
    hands.window.resize(1024, 480)
    bar = hands.window.pages["work"]._ground.verticalScrollBar()
    for pressed in (KEY.Key_End, KEY.Key_Home):
        hands.go("home")
        hands.window.go("work", wanted)
        hands.settle()
        assert (bar.value(), bar.maximum() > 100) == (0, True)
        assert hands.window.focusWidget() is hands.page.listed.table
        hands.press(pressed)
    assert bar.value() == 0, "the first row is in sight from the top"
    hands.press(KEY.Key_End)
    assert bar.value() > 0
    look.wear("light", 100)


def test_words_that_wrap_are_scrolled_only_where_they_have_no_room(qtbot: QtBot) -> None:
    """Two lines of 20 pixels in the width there is, and 16 above and below; in a narrower one they would be more."""
    ground, words = Ground(), label(lambda: "words " * 100, wrap=True)
    qtbot.addWidget(ground)
    ground.column.addWidget(words)
    ground.resize(3200, 80)
    ground.show()
    qtbot.wait(1)
    assert words.heightForWidth(words.width()) <= 80 - 2 * 16
    assert ground.verticalScrollBar().maximum() == 0
