"""The page of payouts: what each run comes to, and what is still to be handed over."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import payouts
from tests.builders import spaced
from tests.core.paying import a_club, a_run, advanced, approved, handed, knitted
from tests.ui.paying import over, payouts_page
from tests.ui.tables import texts
from ui.desk import Desk
from ui.finding import Finding
from ui.payouts import PayoutsPage
from ui.payouts.view import RunView
from ui.shared.doing import Wanted


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    return payouts_page(desk, qtbot, follow)


def test_runs_are_listed_with_what_is_still_to_be_handed_over(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")  # 12 × 18 = 216, 5 × 18 = 90
    handed(books, approved(books), "Ana")
    knitted(books, "Ana 1", day=date(2026, 3, 19))
    a_run(books, title="Second half of March")
    page.refresh()
    assert [row[:8] for row in texts(page.listed.table)] == [
        ["Second half of March", "20/03/2026", "Draft", "1", "", "open it to see", "", ""],
        ["First half of March", "20/03/2026", "Approved", "2", "306.00", "306.00", "216.00", "90.00"],
    ]
    sums = ["306.00", "306.00", "216.00", "90.00"]
    assert [text for _place, text in page.listed.below.totals.cells() if text][1:] == sums


def test_runs_are_narrowed_by_how_they_stand_and_by_words(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    a_club(books)
    knitted(books, "Ana 12")
    payouts.void_run(books, approved(books, title="Wrong").id, "Twice")
    a_run(books, title="March")
    page.refresh()
    part = page.listed

    def listed() -> list[str]:
        return [row[0] for row in texts(part.table)]

    assert listed() == ["March"]
    part.state.set("voided")
    assert listed() == ["Wrong"]
    part.state.set("")
    part.search.setText("mar")
    part.search.changed.emit()
    assert listed() == ["March"]
    part.search.setText("wrong")
    part.search.changed.emit()
    assert listed() == []


def test_a_run_is_opened_from_the_list_and_a_draft_removed(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    a_club(books)
    knitted(books, "Ana 12")
    run = a_run(books)
    page.want(Wanted(run=run.id))
    view = over(page)
    assert isinstance(view, RunView)
    view.deeds.remove_button.click()
    assert payouts.list_runs(books) == []
    assert over(page) is not view
    desk.undo()
    assert [one.title for one in payouts.list_runs(books)] == ["First half of March"]


def test_what_is_left_of_advances_is_listed(page: PayoutsPage, desk: Desk) -> None:
    a_club(desk.books)
    advanced(desk.books, "Ana", "50")
    page.want(Wanted(tab="advances"))
    assert texts(page.advances.table) == [["Ana", "20/03/2026", "50.00", "50.00"]]


def test_a_payout_is_found_by_its_name(desk: Desk) -> None:
    books = desk.books
    a_club(books)
    knitted(books, "Ana 12")
    run = a_run(books)
    went: list[tuple[str, int | None]] = []
    desk.went.connect(lambda key, wanted: went.append((key, wanted.run)))
    [found] = [one for group in Finding(desk, ()).at_once("half of mar") for one in group.offers]
    assert (found.words, spaced(found.beside)) == ("First half of March", "20/03/2026 · Draft")
    found.go()
    assert went == [("payouts", run.id)]
