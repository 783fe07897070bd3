"""What can be asked about orders: which there are, what came of one, what income is still to come.

What was sold and spent is asked of the lines of the ledger that say which order they are for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coopbooks.books import Books, storage
from coopbooks.days import Month, Period
from coopbooks.ledger.chart import NATURES
from coopbooks.ledger.shapes import label
from coopbooks.money import Money
from coopbooks.orders.records import OrderLineRecord
from coopbooks.orders.rules import Order, OrderLine, following
from coopbooks.quantity import Quantity
from coopbooks.reading import fold


def _sections(*natures: str) -> str:
    return ", ".join(f"'{section}'" for section, nature in NATURES.items() if nature in natures)


_INCOME: Final = _sections("income")
_SPENT: Final = _sections("cost", "expense")
_SOLD: Final = f"""
    (SELECT coalesce(-sum(line.amount), 0) FROM line JOIN account ON account.id = line.account_id
     WHERE line.order_id = club_order.id AND account.section IN ({_INCOME}))
"""  # noqa: S608 - sections of our own chart
"""What was sold for an order, in centavos: discounts and what was taken back are off already."""
_ORDERS: Final = f"""
    SELECT club_order.id, code, title, customer_id, agreed, taken, promised, club_order.activity_id, note, state, ended,
           coalesce(person.name, ''), coalesce(person.detail, ''),
           folded_code || ' ' || folded_title || ' ' || coalesce(person.folded, ''), {_SOLD}
    FROM club_order LEFT JOIN person ON person.id = customer_id
"""  # noqa: S608
_EXPECTED: Final = f"""
    SELECT month, sum(max(agreed - sold, 0)) FROM (
        SELECT max(substr(promised, 1, 7), ?) AS month, agreed, {_SOLD} AS sold FROM club_order WHERE state = 'open'
    )
    WHERE month <= ? GROUP BY month
"""  # noqa: S608
_FIGURES: Final = f"""
    SELECT club_order.agreed,
           coalesce(-sum(line.amount) FILTER (WHERE account.section IN ({_INCOME})), 0),
           coalesce(sum(line.amount) FILTER (WHERE account.role IS 'materials_used'), 0),
           coalesce(sum(line.amount) FILTER (
               WHERE account.section IN ({_SPENT}) AND account.role IS NOT 'materials_used'
           ), 0)
    FROM club_order LEFT JOIN line ON line.order_id = club_order.id LEFT JOIN account ON account.id = line.account_id
    WHERE club_order.id = ? GROUP BY club_order.id
"""  # noqa: S608
_DEEDS: Final = f"""
    SELECT voucher.id, voucher.kind, voucher.year, voucher.number, voucher.day, voucher.description, -sum(line.amount)
    FROM line CROSS JOIN account ON account.id = line.account_id CROSS JOIN voucher ON voucher.id = line.voucher_id
    WHERE line.order_id = ? AND account.section IN ({_INCOME}, {_SPENT}) AND voucher.reverses_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id)
    GROUP BY voucher.id ORDER BY voucher.day, voucher.id
"""  # noqa: S608
"""CROSS keeps to the lines of the order, each of which has one account and one voucher."""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order in a list, with what was sold for it so far."""

    order: Order
    sold: Money

    @property
    def to_come(self) -> Money:
        """What is still to be sold for it, never below zero; nothing where it is no longer open."""
        left = self.order.agreed - self.sold
        return left if self.order.state == "open" and left.minor > 0 else left - left


@dataclass(frozen=True, slots=True)
class OrderFigures:
    """What an order brought and took: ``costs`` are all but the ``materials`` used."""

    agreed: Money
    sold: Money
    materials: Money
    costs: Money

    @property
    def left(self) -> Money:
        """What is left of what was sold."""
        return self.sold - self.materials - self.costs


@dataclass(frozen=True, slots=True)
class OrderDeed:
    """Something recorded for an order, by its voucher: what it brought (+) or took (−)."""

    voucher: int
    label: str
    day: date
    description: str
    amount: Money


def order(books: Books, order_id: int) -> Order:
    """Return one order by id."""
    found = _rows(books, f"{_ORDERS} WHERE club_order.id = ?", order_id)
    if not found:
        raise LookupError(f"no order {order_id}")
    return found[0][0].order


