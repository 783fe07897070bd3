"""A field for how many or how much, up to six decimals, calculated like an amount."""

from typing import Any

from coopbooks import reading, showing
from coopbooks.quantity import Quantity
from ui.shared.typed_edit import FigureEdit


class QuantityEdit(FigureEdit[Quantity]):
    """A quantity of anything."""

    def read(self, text: str) -> Quantity:
        """Read the number or calculation."""
        return reading.quantity(text)

    def show_as(self, value: Quantity) -> str:
        """Show as many decimals as it has."""
        return showing.quantity(value)

    def as_json(self, value: Quantity) -> Any:
        """Return its millionths."""
        return value.micros

    def of_json(self, kept: Any) -> Quantity:
        """Return the quantity of so many millionths."""
        return Quantity(kept)


class WholeEdit(FigureEdit[int]):
    """A whole number, such as how many notes of one value."""

    def read(self, text: str) -> int:
        """Read the number or calculation; decimals are refused."""
        return reading.whole(text)

    def show_as(self, value: int) -> str:
        """Show it."""
        return str(value)

    def of_json(self, kept: Any) -> int:
        """Return the number; anything else is none."""
        if not isinstance(kept, int):
            raise TypeError(f"no whole number: {kept}")
        return kept
