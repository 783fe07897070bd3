"""Instalments that members pay out of their pay: what is due of each loan, what an amount pays, and its voucher."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from coopbooks import ledger, rates
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Line
from coopbooks.loans import happened, kept
from coopbooks.loans.drafts import Loan
from coopbooks.loans.money import own_within, worth_at
from coopbooks.loans.operations import renew
from coopbooks.loans.owed import owed
from coopbooks.loans.paying import split
from coopbooks.loans.payments import parts_worth
from coopbooks.loans.portfolio import due_list
from coopbooks.loans.postings import LENT, Parts, Worth, payment_postings
from coopbooks.loans.records import PaymentRecord
from coopbooks.loans.shapes import Event
from coopbooks.money import Money, total
from coopbooks.progress import Progress, batches, unheard
from coopbooks.rates import Rate

_AT_ONCE: Final = 25


@dataclass(frozen=True, slots=True)
class OfPay:
    """A loan to a member of which something is due: since when, how much, and everything that is owed of it.

    In another currency both are worth what it is at the ``rate`` of the day; ``source`` says whose rate that is.
    """

    loan: Loan
    story: tuple[Event, ...]
    since: date
    amount: Money
    whole: Money
    currency: str
    rate: Decimal | None = None
    source: str = ""

    def worth(self, own: Money) -> Money:
        """Return what an amount of it is worth in the currency of the books."""
        return own if self.rate is None else worth_at(own, self.rate, self.currency)

    def own(self, value: Money) -> Money:
        """Return how much of it a value pays."""
        return value if self.rate is None else own_within(value, self.rate, self.loan.currency)

    def paid_by(self, day: date, value: Money) -> Parts:
        """Return what a value kept back from pay on a day pays, part by part."""
        own = self.own(value)
        return parts_worth(split(self.loan.first, self.story, day, own), Worth(own, value))

    def kept_back(self, value: Money) -> "KeptBack":
        """Return what is noted of a value kept back for it."""
        own = self.own(value)
        return KeptBack(self.loan.id, own, value, self.source, own == self.whole)


@dataclass(frozen=True, slots=True)
class KeptBack:
    """An amount kept back from pay for a loan, what it is worth, and whether that is all that was owed of it."""

    loan: int
    own: Money
    value: Money
    source: str
    settles: bool


def due_since(books: Books, day: date, until: date) -> dict[int, dict[int, date]]:
    """Return the loans of each member of which something is due until a day, and since when.

    Those in another currency are among them where there is a rate of it on the ``day`` they are paid.
    """
    found, known = defaultdict[int, dict[int, date]](dict), rated(books, day)
    for row in due_list(books, until, LENT):
        if row.amount.currency in known:
            found[row.person].setdefault(row.loan, row.due)
    return found


def rated(books: Books, day: date) -> dict[str, Rate | None]:
    """Return the currencies loans are kept back from pay in: that of the books, and those with a rate on a day."""
    dollar = rates.rate_on(books, "dollar", day)
    return {"USD": dollar, books.club.currency: None} if dollar else {books.club.currency: None}


def due_of_pay(books: Books, day: date, until: date, since: Mapping[int, date]) -> list[OfPay]:
    """Return what is due of some loans until a day, with late charges, paid on ``day``; since when each is known."""
    loans, stories = kept.loans_of(books, since), happened.events_of(books, since)
    found, known = [], rated(books, day)
    for id_, one in loans.items():
        if day < max((event.day for event in stories[id_]), default=one.first.disbursed_on):
            continue  # something was recorded for it on a later day
        standing = owed(one.first, stories[id_], day)
        whole = standing.pay_off.amount
        due = standing.fine + total((each.amount for each in standing.dues if each.due <= until), one.currency)
        if due and whole:
            rate = known[one.currency]
            at = (rate.value, rate.note or _("rate written down")) if rate else (None, "")
            story = tuple(stories[id_])
            found.append(OfPay(one, story, since[id_], min(due, whole), whole, books.club.currency, *at))
    return found


def keep_back(books: Books, day: date, some: Collection[KeptBack], *, progress: Progress = unheard) -> list[int]:
    """Post what is kept back from the pay of members for their loans, a voucher each, and return their ids.

    Called within the change that approves their pay. Tells watchers: ``loans``, ``ledger``.
    """
    posted = list[int]()
    with books.change("loans"):
        for batch in batches(some, _AT_ONCE):
            ids = [each.loan for each in batch]
            known, stories = kept.loans_of(books, ids), happened.events_of(books, ids)
            posted += [_keep_back(books, day, each, known[each.loan], stories[each.loan]) for each in batch]
            progress(len(posted), len(some))
        progress(len(posted), len(some))
    return posted


def _keep_back(books: Books, day: date, back: KeptBack, one: Loan, story: Sequence[Event]) -> int:
    paid = split(one.first, story, day, back.own)
    parts = parts_worth(paid, Worth(back.own, back.value))
    voucher = payment_postings(
        day,
        kept.party_of(one),
        parts,
        kept.booked(books, one),
        Line("member_pay", back.value, person=one.person),
        words=(back.source, ""),
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
        interest_worth=parts.fine.value + parts.interest.value,
    )
    renew(books, one.id)
    return posted.id
