"""The field that says which order something is for: only there once there are orders, so that nobody else meets it."""

from collections.abc import Callable
from typing import Any

from coopbooks import orders
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.orders import Order, OrderDraft
from ui.shared.choice import Option
from ui.shared.picker import Picker


def for_order() -> str:
    """Say what the field is for."""
    return _("For which order?")


class OrderPicker(Picker):
    """One of the open orders, found by its number, what it is about or whom it is from; a new one is made by its title.

    It is then from the ``customer`` of the form, where that has one.
    """

    def __init__(self, books: Books, customer: Callable[[], int | None] = lambda: None) -> None:
        """Make an empty field."""
        super().__init__(
            lambda: [_shown(row.order) for row in orders.list_orders(books, state="open")],
            lambda title: _shown(_make(books, title, customer)),
            lambda title: _("+ New order “%(title)s”") % {"title": title},
            lambda key: _shown(orders.order(books, key)),
        )
        self._books = books

    def is_wanted(self) -> bool:
        """Whether the club takes orders at all."""
        return orders.any_order(self._books)

    def put(self, order: int | None, *, again: bool) -> None:
        """Pick the order of what is filled in; of what is recorded ``again`` only one that is still open."""
        if again:
            self.set(self._offered(order))
        else:
            self.set_key(order)

    def picked(self) -> Order | None:
        """Return the order picked; None where none is, or what is typed cannot be read."""
        key = self.readable_key
        return None if key is None else orders.order(self._books, key)


def _shown(order: Order) -> Option:
    return Option(order.id, order.label, order.customer_name)


def _make(books: Books, title: str, customer: Callable[[], int | None]) -> Order:
    today = books.today()
    draft = OrderDraft(orders.proposed_code(books, today), title, customer(), books.money(0), today)
    return orders.add_order(books, draft)


def take_order(form: Any, order: int) -> None:
    """Propose an order in a form that was just opened for one, and what follows from it; a half filled one stays."""
    if not form.half_filled:
        form.order.set_key(order)
        form.order.settled.emit()
