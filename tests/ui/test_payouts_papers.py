"""The papers of a payout: which slips are asked for, the pay list, labels and what to fetch from the bank."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.core.paying import a_club, approved, handed, knitted
from tests.printed import pages_of, text_of
from tests.ui.paying import over, payouts_page
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.shared.asking import Asking
from ui.shared.doing import PaperWish, Wanted


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Return the page over books in which Ana and Berta knitted 12 and 5 jumpers."""
    a_club(desk.books)
    knitted(desk.books, "Ana 12 / Berta 5")
    return payouts_page(desk, qtbot, follow)


def test_papers_of_a_run_are_shown(page: PayoutsPage, desk: Desk, qtbot: QtBot) -> None:
    """Each is made, from the run and from the envelopes."""
    books = desk.books
    run = approved(books)
    page.want(Wanted(run=run.id))
    view = over(page)
    names = []
    for action in view.deeds.print_button.menu().actions()[2:]:
        with qtbot.waitSignal(desk.paper_wanted) as wanted:
            action.trigger()
        name, make = wanted.args
        names.append(name)
        assert make(PaperWish("es", "letter")).startswith(b"%PDF")
    assert names == [
        "Pay list First half of March",
        "Labels First half of March",
        "To fetch from the bank First half of March",
    ]


def test_slips_are_shown_as_they_are_asked_for(page: PayoutsPage, desk: Desk, qtbot: QtBot) -> None:
    """Four on a sheet in both languages; of those who wait alone."""
    books = desk.books
    run = approved(books)
    handed(books, run, "Ana")
    page.want(Wanted(run=run.id))
    over(page).deeds.print_button.menu().actions()[1].trigger()
    question = next(one for one in page.window().findChildren(Asking) if one.isVisible())
    for name, value in (("layout", "four"), ("tongue", "both"), ("whose", "waiting")):
        question.boxes[name].editor.set(value)
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        question.submit()
    name, make = wanted.args
    assert name == "Slips Berta"
    pdf = make(PaperWish("es", "letter"))
    said = text_of(pdf)
    assert "Berta" in said
    assert "Ana" not in said
    assert len(pages_of(pdf)) == 1
