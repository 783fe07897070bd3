"""Orders: what somebody wants made, by when and for how much; what was sold, used and spent for it.

An order posts nothing by itself. Sales, costs and uses of materials say which one they are for.
"""

from coopbooks.orders.operations import (
    add_order,
    cancel_order,
    change_order,
    finish_order,
    remove_order,
    reopen_order,
)
from coopbooks.orders.queries import (
    OrderDeed,
    OrderFigures,
    OrderRow,
    any_order,
    expected_income,
    figures_of,
    list_deeds,
    list_due,
    list_orders,
    order,
    proposed_code,
)
from coopbooks.orders.rules import STATES, Order, OrderDraft, OrderLine

__all__ = [
    "STATES",
    "Order",
    "OrderDeed",
    "OrderDraft",
    "OrderFigures",
    "OrderLine",
    "OrderRow",
    "add_order",
    "any_order",
    "cancel_order",
    "change_order",
    "expected_income",
    "figures_of",
    "finish_order",
    "list_deeds",
    "list_due",
    "list_orders",
    "order",
    "proposed_code",
    "remove_order",
    "reopen_order",
]
