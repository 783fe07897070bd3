"""The stock card of a material (kardex): what came, what went, what there is after each, without adding up history."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.days import Period
from coopbooks.ledger import Stock
from coopbooks.ledger.shapes import label
from coopbooks.materials.queries import material
from coopbooks.materials.rules import Material
from coopbooks.money import Money
from coopbooks.quantity import Quantity

_MOVES: Final = """
    SELECT line.day, voucher.id, voucher.kind, voucher.year, voucher.number, voucher.description, voucher.word,
           line.person_id, line.product_id, line.quantity, line.amount, line.note
    FROM line JOIN voucher ON voucher.id = line.voucher_id
    WHERE line.material_id = ? AND line.day >= ? AND line.day < ?
    ORDER BY line.day, line.voucher_id, line.id
"""


@dataclass(frozen=True, slots=True)
class StockMove:
    """One move on a stock card: the voucher it stands in, what came or went, and what there is after it."""

    day: date
    voucher: int
    label: str
    description: str
    word: str
    person: int | None
    product: int | None
    quantity: Quantity
    amount: Money
    note: str
    after: Stock

    @property
    def change(self) -> Stock:
        """What came (+) or went (−) of it, and at what value."""
        return Stock(self.quantity, self.amount)

    @property
    def comes(self) -> bool:
        """Whether it makes the stock more; where only a value is put right, whether that is more."""
        return (self.quantity.micros or self.amount.minor) > 0


@dataclass(frozen=True, slots=True)
class StockCard:
    """What happened to one material in a period (kardex): what there was before, each move, what there is after."""

    material: Material
    period: Period
    opening: Stock
    moves: tuple[StockMove, ...]

    @property
    def closing(self) -> Stock:
        """What there is after the period."""
        return self.moves[-1].after if self.moves else self.opening

    @property
    def came(self) -> Stock:
        """What came in it, all together."""
        return sum((move.change for move in self.moves if move.comes), self._nothing)

    @property
    def went(self) -> Stock:
        """What went in it, all together, both without a sign."""
        return self._nothing - sum((move.change for move in self.moves if not move.comes), self._nothing)

    @property
    def _nothing(self) -> Stock:
        return Stock(Quantity(0), Money(0, self.opening.value.currency))


def stock_card(books: Books, material_id: int, period: Period) -> StockCard:
    """Return what happened to one material in a period, in the order of day and voucher.

    What there was before it is what there is now less what has moved since, so that history is not added up again.
    """
    sql = "SELECT sum(quantity), sum(amount) FROM line WHERE material_id = ? AND day >= ?"
    quantity, amount = storage.plain(sql, material_id, period.first.isoformat()).fetchone()
    opening = ledger.stock_of(books, material_id) - Stock(Quantity(quantity or 0), books.money(amount))
    after, moves = opening, []
    rows = storage.plain(_MOVES, material_id, period.first.isoformat(), period.after.isoformat())
    for day, id_, kind, year, number, words, word, person, product, moved, worth, note in rows:
        change = Stock(Quantity(moved), books.money(worth))
        after += change
        told = (date.fromisoformat(day), id_, label(kind, year, number), words, word, person, product)
        moves.append(StockMove(*told, change.quantity, change.value, note, after))
    return StockCard(material(books, material_id), period, opening, tuple(moves))
