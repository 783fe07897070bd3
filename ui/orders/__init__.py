"""The page Orders: what somebody wants made, by when and for how much, and what came of it."""

from ui.orders.page import OrdersPage

__all__ = ["OrdersPage"]
