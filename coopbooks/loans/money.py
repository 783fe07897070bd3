"""What the money of a loan is worth in the currency of the books, and the box it comes into or goes out of."""

from datetime import date
from decimal import Decimal

from coopbooks import ledger, rates, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Account, Line, Voucher, box_line, check_text
from coopbooks.loans.postings import Worth
from coopbooks.money import SYMBOLS, Money

_LONGEST_SOURCE = 80


def valued(books: Books, own: Money, day: date, rate: Decimal | None, source: str) -> tuple[Worth, str]:
    """Return what an amount is worth on a day, and where its rate comes from; refuses a rate nobody wrote down.

    Without a ``rate`` the one written down for the day counts.
    """
    if own.currency == books.club.currency:
        return Worth(own, own), ""
    check_text(source, "rate_source", _LONGEST_SOURCE)
    if rate is None:
        found = rates.rate_on(books, "dollar", day) if own.currency == "USD" else None
        if found is None:
            raise Refusal(
                _("Write what one %(currency)s is worth on %(day)s, or write it down in Settings.")
                % {"currency": SYMBOLS[own.currency], "day": showing.day(day)},
                "rate",
                "no_rate",
            )
        rate, source = found.value, source or found.note or _("rate written down")
    if rate <= 0:
        raise Refusal(_("The exchange rate must be more than zero."), "rate", "rate")
    return Worth(own, worth_at(own, rate, books.club.currency)), source.strip() or _("rate agreed")


def worth_at(own: Money, rate: Decimal, currency: str) -> Money:
    """Return what an amount is worth at a rate, rounded half up."""
    return Money(own.times(rate).minor, currency)


def rate_between(own: Money, worth: Money) -> Decimal:
    """Return the rate of the fewest decimals, at least two, at which an amount above zero is worth just so much."""
    exact, places = Decimal(worth.minor) / own.minor, 2
    while worth_at(own, round(exact, places), worth.currency) != worth:
        places += 1
    return round(exact, places)


def own_within(value: Money, rate: Decimal, currency: str) -> Money:
    """Return the most of another currency that is worth no more than a value at a rate."""
    own = Money(int(value.minor / rate) + 1, currency)
    while worth_at(own, rate, value.currency) > value:
        own -= Money(1, currency)
    return own


def box_for(books: Books, box_id: int | None, currency: str) -> Account:
    """Return a box in the currency of a loan or in that of the books; refuses any other."""
    found = None if box_id is None else ledger.account(books, box_id)
    if found and found.box and found.active and found.currency == currency:
        return found
    return ledger.box(books, box_id)


def line_into(box: Account, worth: Worth, source: str) -> Line:
    """Return the line of money that comes into a box."""
    return box_line(box, worth.value, worth.own, source)


def leaving(books: Books, box: Account, own: Money, corrects: Voucher | None) -> Worth:
    """Return what money of a box in another currency stands at, as when it leaves it for anything else."""
    return Worth(own, ledger.leaving(books, box, own, corrects.id if corrects else None))
