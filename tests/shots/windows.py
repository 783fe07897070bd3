"""The windows the scenes are set in: over practice books, over empty ones, and the first of all."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QWidget

from coopbooks import bookfile, i18n, training
from coopbooks.books import Club
from tests.conftest import clock
from ui.shared import background
from ui.start import StartWindow
from ui.window import Window

_ROUNDS: Final = 16
"""So often what was laid out anew lets what is around it be laid out anew, in a form of many panels; a round in which
nothing is left to be done takes no time.
"""
_LONGEST_WAIT: Final = 20.0
_MOMENT: Final = 0.4
"""Seconds."""
_PAUSE_MS: Final = 300
"""A pause in typing is no longer; what is typed is kept for a crash after a longer one."""


def wait_until(so: Callable[[], bool]) -> None:
    """Let the program work until something is so; the thread that makes it works while this one sleeps."""
    end = time.monotonic() + _LONGEST_WAIT
    QApplication.processEvents()
    while not so():
        if time.monotonic() > end:
            raise TimeoutError("it never came to be")
        time.sleep(0.01)
        QApplication.processEvents()


def settle(window: QWidget) -> None:
    """Wait until everything in a window stands where it will, and what is drawn meanwhile is there: charts, papers."""
    QApplication.processEvents()
    shown = over(window) if isinstance(window, Window) else window
    for _time in range(2):  # charts are drawn anew once they know how large they are
        _end_pauses(shown)
        wait_until(lambda: not background._under_way)
        for _round in range(_ROUNDS):
            QApplication.processEvents()
    if shown.findChild(QPdfView):
        wait_a_moment()  # its pages are drawn by Qt, which tells nobody when
    # what was closed Qt throws away by itself only in an event loop of its own
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _end_pauses(shown: QWidget) -> None:
    """Let what waits for a pause in typing be said at once."""
    waiting = [one for one in shown.findChildren(QTimer) if one.isSingleShot() and one.isActive()]
    pauses = {one: one.interval() for one in waiting if one.interval() <= _PAUSE_MS}
    for one in pauses:
        one.start(0)
    QApplication.processEvents()
    for one, usual in pauses.items():
        one.setInterval(usual)


def wait_a_moment() -> None:
    """Let the program work for a while."""
    end = time.monotonic() + _MOMENT
    wait_until(lambda: time.monotonic() > end)


def over(window: Window) -> Any:
    """Return what is uppermost on the page in sight."""
    return window.page().currentWidget()


def close_over(window: Window) -> None:
    """Put away what is over the page, and what is said at its foot."""
    window.page().close_all_over()
    window.notices.clear()


def let_go(window: Window) -> None:
    """Put away what is over the page, with what was typed there."""
    page = window.page()
    for one in map(page.widget, range(page.count())):
        if keeping := getattr(one, "keeping", None):
            keeping.let_go()
    close_over(window)


def make_books(folder: Path, language: str) -> Path:
    """Return practice books of the workshop in this language, made in a folder where they are not there yet."""
    return training.make_practice("workshop", folder / language, language)


@contextmanager
def practice_window(folder: Path, language: str) -> Iterator[Window]:
    """Open the window over practice books of the workshop; made in this folder where they are not yet.

    They are copied: nothing that was recorded in one window is there in the next.
    """
    made = make_books(folder / "made", language)
    books = folder / language
    shutil.rmtree(books, ignore_errors=True)
    books.mkdir(parents=True)
    with _window(Path(shutil.copy(made, books)), None) as window:
        yield window


@contextmanager
def empty_window(folder: Path) -> Iterator[Window]:
    """Open the window over new books in which nothing was recorded."""
    books = folder / "empty"
    shutil.rmtree(books, ignore_errors=True)
    books.mkdir(parents=True)
    club = Club("Club de Madres Las Rosas", place="El Alto", treasurer="Rosa Mamani", language=i18n.language())
    bookfile.make(books / "roses.coop", club, clock).close()
    with _window(books / "roses.coop", clock) as window:
        yield window


@contextmanager
def _window(path: Path, now: Callable[[], datetime] | None) -> Iterator[Window]:
    books = bookfile.open_books(path, now) if now else bookfile.open_books(path)
    window = Window(books)
    window.show()
    try:
        yield window
    finally:
        window.page().close_all_over()
        window.close()
        window.deleteLater()
        settle(window)  # nothing in it asks closed books
        bookfile.close(books)


@contextmanager
def start_window(folder: Path) -> Iterator[StartWindow]:
    """Open the first window; books were opened before."""
    clubs = ("Club de Madres Las Rosas", "Panadería Nueva Esperanza")
    window = StartWindow({folder / f"{name}.coop": name for name in clubs})
    window.show()
    try:
        yield window
    finally:
        window.put_away()
        QApplication.processEvents()
