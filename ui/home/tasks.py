"""What is to be done: what was begun, what is due, boxes to count, the month to lock, the last backup copy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from coopbooks import (
    bookfile,
    cash,
    grants,
    ledger,
    machines,
    materials,
    members,
    orders,
    payouts,
    showing,
    templates,
)
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.i18n import _, ngettext
from coopbooks.money import total
from coopbooks.templates import Due
from ui.shared.doing import Desk, Wanted
from ui.shared.waiting import list_waiting

_A_WEEK: Final = timedelta(days=7)
_SOON: Final = timedelta(days=30)
_NAMED: Final = 3
"""Materials that are named where several run low, orders where several are promised soon."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to be done: in words, with a drawing of what it is about, and what opens where it is done."""

    words: str
    drawing: str
    open: Callable[[Desk], None]


def leading(words: str, drawing: str, page: str, wanted: Wanted) -> ToDo:
    """Return something that is done on a page."""
    return ToDo(words, drawing, lambda desk: desk.go(page, wanted))


def list_tasks(books: Books, *, first_days: bool = False) -> list[ToDo]:
    """Return what is to be done, what comes first first; the first count is one of the first steps as long as they
    are shown.
    """
    counts = _counts(books, first=not first_days)
    due = (*_due(books), *_envelopes(books), *_promised(books), *_upkeep(books), *_to_spend(books), *_dues(books))
    months = (*_month_to_depreciate(books), *_month_to_lock(books))
    return [*_begun(books), *due, *_low(books), *counts, *months, _backup(books)]


def _begun(books: Books) -> Iterator[ToDo]:
    """Yield what was begun and is not saved yet, with the drawing of its page."""
    for one in list_waiting(books):
        yield leading(one.words, one.page, one.page, one.wanted)


def _due(books: Books) -> Iterator[ToDo]:
    """Yield what is done again and again and is waiting."""
    for due in templates.due(books, books.today()):
        said = {"what": due.template.name, "day": showing.day(due.day), "amount": showing.money(due.template.amount)}
        words = _("%(what)s was due on %(day)s: %(amount)s last time")
        if due.day == books.today():
            words = _("%(what)s is due today: %(amount)s last time")
        yield ToDo(words % said, "calendar", partial(_do_again, due))


def _do_again(due: Due, desk: Desk) -> None:
    desk.again(due.template.voucher, due.template)


def _envelopes(books: Books) -> Iterator[ToDo]:
    """Yield the payouts that wait: drafts to be approved, what was not handed over to all, work nobody was paid for."""
    waiting = [run for state in ("draft", "approved") for run in payouts.list_runs(books, state=state)]
    for run in sorted(waiting, key=lambda run: (run.day, run.id), reverse=True):
        said = {"title": run.title, "many": run.left, "amount": showing.money(run.paid - run.handed)}
        if run.state == "draft":
            words = _("“%(title)s” is a draft: check it and approve it")
        elif run.state == "approved" and run.left:
            words = ngettext(
                "“%(title)s”: %(many)s envelope waits to be handed over, %(amount)s",
                "“%(title)s”: %(many)s envelopes wait to be handed over, %(amount)s",
                run.left,
            )
        else:
            continue
        yield leading(words % said, "payouts", "payouts", Wanted(run=run.id))
    unpaid = payouts.unpaid_since(books)
    if unpaid:
        many, since = unpaid
        words = ngettext(
            "Work of %(many)s member since %(day)s is not paid yet",
            "Work of %(many)s members since %(day)s is not paid yet",
            many,
        )
        said = {"many": many, "day": showing.day(since)}
        yield leading(words % said, "payouts", "payouts", Wanted(new="run"))


def _promised(books: Books) -> Iterator[ToDo]:
    """Yield the orders that are promised soon or overdue, the first of them by name, the others together."""
    due = orders.list_due(books, books.today() + _SOON)
    for order in (row.order for row in due[:_NAMED]):
        words = _("%(order)s is promised for %(day)s")
        if order.is_overdue(books.today()):
            words = _("%(order)s is overdue: it was promised for %(day)s")
        said = {"order": order.label, "day": showing.day(order.promised) if order.promised else ""}
        yield leading(words % said, "orders", "orders", Wanted(order=order.id))
    more = len(due) - _NAMED
    if more > 0:
        words = ngettext("%(count)s more order is promised soon", "%(count)s more orders are promised soon", more)
        yield leading(words % {"count": more}, "orders", "orders", Wanted())


