"""What the practice books know of products and of the world outside them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coopbooks import bookfile, products, rates
from coopbooks.books import Books
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from coopbooks.training import workshop_products as wares
from tests.builders import m

pytestmark = pytest.mark.xdist_group("practice")


@pytest.fixture
def books(workshop: Path) -> Iterator[Books]:
    opened = bookfile.open_books(workshop)
    yield opened
    opened.close()


def test_every_product_has_a_code_and_the_operations_it_is_made_by(books: Books) -> None:
    known = products.list_products(books, sold=True)
    assert sorted(one.code for one in known) == [f"BO-0{place}" for place in range(1, 6)] + [
        f"FE-0{place}" for place in range(1, 6)
    ]
    assert all(products.list_making(books, one.id) for one in known)
    assert products.words_used(books, "collection") == ["Illimani", "Kantuta", "Wara Wara"]


def test_members_are_paid_by_the_piece_what_the_products_say(books: Books) -> None:
    """The pay of the year is worked out from the same figures as the operations say."""
    said = {
        one.name: products.total_of(products.list_making(books, one.id))[1] for one in products.list_products(books)
    }
    assert {ware.name: said[ware.name] for ware in wares.SERVICES} == {
        ware.name: Quantity.of(rate) for ware, rate in wares.SERVICES.items()
    }


def test_a_rate_was_raised_in_the_middle_of_the_year(books: Books) -> None:
    apron = products.list_products(books, search="FE-01")[0]
    paid = [
        next(
            one.rate
            for one in products.list_making(books, apron.id, day=date(2025, month, day))
            if one.name == "Sewing"
        )
        for month, day in ((6, 30), (7, 1))
    ]
    assert paid == [Quantity.of(5), Quantity.of("5.5")]


def test_what_is_made_to_sell_has_prices_for_export_in_dollars(books: Books) -> None:
    """At 6.96 an apron of 8.50 dollars is worth 59.16 bolivianos, more than at the fair."""
    exported = products.price_list(books, "export", books.today())
    assert {row.product.code: (row.price, row.dollars) for row in exported.rows}["FE-01"] == (
        m("59.16"),
        Money.of("8.50", "USD"),
    )
    assert len(exported.rows) == len(products.price_list(books, "wholesale", books.today()).rows) == len(wares.OWN)


@pytest.mark.parametrize("which", ["workshop", "bakery"])
def test_the_rates_of_the_world_outside_are_written_down_with_their_source(
    request: pytest.FixtureRequest, which: str
) -> None:
    books = bookfile.open_books(request.getfixturevalue(which))
    today, next_year = books.today(), date(2026, 1, 1)
    dollar, wage, then = (
        rates.rate_on(books, name, day)
        for name, day in (("dollar", today), ("minimum_wage", today), ("minimum_wage", next_year))
    )
    assert [one.value for one in (dollar, wage, then) if one] == [Decimal("6.96"), Decimal(2750), Decimal(3300)]
    assert rates.rate_on(books, "sales_tax", today) is None
    assert all(one.note for one in rates.list_rates(books))
    books.close()
