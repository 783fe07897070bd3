"""The form in which a payout is prepared: what it proposes, what each would get as it is typed, what it refuses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import ledger, payouts
from coopbooks.days import Period
from coopbooks.payouts import Bonus, Part, Pot, Reserve, Run, RunDraft
from tests.builders import TODAY, account_id, m, person_id
from tests.core.paying import a_club, a_run, advanced, approved, knitted
from tests.core.store import q
from tests.ui.hands import CTRL
from tests.ui.paying import gets, over, payouts_page, prepare, written
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.run_form import RunForm
from ui.shared.doing import Wanted
from ui.shared.waiting import list_waiting

EARLY = Period.through(date(2026, 3, 1), date(2026, 3, 15))
LATE = Period.through(date(2026, 3, 16), date(2026, 3, 31))


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    return payouts_page(desk, qtbot, follow)


def test_the_next_payout_takes_two_strokes(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    books = desk.books
    a_club(books)
    knitted(books, "Ana 2", day=date(2026, 3, 3))
    approved(books, period=EARLY)
    knitted(books, "Ana 12 / Berta 5", day=date(2026, 3, 18))
    page.run_button.click()  # Ctrl+N
    assert isinstance(over(page), RunForm)
    keys.press(Qt.Key.Key_Return, CTRL)
    new = payouts.list_runs(books, state="draft")[0]
    assert new.title == "Payout, 16 to 31 March 2026"
    assert new.draft == RunDraft(TODAY, new.title, LATE)
    before = ledger.list_vouchers(books).count()
    assert [one.pay.paid for one in payouts.simulate(books, new.id).slips] == [m("216"), m("90")]  # 12 and 5 × 18
    assert ledger.list_vouchers(books).count() == before
    desk.undo()
    assert payouts.list_runs(books, state="draft") == []


def test_what_each_would_get_follows_what_is_typed(page: PayoutsPage, desk: Desk) -> None:
    form = prepare(page, "")
    assert gets(form) == {}
    assert "There is no unpaid work here" in form.pane.said.text()
    knitted(desk.books, "Ana 12 / Berta 5")
    advanced(desk.books, "Ana", "50.07")
    # 216 − 50,07 = 165,93: handed over are 165,90, and 0,03 wait for the next slip
    assert gets(form) == {
        "Ana": ["216.00", "50.07", "165.90", "0.03"],
        "Berta": ["90.00", "0.00", "90.00", "0.00"],
    }
    form.people.who.set("without")
    form.people.put(RunDraft(TODAY, without=(person_id(desk.books, "Ana"),)))
    assert list(gets(form)) == ["Berta"]
    form.people.who.set("only")
    assert list(gets(form)) == ["Ana"]
    assert form.draft().persons == (person_id(desk.books, "Ana"),)


def test_how_it_is_worked_out_is_opened_from_the_form(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    form = prepare(page, "Ana 12")
    advanced(desk.books, "Ana", "50.07")
    gets(form)
    desk.over_wanted.connect(page.open_over)
    form.pane.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    view = over(page)
    # 12 × 18 = 216; less 50,07 it is 165,93; rounded down to 10 centavos 165,90
    assert [(row[2], row[3]) for row in texts(view.steps)] == [
        ("216.00", "216.00"),
        ("−50.07", "165.93"),
        ("−0.03", "165.90"),
    ]
    view.leave()
    assert over(page) is form
    assert form.pane.table.hasFocus()


def test_what_each_would_get_stands_beside_the_last_payout(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    a_club(books)
    knitted(books, "Ana 2", day=date(2026, 3, 3))  # 36
    approved(books, period=EARLY)
    knitted(books, "Ana 1 / Berta 5", day=date(2026, 3, 18))  # 18 and 90
    page.open_new("run")
    form = over(page)
    form.pane.beside.set("last")
    assert gets(form) == {"Ana": ["18.00", "36.00", "−18.00"], "Berta": ["90.00", "0.00", "+90.00"]}


def test_another_rule_stands_beside_that_of_the_club_and_changes_nothing(page: PayoutsPage, desk: Desk) -> None:
    form = prepare(page, "Ana 1 / Berta 5")
    advanced(desk.books, "Ana", "10.55")
    form.pane.beside.set("other")
    # the club hands over 18 − 10,55 = 7,45 rounded down to 7,40; rounded to the nearest boliviano it would be 7
    form.pane.other.step.set(100)
    form.pane.other.way.set("nearest")
    assert gets(form) == {"Ana": ["7.40", "7.00", "−0.40"], "Berta": ["90.00", "90.00", "0.00"]}
    # with 90 % of 18 protected, 16,20, only 1,80 is deducted: 16,20 is 16 to the nearest
    form.pane.other.percent.set(Decimal(90))
    assert gets(form)["Ana"] == ["7.40", "16.00", "+8.60"]
    form.pane.other.percent.set(Decimal(120))
    assert gets(form) == {}
    assert form.pane.other.boxes["protected_percent"].refused
    form.submit()
    assert payouts.simulate(desk.books, written(desk.books)).slips[0].pay.paid == m("7.40")


def test_work_left_behind_is_told_and_taken_in(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    a_club(books)
    knitted(books, "Ana 2", day=date(2026, 3, 3))
    approved(books, period=EARLY)
    knitted(books, "Berta 1", day=date(2026, 3, 10))
    knitted(books, "Ana 1", day=date(2026, 3, 18))
    page.open_new("run")
    form = over(page)
    assert list(gets(form)) == ["Ana"]
    assert form.work.behind.text() == "Earlier work is not paid yet: 1 record, of 10/03/2026."
    form.work.behind_button.click()
    assert list(gets(form)) == ["Ana", "Berta"]
    assert not form.work.behind.isVisible()
    assert form.title.value() == "Payout, 10 to 31 March 2026"


def test_both_days_are_emptied_and_the_cursor_goes_on(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    """What offers to take earlier work in is gone with the days, before Tab could stop at it."""
    books = desk.books
    a_club(books)
    knitted(books, "Ana 2", day=date(2026, 3, 3))
    approved(books, period=EARLY)
    knitted(books, "Ana 12 / Berta 5", day=date(2026, 3, 4))
    knitted(books, "Ana 1", day=date(2026, 3, 18))
    page.run_button.click()
    form = over(page)
    assert form.work.behind_button.isVisible()
    form.work.first.setFocus()
    for _day in range(2):
        keys.press(Qt.Key.Key_Backspace)
        keys.press(Qt.Key.Key_Tab)
    assert (form.work.first.text(), form.work.last.text()) == ("", "")
    form.show_accounting()
    assert form.how.isAncestorOf(QApplication.focusWidget()) or form.how is QApplication.focusWidget()


def test_a_draft_is_changed_and_changed_back(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    form = prepare(page)
    ana, berta = person_id(books, "Ana"), person_id(books, "Berta")
    pot = Pot(m("90"), (Part("pieces", Decimal(50)), Part("shares", Decimal(50))), (Reserve("Wool", m("10")),))
    before = RunDraft(
        TODAY,
        "March",
        EARLY,
        without=(berta,),
        bonuses=(Bonus(ana, "Leader", m("20"), product=1),),
        pot=pot,
        pot_label="Fair",
        weights={"shares": {ana: q("2")}},
        loans_until=date(2026, 3, 31),
        note="As agreed",
    )
    knitted(books, "Ana 3", day=date(2026, 3, 5))
    run = payouts.draft_run(books, before)
    page.want(Wanted(run=run.id, new="run"))
    form = over(page)
    assert form.draft() == before
    assert not form.half_filled
    form.note.setText("As agreed in the assembly")
    form.note.textEdited.emit("")
    form.submit()
    assert written(books).note == "As agreed in the assembly"
    desk.undo()
    assert written(books) == before


def test_what_is_typed_survives_and_is_given_back(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    form = prepare(page)
    ana = person_id(books, "Ana")
    form.how.set("pot")
    form.how.typed = True
    form.pot.amount.set(m("100"))
    form.pot.ways.by.set("shares")
    gets(form)
    for row in form.pot.weights.all_rows("weights"):
        form.pot.weights.put(row, "shares", q("1"))
    form.people.put(RunDraft(TODAY, bonuses=(Bonus(ana, "Leader", m("20")),)))
    typed = form.draft()
    assert form.keep_typed()
    page.close_all_over()  # as the power going off would
    page.open_new("run")
    again = over(page)
    assert again is not form
    assert again.draft() == typed
    again.leave()


def test_a_draft_half_changed_is_forgotten_once_it_is_approved(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    prepare(page).leave()
    run = a_run(books)
    page.want(Wanted(run=run.id, new="run"))
    form = over(page)
    form.note.setText("By hand")
    form.note.textEdited.emit("By hand")
    assert form.keep_typed()
    assert [one.wanted for one in list_waiting(books)] == [Wanted(new="run", run=run.id)]
    payouts.approve(books, run.id)
    assert list_waiting(books) == []


def test_a_great_many_members_are_worked_out_when_asked_for(
    page: PayoutsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.payouts.run_form.MANY", 1)
    form = prepare(page)
    assert texts(form.pane.table) == []
    form.pane.work_out_button.click()
    assert [row[0] for row in texts(form.pane.table)] == ["Ana", "Berta"]
    form.submit()
    assert isinstance(payouts.list_runs(desk.books)[0], Run)
    assert account_id(desk.books, "cash")
