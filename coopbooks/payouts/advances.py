"""Advances: money a member gets before her pay, and brings back; what is left of it ``members`` knows."""

from dataclasses import replace
from typing import Final

from coopbooks import ledger, members, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Line, Voucher, VoucherDraft, check_text, describe
from coopbooks.money import Money
from coopbooks.payouts.drafts import AdvanceDraft

ADVANCE: Final = "member_advance"
REPAID: Final = "advance_repaid"


def advance_voucher(books: Books, draft: AdvanceDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of an advance or of one brought back; refuses what cannot be."""
    if draft.person is None:
        raise Refusal(_("Choose who."), "person", "empty")
    if draft.amount.minor <= 0:
        raise Refusal(_("Write an amount above zero."), "amount", "zero")
    check_text(draft.note, "note")
    box = ledger.box(books, draft.box)
    if draft.repaid:
        _refuse_more_than_left(books, draft.person, draft.amount, corrects)
    else:
        members.check_there(books, draft.person, draft.day)
    one = members.member(books, draft.person)
    sign = -1 if draft.repaid else 1
    hers = Line("member_advances", draft.amount.times(sign), person=one.id, note=draft.note.strip())
    moved = Line(box.id, draft.amount.times(-sign))
    words = _("Advance brought back by %(name)s") if draft.repaid else _("Advance to %(name)s")
    return VoucherDraft(
        draft.day,
        describe(words % {"name": one.label}, draft.note),
        (moved, hers) if draft.repaid else (hers, moved),
        one.label,
        one.id,
        REPAID if draft.repaid else ADVANCE,
    )


def _refuse_more_than_left(books: Books, person: int, amount: Money, corrects: int | None) -> None:
    left = members.stands_on(books, "member_advances", person, corrects)
    if amount > left:
        words = _("Only %(left)s are left of her advances: write at most that.")
        raise Refusal(words % {"left": showing.money(left)}, "amount", "too_much")


def record_advance(books: Books, draft: AdvanceDraft) -> Voucher:
    """Record an advance, or one brought back. Tells watchers: ``payouts``, ``ledger``."""
    with books.change("payouts"):
        return _kept(books, ledger.post(books, advance_voucher(books, draft)), draft)


def correct_advance(books: Books, voucher_id: int, draft: AdvanceDraft) -> Voucher:
    """Record an advance again as it should have been. Tells watchers: ``payouts``, ``ledger``."""
    with books.change("payouts"):
        return _kept(books, ledger.correct(books, voucher_id, advance_voucher(books, draft, voucher_id)), draft)


def _kept(books: Books, posted: Voucher, draft: AdvanceDraft) -> Voucher:
    """Note which advances one brought back pays."""
    if draft.repaid and draft.person is not None:
        members.keep_advances_paid(books, posted, {draft.person: draft.amount})
    return posted


def advance_of(books: Books, voucher: Voucher) -> AdvanceDraft:  # noqa: ARG001 - as every word has it
    """Return the draft the voucher of an advance was made from, to be typed again."""
    hers = next(line for line in voucher.lines if line.person is not None)
    box = next(line.account.id for line in voucher.lines if line.account.box)
    draft = AdvanceDraft(hers.person, abs(hers.amount), voucher.day, box, hers.note)
    return replace(draft, repaid=voucher.word == REPAID)
