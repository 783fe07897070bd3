"""A member leaves: what is owed either way, settled in one voucher as far as it is dues, advances, savings and shares.

Pay and surplus are handed over as all pay is, loans are paid as loans are: here they are only told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Account, Line, Voucher, VoucherDraft
from coopbooks.members.advances import keep_advances_paid
from coopbooks.members.deeds import keep_parts
from coopbooks.members.operations import end_stay
from coopbooks.members.queries import ROLES, member
from coopbooks.members.rules import Member, Part
from coopbooks.members.standing import certificates_of, keep_paid, savings_of, stands_on
from coopbooks.money import Money, total

SETTLED: Final = (
    *("contributions", "member_savings", "suppliers"),
    *("member_dues_receivable", "member_advances", "customers"),
)
"""The roles of what is settled when a member leaves."""
SETTLEMENT: Final = "member_settlement"
"""The word of the voucher that settles it."""


@dataclass(frozen=True, slots=True)
class Item:
    """What stands between the club and a member on one account: + the club owes her, − she owes the club."""

    account: Account
    amount: Money

    @property
    def settled(self) -> bool:
        """Whether it is settled when she leaves; the rest is paid as such things always are."""
        return self.account.role in SETTLED


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is owed either way when a member leaves; the signs of :class:`Item`."""

    member: Member
    day: date
    items: tuple[Item, ...]
    certificates: int

    @property
    def net(self) -> Money:
        """What is to be handed to her (+) or by her (−) now."""
        return total((one.amount for one in self.items if one.settled), self._currency)

    @property
    def later(self) -> Money:
        """What of pay, surplus and loans stands besides."""
        return total((one.amount for one in self.items if not one.settled), self._currency)

    @property
    def _currency(self) -> str:
        return self.items[0].amount.currency


@dataclass(frozen=True, slots=True)
class LeaveDraft:
    """A member leaves: her last day, why, and, where it is settled at once, the box the rest goes through."""

    person: int | None
    day: date
    reason: str = ""
    box: int | None = None
    settle: bool = True


@dataclass(frozen=True, slots=True)
class Left:
    """A member who left, and the voucher that settled what was owed, if anything was."""

    member: Member
    voucher: Voucher | None


def settlement(books: Books, person: int, day: date, without: int | None = None) -> Settlement:
    """Return what is owed either way, everything recorded counted in, as if one voucher were not there."""
    items = (Item(ledger.account_of(books, role), -stands_on(books, role, person, without)) for role in ROLES)
    return Settlement(member(books, person), day, tuple(items), certificates_of(books, person, without))


def settlement_voucher(books: Books, draft: LeaveDraft, corrects: int | None = None) -> VoucherDraft | None:
    """Return the voucher that settles what is owed when a member leaves; None where nothing is, or it is not wanted.

    All of it goes against each other, and what is left through a box: to her, or from her.
    """
    if draft.person is None:
        raise Refusal(_("Choose who."), "person", "empty")
    found = settlement(books, draft.person, draft.day, corrects)
    items = [one for one in found.items if one.settled and one.amount]
    if not draft.settle or not items:
        return None
    one = found.member
    rest = (Line(ledger.box(books, draft.box).id, -found.net),) if found.net else ()
    return VoucherDraft(
        day=draft.day,
        description=ledger.describe(_("Settled on leaving: %(name)s") % {"name": one.label}, draft.reason),
        lines=(*(Line(item.account.id, item.amount, person=one.id) for item in items), *rest),
        concerns=one.label,
        person=one.id,
        word=SETTLEMENT,
    )


def leave(books: Books, draft: LeaveDraft) -> Left:
    """Record that a member leaves, and settle what is owed, in one change. Tells watchers: ``members``, ``ledger``."""
    with books.change("members"):
        voucher = settlement_voucher(books, draft)
        parts = list(_parts(books, draft.person or 0)) if voucher else []
        known = end_stay(books, draft.person or 0, draft.day, draft.reason)
        posted = ledger.post(books, voucher) if voucher else None
        if posted:
            _keep(books, posted, parts)
    return Left(known, posted)


def correct_settlement(books: Books, voucher_id: int, draft: LeaveDraft) -> Voucher:
    """Settle again what was owed when a member left. Tells watchers: ``members``, ``ledger``."""
    with books.change("members"):
        voucher = settlement_voucher(books, replace(draft, settle=True), voucher_id)
        if voucher is None:
            raise Refusal(_("There is nothing to settle."), "person", "empty")
        parts = list(_parts(books, draft.person or 0, voucher_id))
        posted = ledger.correct(books, voucher_id, voucher)
        _keep(books, posted, parts)
    return posted


def _keep(books: Books, posted: Voucher, parts: Sequence[tuple[str, Part]]) -> None:
    keep_parts(books, posted, parts)
    keep_paid(books, posted, _settled(posted, "member_dues_receivable"))
    keep_advances_paid(books, posted, _settled(posted, "member_advances"))


def _settled(posted: Voucher, role: str) -> dict[int, Money]:
    """What a settlement pays of what she owes on the account of a role."""
    paid = ((line.person, -line.amount) for line in posted.lines if line.account.role == role)
    return {person: amount for person, amount in paid if person is not None and amount.minor > 0}


def _parts(books: Books, person: int, without: int | None = None) -> Iterator[tuple[str, Part]]:
    """What the settlement is of contributions, savings and dues."""
    saved = savings_of(books, person, without)
    shares = -stands_on(books, "contributions", person, without)
    figures = (
        ("contribution_back", shares, certificates_of(books, person, without)),
        ("compulsory_back", saved.compulsory, 0),
        ("withdrawal", saved.voluntary, 0),
        ("paid", stands_on(books, "member_dues_receivable", person, without), 0),
    )
    return ((kind, Part(person, amount, count)) for kind, amount, count in figures if amount.minor > 0)


def settlement_of(voucher: Voucher) -> LeaveDraft:
    """Return the draft a settlement was made from, to be typed again; why she left stays with her."""
    box = next((line.account.id for line in voucher.lines if line.account.box), None)
    return LeaveDraft(voucher.person, voucher.day, "", box)
