"""What was done with loans, in words, and what takes it back."""

from coopbooks import loans, showing
from coopbooks.i18n import _
from coopbooks.loans import Loan, LoanDraft, LoanPayment, PaymentDraft
from ui.loans.handing import correct_loan, machine_of
from ui.shared.deeds import box_words
from ui.shared.doing import Deed, Desk


def loan_deed(desk: Desk, loan: Loan, before: LoanDraft | None = None, handed: int | None = None) -> Deed:
    """Say that a loan was recorded; undoing a correction records it as it was ``before``, ``handed`` its machine."""

    def words() -> str:
        said = {"name": loan.label, "amount": showing.money(loan.first.principal)}
        told = (
            _("Loan from %(name)s recorded: %(amount)s")
            if loan.side == "borrowed"
            else _("Lent to %(name)s: %(amount)s")
        )
        return told % said

    now = loans.draft_of(desk.books, loan)
    holds = box_words(desk.books, now.box)

    def then() -> str:
        return " ".join(filter(None, (_now(desk, loan.id), holds())))

    if before is None:
        return desk.recorded(words, loan.voucher, then)
    machine = machine_of(desk.books, loan)

    def undo() -> Deed:
        return loan_deed(desk, correct_loan(desk.books, loan.id, before, handed), now, machine)

    return Deed(words, loan.voucher, undo, then)


def payment_deed(desk: Desk, paid: LoanPayment, box: int | None, before: PaymentDraft | None = None) -> Deed:
    """Say what a payment paid, and what is left; undoing a correction records what stood there ``before``."""
    loan = loans.loan(desk.books, paid.loan)
    holds = box_words(desk.books, box)

    def words() -> str:
        said = {"voucher": paid.label, "loan": loan.label, "amount": showing.money(paid.paid.amount)}
        return _("%(voucher)s: payment of the loan %(loan)s, %(amount)s") % said

    def then() -> str:
        return " ".join(filter(None, (_now(desk, loan.id), holds())))

    if before is None:
        return desk.recorded(words, paid.voucher, then)

    now = loans.payment_draft_of(desk.books, paid.voucher)

    def undo() -> Deed:
        return payment_deed(desk, loans.correct_payment(desk.books, paid.voucher, before), before.box, now)

    return Deed(words, paid.voucher, undo, then)


def _now(desk: Desk, loan_id: int) -> str:
    """What is left of a loan."""
    loan = loans.loan(desk.books, loan_id)
    if not loan.outstanding:
        return _("It is paid back.")
    return _("Still to be paid back: %(amount)s.") % {"amount": showing.money(loan.outstanding)}
