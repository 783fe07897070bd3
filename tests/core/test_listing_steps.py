"""The middle of a long list is reached by a short way once it was seen, counted in the steps SQLite takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from coopbooks import bookfile, ledger, sales
from coopbooks.books import Books, Listing, storage
from coopbooks.days import Period
from coopbooks.ledger import VoucherFilter
from tests.bench import big_books

LONG = 3_000
SCREEN = 40


@pytest.fixture(scope="module")
def long_books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """Books with three thousand vouchers."""
    path = big_books.make(tmp_path_factory.mktemp("long") / "long.coop", LONG, years=3)
    books = bookfile.open_books(path, big_books.clock)
    yield books
    books.close()


@contextmanager
def counted_steps() -> Iterator[list[int]]:
    """Count the steps SQLite takes in a block: the same on every machine, which seconds are not."""
    steps = [0]

    def step() -> int:
        steps[0] += 1
        return 0

    storage.connection().set_progress_handler(step, 1)
    try:
        yield steps
    finally:
        storage.connection().set_progress_handler(None, 1)


def steps_for(listing: Listing[Any], first: int) -> int:
    with counted_steps() as steps:
        assert len(listing.rows(first, SCREEN)) == SCREEN
    return steps[0]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    "asked", [VoucherFilter(standing=True), VoucherFilter(Period(date(2024, 1, 1), date(2026, 1, 1)))]
)
def test_the_middle_is_as_near_as_the_beginning_once_it_was_seen(
    long_books: Books, asked: VoucherFilter, *, descending: bool
) -> None:
    listing = ledger.list_vouchers(long_books, asked).sorted_by("day", descending=descending)
    middle = listing.count() // 2
    beginning = steps_for(listing, 0)
    assert steps_for(listing, middle) > 2 * beginning  # from an end, past all the rows before
    for beside in (middle + SCREEN, middle - SCREEN, middle + 2 * SCREEN, middle):
        assert steps_for(listing, beside) < 1.5 * beginning


@pytest.mark.parametrize("order", ["concerns", "amount", "voucher", "description"])
def test_so_it_is_among_rows_that_are_equal_in_what_sorts_them(long_books: Books, order: str) -> None:
    """Two thirds of the vouchers are a sale to nobody in particular: past these nobody walks, either."""
    listing = ledger.list_vouchers(long_books).sorted_by(order, descending=False)
    middle = listing.count() // 2
    listing.rows(middle, SCREEN)
    assert steps_for(listing, middle + SCREEN) < 2 * steps_for(listing, 0)


@pytest.mark.parametrize("order", ["person", "description"])
def test_sales_stand_in_the_order_of_their_words_by_an_index(long_books: Books, order: str) -> None:
    """Nothing is sorted: the first screen takes far less than one step for each of two thousand sales."""
    listing = sales.list_sales(long_books).sorted_by(order, descending=True)
    assert listing.count() == LONG // 3 * 2
    listing.place_of(1)
    assert steps_for(listing, 0) < 2 * steps_for(sales.list_sales(long_books), 0)


@pytest.mark.parametrize("order", ["day", "voucher", "amount"])
def test_where_no_index_holds_an_order_all_is_sorted_once(long_books: Books, order: str) -> None:
    """Searched for, and the words looked up once, too: the keys of all are kept from then on."""
    listing = ledger.list_vouchers(long_books, VoucherFilter(kind="CI", search="prenda")).sorted_by(
        order, descending=True
    )
    middle = listing.count() // 2
    sorting = steps_for(listing, middle)
    for far in (middle, middle + 5 * SCREEN, middle - 5 * SCREEN):
        assert steps_for(listing, far) < sorting / 3


def test_words_are_looked_up_once_to_count_what_fits_and_add_it_up(long_books: Books) -> None:
    """Two thirds of the vouchers are sales of a ``prenda``; so they are in any other order, too."""
    deals = sales.list_sales(long_books, sales.SaleFilter(search="prenda"))
    said: list[str] = []
    storage.connection().set_trace_callback(said.append)
    totals = ledger.deal_totals(long_books, deals)
    counts = [deals.count(), totals.count, deals.sorted_by("total", descending=True).count()]
    storage.connection().set_trace_callback(None)
    assert counts == [LONG // 3 * 2] * 3
    assert sum("MATCH" in statement for statement in said) == 1


@pytest.mark.parametrize("of", [sales.list_sales, ledger.list_vouchers])
def test_where_most_fit_the_newest_are_found_without_sorting_the_others(
    long_books: Books, of: Callable[..., Listing[Any]]
) -> None:
    """Looking the words up takes a step or two for each that fits, adding these up or sorting them ten times that."""
    asked = sales.SaleFilter if of is sales.list_sales else VoucherFilter
    found = of(long_books, asked(search="prenda"))
    found.count()
    assert steps_for(found, 0) < 8 * LONG // 3 * 2


def test_words_are_looked_up_for_the_first_page_and_once_for_all_the_others(long_books: Books) -> None:
    """Two thirds of the vouchers have the word: looking them up takes thousands of steps, a page of known rows few."""
    listing = ledger.list_vouchers(long_books, VoucherFilter(search="prenda"))
    assert listing.count() > LONG // 2
    assert steps_for(listing, 0) < steps_for(listing, SCREEN)  # the others are known from then on
    few = [steps_for(listing, first) for first in (2 * SCREEN, 3 * SCREEN, listing.count() // 2)]
    assert max(few) < LONG
    found = [row.id for row in listing.rows(0, SCREEN) + listing.rows(SCREEN, SCREEN)]
    assert found == [row.id for row in ledger.list_vouchers(long_books, VoucherFilter(search="prenda")).rows(0, 80)]
