"""What pay is made of: work that was recorded, the lots it is put together in, and what comes on top."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from coopbooks.i18n import N_
from coopbooks.money import Money
from coopbooks.quantity import Quantity

NONE: Final = Quantity(0)
WORK_KINDS: Final = {"pieces": N_("pieces"), "hours": N_("hours"), "days": N_("days")}
"""How work is counted."""
EXTRAS: Final = {
    "bonus": N_("Bonus"),
    "pot": N_("Part of a pot"),
    "surplus": N_("Part of the surplus of a year"),
    "rejects": N_("Rejected pieces paid"),
    "loss": N_("Part of the rejected pieces of the team"),
}
"""What is added to the lots; the last one takes away."""
_MICROS: Final = 10**12
"""Millionths of a quantity times millionths of a rate."""


@dataclass(frozen=True, slots=True)
class Work:
    """Work of a member that is to be paid: accepted pieces, hours or days at a ``rate`` for one.

    ``label`` names product and operation; ``note`` says why the rate is another than usual. ``id`` is the record.
    """

    member: int
    kind: str
    label: str
    quantity: Quantity
    rate: Quantity | None
    rejected: Quantity = NONE
    product: int | None = None
    making: int | None = None
    order: int | None = None
    group: int | None = None
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Lot:
    """Work of one kind at one rate, put together: ``quantity`` × ``rate``, rounded half up once, is the ``amount``.

    ``works`` are the records behind it.
    """

    member: int
    kind: str
    label: str
    quantity: Quantity
    rejected: Quantity
    rate: Quantity
    amount: Money
    product: int | None
    making: int | None
    order: int | None
    group: int | None
    note: str
    works: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """What is added to the lots of a member: a bonus, a part of a pot, rejected pieces paid, a part of what they cost.

    ``label`` is in the words of the club: a pot may have none, of a surplus it is the year. ``key`` is what a pot is
    shared by, or who bears rejected pieces; ``quantity`` of them are paid at ``rate``. A part is ``weight`` through
    ``weights`` of the ``whole``.
    """

    kind: str
    label: str
    amount: Money
    key: str = ""
    quantity: Quantity | None = None
    rate: Quantity | None = None
    weight: Fraction | None = None
    weights: Fraction | None = None
    whole: Money | None = None
    product: int | None = None
    order: int | None = None


def worth(quantity: Quantity, rate: Quantity, currency: str) -> Money:
    """Return what so much is worth at a rate in major units, rounded half up; neither is below zero."""
    return Money((2 * 100 * quantity.micros * rate.micros + _MICROS) // (2 * _MICROS), currency)
