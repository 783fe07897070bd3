"""Loans, borrowed and lent: what was agreed, what is due, what was paid, and what it really costs.

One engine for both: terms make a plan, payments and new terms happen to it, and how it stands on a day follows from
these alone. Worked out exactly; each figure that is posted is rounded once.
"""

from coopbooks.loans.shapes import (
    Arrears,
    Compared,
    Due,
    Event,
    Offer,
    Payment,
    Plan,
    PlanRow,
    Rescheduling,
    Share,
    Standing,
    TrueCost,
)
from coopbooks.loans.terms import (
    AHEAD,
    BASES,
    GRACES,
    INTEREST_BY,
    LATE,
    METHODS,
    MISSING_DAYS,
    ORDERS,
    PAY_OFF,
    RATE_PER,
    ROUNDINGS,
    RUNNING,
    STEP_ROUNDINGS,
    UNITS,
    Terms,
)
from coopbooks.loans.told import often, told

__all__ = [
    "AHEAD",
    "BASES",
    "GRACES",
    "INTEREST_BY",
    "LATE",
    "METHODS",
    "MISSING_DAYS",
    "ORDERS",
    "PAY_OFF",
    "RATE_PER",
    "ROUNDINGS",
    "RUNNING",
    "STEP_ROUNDINGS",
    "UNITS",
    "Arrears",
    "Compared",
    "Due",
    "Event",
    "Offer",
    "Payment",
    "Plan",
    "PlanRow",
    "Rescheduling",
    "Share",
    "Standing",
    "Terms",
    "TrueCost",
    "often",
    "told",
]
