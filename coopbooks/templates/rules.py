"""What a template is, when it is due, and what can be kept as one; no database, no clock."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, takewhile
from typing import Final

from coopbooks.days import DECEMBER, Month
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import OPENING, Voucher, VoucherLine, check_text
from coopbooks.money import Money
from coopbooks.reading import fold

LONGEST_NAME: Final = 60
LONGEST_PAUSE: Final = 10 * DECEMBER
"""Months between two times, at most."""
LAST_DAY: Final = 31
_EARLY: Final = timedelta(days=10)
"""What is recorded so long before it is due is meant for that day: rent is often paid a little early."""
_OF_MACHINES: Final = ("buy_machine", "donated_machine", "take_over_machine", "depreciate", "machine_gone")
_COUNTED: Final = ("cash_count", "count_materials", "take_over_materials")
_OF_PAYOUTS: Final = ("payout", "payout_handed", "surplus")
_ONCE: Final = frozenset({OPENING, *_COUNTED, "loan_interest", *_OF_MACHINES, *_OF_PAYOUTS})
"""Deeds that are not done again: books begin once, every count is its own, interest grows once, no machine comes or
goes twice, and no work is paid twice."""
KEPT_NO_MORE: Final = frozenset({"loan", "loan_payment", "member_settlement", "member_advance", "advance_repaid"})
"""Deeds that were kept as templates once, and may stand in books: what is due of a loan is proposed by its plan, and an
advance or a settlement is asked for."""
_DAILY: Final = frozenset({"sales", "customer_payment"})
_COSTS: Final = frozenset({"cost", "expense"})


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every so many months on a day of the month, first in the month ``since``; a missing day is the last one."""

    every: int
    on_day: int
    since: Month

    def days(self) -> Iterator[date]:
        """Every day it is due, in order, without end."""
        return (day_in(self.since.plus(self.every * turn), self.on_day) for turn in count())


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A template as typed: its name, and its rhythm, or None where it is used whenever it is wanted."""

    name: str
    rhythm: Rhythm | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """A deed to do again. ``voucher`` is the one recorded last, which the next one repeats; ``word``, ``day``,
    ``description`` and ``amount`` are what it says.

    ``settled`` are the days it was recorded for or left out on.
    """

    id: int
    name: str
    rhythm: Rhythm | None
    active: bool
    settled: frozenset[date]
    voucher: int
    word: str
    day: date
    description: str
    amount: Money

    @property
    def draft(self) -> TemplateDraft:
        """What can be changed of it."""
        return TemplateDraft(self.name, self.rhythm, self.active)

    @property
    def due(self) -> date | None:
        """The day it is due next: the first one not settled; None where it does not repeat, or no longer."""
        return next(self._unsettled(), None)

    def due_from(self, today: date) -> date | None:
        """The day it would be due next from a day on, were it in use; None where it does not repeat."""
        if self.rhythm is None:
            return None
        return next(day for day in self.rhythm.days() if day >= today and day not in self.settled)

    def due_by(self, today: date) -> list[date]:
        """Return every day up to today it was due on and is not settled, the oldest first."""
        return list(takewhile(lambda day: day <= today, self._unsettled()))

    def due_for(self, today: date) -> date | None:
        """Return the due day something recorded today is for, None where it is recorded besides."""
        return self.due if self.due and self.due <= today + _EARLY else None

    def _unsettled(self) -> Iterator[date]:
        if self.rhythm is None or not self.active:
            return iter(())
        return (day for day in self.rhythm.days() if day not in self.settled)


@dataclass(frozen=True, slots=True)
class Due:
    """A template that is due since ``day``; ``more`` are the days after that and up to today that wait as well."""

    template: Template
    day: date
    more: int


def day_in(month: Month, on_day: int) -> date:
    """Return a day of a month, its last one where it has no such day."""
    return month.first.replace(day=min(on_day, month.last.day))


def day_to_record(due: date | None, today: date, locked_through: date | None) -> date:
    """Return the day to propose: the day it was due, today where that is still to come or can no longer be changed."""
    open_still = due is not None and due <= today and (locked_through is None or due > locked_through)
    return due if due is not None and open_still else today


def proposed_rhythm(day: date, today: date, every: int = 1) -> Rhythm:
    """Return what repeats what was done on a day, on the same day of the month: from the first time still to come."""
    again = Rhythm(every, day.day, Month.of(day).plus(every))
    return replace(again, since=Month.of(next(due for due in again.days() if due >= today)))


def days_to_begin(every: int, on_day: int, today: date, settled: Collection[date] = ()) -> list[date]:
    """Return the days it may be due next: from two months back to one pause ahead, and a year at least."""
    months = range(-2, max(every, DECEMBER) + 1)
    days = (day_in(Month.of(today).plus(months_on), on_day) for months_on in months)
    return [day for day in days if day not in settled]


def name_for(voucher: Voucher) -> str:
    """Propose a name: what was bought or paid, or else what the voucher says."""
    bought = [line for line in voucher.lines if line.account.nature in _COSTS]
    words = voucher.description
    if voucher.word == "costs" and bought:
        words = _named(max(bought, key=lambda line: line.amount))
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1] + "…"


def _named(line: VoucherLine) -> str:
    return line.note or line.account.name


def can_be_repeated(voucher: Voucher) -> bool:
    """Whether a voucher is of a deed that can be done again: no opening, no count, and itself no taking back."""
    return voucher.reverses is None and voucher.word not in _ONCE


def can_be_kept(voucher: Voucher) -> bool:
    """Whether a voucher is of a deed that can be done again as it is, and was not taken back."""
    return voucher.stands and can_be_repeated(voucher) and voucher.word not in KEPT_NO_MORE


def comes_again(voucher: Voucher) -> bool:
    """Whether a voucher is of a deed that is likely to come again as it is: what is sold differs from day to day."""
    return can_be_kept(voucher) and voucher.word not in _DAILY


def check_kept(voucher: Voucher) -> None:
    """Refuse a voucher that cannot be done again as it is."""
    if voucher.word in _ONCE | KEPT_NO_MORE:
        raise Refusal(
            _("This is not done again as it is. Keep a sale, a cost, a payment or a transfer as a template."),
            reason="once",
        )
    if not voucher.stands:
        raise Refusal(
            _("%(voucher)s does not stand: it was voided, or takes another one back. Choose one that does.")
            % {"voucher": voucher.label},
            reason="voided",
        )


def check(draft: TemplateDraft) -> TemplateDraft:
    """Refuse a template without a name or with one that cannot be printed, and a rhythm no calendar has."""
    tidy = replace(draft, name=" ".join(draft.name.split()))
    if not fold(tidy.name):
        raise Refusal(_("Write the name."), "name", "empty")
    check_text(tidy.name, "name", LONGEST_NAME)
    if tidy.rhythm:
        _check_rhythm(tidy.rhythm)
    return tidy


def _check_rhythm(rhythm: Rhythm) -> None:
    if not 1 <= rhythm.on_day <= LAST_DAY:
        raise Refusal(_("A month has the days 1 to 31. Write one of them."), "on_day", "no_such_day")
    if not 1 <= rhythm.every <= LONGEST_PAUSE:
        raise Refusal(
            _("Write after how many months it comes again: 1 to %(most)s.") % {"most": LONGEST_PAUSE}, "every", "pause"
        )
