"""A field for how many or how much, up to six decimals, calculated like an amount."""

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


class WholeEdit(FigureEdit[int]):
    """A whole number, such as how many notes of one value."""

    def read(self, text: str) -> int:
        """Read the number or calculation; decimals are refused."""
        return reading.whole(text)

    def show_as(self, value: int) -> str:
        """Show it."""
        return str(value)
