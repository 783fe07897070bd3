"""What is to be done: the first days of new books, boxes to count, the month to lock, the last backup copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from coopbooks import bookfile, cash, ledger, showing
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.ledger import VoucherFilter
from ui.shared.doing import Wanted

_FIRST_DAYS: Final = timedelta(days=31)
"""As long books count as new, and a club is reminded of what it had before them."""

_A_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to be done: in words, and where."""

    words: str
    page: str
    wanted: Wanted


def list_tasks(books: Books) -> list[ToDo]:
    """Return what is to be done, what comes first first."""
    vouchers = ledger.list_vouchers(books)
    oldest = vouchers.rows(vouchers.count() - 1, 1)
    first_day = oldest[0].day if oldest else None
    tasks: list[ToDo] = []
    if first_day is None or books.today() - first_day < _FIRST_DAYS:
        tasks += _first_days(books)
    tasks += _counts(books)
    if first_day and Month.of(first_day) < Month.of(books.today()):
        tasks += _month_to_lock(books)
    return [*tasks, _backup(books)]


def _first_days(books: Books) -> Iterator[ToDo]:
    """Yield what is done once, in the order of doing it."""
    club = books.club
    if not (club.treasurer and club.president):
        yield ToDo(_("Say who signs: treasurer and president"), "settings", Wanted(new="club"))
    if ledger.voucher_on(books, ledger.OPENING) is None:
        yield ToDo(_("Record what the club already has and owes"), "ledger", Wanted(new="opening"))
    for word, words in (("sales", _("Record the first sale")), ("costs", _("Record the first cost"))):
        if not ledger.list_vouchers(books, VoucherFilter(word=word)).count():
            yield ToDo(words, word, Wanted(new="sale" if word == "sales" else "cost"))


def _counts(books: Books) -> Iterator[ToDo]:
    """Yield the cash boxes there is something in that were not counted for a week."""
    counted = cash.last_counts(books)
    for box in cash.list_boxes(books):
        if box.kind == "cash" and box.balance:
            day = counted.get(box.id)
            if day and books.today() - day < _A_WEEK:
                continue
            words = _("%(box)s: last counted on %(day)s") if day else _("%(box)s: never counted")
            said = {"box": box.name, "day": showing.day(day) if day else ""}
            yield ToDo(words % said, "cash", Wanted(new="count"))


def _month_to_lock(books: Books) -> Iterator[ToDo]:
    """Yield the month that is over and can still be changed."""
    last = Month.of(books.today()).plus(-1)
    locked = ledger.locked_through(books)
    if locked is None or locked < last.last:
        words = _("%(month)s is over: check it and lock it") % {"month": showing.month(last)}
        yield ToDo(words[:1].upper() + words[1:], "ledger", Wanted(tab="locks"))


def _backup(books: Books) -> ToDo:
    copies = bookfile.list_backups(books.path)
    words = _("No backup copy yet: one is made when the books are closed")
    if copies:
        moment = copies[0].moment
        words = _("Last backup copy: %(day)s %(hour)s") % {"day": showing.day(moment.date()), "hour": f"{moment:%H:%M}"}
    return ToDo(words, "settings", Wanted(tab="backups"))
