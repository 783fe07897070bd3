"""Every table is copied by one rule: amounts and days as a spreadsheet takes them for what they are."""

import ast
import csv
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from coopbooks.books import Books
from coopbooks.days import year_period
from tests.builders import post
from tests.ui.recorded import a_machine_gone, a_settlement
from tests.ui.test_deed_told import a_sale
from ui.desk import Desk
from ui.shared.deed_told import tell
from ui.shared.record_table import RecordTable
from ui.shared.voucher_view import VoucherView
from ui.shared.words import speak
from ui.statements import StatementsPage

_FIGURE = re.compile(r"-?[0-9]+,[0-9]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = {"amount", "money", "day"}
UI = Path(__file__).parents[2] / "ui"


def pasted(table: RecordTable[Any]) -> list[list[str]]:
    """Return all of a table as a spreadsheet takes it, without its headings."""
    table.selectAll()
    table.copy()
    return list(csv.reader(StringIO(QApplication.clipboard().text()), delimiter="\t"))[1:]


@pytest.fixture
def page(desk: Desk, books: Books, show: Any, follow: Any) -> StatementsPage:
    """Return the statements of a year in which 76,497.73 came and 13.50 went."""
    post(books, "cash 76497.73 / sales_local -76497.73", day=date(2026, 2, 10))
    post(books, "rent 13.50 / cash -13.50", day=date(2026, 3, 6))
    made = StatementsPage(desk)
    follow(made)
    show(made)
    made.period.set(year_period(2026, 12))
    speak("es")
    return made


@pytest.mark.parametrize(
    ("kind", "place", "figures", "first"),
    [
        ("cash_book", 3, {"76497,73", ""}, "2026-02-10"),
        ("cash_book", 4, {"-13,50", "13,50", ""}, "2026-02-10"),
        ("account_card", 4, {"13,50", ""}, "2026-02-10"),
        ("journal", 3, {"76497,73", "13,50", "76511,23", ""}, "2026-02-10"),
        ("trial_balance", 2, {"76497,73", "13,50", "76511,23", ""}, None),
        ("balance_sheet", 2, {"76484,23", "0,00", ""}, None),
        ("income_statement", 2, {"76497,73", "76484,23", "13,50", "0,00", ""}, None),
    ],
)
def test_a_statement_is_copied_as_figures_and_days(
    page: StatementsPage, kind: str, place: int, figures: set[str], first: str | None
) -> None:
    """76,497.73 + 13.50 = 76,511.23 on each side; 76,497.73 − 13.50 = 76,484.23 are left, and are the gain."""
    page.kind.set(kind)
    rows = pasted(page.statement.table)
    assert {row[place] for row in rows} <= figures
    assert any(row[place] not in ("", "0,00") for row in rows)
    days = [row[0] for row in rows if _DAY.fullmatch(row[0])]
    assert days[:1] == ([first] if first else [])
    assert not [cell for row in rows for cell in row if "\N{MINUS SIGN}" in cell]


def test_the_lines_of_a_record_are_copied_as_figures(books: Books, desk: Desk, show: Any) -> None:
    """Forty aprons at 35.50 are 1,420; posted, 400 came in and 1,000 are owed."""
    speak("es")
    sale = a_sale(books)
    view = VoucherView(desk, sale.voucher)
    show(view)
    assert [row[2:] for row in pasted(view.lines)] == [["35,50", "1420,00"]]
    posted = VoucherView(desk, sale.voucher, posted=True)
    show(posted)
    assert {cell for row in pasted(posted.lines) for cell in row[2:]} >= {"400,00", "1000,00", "1420,00"}


@pytest.mark.parametrize("record", [a_machine_gone, a_settlement])
def test_what_a_deed_tells_in_rows_has_no_amount_but_as_a_value(books: Books, record: Any) -> None:
    told = tell(books, record(books))
    assert told
    for column in told.columns:
        for row in told.lines:
            text = column.text(row).replace("\xa0", " ")
            assert not re.fullmatch(r"(Bs )?[−+]?[0-9.,]+[.,][0-9]{2}", text) or column.value, column.heading()


def _written_by_hand(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of columns that show an amount or a day and do not say which it is."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    for call in (one for one in calls if isinstance(one.func, ast.Name) and one.func.id == "Column"):
        inner = [node for argument in call.args[1:2] for node in ast.walk(argument) if isinstance(node, ast.Attribute)]
        shows = any(
            isinstance(one.value, ast.Name) and one.value.id == "showing" and one.attr in _SHOWN for one in inner
        )
        if shows and not any(keyword.arg == "value" for keyword in call.keywords):
            yield call.lineno


def _shows(called: ast.Attribute) -> bool:
    return isinstance(called.value, ast.Name) and called.value.id == "showing" and called.attr in _SHOWN


def test_no_column_shows_an_amount_or_a_day_that_could_not_be_copied() -> None:
    found = [
        f"{path.name}:{line}" for path in UI.rglob("*.py") for line in _written_by_hand(ast.parse(path.read_text()))
    ]
    assert not found
