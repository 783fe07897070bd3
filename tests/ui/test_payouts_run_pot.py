"""A pot that is shared in the form of a payout, bonuses on top, and what the form refuses, each at its field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import payouts
from coopbooks.payouts import Bonus, Part, Pot, Reserve, RunDraft
from tests.builders import TODAY, m, person_id
from tests.core.membering import a_member
from tests.core.ordering import an_order
from tests.core.paying import a_run
from tests.core.store import q
from tests.core.working import done, record
from tests.ui.paying import gets, over, payouts_page, prepare, written
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.shared.doing import Wanted


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    return payouts_page(desk, qtbot, follow)


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


def test_who_is_in_another_draft_is_left_out_here_or_led_to_there(page: PayoutsPage, desk: Desk, qtbot: QtBot) -> None:
    form = prepare(page)
    ana = person_id(desk.books, "Ana")
    other = a_run(desk.books, title="Ana alone", persons=(ana,))
    form.submit()
    assert "Ana (in “Ana alone”). Leave them out here" in form.boxes["who"].refusal_text
    assert not form.people.twins.isVisible()  # it is said already
    form.show_accounting()
    assert form.people.twins.text() == "Already in another draft: Ana (in “Ana alone”)."
    with qtbot.waitSignal(desk.went) as went:
        form.people.draft_button.click()
    assert went.args == ["payouts", Wanted(run=other.id)]
    form.people.leave_out_button.click()
    assert form.draft().without == (ana,)
    assert not form.people.twins.isVisible()
    form.submit()
    assert [one.draft.without for one in payouts.list_runs(desk.books) if isinstance(one.draft, RunDraft)] == [
        (ana,),
        (),
    ]


def test_of_some_alone_only_those_without_another_draft_stay(page: PayoutsPage, desk: Desk) -> None:
    form = prepare(page)
    ana, berta = (person_id(desk.books, name) for name in ("Ana", "Berta"))
    a_run(desk.books, title="Ana alone", persons=(ana,))
    form.people.put(RunDraft(TODAY, persons=(ana,)))
    form.show_accounting()
    assert form.people.twins.isVisible()
    assert not form.people.leave_out_button.isVisible()  # nobody would be left
    form.people.put(RunDraft(TODAY, persons=(ana, berta)))
    form.show_accounting()
    form.people.leave_out_button.click()
    assert form.draft().persons == (berta,)


def test_only_some_without_naming_any_pays_nobody(page: PayoutsPage, desk: Desk) -> None:
    form = prepare(page)
    form.people.who.set("only")
    form.submit()
    assert form.boxes["who"].refusal_text == "Choose who is paid alone."
    assert gets(form) == {}
    ana, berta = (person_id(desk.books, name) for name in ("Ana", "Berta"))
    form.people.put(RunDraft(TODAY, without=(ana, berta)))
    form.submit()
    assert "None of those who are paid here has unpaid work" in form.boxes["who"].refusal_text
    assert payouts.list_runs(desk.books) == []


@pytest.mark.parametrize("what", ["approve", "change"])
def test_a_form_over_a_draft_that_is_removed_is_put_away(page: PayoutsPage, desk: Desk, what: str) -> None:
    """Undone while it is looked at: what is under it comes back."""
    form = prepare(page)
    desk.over_wanted.connect(page.open_over)
    form.submit()
    [run] = payouts.list_runs(desk.books)
    page.close_all_over()
    page.want(Wanted(run=run.id))
    getattr(over(page).deeds, what)()
    shown = over(page)
    desk.undo()
    assert payouts.list_runs(desk.books) == []
    assert over(page) is not shown


def test_work_without_a_rate_is_named_and_led_to(page: PayoutsPage, desk: Desk, qtbot: QtBot) -> None:
    form = prepare(page)
    [cleaning] = record(desk.books, done(desk.books, "Berta", "3", kind="hours", name="Cleaning"))
    form.submit()
    assert form.boxes["how"].refusal_text.startswith("Berta: “Cleaning” of 20/03/2026 has no rate")
    with qtbot.waitSignal(desk.went) as went:
        form.mend_button.click()
    assert went.args == ["work", Wanted(work=cleaning.id)]
