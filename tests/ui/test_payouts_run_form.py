"""The form in which a payout is prepared: what it proposes, what each would get as it is typed, what it refuses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import ledger, payouts
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.payouts import Bonus, Part, Pot, Reserve, Run, RunDraft
from tests.builders import TODAY, account_id, m, person_id
from tests.core.membering import a_member
from tests.core.ordering import an_order
from tests.core.paying import a_club, a_run, advanced, approved, knitted
from tests.core.store import q
from tests.core.working import done, record
from tests.ui.hands import CTRL
from tests.ui.paying import over, payouts_page
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


def prepare(page: PayoutsPage, text: str = "Ana 12 / Berta 5", **also: Any) -> RunForm:
    """Open the form over a club whose members knitted so many jumpers, at 18 each."""
    a_club(page.desk.books)
    if text:
        knitted(page.desk.books, text, **also)
    page.open_new("run")
    form: RunForm = over(page)
    return form


def gets(form: RunForm) -> dict[str, list[str]]:
    """Return what stands beside each name."""
    form.show_accounting()
    form.pane.show_again()
    columns = {"parts": 5}.get(form.pane.beside.value(), 4)
    return {name: figures for name, *figures in (row[:columns] for row in texts(form.pane.table))}


def written(books: Books) -> RunDraft:
    """Return the one draft there is."""
    [run] = payouts.list_runs(books)
    assert isinstance(run.draft, RunDraft)
    return run.draft


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


def test_a_pot_is_shared_by_what_was_recorded_or_is_typed(page: PayoutsPage) -> None:
    form = prepare(page)
    form.how.set("pot")
    form.pot.amount.set(m("100"))
    # 12 of 17 pieces: 70,588… and 29,411…: cut down they are 70,58 and 29,41; the centavo left over goes to 70,58
    assert gets(form) == {"Ana": ["70.59", "0.00", "70.50", "0.09"], "Berta": ["29.41", "0.00", "29.40", "0.01"]}
    rows = form.pot.weights.all_rows("weights")
    assert [(row.told["name"], row.value("pieces")) for row in rows] == [("Ana", q("12")), ("Berta", q("5"))]
    assert form.draft().weights == {}
    form.pot.weights.put(rows[1], "pieces", q("4"))  # 12 of 16: three quarters
    assert gets(form)["Ana"][0] == "75.00"
    assert form.draft().weights == {"pieces": {rows[0].besides: q("12"), rows[1].besides: q("4")}}


def test_a_pot_is_shared_in_a_mix_after_its_reserves_by_who_takes_part(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    form = prepare(page)
    celia = a_member(books, "Celia").id
    form.how.set("both")
    mix = (Part("pieces", Decimal(60)), Part("equal", Decimal(40)))
    form.pot.put(RunDraft(TODAY, pot=Pot(m("200"), mix, (Reserve("Wool", percent=Decimal(15)),)), pot_label="Fair"))
    form.pot.taking.set("all")
    # 15 % of 200 are reserved: 170 are left. 102 by pieces: 72 and 30. 68 in three equal parts: 22,67 22,67 22,66.
    assert {name: figures[0] for name, figures in gets(form).items()} == {
        "Ana": "310.67",  # 216 + 72 + 22,67
        "Berta": "142.67",  # 90 + 30 + 22,67
        "Celia": "22.66",
    }
    form.submit()
    draft = written(books)
    assert (draft.pot, draft.pot_label, draft.rates) == (form.pot.value(), "Fair", True)
    assert draft.members == (person_id(books, "Ana"), person_id(books, "Berta"), celia)


def test_shares_are_typed_by_hand(page: PayoutsPage) -> None:
    form = prepare(page)
    form.how.set("pot")
    form.pot.amount.set(m("90"))
    form.pot.ways.by.set("shares")
    assert gets(form) == {}
    assert "all are zero" in form.pane.said.text()
    form.submit()
    assert "all are zero" in form.boxes["weights"].refusal_text
    rows = form.pot.weights.all_rows("weights")
    form.pot.weights.put(rows[0], "shares", q("2"))
    form.pot.weights.put(rows[1], "shares", q("1"))
    assert {name: figures[0] for name, figures in gets(form).items()} == {"Ana": "60.00", "Berta": "30.00"}


def test_bonuses_come_on_top_and_are_a_cost_of_the_order(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    form = prepare(page)
    order = an_order(books)
    record(books, done(books, "Ana", "2", order=order, day=date(2026, 3, 19)))
    form.work.prepare()
    form.work.order.set_key(order)
    assert form.work.first.text() == form.work.last.text() == ""  # an order is paid whole
    form.people.bonus_button.setChecked(True)
    ana = person_id(books, "Ana")
    form.people.put(RunDraft(TODAY, bonuses=(Bonus(ana, "Leader", m("20")),)))
    assert gets(form) == {"Ana": ["56.00", "0.00", "56.00", "0.00"]}  # 2 × 18 + 20
    form.people.bonuses.all_rows("bonuses")[0].besides = None  # as one that was typed
    assert form.draft().bonuses == (Bonus(ana, "Leader", m("20"), order=order),)
    form.how.set("bonuses")
    assert gets(form) == {"Ana": ["20.00", "0.00", "20.00", "0.00"]}


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
    assert form.work.behind.text() == "1 record of work of before is not paid yet, since 10/03/2026."
    form.work.behind_button.click()
    assert list(gets(form)) == ["Ana", "Berta"]
    assert not form.work.behind.isVisible()
    assert form.title.value() == "Payout, 10 to 31 March 2026"


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        ("16/03/2026", "", "last", "Write both days"),
        ("", "31/03/2026", "first", "Write both days"),
        ("16/03/2026", "15/03/2026", "last", "before the first day"),
        ("01/01/2026", "02/01/2026", "first", "no unpaid work"),
    ],
)
def test_days_that_cannot_be_are_refused(page: PayoutsPage, first: str, last: str, field: str, words: str) -> None:
    form = prepare(page)
    form.work.first.setText(first)
    form.work.last.setText(last)
    form.submit()
    assert words in form.boxes[field].refusal_text


def test_each_refusal_is_at_its_field_and_nothing_is_kept(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    form = prepare(page)
    ana = person_id(books, "Ana")
    form.people.put(RunDraft(TODAY, bonuses=(Bonus(ana, "", m("5")),)))
    form.submit()
    assert "printed on her slip" in form.people.bonuses.told.text()
    form.people.put(RunDraft(TODAY))
    form.how.set("pot")
    form.submit()
    assert "more than zero" in form.boxes["pot_amount"].refusal_text
    form.pot.put(RunDraft(TODAY, pot=Pot(m("10"), (Part("pieces"),), (Reserve("All", m("10")),))))
    form.submit()
    assert "nothing would be left" in form.boxes["reserves"].refusal_text
    form.pot.put(RunDraft(TODAY, pot=Pot(m("10"), (Part("pieces"),), (Reserve("Wool"),))))
    form.submit()
    assert "either an amount or a percentage" in form.pot.reserves.told.text()
    form.pot.put(RunDraft(TODAY, pot=Pot(m("10"), (Part("pieces", Decimal(50)), Part("equal", Decimal(40))))))
    form.submit()
    assert "they are 90" in form.boxes["mix"].refusal_text
    assert payouts.list_runs(books) == []


def test_nobody_is_in_two_drafts(page: PayoutsPage, desk: Desk) -> None:
    form = prepare(page)
    a_run(desk.books, title="Ana alone", persons=(person_id(desk.books, "Ana"),))
    form.submit()
    assert "Ana is in the draft “Ana alone” already" in form.boxes["who"].refusal_text


def test_work_without_a_rate_is_named_and_led_to(page: PayoutsPage, desk: Desk, qtbot: QtBot) -> None:
    form = prepare(page)
    [cleaning] = record(desk.books, done(desk.books, "Berta", "3", kind="hours", name="Cleaning"))
    form.submit()
    assert form.boxes["how"].refusal_text.startswith("Berta: “Cleaning” of 20/03/2026 has no rate")
    with qtbot.waitSignal(desk.went) as went:
        form.pane.mend_button.click()
    assert went.args == ["work", Wanted(work=cleaning.id)]


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
    monkeypatch.setattr("ui.payouts.run_form._MANY", 1)
    form = prepare(page)
    assert texts(form.pane.table) == []
    form.pane.work_out_button.click()
    assert [row[0] for row in texts(form.pane.table)] == ["Ana", "Berta"]
    form.submit()
    assert isinstance(payouts.list_runs(desk.books)[0], Run)
    assert account_id(desk.books, "cash")
