"""What payouts posted, in the treasurer's words: which payout, how many get how much, to whom it was handed over."""

from collections.abc import Iterator

from coopbooks import ledger, payouts, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.payouts import HAND_WAYS, Slip
from ui.shared.rows import Column, amounts
from ui.shared.told import Fact, Told


def tell_approved(books: Books, voucher: Voucher) -> Told | None:
    """Tell the slips a payout was approved with; None of a voucher that is of none."""
    of = payouts.run_of_voucher(books, voucher.id)
    if of is None:
        return None
    run = payouts.run(books, of)
    facts = (
        (_("Payout"), run.title),
        (_("Earned"), showing.money(run.gross)),
        (_("Net to pay"), showing.money(run.paid)),
    )
    columns: list[Column[Slip]] = [
        Column(lambda: _("Member"), lambda one: one.name, 0),
        amounts("earned", lambda: _("Earned"), lambda one: one.pay.gross, 110),
        amounts("deducted", lambda: _("Deducted"), lambda one: one.pay.deducted, 110),
        amounts("paid", lambda: _("Net to pay"), lambda one: one.pay.paid, 120),
    ]
    return Told(facts, payouts.slips(books, of), columns)


def tell_handed(books: Books, voucher: Voucher) -> Told:
    """Tell to whom pay was handed over, how, and out of which box."""
    draft = payouts.handing_of(books, voucher)
    wanted = set(draft.persons)
    slips = [one for one in payouts.slips(books, draft.run) if one.person in wanted]

    def facts() -> Iterator[Fact]:
        yield _("Payout"), payouts.run(books, draft.run).title
        if len(slips) == 1:
            yield _("Member"), slips[0].name
        yield _("How much"), showing.money(voucher.amount)
        yield _("How?"), _(HAND_WAYS[draft.way])
        if draft.box:
            yield _("Went out of"), ledger.account(books, draft.box).name
        if draft.note:
            yield _("Note"), draft.note

    columns: list[Column[Slip]] = [
        Column(lambda: _("Member"), lambda one: one.name, 0),
        amounts("amount", lambda: _("Amount"), lambda one: one.pay.paid, 130),
    ]
    return Told(tuple(facts()), slips if len(slips) > 1 else (), columns)
