"""What settles debts: what the word offers for it that a page is about."""

from collections.abc import Callable
from dataclasses import dataclass

from coopbooks.books import Books
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.people import Debt, SettlementDraft


@dataclass(frozen=True)
class Payments:
    """What a word offers for settling debts, from its front door, and the page where that is done."""

    page: str
    word: str
    list_debts: Callable[[Books], list[Debt]]
    voucher: Callable[[Books, SettlementDraft, int | None], VoucherDraft]
    pay: Callable[[Books, SettlementDraft], Voucher]
    correct: Callable[[Books, int, SettlementDraft], Voucher]
