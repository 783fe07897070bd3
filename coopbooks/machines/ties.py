"""Where the money for machines came from: which loans and purposes of grants, how much of each, what it costs."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from coopbooks import ledger, loans, people, showing
from coopbooks.books import Books
from coopbooks.days import DECEMBER, Month
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.loans import Loan
from coopbooks.machines.queries import list_machines, sources_of
from coopbooks.machines.records import SourceRecord
from coopbooks.machines.shapes import Bought, Machine, Source
from coopbooks.money import Money, total

_MINOR = 100


@dataclass(frozen=True, slots=True)
class Tied:
    """A machine that so much of a loan, or of a purpose of a grant, was spent on."""

    machine: Machine
    amount: Money


def machines_of_loan(books: Books, loan: int) -> list[Tied]:
    """Return the machines bought with a loan, and how much of it went into each."""
    return _tied(books, SourceRecord.loan_id == loan)


def machines_of_purpose(books: Books, purpose: int) -> list[Tied]:
    """Return the machines bought with the money of a purpose of a grant, and how much of it went into each."""
    return _tied(books, SourceRecord.purpose_id == purpose)


def _tied(books: Books, condition: Any) -> list[Tied]:
    rows = SourceRecord.select(SourceRecord.voucher_id, SourceRecord.amount).where(condition).tuples()
    amounts = {voucher: books.money(amount) for voucher, amount in rows}
    known = (row.machine for row in list_machines(books, gone=True)) if amounts else ()
    return [Tied(one, amounts[one.voucher]) for one in known if one.voucher in amounts]


def loans_of_machine(books: Books, known: Machine) -> list[Source]:
    """Return the loans a machine was bought with, and how much of each."""
    return [source for source in sources_of(books, known.voucher) if source.loan is not None]


def refuse_overtied(books: Books, origin: Bought, machine_id: int | None) -> None:
    """Refuse a loan that was voided or lent to somebody, more of one than it brought, and paying a seller again."""
    for source in origin.sources:
        if source.loan is None:
            continue
        loan = loans.loan(books, source.loan)
        if loan.voided or loan.side != "borrowed":
            raise Refusal(_("Choose a loan the club has taken and that stands."), "sources", "no_loan")
        others = (one.amount for one in machines_of_loan(books, loan.id) if one.machine.id != machine_id)
        left = brought(books, loan) - total(others, books.club.currency)
        if source.amount > left:
            raise Refusal(
                _("Of the loan of %(lender)s only %(left)s are left for machines: the rest went into others.")
                % {"lender": loan.label, "left": showing.money(max(left, books.money(0)))},
                "sources",
                "overpaid",
            )
    _refuse_paying_again(books, origin)


def _refuse_paying_again(books: Books, origin: Bought) -> None:
    """Refuse to pay out of a box what a lender paid the seller, and to have bought it from somebody else."""
    nothing = books.money(0)
    paid = [(source, seller_paid_by(books, source.loan)) for source in origin.sources if source.loan is not None]
    by_lenders = total((source.amount for source, seller in paid if seller is not None), books.club.currency)
    if not by_lenders:
        return
    rest = origin.cost - by_lenders
    if total((one.amount for one in origin.payments), books.club.currency) > max(rest, nothing):
        raise Refusal(
            _(
                "The lender paid %(amount)s of it to the seller: it would be paid twice. Out of a box came at most "
                "%(rest)s."
            )
            % {"amount": showing.money(by_lenders), "rest": showing.money(max(rest, nothing))},
            "payments",
            "paid_again",
        )
    other = next((seller for _source, seller in paid if seller not in (None, origin.seller)), None)
    if other is not None:
        raise Refusal(
            _("The lender paid %(name)s. Choose who was paid, or whose money it was.")
            % {"name": people.person(books, other).label},
            "seller",
            "other",
        )


def seller_paid_by(books: Books, loan_id: int) -> int | None:
    """Return the person to whom the lender paid a loan straight away; None where the club got it."""
    if loans.loan(books, loan_id).way != "seller":
        return None
    lines = ledger.voucher(books, loans.loan(books, loan_id).voucher).lines
    return next((line.person for line in lines if line.account.role == "suppliers"), None)


def brought(books: Books, loan: Loan) -> Money:
    """Return what a loan brought, in the currency of the books."""
    posted = (line.amount for line in ledger.voucher(books, loan.voucher).lines if line.account.id == loan.account)
    return abs(total(posted, books.club.currency))


def interest_of(books: Books, source: Source) -> Fraction:
    """Return what a loan costs in interest a year, over the part of it that went into a machine.

    All the interest of the plan in force, by the years it lasts: the same every year, and nothing once it is paid back.
    """
    loan = loans.loan(books, source.loan or 0)
    if not loan.outstanding:
        return Fraction(0)
    plan = loans.make_plan(loan.terms)
    first, last = Month.of(loan.terms.disbursed_on), Month.of(plan.rows[-1].due)
    months = max(1, (last.year - first.year) * DECEMBER + last.number - first.number)
    part = Fraction(source.amount.minor, _MINOR * loan.first.principal.minor)
    return part * plan.interest.minor * Fraction(DECEMBER, months)
