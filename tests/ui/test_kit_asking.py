"""A question on a small screen: its buttons are always there, its fields are scrolled to."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coopbooks import drafts
from coopbooks.books import Books
from coopbooks.errors import Refusal
from ui.desk import Desk
from ui.shared.asking import Asking
from ui.shared.notices import Notices
from ui.shared.sorting import Sorting
from ui.shared.typed_edit import TextEdit

ROOM = QRect(0, 0, 1024, 600)


def refuse(**_values: str) -> None:
    raise Refusal("This has to be said in words that take several lines of a narrow window. " * 4, "field0", "no")


@pytest.fixture
def _small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: ROOM)


@pytest.fixture
def parent(show: Any) -> QWidget:
    """Return what is asked about, on the screen."""
    show(made := QLabel())
    return made


@pytest.mark.usefixtures("_small_screen")
@pytest.mark.parametrize("fields", [2, 12])
def test_a_question_is_no_higher_than_the_screen_even_where_it_is_refused(
    parent: QWidget, keys: Any, notices: Notices, qtbot: QtBot, fields: int
) -> None:
    asking = Asking(Sorting(notices), lambda: "A question", refuse, lambda _done: None, parent=parent)
    for number in range(fields):
        asking.add(f"field{number}", lambda: "Field", TextEdit())
    asking.open()
    qtbot.waitUntil(asking.isActiveWindow)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    box = asking.boxes["field0"]
    qtbot.waitUntil(lambda: not box.visibleRegion().isEmpty())
    assert box.refused
    assert asking.height() <= ROOM.height()
    assert asking.rect().contains(asking.go_button.geometry())
    asking.reject()


def test_a_question_with_few_fields_is_no_higher_than_they_are(parent: QWidget, notices: Notices, qtbot: QtBot) -> None:
    """What is explained above takes several lines of a narrow column, and fewer in the window there is."""
    asking = Asking(Sorting(notices), lambda: "A question", refuse, lambda _done: None, parent=parent)
    asking.say(lambda: "What is asked here has to be explained in some more words. " * 3)
    asking.add("field0", lambda: "Field", TextEdit())
    asking.open()
    qtbot.waitUntil(asking.isActiveWindow)
    assert asking.fields.height() == asking.fields.height_for(asking.fields.width())
    asking.reject()


def a_question(desk: Desk, operation: Callable[..., Any], parent: QWidget) -> Asking:
    asking = Asking(desk, lambda: "Void it", operation, lambda _done: None, parent=parent)
    asking.add("reason", lambda: "Why?", TextEdit())
    asking.add("note", lambda: "Note", TextEdit()).propose("usual")
    return asking


def asked(desk: Desk, parent: QWidget, qtbot: QtBot) -> Asking:
    """Return a question that will be refused, on the screen."""
    asking = a_question(desk, refuse, parent)
    asking.open_kept(desk, "void", 12)
    qtbot.waitUntil(asking.isActiveWindow)
    return asking


def test_what_is_typed_in_a_question_left_by_mistake_is_there_when_it_is_asked_again(
    parent: QWidget, keys: Any, desk: Desk, books: Books, qtbot: QtBot
) -> None:
    asking = asked(desk, parent, qtbot)
    keys.type("The wrong box")
    with qtbot.waitSignal(asking.rejected):
        keys.press(Qt.Key.Key_Escape)
    other = a_question(desk, refuse, parent)
    other.open_kept(desk, "void", 13)
    assert other.boxes["reason"].editor.text() == ""
    other.close()
    again = a_question(desk, lambda **values: values, parent)
    again.open_kept(desk, "void", 12)
    assert again.boxes["reason"].editor.text() == "The wrong box"
    assert again.boxes["note"].editor.text() == "usual"
    again.submit()
    assert not drafts.list_kept(books)
    last = a_question(desk, refuse, parent)
    last.open_kept(desk, "void", 12)
    assert last.boxes["reason"].editor.text() == ""


def test_a_refused_answer_is_kept_and_can_be_started_afresh(
    parent: QWidget, keys: Any, desk: Desk, books: Books, qtbot: QtBot
) -> None:
    asking = asked(desk, parent, qtbot)
    keys.type("Twice")
    asking.submit()
    assert asking.boxes["reason"].editor.text() == "Twice"
    asking.close()
    again = a_question(desk, refuse, parent)
    again.open_kept(desk, "void", 12)
    afresh = next(one for one in again.findChildren(QPushButton) if one.text() == "Start afresh")
    assert afresh.isVisible()
    afresh.click()
    assert [again.boxes[name].editor.text() for name in ("reason", "note")] == ["", "usual"]
    assert not afresh.isVisible()
    assert not drafts.list_kept(books)


def test_where_nothing_can_be_kept_a_question_is_left_only_the_second_time(
    parent: QWidget, keys: Any, notices: Notices, qtbot: QtBot
) -> None:
    """As before there are any books: five answers are not lost by one Esc."""
    asking = Asking(Sorting(notices), lambda: "New books", refuse, lambda _done: None, parent=parent)
    asking.add("name", lambda: "Name", TextEdit())
    asking.open()
    qtbot.waitUntil(asking.isActiveWindow)
    keys.type("Las Rosas")
    keys.press(Qt.Key.Key_Escape)
    assert asking.isVisible()
    assert asking.fields.general.text().endswith("Press Esc once more.")
    keys.type("!")
    keys.press(Qt.Key.Key_Escape)
    assert asking.isVisible()
    with qtbot.waitSignal(asking.rejected):
        keys.press(Qt.Key.Key_Escape)
