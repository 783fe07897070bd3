"""What can be done with money: open a box, move money, take it in or out, count it."""

from collections.abc import Callable
from datetime import date

from coopbooks import ledger, people
from coopbooks.books import Books
from coopbooks.cash.queries import count
from coopbooks.cash.records import CashCountPieceRecord, CashCountRecord
from coopbooks.cash.rules import (
    BoxDraft,
    Count,
    CountDraft,
    MovementDraft,
    Tally,
    TransferDraft,
    check_count,
    check_movement,
    check_transfer,
    count_postings,
    counted,
    transfer_words,
    worth_of,
)
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Account, AccountDraft, Line, Voucher, VoucherDraft
from coopbooks.money import Money, total


def open_box(books: Books, draft: BoxDraft) -> Account:
    """Open a cash box or bank account beside the others. Tells watchers: ``accounts``, ``cash``."""
    if draft.kind not in {"cash", "bank"}:
        raise ValueError(f"no such kind of box: {draft.kind}")
    heading = ledger.account(books, ledger.account_of(books, "cash").parent or 0)
    with books.change("cash"):
        code = ledger.next_code(books, heading)
        return ledger.add_account(books, AccountDraft(code, draft.name, draft.kind, draft.currency))


def remove_box(books: Books, box_id: int) -> None:
    """Take away a box opened by mistake; refuses one money went through. Tells watchers: ``accounts``, ``cash``."""
    with books.change("cash"):
        ledger.remove_account(books, box_id)


