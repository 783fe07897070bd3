"""Money: whole minor units (centavos) and a currency, never a float."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import total_ordering
from typing import Final, Self

from coopbooks.quantity import EXACT, Quantity

SYMBOLS: Final = {"BOB": "Bs", "USD": "$us", "EUR": "€"}
"""The currencies the books know, with the sign people write. All have two decimals."""

_MINOR_PER_MAJOR: Final = 100


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole minor units (1/100) of a currency; may be negative.

    Adding, subtracting or comparing two currencies is a mistake of the caller (ValueError).
    """

    minor: int
    currency: str = "BOB"

    def __post_init__(self) -> None:
        """Refuse anything but whole minor units of a currency the books know."""
        if type(self.minor) is not int:
            raise TypeError(f"money is whole minor units, not {self.minor!r}")
        if self.currency not in SYMBOLS:
            raise ValueError(f"unknown currency {self.currency!r}")

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str = "BOB") -> Self:
        """Make money from major units (``"12.50"``); refuses floats and fractions of a minor unit."""
        if isinstance(amount, float):
            raise TypeError("money is never a float")
        minor = EXACT.multiply(Decimal(amount), _MINOR_PER_MAJOR)
        if not minor.is_finite() or minor != minor.to_integral_value():
            raise ValueError(f"{amount} is no amount in whole minor units")
        return cls(int(minor), currency)

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, exact, with two decimals."""
        return Decimal(self.minor).scaleb(-2, EXACT)

    def _other(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not mix")
        return other.minor

    def __add__(self, other: "Money") -> "Money":
        """Sum, in the same currency."""
        return Money(self.minor + self._other(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """Difference, in the same currency."""
        return Money(self.minor - self._other(other), self.currency)

    def __neg__(self) -> "Money":
        """Return the same amount with the other sign."""
        return Money(-self.minor, self.currency)

    def __abs__(self) -> "Money":
        """Return the amount without its sign."""
        return Money(abs(self.minor), self.currency)

    def __bool__(self) -> bool:
        """Whether it is other than zero."""
        return self.minor != 0

    def __lt__(self, other: "Money") -> bool:
        """Compare within one currency."""
        return self.minor < self._other(other)

    def times(self, factor: int | Decimal | Quantity, rounding: str = ROUND_HALF_UP) -> "Money":
        """Multiply, rounding once to the minor unit (half up unless a rule says otherwise); refuses floats."""
        exact = EXACT.multiply(self.minor, _exact(factor))
        return Money(int(exact.quantize(Decimal(1), rounding, EXACT)), self.currency)

    def split(self, weights: Sequence[int | Decimal | Quantity]) -> list["Money"]:
        """Share out exactly in proportion to ``weights``: the parts always add up to the whole.

        Largest remainder, ties to the first. Refuses (ValueError) no weights, negative weights and all zeros;
        refuses floats.
        """
        exact = [_exact(weight) for weight in weights]
        if not exact or min(exact) < 0 or not any(exact):
            raise ValueError("weights must be zero or more, and not all zero")
        parts = _largest_remainder(abs(self.minor), exact)
        sign = -1 if self.minor < 0 else 1
        return [Money(sign * part, self.currency) for part in parts]


def _exact(factor: int | Decimal | Quantity) -> Decimal:
    if isinstance(factor, float):
        raise TypeError("money is never multiplied or shared by a float")
    return factor.decimal if isinstance(factor, Quantity) else Decimal(factor)


def _largest_remainder(whole: int, weights: list[Decimal]) -> list[int]:
    """Integer parts of ``whole`` by the method of Hare-Niemeyer (largest remainder), in exact integers."""
    ratios = [weight.as_integer_ratio() for weight in weights]
    common = math.lcm(*(denominator for _numerator, denominator in ratios))
    units = [numerator * common // denominator for numerator, denominator in ratios]
    total = sum(units)
    parts = [whole * unit // total for unit in units]
    remainders = [whole * unit % total for unit in units]
    by_remainder = sorted(range(len(units)), key=lambda place: -remainders[place])
    for place in by_remainder[: whole - sum(parts)]:
        parts[place] += 1
    return parts


def total(amounts: Iterable[Money], currency: str = "BOB") -> Money:
    """Add up any number of amounts of one currency; none at all is zero."""
    return sum(amounts, Money(0, currency))
