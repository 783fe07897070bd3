"""What is deducted from a member's pay, in the order the club decided, without touching the part that is protected.

What could not be deducted is carried: it stays with its debt and stands on the slip. Only what the member agreed to may
be taken from the protected part; nothing is ever taken beyond her pay.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Final

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.loans import own_within, worth_at
from coopbooks.money import Money
from coopbooks.payouts.sharing import check_percent

DEDUCTIONS: Final = {
    "withholding": N_("Withholding"),
    "advance": N_("Advance"),
    "loan": N_("Loan instalment"),
    "materials": N_("Materials taken"),
    "savings": N_("Savings"),
    "contribution": N_("Contribution"),
    "dues": N_("Monthly dues"),
    "fine": N_("Fine"),
}
"""What may be deducted, in the usual order."""
OF_A_DEBT: Final = frozenset({"advance", "loan", "materials", "dues", "fine"})
"""Deducted only where something is owed."""


@dataclass(frozen=True, slots=True)
class Protected:
    """The part of pay that deductions leave alone: at least an ``amount``, at least so many ``percent``, or neither."""

    amount: Money | None = None
    percent: Decimal | None = None

    def of(self, gross: Money) -> Money:
        """Return what is protected of a gross: rounded up to the centavo, never more than there is."""
        nothing = Money(0, gross.currency)
        part = gross.times((self.percent or Decimal(0)).scaleb(-2), ROUND_CEILING)
        return max(min(max(self.amount or nothing, part), gross), nothing)


@dataclass(frozen=True, slots=True)
class Asked:
    """A deduction that is asked for: an ``amount``, or so many ``percent`` of the gross (rounded half up).

    ``owed`` is the whole debt, ``debt`` its number (the loan, the charge); ``detail`` says more of its kind, as
    ``compulsory`` of savings; ``behind`` is what could not be deducted before, below zero
    where too much was deducted for a payout that was voided; ``since`` is when it fell due.
    ``parts`` say what it pays first, as interest and principal of a loan, and are the amount together. ``agreed``: the
    member said it may be taken from the protected part. A debt in another ``currency`` is asked for at a ``rate``.
    """

    kind: str
    label: str
    amount: Money | None = None
    percent: Decimal | None = None
    owed: Money | None = None
    debt: int | None = None
    detail: str = ""
    behind: Money | None = None
    since: date | None = None
    parts: tuple[tuple[str, Money], ...] = ()
    agreed: bool = False
    rate: Decimal | None = None
    currency: str = ""

    def own(self, amount: Money) -> Money:
        """Return how much of the currency of the debt an amount pays."""
        return amount if self.rate is None else own_within(amount, self.rate, self.currency)

    def payable(self, amount: Money) -> Money:
        """Return how much of an amount can be paid: in another currency what whole cents of it are worth."""
        return amount if self.rate is None else worth_at(self.own(amount), self.rate, amount.currency)

    def wanted(self, gross: Money) -> Money:
        """Return how much is to be deducted of a gross: with what is behind, never more than is owed."""
        wanted = max(self._with_behind(gross), Money(0, gross.currency))
        return wanted if self.owed is None else min(wanted, self.owed)

    def made_up(self, gross: Money) -> Money:
        """Return what is behind below all that is asked for of a gross: zero, or below it."""
        return min(self._with_behind(gross), Money(0, gross.currency))

    def _with_behind(self, gross: Money) -> Money:
        own = self.amount if self.amount is not None else gross.times((self.percent or Decimal(0)).scaleb(-2))
        return own if self.behind is None else own + self.behind


@dataclass(frozen=True, slots=True)
class Deduction:
    """What became of what was asked: how much was ``wanted``, how much is ``taken``, and what that pays."""

    asked: Asked
    wanted: Money
    taken: Money
    parts: tuple[tuple[str, Money], ...] = ()

    @property
    def carried(self) -> Money:
        """What could not be deducted."""
        return self.wanted - self.taken

    @property
    def left(self) -> Money | None:
        """What is owed after it, in the currency of the debt; None of what is no debt."""
        asked = self.asked
        return None if asked.owed is None else asked.own(asked.owed) - asked.own(self.taken)


def deduct(gross: Money, asked: Iterable[Asked], order: Sequence[str], protected: Protected) -> tuple[Deduction, ...]:
    """Return what is taken of what is asked, in the order of the club's kinds; the oldest of a kind first, and
    before it what was owed before the books.

    Each takes what is left above the protected part, or above nothing where the member agreed to it.
    """
    if len(order) != len(DEDUCTIONS) or set(order) != DEDUCTIONS.keys():
        raise ValueError(f"every kind has one place in the order: {order}")
    turns = {kind: turn for turn, kind in enumerate(order)}
    in_turn = sorted(asked, key=lambda one: (turns[one.kind], one.since or date.min, one.debt or 0))
    return tuple(_taken_in_turn(gross, protected.of(gross), in_turn))


def _taken_in_turn(gross: Money, floor: Money, asked: Sequence[Asked]) -> Iterator[Deduction]:
    left, of = gross.minor, max(gross, Money(0, gross.currency))
    for one in asked:
        wanted = one.wanted(of)
        most = Money(max(min(wanted.minor, left if one.agreed else left - floor.minor), 0), wanted.currency)
        taken = one.payable(most)
        left -= taken.minor
        yield Deduction(one, wanted, taken, tuple(_paid(one.parts, taken)) if one.parts else ())


def _paid(parts: Sequence[tuple[str, Money]], taken: Money) -> Iterator[tuple[str, Money]]:
    """What of each part is paid: the first one whole before the next one begins."""
    for word, amount in parts:
        paid = min(amount, taken)
        taken -= paid
        yield word, paid


def check_asked(asked: Sequence[Asked]) -> None:
    """Refuse a deduction of nothing, one without its debt, one of more than is owed, and the same debt twice."""
    for place, one in enumerate(asked):
        if one.kind not in DEDUCTIONS:
            raise ValueError(f"not offered: {one}")
        _check_amount(one, f"deductions.{place}")
        _check_debt(one, f"deductions.{place}")
        if one.kind in OF_A_DEBT and (one.kind, one.debt) in {(other.kind, other.debt) for other in asked[:place]}:
            raise Refusal(_("This is deducted already. Put both together."), f"deductions.{place}.debt", "twin")


def _check_amount(asked: Asked, at: str) -> None:
    if (asked.amount is None) == (asked.percent is None):
        raise Refusal(_("Write how much is deducted: an amount or a percentage."), f"{at}.amount", "empty")
    if asked.percent is not None:
        check_percent(asked.percent, f"{at}.percent")
    if asked.amount is not None and asked.amount.minor <= 0:
        raise Refusal(_("Write an amount above zero."), f"{at}.amount", "zero")
    if asked.parts and sum(amount.minor for _word, amount in asked.parts) != (asked.amount or Money(0)).minor:
        raise ValueError(f"the parts are not the amount: {asked}")


def _check_debt(asked: Asked, at: str) -> None:
    if asked.kind in OF_A_DEBT and (not asked.owed or (asked.kind == "loan" and asked.debt is None)):
        words = _("“%(what)s”: nothing is owed for it. Choose what she owes, or leave it out.")
        raise Refusal(words % {"what": asked.label}, f"{at}.debt", "no_debt")
    made_up = asked.behind is not None and asked.behind.minor < 0
    if asked.amount is not None and asked.owed is not None and asked.amount > asked.owed and not made_up:
        words = _("“%(what)s”: only %(owed)s are owed. Write that, or less.")
        raise Refusal(words % {"what": asked.label, "owed": showing.money(asked.owed)}, f"{at}.amount", "too_much")


def check_protected(protected: Protected) -> None:
    """Refuse an amount or a percentage that cannot be."""
    if protected.amount is not None and protected.amount.minor < 0:
        raise Refusal(_("Write zero or more."), "protected", "negative")
    if protected.percent is not None:
        check_percent(protected.percent, "protected_percent")
