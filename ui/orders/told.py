"""An order told: what is known of it, how it stands, what came of it; and the columns of everything listed about it."""

from collections.abc import Iterator
from datetime import date

from coopbooks import ledger, orders, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.materials import Used
from coopbooks.orders import Order, OrderDeed, OrderFigures, OrderLine, OrderRow
from ui.shared.record_table import Column
from ui.shared.rows import amounts, days, names
from ui.shared.told import Fact


def standing(order: Order, today: date) -> str:
    """Say how an order stands: open, overdue, finished or cancelled."""
    return _("Overdue") if order.is_overdue(today) else _(orders.STATES[order.state])


def facts_of(books: Books, order: Order) -> Iterator[Fact]:
    """Yield what is known of an order, each with its name; what nobody wrote down is left out."""
    known = ledger.list_activities(books, active=None)
    activity = next((one.name for one in known if one.id == order.activity), "")
    stands = standing(order, books.today())
    if order.ended:
        stands = _("%(how)s on %(day)s") % {"how": stands, "day": showing.day(order.ended)}
    said = (
        (_("How it stands"), stands),
        (_("Customer"), order.customer_name),
        (_("Taken on"), showing.day(order.taken)),
        (_("Promised for"), showing.day(order.promised) if order.promised else ""),
        (_("Agreed"), showing.money(order.agreed) if order.agreed else _("Nothing yet")),
        (_("Activity"), activity),
        (_("Note"), order.note),
    )
    return ((name, words) for name, words in said if words)


def figures_told(order: Order, figures: OrderFigures) -> Iterator[Fact]:
    """Yield what came of an order: what is still to come, what was sold and spent, and what is left of it."""
    yield _("Sold so far"), showing.money(figures.sold)
    if order.state == "open":
        yield _("Still to come"), showing.money(OrderRow(order, figures.sold).to_come)
    yield _("Materials used for it"), showing.money(figures.materials)
    yield _("Other costs"), showing.money(figures.costs)
    yield _("Left of it"), showing.money(figures.left)


def order_columns(books: Books) -> list[Column[OrderRow]]:
    """Return the columns of a list of orders."""

    def stands(row: OrderRow) -> str:
        return standing(row.order, books.today())

    def tone(row: OrderRow) -> str:
        return "out" if row.order.is_overdue(books.today()) else ""

    return [
        names("code", lambda: _("Number"), lambda row: row.order.code, 100),
        names("title", lambda: _("What it is about"), lambda row: row.order.title),
        names("customer", lambda: _("Customer"), lambda row: row.order.customer_name, 170),
        days("promised", lambda: _("Promised for"), lambda row: row.order.promised, 120),
        Column(lambda: _("How it stands"), stands, 120, tone=tone, key="state", value=stands),
        amounts("agreed", lambda: _("Agreed"), lambda row: row.order.agreed, blank=True),
        amounts("sold", lambda: _("Sold so far"), lambda row: row.sold, blank=True),
        amounts("to_come", lambda: _("Still to come"), lambda row: row.to_come, 120, blank=True),
        days("taken", lambda: _("Taken on"), lambda row: row.order.taken, spare=True),
        days("ended", lambda: _("Ended on"), lambda row: row.order.ended, spare=True),
        names("note", lambda: _("Note"), lambda row: row.order.note, 200, spare=True),
    ]


def line_columns() -> list[Column[OrderLine]]:
    """Return the columns of what is wanted with an order."""
    return [
        names("what", lambda: _("What is wanted"), lambda line: line.description),
        Column(lambda: _("Quantity"), _how_many, 140, right=True, key="quantity"),
        amounts("price", lambda: _("Price of one"), lambda line: line.price, 130),
        amounts("amount", lambda: _("Amount"), lambda line: line.amount, 130),
    ]


def _how_many(line: OrderLine) -> str:
    return showing.counted(line.quantity, line.unit)


def used_columns() -> list[Column[Used]]:
    """Return the columns of the materials used for an order."""
    return [
        names("material", lambda: _("Material"), lambda used: used.material.name),
        Column(lambda: _("Quantity"), lambda used: used.material.told(used.quantity), 140, right=True, key="quantity"),
        amounts("amount", lambda: _("Value"), lambda used: used.amount, 130),
    ]


def deed_columns() -> list[Column[OrderDeed]]:
    """Return the columns of what was recorded for an order."""
    return [
        days("day", lambda: _("Day"), lambda deed: deed.day),
        names("voucher", lambda: _("Voucher"), lambda deed: deed.label, 146),
        names("what", lambda: _("Description"), lambda deed: deed.description),
        Column(
            lambda: _("Brought or took"),
            lambda deed: showing.amount(deed.amount),
            140,
            right=True,
            tone=lambda deed: "in" if deed.amount.minor > 0 else "out",
            key="amount",
            value=lambda deed: deed.amount,
            kind="amounts",
        ),
    ]