def transfer_voucher(books: Books, draft: TransferDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of a transfer; refuses what cannot be moved so.

    Money of another currency leaves at its average value in the books; what it fetches more or less is an exchange
    gain or loss. It arrives at the value of what was given for it. ``corrects`` is the voucher it is recorded instead
    of, whose money counts as taken back.
    """
    giving, receiving = (
        ledger.any_box(books, draft.giving, "giving"),
        ledger.any_box(books, draft.receiving, "receiving"),
    )
    check_transfer(draft, giving, receiving, books.club.currency)
    lines = _transfer_lines(draft, giving, receiving, lambda amount: ledger.leaving(books, giving, amount, corrects))
    description = transfer_words(giving, receiving, draft.note)
    return VoucherDraft(draft.day, description, tuple(line for line in lines if line.amount), word="transfer")


def _transfer_lines(
    draft: TransferDraft, giving: Account, receiving: Account, worth: Callable[[Money], Money]
) -> list[Line]:
    taken = draft.received if draft.received and giving.currency != receiving.currency else draft.amount
    source = ledger.average_words() if giving.currency else ledger.rate_words(draft.amount, taken)
    all_gone = worth(draft.amount + draft.fee)
    gone = worth(draft.amount)
    came = taken if receiving.currency is None else gone
    return [
        ledger.box_line(receiving, came, taken, source),
        Line("bank_fees", all_gone - gone),
        ledger.box_line(giving, -all_gone, -(draft.amount + draft.fee), source),
        Line("exchange_gain" if gone < came else "exchange_loss", gone - came),
    ]


def transfer(books: Books, draft: TransferDraft) -> Voucher:
    """Move money between two boxes. Tells watchers: ``cash``, ``ledger``."""
    with books.change("cash"):
        return ledger.post(books, transfer_voucher(books, draft))


def correct_transfer(books: Books, voucher_id: int, draft: TransferDraft) -> Voucher:
    """Record a transfer again as it should have been. Tells watchers: ``cash``, ``ledger``."""
    with books.change("cash"):
        return ledger.correct(books, voucher_id, transfer_voucher(books, draft, voucher_id))


def movement_voucher(books: Books, draft: MovementDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of other money in or out; refuses what cannot be recorded so.

    Money of another currency comes in at the worth written beside it and leaves at its average value in the books;
    ``corrects`` as for :func:`transfer_voucher`.
    """
    box = ledger.any_box(books, draft.box, "box")
    if draft.account is None:
        raise Refusal(_("Choose what the money was for."), "account", "empty")
    account = ledger.account(books, draft.account)
    check_movement(draft, box, account)
    line = _moved(books, draft, box, corrects)
    other = Line(account.id, -line.amount, person=draft.person, activity=draft.activity)
    who = people.person(books, draft.person).label if draft.person else ""
    return VoucherDraft(draft.day, draft.description, (line, other), who, draft.person, "cash_movement")


def _moved(books: Books, draft: MovementDraft, box: Account, corrects: int | None) -> Line:
    if not draft.into:
        return ledger.box_line(
            box, -ledger.leaving(books, box, draft.amount, corrects), -draft.amount, ledger.average_words()
        )
    worth = draft.worth if box.currency and draft.worth else draft.amount
    return ledger.box_line(box, worth, draft.amount, ledger.rate_words(draft.amount, worth))


def record_movement(books: Books, draft: MovementDraft) -> Voucher:
    """Record other money in or out: a grant, a loan received, dues, savings. Tells watchers: ``cash``, ``ledger``."""
    with books.change("cash"):
        return ledger.post(books, movement_voucher(books, draft))


def correct_movement(books: Books, voucher_id: int, draft: MovementDraft) -> Voucher:
    """Record other money in or out again as it should have been. Tells watchers: ``cash``, ``ledger``."""
    with books.change("cash"):
        return ledger.correct(books, voucher_id, movement_voucher(books, draft, voucher_id))


def count_voucher(books: Books, draft: CountDraft) -> VoucherDraft | None:
    """Return the voucher of a count's difference, or None where the books and the box agree; refuses bad counts."""
    box = ledger.any_box(books, draft.box, "box")
    check_count(draft, box, books.today())
    difference = counted(draft, box.currency or books.club.currency) - expected(books, draft)
    if not difference:
        return None
    if not draft.explanation.strip():
        raise Refusal(
            _("The count differs from the books. Write why, or “not known”: it is printed on the record."),
            "explanation",
            "empty",
        )
    return count_postings(draft, box, difference, _difference_line(books, box, draft.day, difference))


def _difference_line(books: Books, box: Account, day: date, difference: Money) -> Line:
    if box.currency is None:
        return Line(box.id, difference)
    holding = ledger.holding_of(books, box, day)
    if not holding.own:
        raise Refusal(
            _("Record first at what rate the money came in: by a transfer, or other money in."), "box", "no_rate"
        )
    return ledger.box_line(box, holding.worth(difference), difference, ledger.average_words())


def expected(books: Books, draft: CountDraft) -> Money:
    """Return what the books say is in the box at the end of the day of a count, in the currency of the box."""
    box = ledger.any_box(books, draft.box, "box")
    lines = [line for line in ledger.left_out(books, draft.instead, draft.day) if line.account.id == box.id]
    if box.currency:
        held = ledger.foreign_balance(books, box.id, box.currency, draft.day)
        return held - total((line.foreign.amount for line in lines if line.foreign), box.currency)
    return ledger.balance_on(books, box.id, draft.day) - total((line.amount for line in lines), books.club.currency)


def tally(books: Books, draft: CountDraft) -> Tally:
    """Return how far a count has come beside what the books say; refuses no box and counts below zero."""
    should = expected(books, draft)
    return Tally(worth_of(draft), counted(draft, should.currency), should)


def count_cash(books: Books, draft: CountDraft) -> Count:
    """Keep a count by notes and coins and post the difference, if any, in place of an earlier one's where that is said.

    Tells watchers: ``cash``, ``ledger``.
    """
    ledger.check_day(draft.day, books.today(), ledger.locked_through(books))
    with books.change("cash"):
        if draft.instead:
            ledger.void(books, draft.instead.voucher, draft.instead.reason)
        difference = count_voucher(books, draft)
        should = expected(books, draft)
        posted = ledger.post(books, difference).id if difference else None
        new = _keep(books, draft, should, posted)
    return count(books, new)


def _keep(books: Books, draft: CountDraft, should: Money, posted: int | None) -> int:
    new: int = CashCountRecord.insert(
        account=draft.box,
        day=draft.day,
        counted=counted(draft, should.currency),
        expected=should,
        explanation=draft.explanation.strip(),
        voucher=posted,
        recorded_by=books.who,
        recorded_at=books.now(),
    ).execute()
    rows = [
        {"count_id": new, "denomination": denomination, "pieces": pieces}
        for denomination, pieces in draft.pieces
        if pieces
    ]
    if rows:
        CashCountPieceRecord.insert_many(rows).execute()
    return new
