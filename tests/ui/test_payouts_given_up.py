"""Every long deed of payouts that is given up leaves the books as they were, and what is typed where it stands."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import payouts
from coopbooks.days import Period
from tests.builders import post
from tests.core.paying import YEAR_DAY, a_run, approved, ended_in_february, handed, knitted
from tests.ui.patience import GIVEN_UP, everything, giving_up, said
from tests.ui.paying import opened, over, page_of_two
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.deeds import voided
from ui.payouts.run_deeds import removed
from ui.shared.asking import Asking
from ui.shared.progress import ProgressWindow

Gesture = Any
"""What is done once all is arranged for it."""


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Return the page over a club of two who knitted."""
    return page_of_two(desk, qtbot, follow)


def answer(page: PayoutsPage) -> Asking:
    """Write a reason into the question that is open, and answer it."""
    question = next(one for one in page.window().findChildren(Asking) if one.isVisible())
    question.boxes["reason"].editor.set("By mistake")
    question.submit()
    return question


def undo(page: PayoutsPage, deed: Any = None) -> Gesture:
    """Return what undoes the last deed, or this one."""
    desk: Any = page.desk
    if deed:
        desk.done(deed)
    return desk.undo


def drafting(page: PayoutsPage) -> Gesture:
    page.open_new("run")
    over(page).title.set("For Easter")
    return over(page).submit


def changing(page: PayoutsPage) -> Gesture:
    form = opened(page, a_run(page.desk.books), "run")
    form.title.set("For Easter")
    return form.submit


def undoing_a_change(page: PayoutsPage) -> Gesture:
    changing(page)()
    return undo(page)


def approving(page: PayoutsPage) -> Gesture:
    return opened(page, a_run(page.desk.books), "approve").submit


def handing(page: PayoutsPage) -> Gesture:
    form = opened(page, approved(page.desk.books), "hand")
    form.note.set("At the meeting")
    return form.submit


def taking_back(page: PayoutsPage) -> Gesture:
    run = approved(page.desk.books)
    handed(page.desk.books, run)
    opened(page, run).deeds.ask_to_take_back()
    return lambda: answer(page)


def voiding(page: PayoutsPage) -> Gesture:
    opened(page, approved(page.desk.books)).deeds.ask_to_void()
    return lambda: answer(page)


def preparing_again(page: PayoutsPage) -> Gesture:
    run = approved(page.desk.books)
    payouts.void_run(page.desk.books, run.id, "By mistake")
    return opened(page, run).deeds.prepare_again


def undoing(what: str) -> Callable[[PayoutsPage], Gesture]:
    def arrange(page: PayoutsPage) -> Gesture:
        desk = page.desk
        if what == "a removal":
            return undo(page, removed(desk, a_run(desk.books).id))
        if what == "a voiding":
            return undo(page, voided(desk, approved(desk.books), "By mistake"))
        {"an approval": approving, "a handing over": handing, "a taking back": taking_back}[what](page)()
        return undo(page)

    return arrange


def sharing(page: PayoutsPage) -> Gesture:
    books = page.desk.books
    ended_in_february(books)
    knitted(books, "Ana 12 / Berta 5", day=YEAR_DAY)
    handed(books, approved(books, day=YEAR_DAY, period=Period.through(YEAR_DAY, YEAR_DAY)), day=YEAR_DAY)
    post(books, "cash 1306 / sales_local -1306", day=YEAR_DAY)
    page.open_new("surplus")
    form = over(page)
    form.submit()  # asks about the months that are not locked
    return form.submit


GESTURES: dict[str, Callable[[PayoutsPage], Gesture]] = {
    "drafting": drafting,
    "changing a draft": changing,
    "undoing a change": undoing_a_change,
    "approving": approving,
    "handing over": handing,
    "taking all back": taking_back,
    "voiding": voiding,
    "preparing again": preparing_again,
    "sharing a surplus": sharing,
    **{f"undoing {what}": undoing(what) for what in ("a removal", "a voiding", "an approval", "a handing over")},
    "undoing a taking back": undoing("a taking back"),
}


@pytest.mark.parametrize("what", GESTURES)
def test_what_is_given_up_leaves_all_as_it_was(page: PayoutsPage, what: str) -> None:
    """Done at the second try it changes the books: it was not given up for another reason."""
    gesture = GESTURES[what](page)
    before = everything(page.desk.books)
    with giving_up():
        gesture()
    assert GIVEN_UP in said(page)
    assert everything(page.desk.books) == before
    gesture()
    assert everything(page.desk.books) != before


@pytest.mark.parametrize("form", [drafting, changing, handing])
def test_what_is_typed_stays(page: PayoutsPage, form: Any) -> None:
    gesture, opened_ = form(page), over(page)
    typed = opened_.fields.kept()
    with giving_up():
        gesture()
    assert over(page) is opened_
    assert opened_.fields.kept() == typed


def test_a_small_club_sees_nothing_of_it(page: PayoutsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the draft to its end, nothing takes as long as a blink."""
    monkeypatch.setattr(ProgressWindow, "open", lambda _shown: pytest.fail("shown"))
    for what in ("approving", "handing over", "taking all back", "voiding"):
        GESTURES[what](page)()
        page.close_all_over()
        for run in payouts.list_runs(desk.books):
            if run.state in ("approved", "closed"):
                if run.handed:
                    payouts.hand_all_back(desk.books, run.id, "Once more")
                payouts.void_run(desk.books, run.id, "Once more")
    assert {one.state for one in payouts.list_runs(desk.books)} == {"voided"}
