"""Windows that come and go: nothing of what Qt threw away is held, so that nothing made later meets it in its place.

PySide knows by its address what is alive. It is told when a widget goes, not when an item of a layout does: one that
was asked for (``itemAt``) counts as alive for as long as its layout, and what is made at its address next takes the
program down, now and then, when it goes itself. Only the lines of :class:`Flow` hold their items, and let go in time.
"""

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from coopbooks.books import Books
from tests.ui.conftest import Show
from tests.ui.hands import stock
from ui.shared.doing import Wanted
from ui.shared.flow import Flow, flowing
from ui.shared.tab_order import go_on, in_order
from ui.shared.tabs import Tabs
from ui.window import Window

_WINDOWS = 3
_TABS = 12
"""How often Tab is pressed on each page."""


Held = Callable[[], list[object]]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Return what tells the items of Qt's layouts that Python holds since the test began, but for those of lines, which
    Qt leaves alone.
    """
    kept = _items()
    known = {id(one) for one in kept}
    add = Flow.addItem

    def note(flow: Flow, item: QLayoutItem) -> None:
        kept.append(item)
        known.add(id(item))
        add(flow, item)

    monkeypatch.setattr(Flow, "addItem", note)
    return lambda: [one for one in _items() if id(one) not in known]


def _items() -> list[object]:
    alive = Shiboken.getAllValidWrappers()
    return [one for one in alive if isinstance(one, QLayoutItem) and not isinstance(one, QObject)]


def throw_away(widgets: Iterable[QWidget]) -> None:
    """Throw widgets away now."""
    for widget in widgets:
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_reading_a_layout_holds_nothing_of_it(show: Show, held: Held) -> None:
    inner, layout = QHBoxLayout(), QVBoxLayout()
    first, second, third, last = QLineEdit(), QPushButton(), QLineEdit(), QPushButton()
    line = flowing(third, last)
    ground = QWidget()
    ground.setLayout(layout)
    layout.addWidget(first)
    layout.addLayout(inner)
    inner.addStretch()
    inner.addWidget(second)
    layout.addWidget(line)
    show(ground)
    assert list(in_order(ground)) == [first, second, line, third, last]
    assert held() == []
    throw_away([second, third])
    assert list(in_order(ground)) == [first, line, last]
    assert held() == []


def test_what_was_made_first_is_still_read_where_it_is_laid_out(show: Show) -> None:
    ground = QWidget()
    below, above = QLabel("second", ground), QLabel("first", ground)
    layout = QVBoxLayout(ground)
    layout.addWidget(above)
    layout.addWidget(below)
    show(ground)
    assert list(in_order(ground)) == [above, below]


def test_windows_come_and_go_and_leave_nothing_behind(books: Books, held: Held) -> None:
    stock(books)
    for _window in range(_WINDOWS):
        window = Window(books)
        window.show()
        for key in window.pages:
            _go_through(window, key)
        assert held() == []
        window.page().close_all_over()
        window.close()
        throw_away([window])
        assert not Shiboken.isValid(window)


def _go_through(window: Window, key: str) -> None:
    """Open each part of a page, and go on by Tab in it."""
    window.go(key)
    tabs = getattr(window.pages[key], "tabs", None)
    for tab in list(tabs._keys) if isinstance(tabs, Tabs) else [""]:
        window.go(key, Wanted(tab=tab))
        QApplication.processEvents()
        for _time in range(_TABS):
            go_on(window, forwards=True)
