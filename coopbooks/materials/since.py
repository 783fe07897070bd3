"""What moved of a material since a receipt that is recorded anew: read only then, never to know what there is."""

from typing import Final

from coopbooks.books import Books, storage
from coopbooks.ledger import Stock
from coopbooks.materials.postings import Moved
from coopbooks.quantity import Quantity

_SINCE: Final = """
    SELECT voucher.id, voucher.word, line.quantity, line.amount
    FROM line JOIN voucher ON voucher.id = line.voucher_id
    WHERE line.material_id = ? AND voucher.id > ? AND voucher.id <> ? AND voucher.reverses_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id)
    ORDER BY line.id
"""
_PLACE: Final = """
    WITH RECURSIVE before(id, corrects) AS (
        SELECT id, corrects_id FROM voucher WHERE id = ?
        UNION ALL SELECT voucher.id, voucher.corrects_id FROM voucher JOIN before ON voucher.id = before.corrects
    )
    SELECT min(id) FROM before
"""
_BOUGHT: Final = ("costs", "take_over_materials")


def moved_since(books: Books, material: int, voucher: int) -> tuple[Moved, ...]:
    """Return what moved of a material after a voucher, in the order it was recorded; what was voided never moved.

    What was recorded again stands where it was recorded first.
    """
    place = _place(voucher)
    rows = [(_place(id_), *row) for id_, *row in storage.plain(_SINCE, material, place, voucher)]
    return tuple(
        Moved(Stock(Quantity(quantity), books.money(amount)), word in _BOUGHT)
        for at, word, quantity, amount in sorted(rows, key=lambda row: row[0])
        if at > place
    )


def _place(voucher: int) -> int:
    """The voucher that was first recorded for a deed that may have been recorded again since."""
    [first] = storage.plain(_PLACE, voucher).fetchone()
    return int(first)
