"""An advance told in the treasurer's words: which way the money went, how much, through which box."""

from collections.abc import Iterator

from coopbooks import ledger, payouts, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.shared.told import Fact, Told


def tell_advance(books: Books, voucher: Voucher) -> Told:
    """Tell what a member got before her pay, or brought back of it."""
    draft = payouts.advance_of(books, voucher)

    def facts() -> Iterator[Fact]:
        yield _("Member"), voucher.concerns
        yield _("How much"), showing.money(draft.amount)
        if draft.box:
            yield (_("Came into") if draft.repaid else _("Went out of")), ledger.account(books, draft.box).name
        if draft.note:
            yield _("Note"), draft.note

    return Told(tuple(facts()))
