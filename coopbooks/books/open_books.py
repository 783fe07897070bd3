"""Books: one open file, the transaction everything is changed in, the notice when it is kept, and today."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from coopbooks import i18n
from coopbooks.books.club import Club, read_club
from coopbooks.books.storage import storage
from coopbooks.books.troubles import trouble
from coopbooks.money import Money

_log = logging.getLogger(__name__)

Watcher = Callable[[frozenset[str]], None]
T = TypeVar("T")


class _Rehearsed(Exception):  # noqa: N818 - it is no error
    """What was rehearsed went well."""


class Books:
    """An open set of books. ``bookfile`` opens and makes them; nobody else does.

    ``path`` is the file, ``club`` whom it belongs to, ``changes`` how many changes were kept since it was opened,
    ``cut_off`` whether whoever had them open last was cut off, as by a power cut, instead of closing them.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime], *, cut_off: bool = False) -> None:
        """Take over the connected storage."""
        self.path = path
        self.cut_off = cut_off
        self.changes = 0
        self._clock = clock
        self._file = path.stat().st_ino
        self._depth = 0
        self._spoilt = False
        self._areas: set[str] = set()
        self._watchers: dict[object, Watcher] = {}
        self._remembered: dict[str, Any] = {}
        self._read_club()

    def _read_club(self) -> None:
        self.club: Club = read_club()
        i18n.call_members(self.club.member_word)

    @property
    def who(self) -> str:
        """Who records: the treasurer."""
        return self.club.treasurer

    def now(self) -> datetime:
        """Return the moment it is, on the clock of these books."""
        return datetime.combine(self.today(), self._clock().time())

    def today(self) -> date:
        """Return the day it is; practice books may stand still on a day of their own, so that exercises repeat."""
        return self.club.practice_day or self._clock().date()

    def money(self, minor: int | None) -> Money:
        """Make money of the currency of the books from a figure of a query; none at all is zero."""
        return Money(minor or 0, self.club.currency)

    def remember(self, area: str, ask: Callable[[], T]) -> T:
        """Return what ``ask`` gives, asked once and then remembered until ``area`` changes; one question an area.

        For what every deed needs and hardly ever changes, such as the chart. While a change of the area is under way
        nothing is remembered, as it may still be rolled back.
        """
        if area in self._remembered:
            known: T = self._remembered[area]
            return known
        answer = ask()
        if not (self._depth and area in self._areas):
            self._remembered[area] = answer
        return answer

    @contextmanager
    def change(self, *areas: str) -> Iterator[None]:
        """Change the books: all or nothing, whoever calls whom.

        The outermost change commits, then tells the watchers once which areas changed. Any exception, even one that
        somebody in between swallows, rolls everything back and nobody is told.
        """
        if self._depth == 0:
            self._begin()
        self._areas.update(areas)
        for area in areas:
            self._remembered.pop(area, None)
        self._depth += 1
        try:
            yield
        except BaseException:
            self._spoilt = True
            raise
        finally:
            self._depth -= 1
            if self._depth == 0:
                self._end()
        if self._depth == 0:
            self._tell()

    def rehearse(self, operation: Callable[[], object]) -> None:
        """Do something, in no other change, and take it back at once: what it refuses is refused, and that is all."""
        with suppress(_Rehearsed), self.change():
            operation()
            raise _Rehearsed

    def _begin(self) -> None:
        self._refuse_a_lost_file()
        storage.begin()
        self._spoilt = False
        self._areas = set()

    def _end(self) -> None:
        """Commit, or roll back what was spoilt."""
        if self._spoilt:
            storage.rollback()
            return
        try:
            storage.commit()
        except BaseException:
            storage.rollback()
            raise
        self.changes += 1
        if "club" in self._areas:
            self._read_club()

    def _tell(self) -> None:
        if self._spoilt:
            raise RuntimeError("a part of this change failed and was ignored; all of it was rolled back")
        areas = frozenset(self._areas)
        for token, watcher in tuple(self._watchers.items()):
            if token in self._watchers:  # an earlier one may have stopped it
                _tell_one(watcher, areas)

    def _refuse_a_lost_file(self) -> None:
        """Recording into a file nobody can find again would lose it all: refuse while it can still be saved."""
        if not self.is_in_place():
            raise trouble("file_gone")

    def is_in_place(self) -> bool:
        """Whether the file the books were opened from still lies where it lay."""
        try:
            return self.path.stat().st_ino == self._file
        except OSError:
            return False

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Call ``watcher`` with the changed areas after every change kept; returns what stops it."""
        token = object()
        self._watchers[token] = watcher

        def stop() -> None:
            self._watchers.pop(token, None)

        return stop

    def close(self) -> None:
        """Let go of the file."""
        self._watchers.clear()
        i18n.call_members(i18n.MEMBER_WORDS[0])
        storage.close()


def _tell_one(watcher: Watcher, areas: frozenset[str]) -> None:
    """Tell one watcher. What fails there is a bug of the window: the deed itself is recorded, and is not called off."""
    try:
        watcher(areas)
    except Exception:  # noqa: BLE001 - whatever it is, the others are told
        _log.exception("a watcher failed after a change was kept")
