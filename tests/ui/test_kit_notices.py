"""Notices, questions, work in the background, and what is remembered."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coopbooks import i18n
from coopbooks.errors import Refusal, Trouble
from coopbooks.i18n import _
from ui.desk import Desk
from ui.shared import background, memory
from ui.shared.asking import Asking
from ui.shared.doing import Deed
from ui.shared.notices import Notices
from ui.shared.patience import GIVEN_UP
from ui.shared.sorting import Sorting
from ui.shared.typed_edit import TextEdit
from ui.shared.words import speak


def fail(error: Exception) -> Any:
    raise error


def test_the_newest_of_each_kind_stays_and_can_be_put_away(notices: Notices) -> None:
    notices.show_notice("done", "one")
    notices.show_notice("done", "two")
    notices.show_notice("trouble", "three")
    assert {tone: notice.text for tone, notice in notices.shown.items()} == {"done": "two", "trouble": "three"}
    notices.shown["done"].put_away.click()
    assert list(notices.shown) == ["trouble"]
    notices.clear()
    assert notices.isHidden()


def test_notices_leave_half_of_the_window_to_the_page(qtbot: QtBot) -> None:
    """What was done goes first where there is no room: it can be undone from the menu all the same."""
    window, notices = QWidget(), Notices()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(notices)
    window.resize(500, 240)
    window.show()
    notices.show_notice("done", "words " * 60)
    assert list(notices.shown) == ["done"], "one alone is shown whatever room it takes"
    notices.show_notice("trouble", "words " * 30)
    assert list(notices.shown) == ["trouble"]
    window.resize(500, 900)
    notices.show_notice("done", "words " * 60)
    notices.show_notice("crash", "words")
    assert list(notices.shown) == ["trouble", "done", "crash"]


def test_what_goes_wrong_is_sorted(notices: Notices, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """The books refuse, the world fails, or we did: three kinds of words, and only the last is logged."""
    desk.do(lambda: fail(Refusal("Write the name.", "name")))
    assert notices.shown["trouble"].text == "Write the name."
    speak("es")
    assert "trouble" not in notices.shown, "it is not known in Spanish, and refused anew where it still holds"
    speak("en")
    tries: list[int] = []

    def unplugged() -> None:
        tries.append(1)
        if len(tries) < 2:
            raise Trouble(lambda: "The stick is gone.")

    desk.do(unplugged)
    assert notices.shown["trouble"].text == "The stick is gone."
    notices.shown["trouble"].buttons[0].click()
    assert (len(tries), notices.shown) == (2, {})
    desk.do(lambda: fail(ZeroDivisionError()))
    assert "we are sorry" in notices.shown["crash"].text
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
    caplog.clear()


def test_undo_offers_the_last_deed_and_forgets_it_when_it_is_undone(desk: Desk, notices: Notices) -> None:
    for words in ("first", "second"):
        desk.done(Deed(words, None, lambda words=words: Deed(f"undone {words}")))  # type: ignore[misc]
    desk.undo()
    last = desk.last_deed()
    assert last is not None
    assert (last.words, notices.shown["done"].text) == ("first", "undone second")
    desk.undo()
    desk.undo()
    assert desk.last_deed() is None


def test_what_was_given_up_is_told_until_the_next_is_done(desk: Desk, notices: Notices) -> None:
    desk.do(lambda: fail(Refusal("Write the name.", "name")))
    desk.do(lambda: fail(Refusal("It was given up.", reason=GIVEN_UP)))
    assert {tone: one.text for tone, one in notices.shown.items()} == {
        "trouble": "Write the name.",
        "given_up": "It was given up.",
    }
    desk.do(lambda: Deed("At last"), then=desk.done)
    assert {tone: one.text for tone, one in notices.shown.items()} == {"trouble": "Write the name.", "done": "At last"}


def test_what_was_given_up_is_told_until_the_next_is_asked_for(desk: Desk, notices: Notices) -> None:
    desk.do(lambda: fail(Refusal("It was given up.", reason=GIVEN_UP)))
    desk.patiently(lambda _tell: None, lambda: "It is being asked for…")
    assert notices.shown == {}


def test_what_is_over_goes_by_itself_and_what_went_wrong_stays(
    desk: Desk, notices: Notices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shared.notices._STAYS", 1)
    desk.done(Deed("At last"))
    desk.do(lambda: fail(Refusal("Write the name.", "name")))
    desk.do(lambda: fail(Refusal("It was given up.", reason=GIVEN_UP)))
    assert set(notices.shown) == {"done", "trouble", "given_up"}
    qtbot.waitUntil(lambda: set(notices.shown) == {"trouble"})


def test_an_undo_given_up_from_its_notice_is_offered_there_still(desk: Desk, notices: Notices) -> None:
    tries: list[int] = []

    def undo() -> Deed:
        tries.append(1)
        if len(tries) == 1:
            raise Refusal("It was given up.", reason=GIVEN_UP)
        return Deed("undone")

    desk.done(Deed("charged", None, undo))
    notices.shown["done"].buttons[0].click()
    assert {tone: one.text for tone, one in notices.shown.items()} == {
        "given_up": "It was given up.",
        "done": "charged",
    }
    assert [one.text() for one in notices.shown["done"].buttons] == ["Undo"]
    notices.shown["done"].buttons[0].click()
    assert {tone: one.text for tone, one in notices.shown.items()} == {"done": "undone"}
    assert desk.last_deed() is None


def test_a_question_keeps_what_cannot_be_and_ends_with_what_can(
    show: Any, keys: Any, notices: Notices, qtbot: QtBot
) -> None:
    got: list[str] = []

    def operation(name: str, note: str | None) -> str:
        if name == "taken":
            raise Refusal("That name is taken.", "name", "twin")
        return f"{name} {note}"

    parent = QLabel()
    show(parent, notices)
    asking = Asking(Sorting(notices), lambda: "A name", operation, got.append, parent=parent)
    asking.add("name", lambda: "Name", TextEdit())
    asking.add("note", lambda: "Note", TextEdit(), optional=True)
    asking.open()
    qtbot.waitUntil(asking.isActiveWindow)
    keys.type("taken")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (asking.boxes["name"].refusal_text, asking.isVisible(), got) == ("That name is taken.", True, [])
    keys.type("free")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert got == ["free None"]


def test_esc_leaves_a_question_undone(show: Any, keys: Any, notices: Notices, qtbot: QtBot) -> None:
    got: list[Any] = []
    parent = QLabel()
    show(parent)
    asking = Asking(Sorting(notices), lambda: "A name", lambda name: name, got.append, parent=parent)
    asking.add("name", lambda: "Name", TextEdit())
    asking.open()
    qtbot.waitUntil(asking.isActiveWindow)
    keys.type("x")
    keys.press(Qt.Key.Key_Escape)
    assert got == []


def test_a_question_is_walked_through_from_its_first_field(
    show: Any, keys: Any, notices: Notices, qtbot: QtBot
) -> None:
    """Name, note, save, leave."""
    parent = QLabel()
    show(parent)
    asking = Asking(Sorting(notices), lambda: "A name", fail, fail, parent=parent)
    fields = [asking.add(name, lambda: "Field", TextEdit()) for name in ("name", "note")]
    asking.open()
    qtbot.waitUntil(asking.isActiveWindow)
    for widget in (*fields, asking.go_button, asking.leave_button):
        assert widget.hasFocus()
        keys.press(Qt.Key.Key_Tab)
    asking.reject()


def test_enter_moves_on_and_presses_the_button_the_cursor_is_on(
    show: Any, keys: Any, notices: Notices, qtbot: QtBot
) -> None:
    """Enter leaves the first of two fields; Enter on Leave leaves, Ctrl+Enter saves wherever the cursor is."""
    got: list[str] = []
    show(parent := QLabel())
    for save in (False, True):
        asking = Asking(Sorting(notices), lambda: "A name", lambda name, note: name + note, got.append, parent=parent)
        first, second = [asking.add(name, lambda: "Field", TextEdit()) for name in ("name", "note")]
        asking.open()
        qtbot.waitUntil(first.hasFocus)
        keys.type("x")
        keys.press(Qt.Key.Key_Return)
        assert second.hasFocus()
        if save:
            keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        else:
            asking.leave_button.setFocus()
            keys.press(Qt.Key.Key_Return)
        assert got == ["x"] * save


def test_work_is_done_in_another_thread_in_the_language_of_its_beginning(qtbot: QtBot, spanish: None) -> None:
    """What it answers arrives in ours."""
    ours = threading.get_ident()
    got: list[Any] = []
    background.start(
        lambda _work: (threading.get_ident(), i18n.language(), _("Day")),
        lambda answer: got.extend((*answer, threading.get_ident())),
        fail,
    )
    i18n.use("en")
    qtbot.waitUntil(lambda: bool(got))
    theirs, language, word, arrived = got
    assert (language, word, arrived, theirs == ours) == ("es", "Fecha", ours, False)


def test_work_that_fails_says_so_here_and_cancelled_work_says_nothing(qtbot: QtBot) -> None:
    failed: list[Exception] = []
    done: list[Any] = []
    background.start(lambda _work: fail(Trouble(lambda: "full")), done.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert str(failed[0]) == "full"
    begun, go_on = threading.Event(), threading.Event()

    def long(work: background.Work) -> str:
        begun.set()
        go_on.wait(5)
        work.progress(1, 2)
        return "too late"

    work = background.start(long, done.append, failed.append)
    begun.wait(5)
    work.cancel()
    with qtbot.waitSignal(work.ended):
        go_on.set()
    assert (done, len(failed), work.cancelled) == ([], 1, True)


def test_an_answer_under_way_when_it_is_cancelled_does_not_arrive(qtbot: QtBot) -> None:
    """The thread ended, its answer waits in the queue of this one: cancelled now, it is not wanted any more."""
    done: list[str] = []
    work = background.start(lambda _work: "answer", done.append, fail)
    background.finish_all()
    work.cancel()
    qtbot.waitUntil(lambda: work not in background._under_way)
    assert done == []


def test_texts_lists_and_states_are_remembered(tmp_path: Path, qtbot: QtBot) -> None:
    file = str(tmp_path / "kept.ini")
    memory.keep_in(file)
    window = QWidget()
    qtbot.addWidget(window)
    assert (memory.recall("language"), memory.recall_list("recent"), memory.recall_state("window")) == ("", [], None)
    for recent in ([], ["/a b/ñ, 1.coop"], ["/one.coop", "/two.coop"]):
        memory.remember("recent", recent)
        memory.remember("language", "es")
        memory.remember("window", window.saveGeometry())
        memory._settings[0].sync()
        memory.keep_in(file)
        assert memory.recall_list("recent") == recent
    assert memory.recall("language") == "es"
    assert isinstance(memory.recall_state("window"), QByteArray)
