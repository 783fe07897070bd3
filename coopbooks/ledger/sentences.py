"""Show the accounting: a voucher as it would be posted, with one plain sentence a line."""

from dataclasses import dataclass
from typing import Final

from coopbooks import showing
from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.ledger.operations import preview
from coopbooks.ledger.shapes import Account, Voucher, VoucherDraft
from coopbooks.money import Money

_SENTENCES: Final = {
    ("asset", True): N_("“%(account)s” goes up by %(amount)s: a debit, because what we have grew."),
    ("asset", False): N_("“%(account)s” goes down by %(amount)s: a credit, because what we have shrank."),
    ("liability", True): N_("“%(account)s” goes down by %(amount)s: a debit, because what we owe shrank."),
    ("liability", False): N_("“%(account)s” goes up by %(amount)s: a credit, because what we owe grew."),
    ("equity", True): N_("“%(account)s” goes down by %(amount)s: a debit, because what belongs to us all shrank."),
    ("equity", False): N_("“%(account)s” goes up by %(amount)s: a credit, because what belongs to us all grew."),
    ("income", True): N_("“%(account)s” takes %(amount)s off: a debit, because we earned less."),
    ("income", False): N_("“%(account)s” grows by %(amount)s: a credit, because we earned more."),
    ("cost", True): N_("“%(account)s” grows by %(amount)s: a debit, because making cost us more."),
    ("cost", False): N_("“%(account)s” takes %(amount)s off: a credit, because making cost us less."),
    ("expense", True): N_("“%(account)s” grows by %(amount)s: a debit, because running the club cost us more."),
    ("expense", False): N_("“%(account)s” takes %(amount)s off: a credit, because running the club cost us less."),
}


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One line of a voucher: the account, its amount on one of the two sides (the other zero), and why there."""

    code: str
    name: str
    debit: Money
    credit: Money
    sentence: str


def explain(books: Books, draft: VoucherDraft) -> tuple[ExplainedLine, ...]:
    """Explain a draft as it would be posted, nothing recorded; refuses what posting would refuse."""
    accounts = preview(books, draft)
    return tuple(_explained(account, line.amount) for account, line in zip(accounts, draft.lines, strict=True))


def explain_posted(voucher: Voucher) -> tuple[ExplainedLine, ...]:
    """Explain a posted voucher in the same words."""
    return tuple(_explained(line.account, line.amount) for line in voucher.lines)


def _explained(account: Account, amount: Money) -> ExplainedLine:
    nothing = Money(0, amount.currency)
    sentence = _SENTENCES[account.nature or "asset", amount > nothing]
    words = _(sentence) % {"account": account.name, "amount": showing.money(abs(amount))}
    return ExplainedLine(account.code, account.name, max(amount, nothing), max(-amount, nothing), words)
