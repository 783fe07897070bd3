"""What a cost sheet (hoja de costos) is: its lines, how many pieces it makes and how they are priced; no arithmetic.

Typed numbers are ``Decimal``: quantities and prices to six decimals, percentages as written (``10`` is 10 %).
All lines of a sheet are for the whole of its basis: one piece, a dozen, or a batch with its yield.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks.i18n import N_

BASES: Final = {"unit": N_("One piece"), "dozen": N_("A dozen"), "batch": N_("A batch")}
"""What the lines of a sheet are for."""
WASTE: Final = {"added": N_("waste added"), "yield": N_("yield")}
"""How waste (merma) counts: added, quantity × (1 + w), or as what is left of it, quantity ÷ (1 − w)."""
SOURCES: Final = {"typed": N_("typed"), "last": N_("last paid"), "average": N_("average of the store")}
"""Where the price of a material comes from."""
PAY: Final = {"piece": N_("by the piece"), "hour": N_("by the hour")}
"""How an operation is paid."""
KINDS: Final = {
    "other": N_("Other direct costs"),
    "indirect": N_("Indirect costs"),
    "selling": N_("Selling"),
    "export": N_("Export"),
}
"""The kinds of costs that are plain amounts."""
METHODS: Final = {
    "fixed": N_("an amount"),
    "percent": N_("a percentage"),
    "work_hour": N_("an amount per work hour"),
    "machine_hour": N_("an amount per machine hour"),
    "pool": N_("a share of shared costs"),
}
"""How such an amount is found."""
PERCENT_OF: Final = {
    "materials": N_("of the materials"),
    "work": N_("of the work"),
    "prime": N_("of materials and work"),
    "direct": N_("of the direct cost"),
    "production": N_("of the production cost"),
    "price": N_("of the price"),
    "fob": N_("of the FOB price"),
}
"""What a percentage may be of: prices for selling and export, costs for all others."""
PRICING: Final = {
    "markup": N_("Markup on the cost"),
    "margin": N_("Margin on the price"),
    "offered": N_("The price offered"),
}
"""Where the price comes from."""
TAXES: Final = {"none": N_("No tax"), "inside": N_("Inside the price"), "outside": N_("On top of the price")}
"""How the tax on sales stands to the price: inside, net = price × (1 − t); on top, price = net × (1 + t)."""


@dataclass(frozen=True, slots=True)
class Price:
    """So much money for a quantity of a unit: 300 for 1 quintal, 10 for 16 kg. ``source`` says where it comes from.

    With ``last`` or ``average`` the amount is filled in when the version is frozen; before that it is asked anew.
    ``unit`` empty is the unit of its line. ``currency`` empty is the currency of the books; ``USD`` is turned over at
    the dollar of the sheet. ``ratio`` is how many of the line's unit one ``unit`` was when the version was frozen, so
    that a pack that changes later changes no version.
    """

    amount: Decimal | None
    quantity: Decimal = Decimal(1)
    unit: str = ""
    source: str = "typed"
    currency: str = ""
    ratio: Fraction | None = None


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """So much of a material, of the club's list (``material``) or written by its name alone; waste in percent."""

    description: str
    quantity: Decimal | None
    unit: str
    price: Price
    material: int | None = None
    waste: Decimal = Decimal(0)
    waste_method: str = "added"


@dataclass(frozen=True, slots=True)
class ComponentLine:
    """So many units of another product, at the production cost of its own sheet: dough in bread, a panel in a bag.

    ``version`` is the frozen version of that sheet; None, while this one is being written, is its newest.
    """

    description: str
    product: int | None
    quantity: Decimal | None
    version: int | None = None
    waste: Decimal = Decimal(0)
    waste_method: str = "added"


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One operation, ``times`` done (None: once for every piece made), taking ``minutes`` each time.

    ``rate`` is paid each time (``pay`` by the piece) or for sixty minutes (by the hour). ``own`` is what the member
    spends of her own each time, needles or thread: it costs the club nothing, and she earns so much less.
    """

    description: str
    rate: Decimal | None
    pay: str = "piece"
    minutes: Decimal | None = None
    times: Decimal | None = None
    operation: int | None = None
    own: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class MachineHour:
    """What a machine costs in a year, and how many hours it runs: what an hour of it costs is the sum through hours."""

    depreciation: Decimal = Decimal(0)
    maintenance: Decimal = Decimal(0)
    energy: Decimal = Decimal(0)
    interest: Decimal = Decimal(0)
    hours: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class MachineLine:
    """The time of a machine: ``minutes`` each time, ``times`` (None: once for every piece made), at ``rate`` per hour.

    Without a rate it is that of ``hour``; of a ``machine`` of the register that is filled in when the version is
    frozen, and before that asked anew. ``with_donated``: what was given to the club of its cost counts, too.
    """

    description: str
    minutes: Decimal | None
    rate: Decimal | None = None
    hour: MachineHour | None = None
    times: Decimal | None = None
    machine: int | None = None
    with_donated: bool = True


@dataclass(frozen=True, slots=True)
class AmountLine:
    """A cost of one of ``KINDS`` found by one of ``METHODS``: a quantity at a price, a percentage, a rate, a share.

    Of a share of shared costs, the ``price`` is filled in when the version is frozen: the part for so many pieces.
    """

    kind: str
    description: str
    method: str = "fixed"
    quantity: Decimal | None = Decimal(1)
    price: Price | None = None
    percent: Decimal | None = None
    percent_of: str = "price"
    rate: Decimal | None = None
    pool: int | None = None


SheetLine = MaterialLine | ComponentLine | WorkLine | MachineLine | AmountLine


@dataclass(frozen=True, slots=True)
class Pricing:
    """How the price is found: a percentage of ``markup`` or ``margin``, or the price ``offered`` for one of ``per``."""

    method: str = "markup"
    percent: Decimal | None = None
    offered: Decimal | None = None
    currency: str = ""
    per: str = "unit"


@dataclass(frozen=True, slots=True)
class SalesTax:
    """The tax on sales: its method, one of ``TAXES``, and percentage."""

    method: str = "none"
    percent: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Month:
    """What a month looks like: what the club pays anyway, what it wants to earn, and what one member makes.

    ``fixed_costs`` and ``target`` in the currency of the books, ``pieces`` one member makes, ``minimum_wage`` a month
    of ``wage_hours`` hours.
    """

    fixed_costs: Decimal | None = None
    target: Decimal | None = None
    pieces: Decimal | None = None
    minimum_wage: Decimal | None = None
    wage_hours: Decimal = Decimal(240)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A cost sheet: what the lines are for (``basis``), how many pieces a batch ``makes``, and what is never paid for.

    ``rejects`` in percent of what is made; ``given`` of every ``given_of`` good ones are given on top (yapa, vendaje).
    ``charges`` in percent of the members' pay. ``dollar`` is the price of one dollar in the currency of the books,
    ``dollar_source`` who says so.
    """

    product: int
    lines: tuple[SheetLine, ...]
    basis: str = "unit"
    makes: Decimal | None = None
    rejects: Decimal = Decimal(0)
    given: Decimal = Decimal(0)
    given_of: Decimal = Decimal(0)
    charges: Decimal = Decimal(0)
    pricing: Pricing = field(default_factory=Pricing)
    tax: SalesTax = field(default_factory=SalesTax)
    dollar: Decimal | None = None
    dollar_source: str = ""
    month: Month = field(default_factory=Month)
