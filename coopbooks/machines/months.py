"""Depreciating month by month: one voucher for all machines, each month once, in their order.

What was not depreciated when it should have been, because a machine was recorded late or its life was put right, comes
with the next month that is recorded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks import ledger, showing
from coopbooks.books import Books, storage
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.machines.depreciation import planned_through
from coopbooks.machines.postings import Due, depreciation_postings
from coopbooks.machines.queries import list_machines
from coopbooks.machines.records import DepreciationRecord
from coopbooks.machines.rules import terms_of
from coopbooks.machines.shapes import Machine, MachineRow
from coopbooks.money import Money

_STANDS: Final = "NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = run.voucher_id)"
_POSTED: Final = f"""
    SELECT line.machine_id, -sum(line.amount), -sum(iif(run.month <= ?, line.amount, 0)), max(run.month)
    FROM depreciation AS run
    JOIN line ON line.voucher_id = run.voucher_id
    JOIN machine ON machine.id = line.machine_id AND machine.accumulated_id = line.account_id
    WHERE {_STANDS} GROUP BY line.machine_id
"""  # noqa: S608 - our own words only
_RUNS: Final = f"SELECT run.month, run.voucher_id FROM depreciation AS run WHERE {_STANDS} ORDER BY run.month"  # noqa: S608


@dataclass(frozen=True, slots=True)
class _Posted:
    """What was depreciated of a machine: in all, up to the month asked about, and which month was the last."""

    whole: Money
    through: Money
    last: Month


def depreciation_of(books: Books, month: Month) -> list[Due]:
    """Return what of each machine is to be depreciated in a month, by name; those with nothing are left out.

    It is what its plan comes to by then, less what was depreciated by then: so what was missed is caught up. It is
    never more than what is left of the plan up to the last month that was depreciated, and less than nothing where too
    much was.
    """
    return list(_due(books, month, list_machines(books)))


def _due(books: Books, month: Month, rows: list[MachineRow]) -> Iterator[Due]:
    posted = _posted(books, month)
    for row in rows:
        if Month.of(row.machine.came_on) <= month:
            amount = _left(books, row.machine, month, posted.get(row.machine.id))
            if amount:
                yield Due(row, amount, month)


def _left(books: Books, machine: Machine, month: Month, posted: _Posted | None) -> Money:
    terms, nothing = terms_of(machine), books.money(0)
    if posted is None:
        return planned_through(terms, month)
    late = max(month, posted.last)
    whole = planned_through(terms, late) - posted.whole
    return whole if late == month else max(min(planned_through(terms, month) - posted.through, whole), nothing)


def _posted(books: Books, month: Month) -> dict[int, _Posted]:
    return {
        machine: _Posted(books.money(whole), books.money(through), Month.of_key(last))
        for machine, whole, through, last in storage.plain(_POSTED, month.key)
    }


def depreciated_months(books: Books) -> dict[Month, int]:  # noqa: ARG001 - asked of an open set of books
    """Return the months that were depreciated, in order, each with its voucher."""
    return {Month.of_key(key): voucher for key, voucher in storage.plain(_RUNS)}


def missed_months(books: Books, before: Month | None = None) -> list[Month]:
    """Return the months, in order, that are over and still to be depreciated; what is locked comes with the next one.

    ``before`` is the first month that is not asked about; unless said, the present one.
    """
    rows = list_machines(books)
    if not rows:
        return []
    done, locked = depreciated_months(books), ledger.locked_through(books)
    month, end = min(Month.of(row.machine.came_on) for row in rows), before or Month.of(books.today())
    missed, by_then = list[Month](), dict[int, Money]()
    while month < end:
        if month not in done and (locked is None or month.last > locked):
            due = {one.row.machine.id: one.amount for one in _due(books, month, rows)}
            if any(amount != by_then.get(machine) for machine, amount in due.items()):
                missed.append(month)
                by_then |= due
        month = month.plus(1)
    return missed


def depreciation_voucher(books: Books, month: Month) -> VoucherDraft:
    """Return the voucher of depreciating a month.

    Refuses a month that has not begun, one that is done, one before any machine was there, one while an earlier one is
    still to be done, and one with nothing to depreciate.
    """
    said = {"month": showing.month(month)}
    rows = list_machines(books)
    if month.first > books.today():
        raise Refusal(_("%(month)s has not begun yet.") % said, "month", "future")
    if month in depreciated_months(books):
        raise Refusal(
            _("%(month)s was depreciated already. Void that voucher first to do it again.") % said, "month", "twice"
        )
    if not rows:
        raise Refusal(_("There is no machine yet: record it first."), "month", "before")
    if not any(Month.of(row.machine.came_on) <= month for row in rows):
        raise Refusal(_("No machine was here yet in %(month)s. Choose a later month.") % said, "month", "before")
    _refuse_out_of_order(books, month)
    due = list(_due(books, month, rows))
    if not due:
        raise Refusal(_("There is nothing to depreciate in %(month)s.") % said, "month", "nothing")
    return depreciation_postings(month, due)


def _refuse_out_of_order(books: Books, month: Month) -> None:
    earlier = next(iter(missed_months(books, month)), None)
    if earlier:
        raise Refusal(
            _("Months are depreciated in their order: do %(month)s first.") % {"month": showing.month(earlier)},
            "month",
            "order",
        )


def depreciate(books: Books, month: Month) -> Voucher:
    """Depreciate a month for all machines, on its last day, in one voucher. Tells watchers: ``machines``, ``ledger``.

    Voided, the month is free again.
    """
    with books.change("machines"):
        posted = ledger.post(books, depreciation_voucher(books, month))
        DepreciationRecord.keep(voucher=posted.id, month=month.key)
    return posted


def refuse_undepreciated(books: Books, row: MachineRow, day: date) -> None:
    """Refuse to let a machine go on a day before its last month, or with months before that are still to be done.

    The month it goes in is not depreciated any more.
    """
    machine, month = row.machine, Month.of(day)
    posted = _posted(books, month.plus(-1)).get(machine.id)
    if posted and posted.last > month:
        raise Refusal(
            _("It was depreciated up to %(month)s already. Use a day from then on, or void these months first.")
            % {"month": showing.month(posted.last)},
            "day",
            "depreciated",
        )
    if machine.came_on > day:
        raise Refusal(_("It was not here yet on this day. Use a later one."), "day", "before")
    before = month.plus(-1)
    if Month.of(machine.came_on) < month and _left(books, machine, before, posted):
        until = month if before in depreciated_months(books) else before
        raise Refusal(
            _("Depreciate first up to %(month)s: what it stands at by then is what goes.")
            % {"month": showing.month(until)},
            "day",
            "to_depreciate",
        )
