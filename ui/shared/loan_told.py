"""What was done with loans, in the treasurer's words: what was agreed, what a payment paid, what interest has grown."""

from collections.abc import Iterator

from coopbooks import ledger, loans, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherLine
from ui.shared.rows import Column, amounts
from ui.shared.told import Fact, Told


def tell_loan(books: Books, voucher: Voucher) -> Told | None:
    """Tell what was agreed for a loan; None where it was recorded again since, so that only the ledger knows."""
    loan = loans.loan_of_voucher(books, voucher.id)
    if loan.voucher != voucher.id:
        return None
    draft = loans.draft_of(books, loan)

    def facts() -> Iterator[Fact]:
        yield _("Lender") if loan.side == "borrowed" else _("Member"), loan.name
        yield from loans.told(loan.first)
        if draft.box:
            yield _("Cash box or bank"), ledger.account(books, draft.box).name
        if loan.contract:
            yield _("Contract"), loan.contract
        if loan.note:
            yield _("Note"), loan.note

    return Told(tuple(facts()))


def tell_payment(books: Books, voucher: Voucher) -> Told:
    """Tell which loan was paid, through which box or out of her pay, and what of it."""
    paid = loans.payment_of_voucher(books, voucher.id)
    parts = (
        (_("Late charge"), paid.paid.fine),
        (_("Interest"), paid.paid.interest),
        (_("Principal"), paid.paid.principal),
    )

    def facts() -> Iterator[Fact]:
        yield _("Loan"), loans.loan(books, paid.loan).label
        yield _("Paid"), showing.money(paid.paid.amount)
        yield from ((name, showing.money(amount)) for name, amount in parts if amount)
        box = next((line.account.name for line in voucher.lines if line.account.box), "")
        yield (_("Cash box or bank"), box) if box else (_("Kept back from"), _("Her pay"))

    return Told(tuple(facts()))


def tell_interest(books: Books, voucher: Voucher) -> Told:
    """Tell the interest that has grown on each loan."""
    grown = [line for line in voucher.lines if line.debit]
    known = {line.loan: loans.loan(books, line.loan).label for line in grown if line.loan is not None}

    def whose(line: VoucherLine) -> str:
        return known[line.loan] if line.loan is not None else ""

    columns: list[Column[VoucherLine]] = [
        Column(lambda: _("Loan"), whose, 0),
        amounts("interest", lambda: _("Interest"), lambda line: line.debit, 130),
    ]
    return Told((), grown, columns)
