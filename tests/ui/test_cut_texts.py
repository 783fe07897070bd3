"""What cannot be read whole is found, and nothing else: each kind of widget with too little room, and with enough."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTabWidget,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.shots.cut import cut_texts
from ui.shared.choice import Tick
from ui.shared.tabs import Tabs

WORDS = "Everything the club sold this month"
WIDE, NARROW = 900, 60


def _line() -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(WORDS)
    return made


def _choice() -> QComboBox:
    made = QComboBox()
    made.addItem(WORDS)
    return made


def _table() -> QTableWidget:
    made = QTableWidget(1, 1)
    made.setHorizontalHeaderLabels([WORDS])
    made.horizontalHeader().setStretchLastSection(True)
    return made


def _tabs() -> QTabWidget:
    made = QTabWidget()
    made.addTab(QWidget(), WORDS)
    made.setUsesScrollButtons(False)
    return made


def _browser() -> QTextBrowser:
    made = QTextBrowser()
    made.setPlainText(WORDS.replace(" ", "_"))
    made.setWordWrapMode(QTextOption.WrapMode.WordWrap)
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "label": lambda: QLabel(WORDS),
    "button": lambda: QPushButton(WORDS),
    "tick": lambda: Tick(lambda: WORDS.replace(" ", "_")),
    "line": _line,
    "choice": _choice,
    "table": _table,
    "tabs": _tabs,
    "browser": _browser,
}


def _shown(widget: QWidget, width: int, qtbot: QtBot) -> QWidget:
    """In a window it does not fill, of which it has this width."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 400)
    widget.setParent(window)
    widget.setFixedWidth(width)
    window.show()
    widget.setFixedHeight(120)
    return window


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_too_little_room_is_found(kind: str, qtbot: QtBot) -> None:
    assert cut_texts(_shown(KINDS[kind](), NARROW, qtbot))


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_room_is_not(kind: str, qtbot: QtBot) -> None:
    assert cut_texts(_shown(KINDS[kind](), WIDE, qtbot)) == []


def test_what_wraps_can_be_read(qtbot: QtBot) -> None:
    label = QLabel(WORDS)
    label.setWordWrap(True)
    tick = Tick(lambda: WORDS)
    windows = [_shown(label, 160, qtbot), _shown(tick, 160, qtbot)]
    assert [cut_texts(window) for window in windows] == [[], []]
    assert tick.text() == tick.accessibleName() == WORDS


def test_names_of_parts_fold_into_a_list(qtbot: QtBot) -> None:
    """In the list they are all to be read; the part in sight is the one chosen there."""
    tabs = Tabs()
    for name in ("Income statement", "Balance sheet", "Trial balance"):
        tabs.add(name, lambda name=name: name, [], QWidget())  # type: ignore[misc]
    window = _shown(tabs, 300, qtbot)
    assert cut_texts(window) == []
    bar = tabs.findChild(QComboBox)
    assert bar is not None
    assert bar.isVisible()
    bar.setCurrentIndex(2)
    bar.activated.emit(2)
    assert tabs.key == "Trial balance"
    tabs.setFixedWidth(WIDE)
    assert not bar.isVisible()
    assert cut_texts(window) == []


def test_edges_cut_but_not_where_one_can_scroll(qtbot: QtBot) -> None:
    """Half of a button is outside its frame; the same button is whole where the frame scrolls to it."""
    frame, button = QWidget(), QPushButton("Record a sale")
    button.setParent(frame)
    button.move(0, 100)
    assert any("loses" in found for found in cut_texts(_shown(frame, 300, qtbot)))
    scrolls, inside = QScrollArea(), QWidget()
    inside.setFixedSize(200, 400)
    QPushButton("Record a sale", inside).move(0, 300)
    scrolls.setWidget(inside)
    assert cut_texts(_shown(scrolls, 300, qtbot)) == []


def test_what_lies_under_something_else_is_found(qtbot: QtBot) -> None:
    frame = QWidget()
    QLabel("How much", frame).move(0, 0)
    QLabel("To whom", frame).move(4, 4)
    assert any("lies under" in found for found in cut_texts(_shown(frame, 300, qtbot)))
