"""What was used of materials for an order, a product or an activity: from the lines of the ledger that say so."""

from dataclasses import dataclass
from typing import Any, Final

from coopbooks.books import Books, storage
from coopbooks.days import Period
from coopbooks.materials.queries import materials_of
from coopbooks.materials.rules import Material
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from coopbooks.reading import alphabetical

_WHAT_FOR: Final = frozenset({"order", "product", "activity"})
"""What materials can be used for, as a line of the ledger says it."""


@dataclass(frozen=True, slots=True)
class Used:
    """So much of a material used for something, and what it stood at when it was used.

    ``of`` is the order, product or activity it was used for, by id, where uses are listed by those; None: for none.
    """

    material: Material
    quantity: Quantity
    amount: Money
    of: int | None = None


def list_used(
    books: Books,
    *,
    by: str = "",
    order: int | None = None,
    product: int | None = None,
    activity: int | None = None,
    period: Period | None = None,
) -> list[Used]:
    """Return what was used of each material by name, for one order, product or activity, in a period; None: any.

    ``by`` one of these (``order``, ``product``, ``activity``) each has its own rows. What was taken back was never
    used.
    """
    of = f"line.{by}_id" if by in _WHAT_FOR else "NULL"
    conditions, values = ["line.material_id IS NOT NULL", "voucher.word = 'use_materials'"], list[Any]()
    for condition, value in (
        ("line.order_id = ?", order),
        ("line.product_id = ?", product),
        ("line.activity_id = ?", activity),
        ("line.day >= ?", period and period.first.isoformat()),
        ("line.day < ?", period and period.after.isoformat()),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    sql = f"""
        SELECT line.material_id, -sum(line.quantity), -sum(line.amount), {of}
        FROM line CROSS JOIN voucher ON voucher.id = line.voucher_id
        WHERE {" AND ".join(conditions)}
        GROUP BY line.material_id, {of} HAVING sum(line.quantity) <> 0
    """  # noqa: S608 - conditions of our own
    rows = storage.plain(sql, *values).fetchall()
    known = materials_of(row[0] for row in rows)
    used = [Used(known[id_], Quantity(quantity), books.money(amount), key) for id_, quantity, amount, key in rows]
    return sorted(used, key=lambda one: alphabetical(one.material.name))
