"""What a cost sheet needs from outside: prices of materials, what units hold, sheets of components, machines, pools.

Everything is at hand before anything is worked out, so that the rules ask nobody. Amounts are in the currency of the
books.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from coopbooks import materials
from coopbooks.costing.shapes import MachineHour, MachineLine, MaterialLine, Price, Sheet, SheetLine
from coopbooks.money import Money
from coopbooks.reading import fold

exact = lru_cache(maxsize=8192)(Fraction)
"""The typed number as an exact quotient; the same few numbers come again and again."""
folded = lru_cache(maxsize=2048)(fold)
"""A name as it is compared."""
_key = lru_cache(maxsize=2048)(materials.key_of)
"""A unit as it is compared."""
_usual = lru_cache(maxsize=2048)(materials.factor)
"""How many of one unit another holds, of the units everybody knows."""


@dataclass(frozen=True, slots=True)
class KnownMaterial:
    """A material of the club: its stock unit, the stock units in one of each unit it can be measured in, its prices.

    ``factors`` are by what a unit is known by (:func:`materials.key_of`); prices are exact, so much ``amount`` for a
    ``quantity`` of stock units; None: never bought, none in store.
    """

    name: str
    unit: str
    factors: Mapping[str, Fraction] = field(default_factory=dict)
    last: Price | None = None
    average: Price | None = None

    def price(self, source: str) -> Price | None:
        """Return the price of one ``source``: what was paid last, or the average of the store."""
        return self.last if source == "last" else self.average

    def factor(self, unit: str) -> Fraction | None:
        """Return how many stock units one of a unit holds; None where nobody said so."""
        if _key(unit) == _key(self.unit):
            return Fraction(1)
        return self.factors.get(_key(unit))


@dataclass(frozen=True, slots=True)
class KnownMachine:
    """A machine of the register, and its year: with the depreciation of what was given, and without.

    ``said`` tells where each part of that comes from. Where nobody said how many hours it works, those are none.
    """

    name: str
    hour: MachineHour
    own_hour: MachineHour
    said: tuple[str, ...] = ()
    own_said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPool:
    """Shared costs: what they come to, the basis they are shared by, and the pieces of each product that bear them.

    ``weights`` is what each product weighs with all its pieces, worked out beforehand by its newest version; that of
    the sheet being worked out is found anew. ``unknown`` says of the others why one cannot be weighed.
    """

    name: str
    amount: Money
    basis: str
    units: Mapping[int, Decimal]
    by_hand: Mapping[int, Decimal] = field(default_factory=dict)
    weights: Mapping[int, Fraction] = field(default_factory=dict)
    unknown: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """All of it: materials, sheets, pools, machines by id. ``sheets`` are the newest by product, ``versions`` frozen.

    ``products`` are the names of products, for what is said. Units everybody knows need not be known.
    """

    materials: Mapping[int, KnownMaterial] = field(default_factory=dict)
    sheets: Mapping[int, Sheet] = field(default_factory=dict)
    versions: Mapping[int, Sheet] = field(default_factory=dict)
    pools: Mapping[int, KnownPool] = field(default_factory=dict)
    products: Mapping[int, str] = field(default_factory=dict)
    currency: str = "BOB"
    machines: Mapping[int, KnownMachine] = field(default_factory=dict)

    def component(self, product: int | None, version: int | None) -> Sheet | None:
        """Return the sheet of a component: the frozen version where one is named, else the newest of the product."""
        if version is not None:
            return self.versions.get(version)
        return None if product is None else self.sheets.get(product)

    def name(self, product: int | None) -> str:
        """Return what a product is called."""
        return "" if product is None else self.products.get(product, "")

    def called(self, line: SheetLine) -> str:
        """Return what a line is called: what was written, else the name of its material."""
        found: KnownMaterial | KnownMachine | None = None
        if isinstance(line, MaterialLine):
            found = self.materials.get(line.material or 0)
        elif isinstance(line, MachineLine):
            found = self.machines.get(line.machine or 0)
        return line.description or (found.name if found else "")

    def hour(self, line: MachineLine) -> MachineHour | None:
        """Return the year of a machine: as it was written or frozen, else as in the register; None without either."""
        machine = self.machines.get(line.machine or 0)
        if line.hour is not None or machine is None:
            return line.hour
        return machine.hour if line.with_donated else machine.own_hour

    def ratio(self, material: int | None, unit: str, into: str) -> Fraction | None:
        """Return how many of the unit ``into`` one ``unit`` holds; None where that cannot be known."""
        if _key(unit) == _key(into):
            return Fraction(1)
        if material is not None and material in self.materials:
            of_unit, of_into = (self.materials[material].factor(one) for one in (unit, into))
            return of_unit / of_into if of_unit and of_into else None
        return _usual(unit, into)
