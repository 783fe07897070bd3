"""What becomes of an order: finished or cancelled from a day on, or opened again; each can be undone."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import orders
from coopbooks.i18n import N_, _
from coopbooks.orders import Order
from ui.shared.asking import Asking
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk

_ENDS: Final[Mapping[str, tuple[Callable[..., Order], str, str, str]]] = {
    "finished": (
        orders.finish_order,
        N_("Finish the order"),
        N_("No more income is expected of it. It can be opened again."),
        N_("%(name)s is finished."),
    ),
    "cancelled": (
        orders.cancel_order,
        N_("Cancel the order"),
        N_("What was recorded for it stays. It can be opened again."),
        N_("%(name)s is cancelled."),
    ),
}
"""How an order ends: what does it, what it is called, what comes of it, what is said then."""


def ask_to_end(desk: Desk, order: Order, state: str, parent: QWidget) -> Asking:
    """Ask from which day on an order is finished or cancelled."""
    _do, title, comes_of_it, _said = _ENDS[state]
    asking = Asking(desk, lambda: _(title), lambda day: _end(desk, order.id, state, day), desk.done, parent=parent)
    asking.say(lambda: _(comes_of_it))
    asking.add("day", lambda: _("Day"), DayEdit(desk.books.today)).propose(desk.books.today())
    asking.open_kept(desk, f"order_{state}", order.id)
    return asking


def _end(desk: Desk, order: int, state: str, day: date) -> Deed:
    end, _title, _comes_of_it, said = _ENDS[state]
    ended = end(desk.books, order, day)
    return Deed(lambda: _(said) % {"name": ended.label}, undo=lambda: open_again(desk, ended))


def open_again(desk: Desk, order: Order) -> Deed:
    """Open an order again; undone by ending it as it was ended."""
    state, day = order.state, order.ended
    again = orders.reopen_order(desk.books, order.id)
    return Deed(
        lambda: _("%(name)s is open again.") % {"name": again.label},
        undo=lambda: _end(desk, order.id, state, day or desk.books.today()),
    )
