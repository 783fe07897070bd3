"""What moved of a material about a receipt that is recorded anew or voided: read only then, not to know what there is.

What was recorded again stands where it was recorded first. A receipt from before that was itself corrected or voided
later had what was used since it priced again; then the moves are told from that receipt on, to be priced once more.
"""

from dataclasses import dataclass
from typing import Any, Final

from coopbooks.books import Books, storage
from coopbooks.ledger import Stock
from coopbooks.materials.postings import Moved
from coopbooks.quantity import Quantity

BOUGHT: Final = ("costs", "gift", "take_over_materials")
"""The words of vouchers that bring materials in."""
_STANDING: Final = """
    SELECT voucher.id, voucher.corrects_id IS NULL, voucher.id, voucher.word, line.quantity, line.amount
    FROM line CROSS JOIN voucher ON voucher.id = line.voucher_id
    WHERE line.material_id = ? AND line.voucher_id > ? AND voucher.id <> ? AND voucher.reverses_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id)
    ORDER BY line.id
"""
"""CROSS keeps to the lines of the material, each of which has one voucher."""
_VOIDED: Final = """
    SELECT voucher.reverses_id, 0, voucher.id, voucher.word, sum(line.quantity), sum(line.amount)
    FROM voucher CROSS JOIN line ON line.voucher_id IN (voucher.id, voucher.reverses_id)
    WHERE +line.material_id = ? AND voucher.id > ? AND voucher.reverses_id IS NOT NULL
    GROUP BY voucher.id HAVING sum(line.amount) <> 0
"""
"""What is left of what was voided: what it priced again; + keeps to the few lines of each voucher."""
_PLACE: Final = """
    WITH RECURSIVE before(id, corrects) AS (
        SELECT id, corrects_id FROM voucher WHERE id = ?
        UNION ALL SELECT voucher.id, voucher.corrects_id FROM voucher JOIN before ON voucher.id = before.corrects
    )
    SELECT min(id) FROM before
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """What a voucher moved: the ``place`` of the deed, whether it was recorded there or voided or corrected later."""

    place: int
    voucher: int
    move: Moved

    @property
    def at(self) -> int:
        """Where it is told: what only prices again moves nothing, wherever that is."""
        return self.place if self.move.change.quantity else self.voucher


def moved_about(books: Books, material: int, voucher: int) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
    """Return what moved of a material before and after a voucher, in order; what was voided never moved.

    Before it only as far as it was priced again since.
    """
    place = start = _place(voucher)
    while True:
        rows = _rows(books, material, start, voucher)
        first = min((row.place for row in rows if row.move.bought), default=start)
        if first >= start:
            break
        start = first - 1
    told = sorted((row for row in rows if row.at > start), key=lambda row: row.at)
    return tuple(row.move for row in told if row.at < place), tuple(row.move for row in told if row.at > place)


def _rows(books: Books, material: int, start: int, without: int) -> list[_Row]:
    """What vouchers recorded after one moved of a material."""
    found: list[tuple[Any, ...]] = [
        *storage.plain(_STANDING, material, start, without),
        *storage.plain(_VOIDED, material, start),
    ]
    rows = []
    for deed, first, id_, word, quantity, amount in found:
        move = Moved(Stock(Quantity(quantity), books.money(amount)), word in BOUGHT)
        rows.append(_Row(deed if first else _place(deed), id_, move))
    return rows


def _place(voucher: int) -> int:
    """The voucher that was first recorded for a deed that may have been recorded again since."""
    [first] = storage.plain(_PLACE, voucher).fetchone()
    return int(first)
