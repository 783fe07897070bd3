"""What paying late costs, piece by piece: the days between two happenings, each piece rounded by itself."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from coopbooks.loans.interest import divided
from coopbooks.loans.terms import Terms
from coopbooks.quantity import Quantity

_WHOLE: Final = 100 * 1_000_000
"""So many millionths of a percent are all of it."""


class Unpaid(NamedTuple):
    """What is not paid for a due day, in minor units."""

    due: date
    interest: int
    principal: int


class Late(NamedTuple):
    """How a loan charges what is late: an ``amount`` for each instalment, or ``rate`` millionths of a percent a day."""

    kind: str
    rate: int
    amount: int | None
    rounding: str

    @classmethod
    def of(cls, terms: Terms) -> "Late":
        """Return how tidy terms charge it."""
        amount = terms.late_amount.minor if terms.late_amount else None
        return cls(terms.late, Quantity.of(terms.late_rate).micros, amount, terms.rounding)

    def charge(self, days: int, interest: int, principal: int, *, fresh: bool) -> int:
        """Return the late charge of some days on what is overdue; ``fresh``: an instalment fell due as they began."""
        charge = self.amount if self.amount and fresh and interest + principal else 0
        if self.rate:
            late = principal + (interest if self.kind == "both" else 0)
            charge += divided(late * self.rate * days, _WHOLE, self.rounding)
        return charge

    def grown(self, unpaid: Iterable[Unpaid], since: date, until: date) -> int:
        """Return the late charge that grows from one day to another while nothing is paid, due day by due day."""
        charge = interest = principal = 0
        day, fresh = since, False
        for one in unpaid:
            if one.due >= until:
                break
            if one.due > day:
                charge += self.charge((one.due - day).days, interest, principal, fresh=fresh)
                day = one.due
            fresh = one.due == day
            interest, principal = interest + one.interest, principal + one.principal
        return charge + self.charge((until - day).days, interest, principal, fresh=fresh)
