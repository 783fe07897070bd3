"""What a statement says: frozen figures, sums of centavos never rounded, names read in the language they are shown in.

Where an account is shown its amount has the sign with which it enters the subtotal below it, so that every column can
be added up with a pencil: discounts stand below zero among the sales, depreciation among the fixed assets.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Self

from coopbooks.days import Month, Period
from coopbooks.i18n import _
from coopbooks.ledger import Account, Activity, Opened, TwoSided, VoucherRow
from coopbooks.money import Money

RowKind = Literal["heading", "group", "account", "line", "subtotal", "total"]
"""Headings and groups carry no figure; a line is a figure of no account of its own (the result of the year)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, and the same of the comparison where one was asked for."""

    amount: Money
    compared: Money | None = None

    @property
    def change(self) -> Money | None:
        """What it grew by since the comparison."""
        return None if self.compared is None else self.amount - self.compared

    def __add__(self, other: "Figure") -> "Figure":
        """Sum of both, each column for itself."""
        amount = self.amount + other.amount
        if self.compared is None or other.compared is None:
            return Figure(amount)
        return Figure(amount, self.compared + other.compared)

    def __neg__(self) -> "Figure":
        """Return the same with the other sign."""
        return Figure(-self.amount, None if self.compared is None else -self.compared)

    def __sub__(self, other: "Figure") -> "Figure":
        """Difference, each column for itself."""
        return self + -other

    def __bool__(self) -> bool:
        """Whether there is anything to show in either column."""
        return bool(self.amount) or bool(self.compared)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One row of an income statement or balance sheet.

    ``heading`` is marked English text, shown translated; ``account`` stands in its place for accounts and groups, or
    in it where it says of a part of an account which one that is.
    ``share`` is the part of net sales as a ratio, None where that says nothing.
    """

    kind: RowKind
    heading: str = ""
    account: Account | None = None
    figure: Figure | None = None
    level: int = 0
    share: Decimal | None = None

    @property
    def text(self) -> str:
        """Its words in the language spoken now."""
        words = _(self.heading) if self.heading else "%(account)s"
        return words % {"account": self.account.name} if self.account else words


@dataclass(frozen=True, slots=True)
class IncomeStatement:
    """Did we gain or lose in a period; income above zero, costs and expenses above zero and subtracted.

    gross = net_sales − production_costs; operations = gross − expenses; result = operations + other.
    """

    period: Period
    compare: Period | None
    activity: Activity | None
    rows: tuple[StatementRow, ...]
    net_sales: Figure
    production_costs: Figure
    gross: Figure
    expenses: Figure
    operations: Figure
    other: Figure
    result: Figure


@dataclass(frozen=True, slots=True)
class BalanceSheet:
    """What we have and what we owe on the evening of a day; all three sides above zero.

    ``result`` is that of the accounting year to date, ``earlier`` that of earlier years not closed; both are in equity.
    """

    day: date
    compare: date | None
    rows: tuple[StatementRow, ...]
    assets: Figure
    liabilities: Figure
    equity: Figure
    result: Figure
    earlier: Figure

    @property
    def balances(self) -> bool:
        """Whether what we have equals what we owe and what is ours, in every column."""
        return not self.assets - self.liabilities - self.equity


@dataclass(frozen=True, slots=True)
class Sums:
    """The four columns of a trial balance, all unsigned: sums (debit, credit) and balances (debtor, creditor)."""

    debit: Money
    credit: Money
    debtor: Money
    creditor: Money

    def __add__(self, other: Self) -> "Sums":
        """Sum, column by column."""
        return Sums(
            self.debit + other.debit,
            self.credit + other.credit,
            self.debtor + other.debtor,
            self.creditor + other.creditor,
        )

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.debit) or bool(self.credit)

    @property
    def balance(self) -> Money:
        """Debit +, credit −."""
        return self.debtor - self.creditor


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One account in a trial balance. ``opening`` (debit +) is what it stood at before, and is part of its sums."""

    account: Account
    opening: Money
    sums: Sums
    compared: Sums | None


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """All accounts with their sums and balances; each balance is debit − credit of the same row."""

    period: Period
    compare: Period | None
    activity: Activity | None
    rows: tuple[TrialRow, ...]
    totals: Sums
    compared: Sums | None

    @property
    def balances(self) -> bool:
        """Whether both sums and both balances are equal; always, unless only one activity is looked at."""
        return all(
            one.debit == one.credit and one.debtor == one.creditor for one in (self.totals, self.compared) if one
        )


@dataclass(frozen=True, slots=True)
class JournalLine(TwoSided):
    """One line of a voucher in the journal."""

    account: Account
    amount: Money
    note: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One voucher in the journal; with an activity only its lines of that activity."""

    voucher: VoucherRow
    lines: tuple[JournalLine, ...]


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One row of the journal: the head of a voucher (``line`` None), or one of its lines."""

    entry: JournalEntry
    line: JournalLine | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """Every voucher of a period in the order of days; voided ones and their reversals both stand there.

    ``rows`` are fetched as they are looked at, until the journal is made ``whole``.
    """

    period: Period
    compare: Period | None
    activity: Activity | None
    rows: Sequence[JournalRow]
    vouchers: int
    debit: Figure
    credit: Figure

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """Every voucher, with all its lines; all of them are fetched."""
        return tuple(row.entry for row in self.rows if row.line is None)


@dataclass(frozen=True, slots=True)
class Totals(Opened):
    """What something stood at before, what it moved on both sides, and so what it stands at after; opening debit +."""

    opening: Money
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class RunningLine(TwoSided):
    """A movement with what stands against it in its voucher, and what the account stands at after it (debit +)."""

    voucher: VoucherRow
    counterparts: tuple[Account, ...]
    note: str
    amount: Money
    balance: Money

    @property
    def counterpart(self) -> str:
        """The names of the accounts against it."""
        return ", ".join(account.name for account in self.counterparts)


@dataclass(frozen=True, slots=True)
class AccountCard:
    """Every movement of one account in a period, of one person or activity where asked for.

    ``lines`` are fetched as they are looked at, until the card is made ``whole``.
    """

    account: Account
    period: Period
    compare: Period | None
    person: str
    activity: Activity | None
    lines: Sequence[RunningLine]
    totals: Totals
    compared: Totals | None


@dataclass(frozen=True, slots=True)
class CashBook:
    """Money in, money out and what was left: of one box, or of all together (``box`` None).

    One line a voucher, fetched as it is looked at, until the book is made ``whole``. With all boxes together a transfer
    between them is no line, only its fee.
    """

    period: Period
    compare: Period | None
    box: Account | None
    lines: Sequence[RunningLine]
    totals: Totals
    compared: Totals | None


@dataclass(frozen=True, slots=True)
class MonthResult:
    """What came of one month: income, and what was spent on costs and expenses."""

    month: Month
    income: Money
    spent: Money

    @property
    def result(self) -> Money:
        """Gained + or lost −."""
        return self.income - self.spent


def mark_of(voucher: VoucherRow) -> str:
    """Return what is written beside a voucher that was voided or takes another one back; else nothing."""
    if voucher.voided:
        return _("VOIDED")
    return _("Reversal") if voucher.reverses is not None else ""
