"""Boxes, transfers, other money in and out, counts by notes and coins: what must hold, and their vouchers."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks.attachments import Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Account, InPlaceOf, Line, VoucherDraft, check_text, describe
from coopbooks.money import Money, total

MOST_PIECES: Final = 1_000_000
_DENOMINATIONS: Final = {
    "BOB": ("200", "100", "50", "20", "10", "5", "2", "1", "0.50", "0.20", "0.10"),
    "USD": ("100", "50", "20", "10", "5", "2", "1", "0.50", "0.25", "0.10", "0.05", "0.01"),
    "EUR": ("500", "200", "100", "50", "20", "10", "5", "2", "1", "0.50", "0.20", "0.10", "0.05", "0.02", "0.01"),
}
"""Notes and coins in use, the largest first. Bolivianos: Banco Central de Bolivia."""
_ELSEWHERE: Final = frozenset(
    {
        *("customers", "suppliers", "materials", "work_in_progress", "finished_products", "vat_credit"),
        *("exchange_gain", "cash_surplus", "disposal_gain", "accumulated_results", "year_result"),
    }
)
"""Roles with a deed of their own, or that the program records on by itself: no purpose of other money."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cash box (``cash``) or bank account (``bank``); ``balance`` is in its own currency, ``worth`` what that is
    in the books, in theirs.
    """

    id: int
    name: str
    kind: str
    currency: str
    balance: Money
    worth: Money


@dataclass(frozen=True, slots=True)
class BoxDraft:
    """A box to be opened."""

    name: str
    kind: str = "cash"
    currency: str = "BOB"


@dataclass(frozen=True, slots=True)
class TransferDraft:
    """Money moved between two boxes.

    ``amount`` leaves the giving box, in its currency; ``received`` reaches the other one where it holds another
    currency; ``fee`` is what the bank keeps on top, out of the giving box.
    """

    day: date
    giving: int | None
    receiving: int | None
    amount: Money
    fee: Money
    received: Money | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MovementDraft:
    """Other money in or out of a box that is no sale, no cost and no payment of a debt; ``account`` says what it is.

    ``amount`` is in the currency of the box; ``worth`` is what it is worth in the currency of the books, asked for
    where money of another currency comes in.
    """

    day: date
    box: int | None
    into: bool
    account: int | None
    amount: Money
    description: str
    person: int | None = None
    activity: int | None = None
    worth: Money | None = None


@dataclass(frozen=True, slots=True)
class CountDraft:
    """A count as typed: how many pieces of each note and coin lie in the box, and why it may differ.

    Without any piece nothing was counted: of an empty box one is named, of which there is none. ``instead`` names the
    difference of an earlier one, which is voided when this one is kept.
    """

    day: date
    box: int | None
    pieces: tuple[tuple[Money, int], ...]
    explanation: str = ""
    instead: InPlaceOf | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a count has come: what each of its pieces is worth, all of them together, and what the books say."""

    each: tuple[Money, ...]
    counted: Money
    expected: Money

    @property
    def difference(self) -> Money:
        """Counted less expected: above zero there is too much money, below zero too little."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class Count:
    """A recorded count of a ``box``. ``expected`` is what the books said; ``voucher`` posted the difference, where
    there was one; ``voided`` tells that the difference was taken back since, as when what was missing was found.
    """

    id: int
    box: Account
    day: date
    pieces: tuple[tuple[Money, int], ...]
    counted: Money
    expected: Money
    explanation: str
    voucher: int | None
    recorded_by: str
    voided: bool

    @property
    def difference(self) -> Money:
        """Counted less expected: above zero there is too much money, below zero too little."""
        return self.counted - self.expected

    @property
    def holder(self) -> Holder:
        """What its papers are attached to: the voucher of its difference where it posted one, else the count itself."""
        return Holder("cash_count", self.id) if self.voucher is None else Holder("voucher", self.voucher)


def denominations(currency: str) -> tuple[Money, ...]:
    """Return the notes and coins of a currency, the largest first."""
    return tuple(Money.of(value, currency) for value in _DENOMINATIONS[currency])


def counted(draft: CountDraft, currency: str) -> Money:
    """Return what the pieces are worth together; refuses notes that do not exist and counts below zero."""
    known = denominations(currency)
    named = [denomination for denomination, _pieces in draft.pieces]
    if len(set(named)) < len(named) or not set(named) <= set(known):
        raise ValueError(f"no such notes and coins: {named}")
    for _denomination, pieces in draft.pieces:
        if not 0 <= pieces <= MOST_PIECES:
            raise Refusal(_("Write how many there are: zero or more."), "pieces", "negative")
    return total(worth_of(draft), currency)


def worth_of(draft: CountDraft) -> tuple[Money, ...]:
    """Return what the pieces of each value are worth."""
    return tuple(denomination.times(pieces) for denomination, pieces in draft.pieces)


def is_purpose(account: Account, *, into: bool) -> bool:
    """Whether other money comes in for (or goes out to) an account: what is owed, what is ours, what was lent.

    Other income only comes in; what goes out as a cost or expense is a cost, and debts of customers are paid as such.
    """
    if not account.postable or account.box or account.role in _ELSEWHERE:
        return False
    both_ways = account.nature in {"liability", "equity"} or account.section == "current_assets"
    return both_ways or (into and account.section == "other_income")


def check_count(draft: CountDraft, box: Account, today: date) -> None:
    """Refuse a count on a day to come, one of a bank account or of nothing, and an explanation that is not printed."""
    if draft.day > today:
        raise Refusal(_("Nobody can have counted on a day to come. Correct the day."), "day", "future")
    if box.box != "cash":
        raise Refusal(
            _("“%(box)s” has no notes and coins to count. Compare it with the paper of the bank.") % {"box": box.name},
            "box",
            "no_cash",
        )
    if not draft.pieces:
        words = _(
            "Nothing is counted yet. Write how many of each there are; where the box is empty, write 0 at one of them."
        )
        raise Refusal(words, "pieces", "empty")
    check_text(draft.explanation, "explanation")


def check_transfer(draft: TransferDraft, giving: Account, receiving: Account, currency: str) -> None:
    """Refuse a transfer of nothing, into the same box, in the wrong currency, or without what was received."""
    if giving.id == receiving.id:
        raise Refusal(_("Choose two different boxes."), "receiving", "same")
    if draft.amount.minor <= 0:
        raise Refusal(_("Write how much was moved: more than zero."), "amount", "zero")
    if draft.fee.minor < 0:
        raise Refusal(_("A fee is never less than zero."), "fee", "negative")
    check_text(draft.note, "note")
    given, taken = giving.currency or currency, receiving.currency or currency
    if draft.amount.currency != given or draft.fee.currency != given:
        raise ValueError(f"{giving.name} holds {given}")
    if given == taken:
        return
    if draft.received is None or draft.received.minor <= 0:
        raise Refusal(_("Write how much was received in the other currency."), "received", "empty")
    if draft.received.currency != taken or currency not in {given, taken}:
        raise Refusal(_("One of the two boxes must hold the currency of the books."), "receiving", "other_currency")


def count_postings(draft: CountDraft, box: Account, difference: Money, line: Line) -> VoucherDraft:
    """Return the voucher of a count's difference: too much is a cash surplus, too little a shortage.

    ``line`` is the box's own line, in the currency of the books.
    """
    role = "cash_surplus" if difference.minor > 0 else "cash_shortage"
    words = _("Cash count of %(box)s: too much") if difference.minor > 0 else _("Cash count of %(box)s: too little")
    description = describe(words % {"box": box.name}, draft.explanation)
    return VoucherDraft(draft.day, description, (line, Line(role, -line.amount)), word="cash_count")


def check_movement(draft: MovementDraft, box: Account, account: Account) -> None:
    """Refuse a movement of nothing, without words, against another box, or of foreign money without its worth."""
    if draft.amount.minor <= 0:
        raise Refusal(_("Write how much: more than zero."), "amount", "zero")
    if not draft.description.strip():
        raise Refusal(_("Say in a few words what it was."), "description", "empty")
    if account.box:
        raise Refusal(_("To move money between boxes, record a transfer."), "account", "box")
    if box.currency and draft.amount.currency != box.currency:
        raise ValueError(f"{box.name} holds {box.currency}")
    if box.currency and draft.into and (draft.worth is None or draft.worth.minor <= 0):
        raise Refusal(_("Write how much it is worth in the currency of the books."), "worth", "empty")


def transfer_words(giving: Account, receiving: Account, note: str) -> str:
    """Return the description of a transfer."""
    words = _("Transfer from %(giving)s to %(receiving)s") % {"giving": giving.name, "receiving": receiving.name}
    return describe(words, note)
