"""What can be done with money: open a box, move money, take it in or out, count it."""

from coopbooks import ledger, people
from coopbooks.books import Books
from coopbooks.cash.queries import count
from coopbooks.cash.records import CashCountPieceRecord, CashCountRecord
from coopbooks.cash.rules import (
    BoxDraft,
    Count,
    CountDraft,
    MovementDraft,
    TransferDraft,
    check_movement,
    check_transfer,
    count_postings,
    counted,
    foreign_line,
    rate_words,
    transfer_words,
    worth,
)
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Account, AccountDraft, Line, Voucher, VoucherDraft
from coopbooks.money import Money


def open_box(books: Books, draft: BoxDraft) -> Account:
    """Open a cash box or bank account beside the others. Tells watchers: ``accounts``, ``cash``."""
    if draft.kind not in {"cash", "bank"}:
        raise ValueError(f"no such kind of box: {draft.kind}")
    heading = ledger.account(books, ledger.account_of(books, "cash").parent or 0)
    with books.change("cash"):
        code = ledger.next_code(books, heading)
        return ledger.add_account(books, AccountDraft(code, draft.name, draft.kind, draft.currency))


def _any_box(books: Books, box_id: int | None, field: str) -> Account:
    """Return a box in any currency."""
    if box_id is not None and (found := ledger.account(books, box_id)).currency and found.box and found.active:
        return found
    return ledger.box(books, box_id, field)


def transfer_voucher(books: Books, draft: TransferDraft) -> VoucherDraft:
    """Return the voucher of a transfer; refuses what cannot be moved so.

    Money of another currency leaves at its average value in the books; what it fetches more or less is an exchange
    gain or loss. It arrives at the value of what was given for it.
    """
    giving, receiving = _any_box(books, draft.giving, "giving"), _any_box(books, draft.receiving, "receiving")
    check_transfer(draft, giving, receiving, books.club.currency)
    lines = _transfer_lines(books, draft, giving, receiving)
    description = transfer_words(giving, receiving, draft.note)
    return VoucherDraft(draft.day, description, tuple(line for line in lines if line.amount), word="transfer")


def _transfer_lines(books: Books, draft: TransferDraft, giving: Account, receiving: Account) -> list[Line]:
    taken = draft.received if draft.received and giving.currency != receiving.currency else draft.amount
    source = rate_words(draft.amount, taken)
    gone = _book_value(books, giving, draft.amount)
    fee = _book_value(books, giving, draft.amount + draft.fee) - gone
    came = taken if receiving.currency is None else gone
    return [
        _box_line(receiving, came, taken, source),
        Line("bank_fees", fee),
        _box_line(giving, -(gone + fee), -(draft.amount + draft.fee), source),
        Line("exchange_gain" if gone < came else "exchange_loss", gone - came),
    ]


def _book_value(books: Books, box: Account, amount: Money) -> Money:
    """Return what money of a box stands at in the books; refuses more foreign money than the box holds."""
    if box.currency is None:
        return amount
    held = ledger.foreign_balance(books, box.id, box.currency)
    if amount > held:
        raise Refusal(
            _("The box holds less than that. Write at most what is in it, or record first what was put in."),
            "amount",
            "too_much",
        )
    return worth(amount, held, ledger.balance_on(books, box.id))


def _box_line(box: Account, amount: Money, own: Money, source: str) -> Line:
    """Return a line on a box: ``amount`` in the currency of the books, ``own`` in that of the box."""
    return Line(box.id, amount) if box.currency is None else foreign_line(box, amount, own, source)


def transfer(books: Books, draft: TransferDraft) -> Voucher:
    """Move money between two boxes. Tells watchers: ``cash``, ``ledger``."""
    with books.change("cash"):
        return ledger.post(books, transfer_voucher(books, draft))


def correct_transfer(books: Books, voucher_id: int, draft: TransferDraft) -> Voucher:
    """Record a transfer again as it should have been. Tells watchers: ``cash``, ``ledger``."""
    with books.change("cash"):
        return ledger.correct(books, voucher_id, transfer_voucher(books, draft))


def movement_voucher(books: Books, draft: MovementDraft) -> VoucherDraft:
    """Return the voucher of other money in or out; refuses what cannot be recorded so."""
    box = ledger.box(books, draft.box)
    if draft.account is None:
        raise Refusal(_("Choose what the money was for."), "account", "empty")
    account = ledger.account(books, draft.account)
    check_movement(draft, account)
    amount = draft.amount if draft.into else -draft.amount
    other = Line(account.id, -amount, person=draft.person, activity=draft.activity)
    who = people.person(books, draft.person).name if draft.person else ""
    lines = (Line(box.id, amount), other)
    return VoucherDraft(draft.day, draft.description, lines, who, draft.person, "cash_movement")


def record_movement(books: Books, draft: MovementDraft) -> Voucher:
    """Record other money in or out: a grant, a loan received, dues, savings. Tells watchers: ``cash``, ``ledger``."""
    with books.change("cash"):
        return ledger.post(books, movement_voucher(books, draft))


def correct_movement(books: Books, voucher_id: int, draft: MovementDraft) -> Voucher:
    """Record other money in or out again as it should have been. Tells watchers: ``cash``, ``ledger``."""
    with books.change("cash"):
        return ledger.correct(books, voucher_id, movement_voucher(books, draft))


def count_voucher(books: Books, draft: CountDraft) -> VoucherDraft | None:
    """Return the voucher of a count's difference, or None where the books and the box agree; refuses bad counts."""
    box = _any_box(books, draft.box, "box")
    difference = counted(draft, box.currency or books.club.currency) - expected(books, draft)
    if not difference:
        return None
    if not draft.explanation.strip():
        raise Refusal(
            _("The count differs from the books. Write why, or “not known”: it is printed on the record."),
            "explanation",
            "empty",
        )
    return count_postings(draft, box, difference, _difference_line(books, box, difference))


def _difference_line(books: Books, box: Account, difference: Money) -> Line:
    if box.currency is None:
        return Line(box.id, difference)
    held = ledger.foreign_balance(books, box.id, box.currency)
    if not held:
        raise Refusal(
            _("Record first at what rate the money came in: by a transfer, or other money in."), "box", "no_rate"
        )
    value = worth(abs(difference), held, ledger.balance_on(books, box.id))
    signed = value if difference.minor > 0 else -value
    return foreign_line(box, signed, difference, _("average in the books"))


def expected(books: Books, draft: CountDraft) -> Money:
    """Return what the books say is in the box at the end of the day of a count, in the currency of the box."""
    box = _any_box(books, draft.box, "box")
    if box.currency:
        return ledger.foreign_balance(books, box.id, box.currency)
    return ledger.balance_on(books, box.id, draft.day)


def count_cash(books: Books, draft: CountDraft) -> Count:
    """Keep a count by notes and coins and post the difference, if any. Tells watchers: ``cash``, ``ledger``."""
    ledger.check_day(draft.day, books.today(), ledger.locked_through(books))
    ledger.check_text(draft.explanation, "explanation")
    with books.change("cash"):
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
