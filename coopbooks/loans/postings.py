"""The vouchers of loans: received, given, taken over, paid back, and what interest has grown; no database.

A loan in another currency stands in the books at what it was worth when it came. A payment takes its part of that
away, the last one all that is left; what was paid more or less for it is an exchange gain or loss.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from coopbooks.i18n import N_, _
from coopbooks.ledger import Account, Foreign, Line, VoucherDraft, describe
from coopbooks.money import Money, total

BORROWED: Final = "borrowed"
LENT: Final = "lent"
SIDES: Final = {BORROWED: N_("Borrowed"), LENT: N_("Lent")}
"""Which way a loan went, with the words for it."""
PRINCIPAL: Final = {BORROWED: "loans_payable", LENT: "member_loans"}
"""The roles the principal of a loan stands on."""
ACCRUED: Final = {BORROWED: "interest_payable", LENT: "interest_receivable"}
"""The roles interest stands on that has grown and was not paid yet."""
_INTEREST: Final = {BORROWED: "interest_paid", LENT: "interest_earned"}
_FINE: Final = {BORROWED: "late_charges", LENT: "fines"}


@dataclass(frozen=True, slots=True)
class Worth:
    """An amount in the currency of a loan, and what it is worth in the currency of the books."""

    own: Money
    value: Money

    def part(self, own: Money) -> Money:
        """Return what a part of it stands at, rounded half up; all of it takes all of the value."""
        return self.value.times(Decimal(own.minor) / self.own.minor) if own != self.own else self.value


@dataclass(frozen=True, slots=True)
class Party:
    """Which loan lines are of, and how it is called: the other side's name, and the account its principal stands on."""

    side: str
    person: int
    name: str
    account: int | str
    loan: int | None
    contract: str = ""

    @property
    def sign(self) -> int:
        """What makes the debt less: a debit where the club owes it, a credit where it is owed to the club."""
        return 1 if self.side == BORROWED else -1

    def line(self, account: int | str, worth: Worth, source: str) -> Line:
        """Return a line of this loan; in another currency with the amount in it, and where its rate comes from."""
        foreign = None if worth.own.currency == worth.value.currency else Foreign.of(worth.own, worth.value, source)
        return Line(account, worth.value, person=self.person, foreign=foreign, loan=self.loan)


@dataclass(frozen=True, slots=True)
class Booked:
    """What stands in the books of a loan before it is paid: its principal, and interest that has grown; unsigned."""

    principal: Worth
    accrued: Worth


@dataclass(frozen=True, slots=True)
class Parts:
    """What a payment is for, each part in the currency of the loan and at what the money was worth."""

    fine: Worth
    interest: Worth
    principal: Worth

    @property
    def value(self) -> Money:
        """What all of it is worth in the currency of the books."""
        return self.fine.value + self.interest.value + self.principal.value


def given_postings(
    day: date, party: Party, principal: Worth, against: Sequence[Line], words: Sequence[str]
) -> VoucherDraft:
    """Return the voucher of a loan that came (borrowed) or was given (lent): its principal against other lines."""
    line = party.line(party.account, _signed(principal, -party.sign), words[0])
    told = _("Loan from %(name)s") if party.side == BORROWED else _("Loan to %(name)s")
    description = describe(told % {"name": party.name}, party.contract, *words[1:])
    return VoucherDraft(day, description, _debits_first((line, *against)), party.name, party.person, "loan")


def running_postings(day: date, party: Party, principal: Worth, nameless: Money, words: Sequence[str]) -> VoucherDraft:
    """Return the voucher of a loan that was running already: out of what stands on its account and belongs to none.

    What it comes to more than that goes to the accumulated results, as with an opening.
    """
    named = max(min(principal.value, nameless), principal.value - principal.value)
    back = (
        Line(party.account, _times(named, party.sign)),
        Line("accumulated_results", _times(principal.value - named, party.sign)),
    )
    line = party.line(party.account, _signed(principal, -party.sign), words[0])
    told = _("Loan from %(name)s, taken over") if party.side == BORROWED else _("Loan to %(name)s, taken over")
    description = describe(told % {"name": party.name}, party.contract, *words[1:])
    lines = _debits_first((line, *(one for one in back if one.amount)))
    return VoucherDraft(day, description, lines, party.name, party.person, "loan", "CT")


def payment_postings(
    day: date, party: Party, parts: Parts, booked: Booked, box: Line, *, words: Sequence[str], settles: bool
) -> VoucherDraft:
    """Return the voucher of a payment: fine, interest and principal against the ``box``'s line.

    Interest that stands in the books as grown goes first; all of it where the payment ``settles`` the loan.
    ``words`` are where the rate comes from, and what is to be said besides.
    """
    lines = [line for line in _paid_lines(party, parts, booked, words[0], settles=settles) if line.amount]
    difference = -total((line.amount for line in (*lines, box)), box.amount.currency)
    if difference:
        lines.append(Line("exchange_loss" if difference.minor > 0 else "exchange_gain", difference))
    told = _("Payment of the loan from %(name)s") if party.side == BORROWED else _("Payment of the loan to %(name)s")
    description = describe(told % {"name": party.name}, party.contract, *words[1:])
    return VoucherDraft(day, description, _debits_first((*lines, box)), party.name, party.person, "loan_payment")


def _paid_lines(party: Party, parts: Parts, booked: Booked, source: str, *, settles: bool) -> Iterator[Line]:
    principal, accrued = booked.principal, booked.accrued
    gone = accrued.own if settles else min(accrued.own, parts.interest.own)
    released = Worth(gone, accrued.part(gone) if gone else accrued.value - accrued.value)
    now = parts.interest
    beyond = now.own - gone
    worth = now.part(beyond) if now.own else now.value
    if beyond.minor < 0:  # more had grown than was asked for in the end
        worth = -accrued.part(-beyond)
    for account, part in (
        (party.account, Worth(parts.principal.own, principal.part(parts.principal.own))),
        (ACCRUED[party.side], released),
        (_INTEREST[party.side], Worth(beyond, worth)),
        (_FINE[party.side], parts.fine),
    ):
        if part.own:
            yield party.line(account, _signed(part, party.sign), source)


def accrual_postings(day: date, grown: Sequence[tuple[Party, Worth]], source: str) -> VoucherDraft:
    """Return the voucher of interest that has grown on loans up to a day and was neither paid nor posted yet."""

    def lines() -> Iterator[Line]:
        for party, worth in grown:
            yield party.line(_INTEREST[party.side], _signed(worth, party.sign), source)
            yield party.line(ACCRUED[party.side], _signed(worth, -party.sign), source)

    return VoucherDraft(day, _("Interest of loans up to this day"), _debits_first(tuple(lines())), word="loan_interest")


def box_line(box: Account, parts_own: Money, value: Money, source: str) -> Line:
    """Return the line on a box: in its own currency where it holds the currency of the loan."""
    foreign = Foreign.of(parts_own, value, source) if box.currency else None
    return Line(box.id, value, foreign=foreign)


def _signed(worth: Worth, sign: int) -> Worth:
    return worth if sign > 0 else Worth(-worth.own, -worth.value)


def _times(amount: Money, sign: int) -> Money:
    return amount if sign > 0 else -amount


def _debits_first(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.amount.minor < 0))
