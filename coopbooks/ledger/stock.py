"""How much there is of each material, and at what value: kept with every posting, never added up again."""

from dataclasses import dataclass
from fractions import Fraction

from coopbooks.books import Books, storage
from coopbooks.ledger.queries import voucher
from coopbooks.money import Money
from coopbooks.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Stock:
    """How much there is of a material, in the unit its stock is kept in, and what it stands at in the books."""

    quantity: Quantity
    value: Money

    @property
    def average(self) -> Fraction | None:
        """The weighted average price of one unit, exact; None where nothing is there, or stands at nothing."""
        if self.quantity.micros <= 0 or self.value.minor <= 0:
            return None
        return Fraction(self.value.minor * 10**4, self.quantity.micros)

    def worth(self, part: Quantity) -> Money:
        """Return what a part of it stands at: weighted average, rounded half up.

        All of it is worth all of the value, so that no centavo is left behind.
        """
        return Money(_half_up(Fraction(self.value.minor * part.micros, self.quantity.micros)), self.value.currency)

    def __add__(self, other: "Stock") -> "Stock":
        """Put two together."""
        return Stock(self.quantity + other.quantity, self.value + other.value)

    def __sub__(self, other: "Stock") -> "Stock":
        """Take one from the other."""
        return Stock(self.quantity - other.quantity, self.value - other.value)


def _half_up(exact: Fraction) -> int:
    """The nearest whole number, the larger one of two (of less than nothing, the smaller), as money is rounded."""
    nearest = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return nearest if exact >= 0 else -nearest


def stock_of(books: Books, material: int, without: int | None = None) -> Stock:
    """Return what there is of a material now; as if ``without``, a voucher that is to be taken back, had never been."""
    sql = "SELECT sum(quantity), sum(amount) FROM stock_balance WHERE material_id = ?"
    quantity, value = storage.plain(sql, material).fetchone()
    standing = Stock(Quantity(quantity or 0), books.money(value))
    for line in voucher(books, without).lines if without else ():
        if line.material == material and line.quantity is not None:
            standing -= Stock(line.quantity, line.amount)
    return standing


def list_stocks(books: Books) -> dict[int, Stock]:
    """Return what there is of every material that ever was there, by its id."""
    rows = storage.plain("SELECT material_id, sum(quantity), sum(amount) FROM stock_balance GROUP BY material_id")
    return {material: Stock(Quantity(quantity), books.money(value)) for material, quantity, value in rows}
