"""The page Payouts: what members are paid, in runs anyone can check; advances; what an hour of work earned."""

from ui.payouts.page import PayoutsPage

__all__ = ["PayoutsPage"]
