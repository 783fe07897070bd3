"""Rounding on the screen: what the last slips brought stands beside what goes on, so that each row adds up."""

from typing import Any

from pytestqt.qtbot import QtBot

from coopbooks import payouts
from tests.builders import spaced
from tests.core.paying import a_club, a_run, approved, knitted, rules
from tests.core.store import q
from tests.core.working import done, record
from tests.ui.giving import words_in
from tests.ui.paying import over, payouts_page
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.run_pane import told
from ui.shared.doing import Wanted


def _carried(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Ana earned 36,30, of which 36 were handed over in whole bolivianos: 0,30 wait for her next slip."""
    books = desk.books
    a_club(books)
    rules(books, step=100)
    record(books, done(books, "Ana", "1", rate=q("36.30"), rate_note="Feast"))
    approved(books)
    record(books, done(books, "Ana", "1", rate=q("50.50"), rate_note="Feast", size="S"))
    knitted(books, "Berta 1")
    return payouts_page(desk, qtbot, follow)


def test_what_each_would_get_adds_up(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    """50,50 + 0,30 = 50 + 0,80; together 68,50 − 0 + 0,30 = 68 + 0,80."""
    page = _carried(desk, qtbot, follow)
    page.open_new("run")
    form = over(page)
    assert [row[:6] for row in texts(form.pane.table)] == [
        ["Ana", "50.50", "0.00", "0.30", "50.00", "0.80"],
        ["Berta", "18.00", "0.00", "0.00", "18.00", "0.00"],
    ]
    assert spaced(told(form.pane.simulation)) == (
        "2 members earn Bs 68.50; Bs 0.00 are deducted, Bs 68.00 are handed over. "
        "Bs 0.30 come from the last slips or before, Bs 0.80 go to the next ones."
    )


def test_the_payout_adds_up_before_and_after_it_is_approved(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    """50,50 + 0,30 − 0,80 = 50."""
    page = _carried(desk, qtbot, follow)
    run = a_run(desk.books)
    for _state in ("draft", "approved"):
        page.close_all_over()
        page.want(Wanted(run=run.id))
        view = over(page)
        assert [row[:5] for row in texts(view.slips)] == [
            ["Ana", "50.50", "0.30", "0.80", "50.00"],
            ["Berta", "18.00", "", "", "18.00"],
        ]
        said = [spaced(words) for words in words_in(view).split("\n")]
        assert said[said.index("From the last slips or before") + 1] == "Bs 0.30"
        if run.state == "draft":
            run = payouts.approve(desk.books, run.id)