def _upkeep(books: Books) -> Iterator[ToDo]:
    """Yield the maintenance that is due soon or overdue, the first of it by name, the rest together."""
    due = machines.due_maintenance(books)
    for one in due[:_NAMED]:
        words = _("%(machine)s: %(what)s is due on %(day)s")
        if one.days_late(books.today()) > 0:
            words = _("%(machine)s: %(what)s is overdue since %(day)s")
        said = {"machine": one.machine.label, "what": one.what, "day": showing.day(one.day)}
        yield leading(words % said, "machines", "machines", Wanted(machine=one.machine.id))
    more = len(due) - _NAMED
    if more > 0:
        words = ngettext("%(count)s more maintenance is due soon", "%(count)s more maintenances are due soon", more)
        yield leading(words % {"count": more}, "machines", "machines", Wanted(tab="maintenance"))


def _to_spend(books: Books) -> Iterator[ToDo]:
    """Yield the grants whose days end soon or are over, with what of them is not spent yet."""
    today = books.today()
    for known in grants.list_grants(books):
        if known.ends and known.ends <= today + _SOON and known.in_hand.minor > 0:
            words = _("%(grant)s: %(amount)s are to be spent by %(day)s")
            if known.ends < today:
                words = _("%(grant)s: %(amount)s were to be spent by %(day)s")
            said = {"grant": known.name, "amount": showing.money(known.in_hand), "day": showing.day(known.ends)}
            yield leading(words % said, "grants", "grants", Wanted(grant=known.id))


def _dues(books: Books) -> Iterator[ToDo]:
    """Yield that members should have paid dues or fines already: one by her name, of several how many they are."""
    late = members.overdue(books, books.today())
    if late:
        owed = total((one.amount for one in late), books.club.currency)
        said = {"name": late[0].name, "many": len(late), "amount": showing.money(owed)}
        words = ngettext(
            "%(name)s owes %(amount)s of overdue dues and fines",
            "%(many)s members owe %(amount)s of overdue dues and fines",
            len(late),
        )
        yield leading(words % said, "members", "members", Wanted(tab="dues"))


def _low(books: Books) -> Iterator[ToDo]:
    """Yield what runs low or was used up: one thing by its name, of several how many there are."""
    low = materials.list_low(books)
    if len(low) == 1:
        one = low[0]
        words = _("%(material)s runs low: %(left)s in the store")
        if one.missing:
            words = _("%(material)s: more was used than was recorded as bought")
        said = {"material": one.material.name, "left": one.material.told(one.in_store)}
        yield leading(words % said, "materials", "materials", Wanted(material=one.material.id))
    elif low:
        names = ", ".join(one.material.name for one in low[:_NAMED])
        words = _("%(count)s materials run low: %(names)s") % {"count": len(low), "names": names}
        yield leading(f"{words}…" if len(low) > _NAMED else words, "materials", "materials", Wanted(tab="low"))


def _counts(books: Books, *, first: bool) -> Iterator[ToDo]:
    """Yield the cash boxes there is something in that were not counted for a week, or never where ``first``."""
    counted = cash.last_counts(books)
    for box in cash.list_boxes(books):
        day = counted.get(box.id)
        due = books.today() - day >= _A_WEEK if day else first
        if due and box.kind == "cash" and box.balance:
            words = _("%(box)s: last counted on %(day)s") if day else _("%(box)s: never counted")
            said = {"box": box.name, "day": showing.day(day) if day else ""}
            yield leading(words % said, "cash", "cash", Wanted(new="count"))


def _month_to_depreciate(books: Books) -> Iterator[ToDo]:
    """Yield the months that are over and in which the machines were not depreciated."""
    missed = machines.missed_months(books)
    if missed:
        words = _("Machines: %(month)s is not depreciated yet")
        if len(missed) > 1:
            words = _("Machines: %(count)s months up to %(month)s are not depreciated yet")
        said = {"month": showing.month(missed[-1]), "count": len(missed)}
        yield leading(words % said, "machines", "machines", Wanted(new="depreciate"))


def _month_to_lock(books: Books) -> Iterator[ToDo]:
    """Yield the month that is over and can still be changed, where anything was recorded up to its end."""
    last = Month.of(books.today()).plus(-1)
    locked = ledger.locked_through(books)
    begun = begun_on(books)
    if begun and begun <= last.last and (locked is None or locked < last.last):
        words = _("%(month)s is over: check it and lock it") % {"month": showing.month(last)}
        yield leading(words[:1].upper() + words[1:], "ledger", "ledger", Wanted(tab="locks"))


def begun_on(books: Books) -> date | None:
    """Return the day of the first voucher; None where there is none yet."""
    vouchers = ledger.list_vouchers(books)
    oldest = vouchers.rows(vouchers.count() - 1, 1)
    return oldest[0].day if oldest else None


def _backup(books: Books) -> ToDo:
    copies = bookfile.list_backups(books.path)
    words = _("No backup copy yet: one is made when the books are closed")
    if copies:
        moment = copies[0].moment
        words = _("Last backup copy: %(day)s %(hour)s") % {"day": showing.day(moment.date()), "hour": f"{moment:%H:%M}"}
    return leading(words, "folder", "settings", Wanted(tab="backups"))
