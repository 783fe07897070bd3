"""What a posted transfer, or other money in or out, was typed as: to be typed again in a correction; no database."""

from decimal import Decimal

from coopbooks.cash.rules import MovementDraft, TransferDraft, transfer_words
from coopbooks.i18n import LANGUAGES, speaking
from coopbooks.ledger import Account, Voucher, VoucherLine
from coopbooks.money import Money


def transfer_of(voucher: Voucher) -> TransferDraft:
    """Return the draft the voucher of a transfer was made from, to be typed again."""
    giving, receiving = sorted((line for line in voucher.lines if line.account.box), key=lambda line: line.amount)
    given, taken = abs(_own(giving)), abs(_own(receiving))
    fee_line = next((line for line in voucher.lines if line.account.role == "bank_fees"), None)
    fee = _share(given, fee_line.amount, giving.amount) if fee_line else Money(0, given.currency)
    return TransferDraft(
        voucher.day,
        giving.account.id,
        receiving.account.id,
        given - fee,
        fee,
        taken if taken.currency != given.currency else None,
        _note_of(voucher.description, giving.account, receiving.account),
    )


def _own(line: VoucherLine) -> Money:
    """What a line moved in the currency of its box."""
    return line.foreign.amount if line.foreign else line.amount


def _share(given: Money, part: Money, whole: Money) -> Money:
    """What a part of a value is of the money given; the fee is posted in the currency of the books only."""
    return part if part.currency == given.currency else given.times(Decimal(part.minor) / abs(whole.minor))


def _note_of(description: str, giving: Account, receiving: Account) -> str:
    """What was written beside a transfer, whichever language it was recorded in."""
    for language in LANGUAGES:
        with speaking(language):
            words = transfer_words(giving, receiving, "")
        if description.startswith(words):
            return description.removeprefix(words).removeprefix(". ")
    return ""


def movement_of(voucher: Voucher) -> MovementDraft:
    """Return the draft the voucher of other money in or out was made from, to be typed again."""
    line = next(line for line in voucher.lines if line.account.box)
    other = next(line for line in voucher.lines if not line.account.box)
    return MovementDraft(
        voucher.day,
        line.account.id,
        into=line.amount.minor > 0,
        account=other.account.id,
        amount=abs(_own(line)),
        description=voucher.description,
        person=voucher.person,
        activity=other.activity,
        worth=abs(line.amount) if line.foreign else None,
    )
