"""The hour of machines of the register, as cost sheets take it: a year in figures, and where each comes from."""

from collections.abc import Iterable

from coopbooks import machines
from coopbooks.books import Books
from coopbooks.costing.known import KnownMachine
from coopbooks.costing.shapes import MachineHour
from coopbooks.costing.shown import rounded
from coopbooks.i18n import _
from coopbooks.machines import HourCost

_DECIMALS = 6


def known_machines(books: Books, ids: Iterable[int]) -> dict[int, KnownMachine]:
    """Return machines by their ids with what an hour of each costs today; those that are gone are left out."""
    wanted = set(ids)
    rows = machines.list_machines(books) if wanted else []
    return {row.machine.id: _known(books, row.machine) for row in rows if row.machine.id in wanted}


def _known(books: Books, machine: machines.Machine) -> KnownMachine:
    whole = machines.hour_cost(books, machine.id)
    own = machines.hour_cost(books, machine.id, with_donated=False)
    return KnownMachine(machine.name, _hour(whole), _hour(own), _said(whole), _said(own))


def _hour(cost: HourCost) -> MachineHour:
    """A year in the decimals that versions keep, so that a sheet costs the same before and after it is saved."""
    figures = (*(part.amount for part in cost.parts), cost.hours)
    return MachineHour(*(rounded(figure, _DECIMALS) for figure in figures))


def _said(cost: HourCost) -> tuple[str, ...]:
    """Where each part comes from that costs something."""
    words = (_("Depreciation"), _("Maintenance"), _("Energy"), _("Interest"))
    pairs = zip(words, cost.parts, strict=True)
    return tuple(f"{word}: {part.said}" for word, part in pairs if part.amount)
