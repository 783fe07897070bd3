"""The terms of a loan: what was agreed, as plain values that a table keeps (keys, whole numbers, days, millionths).

The same for money borrowed and money lent. Rates are in percent, with at most six decimals. Money is in the currency of
the principal.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from coopbooks.i18n import N_
from coopbooks.money import Money

METHODS: Final = {
    "equal_instalments": N_("Equal instalments"),
    "equal_principal": N_("Equal principal, smaller instalments"),
    "flat": N_("Flat: interest on the first amount"),
    "interest_first": N_("Interest each time, principal at the end"),
    "all_at_end": N_("Everything at the end"),
    "no_interest": N_("Without interest"),
}
"""How a loan is paid back (francés, alemán, interés fijo, americano, al vencimiento, sin interés)."""
RATE_PER: Final = {
    "month": N_("a month"),
    "year": N_("a year"),
    "effective_year": N_("a year, effective"),
}
"""What a rate is for: nominal a month or a year; effective, i, gives (1 + i)^t − 1 for a part t of a year."""
UNITS: Final = {"day": N_("days"), "week": N_("weeks"), "month": N_("months")}
"""What the time between two due days is counted in; quarters, half years and years are 3, 6 and 12 months."""
MISSING_DAYS: Final = {"clamp": N_("the last day of the month"), "roll": N_("the first day of the next month")}
"""Where a due day goes that its month has not: 31 Jan, 28 Feb, 31 Mar; or 31 Jan, 1 Mar, 31 Mar (RFC 7529)."""
GRACES: Final = {
    "none": N_("No grace"),
    "interest_only": N_("Only interest is paid"),
    "deferred": N_("Nothing is paid; the interest is set aside"),
}
"""What happens on the first ``grace`` due days.

``deferred``: simple interest is set aside, never earns interest itself, and is spread evenly over the due days after.
"""
BASES: Final = {
    "months": N_("by months"),
    "30/360": N_("30 days a month, 360 a year"),
    "actual/360": N_("real days, 360 a year"),
    "actual/364": N_("real days, 364 a year"),
    "actual/365": N_("real days, 365 a year"),
    "actual/actual": N_("real days, real years"),
}
"""How the time of a period is counted; the day it starts is out, the day it is due is in."""
ROUNDINGS: Final = {
    "half_up": N_("half up"),
    "half_even": N_("half to even"),
    "down": N_("down"),
    "up": N_("up"),
}
"""How interest and instalments become whole centavos."""
STEP_ROUNDINGS: Final = {"nearest": N_("to the nearest"), "up": N_("up")}
"""How an instalment becomes a multiple of its step."""
RUNNING: Final = {"rounded": N_("Row by row"), "shown": N_("Only where it is shown")}
"""Where the running balance is rounded: in each row, or only in what is shown (rows shown still add up)."""
INTEREST_BY: Final = {
    "plan": N_("as planned"),
    "days": N_("by days on what is really owed"),
}
"""What interest is charged: that of the plan, or that of each day on the balance really outstanding."""
LATE: Final = {
    "none": N_("No late charge"),
    "fixed": N_("An amount for each late instalment"),
    "principal": N_("A percentage a day of the overdue principal"),
    "both": N_("A percentage a day of overdue principal and interest"),
}
"""What paying late costs. The late charge itself never bears anything."""
ORDERS: Final = {
    "fine,interest,principal": N_("Late charge, interest, principal"),
    "fine,principal,interest": N_("Late charge, principal, interest"),
    "interest,fine,principal": N_("Interest, late charge, principal"),
    "interest,principal,fine": N_("Interest, principal, late charge"),
    "principal,fine,interest": N_("Principal, late charge, interest"),
    "principal,interest,fine": N_("Principal, interest, late charge"),
}
"""What a payment pays first: of everything due, then of the instalment that is coming; what is over is paid ahead."""
AHEAD: Final = {"shorten": N_("the loan ends sooner"), "lower": N_("the instalments become smaller")}
"""What principal paid ahead does to what is still to come."""
PAY_OFF: Final = {"day": N_("to the day it is paid"), "period": N_("to the end of the period")}
"""Until when interest is owed by who pays everything back early."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed for a loan.

    principal       how much was lent, Bs or $us
    disbursed_on    the day it was handed over: interest runs from the day after
    method          one of ``METHODS``
    rate, rate_per  in percent, and for what (``RATE_PER``); zero without interest
    instalments     how many due days, those of the grace included; of "all at end", after how many periods it is due
    every, unit     the time between two due days: 1 month, 2 weeks, 45 days, 12 months
    first_due       the first due day; a longer or shorter first period bears more or less interest
    missing_day     one of ``MISSING_DAYS``
    grace, grace_kind   on so many first due days no principal is paid (``GRACES``)
    basis           one of ``BASES``
    rounding        one of ``ROUNDINGS``
    step, step_rounding   the instalment is a multiple of so many minor units: 1 is the centavo, 1000 ten bolivianos
    levelled        whether equal instalments are chosen so that the last is as close to the others as can be
    running         one of ``RUNNING``
    instalment      what was agreed to be paid each time, of equal instalments; None: worked out
    interest_by     one of ``INTEREST_BY``; flat and without interest always as planned
    late, late_rate, late_amount   one of ``LATE``; percent a day, or an amount
    order           one of ``ORDERS``
    ahead           one of ``AHEAD``
    pay_off_to      one of ``PAY_OFF``
    """

    principal: Money
    disbursed_on: date
    first_due: date
    instalments: int
    method: str = "equal_instalments"
    rate: Decimal = Decimal(0)
    rate_per: str = "year"
    every: int = 1
    unit: str = "month"
    missing_day: str = "clamp"
    grace: int = 0
    grace_kind: str = "none"
    basis: str = "months"
    rounding: str = "half_up"
    step: int = 1
    step_rounding: str = "nearest"
    levelled: bool = False
    running: str = "rounded"
    instalment: Money | None = None
    interest_by: str = "plan"
    late: str = "none"
    late_rate: Decimal = Decimal(0)
    late_amount: Money | None = None
    order: str = "fine,interest,principal"
    ahead: str = "shorten"
    pay_off_to: str = "day"
