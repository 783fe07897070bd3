"""What can be asked about dated rates."""

from datetime import date
from decimal import Decimal

from coopbooks.books import Books
from coopbooks.quantity import Quantity
from coopbooks.rates.records import RateRecord
from coopbooks.rates.rules import NONE, Rate


def list_rates(books: Books, name: str = "") -> list[Rate]:
    """Return the rates written down, of one name or all: the newest day first."""
    return [rate for rate in books.remember("rates", _all) if name in ("", rate.name)]


def rate_on(books: Books, name: str, day: date) -> Rate | None:
    """Return the rate in force on a day; None where none was written down by then, or it says there is none."""
    for rate in list_rates(books, name):
        if rate.since <= day:
            return rate if rate.method != NONE else None
    return None


def _all() -> tuple[Rate, ...]:
    query = RateRecord.select().order_by(RateRecord.since.desc(), RateRecord.name)
    return tuple(
        Rate(
            row.id,
            row.name,
            row.since,
            row.method,
            _without_noughts(Quantity(row.value).decimal),
            row.note,
            row.recorded_by,
            row.recorded_at,
        )
        for row in query
    )


def _without_noughts(value: Decimal) -> Decimal:
    """The same figure with as many decimals as it has: 6.960000 as 6.96, 3300.000000 as 3300."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
