"""How money, quantities, days and moments lie in a record: whole numbers and ISO text, never floating point."""

from datetime import date, datetime
from typing import Any

from peewee import BigIntegerField, TextField

from coopbooks.money import Money
from coopbooks.quantity import Quantity


class MoneyField(BigIntegerField):
    """An amount in the currency of the books, kept as whole minor units."""

    def db_value(self, value: Any) -> int | None:
        """Take a Money apart; refuse anything else that is not whole minor units."""
        if isinstance(value, Money):
            return value.minor
        if value is None or type(value) is int:
            return value
        raise TypeError(f"money field got {value!r}")


class QuantityField(BigIntegerField):
    """A quantity, kept as whole millionths."""

    def db_value(self, value: Any) -> int | None:
        """Take a Quantity apart; refuse anything else that is not whole millionths."""
        if isinstance(value, Quantity):
            return value.micros
        if value is None or type(value) is int:
            return value
        raise TypeError(f"quantity field got {value!r}")


class DayField(TextField):
    """A day, kept as ``2026-03-07``."""

    def db_value(self, value: Any) -> str | None:
        """Write a day as ISO text; refuse anything else, a moment included."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if value is None or isinstance(value, str):
            return value
        raise TypeError(f"day field got {value!r}")

    def python_value(self, value: Any) -> date | None:
        """Read a day back."""
        return None if value is None else date.fromisoformat(value)


class MomentField(TextField):
    """A moment, kept as ``2026-03-07T14:05:09``, local time of the machine."""

    def db_value(self, value: Any) -> str | None:
        """Write a moment as ISO text to the second."""
        return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value

    def python_value(self, value: Any) -> datetime | None:
        """Read a moment back."""
        return None if value is None else datetime.fromisoformat(value)
