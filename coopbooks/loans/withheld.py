"""Instalments that members pay out of their pay: what is due of each loan, what an amount pays, and its voucher."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

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
from coopbooks.progress import Progress, batches, unheard

_AT_ONCE: Final = 25


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

    def kept_back(self, amount: Money) -> "KeptBack":
        """Return what is noted of an amount kept back for it."""
        return KeptBack(self.loan.id, amount, amount == self.whole)


@dataclass(frozen=True, slots=True)
class KeptBack:
    """An amount that is kept back from pay for a loan, and whether that is all that was owed of it."""

    loan: int
    amount: Money
    settles: bool


def due_since(books: Books, until: date) -> dict[int, dict[int, date]]:
    """Return the loans of each member of which something is due until a day, and since when.

    Those in another currency are not among them: what a payment of theirs is worth is agreed when it is paid.
    """
    found, currency = defaultdict[int, dict[int, date]](dict), books.club.currency
    for row in due_list(books, until, LENT):
        if row.amount.currency == currency:
            found[row.person].setdefault(row.loan, row.due)
    return found


def due_of_pay(books: Books, day: date, until: date, since: Mapping[int, date]) -> list[OfPay]:
    """Return what is due of some loans until a day, with late charges, paid on ``day``; since when each is known."""
    currency = books.club.currency
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


def keep_back(books: Books, day: date, some: Collection[KeptBack], *, progress: Progress = unheard) -> list[int]:
    """Post what is kept back from the pay of members for their loans, a voucher each, and return their ids.

    Called within the change that approves their pay. Tells watchers: ``loans``, ``ledger``.
    """
    posted = list[int]()
    with books.change("loans"):
        for batch in batches(some, _AT_ONCE):
            ids = [each.loan for each in batch]
            known, stories = kept.loans_of(books, ids), kept.events_of(books, ids)
            posted += [_keep_back(books, day, each, known[each.loan], stories[each.loan]) for each in batch]
            progress(len(posted), len(some))
        progress(len(posted), len(some))
    return posted


def _keep_back(books: Books, day: date, back: KeptBack, one: Loan, story: Sequence[Event]) -> int:
    paid = split(one.first, story, day, back.amount)
    parts = Parts(*(Worth(part, part) for part in (paid.fine, paid.interest, paid.principal)))
    voucher = payment_postings(
        day,
        kept.party_of(one),
        parts,
        kept.booked(books, one),
        Line("member_pay", back.amount, person=one.person),
        words=("", ""),
        settles=back.settles,
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
