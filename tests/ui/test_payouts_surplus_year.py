"""Which year is proposed when a surplus is shared out: one in which something was earned."""

from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from tests.builders import post
from tests.ui.paying import over, payouts_page
from ui.desk import Desk


def _proposed(desk: Desk, qtbot: QtBot, follow: Any) -> tuple[int, str]:
    page = payouts_page(desk, qtbot, follow)
    page.surplus_button.click()
    form = over(page)
    return form.year.value(), form.there.text()


def test_books_of_their_first_year_propose_that_one(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    """Today is 20 March 2026: it is shown how the year stands, and refused until it is over."""
    post(desk.books, "cash 300 / sales_local -300", day=date(2026, 2, 10))
    year, there = _proposed(desk, qtbot, follow)
    assert year == 2026
    assert "a surplus of" in there


def test_a_year_that_is_over_goes_before_the_one_that_runs(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    """2024 ended in a loss: nothing is left of it, but something was spent."""
    post(desk.books, "cash 300 / sales_local -300", day=date(2026, 2, 10))
    post(desk.books, "rent 100 / cash -100", day=date(2024, 2, 10))
    assert _proposed(desk, qtbot, follow)[0] == 2024
