"""What was recorded with members, in the treasurer's words: what it was, of whom, how much of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from coopbooks import ledger, members, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.members import KINDS, Part
from coopbooks.money import Money
from ui.shared.rows import Column, amounts
from ui.shared.told import Fact, Told


@dataclass(frozen=True, slots=True)
class Named:
    """What a deed is for one member, by her name."""

    name: str
    part: Part


def tell_member_deed(books: Books, voucher: Voucher) -> Told:
    """Tell what was recorded with one member or many."""
    draft = members.deed_of(books, voucher)

    def facts() -> Iterator[Fact]:
        yield _("What it is"), _(KINDS[draft.kind].words)
        if len(draft.parts) == 1:
            yield _("Member"), voucher.concerns
        yield _("How much"), showing.money(draft.amount)
        if draft.month:
            yield _("For the month"), showing.month(draft.month)
        if draft.due:
            yield _("To be paid by"), showing.day(draft.due)
        if draft.box:
            box = ledger.account(books, draft.box).name
            yield (_("Came into") if KINDS[draft.kind].way > 0 else _("Went out of")), box
        if draft.note:
            yield _("Note"), draft.note

    named = [Named(members.member(books, part.person or 0).label, part) for part in draft.parts]
    certificates = any(part.certificates for part in draft.parts)
    many = len(draft.parts) > 1 or certificates
    return Told(tuple(facts()), named if many else (), _columns(certificates=certificates) if many else ())


def _columns(*, certificates: bool) -> list[Column[Named]]:
    counts: list[Column[Named]] = [
        Column(lambda: _("Certificates"), lambda one: str(one.part.certificates), 130, right=True)
    ]
    return [
        Column(lambda: _("Member"), lambda one: one.name, 0),
        *(counts if certificates else []),
        amounts("amount", lambda: _("Amount"), lambda one: one.part.amount, 130),
    ]


def tell_settlement(books: Books, voucher: Voucher) -> Told:
    """Tell what was settled when a member left."""
    draft = members.settlement_of(voucher)

    def facts() -> Iterator[Fact]:
        yield _("Member"), voucher.concerns
        if draft.box:
            yield _("Cash box or bank"), ledger.account(books, draft.box).name

    lines = [(line.account.name, line.amount) for line in voucher.lines if line.person is not None]
    return Told(tuple(facts()), lines, _settled())


def _settled() -> list[Column[tuple[str, Money]]]:
    return [
        Column(lambda: _("What was settled"), lambda one: one[0], 0),
        amounts("hers", lambda: _("In her favour"), lambda one: _positive(one[1]), 140),
        amounts("owed", lambda: _("She owed"), lambda one: _positive(-one[1]), 140),
    ]


def _positive(amount: Money) -> Money | None:
    return amount if amount.minor > 0 else None
