"""The page of members on the screen, for the tests that type in it."""

from typing import Any

from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.members import MembersPage


def members_page(desk: Desk, qtbot: QtBot, follow: Any) -> MembersPage:
    """Return the page in sight, following the books."""
    made = MembersPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def over(page: MembersPage) -> Any:
    """Return what is opened over it."""
    return page.currentWidget()


def amounts(form: Any) -> dict[str, str]:
    """Return what stands beside each name in the grid of a form, the empty ones left out."""
    rows = form.grid.rows("parts")
    return {row.told["name"]: str(row.value("amount").decimal) for row in rows}


def write(form: Any, name: str, amount: Any) -> None:
    """Write an amount beside a name; None takes it away."""
    row = next(one for one in form.grid.all_rows("parts") if one.told["name"] == name)
    form.grid.put(row, "amount", amount)
