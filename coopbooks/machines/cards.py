"""The card of a machine: what it cost and how it came, month by month what was planned and posted, its log."""

from dataclasses import dataclass
from typing import Final

from coopbooks.books import Books, storage
from coopbooks.days import Month
from coopbooks.machines.depreciation import plan
from coopbooks.machines.queries import machine_row, origin_of
from coopbooks.machines.rules import terms_of
from coopbooks.machines.shapes import MachineRow, Origin
from coopbooks.machines.upkeep import Maintenance, list_maintenance
from coopbooks.money import Money

_POSTED: Final = """
    SELECT run.month, -sum(line.amount) FROM line
    JOIN depreciation AS run ON run.voucher_id = line.voucher_id
    WHERE line.machine_id = ? AND line.account_id = ?
    AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = run.voucher_id)
    GROUP BY run.month
"""


@dataclass(frozen=True, slots=True)
class CardMonth:
    """One month of a machine: what its plan says, what was posted (None: nothing yet), and what it then stands at.

    ``accumulated`` and ``book_value`` are as posted; of months still to come as they will be.
    """

    month: Month
    planned: Money
    posted: Money | None
    accumulated: Money
    book_value: Money


@dataclass(frozen=True, slots=True)
class MachineCard:
    """Everything about one machine."""

    row: MachineRow
    origin: Origin
    months: tuple[CardMonth, ...]
    maintenance: tuple[Maintenance, ...]


def machine_card(books: Books, machine_id: int) -> MachineCard:
    """Return everything about one machine: every month of its plan, and months posted beyond it."""
    row = machine_row(books, machine_id)
    months = tuple(_months(books, row))
    return MachineCard(row, origin_of(books, machine_id), months, tuple(list_maintenance(books, machine_id)))


def _months(books: Books, row: MachineRow) -> list[CardMonth]:
    known = row.machine
    planned = {charge.month: charge.amount for charge in plan(terms_of(known))}
    rows = storage.plain(_POSTED, known.id, known.accumulated)
    posted = {Month.of_key(key): books.money(amount) for key, amount in rows}
    last, gone = max(posted, default=None), known.gone_on and Month.of(known.gone_on)
    nothing, worn, left = books.money(0), known.before, list[CardMonth]()
    behind = nothing
    for month in sorted(planned | posted):
        if gone and month > gone and month not in posted:
            break
        due, done = planned.get(month, nothing), posted.get(month)
        behind += due - (done or nothing)
        if done is not None or (last and month < last):
            worn += done or nothing
        else:
            worn, behind = worn + behind, nothing
        left.append(CardMonth(month, due, done, worn, known.cost - worn))
    return left
