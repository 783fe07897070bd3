"""Instalments that members pay out of their pay: what is due of each loan, what an amount pays, and its voucher."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.ledger import Line
from coopbooks.loans import kept
from coopbooks.loans.drafts import Loan
from coopbooks.loans.operations import renew
from coopbooks.loans.owed import owed
from coopbooks.loans.paying import split
from coopbooks.loans.portfolio import due_list
from coopbooks.loans.postings import LENT, Parts, Worth, payment_postings
from coopbooks.loans.records import PaymentRecord
from coopbooks.loans.shapes import Event, Payment
from coopbooks.money import Money, total


@dataclass(frozen=True, slots=True)
class OfPay:
    """A loan to a member of which something is due: since when, how much, and everything that is owed of it."""

    loan: Loan
    story: tuple[Event, ...]
    since: date
    amount: Money
    whole: Money

    def paid_by(self, day: date, amount: Money) -> Payment:
        """Return what an amount kept back from pay on a day pays."""
        return split(self.loan.first, self.story, day, amount)


def due_of_pay(books: Books, day: date, until: date, persons: Iterable[int]) -> list[OfPay]:
    """Return the loans to members of which something is due until a day, with late charges, paid on ``day``.

    Those in another currency are not among them: what a payment of theirs is worth is agreed when it is paid.
    """
    wanted, currency = set(persons), books.club.currency
    rows = [row for row in due_list(books, until, LENT) if row.person in wanted and row.amount.currency == currency]
    since = {row.loan: row.due for row in reversed(rows)}
    loans, stories = kept.loans_of(books, since), kept.events_of(books, since)
    found = []
    for id_, one in loans.items():
        if day < max((event.day for event in stories[id_]), default=one.first.disbursed_on):
            continue  # something was recorded for it on a later day
        standing = owed(one.first, stories[id_], day)
        whole = standing.pay_off.amount
        due = standing.fine + total((each.amount for each in standing.dues if each.due <= until), currency)
        if due and whole:
            found.append(OfPay(one, tuple(stories[id_]), since[id_], min(due, whole), whole))
    return found


def keep_back(books: Books, day: date, kept_back: Sequence[tuple[OfPay, Money]]) -> list[int]:
    """Post what is kept back from the pay of members for their loans, a voucher each, and return their ids.

    Called within the change that approves their pay. Tells watchers: ``loans``, ``ledger``.
    """
    with books.change("loans"):
        return [_keep_back(books, day, of, amount) for of, amount in kept_back]


def _keep_back(books: Books, day: date, of: OfPay, amount: Money) -> int:
    one, paid = of.loan, of.paid_by(day, amount)
    parts = Parts(*(Worth(part, part) for part in (paid.fine, paid.interest, paid.principal)))
    voucher = payment_postings(
        day,
        kept.party_of(one),
        parts,
        kept.booked(books, one),
        Line("member_pay", amount, person=one.person),
        words=("", ""),
        settles=amount == of.whole,
    )
    posted = ledger.post(books, voucher)
    PaymentRecord.keep(
        loan=one.id,
        plan=one.plan,
        voucher=posted.id,
        day=day,
        fine=paid.fine,
        interest=paid.interest,
        principal=paid.principal,
        note="",
        interest_worth=paid.fine + paid.interest,
    )
    renew(books, one.id)
    return posted.id
