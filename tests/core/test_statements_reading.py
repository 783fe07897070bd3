"""Statements never add up history: what they read of the file does not grow with the years behind them."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from coopbooks import statements
from coopbooks.books import Books, storage
from coopbooks.days import Period
from tests.builders import account_id
from tests.core.story import FEBRUARY, JANUARY, tell

A_LINE = re.compile(r'FROM "?line\b')
Asking = Callable[[Books, Period], object]
FIGURES: dict[str, Asking] = {
    "trial balance": statements.trial_balance,
    "income statement": statements.income_statement,
    "balance sheet": lambda books, period: statements.balance_sheet(books, period.last),
}
RUNNING: dict[str, Asking] = {
    "journal": statements.journal,
    "account card": lambda books, period: statements.account_card(books, account_id(books, "cash"), period),
    "cash book": statements.cash_book,
}
ROWS: dict[str, Callable[[Books, Period], Any]] = {
    "journal": lambda books, period: statements.journal(books, period).rows,
    "account card": lambda books, period: statements.account_card(books, account_id(books, "cash"), period).lines,
    "cash book": lambda books, period: statements.cash_book(books, period).lines,
}


@contextmanager
def asked() -> Iterator[list[str]]:
    """Collect the statements put to the file inside the block, with their values in them."""
    questions: list[str] = []
    connection = storage.connection()
    connection.set_trace_callback(questions.append)
    try:
        yield questions
    finally:
        connection.set_trace_callback(None)


def of_lines(books: Books, ask: Asking, period: Period) -> list[str]:
    with asked() as questions:
        ask(books, period)
    assert questions
    return [question for question in questions if A_LINE.search(question)]


def plan(question: str) -> list[str]:
    return [str(row[3]) for row in storage.connection().execute(f"EXPLAIN QUERY PLAN {question}")]


@pytest.fixture
def books(books: Books) -> Books:
    """Books with the story in them."""
    return tell(books)


@pytest.mark.parametrize("ask", FIGURES.values(), ids=FIGURES)
@pytest.mark.parametrize("period", [JANUARY, FEBRUARY, Period(JANUARY.first, FEBRUARY.after)], ids=str)
def test_whole_months_come_from_the_kept_balances_alone(books: Books, ask: Asking, period: Period) -> None:
    assert of_lines(books, ask, period) == []


def test_so_do_comparisons_activities_the_months_of_home_and_the_boxes(books: Books) -> None:
    with asked() as questions:
        statements.trial_balance(books, FEBRUARY, JANUARY, activity=1)
        statements.income_statement(books, FEBRUARY, FEBRUARY.year_before(), activity=1)
        statements.balance_sheet(books, FEBRUARY.last, JANUARY.last)
        statements.result_by_month(books)
    assert questions
    assert not [question for question in questions if A_LINE.search(question)]


@pytest.mark.parametrize("ask", FIGURES.values(), ids=FIGURES)
def test_of_part_months_only_the_days_at_the_edges_are_read(books: Books, ask: Asking) -> None:
    period = Period.through(date(2025, 11, 20), date(2026, 2, 10))
    (question,) = of_lines(books, ask, period)
    # the opening: 1 to 19 November; the edges: 20 to 30 November and 1 to 10 February. A balance sheet begins its year
    read = set(re.findall(r"'(\d{4}-\d{2}-\d{2})'", question))
    at_the_end = {"2026-02-01", "2026-02-11"}
    assert read in (at_the_end, at_the_end | {"2025-11-01", "2025-11-20", "2025-12-01"})
    touching = [step for step in plan(question) if " line" in step or " t1 " in step]
    of_the_lines = [step for step in touching if "line_by" in step]
    assert of_the_lines
    assert all("line_by_day (day>? AND day<?)" in step for step in of_the_lines)


@pytest.mark.parametrize("ask", RUNNING.values(), ids=RUNNING)
def test_what_is_listed_is_found_by_its_days_and_nothing_is_scanned(books: Books, ask: Asking) -> None:
    questions = of_lines(books, ask, FEBRUARY)
    assert len(questions) == 1  # what was before comes from the kept balances
    steps = plan(questions[0])
    made_by_the_way = {f"SCAN {step.split()[-1]}" for step in steps if step.startswith("CO-ROUTINE")}
    assert not [step for step in steps if step.startswith("SCAN") and step not in made_by_the_way], steps
    read = [step for step in steps if step.startswith("SEARCH")]
    assert read
    assert all("COVERING INDEX" in step and "day>? AND day<?" in step for step in read), steps


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_a_row_looked_at_reads_its_own_days_alone(books: Books, rows: Callable[[Books, Period], Any]) -> None:
    """The last row of February is of the 28th: nothing before it is read for it, nor added up for its balance.

    Which days of its month have any is asked of the index.
    """
    run = rows(books, Period(JANUARY.first, FEBRUARY.after))
    with asked() as questions:
        assert run[-1]
    of_the_month, of_the_day = questions
    assert set(re.findall(r"'(\d{4}-\d{2}-\d{2})'", of_the_month)) == {"2026-02-01", "2026-03-01"}
    assert all("COVERING INDEX" in step for step in plan(of_the_month) if step.startswith("SEARCH"))
    assert set(re.findall(r"'(\d{4}-\d{2}-\d{2})'", of_the_day)) == {"2026-02-28", "2026-03-01"}
    assert not [step for step in plan(of_the_day) if step.startswith("SCAN")]


def test_one_persons_card_reads_her_lines_or_those_of_the_period(books: Books) -> None:
    customers = account_id(books, "customers")
    with asked() as questions:
        statements.account_card(books, customers, FEBRUARY, person=1, compare=JANUARY)
    plans = [plan(question) for question in questions if A_LINE.search(question)]
    assert len(plans) == 4  # what was before and in each of both periods
    for steps in plans:
        assert any("(person_id=? AND account_id=?" in step or "day>? AND day<?" in step for step in steps), steps
