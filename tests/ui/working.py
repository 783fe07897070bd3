"""The page of work on the screen, for the tests that type in it."""

from typing import Any

from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.shared.grid import GridRow
from ui.work import WorkPage


def work_page(desk: Desk, qtbot: QtBot, follow: Any) -> WorkPage:
    """Return the page in sight, following the books."""
    made = WorkPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(1300, 720)
    made.show()
    return made


def over(page: WorkPage) -> Any:
    """Return what is opened over it."""
    return page.currentWidget()


def row_of(form: Any, name: str) -> GridRow:
    """Return the row of a member in a sheet."""
    found: GridRow = next(one for one in form.grid.all_rows("lines") if one.told["name"] == name)
    return found


def heads(form: Any) -> list[str]:
    """Return what stands over the columns of a sheet."""
    return [column.words() for column in form.grid.model.sections[0].columns]


def sums(form: Any) -> list[str]:
    """Return what stands under them."""
    model = form.grid.model
    return [model.text(model.spot(model.rowCount() - 1), place) for place in range(model.columnCount())]
