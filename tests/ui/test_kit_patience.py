"""Asking for a moment: an answer that takes long shows how far it is, and can be given up; then nothing changes."""

from datetime import date
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.errors import Refusal
from coopbooks.progress import Progress
from tests.builders import TODAY, post
from ui.desk import Desk
from ui.shared.background import Work
from ui.shared.patience import GIVEN_UP, Soon, or_refused, patiently
from ui.shared.progress import ProgressWindow
from ui.shared.running_statements import JOURNAL
from ui.shared.statement_part import StatementPart
from ui.shared.statement_shown import Asked


def slowly(progress: Progress) -> str:
    """Answer after 30 steps of 50 milliseconds, far longer than a blink."""
    for step in range(30):
        progress(step, 30)
        sleep(0.05)
    return "answered"


def test_what_is_quick_shows_nothing(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    seen: list[bool] = []

    def quickly(progress: Progress) -> str:
        progress(0, 1)
        seen.extend(one.isVisible() for one in page.findChildren(ProgressWindow))
        return "answered"

    assert patiently(page, quickly) == "answered"
    assert seen == [False]
    assert QApplication.overrideCursor() is None


def test_what_is_slow_shows_how_far_it_is_and_is_given_up(show: Any) -> None:
    page = QWidget()
    show(page)
    pressed = []

    def give_up() -> None:
        shown = page.findChild(ProgressWindow)
        if shown is not None and shown.isVisible():
            pressed.append(shown)
            shown.findChild(QPushButton).click()  # type: ignore[union-attr] # it has one
        else:
            QTimer.singleShot(50, give_up)

    QTimer.singleShot(50, give_up)
    assert patiently(page, slowly) is None
    assert len(pressed) == 1
    assert QApplication.overrideCursor() is None


def test_what_is_given_up_at_its_last_step_is_given_up_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever pressed Cancel is never told that it was done."""
    page, works = QWidget(), list[Work]()
    qtbot.addWidget(page)
    monkeypatch.setattr(ProgressWindow, "follow", lambda _shown, work: works.append(work))

    def short(progress: Progress) -> str:
        progress(1, 1)
        works[0].cancel()
        return "answered"

    assert patiently(page, short) is None
    assert QApplication.overrideCursor() is None


def test_what_is_given_up_is_refused_where_that_is_wanted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    assert or_refused(page, lambda _tell: "answered", str) == "answered"
    monkeypatch.setattr(ProgressWindow, "follow", lambda _shown, work: work.cancel())
    with pytest.raises(Refusal) as refused:
        or_refused(page, slowly, str)
    assert refused.value.reason == GIVEN_UP
    assert QApplication.overrideCursor() is None


def test_what_follows_within_it_is_a_part_of_it(qtbot: QtBot) -> None:
    """A page in sight asks for its own figures when something is kept: no second window is made for these."""
    page = QWidget()
    qtbot.addWidget(page)
    found = patiently(page, lambda _progress: (patiently(page, slowly), len(page.findChildren(ProgressWindow))))
    assert found == ("answered", 1)


def test_what_pages_put_off_waits_until_the_books_are_done(qtbot: QtBot) -> None:
    page, struck = QWidget(), list[str]()
    qtbot.addWidget(page)
    soon = Soon(page, 20)
    soon.timeout.connect(lambda: struck.append("soon"))
    soon.start()
    assert patiently(page, slowly) == "answered"
    assert struck == []
    qtbot.waitUntil(lambda: struck == ["soon"])
    assert not soon.isActive()


def test_a_statement_given_up_leaves_what_was_shown(desk: Desk, books: Books, show: Any, monkeypatch: Any) -> None:
    post(books, description="Sold bread")
    part = StatementPart(desk, JOURNAL, lambda _widget: None)
    show(part.below)
    part.refresh()
    before = part.below.answer.text()
    assert before.startswith("March 2026")
    monkeypatch.setattr("ui.shared.statement_view.patiently", lambda _parent, _ask: None)
    part.period.choice.set("last_month")
    assert part.below.answer.text() == before


def test_a_long_statement_tells_how_many_of_its_months_are_counted(books: Books) -> None:
    post(books, day=TODAY)
    told: list[tuple[int, int]] = []
    days = Period.through(date(2025, 6, 15), TODAY)  # to 20 March 2026: ten months, the first from its middle on
    JOURNAL.ask(books, Asked(days), lambda done, whole: told.append((done, whole)))
    assert told == [(done, 10) for done in range(11)]
