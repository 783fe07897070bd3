"""Rounding what is handed over to coins that can be had; the rest, of either sign, is carried to the next slip."""

from dataclasses import dataclass, field
from typing import Final

from coopbooks.i18n import N_
from coopbooks.money import Money

ROUNDING_STEPS: Final = (1, 10, 20, 50, 100)
"""In centavos: not at all, and to what small coins make."""
ROUNDING_WAYS: Final = {"down": N_("down"), "nearest": N_("to the nearest")}


@dataclass(frozen=True, slots=True)
class Rounding:
    """To how much is rounded, and which way; half a step is rounded up."""

    step: Money = field(default_factory=lambda: Money(10))
    way: str = "down"

    def __post_init__(self) -> None:
        """Refuse what is not offered."""
        if self.step.minor not in ROUNDING_STEPS or self.way not in ROUNDING_WAYS:
            raise ValueError(f"not offered: {self}")


@dataclass(frozen=True, slots=True)
class Rounded:
    """What is handed over of a net: ``net`` and what was carried in are ``paid`` and ``carried`` on, together."""

    net: Money
    carried_in: Money
    paid: Money
    carried: Money

    @property
    def due(self) -> Money:
        """What is owed before rounding."""
        return self.net + self.carried_in


def round_net(net: Money, carried_in: Money, rounding: Rounding) -> Rounded:
    """Return what is paid of a net with what was carried in, never below zero, and what is carried on.

    Rounded to the nearest a few centavos more than owed may be paid: they are carried with the minus sign.
    """
    due = net + carried_in
    step = rounding.step.minor
    if due.currency != rounding.step.currency:
        raise ValueError(f"{due.currency} is not rounded to {rounding.step.currency}")
    up = step // 2 if rounding.way == "nearest" else 0
    paid = Money(max((due.minor + up) // step * step, 0), due.currency)
    return Rounded(net, carried_in, paid, due - paid)
