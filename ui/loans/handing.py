"""A machine of the club handed to a member who pays it off: chosen in the form of a loan, recorded with it."""

from coopbooks import loans, machines, showing
from coopbooks.books import Books
from coopbooks.ledger import VoucherDraft
from coopbooks.loans import Loan, LoanDraft
from coopbooks.machines import BY_MACHINE
from ui.shared.choice import Option
from ui.shared.picker import Picker


def machine_picker(books: Books) -> Picker:
    """Return a field for one of the machines that are here, each with what it stands at."""

    def offered() -> list[Option]:
        rows = machines.list_machines(books)
        return [Option(row.machine.id, row.machine.label, showing.money(row.book_value)) for row in rows]

    return Picker(offered, known=lambda key: Option(key, machines.machine(books, key).label))


def machine_of(books: Books, loan: Loan) -> int | None:
    """Return the machine a loan was given by; None where it was given in another way."""
    return machines.machine_of_voucher(books, loan.voucher).id if loan.way == BY_MACHINE else None


def loan_voucher(books: Books, draft: LoanDraft, machine: int | None, corrects: int | None) -> VoucherDraft:
    """Return the voucher of a loan, with a machine that is handed over."""
    given = machines.lending_lines(books, machine, draft, corrects) if draft.way == BY_MACHINE else ()
    return loans.loan_voucher(books, draft, corrects, given)


def record_loan(books: Books, draft: LoanDraft, machine: int | None) -> Loan:
    """Record a loan, with a machine that is handed over."""
    return machines.lend_machine(books, machine, draft) if draft.way == BY_MACHINE else loans.record_loan(books, draft)


def correct_loan(books: Books, loan_id: int, draft: LoanDraft, machine: int | None) -> Loan:
    """Record a loan again; it is given by a machine, or was, only where it was and is."""
    if draft.way != BY_MACHINE and loans.loan(books, loan_id).way != BY_MACHINE:
        return loans.correct_loan(books, loan_id, draft)
    return machines.correct_lent_machine(books, loan_id, draft, machine)
