"""The first steps of new books: what is done once, in the order of doing it, each ticked off when it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from coopbooks import cash, ledger, products
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import VoucherFilter
from ui.home.tasks import begun_on
from ui.shared.doing import Wanted

_FIRST_DAYS: Final = timedelta(days=31)
"""As long books count as new, and a club is reminded of what is done at the beginning."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: in words, whether it is done, and where it is."""

    words: str
    done: bool
    page: str
    wanted: Wanted


def list_steps(books: Books) -> Sequence[Step]:
    """Return the first steps of new books; none where all are taken, or the first month is over."""
    begun = begun_on(books)
    steps = list(_steps(books)) if begun is None or books.today() - begun < _FIRST_DAYS else []
    return [] if all(step.done for step in steps) else steps


def _steps(books: Books) -> Iterator[Step]:
    club = books.club
    signs = bool(club.treasurer and club.president)
    yield Step(_("Say who signs: treasurer and president"), signs, "settings", Wanted(new="club"))
    some = bool(products.list_products(books))
    yield Step(_("Write down what the club sells"), some, "products", Wanted(new="product"))
    opened = ledger.voucher_on(books, ledger.OPENING) is not None
    yield Step(_("Record what the club already has and owes"), opened, "ledger", Wanted(new="opening"))
    yield Step(_("Record the first sale"), _recorded(books, "sales"), "sales", Wanted(new="sale"))
    yield Step(_("Record the first cost"), _recorded(books, "costs"), "costs", Wanted(new="cost"))
    yield Step(_("Count the cash for the first time"), bool(cash.last_counts(books)), "cash", Wanted(new="count"))


def _recorded(books: Books, word: str) -> bool:
    return ledger.list_vouchers(books, VoucherFilter(word=word)).count() > 0
