"""A field for a part of something: an amount, or so many percent of it."""

from decimal import Decimal, InvalidOperation
from typing import Any

from coopbooks import reading, showing
from coopbooks.money import Money
from ui.shared.typed_edit import FigureEdit


class ShareEdit(FigureEdit[Money | Decimal]):
    """A part of something: an amount in its currency, or ``80 %`` of it."""

    def __init__(self, currency: str) -> None:
        """Make an empty field for amounts in ``currency``."""
        super().__init__()
        self.currency = currency

    def take_currency(self, currency: str) -> None:
        """Read what is typed as an amount in another currency from now on."""
        self.currency = currency
        self._settled = None

    def read(self, text: str) -> Money | Decimal:
        """Read a percentage where its sign is typed, else an amount or calculation."""
        typed = text.strip()
        return reading.rate(typed.removesuffix("%")) if typed.endswith("%") else reading.money(text, self.currency)

    def show_as(self, value: Money | Decimal) -> str:
        """Show it as it was meant: with the sign of its currency, or that of a percentage."""
        if isinstance(value, Money):
            return showing.money(value)
        return showing.number(value) + showing.region().percent

    def as_json(self, value: Money | Decimal) -> Any:
        """Return the minor units and currency of an amount, the digits of a percentage."""
        return {"minor": value.minor, "currency": value.currency} if isinstance(value, Money) else str(value)

    def of_json(self, kept: Any) -> Money | Decimal:
        """Return what was kept."""
        if not isinstance(kept, str):
            return Money(kept["minor"], kept["currency"])
        try:
            return Decimal(kept)
        except InvalidOperation as error:  # no ValueError, as what does not read is elsewhere
            raise ValueError(kept) from error
