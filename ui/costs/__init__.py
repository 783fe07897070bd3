"""The page Costs: what was bought or paid, what the club owes, the forms to record both."""

from ui.costs.page import CostsPage

__all__ = ["CostsPage"]
