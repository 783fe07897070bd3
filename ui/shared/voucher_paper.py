"""The papers of a voucher: the voucher itself, and the receipt that somebody who paid takes home."""

from coopbooks import ledger, people
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.shared.doing import Desk
from ui.shared.sheet import paper


def preview_voucher(desk: Desk, voucher_id: int) -> None:
    """Show the voucher as it is printed."""
    voucher = ledger.voucher(desk.books, voucher_id)
    identity = _identity(desk, voucher)
    desk.preview(voucher.label, paper(desk.books, lambda papers, sheet: papers.voucher(voucher, sheet, identity)))


def preview_receipt(desk: Desk, voucher_id: int) -> None:
    """Show the receipt of money that came in (CI): one half for who paid, one for the club."""
    voucher = ledger.voucher(desk.books, voucher_id)
    identity = _identity(desk, voucher)
    name = f"{_('Receipt')} {voucher.label}"
    desk.preview(name, paper(desk.books, lambda papers, sheet: papers.receipt(voucher, sheet, identity)))


def _identity(desk: Desk, voucher: Voucher) -> str:
    """The C.I. of who paid or was paid, where it is known."""
    return "" if voucher.person is None else people.person(desk.books, voucher.person).identity
