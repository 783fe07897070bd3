"""Keeping machines running: what was done, what it cost, when it is to be done again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Any

from peewee import JOIN

from coopbooks import attachments, ledger
from coopbooks.attachments import Holder, Removed
from coopbooks.books import Books
from coopbooks.days import DECEMBER, add_months
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import LARGEST, check_text
from coopbooks.ledger.records import VoucherRecord
from coopbooks.machines.queries import list_machines, machine
from coopbooks.machines.records import MaintenanceRecord
from coopbooks.machines.shapes import Machine, MaintenanceDraft
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

SOON = 30
"""The days ahead in which maintenance is told."""
_DAYS_A_YEAR = 365
_REVERSAL = VoucherRecord.alias("reversal")


@dataclass(frozen=True, slots=True)
class Maintenance:
    """One entry of the log. ``next_day`` is when it is to be done again, worked out from so many months or hours.

    ``voided``: the voucher of its cost was taken back, so that it cost nothing.
    """

    id: int
    machine: int
    draft: MaintenanceDraft
    next_day: date | None
    voided: bool

    @property
    def holder(self) -> Holder:
        """What its own papers are attached to; the bill of what it cost may lie with the voucher of that, too."""
        return Holder("maintenance", self.id)

    @property
    def cost(self) -> Money | None:
        """What it cost; None where that is not known, or was taken back."""
        return None if self.voided else self.draft.cost


@dataclass(frozen=True, slots=True)
class DueMaintenance:
    """Something that is to be done to a machine, and on which day."""

    machine: Machine
    what: str
    day: date

    def days_late(self, today: date) -> int:
        """Return by how many days it is late; below zero it is still to come."""
        return (today - self.day).days


def log_maintenance(
    books: Books, machine_id: int, draft: MaintenanceDraft, papers: Iterable[Removed] = ()
) -> Maintenance:
    """Write down what was done to a machine; ``papers`` it had before are put back. Tells watchers: ``machines``."""
    known = machine(books, machine_id)
    tidy = _checked(books, draft)
    with books.change("machines"):
        told = {"recorded_by": books.who, "recorded_at": books.now()}
        new = MaintenanceRecord.keep(machine=known.id, **_columns(tidy), **told)
        for one in papers:
            paper = replace(one.attachment, holder=Holder("maintenance", new))
            attachments.put_back(books, replace(one, attachment=paper))
    return maintenance(books, new)


def change_maintenance(books: Books, entry_id: int, draft: MaintenanceDraft) -> Maintenance:
    """Change an entry of the log. Tells watchers: ``machines``."""
    maintenance(books, entry_id)
    tidy = _checked(books, draft)
    with books.change("machines"):
        MaintenanceRecord.update(**_columns(tidy)).where(MaintenanceRecord.id == entry_id).execute()
    return maintenance(books, entry_id)


def forget_maintenance(books: Books, entry_id: int) -> list[Removed]:
    """Take an entry out of the log and return its papers, to be put back with it where that was a mistake.

    Tells watchers: ``machines``.
    """
    holder = maintenance(books, entry_id).holder
    with books.change("machines"):
        papers = [attachments.remove(books, one.id) for one in attachments.list_attachments(books, holder)]
        MaintenanceRecord.delete().where(MaintenanceRecord.id == entry_id).execute()
    return papers


def _columns(draft: MaintenanceDraft) -> dict[str, Any]:
    kept_so = ("day", "what", "cost", "voucher", "next_day", "every_months", "every_hours", "note")
    return {name: getattr(draft, name) for name in kept_so} | {"folded": fold(draft.what)}


def _checked(books: Books, draft: MaintenanceDraft) -> MaintenanceDraft:
    """Refuse nothing done, a day still to come, a next day before it, costs that cannot be; return it tidy."""
    what, note = (" ".join(text.split()) for text in (draft.what, draft.note))
    if not fold(what):
        raise Refusal(_("Write what was done: oiled, belt changed, needle plate cleaned."), "what", "empty")
    check_text(what, "what")
    check_text(note, "note")
    if draft.day > books.today():
        raise Refusal(_("This day is still to come. Write the day it was done on."), "day", "future")
    if draft.cost is not None and not 0 <= draft.cost.minor <= LARGEST:
        raise Refusal(_("Write zero or more."), "cost", "negative")
    if draft.next_day is not None and draft.next_day <= draft.day:
        raise Refusal(_("It is to be done again later than it was done."), "next_day", "before")
    if draft.every_months is not None and draft.every_months <= 0:
        raise Refusal(_("Write more than zero, or nothing."), "every_months", "zero")
    if draft.every_hours is not None and draft.every_hours.micros <= 0:
        raise Refusal(_("Write more than zero, or nothing."), "every_hours", "zero")
    cost = draft.cost
    if draft.voucher is not None and cost is None:
        cost = ledger.voucher(books, draft.voucher).amount
    return MaintenanceDraft(
        draft.day, what, cost, draft.voucher, draft.next_day, draft.every_months, draft.every_hours, note
    )


def maintenance(books: Books, entry_id: int) -> Maintenance:
    """Return one entry of the log."""
    found = _entries(books, MaintenanceRecord.id == entry_id)
    if not found:
        raise LookupError(f"no entry {entry_id}")
    return found[0]


def list_maintenance(books: Books, machine_id: int) -> list[Maintenance]:
    """Return the log of a machine, the newest first."""
    return _entries(books, MaintenanceRecord.machine == machine_id)


def _entries(books: Books, condition: Any = None) -> list[Maintenance]:
    record = MaintenanceRecord
    query = record.select(record, _REVERSAL.id).join(
        _REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == record.voucher), attr="reversal"
    )
    if condition is not None:
        query = query.where(condition)
    rows = list(query.order_by(record.day.desc(), record.id.desc()))
    hours = {row.machine.id: row.machine.draft.hours_month for row in list_machines(books, gone=True)}
    return [_entry(books, row, hours.get(row.machine_id)) for row in rows]


def _entry(books: Books, row: Any, hours_month: Quantity | None) -> Maintenance:
    draft = MaintenanceDraft(
        row.day,
        row.what,
        None if row.cost is None else books.money(row.cost),
        row.voucher_id,
        row.next_day,
        row.every_months,
        None if row.every_hours is None else Quantity(row.every_hours),
        row.note,
    )
    voided = getattr(row, "reversal", None) is not None
    return Maintenance(row.id, row.machine_id, draft, _next_day(draft, hours_month), voided)


def _next_day(draft: MaintenanceDraft, hours_month: Quantity | None) -> date | None:
    """The earliest of the days that were said: itself, after so many months, after so many hours of its usual work."""
    days = [draft.next_day] if draft.next_day else []
    if draft.every_months:
        days.append(add_months(draft.day, draft.every_months))
    if draft.every_hours and hours_month:
        months = Fraction(draft.every_hours.micros, hours_month.micros)
        days.append(draft.day + timedelta(days=ceil(months * _DAYS_A_YEAR / DECEMBER)))
    return min(days, default=None)


def due_maintenance(books: Books, through: date | None = None) -> list[DueMaintenance]:
    """Return what is to be done up to a day (unless said, within a month), the longest overdue first.

    Of each thing done to a machine its last time counts; machines out of use or gone are left out.
    """
    until = through or books.today() + timedelta(days=SOON)
    here = {row.machine.id: row.machine for row in list_machines(books, active=True)}
    last: dict[tuple[int, str], Maintenance] = {}
    for entry in _entries(books):
        last.setdefault((entry.machine, fold(entry.draft.what)), entry)
    due = [
        DueMaintenance(here[one.machine], one.draft.what, one.next_day)
        for one in last.values()
        if one.machine in here and one.next_day and one.next_day <= until
    ]
    return sorted(due, key=lambda one: (one.day, one.machine.name))


def spent_in_year(books: Books, machine_id: int, day: date) -> Money:
    """Return what the log says was spent on a machine in the year that ends on a day."""
    since = add_months(day, -DECEMBER)
    entries = list_maintenance(books, machine_id)
    return total((one.cost for one in entries if one.cost and since < one.draft.day <= day), books.club.currency)
