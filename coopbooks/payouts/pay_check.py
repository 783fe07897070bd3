"""Is the pay fair? What an hour earned, beside the minimum wage, and what changed against each member's baseline."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks.days import Month
from coopbooks.money import Money

HOURS_A_MONTH: Final = 240
"""Hours a minimum wage of a month is divided by."""
DAYS_A_MONTH: Final = 30
"""Days of a month, where a period is compared with one."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What a member earned with some work, and the hours it took her; None where nobody wrote them."""

    member: int
    product: int | None
    group: int | None
    pay: Money
    hours: Fraction | None


@dataclass(frozen=True, slots=True)
class HourPay:
    """What an hour of some work earned; ``unknown`` is the pay of work whose hours nobody wrote: it does not count.

    ``members`` is how many did it; amounts of an hour are exact, in major units.
    """

    key: Hashable
    members: int
    pay: Money
    hours: Fraction
    unknown: Money
    wage: Fraction | None

    @property
    def hour(self) -> Fraction | None:
        """What an hour earned; None where no hours are known."""
        return Fraction(self.pay.minor, 100) / self.hours if self.hours else None

    @property
    def of_wage(self) -> Fraction | None:
        """How many times the minimum wage of an hour that is; None where one of them is not known."""
        return self.hour / self.wage if self.hour is not None and self.wage else None


@dataclass(frozen=True, slots=True)
class Baseline:
    """A member's income of a month before, and what she earned in a period of so many days since."""

    member: int
    before: Money
    earned: Money
    days: int


@dataclass(frozen=True, slots=True)
class Changed:
    """What a member earns in a month now beside what she earned before; the ``ratio`` from nothing is None."""

    member: int
    before: Money
    now: Money

    @property
    def change(self) -> Money:
        """How much more (or less) it is."""
        return self.now - self.before

    @property
    def ratio(self) -> Fraction | None:
        """The change as a part of what it was."""
        return Fraction(self.change.minor, self.before.minor) if self.before else None


def wage_of_hour(wage_of_month: Decimal | None) -> Fraction | None:
    """Return the minimum wage of an hour."""
    return Fraction(wage_of_month) / HOURS_A_MONTH if wage_of_month else None


def by_product(work: Iterable[Worked], wage: Fraction | None) -> tuple[HourPay, ...]:
    """Return what an hour earned, product by product."""
    return _by(((one.product, one) for one in work), wage)


def by_group(work: Iterable[Worked], wage: Fraction | None) -> tuple[HourPay, ...]:
    """Return what an hour earned, group by group."""
    return _by(((one.group, one) for one in work), wage)


def by_member(work: Iterable[Worked], wage: Fraction | None) -> tuple[HourPay, ...]:
    """Return what an hour of each member earned."""
    return _by(((one.member, one) for one in work), wage)


def by_month(work: Iterable[tuple[Month, Worked]], wage_of: Callable[[Month], Fraction | None]) -> tuple[HourPay, ...]:
    """Return what an hour earned by the month it was paid in, beside the minimum wage of that month."""
    months = defaultdict[Month, list[Worked]](list)
    for month, one in work:
        months[month].append(one)
    return tuple(_hour_pay(month, some, wage_of(month)) for month, some in months.items())


def _by(work: Iterable[tuple[Hashable, Worked]], wage: Fraction | None) -> tuple[HourPay, ...]:
    found = defaultdict[Hashable, list[Worked]](list)
    for key, one in work:
        found[key].append(one)
    return tuple(_hour_pay(key, some, wage) for key, some in found.items())


def _hour_pay(key: Hashable, work: list[Worked], wage: Fraction | None) -> HourPay:
    paid = unknown = 0
    hours = defaultdict[int, int](int)  # by their denominator: thousands of fractions are added up as whole numbers
    for one in work:
        if one.hours:
            paid += one.pay.minor
            hours[one.hours.denominator] += one.hours.numerator
        else:
            unknown += one.pay.minor
    pay, rest = (Money(minor, work[0].pay.currency) for minor in (paid, unknown))
    whole = sum((Fraction(some, parts) for parts, some in hours.items()), Fraction(0))
    return HourPay(key, len({one.member for one in work}), pay, whole, rest, wage)


def against_baseline(baselines: Iterable[Baseline]) -> tuple[Changed, ...]:
    """Return how the income of each member changed; a period is turned into a month of thirty days, half up."""
    return tuple(Changed(one.member, one.before, _a_month(one.earned, one.days)) for one in baselines)


def _a_month(earned: Money, days: int) -> Money:
    if days <= 0:
        raise ValueError(f"a period has days: {days}")
    return Money((2 * earned.minor * DAYS_A_MONTH + days) // (2 * days), earned.currency)
