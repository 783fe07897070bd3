"""What the lines of a sheet cost: unit cost by direct materials, direct work and shared indirect costs; no database.

The method is that of a bill of materials with its routing, absorption costing: prime cost = materials + work; direct
cost = prime + machine time + other direct; production cost = direct + indirect. Everything is an exact quotient
(``Fraction``) in the currency of the books for the whole of the sheet's basis; nothing is rounded before it is shown
(:mod:`coopbooks.costing.shown`).

A component brings what it is made of along: its materials stand among the materials of whatever uses it, its work
among the work, its minutes among the minutes. So a percentage of the materials is one of *all* the materials, and lines
moved into a component of their own change no cost. The charges on pay are those of each sheet on its own work.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from coopbooks.costing.checks import at
from coopbooks.costing.known import Known, exact
from coopbooks.costing.shapes import ComponentLine, MachineHour, MachineLine, MaterialLine, Price, Sheet
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.materials import unit_name

NOTHING: Final = Fraction(0)
_HUNDRED: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a cost is made of; the sum of the six is the production cost."""

    materials: Fraction = NOTHING
    work: Fraction = NOTHING
    charges: Fraction = NOTHING
    machine: Fraction = NOTHING
    other: Fraction = NOTHING
    indirect: Fraction = NOTHING

    @property
    def prime(self) -> Fraction:
        """Materials and work with its charges."""
        return self.materials + self.work + self.charges

    @property
    def direct(self) -> Fraction:
        """Everything that belongs to this product alone."""
        return self.prime + self.machine + self.other

    @property
    def production(self) -> Fraction:
        """What it costs to make."""
        return self.direct + self.indirect

    def times(self, factor: Fraction) -> "Parts":
        """Return so many times as much of each."""
        return Parts(
            self.materials * factor,
            self.work * factor,
            self.charges * factor,
            self.machine * factor,
            self.other * factor,
            self.indirect * factor,
        )


@dataclass(frozen=True, slots=True)
class Costed:
    """A sheet worked out, for the whole of its basis: pieces ``made``, ``good`` ones, and those that are ``sold``.

    ``amounts`` are the costs of the lines in their order, None where a line depends on a price. ``minutes`` are those
    of all work, ``timed`` whether every operation has its minutes; ``by_hour`` is what of the pay goes by the hour,
    ``own`` what the members spend of their own.
    ``selling`` and ``export`` are the costs that depend on no price; the percentages, as ratios, those that do.
    """

    sheet: Sheet
    made: Fraction
    good: Fraction
    sold: Fraction
    parts: Parts
    amounts: tuple[Fraction | None, ...]
    minutes: Fraction = NOTHING
    timed: bool = True
    machine_minutes: Fraction = NOTHING
    by_hour: Fraction = NOTHING
    own: Fraction = NOTHING
    selling: Fraction = NOTHING
    selling_of_price: Fraction = NOTHING
    export: Fraction = NOTHING
    export_of_price: Fraction = NOTHING
    export_of_fob: Fraction = NOTHING

    @property
    def unit(self) -> Parts:
        """What one sold piece costs to make, part by part."""
        return self.parts.times(1 / self.sold)

    @property
    def before_price(self) -> Fraction:
        """What one sold piece costs, but for what depends on its price."""
        return (self.parts.production + self.selling) / self.sold


@lru_cache(maxsize=1024)
def ratio(percent: Decimal | None) -> Fraction:
    """Return a typed percentage as a ratio: 10 is a tenth."""
    return exact(percent or 0) / _HUNDRED


def pieces(sheet: Sheet) -> tuple[Fraction, Fraction, Fraction]:
    """Return how many pieces a sheet makes, how many of them are good, and how many of those are paid for."""
    made = {"unit": Fraction(1), "dozen": Fraction(12)}.get(sheet.basis) or exact(sheet.makes or 0)
    good = made * (1 - ratio(sheet.rejects)) if sheet.rejects else made
    sold = good * (1 - exact(sheet.given) / exact(sheet.given_of)) if sheet.given else good
    return made, good, sold


def with_waste(line: MaterialLine | ComponentLine) -> Fraction:
    """Return the quantity that is needed: × (1 + w), or ÷ (1 − w) where w is the part lost of what is put in."""
    needed = exact(line.quantity or 0)
    return needed * _waste(line.waste, line.waste_method) if line.waste else needed


@lru_cache(maxsize=1024)
def _waste(percent: Decimal, method: str) -> Fraction:
    return 1 / (1 - ratio(percent)) if method == "yield" else 1 + ratio(percent)


@lru_cache(maxsize=4096)
def _quotient(amount: Decimal, quantity: Decimal) -> Fraction:
    return exact(amount) / exact(quantity)


def hour_cost(hour: MachineHour) -> Fraction:
    """Return what an hour of a machine costs: its year through its hours."""
    year = exact(hour.depreciation) + exact(hour.maintenance) + exact(hour.energy) + exact(hour.interest)
    return year / exact(hour.hours)


def machine_rate(line: MachineLine, known: Known, index: int) -> Fraction:
    """Return what an hour of a line's machine costs; refuses one of the register that is gone, or without its hours."""
    if line.rate is not None:
        return exact(line.rate)
    hour = known.hour(line)
    if hour is None:
        raise Refusal(
            _("“%(machine)s” is not in the register of machines any more. Choose another, or write what an hour costs.")
            % {"machine": known.called(line)},
            at(index, "rate"),
            "no_machine",
        )
    if not hour.hours:
        raise Refusal(
            _("How many hours a month does “%(machine)s” work? Write it in the register of machines, or the hour here.")
            % {"machine": known.called(line)},
            at(index, "rate"),
            "no_hours",
        )
    return hour_cost(hour)


def in_books(price: Price, sheet: Sheet, known: Known, field_: str) -> Fraction:
    """Return what one of the price's unit costs in the currency of the books; refuses dollars without their price."""
    amount = _quotient(price.amount or Decimal(0), price.quantity)
    if price.currency in ("", known.currency):
        return amount
    return amount * dollar_of(sheet, field_)


def dollar_of(sheet: Sheet, field_: str = "dollar") -> Fraction:
    """Return the price of a dollar in the currency of the books; refuses where none is written."""
    if sheet.dollar is None:
        raise Refusal(
            _("Write the price of a dollar, or set it for this day: this amount is in dollars."), field_, "no_rate"
        )
    return exact(sheet.dollar)


def price_of(line: MaterialLine, known: Known, sheet: Sheet, index: int) -> tuple[Price, Fraction]:
    """Return the price of a material and what one of the line's unit costs; refuses one without a price."""
    price, material = line.price, known.materials.get(line.material or 0)
    if price.amount is None and price.source != "typed":
        found = material.price(price.source) if material else None
        if found is None:
            raise Refusal(
                _("“%(name)s” has no price yet: nothing was bought, or nothing is left. Write the price.")
                % {"name": material.name if material else line.description},
                at(index, "price"),
                "no_price",
            )
        price = found
    each = in_books(price, sheet, known, at(index, "price"))
    if not price.unit:
        return price, each
    holds = price.ratio or known.ratio(line.material, price.unit, line.unit)
    if holds is None:
        raise Refusal(
            _("How many %(unit)s are in one %(other)s? Say it where the material is kept, or choose another unit.")
            % {"unit": unit_name(line.unit), "other": unit_name(price.unit)},
            at(index, "unit"),
            "no_conversion",
        )
    return price, each / holds
