"""A field for an amount: calculated, read by region, shown as the books write it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from coopbooks import reading, showing
from coopbooks.money import Money
from ui.shared.typed_edit import FigureEdit


class MoneyEdit(FigureEdit[Money]):
    """An amount in one currency; ``12*35,50`` becomes ``426,00`` when the field is left."""

    def __init__(self, currency: str = "BOB", parent: QWidget | None = None) -> None:
        """Make an empty field for amounts in ``currency``."""
        super().__init__(parent)
        self.currency = currency

    def take_currency(self, currency: str) -> None:
        """Read what is typed as an amount in another currency from now on."""
        if currency != self.currency:
            self.currency = currency
            self._settled = None

    def read(self, text: str) -> Money:
        """Read the amount or calculation."""
        return reading.money(text, self.currency)

    def show_as(self, value: Money) -> str:
        """Show it without the sign of the currency."""
        return showing.amount(value)

    def as_json(self, value: Money) -> Any:
        """Return its minor units and currency."""
        return {"minor": value.minor, "currency": value.currency}

    def of_json(self, kept: Any) -> Money:
        """Return the amount; one in another currency does not belong here."""
        if kept["currency"] != self.currency:
            raise ValueError(f"amounts here are in {self.currency}: {kept}")
        return Money(kept["minor"], self.currency)
