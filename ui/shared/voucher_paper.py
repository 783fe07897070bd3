"""The papers of a voucher: the voucher itself, and the receipt that somebody who paid takes home."""

from datetime import timedelta

from coopbooks import ledger, members, payouts, people
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.shared.doing import Desk
from ui.shared.sheet import Addressed, paper


def preview_voucher(desk: Desk, voucher_id: int) -> None:
    """Show the voucher as it is printed."""
    voucher = ledger.voucher(desk.books, voucher_id)
    identity = _identity(desk, voucher)
    desk.preview(voucher.label, paper(desk.books, lambda papers, sheet: papers.voucher(voucher, sheet, identity)))


def has_receipt(voucher: Voucher) -> bool:
    """Whether somebody takes a receipt home: who paid something in, and who got an advance."""
    return voucher.reverses is None and (voucher.kind == "CI" or voucher.word == payouts.ADVANCE)


def preview_receipt(desk: Desk, voucher_id: int) -> None:
    """Show the receipt: one half for who paid or got an advance, one for the club."""
    books, voucher = desk.books, ledger.voucher(desk.books, voucher_id)
    identity = _identity(desk, voucher)
    name = f"{_('Receipt')} {voucher.label}"
    if voucher.word in (payouts.ADVANCE, payouts.REPAID) and voucher.person is not None:
        account = ledger.account_of(books, "member_advances").id
        left = ledger.balance_before(books, account, voucher.day + timedelta(days=1), person=voucher.person)
        make = paper(books, lambda papers, sheet: papers.advance_receipt(voucher, sheet, identity, left))
        desk.preview(name, Addressed(make, members.language_of(books, voucher.person)))
    else:
        desk.preview(name, paper(books, lambda papers, sheet: papers.receipt(voucher, sheet, identity)))


def _identity(desk: Desk, voucher: Voucher) -> str:
    """The C.I. of who paid or was paid, where it is known."""
    return "" if voucher.person is None else people.person(desk.books, voucher.person).identity
