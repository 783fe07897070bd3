"""The page Cost structures: what products really cost, what they must be sold for, what an hour of work earns."""

from ui.costing.page import CostingPage

__all__ = ["CostingPage"]
