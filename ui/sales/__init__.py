"""The page Sales: what was sold, what customers owe, the forms to record both."""

from ui.sales.page import SalesPage

__all__ = ["SalesPage"]
