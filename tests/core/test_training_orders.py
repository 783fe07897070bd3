"""The orders of the practice workshop: one delivered for Christmas, one late, others promised, one worked on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coopbooks import bookfile, materials, orders
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.orders import OrderRow
from tests.builders import m


@pytest.fixture
def practice(workshop: Path) -> Iterator[Books]:
    """Open the practice workshop."""
    books = bookfile.open_books(workshop)
    yield books
    books.close()


@pytest.fixture
def taken(practice: Books) -> dict[str, OrderRow]:
    """Return the orders by their titles."""
    return {row.order.title: row for row in orders.list_orders(practice)}


def test_orders_are_numbered_by_the_year_and_taken_from_customers_and_for_a_fair(taken: dict[str, OrderRow]) -> None:
    assert sorted(row.order.code for row in taken.values()) == [f"2025-0{number}" for number in range(1, 6)]
    assert [title for title, row in taken.items() if row.order.customer is None] == ["For the fair of Alasita"]
    assert all(row.order.agreed == row.order.worth for row in taken.values())


def test_what_was_brought_for_christmas_was_sold_and_the_order_is_done(
    practice: Books, taken: dict[str, OrderRow]
) -> None:
    order = taken["Bags and purses for Christmas"].order
    assert (order.state, order.ended) == ("finished", order.promised)
    [deed] = orders.list_deeds(practice, order.id)
    assert deed.day == order.promised
    assert orders.figures_of(practice, order.id).sold == deed.amount > m("0")


def test_one_is_late_and_one_is_worked_on(practice: Books, taken: dict[str, OrderRow]) -> None:
    today = practice.today()
    late = [title for title, row in taken.items() if row.order.is_overdue(today)]
    assert late == ["Bags with the name of the island"]
    collars = taken["Collars for the winter"].order
    [thread] = materials.list_used(practice, order=collars.id)
    assert orders.figures_of(practice, collars.id).materials == thread.amount > m("0")


def test_income_is_expected_month_by_month(practice: Books) -> None:
    """20 bags at 35.00 are late; 3,000 collars at 3.80 are promised for January, 1,200 shawls at 4.60 for February."""
    assert orders.expected_income(practice, Month(2026, 3)) == {
        Month(2025, 12): m("700"),
        Month(2026, 1): m("11400"),
        Month(2026, 2): m("5520"),
        Month(2026, 3): m("0"),
    }
