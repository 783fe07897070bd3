"""The page of payouts on the screen, for the tests that work with it."""

from typing import Any

from pytestqt.qtbot import QtBot

from coopbooks import payouts
from coopbooks.books import Books
from coopbooks.payouts import RunDraft
from tests.core.paying import a_club, knitted
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.run_form import RunForm
from ui.shared.doing import Wanted


def payouts_page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Return the page in sight, following the books."""
    made = PayoutsPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def page_of_two(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Return the page over a club in which Ana and Berta knitted 12 and 5 jumpers at 18: 216 and 90."""
    a_club(desk.books)
    knitted(desk.books, "Ana 12 / Berta 5")
    return payouts_page(desk, qtbot, follow)


def opened(page: PayoutsPage, run: payouts.Run, new: str = "") -> Any:
    """Return what is opened of a run."""
    page.want(Wanted(run=run.id, new=new))
    return over(page)


def over(page: PayoutsPage) -> Any:
    """Return what is opened over it."""
    return page.currentWidget()


def prepare(page: PayoutsPage, text: str = "Ana 12 / Berta 5", **also: Any) -> RunForm:
    """Open the form over a club whose members knitted so many jumpers, at 18 each."""
    a_club(page.desk.books)
    if text:
        knitted(page.desk.books, text, **also)
    page.open_new("run")
    form: RunForm = over(page)
    return form


def gets(form: RunForm) -> dict[str, list[str]]:
    """Return what stands beside each name, as it would be a moment after typing."""
    form.show_accounting()
    form.pane.show_again()
    columns = 5 if form.pane.beside.value() == "parts" else 4  # the others are there when somebody asks for them
    return {name: figures for name, *figures in (row[:columns] for row in texts(form.pane.table))}


def written(books: Books) -> RunDraft:
    """Return the one draft there is."""
    [run] = payouts.list_runs(books)
    assert isinstance(run.draft, RunDraft)
    return run.draft
