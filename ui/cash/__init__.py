"""The page Cash: boxes and banks, what came in and went out, counting, moving money."""

from ui.cash.page import CashPage

__all__ = ["CashPage"]
