"""What is known of a loan: its plan, what happened to it, and how it stands on a day.

Amounts are positive for what is to be paid or was paid, in the currency of the loan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopbooks.loans.terms import Terms
from coopbooks.money import Money, total


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One due day of a plan.

    The period runs from ``start`` (out) to ``due`` (in) on the balance ``opening``; ``accrued`` is the interest it
    earns, ``interest`` what of it is to be paid on the day (less while it is set aside, more when that is paid back).
    ``balance`` is the principal left after.
    """

    number: int
    start: date
    due: date
    opening: Money
    accrued: Money
    interest: Money
    principal: Money
    balance: Money

    @property
    def instalment(self) -> Money:
        """What is to be paid on the day: interest and principal."""
        return self.interest + self.principal


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be paid, due day by due day: the principal parts add up to the principal, the last balance is zero.

    There can be fewer rows than instalments were asked for: where rounding up pays everything back sooner.
    """

    terms: Terms
    rows: tuple[PlanRow, ...]

    @property
    def interest(self) -> Money:
        """All the interest."""
        return total((row.interest for row in self.rows), self.terms.principal.currency)

    @property
    def instalment(self) -> Money:
        """The instalment after any grace: the first of those, the usual one where they are equal."""
        return self.rows[min(self.terms.grace, len(self.rows) - 1)].instalment

    @property
    def paid_in_all(self) -> Money:
        """Everything that is to be paid."""
        return self.terms.principal + self.interest


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment and what it paid, as it was posted: never worked out again."""

    day: date
    fine: Money
    interest: Money
    principal: Money

    @property
    def amount(self) -> Money:
        """What was handed over."""
        return self.fine + self.interest + self.principal


@dataclass(frozen=True, slots=True)
class Rescheduling:
    """New terms agreed on a day for the principal that is left: ``terms.disbursed_on`` is that day.

    Interest and late charge unpaid then are carried beside, due with the first instalment of the new plan; they never
    become principal.
    """

    terms: Terms

    @property
    def day(self) -> date:
        """The day from which the new plan counts; what is paid on that day was paid before."""
        return self.terms.disbursed_on


Event = Payment | Rescheduling
"""What happens to a loan, in the order of its days (and, on one day, in the order it was recorded)."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is still to be paid for one due day."""

    due: date
    interest: Money
    principal: Money

    @property
    def amount(self) -> Money:
        """Interest and principal."""
        return self.interest + self.principal


@dataclass(frozen=True, slots=True)
class Arrears:
    """What is overdue (interest and principal) by how many days ago it was due."""

    to_30: Money
    to_60: Money
    to_90: Money
    over_90: Money

    @property
    def amount(self) -> Money:
        """All of it."""
        return self.to_30 + self.to_60 + self.to_90 + self.over_90


@dataclass(frozen=True, slots=True)
class Standing:
    """How a loan stands on the evening of a day.

    balance     the principal not paid back
    fine        the late charge owed
    dues        what is still to be paid, due day by due day, the oldest first; of days to come what the plan says as
                things stand. Their principal adds up to the balance.
    accrued     the interest earned until that day and not paid, due or not
    pay_off     what would pay everything back on that day
    """

    day: date
    balance: Money
    fine: Money
    dues: tuple[Due, ...]
    accrued: Money
    pay_off: Payment

    def _sum(self, amounts: Iterator[Money]) -> Money:
        return total(amounts, self.balance.currency)

    @property
    def interest_overdue(self) -> Money:
        """Interest due before the day."""
        return self._sum(one.interest for one in self.dues if one.due < self.day)

    @property
    def principal_overdue(self) -> Money:
        """Principal due before the day."""
        return self._sum(one.principal for one in self.dues if one.due < self.day)

    @property
    def interest_due(self) -> Money:
        """Interest due on the day."""
        return self._sum(one.interest for one in self.dues if one.due == self.day)

    @property
    def principal_due(self) -> Money:
        """Principal due on the day."""
        return self._sum(one.principal for one in self.dues if one.due == self.day)

    @property
    def owed_now(self) -> Money:
        """What should have been paid by the evening of the day: late charge, interest and principal."""
        return self.fine + self._sum(one.amount for one in self.dues if one.due <= self.day)

    @property
    def next(self) -> Due | None:
        """What is due next: on the day itself, or after it."""
        return next((one for one in self.dues if one.due >= self.day), None)

    @property
    def days_late(self) -> int:
        """How many days ago the oldest of what is overdue was due; 0 where nothing is."""
        return max((self.day - self.dues[0].due).days, 0) if self.dues else 0

    @property
    def arrears(self) -> Arrears:
        """What is overdue by its age: 1 to 30 days, 31 to 60, 61 to 90, over 90."""
        ages = [0, 0, 0, 0]
        for one in self.dues:
            if one.due < self.day:
                ages[min(((self.day - one.due).days - 1) // 30, 3)] += one.amount.minor
        return Arrears(*(Money(age, self.balance.currency) for age in ages))

    @property
    def closed(self) -> bool:
        """Whether nothing is owed any more, nor will be."""
        return not (self.balance or self.fine or self.dues)

    def principal_until(self, day: date) -> Money:
        """Return the principal to be paid until a day, what is overdue included: of twelve months, what is current."""
        return self._sum(one.principal for one in self.dues if one.due <= day)


@dataclass(frozen=True, slots=True)
class TrueCost:
    """What a loan really costs, in percent, from the money that flows.

    ``effective`` a year; ``nominal`` a year: that of a period times the periods of a year (APR); ``monthly``: the rate
    a month on the balance that costs the same.
    """

    effective: Decimal
    nominal: Decimal
    monthly: Decimal


@dataclass(frozen=True, slots=True)
class Offer:
    """A loan somebody offers: by whom, on what terms, and what is kept or asked on the day it is handed over."""

    name: str
    terms: Terms
    fee: Money | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """An offer beside the others. ``cheapest``: no other has a lower true yearly cost."""

    offer: Offer
    plan: Plan
    interest: Money
    fee: Money
    instalment: Money
    largest: Money
    paid_in_all: Money
    cost: TrueCost
    cheapest: bool


@dataclass(frozen=True, slots=True)
class Share:
    """The part one member bears of a plan: her principal, and her part of each row."""

    principal: Money
    interest: Money
    rows: tuple[Due, ...]
