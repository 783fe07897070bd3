"""Since when something is owed: payments settle the oldest part first."""

from datetime import date

import pytest

from coopbooks import people
from coopbooks.books import Books
from coopbooks.people import Debt
from tests.builders import m, post


def since(books: Books, role: str = "customers") -> date:
    (debt,) = people.list_debts(books, role)
    return people.owed_since(books, role, debt)


def test_the_oldest_part_that_is_not_paid_yet_counts(books: Books) -> None:
    """100 in January and 50 in February: 60 paid leave 40 of January; 50 more leave 40 of February."""
    post(books, "customers 100 @Ana / sales_local -100", day=date(2026, 1, 10))
    post(books, "customers 50 @Ana / sales_local -50", day=date(2026, 2, 10))
    post(books, "cash 60 / customers -60 @Ana", day=date(2026, 2, 20))
    assert since(books) == date(2026, 1, 10)
    post(books, "cash 50 / customers -50 @Ana", day=date(2026, 3, 1))
    assert since(books) == date(2026, 2, 10)


def test_what_was_paid_to_the_centavo_is_not_owed_since_then(books: Books) -> None:
    post(books, "customers 100 @Ana / sales_local -100", day=date(2026, 1, 10))
    post(books, "cash 100 / customers -100 @Ana", day=date(2026, 2, 20))
    post(books, "customers 7 @Ana / sales_local -7", day=date(2026, 3, 2))
    assert since(books) == date(2026, 3, 2)


def test_what_is_owed_to_suppliers_is_told_the_same_way(books: Books) -> None:
    post(books, "materials_used 75 / suppliers -75 @Mill", day=date(2026, 1, 10))
    post(books, "materials_used 20 / suppliers -20 @Mill", day=date(2026, 2, 10))
    post(books, "suppliers 80 @Mill / cash -80", day=date(2026, 2, 20))
    assert since(books, "suppliers") == date(2026, 2, 10)


def test_a_debt_there_is_not_has_no_day(books: Books) -> None:
    with pytest.raises(LookupError):
        people.owed_since(books, "customers", Debt(77, "Nobody", m("5")))
