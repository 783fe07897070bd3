"""Undoing what was done with a payout in a month that was locked since: refused, said what to do, nothing changed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import ledger, payouts
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.payouts import Run
from tests.builders import account_id, person_id, post, rows
from tests.core.paying import a_club, a_run, approved, handed, knitted
from tests.ui.paying import over, payouts_page
from ui.desk import Desk
from ui.payouts import deeds

PAY_DAY, NEXT_DAY = date(2026, 2, 15), date(2026, 2, 16)
TABLES = ("voucher", "line", "payout_run", "payout_slip", "payout_handed", "work_record")


@pytest.fixture
def club(desk: Desk) -> Books:
    a_club(desk.books)
    knitted(desk.books, "Ana 12 / Berta 5", day=date(2026, 2, 10))
    return desk.books


def _lock(books: Books) -> None:
    for month in (1, 2):
        ledger.lock_month(books, Month(2026, month))


def _refused(desk: Desk, instead: str) -> None:
    """Lock the month and undo: that is refused, and everything is as it was."""
    _lock(desk.books)
    before = {table: rows(f"SELECT * FROM {table}") for table in TABLES}
    desk.undo()
    assert (
        f"Everything up to 28/02/2026 is locked: this cannot be undone. {instead}" in desk.notices.shown["trouble"].text
    )
    assert {table: rows(f"SELECT * FROM {table}") for table in TABLES} == before
    ledger.unlock_month(desk.books, Month(2026, 2), "A mistake")


def _run(books: Books) -> Run:
    return approved(books, day=PAY_DAY)


def test_an_approval(desk: Desk, club: Books) -> None:
    draft = a_run(club, day=PAY_DAY)
    desk.do(lambda: deeds.approved(desk, payouts.approve(club, draft.id)), then=desk.done)
    _refused(desk, "Void it with a reason, that is recorded today; or unlock the month first.")
    desk.undo()
    assert [one.state for one in payouts.list_runs(club)] == ["draft", "voided"]


def test_a_voiding(desk: Desk, club: Books) -> None:
    run = _run(club)
    desk.do(lambda: deeds.voided(desk, run, "Wrong"), then=desk.done)
    _refused(desk, "Prepare it again with a later day, or unlock the month first.")
    desk.undo()
    assert [one.state for one in payouts.list_runs(club)] == ["approved", "voided"]


def test_a_handing_over(desk: Desk, club: Books) -> None:
    run = _run(club)
    desk.do(lambda: deeds.handed(desk, handed(club, run, day=NEXT_DAY)), then=desk.done)
    _refused(desk, "Take it back with a reason, that is recorded today; or unlock the month first.")
    desk.undo()
    assert payouts.run(club, run.id).left == 2


def test_a_correction_of_a_handing_over(desk: Desk, club: Books) -> None:
    """Recorded for both, only Ana came; undone, both have theirs again."""
    run = _run(club)
    both = handed(club, run, day=NEXT_DAY)
    was = payouts.handing_of(club, both)
    right = payouts.correct_handing(club, both.id, replace(was, persons=(person_id(club, "Ana"),)))
    desk.do(lambda: deeds.handed(desk, right, was), then=desk.done)
    _refused(desk, "Take it back with a reason, that is recorded today; or unlock the month first.")
    assert payouts.run(club, run.id).left == 1
    desk.undo()
    assert payouts.run(club, run.id).left == 0


@pytest.mark.parametrize("what", ["all of it", "hers"])
def test_what_was_taken_back(desk: Desk, club: Books, what: str) -> None:
    run = _run(club)
    for name in ("Ana", "Berta"):
        handed(club, run, name, day=NEXT_DAY)
    ana = person_id(club, "Ana")
    if what == "all of it":
        desk.do(lambda: deeds.all_handed_back(desk, run.id, "Torn"), then=desk.done)
    else:
        desk.do(lambda: deeds.handed_back(desk, run.id, ana, "Torn"), then=desk.done)
    _refused(desk, "Hand it over again with a later day, or unlock the month first.")
    desk.undo()
    assert payouts.run(club, run.id).left == 0


def test_a_surplus(desk: Desk, club: Books, qtbot: QtBot, follow: Any) -> None:
    post(club, "cash 100 / sales_local -100", day=date(2025, 6, 2))
    page = payouts_page(desk, qtbot, follow)
    page.surplus_button.click()
    form = over(page)
    form.day.set(PAY_DAY)
    form.by.by.set("equal")
    form.submit()
    form.submit()
    assert ledger.balance_on(club, account_id(club, "year_result")).minor == 10000
    _refused(desk, "Void it with a reason, that is recorded today; or unlock the month first.")
    desk.undo()
    assert ledger.balance_on(club, account_id(club, "year_result")).minor == 0
