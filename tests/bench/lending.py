"""The portfolio of a fund: what is due and overdue of 2.500 loans of 36 instalments, some paid, some behind.

Each of them asks for a late charge.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from coopbooks import bookfile, ledger, loans, people
from coopbooks.books import Books, Club
from coopbooks.days import add_months
from coopbooks.loans import LoanDraft, Terms
from coopbooks.money import Money
from tests.bench.big_books import TODAY, clock
from tests.bench.measure import best, median
from tests.bench.report import Ratio

FEW, MANY = 25, 2_500
_INSTALMENTS = 36
_PLAN_AT_MOST = 0.010
_AT_MOST = 0.3
_ROWS = 360


def measured(aside: Path) -> Iterator[Ratio]:
    """A plan of 360 rows; the due list, the arrears and the rest of many loans, beside those of few."""
    long = replace(_terms(date(2026, 1, 15)), instalments=_ROWS)
    yield Ratio(
        f"plan of {_ROWS} rows (one of {_INSTALMENTS})",
        best(lambda: loans.make_plan(long), times=21),
        best(lambda: loans.make_plan(_terms(date(2026, 1, 15))), times=21),
        None,
        most=_PLAN_AT_MOST,
    )
    with closing(_made(aside / "few-loans.coop", FEW)) as books:
        against = _asked(books)
    with closing(_made(aside / "many-loans.coop", MANY)) as books:
        for name, seconds in _asked(books).items():
            yield Ratio(f"{name} of {MANY:,} loans (of {FEW})", seconds, against[name], None, most=_AT_MOST)


def _asked(books: Books) -> dict[str, float]:
    soon = TODAY + timedelta(days=30)
    return {
        "due list and arrears": median(lambda: (loans.due_list(books, soon), loans.arrears(books, TODAY))),
        "fund that lends": median(lambda: loans.fund(books, TODAY)),
        "twelve months of the balance sheet": median(lambda: loans.due_within(books, TODAY)),
        "first page of the list": median(lambda: loans.list_loans(books).rows(0, 50)),
    }


def _terms(day: date) -> Terms:
    first = add_months(day, 1)
    return Terms(Money.of(3600), day, first, _INSTALMENTS, rate=Decimal(12), late="principal", late_rate=Decimal("0.1"))


def _made(path: Path, many: int) -> Books:
    """Make books with so many loans of the last three years, every fifth behind by two instalments or three."""
    books = bookfile.make(path, Club("Club de Madres Las Rosas", treasurer="Rosa"), clock)
    cash = ledger.account_of(books, "cash").id
    with books.change("ledger"):
        for number in range(many):
            member = people.add_person(books, people.PersonDraft(f"Socia {number:04}"))
            day = TODAY - timedelta(days=40 + number * 997 % 1000)
            one = loans.record_loan(books, LoanDraft("lent", member.id, _terms(day), box=cash))
            behind = (number % 5 and 1) or 3 + number % 2
            paid_until = add_months(TODAY, -behind)
            if paid_until > day:
                _pay_up_to(books, one.id, paid_until, cash)
    return books


def _pay_up_to(books: Books, loan: int, day: date, box: int) -> None:
    """Pay all that is due on a day at once."""
    owed = loans.standing_on(books, loans.loan(books, loan), day).owed_now
    if owed:
        loans.pay_instalment(books, loans.PaymentDraft(loan, day, owed, box))
