"""What was done with grants, in the treasurer's words: money that came or was given back, what was given in kind."""

from collections.abc import Iterator

from coopbooks import grants, ledger, materials, showing
from coopbooks.books import Books
from coopbooks.grants import GiftLine
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.money import Money
from ui.shared.rows import Column, amounts
from ui.shared.told import Fact, Told


def tell_grant_money(books: Books, voucher: Voucher) -> Told:
    """Tell what came of a grant, into which box, and how it was shared out."""
    draft = grants.money_of(books, voucher)

    def facts() -> Iterator[Fact]:
        yield _("Grant"), grants.grant(books, draft.grant or 0).name
        yield _("Donor"), voucher.concerns
        box = ledger.account(books, draft.box).name if draft.box else _("It stood in the books already")
        yield _("Came into"), box
        yield _("How much"), showing.money(draft.amount)
        if draft.worth:
            yield _("Value"), showing.money(draft.worth)
        if draft.own:
            yield _("Of the grant"), showing.money(draft.own)
        if draft.note:
            yield _("Note"), draft.note

    return Told(tuple(facts()), _by_purpose(books, voucher), _shared())


def tell_grant_back(books: Books, voucher: Voucher) -> Told:
    """Tell what was given back of a grant."""
    draft = grants.back_of(books, voucher)

    def facts() -> Iterator[Fact]:
        yield _("Grant"), grants.grant(books, draft.grant or 0).name
        yield _("Given back to"), voucher.concerns
        yield _("Went out of"), ledger.account(books, draft.box or 0).name
        yield _("How much"), showing.money(draft.amount)
        if draft.note:
            yield _("Note"), draft.note

    return Told(tuple(facts()), _by_purpose(books, voucher), _shared())


def _by_purpose(books: Books, voucher: Voucher) -> list[tuple[str, Money]]:
    tied = [line for line in voucher.lines if line.purpose is not None]
    return [(grants.purpose(books, line.purpose or 0).label, abs(line.amount)) for line in tied]


def _shared() -> list[Column[tuple[str, Money]]]:
    return [
        Column(lambda: _("For which purpose"), lambda one: one[0], 0),
        amounts("amount", lambda: _("Amount"), lambda one: one[1], 130),
    ]


def tell_gift(books: Books, voucher: Voucher) -> Told:
    """Tell what was given in kind."""
    draft = grants.gift_of(voucher)

    def facts() -> Iterator[Fact]:
        yield _("Donor"), voucher.concerns
        if draft.purpose:
            yield _("For which purpose"), grants.purpose(books, draft.purpose).full_label
        if draft.note:
            yield _("Note"), draft.note

    return Told(tuple(facts()), draft.lines, _given(books, draft.lines))


def _given(books: Books, lines: tuple[GiftLine, ...]) -> list[Column[GiftLine]]:
    columns: list[Column[GiftLine]] = [Column(lambda: _("What was given"), lambda line: gift_name(books, line), 0)]
    if any(line.description for line in lines):
        columns.append(Column(lambda: _("Details"), lambda line: line.description, 0))
    if any(line.material for line in lines):
        columns.append(Column(lambda: _("Quantity"), lambda line: _how_much(books, line), 120, right=True))
    columns.append(amounts("value", lambda: _("Value"), lambda line: line.value, 130))
    return columns


def gift_name(books: Books, line: GiftLine) -> str:
    """Return what was given: the material, or the category."""
    if line.material is not None:
        return materials.material(books, line.material).name
    return ledger.account(books, line.account or 0).name


def _how_much(books: Books, line: GiftLine) -> str:
    if line.material is None or line.quantity is None:
        return ""
    return materials.told(line.quantity, line.unit or materials.material(books, line.material).unit)
