"""Machines of the club handed to a member who pays them off: the loan is what the machine goes for."""

from typing import Final

from coopbooks import loans
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Line
from coopbooks.loans import Loan, LoanDraft
from coopbooks.machines.leaving import keep_gone, standing_row
from coopbooks.machines.months import refuse_undepreciated
from coopbooks.machines.postings import leaving
from coopbooks.machines.shapes import GoneDraft

BY_MACHINE: Final = "machine"
"""The way a loan is given by which a machine is handed over."""


def lending_lines(
    books: Books, machine_id: int | None, draft: LoanDraft, corrects: int | None = None
) -> tuple[Line, ...]:
    """Return the lines by which a machine leaves the club for what a member borrows; they come to that, a credit.

    Refuses no machine, one that is not here, months still to depreciate, a loan in other money than the books.
    ``corrects`` is the voucher it is recorded instead of.
    """
    if machine_id is None:
        raise Refusal(_("Choose the machine she is handed."), "machine", "empty")
    price = draft.terms.principal
    if price.currency != books.club.currency:
        raise Refusal(
            _("A machine stands in the books in their own money: lend it in that, too."), "principal", "currency"
        )
    row = standing_row(books, machine_id, corrects)
    try:
        refuse_undepreciated(books, row, draft.terms.disbursed_on)
    except Refusal as refusal:
        raise Refusal(refusal.message, "disbursed_on", refusal.reason) from refusal
    return leaving(row, price)


def lend_machine(books: Books, machine_id: int | None, draft: LoanDraft) -> Loan:
    """Hand a machine to a member on a loan. Tells watchers: ``machines``, ``loans``, ``ledger``."""
    lines = lending_lines(books, machine_id, draft)
    with books.change("machines"):
        loan = loans.record_loan(books, draft, given=lines)
        _keep(books, machine_id or 0, loan)
    return loan


def correct_lent_machine(books: Books, loan_id: int, draft: LoanDraft, machine_id: int | None) -> Loan:
    """Record a loan again that was given by a machine, or is now; one that was handed by mistake is here again.

    Tells watchers: ``machines``, ``loans``, ``ledger``.
    """
    wrong, handed = loans.loan(books, loan_id).voucher, draft.way == BY_MACHINE
    lines = lending_lines(books, machine_id, draft, wrong) if handed else ()
    with books.change("machines"):
        loan = loans.correct_loan(books, loan_id, draft, given=lines)
        if handed:
            _keep(books, machine_id or 0, loan)
    return loan


def _keep(books: Books, machine_id: int, loan: Loan) -> None:
    terms = loan.terms
    keep_gone(books, machine_id, loan.voucher, GoneDraft(terms.disbursed_on, "lent", terms.principal))
