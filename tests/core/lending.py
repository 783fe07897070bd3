"""Short ways to say what a test of loans is about: 2.500 at 8,24 % a year in 12 instalments, and what is paid of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from coopbooks import ledger, loans
from coopbooks.books import Books
from coopbooks.ledger import Voucher
from coopbooks.loans import Loan, LoanDraft, LoanPayment, PaymentDraft, Terms
from tests.builders import account_id, m, person_id

GIVEN = date(2025, 12, 20)
"""The day the loans of these tests are handed over: three months before the day every test shows."""
FIRST = date(2026, 1, 20)


def terms(principal: str = "2500", rate: str = "8.24", *, currency: str = "BOB", **also: Any) -> Terms:
    """The published plan of 2.500 at 8,24 % a year in twelve equal monthly instalments, unless said otherwise."""
    usual: dict[str, Any] = {"instalments": 12, "rate": Decimal(rate), "disbursed_on": GIVEN, "first_due": FIRST}
    return Terms(principal=m(principal, currency), **(usual | also))


def a_loan(books: Books, side: str = "borrowed", agreed: Terms | None = None, **also: Any) -> LoanDraft:
    """Draft a loan through the cash box, from the lender or to Ana."""
    who = person_id(books, "Ana" if side == "lent" else "Crédito")
    usual: dict[str, Any] = {"person": who, "terms": agreed or terms()}
    if also.get("way", "cash") == "cash":
        usual["box"] = account_id(books, "cash")
    return LoanDraft(side, **(usual | also))


def lent(books: Books, agreed: Terms | None = None, **also: Any) -> Loan:
    return loans.record_loan(books, a_loan(books, "lent", agreed, **also))


def borrowed(books: Books, agreed: Terms | None = None, **also: Any) -> Loan:
    return loans.record_loan(books, a_loan(books, "borrowed", agreed, **also))


def a_payment(books: Books, one: Loan, amount: str, day: date = FIRST, **also: Any) -> PaymentDraft:
    usual: dict[str, Any] = {"box": account_id(books, "cash")}
    return PaymentDraft(one.id, day, m(amount, one.currency), **(usual | also))


def pay(books: Books, one: Loan, amount: str, day: date = FIRST, **also: Any) -> LoanPayment:
    return loans.pay_instalment(books, a_payment(books, one, amount, day, **also))


def voucher_of(books: Books, one: Loan | LoanPayment) -> Voucher:
    return ledger.voucher(books, one.voucher)
