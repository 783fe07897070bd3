"""Which instalments of a loan a payout paid: which of them whole, and of which only a part."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from coopbooks import loans
from coopbooks.books import Books
from coopbooks.loans import Event, Payment
from coopbooks.loans.terms import Terms
from coopbooks.money import Money, total


@dataclass(frozen=True, slots=True)
class Instalments:
    """Instalments of a plan of so many, by their numbers: those paid ``whole``, and those of which a ``part`` was.

    ``left`` is what was owed of the loan then: principal, and what was due of interest and late charges.
    """

    whole: tuple[int, ...]
    part: tuple[int, ...]
    of: int
    left: Money | None = field(default=None, compare=False)


def paid_instalments(books: Books, loan_id: int, vouchers: Collection[int], until: date) -> Instalments | None:
    """Return what was paid by one of some vouchers of what was due until a day; None if nothing was.

    As it stood when the payment was recorded, whatever became of it, of others or of the plan since.
    """
    mine = next((one for one in loans.list_payments(books, loan_id) if one.voucher in vouchers), None)
    if mine is None:
        return None
    first, before = loans.as_it_was(books, mine)
    return replace(paid_of(first, before, mine.paid, until), left=_left(first, [*before, mine.paid], mine.day))


def paid_of(terms: Terms, before: list[Event], paid: Payment, until: date) -> Instalments:
    """Return which instalments due until a day a payment paid, after all that happened before it.

    Of what is not due yet only a payment of all that is due before it pays any: less debt makes its interest less, too.
    """
    rows = loans.make_plan(loans.terms_on(terms, before, paid.day)).rows
    was, still = _open(terms, before, paid.day), _open(terms, [*before, paid], paid.day)
    whole, part = list[int](), list[int]()
    for row in rows:
        if row.due > until or row.due not in was:
            continue
        if row.due not in still:
            whole.append(row.number)
        elif still[row.due] < was[row.due] and (row.due <= paid.day or not part):
            part.append(row.number)
    return Instalments(tuple(whole), tuple(part), len(rows))


def _left(terms: Terms, story: list[Event], day: date) -> Money:
    """What is owed on a day: the principal, due or not, and the interest and late charges that are due."""
    now = loans.owed(terms, story, day)
    return total((now.balance, now.fine, *(one.interest for one in now.dues if one.due <= day)), now.balance.currency)


def _open(terms: Terms, story: list[Event], day: date) -> dict[date, Money]:
    """What is to be paid for each due day."""
    return {one.due: one.amount for one in loans.owed(terms, story, day).dues}
