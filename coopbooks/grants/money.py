"""The money of grants: what came, in one part or several, and what is given back; nothing of it is income yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks import ledger, showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.grants.queries import BACK_WORD, MONEY_WORD, grant, grant_of
from coopbooks.grants.rules import Grant, Purpose
from coopbooks.i18n import _
from coopbooks.ledger import Account, Foreign, Line, Voucher, VoucherDraft, VoucherLine, check_text
from coopbooks.money import Money, total

_NAMED: Final = "SELECT coalesce(sum(amount), 0) FROM grant_balance WHERE account_id = ?"


@dataclass(frozen=True, slots=True)
class MoneyDraft:
    """Money of a grant that came into a box: all for one ``purpose``, or else as the plan says.

    ``amount`` is in the currency of the box, ``worth`` in that of the books where the box holds another, ``own`` in
    that of the grant where it is neither that of the box nor that of the books. Without a box (``before``) it came
    before the books begin and stands in them already, without a name.
    """

    day: date
    grant: int | None
    box: int | None
    amount: Money
    worth: Money | None = None
    own: Money | None = None
    purpose: int | None = None
    note: str = ""
    before: bool = False


@dataclass(frozen=True, slots=True)
class BackDraft:
    """Money given back to the donor: out of a box and in its currency; what is left of one ``purpose``, or of all."""

    day: date
    grant: int | None
    box: int | None
    amount: Money
    purpose: int | None = None
    note: str = ""


def money_voucher(books: Books, draft: MoneyDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of money that came of a grant; refuses what cannot have come so.

    Money for no purpose in particular is shared out by what is still to come for each: by largest remainder, so that
    the last part of a grant makes every purpose whole. ``corrects`` is the voucher it is recorded instead of.
    """
    known = _grant(books, draft.grant, corrects)
    _check_amount(draft.amount, draft.note)
    box = None if draft.before else ledger.any_box(books, draft.box)
    value, own = _value(books, draft, box), _own(books, draft, known, box)
    if not known.due:
        words = _("All of “%(grant)s” came already. If the donor gives more, change the grant first.")
        raise Refusal(words % {"grant": known.name}, "grant", "all_came")
    if own > known.due:
        raise Refusal(
            _("Of “%(grant)s” only %(amount)s are still to come. If the donor gives more, change the grant first.")
            % {"grant": known.name, "amount": showing.money(known.due)},
            "amount",
            "too_much",
        )
    if draft.before:
        _refuse_more_than_stands(books, value, corrects)
    return VoucherDraft(
        day=draft.day,
        description=ledger.describe(_("Grant received: %(grant)s") % {"grant": known.name}, draft.note),
        lines=(_taken(draft, box, value), *_for_purposes(draft, known, value, own)),
        concerns=known.donor_name,
        person=known.donor,
        word=MONEY_WORD,
    )


def _grant(books: Books, grant_id: int | None, corrects: int | None) -> Grant:
    if grant_id is None:
        raise Refusal(_("Choose the grant."), "grant", "empty")
    return grant(books, grant_id, corrects)


def _check_amount(amount: Money, note: str) -> None:
    if amount.minor <= 0:
        raise Refusal(_("Write how much: more than zero."), "amount", "zero")
    check_text(note, "note")


def _value(books: Books, draft: MoneyDraft, box: Account | None) -> Money:
    """What came, in the currency of the books."""
    if box is None or box.currency is None:
        if draft.amount.currency != books.club.currency:
            raise ValueError(f"the box holds {books.club.currency}")
        return draft.amount
    if draft.amount.currency != box.currency:
        raise ValueError(f"{box.name} holds {box.currency}")
    if draft.worth is None or draft.worth.minor <= 0:
        raise Refusal(_("Write how much it is worth in the currency of the books."), "worth", "empty")
    return draft.worth


def _own(books: Books, draft: MoneyDraft, known: Grant, box: Account | None) -> Money:
    """What came, in the currency of the grant."""
    currency = known.amount.currency
    if currency == books.club.currency:
        return _value(books, draft, box)
    if box is not None and box.currency == currency:
        return draft.amount
    if draft.own is None or draft.own.minor <= 0:
        raise Refusal(_("Write how much of the grant this is, in its own currency."), "own", "empty")
    return draft.own


def _taken(draft: MoneyDraft, box: Account | None, value: Money) -> Line:
    if box is None:
        return Line("grants_deferred", value)
    return ledger.box_line(box, value, draft.amount, ledger.rate_words(draft.amount, value))


def _for_purposes(draft: MoneyDraft, known: Grant, value: Money, own: Money) -> list[Line]:
    """The credits of what came, each for one purpose, of another currency with their part of it."""
    purposes = [one for one in known.purposes if draft.purpose in (None, one.id)]
    if not purposes:
        raise LookupError(f"no purpose {draft.purpose} of this grant")
    weights = [one.due.minor for one in purposes]
    parts = own.split(weights if any(weights) else [one.planned.minor or 1 for one in purposes])
    values = value.split([part.minor for part in parts])
    source = ledger.rate_words(own, value)
    note = draft.note.strip()
    return [
        Line(
            "grants_deferred",
            -worth,
            person=known.donor,
            foreign=Foreign.of(-part, -worth, source) if known.foreign else None,
            note=note,
            purpose=one.id,
        )
        for one, part, worth in zip(purposes, parts, values, strict=True)
        if worth and part
    ]


