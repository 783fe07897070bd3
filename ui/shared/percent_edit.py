"""Fields for figures that are no amount of money and no quantity of a thing: a rate, a percentage."""

from decimal import Decimal, InvalidOperation
from typing import Any

from coopbooks import reading, showing
from ui.shared.typed_edit import FigureEdit


class DecimalEdit(FigureEdit[Decimal]):
    """A figure of up to six decimals, calculated like an amount: a price for a gram, minutes, a rate."""

    def read(self, text: str) -> Decimal:
        """Read the figure or calculation."""
        return reading.rate(text)

    def show_as(self, value: Decimal) -> str:
        """Show as many decimals as it has."""
        return showing.number(value)

    def as_json(self, value: Decimal) -> Any:
        """Return it in digits."""
        return str(value)

    def of_json(self, kept: Any) -> Decimal:
        """Return the figure of these digits."""
        try:
            return Decimal(kept)
        except InvalidOperation as error:  # no ValueError, as what does not read is elsewhere
            raise ValueError(kept) from error


class PriceEdit(DecimalEdit):
    """A price or pay that may need more than two decimals, and shows at least two."""

    def show_as(self, value: Decimal) -> str:
        """Show it as money is written."""
        return showing.rate(value)


class PercentEdit(DecimalEdit):
    """A percentage; the sign may be typed or left out: ``10`` is 10 %."""

    def read(self, text: str) -> Decimal:
        """Read it without its sign."""
        return super().read(text.strip().removesuffix("%"))

    def show_as(self, value: Decimal) -> str:
        """Show it with its sign."""
        return showing.number(value) + showing.region().percent
