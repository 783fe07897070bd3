"""Using a material after a thousand and after a hundred thousand moves of its stock: history is never read again."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from coopbooks import bookfile, ledger, materials
from coopbooks.books import Books, Club, storage
from coopbooks.days import Period
from coopbooks.quantity import Quantity
from tests.bench.big_books import TODAY, clock
from tests.bench.measure import median
from tests.bench.report import Ratio

FEW, MANY = 1_000, 100_000
_LIMIT = 2.0
_TIMES = 51
_EVERY = 10
"""One move in so many is a purchase; the others use a kilogram each of what it brought."""
_VOUCHER = (
    "INSERT INTO voucher (id, kind, year, number, day, description, word, amount, recorded_by, recorded_at) "
    "VALUES (?, 'CT', 2026, ?, ?, 'Flour', ?, ?, 'Rosa', '2026-01-01T10:00:00')"
)
_LINE = (
    "INSERT INTO line (voucher_id, account_id, day, amount, material_id, quantity) "
    "SELECT id, ?, day, ?, ?, ? FROM voucher WHERE id = ?"
)


def ratios(aside: Path) -> Iterator[Ratio]:
    """A use, the list and as many lines of a stock card, after many moves against after few."""
    with closing(_made(aside / "few.coop", FEW)) as books:
        against = _measured(books, days=MANY // FEW)
    with closing(_made(aside / "many.coop", MANY)) as books:
        for name, seconds in _measured(books, days=1).items():
            yield Ratio(f"{name} after {MANY:,} moves of stock", seconds, against[name], _LIMIT)


def _measured(books: Books, days: int) -> dict[str, float]:
    flour = materials.list_materials(books)[0].material.id
    draft = materials.UseDraft(TODAY, (materials.MaterialLine(flour, Quantity.of("0.5")),))
    lately = Period(TODAY - timedelta(days=days), TODAY)
    return {
        "stock card": median(lambda: materials.stock_card(books, flour, lately), _TIMES),
        "list of materials": median(lambda: materials.list_materials(books), _TIMES),
        "using a material": median(lambda: materials.use_materials(books, draft), _TIMES),
    }


def _made(path: Path, moves: int) -> Books:
    """Make books with so many moves of one material, spread evenly over the year until yesterday."""
    books = bookfile.make(path, Club("Club de Madres Las Rosas", treasurer="Rosa"), clock)
    flour = materials.add_material(books, materials.MaterialDraft("Flour", "kg")).id
    roles = {role: ledger.account_of(books, role).id for role in ("materials", "materials_used", "cash")}
    with books.change("ledger"):
        for number in range(1, moves + 1):
            bought = number % _EVERY == 1
            day = date.fromordinal(TODAY.toordinal() - 365 + (number - 1) * 365 // moves).isoformat()
            kilos, amount = (_EVERY, 6_900 + number % 97) if bought else (-1, 690)
            other = roles["cash"] if bought else roles["materials_used"]
            worth = amount if bought else -amount
            storage.plain(_VOUCHER, number, number, day, "costs" if bought else "use_materials", amount)
            storage.plain(_LINE, roles["materials"], worth, flour, kilos * 1_000_000, number)
            storage.plain(_LINE, other, -worth, None, None, number)
            storage.plain("DELETE FROM unposted WHERE voucher_id = ?", number)
    return books
