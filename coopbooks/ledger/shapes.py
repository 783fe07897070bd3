"""The shapes of the ledger: an account, a line, a draft to be posted, a posted voucher."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from coopbooks.i18n import _
from coopbooks.ledger.chart import NATURES, STANDARD_NAMES
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity

_TEN_DECIMALS: Final = Decimal("1.0000000000")


@dataclass(frozen=True, slots=True)
class Account:
    """One account. ``name`` is the club's own, or the standard one in the language spoken where it is read."""

    id: int
    code: str
    parent: int | None
    standard: str | None
    own_name: str | None
    section: str | None
    role: str | None
    currency: str | None
    box: str
    postable: bool
    active: bool

    @property
    def name(self) -> str:
        """Its name for the reader: asked anew each time, so that it follows the language."""
        return self.own_name or _(STANDARD_NAMES[self.standard or self.code])

    @property
    def nature(self) -> str | None:
        """What it is: asset, liability, equity, income, cost, expense; None for a heading over several."""
        return NATURES[self.section] if self.section else None

    @property
    def level(self) -> int:
        """How deep its code lies: 0 for ``1``, 3 for ``1.1.1.01``."""
        return self.code.count(".")


@dataclass(frozen=True, slots=True)
class Foreign:
    """The same amount in another currency: with the sign of the line, the rate in book currency, and its source."""

    amount: Money
    rate: Decimal
    source: str

    @classmethod
    def of(cls, own: Money, amount: Money, source: str) -> "Foreign":
        """Return ``own`` beside the ``amount`` of its line: the rate is what the two give, ten decimals."""
        return cls(own, (abs(amount).decimal / abs(own).decimal).quantize(_TEN_DECIMALS), source)


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be posted: an account by id or role, and an amount, debit + or credit −.

    ``quantity`` is how much of a ``material`` comes (+) or goes (−) with it, in the unit its stock is kept in; with a
    ``person`` it comes from or goes to what was handed to her. ``order``, ``loan``, ``machine`` and ``purpose`` (of a
    grant) are what it is for, by id.
    """

    account: int | str
    amount: Money
    person: int | None = None
    product: int | None = None
    activity: int | None = None
    foreign: Foreign | None = None
    note: str = ""
    material: int | None = None
    quantity: Quantity | None = None
    order: int | None = None
    loan: int | None = None
    machine: int | None = None
    purpose: int | None = None

    def __post_init__(self) -> None:
        """Refuse a quantity of nothing, and a material of which nobody says how much."""
        if (self.material is None) != (self.quantity is None):
            raise ValueError(f"a material goes with a quantity: {self}")


@dataclass(frozen=True, slots=True)
class VoucherDraft:
    """A voucher to be posted. ``concerns`` is the person's name as it shall be printed; ``word`` the deed behind it.

    ``kind`` is derived from its cash lines unless it is said (an opening is always CT).
    """

    day: date
    description: str
    lines: tuple[Line, ...]
    concerns: str = ""
    person: int | None = None
    word: str = "ledger"
    kind: str | None = None

    @property
    def sides(self) -> tuple[Money, Money]:
        """What stands on the debit side and on the credit side, both without a sign."""
        currency = self.lines[0].amount.currency
        debit = total((line.amount for line in self.lines if line.amount.minor > 0), currency)
        return debit, total((-line.amount for line in self.lines if line.amount.minor < 0), currency)


class TwoSided:
    """Something with a signed amount, seen from its two sides."""

    __slots__ = ()
    amount: Money

    @property
    def debit(self) -> Money:
        """The amount on the debit side, else zero."""
        return self.amount if self.amount.minor > 0 else Money(0, self.amount.currency)

    @property
    def credit(self) -> Money:
        """The amount on the credit side, without a sign, else zero."""
        return -self.amount if self.amount.minor < 0 else Money(0, self.amount.currency)


class Opened:
    """Something that stood at ``opening`` (debit +) and moved on both sides."""

    __slots__ = ()
    opening: Money
    debit: Money
    credit: Money

    @property
    def closing(self) -> Money:
        """What it stands at after: debit +, credit −."""
        return self.opening + self.debit - self.credit


class Numbered:
    """Something that has the number of a voucher."""

    __slots__ = ()
    kind: str
    year: int
    number: int
    reverses: int | None
    reversed_by: int | None

    @property
    def label(self) -> str:
        """``CI 2026-0007``: what people call it."""
        return label(self.kind, self.year, self.number)

    @property
    def voided(self) -> bool:
        """Whether it was reversed."""
        return self.reversed_by is not None

    @property
    def stands(self) -> bool:
        """Whether it holds: it was not voided, and takes no other one back."""
        return not self.voided and self.reverses is None


@dataclass(frozen=True, slots=True)
class VoucherLine(TwoSided):
    """One posted line, with its account."""

    account: Account
    amount: Money
    person: int | None
    product: int | None
    activity: int | None
    foreign: Foreign | None
    note: str
    material: int | None = None
    quantity: Quantity | None = None
    order: int | None = None
    loan: int | None = None
    machine: int | None = None
    purpose: int | None = None

    @property
    def again(self) -> Line:
        """The line as it was drafted, to be posted again."""
        return Line(
            self.account.id,
            self.amount,
            self.person,
            self.product,
            self.activity,
            self.foreign,
            self.note,
            self.material,
            self.quantity,
            self.order,
            self.loan,
            self.machine,
            self.purpose,
        )

    @property
    def reversed(self) -> Line:
        """The line that takes this one back."""
        foreign = self.foreign and Foreign(-self.foreign.amount, self.foreign.rate, self.foreign.source)
        quantity = -self.quantity if self.quantity is not None else None
        return replace(self.again, amount=-self.amount, foreign=foreign, quantity=quantity)


@dataclass(frozen=True, slots=True)
class VoucherRow(Numbered):
    """One voucher in a list. ``reversed_by`` and the other references are voucher ids."""

    id: int
    kind: str
    year: int
    number: int
    day: date
    description: str
    concerns: str
    word: str
    amount: Money
    reverses: int | None
    reversed_by: int | None
    corrects: int | None = None


MACHINE_GOES: Final = ("machine_gone", "loan")
"""The words of vouchers by which a machine may leave the club: sold, scrapped, given away; handed on a loan."""


@dataclass(frozen=True, slots=True)
class Voucher(Numbered):
    """One posted voucher whole. ``reverses``, ``reversed_by``, ``corrects``, ``corrected_by`` are voucher ids."""

    id: int
    kind: str
    year: int
    number: int
    day: date
    description: str
    concerns: str
    person: int | None
    word: str
    amount: Money
    recorded_by: str
    recorded_at: datetime
    reverses: int | None
    reversed_by: int | None
    corrects: int | None
    corrected_by: int | None
    reason: str
    lines: tuple[VoucherLine, ...]

    @property
    def worth(self) -> Money:
        """What it comes to as a deed: its ``amount``, which is that of each side, without what is told twice.

        What is spent of a grant is taken off what is owed to the donor and taken as income by the same voucher. A
        machine that goes takes along what it stood at, in which what it went for is told already; where it went for
        nothing that is all there is to tell.
        """
        tied, currency = [line for line in self.lines if self._tells_twice(line)], self.amount.currency
        debit, credit = total((one.debit for one in tied), currency), total((one.credit for one in tied), currency)
        return self.amount - min(debit, credit) or self.amount

    def _tells_twice(self, line: VoucherLine) -> bool:
        return line.purpose is not None or (line.machine is not None and self.word in MACHINE_GOES)


def label(kind: str, year: int, number: int) -> str:
    """Return what people call a voucher: ``CI 2026-0007``."""
    return f"{kind} {year}-{number:04d}"
