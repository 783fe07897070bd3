"""What is typed about loans, and a loan and its payments as they are kept; no database."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from coopbooks.i18n import N_
from coopbooks.loans.shapes import Payment, Plan
from coopbooks.loans.terms import Terms
from coopbooks.money import Money

WAYS: Final = {
    "cash": N_("In money"),
    "seller": N_("The seller is paid for it"),
    "machine": N_("One of the club's machines"),
    "running": N_("It was running already"),
}
"""How a loan came or was given. Running: before the books began, its terms are from what is left today."""
LONGEST_CONTRACT: Final = 40


@dataclass(frozen=True, slots=True)
class LoanDraft:
    """A loan as typed: from whom or to which member (``person``), on what terms, and how it came or went.

    ``box`` is where the money went in or out; with ``seller``, the lender paid her, or the club owes her what it
    bought for the member. ``rate`` is the price of one unit of the loan's currency, None that written down for the
    day, and ``rate_source`` who says so.
    """

    side: str
    person: int | None
    terms: Terms
    way: str = "cash"
    box: int | None = None
    seller: int | None = None
    rate: Decimal | None = None
    rate_source: str = ""
    contract: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """A payment of a loan as typed; ``amount`` is in the currency of the loan, ``rate`` as in :class:`LoanDraft`.

    The ``box`` holds that currency, too, or the one of the books.
    """

    loan: int | None
    day: date
    amount: Money
    box: int | None = None
    rate: Decimal | None = None
    rate_source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RescheduleDraft:
    """New terms agreed for what is left of a loan: ``terms.disbursed_on`` is the day, with the reason and the act."""

    terms: Terms
    reason: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class ShareDraft:
    """The part of a loan to the club that a member bears; by ``own_loan``, the club's to her, where she pays that."""

    person: int | None
    amount: Money
    own_loan: int | None = None


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan as it is kept. ``first`` are the terms agreed first, ``terms`` those in force.

    ``paid`` is what was paid of it by now, ``voucher`` the one it came or was given by.
    """

    id: int
    side: str
    person: int
    name: str
    account: int
    way: str
    contract: str
    note: str
    voucher: int
    plan: int
    first: Terms
    terms: Terms
    paid: Payment
    voided: bool

    @property
    def currency(self) -> str:
        """The currency it is in."""
        return self.first.principal.currency

    @property
    def outstanding(self) -> Money:
        """The principal that was not paid back; nothing of a voided loan."""
        left = self.first.principal - self.paid.principal
        return left - left if self.voided else left

    @property
    def label(self) -> str:
        """With whom, and the number of its contract where there is one."""
        return f"{self.name} · {self.contract}" if self.contract else self.name


@dataclass(frozen=True, slots=True)
class LoanPayment:
    """A payment as it is kept: what it ``paid``, and what all of it was ``worth`` in the currency of the books."""

    id: int
    loan: int
    plan: int
    voucher: int
    label: str
    day: date
    paid: Payment
    note: str
    worth: Money
    voided: bool


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One plan of a loan: what was agreed from a day on, and why another one was; never changed.

    ``taken_back``: it was agreed by mistake.
    """

    id: int
    number: int
    plan: Plan
    reason: str
    act: str
    recorded_by: str
    recorded_at: datetime
    taken_back: bool

    @property
    def day(self) -> date:
        """The day it counts from."""
        return self.plan.terms.disbursed_on


@dataclass(frozen=True, slots=True)
class MemberShare:
    """What a member bears of a loan to the club, and what she has paid of it by now: by her own loan, else by parts."""

    person: int
    name: str
    amount: Money
    paid: Money
    own_loan: int | None

    @property
    def left(self) -> Money:
        """What is left of it."""
        return self.amount - self.paid
