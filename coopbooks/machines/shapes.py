"""What a machine is: what is known of it, how it came, how it goes, what is done to keep it running; no database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from coopbooks.i18n import N_
from coopbooks.money import Money
from coopbooks.quantity import Quantity

CLASSES: Final = {
    "machines": N_("Machines and equipment"),
    "furniture": N_("Furniture"),
    "tools": N_("Tools"),
    "computers": N_("Computers"),
    "other": N_("Other things that are kept"),
    "land": N_("Land"),
}
"""What is kept. The first four stand on the accounts that play their role; for the others the club chooses its own."""
OWN_ACCOUNT: Final = ("other", "land")
"""The classes whose accounts the club chooses."""
COMING: Final = {"bought": N_("Bought"), "donated": N_("Donated"), "taken_over": N_("There before the books began")}
"""How a machine comes."""
GOING: Final = {"sold": N_("It was sold"), "scrapped": N_("It was scrapped"), "given": N_("It was given away")}
"""How a machine goes."""
STATES: Final = {
    "here": N_("In the club"),
    **GOING,
    "lent": N_("Handed to a member on a loan"),
    "voided": N_("Voided"),
}
"""What has become of it; ``voided``: what it came by was taken back, so that it never was there."""


@dataclass(frozen=True, slots=True)
class MachineDraft:
    """A machine as typed. ``kind`` is that of the operations of products; it stands at a ``place`` or with a person.

    ``account`` and ``accumulated`` are chosen only for classes of ``OWN_ACCOUNT``. Lives are in months: the one for the
    taxes is what is posted, the one for costing (None: the same) what an hour of it costs. ``rate`` is the percentage
    a year of a declining balance (None: twice the straight line). ``hours_month`` is how long it works in a month,
    ``energy_hour`` what an hour of energy costs, ``maintenance_year`` what is expected for keeping it running (None:
    what the log says of the last twelve months).
    """

    name: str
    class_: str = "machines"
    kind: str = ""
    serial: str = ""
    place: str = ""
    person: int | None = None
    activity: int | None = None
    account: int | None = None
    accumulated: int | None = None
    tax_life: int | None = None
    costing_life: int | None = None
    method: str = "straight"
    counting: str = "months"
    first_counted: bool = True
    rate: Decimal | None = None
    residual: Money | None = None
    hours_month: Quantity | None = None
    energy_hour: Quantity | None = None
    maintenance_year: Money | None = None
    note: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Payment:
    """So much out of, or into, one cash box or bank."""

    box: int | None
    amount: Money


@dataclass(frozen=True, slots=True)
class Source:
    """Where so much of the money for a machine came from: a loan, or a purpose of a grant."""

    amount: Money
    loan: int | None = None
    purpose: int | None = None


@dataclass(frozen=True, slots=True)
class Bought:
    """A machine bought: what was paid from which boxes; the rest is owed to the ``seller``.

    ``sources`` say where the money came from, as far as it was not the club's own.
    """

    day: date
    cost: Money
    payments: tuple[Payment, ...] = ()
    seller: int | None = None
    sources: tuple[Source, ...] = ()
    document: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Donated:
    """A machine that was given to the club, at what it is worth; ``purpose`` where it is part of a grant."""

    day: date
    value: Money
    donor: int | None = None
    purpose: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A machine that was there before the books began: what it cost, and what was depreciated up to ``day``.

    ``given`` is how much of its cost somebody had given the club.
    """

    day: date
    cost: Money
    depreciated: Money
    bought_on: date
    given: Money | None = None
    note: str = ""


Origin = Bought | Donated | TakenOver


@dataclass(frozen=True, slots=True)
class GoneDraft:
    """How a machine went. Of the ``price`` what was not paid into boxes is owed by the ``person``."""

    day: date
    kind: str
    price: Money | None = None
    payments: tuple[Payment, ...] = ()
    person: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MaintenanceDraft:
    """What was done to a machine, and when it is to be done again: on a day, every so many months, or hours of work.

    What it cost is known from the ``voucher`` of a cost, or written down here without posting anything.
    """

    day: date
    what: str
    cost: Money | None = None
    voucher: int | None = None
    next_day: date | None = None
    every_months: int | None = None
    every_hours: Quantity | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine of the register, the accounts it stands on, how it came and what has become of it.

    ``state`` is one of ``STATES``, ``voucher`` what it came by; ``came_on`` the day it came into the books, which is
    later than ``bought_on`` where it was there before they began. ``gone_on`` and ``gone_voucher`` tell how it went.
    """

    id: int
    draft: MachineDraft
    account: int
    accumulated: int | None
    coming: str
    voucher: int
    came_on: date
    bought_on: date
    cost: Money
    before: Money
    given_before: Money
    state: str = "here"
    gone_on: date | None = None
    gone_voucher: int | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.draft.name

    @property
    def label(self) -> str:
        """Name, and what tells it apart: ``Overlock (JK-2210)``."""
        return f"{self.name} ({self.draft.serial})" if self.draft.serial else self.name


@dataclass(frozen=True, slots=True)
class MachineRow:
    """One machine with what stands in the ledger for it: cost, depreciation so far, and what was given of it."""

    machine: Machine
    cost: Money
    depreciated: Money
    given: Money

    @property
    def book_value(self) -> Money:
        """What it stands at."""
        return self.cost - self.depreciated
