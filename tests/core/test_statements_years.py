"""Empty books, accounting years that close in other months, years that were never closed."""

from dataclasses import replace
from datetime import date

import pytest

from coopbooks import statements
from coopbooks.books import Books, change_club
from coopbooks.days import Period, named_period, year_period
from tests.builders import TODAY, account_id, m, post


def test_empty_books_have_statements_too(books: Books) -> None:
    period = named_period("this_year", TODAY)
    income = statements.income_statement(books, period, period.year_before())
    assert [(row.text, row.share) for row in income.rows] == [
        ("Net sales", None),
        ("Gross result", None),
        ("Result of operations", None),
        ("Result of the period", None),
    ]
    assert (income.result.amount, income.result.change) == (m("0"), m("0"))
    sheet = statements.balance_sheet(books, TODAY)
    assert (sheet.assets.amount, sheet.balances) == (m("0"), True)
    trial = statements.trial_balance(books, period, period.before())
    assert (trial.rows, trial.totals.debit, trial.balances) == ((), m("0"), True)
    book = statements.cash_book(books, period, compare=period.before())
    assert (tuple(book.lines), book.totals.closing) == ((), m("0"))
    journal = statements.journal(books, period, compare=period.before())
    assert (journal.entries, journal.debit.amount, journal.debit.compared) == ((), m("0"), m("0"))
    card = statements.account_card(books, account_id(books, "cash"), period, compare=period.before())
    assert (tuple(card.lines), card.totals.closing, card.compared and card.compared.closing) == ((), m("0"), m("0"))


SALES = {
    date(2023, 12, 31): 1,
    date(2024, 3, 31): 2,
    date(2024, 4, 1): 4,
    date(2024, 6, 30): 8,
    date(2024, 7, 1): 16,
    date(2024, 9, 30): 32,
    date(2024, 10, 1): 64,
    date(2024, 12, 31): 128,
    date(2025, 1, 1): 256,
}
"""Each sale is a power of two, so that any sum tells which sales are in it."""


@pytest.fixture
def years(books: Books) -> Books:
    """Books with a sale at each edge of the accounting years there are in Bolivia."""
    for day, amount in SALES.items():
        post(books, f"cash {amount} / sales_local -{amount}", day=day)
    return books


@pytest.mark.parametrize(
    ("closing_month", "in_the_year", "before"),
    [
        (12, 2 + 4 + 8 + 16 + 32 + 64 + 128, 1),
        (3, 1 + 2, 0),  # 1 April 2023 to 31 March 2024
        (6, 1 + 2 + 4 + 8, 0),
        (9, 1 + 2 + 4 + 8 + 16 + 32, 0),
    ],
)
def test_the_year_2024_by_its_closing_month(years: Books, closing_month: int, in_the_year: int, before: int) -> None:
    change_club(years, replace(years.club, closing_month=closing_month))
    year = year_period(2024, closing_month)
    assert statements.income_statement(years, year).result.amount == m(str(in_the_year))
    sheet = statements.balance_sheet(years, year.last)
    assert (sheet.result.amount, sheet.earlier.amount) == (m(str(in_the_year)), m(str(before)))
    assert sheet.balances
    assert any(row.text == "Results of earlier years, not closed" for row in sheet.rows) == bool(before)


def test_a_year_never_closed_stands_beside_the_year_to_date(years: Books) -> None:
    change_club(years, replace(years.club, closing_month=6))
    sheet = statements.balance_sheet(years, date(2024, 9, 30), date(2024, 6, 30))
    # since 1 July: 16 + 32; before: 1 + 2 + 4 + 8; on 30 June the year still ran
    assert (sheet.result.amount, sheet.earlier.amount) == (m("48"), m("15"))
    assert (sheet.result.compared, sheet.earlier.compared) == (m("15"), m("0"))
    assert (sheet.equity.amount, sheet.equity.compared) == (m("63"), m("15"))


@pytest.mark.parametrize(
    ("first", "last", "amount"),
    [
        ("2024-03-31", "2024-03-31", 2),  # a day
        ("2024-03-31", "2024-04-01", 2 + 4),
        ("2024-06-15", "2024-07-15", 8 + 16),  # two half months
        ("2024-04-01", "2024-09-30", 4 + 8 + 16 + 32),
        ("2024-06-30", "2024-10-01", 8 + 16 + 32 + 64),  # whole months between two days
        ("2023-01-01", "2025-12-31", 511),  # three years
        ("2025-01-02", "2026-03-20", 0),
    ],
)
def test_any_period(years: Books, first: str, last: str, amount: int) -> None:
    period = Period.through(date.fromisoformat(first), date.fromisoformat(last))
    earlier = sum(sold for day, sold in SALES.items() if day < period.first)
    assert statements.income_statement(years, period).net_sales.amount == m(str(amount))
    totals = statements.cash_book(years, period).totals
    assert (totals.opening, totals.debit) == (m(str(earlier)), m(str(amount)))
