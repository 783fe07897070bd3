"""Rates: what the world outside says from a day on: the tax on sales, the dollar, the minimum wage.

Nothing is known by the program itself: the club writes each rate down with the day it holds from and who says so. A
new rate is one more row; the earlier ones stay, so that what was worked out then is still understood.
"""

from coopbooks.rates.operations import change_rate, remove_rate, set_rate
from coopbooks.rates.queries import list_rates, rate_on
from coopbooks.rates.rules import METHODS, NAMES, NONE, PERCENT, Rate, RateDraft

__all__ = [
    "METHODS",
    "NAMES",
    "NONE",
    "PERCENT",
    "Rate",
    "RateDraft",
    "change_rate",
    "list_rates",
    "rate_on",
    "remove_rate",
    "set_rate",
]
