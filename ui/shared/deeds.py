"""Deeds in words: what a voucher did, what a box holds after it, and what takes it back."""

from collections.abc import Callable

from coopbooks import cash, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.shared.doing import Deed, Desk


def deed_of(desk: Desk, posted: Voucher, before: Callable[[int], Voucher] | None = None, then: str = "") -> Deed:
    """Say what a voucher did, and ``then`` what came of it; undone by voiding it.

    After a correction ``before`` undoes it: it records what stood there before in the place of a voucher.
    """
    said = {"voucher": posted.label, "what": posted.description, "amount": showing.money(posted.amount)}
    words = ". ".join(filter(None, (_("%(voucher)s: %(what)s, %(amount)s") % said, then)))
    if before is None:
        return desk.recorded(words, posted.id)
    return Deed(words, posted.id, lambda: deed_of(desk, before(posted.id)))


def box_words(books: Books, box_id: int | None) -> str:
    """Say what a box holds now, in its own currency; nothing where there is none."""
    box = next((one for one in cash.list_boxes(books) if one.id == box_id), None)
    if box is None:
        return ""
    return _("%(box)s now holds %(balance)s.") % {"box": box.name, "balance": showing.money(box.balance)}
