"""Odd but possible: what is worth asking about once before a voucher is posted. Nothing here refuses."""

from datetime import date, datetime, timedelta
from typing import Final

from peewee import fn

from coopbooks import showing
from coopbooks.books import Books
from coopbooks.days import year_of
from coopbooks.i18n import _
from coopbooks.ledger.accounts import accounts_of
from coopbooks.ledger.balances import balance_on
from coopbooks.ledger.operations import OPENING
from coopbooks.ledger.queries import is_reversed, voucher
from coopbooks.ledger.records import LineRecord, VoucherRecord
from coopbooks.ledger.shapes import Account, VoucherDraft
from coopbooks.money import Money, total

_TIMES_THE_USUAL: Final = 10
_RECENT: Final = 50
"""How many of the last vouchers of a deed say what is usual."""
_ENOUGH: Final = 5
"""Fewer than this say nothing about what is usual."""
_AGAIN_WITHIN: Final = timedelta(minutes=1)


def doubts(books: Books, draft: VoucherDraft, *, corrects: int | None = None) -> tuple[str, ...]:
    """Return what is odd about a voucher, in words: another year, a day to come, a day whose deeds the opening has
    already, ten times the usual, the same again, a box that would hold less than nothing. An empty answer means nothing
    is.

    ``corrects`` is the voucher it takes the place of, if any: that one is then judged as if it were gone.
    """
    amount = total((line.amount for line in draft.lines if line.amount.minor > 0), books.club.currency)
    days = (_odd_day(books, draft), _before_the_books(draft))
    found = (*days, _unusual(books, draft, amount), _again(books, draft, amount, corrects))
    return tuple(words for words in (*found, *_empty_boxes(books, draft, corrects)) if words)


def _odd_day(books: Books, draft: VoucherDraft) -> str:
    if draft.word == OPENING and draft.day <= books.today():  # the evening before is often that of another year
        return ""
    return odd_day(books, draft.day)


def odd_day(books: Books, day: date) -> str:
    """Ask about a day of another accounting year, or one that is still to come; nothing about any other."""
    today, closing = books.today(), books.club.closing_month
    if year_of(day, closing) != year_of(today, closing):
        return _("%(day)s is in another accounting year. Is that right?") % {"day": showing.day(day)}
    return _("%(day)s is still to come. Is that right?") % {"day": showing.day(day)} if day > today else ""


def _before_the_books(draft: VoucherDraft) -> str:
    """Ask about a deed of before what stood in the books as they were opened: that counts it already."""
    opened: date | None = (
        VoucherRecord.select(fn.MIN(VoucherRecord.day))
        .where(VoucherRecord.word == OPENING, VoucherRecord.reverses.is_null(), ~is_reversed(VoucherRecord.id))
        .scalar()
    )
    if opened is None or draft.word == OPENING or draft.day >= opened:
        return ""
    words = _("%(day)s is before the opening balances of %(opened)s, which count it already. Is that right?")
    return words % {"day": showing.day(draft.day), "opened": showing.day(opened)}


def _unusual(books: Books, draft: VoucherDraft, amount: Money) -> str:
    """Compare with the same deed on the same account, as with other rents; where that is rare, with all of the deed,
    but what was nearly so much on that account before is not odd.
    """
    same = _amounts_of(draft.word, _what_for(books, draft))
    known = same if len(same) >= _ENOUGH else _amounts_of(draft.word)
    if len(known) < _ENOUGH:
        return ""
    usual = books.money(known[len(known) // 2])
    return ten_times(amount, usual if known is same or not same else max(usual, books.money(same[-1])))


def ten_times(amount: Money, usual: Money | None) -> str:
    """Ask about an amount ten times what is usual or more; nothing where nothing is known to be usual."""
    if not usual or amount < usual.times(_TIMES_THE_USUAL):
        return ""
    return _("%(amount)s is ten times the usual or more (%(usual)s). Is the decimal mark right?") % {
        "amount": showing.money(amount),
        "usual": showing.money(usual),
    }


def _what_for(books: Books, draft: VoucherDraft) -> int | None:
    """The account most of it is on, beside the boxes; None where it is between boxes only."""
    accounts = accounts_of(books, (line.account for line in draft.lines))
    lines = [
        (abs(line.amount), account.id) for line, account in zip(draft.lines, accounts, strict=True) if not account.box
    ]
    return max(lines, key=lambda one: one[0])[1] if lines else None


def _amounts_of(word: str, account: int | None = None) -> list[int]:
    """The amounts of the last vouchers of a deed, from the least on; with an account, of those that move it."""
    query = VoucherRecord.select(VoucherRecord.amount).where(
        VoucherRecord.word == word, VoucherRecord.reverses.is_null(), ~is_reversed(VoucherRecord.id)
    )
    order = (VoucherRecord.day.desc(), VoucherRecord.id.desc())
    if account is not None:
        query = query.join(LineRecord).where(LineRecord.account == account)
        order = (LineRecord.day.desc(), LineRecord.voucher.desc())
    return sorted(row[0] for row in query.order_by(*order).limit(_RECENT).tuples())


def _again(books: Books, draft: VoucherDraft, amount: Money, corrects: int | None) -> str:
    last = (
        VoucherRecord.select(fn.MAX(VoucherRecord.recorded_at))
        .where(
            VoucherRecord.word == draft.word,
            VoucherRecord.day == draft.day,
            VoucherRecord.amount == amount,
            VoucherRecord.description == draft.description.strip(),
            VoucherRecord.concerns == draft.concerns,
            VoucherRecord.id != (corrects or 0),
            ~is_reversed(VoucherRecord.id),
        )
        .scalar()
    )
    if last is None or abs(books.now() - datetime.fromisoformat(str(last))) > _AGAIN_WITHIN:
        return ""
    return _("The very same was recorded less than a minute ago. Record it once more?")


def _empty_boxes(books: Books, draft: VoucherDraft, corrects: int | None) -> list[str]:
    moved = _moved(books, draft)
    given_back = () if corrects is None else voucher(books, corrects).lines
    found = []
    for box, amount in moved.items():
        back = total((line.amount for line in given_back if line.account.id == box.id), books.club.currency)
        left = balance_on(books, box.id) - back + amount
        if amount.minor < 0 and left.minor < 0:
            found.append(too_little_in(box, left))
    return found


def too_little_in(box: Account, left: Money) -> str:
    """Ask about a box that would hold less than nothing: so much below zero would be ``left`` in it."""
    words = _("“%(box)s” would then hold %(amount)s. Was money put in that is not recorded yet?")
    return words % {"box": box.name, "amount": showing.money(left)}


def _moved(books: Books, draft: VoucherDraft) -> dict[Account, Money]:
    """What a draft moves in each box, all its lines together."""
    moved: dict[Account, Money] = {}
    accounts = accounts_of(books, (line.account for line in draft.lines))
    for line, account in zip(draft.lines, accounts, strict=True):
        if account.box:
            moved[account] = moved.get(account, books.money(0)) + line.amount
    return moved
