"""What an hour of a machine costs: depreciation, maintenance, energy and interest of a year, through its hours.

Depreciation is a straight line over the life for costing, whatever is posted for the taxes, and goes on for as long as
the machine is used. Interest is that of the loans it was bought with, over the part of each that went into it: all the
interest of the plan in force by the years it lasts, the same every year so that prices stay, until the loan is paid.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from coopbooks import showing
from coopbooks.books import Books
from coopbooks.days import DECEMBER
from coopbooks.i18n import _, ngettext
from coopbooks.machines.queries import machine_row
from coopbooks.machines.shapes import Machine, MachineRow
from coopbooks.machines.ties import interest_of, loans_of_machine
from coopbooks.machines.upkeep import spent_in_year
from coopbooks.money import Money

_MINOR: Final = 100


@dataclass(frozen=True, slots=True)
class YearPart:
    """What one thing comes to in a year, exact, in the currency of the books, and in words where that comes from."""

    amount: Fraction
    said: str


@dataclass(frozen=True, slots=True)
class HourCost:
    """What a machine costs in a year, part by part, and the hours it works in one."""

    depreciation: YearPart
    maintenance: YearPart
    energy: YearPart
    interest: YearPart
    hours: Fraction

    @property
    def parts(self) -> tuple[YearPart, ...]:
        """All of them, in order."""
        return self.depreciation, self.maintenance, self.energy, self.interest

    @property
    def total(self) -> Fraction:
        """What it costs in a year."""
        return sum((part.amount for part in self.parts), Fraction(0))

    @property
    def an_hour(self) -> Fraction | None:
        """What an hour of it costs; None where nobody said how many it works."""
        return self.total / self.hours if self.hours else None


def hour_cost(
    books: Books,
    machine_id: int,
    day: date | None = None,
    *,
    with_donated: bool = True,
) -> HourCost:
    """Return what an hour of a machine costs, as known on a day (today unless said).

    Without ``with_donated``, what was given to the club of its cost is not depreciated: nobody has to earn it back
    before the machine is worn out.
    """
    row = machine_row(books, machine_id)
    hours = Fraction(row.machine.draft.hours_month.decimal) * DECEMBER if row.machine.draft.hours_month else Fraction(0)
    return HourCost(
        _depreciation(row, with_donated=with_donated),
        _maintenance(books, row.machine, day or books.today()),
        _energy(row.machine, hours),
        _interest(books, row.machine),
        hours,
    )


def _depreciation(row: MachineRow, *, with_donated: bool) -> YearPart:
    machine = row.machine
    draft, nothing = machine.draft, machine.cost - machine.cost
    life = draft.costing_life or draft.tax_life
    if life is None or draft.class_ == "land":
        return YearPart(Fraction(0), _("No life for costing is written down."))
    worn = machine.cost - (draft.residual or nothing)
    said = _("%(amount)s over %(life)s") % {"amount": showing.money(worn), "life": told_life(life)}
    whole = Fraction(worn.minor * DECEMBER, _MINOR * life)
    given = min(row.given, machine.cost)
    if with_donated or not given:
        return YearPart(whole, said)
    given_said = _("without the %(amount)s that were given") % {"amount": showing.money(given)}
    own = Fraction((machine.cost - given).minor, machine.cost.minor)
    return YearPart(whole * own, f"{said}, {given_said}")


def _maintenance(books: Books, machine: Machine, day: date) -> YearPart:
    if machine.draft.maintenance_year is not None:
        return YearPart(_exact(machine.draft.maintenance_year), _("expected a year"))
    return YearPart(_exact(spent_in_year(books, machine.id, day)), _("what the log says of the last twelve months"))


def _energy(machine: Machine, hours: Fraction) -> YearPart:
    each = machine.draft.energy_hour
    if each is None:
        return YearPart(Fraction(0), _("No energy is written down."))
    return YearPart(
        Fraction(each.decimal) * hours,
        _("%(rate)s an hour") % {"rate": showing.price(each.decimal, machine.cost.currency)},
    )


def _interest(books: Books, machine: Machine) -> YearPart:
    sources = loans_of_machine(books, machine)
    if not sources:
        return YearPart(Fraction(0), _("No loan is written down."))
    said = ngettext("of %(count)s loan, by its plan", "of %(count)s loans, by their plans", len(sources))
    amounts = (interest_of(books, source) for source in sources)
    return YearPart(sum(amounts, Fraction(0)), said % {"count": len(sources)})


def told_life(months: int) -> str:
    """Return a life in words: ``8 years``, ``2 years 6 months``."""
    years, rest = divmod(months, DECEMBER)
    said = [ngettext("%(count)s year", "%(count)s years", years) % {"count": years}] if years else []
    said += [ngettext("%(count)s month", "%(count)s months", rest) % {"count": rest}] if rest else []
    return " ".join(said)


def _exact(amount: Money) -> Fraction:
    return Fraction(amount.minor, _MINOR)
