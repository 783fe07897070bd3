"""Which days a page looks at: a period by its name, or from one day to another."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coopbooks import showing
from coopbooks.books import Books
from coopbooks.days import PERIODS, Month, Period, named_period
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui import look
from ui.shared.choice import Choice
from ui.shared.day_edit import DayEdit
from ui.shared.words import Words, say

FREE = "free"
EVERYTHING = "all"
_DAY: Final = 140
"""Pixels for a day."""


class PeriodChoice(QWidget):
    """A period. ``value`` is None where everything is wanted (offered only with ``everything``)."""

    changed = Signal()

    def __init__(self, books: Books, *, everything: bool = True, first: str = "this_month") -> None:
        """Offer the periods of the club's accounting year; ``first`` is the one chosen at the beginning."""
        super().__init__()
        self._books, self._begin = books, first
        self.choice = Choice(_offered(everything=everything))
        say(self.choice.setAccessibleName, lambda: _("Period"))
        self.first, self.last = DayEdit(books.today), DayEdit(books.today)
        say(self.first.setAccessibleName, lambda: _("From"))
        say(self.last.setAccessibleName, lambda: _("To"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        self.setFocusProxy(self.choice)
        for edit in (self.first, self.last):
            look.measure(edit.setFixedWidth, _DAY)
            edit.hide()
            edit.settled.connect(self.changed)
            layout.addWidget(edit)
        self.choice.set(first)
        self.choice.changed.connect(self._choose)

    def value(self) -> Period | None:
        """Return the period chosen; days the wrong way round are taken the right way."""
        key = self.choice.value()
        if key == FREE:
            first, last = sorted((self._day(self.first), self._day(self.last)))
            return Period.through(first, last)
        return None if key == EVERYTHING else self._named(key)

    def set(self, period: Period) -> None:
        """Choose a period, by its name where it has one."""
        named = next((key for key in PERIODS if self._named(key) == period), FREE)
        self.first.set(period.first)
        self.last.set(period.last)
        if named == self.choice.value():
            self.changed.emit()
        self.choice.set(named)

    def reset(self) -> None:
        """Choose the period of the beginning again."""
        self.choice.set(self._begin)

    def widen(self) -> None:
        """Choose everything there is."""
        self.choice.set(EVERYTHING)

    def narrowing(self) -> str:
        """Name the days looked at, unless all are."""
        period = self.value()
        return showing.period(period) if period else ""

    def period(self) -> Period:
        """Return the period chosen where everything is not offered."""
        return self.value() or self._named("this_year")

    def _named(self, key: str) -> Period:
        return named_period(key, self._books.today(), self._books.club.closing_month)

    def _day(self, edit: DayEdit) -> date:
        try:
            return edit.maybe() or self._books.today()
        except Refusal:
            return self._books.today()

    def _choose(self) -> None:
        free = self.choice.value() == FREE
        if free and not self.first.text():
            self.first.set(Month.of(self._books.today()).first)
            self.last.set(self._books.today())
        self.first.setVisible(free)
        self.last.setVisible(free)
        self.changed.emit()


def _offered(*, everything: bool) -> list[tuple[str, Words]]:
    named: list[tuple[str, Words]] = [(key, partial(_, words)) for key, words in PERIODS.items()]
    if everything:
        named.append((EVERYTHING, lambda: _("Everything")))
    return [*named, (FREE, lambda: _("From … to …"))]