def list_orders(
    books: Books,
    *,
    search: str = "",
    state: str | None = None,
    period: Period | None = None,
    customer: int | None = None,
) -> list[OrderRow]:
    """Return orders: the open ones first, by the day they are promised for, if any; then the others, newest first.

    Those of one ``state`` or ``customer``, promised in a ``period``; those whose code, title or customer holds the
    words searched.
    """
    conditions, values = ["1"], list[Any]()
    for condition, value in (
        ("state = ?", state),
        ("customer_id = ?", customer),
        ("promised >= ?", period and period.first.isoformat()),
        ("promised < ?", period and period.after.isoformat()),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    sql = f"{_ORDERS} WHERE {' AND '.join(conditions)} ORDER BY promised IS NULL, promised, club_order.id"
    words = fold(search).split()
    found = [row for row, folded in _rows(books, sql, *values) if all(word in folded for word in words)]
    still_open = [row for row in found if row.order.state == "open"]
    over = [row for row in found if row.order.state != "open"]
    return [*still_open, *sorted(over, key=lambda row: (row.order.ended, row.order.id), reverse=True)]


def list_due(books: Books, through: date) -> list[OrderRow]:
    """Return the open orders promised up to a day, the earliest first."""
    rows = list_orders(books, state="open")
    return [row for row in rows if row.order.promised and row.order.promised <= through]


def any_order(books: Books) -> bool:
    """Whether there ever was an order; asked by every form, and remembered until one is added."""
    return books.remember("orders", lambda: storage.plain("SELECT 1 FROM club_order LIMIT 1").fetchone() is not None)


def proposed_code(books: Books, day: date) -> str:  # noqa: ARG001 - asked of an open set of books
    """Return the code for the next order: after the newest one, the way the club numbers them; one nobody has."""
    newest = storage.plain("SELECT code FROM club_order ORDER BY id DESC LIMIT 1").fetchone()
    code = following(newest[0] if newest else "", day.year)
    while storage.plain("SELECT 1 FROM club_order WHERE folded_code = ?", fold(code)).fetchone():
        code = following(code, day.year)
    return code


def expected_income(books: Books, through: Month) -> dict[Month, Money]:
    """Return what income is still to come from orders, for every month from the present one through another.

    What is agreed less what was sold for it, never below zero, in the month an order is promised for; that of overdue
    ones in the present month.
    """
    present = Month.of(books.today())
    found = {Month.of_key(key): minor for key, minor in storage.plain(_EXPECTED, present.key, through.key)}
    months = Period(present.first, through.plus(1).first).months() if present <= through else ()
    return {month: books.money(found.get(month)) for month in months}


def figures_of(books: Books, order_id: int) -> OrderFigures:
    """Return what an order brought and took so far."""
    found = storage.plain(_FIGURES, order_id).fetchone()
    if found is None:
        raise LookupError(f"no order {order_id}")
    return OrderFigures(*map(books.money, found))


def list_deeds(books: Books, order_id: int) -> list[OrderDeed]:
    """Return what was recorded for an order and still stands, by day."""
    return [
        OrderDeed(id_, label(kind, year, number), date.fromisoformat(day), words, books.money(amount))
        for id_, kind, year, number, day, words, amount in storage.plain(_DEEDS, order_id)
    ]


def _rows(books: Books, sql: str, *values: Any) -> list[tuple[OrderRow, str]]:
    """Orders as a question finds them, each with the words it is searched by."""
    rows = storage.plain(sql, *values).fetchall()
    lines = _lines(books, [row[0] for row in rows])
    return [_row(books, row, tuple(lines.get(row[0], ()))) for row in rows]


def _row(books: Books, row: tuple[Any, ...], lines: tuple[OrderLine, ...]) -> tuple[OrderRow, str]:
    id_, code, title, customer, agreed, taken, promised, activity, note, state, ended, name, detail, folded, sold = row
    made = Order(
        code,
        title,
        customer,
        books.money(agreed),
        date.fromisoformat(taken),
        None if promised is None else date.fromisoformat(promised),
        lines,
        activity,
        note,
        id=id_,
        state=state,
        ended=None if ended is None else date.fromisoformat(ended),
        customer_name=f"{name} ({detail})" if detail else name,
    )
    return OrderRow(made, books.money(sold)), folded


def _lines(books: Books, orders: Iterable[int]) -> dict[int, list[OrderLine]]:
    record, found = OrderLineRecord, dict[int, list[OrderLine]]()
    for row in record.select().where(record.order.in_(list(orders))).order_by(record.id):
        line = OrderLine(row.product_id, row.description, Quantity(row.quantity), row.unit, books.money(row.price))
        found.setdefault(row.order_id, []).append(line)
    return found
