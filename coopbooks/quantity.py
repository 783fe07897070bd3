"""Quantity: how many or how much of a thing, exact to six decimals."""

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import total_ordering
from typing import Final, Self

EXACT: Final = Context(prec=1000)
"""Arithmetic wide enough never to round by itself: the usual 28 digits would round a long product unasked."""

_MICROS_PER_UNIT: Final = 1_000_000


@total_ordering
@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or measure in whole millionths of its unit; may be negative."""

    micros: int

    def __post_init__(self) -> None:
        """Refuse anything but whole millionths."""
        if type(self.micros) is not int:
            raise TypeError(f"a quantity is whole millionths, not {self.micros!r}")

    @classmethod
    def of(cls, amount: str | int | Decimal) -> Self:
        """Make a quantity from units (``"2.5"``); refuses floats and more than six decimals."""
        if isinstance(amount, float):
            raise TypeError("a quantity is never a float")
        micros = EXACT.multiply(Decimal(amount), _MICROS_PER_UNIT)
        if not micros.is_finite() or micros != micros.to_integral_value():
            raise ValueError(f"{amount} is no number of at most six decimals")
        return cls(int(micros))

    @property
    def decimal(self) -> Decimal:
        """The quantity in units, exact."""
        return Decimal(self.micros).scaleb(-6, EXACT)

    def __add__(self, other: "Quantity") -> "Quantity":
        """Sum."""
        return Quantity(self.micros + other.micros)

    def __sub__(self, other: "Quantity") -> "Quantity":
        """Difference."""
        return Quantity(self.micros - other.micros)

    def __neg__(self) -> "Quantity":
        """Return the same quantity with the other sign."""
        return Quantity(-self.micros)

    def __bool__(self) -> bool:
        """Whether it is other than zero."""
        return self.micros != 0

    def __lt__(self, other: "Quantity") -> bool:
        """Compare."""
        return self.micros < other.micros
