"""What the operations of a product pay in one order, where that is not the usual rate; each with the reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from coopbooks import orders
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import check_text
from coopbooks.quantity import Quantity
from coopbooks.work.records import OrderRateRecord
from coopbooks.work.rules import check_rate

_RATES: Final = """
    SELECT rate.order_id, rate.making_id, product.id, product.name, making.name, rate.rate, rate.note, rate.recorded_by,
           rate.recorded_at,
           (SELECT piece_rate.rate FROM piece_rate WHERE piece_rate.making_id = making.id AND piece_rate.since <= ?
            ORDER BY piece_rate.since DESC LIMIT 1)
    FROM order_piece_rate AS rate JOIN making ON making.id = rate.making_id
    JOIN product ON product.id = making.product_id
    WHERE coalesce(?, rate.order_id) = rate.order_id
    ORDER BY rate.order_id DESC, product.folded, making.position, making.id
"""


@dataclass(frozen=True, slots=True)
class OrderRate:
    """What a piece of an operation is paid in an order, and why; ``usual`` is what it is paid otherwise today."""

    order: int
    making: int
    product: int
    product_name: str
    operation: str
    rate: Quantity
    note: str
    recorded_by: str
    recorded_at: datetime
    usual: Quantity | None

    @property
    def label(self) -> str:
        """Product and operation."""
        return f"{self.product_name} · {self.operation}"


def list_order_rates(books: Books, order: int | None = None) -> list[OrderRate]:
    """Return what is paid otherwise than usual in an order, or in any, the newest first; product by product in the
    order it is made.
    """
    found = []
    for of, making, product, name, operation, rate, note, by, at, usual in storage.plain(
        _RATES, books.today().isoformat(), order
    ):
        told = (note, by, datetime.fromisoformat(at), Quantity(usual) if usual else None)
        found.append(OrderRate(of, making, product, name, operation, Quantity(rate), *told))
    return found


def set_order_rate(books: Books, order: int, making: int, rate: Quantity, note: str) -> None:
    """Pay so much for a piece of an operation in an order, for a reason. Tells watchers: ``work``.

    It counts for all work of that order nobody was paid for yet, and for what is still to come.
    """
    orders.order(books, order)
    check_rate(rate)
    why = " ".join(note.split())
    if not why:
        raise Refusal(_("Write why it is paid otherwise than usual: it is printed on her slip."), "note", "empty")
    check_text(why, "note")
    with books.change("work"):
        _forget(order, making)
        told = {"recorded_by": books.who, "recorded_at": books.now()}
        OrderRateRecord.keep(order=order, making=making, rate=rate, note=why, **told)


def remove_order_rate(books: Books, order: int, making: int) -> None:
    """Pay what is usual in an order again. Tells watchers: ``work``."""
    with books.change("work"):
        _forget(order, making)


def _forget(order: int, making: int) -> None:
    record = OrderRateRecord
    record.delete().where(record.order == order, record.making == making).execute()
