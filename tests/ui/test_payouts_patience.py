"""What takes long in payouts is worked out once, shows how far it is, and waits as before where it is given up."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from coopbooks import payouts
from coopbooks.payouts import Ask
from tests.builders import m
from tests.core.paying import a_run, rules
from tests.ui.patience import GIVEN_UP, giving_up, said
from tests.ui.paying import opened, over, page_of_two
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.view import RunView
from ui.shared.progress import ProgressWindow


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Return the page over a club of two who knitted."""
    return page_of_two(desk, qtbot, follow)


def test_approving_on_another_day_is_given_up_whole(page: PayoutsPage) -> None:
    """The draft keeps its day, too."""
    run = a_run(page.desk.books)
    form = opened(page, run, "approve")
    form.day.set(date(2026, 3, 18))
    form.submit()  # asks about the work of two days later
    with giving_up():
        form.submit()
    assert form.fields.general.text() == GIVEN_UP
    assert payouts.run(page.desk.books, run.id) == run


def test_what_each_gets_on_another_day_is_worked_out_again_to_be_approved(
    page: PayoutsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = a_run(page.desk.books)
    form = opened(page, run, "approve")
    form.day.set(date(2026, 3, 19))
    with giving_up():
        form.show_accounting()
        assert form.warning.text() == (
            "It was given up: what each gets is not worked out. “Approve it” begins it again."
        )
        assert (form.warning.isHidden(), not form.enough_button.isVisible(), form.persons.slips) == (False, True, [])
    form.show_accounting()  # as it would be a moment after another key: not asked for again by itself
    assert form.persons.slips == []
    form.submit()
    form.submit()
    assert payouts.run(page.desk.books, run.id).state == "approved"


@pytest.mark.parametrize("new", ["", "approve"])
def test_a_draft_that_is_given_up_is_not_opened(page: PayoutsPage, desk: Desk, new: str) -> None:
    run, ground = a_run(desk.books), over(page)
    with giving_up():
        assert opened(page, run, new) is ground
    assert GIVEN_UP in said(page)


def test_a_draft_that_comes_into_sight_again_is_put_away_where_that_is_given_up(page: PayoutsPage, desk: Desk) -> None:
    ground, view = over(page), opened(page, a_run(desk.books))
    rules(desk.books, step=50)
    assert over(page) is view
    with giving_up():
        rules(desk.books, step=100)
    assert over(page) is ground


def test_the_figures_wait_for_the_button_as_before(page: PayoutsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.payouts.run_form.MANY", 1)
    page.open_new("run")
    form = over(page)
    with giving_up():
        form.pane.work_out_button.click()
    assert form.pane.said.text() == GIVEN_UP
    assert form.pane.work_out_button.isVisibleTo(form)
    form.show_accounting()
    assert form.pane.said.text() == "Press the button to see what each would get."
    form.pane.work_out_button.click()
    assert [row[0] for row in texts(form.pane.table)][:2] == ["Ana", "Berta"]


def test_another_rule_waits_for_the_button_among_many(page: PayoutsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounded down to the boliviano, 216 and 90 stay what they are."""
    monkeypatch.setattr("ui.payouts.run_pane.MANY", 1)
    page.open_new("run")
    pane = over(page).pane
    pane.beside.set("other")
    pane.other.step.set(100)
    pane._follow_rule()  # as a moment after the choice
    assert pane.said.text() == "Press the button to see what each would get."
    assert pane.table.rows_model.rowCount() == 0
    with giving_up():
        pane.work_out_button.click()
    assert (pane.said.text(), pane.work_out_button.isHidden()) == (GIVEN_UP, False)
    pane.work_out_button.click()
    assert [row[2] for row in texts(pane.table)[:2]] == ["216.00", "90.00"]
    assert not pane.work_out_button.isVisibleTo(pane)


def test_it_is_worked_out_once_from_the_form_to_the_approval(
    page: PayoutsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    simulate = payouts.simulate

    def counted(*of: Any, **how: Any) -> payouts.Simulation:
        asked.append(of)
        return simulate(*of, **how)

    monkeypatch.setattr(payouts, "simulate", counted)
    desk.went.connect(lambda _page, wanted: page.want(wanted))
    monkeypatch.setattr("ui.payouts.run_form.MANY", 1)
    monkeypatch.setattr("ui.payouts.run_form._SLOW", -1.0)
    page.open_new("run")
    over(page).work_out()
    over(page).submit()
    view = over(page)
    assert isinstance(view, RunView)
    view.slips.opened.emit(view.slips.rows_model.row(0))
    over(page).leave()
    view.deeds.change()
    assert [row[0] for row in texts(over(page).pane.table)][:2] == ["Ana", "Berta"]
    over(page).leave()
    view.deeds.approve()
    assert [one.name for one in over(page).persons.slips] == ["Ana", "Berta"]
    assert len(asked) == 1


def test_a_rule_that_is_changed_meanwhile_is_followed(page: PayoutsPage, desk: Desk) -> None:
    """A tenth is kept back from 216 and 90: 194,40 and 81."""
    view = opened(page, a_run(desk.books))
    assert view.simulation.paid == m("306")
    rules(desk.books, Ask("savings", percent=Decimal(10), detail="compulsory"))
    assert over(page) is view
    assert view.simulation.paid == m("275.40")


def test_what_is_slow_shows_how_far_it_is_until_cancel_is_pressed(
    page: PayoutsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening a draft of thousands, as it goes on a slow computer: 40 steps of 50 milliseconds."""
    run, ground, seen = a_run(desk.books), over(page), list[tuple[str, int]]()

    def slowly(*_asked: object, progress: Callable[[int, int], object], **_also: object) -> None:
        for step in range(40):
            progress(step, 40)
            sleep(0.05)

    def give_up() -> None:
        shown = next((one for one in QApplication.topLevelWidgets() if isinstance(one, ProgressWindow)), None)
        if shown is None or not shown.isVisible():
            QTimer.singleShot(20, give_up)
            return
        bar, cancel = shown.findChild(QProgressBar), shown.findChild(QPushButton)
        assert bar
        assert cancel
        seen.append((shown.findChildren(QLabel)[0].text(), bar.value()))
        cancel.click()

    monkeypatch.setattr(payouts, "simulate", slowly)
    QTimer.singleShot(20, give_up)
    assert opened(page, run) is ground
    [(words, done)] = seen
    assert words == "What each would get is being worked out…"
    assert 0 < done < 40
    assert QApplication.overrideCursor() is None
