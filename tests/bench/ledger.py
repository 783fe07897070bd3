"""Statements and lists over a thousand and over a hundred thousand vouchers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from coopbooks import bookfile, costs, ledger, sales, statements
from coopbooks.books import Books, Listing
from coopbooks.days import Month, Period
from tests.bench.big_books import LARGE_DAYS, TODAY, clock
from tests.bench.measure import best
from tests.bench.report import Ratio

_STATEMENT_LIMIT = 2.0
_LIST_LIMIT = 0.1
_SCREEN = 30
_FOUND = 0.1
"""Seconds from a pause in typing to the first rows that fit."""


@contextmanager
def opened(path: Path) -> Iterator[Books]:
    """Open books for one block."""
    books = bookfile.open_books(path, clock)
    try:
        yield books
    finally:
        books.close()


def statements_of(books: Books, days: Period) -> dict[str, Callable[[], object]]:
    """Return every statement; those that list each line look at ``days``, which hold as many lines in both books."""
    month, year = Month.of(TODAY).period, Period(TODAY.replace(month=1, day=1), TODAY + timedelta(days=1))
    cash = ledger.account_of(books, "cash").id
    return {
        "trial balance, a month": lambda: statements.trial_balance(books, month),
        "income statement, the year, compared": lambda: statements.income_statement(books, year, year.year_before()),
        "balance sheet, today": lambda: statements.balance_sheet(books, TODAY),
        "result of twelve months": lambda: statements.result_by_month(books),
        "journal, some eighty vouchers": lambda: statements.journal(books, days),
        "cash book, some eighty vouchers": lambda: statements.cash_book(books, days),
        "account card, some eighty vouchers": lambda: statements.account_card(books, cash, days),
    }


def statements_ratios(small: Path, large: Path) -> Iterator[Ratio]:
    """Every statement, large against small."""
    with opened(small) as books:
        of_small = {name: best(ask) for name, ask in statements_of(books, Month.of(TODAY).period).items()}
    with opened(large) as books:
        days = Period.through(TODAY - timedelta(days=LARGE_DAYS - 1), TODAY)
        of_large = {name: best(ask) for name, ask in statements_of(books, days).items()}
    for name, seconds in of_large.items():
        yield Ratio(f"statement at 100.000 vouchers: {name}", seconds, of_small[name], _STATEMENT_LIMIT)


def lists(large: Path) -> Iterator[Ratio]:
    """The first screen and the last of long lists, against fetching all of them."""
    with opened(large) as books:
        yield from _list("vouchers", lambda: ledger.list_vouchers(books))
        yield from _list("sales", lambda: sales.list_sales(books))
        found, screen = costs.CostFilter(search="rent"), best(lambda: _screen(ledger.list_vouchers(books), 0))
        seconds = best(lambda: _screen(costs.list_costs(books, found), 0))
        yield Ratio("costs: found by what they were for", seconds, screen, None, most=_FOUND)


def _list(name: str, listing: Callable[[], Listing[Any]]) -> Iterator[Ratio]:
    count = listing().count()
    every = best(lambda: listing().rows(0, count), times=2)
    yield Ratio(f"{name}: first screen of {count:,}", best(lambda: _screen(listing(), 0)), every, _LIST_LIMIT)
    jump = best(lambda: _screen(listing(), count - _SCREEN))
    yield Ratio(f"{name}: jump to the end of {count:,}", jump, every, _LIST_LIMIT)


def _screen(listing: Listing[Any], first: int) -> list[Any]:
    """What a table asks for: how many there are, and those to be seen."""
    listing.count()
    return listing.rows(first, _SCREEN)