def value_without_name(books: Books, corrects: int | None = None) -> Money:
    """Return what stands among the grants not yet spent and belongs to none by name: from before the books began."""
    account = ledger.account_of(books, "grants_deferred").id
    named = books.money(storage.plain(_NAMED, account).fetchone()[0])
    given_back = (
        line.amount
        for line in (ledger.voucher(books, corrects).lines if corrects else ())
        if line.account.id == account and line.purpose is None
    )
    return -(ledger.balance_on(books, account) - named - total(given_back, books.club.currency))


def _refuse_more_than_stands(books: Books, value: Money, corrects: int | None) -> None:
    there = max(value_without_name(books, corrects), books.money(0))
    if value > there:
        raise Refusal(
            _(
                "Only %(amount)s stand among the grants not yet spent without a name. Record in the opening balances "
                "what was there, or choose the box it came into."
            )
            % {"amount": showing.money(there)},
            "amount",
            "not_there",
        )


def receive_money(books: Books, draft: MoneyDraft) -> Voucher:
    """Record money that came of a grant. Tells watchers: ``grants``, ``ledger``."""
    with books.change("grants"):
        return ledger.post(books, money_voucher(books, draft))


def correct_money(books: Books, voucher_id: int, draft: MoneyDraft) -> Voucher:
    """Record money of a grant again as it should have been. Tells watchers: ``grants``, ``ledger``."""
    with books.change("grants"):
        return ledger.correct(books, voucher_id, money_voucher(books, draft, voucher_id))


def money_of(books: Books, voucher: Voucher) -> MoneyDraft:
    """Return the draft the voucher of money that came was made from, to be typed again."""
    tied = [line for line in voucher.lines if line.purpose is not None]
    known = grant_of(books, tied[0].purpose or 0)
    box = next((line for line in voucher.lines if line.account.box), None)
    value = total((-line.amount for line in tied), books.club.currency)
    amount = box.foreign.amount if box and box.foreign else value
    typed = known.foreign and amount.currency != known.amount.currency
    return MoneyDraft(
        day=voucher.day,
        grant=known.id,
        box=box.account.id if box else None,
        amount=amount,
        worth=value if amount.currency != value.currency else None,
        own=_came(tied, known) if typed else None,
        purpose=tied[0].purpose if len(tied) == 1 else None,
        note=tied[0].note,
        before=box is None,
    )


def _came(lines: Sequence[VoucherLine], known: Grant) -> Money:
    return total((-line.foreign.amount for line in lines if line.foreign), known.amount.currency)


def back_voucher(books: Books, draft: BackDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of money given back to a donor; refuses more than is here of the grant and not spent.

    Money of another currency leaves at its average value in the books, as in a transfer.
    """
    known = _grant(books, draft.grant, corrects)
    _check_amount(draft.amount, draft.note)
    box = ledger.any_box(books, draft.box)
    worth = ledger.leaving(books, box, draft.amount, corrects)
    purposes = [one for one in known.purposes if draft.purpose in (None, one.id)]
    there = known.in_hand if draft.purpose is None else min(purposes[0].in_hand, known.in_hand)
    if there.minor <= 0:
        raise Refusal(_("All of it is spent or not here yet: nothing can be given back."), "grant", "none_left")
    if worth > there:
        raise Refusal(
            _("Of it only %(amount)s are here and not spent. Write at most that.") % {"amount": showing.money(there)},
            "amount",
            "too_much",
        )
    return VoucherDraft(
        day=draft.day,
        description=ledger.describe(_("Given back of the grant %(grant)s") % {"grant": known.name}, draft.note),
        lines=(
            ledger.box_line(box, -worth, -draft.amount, ledger.average_words()),
            *_given_back(draft, known, purposes, worth),
        ),
        concerns=known.donor_name,
        person=known.donor,
        word=BACK_WORD,
    )


def _given_back(draft: BackDraft, known: Grant, purposes: Sequence[Purpose], value: Money) -> list[Line]:
    parts = value.split([max(one.in_hand.minor, 0) for one in purposes])
    note = draft.note.strip()
    return [
        Line("grants_deferred", part, person=known.donor, note=note, purpose=one.id)
        for one, part in zip(purposes, parts, strict=True)
        if part
    ]


def give_back(books: Books, draft: BackDraft) -> Voucher:
    """Record money given back to a donor. Tells watchers: ``grants``, ``ledger``."""
    with books.change("grants"):
        return ledger.post(books, back_voucher(books, draft))


def correct_back(books: Books, voucher_id: int, draft: BackDraft) -> Voucher:
    """Record money given back again as it should have been. Tells watchers: ``grants``, ``ledger``."""
    with books.change("grants"):
        return ledger.correct(books, voucher_id, back_voucher(books, draft, voucher_id))


def back_of(books: Books, voucher: Voucher) -> BackDraft:
    """Return the draft the voucher of money given back was made from, to be typed again."""
    tied = [line for line in voucher.lines if line.purpose is not None]
    box = next(line for line in voucher.lines if line.account.box)
    amount = abs(box.foreign.amount if box.foreign else box.amount)
    only = tied[0].purpose if len(tied) == 1 else None
    return BackDraft(voucher.day, grant_of(books, tied[0].purpose or 0).id, box.account.id, amount, only, tied[0].note)
