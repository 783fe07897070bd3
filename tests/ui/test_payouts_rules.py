"""What the club decided about pay, and what was agreed with single members: told, typed in, undone, refused."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coopbooks import payouts
from coopbooks.payouts import Ask, OwnRule, Protected, Rounding, Wishes
from tests.builders import m, person_id, spaced
from tests.core.paying import a_club, approved, knitted, paid
from tests.ui.hands import CTRL
from tests.ui.paying import over, payouts_page
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.own_rule_form import AS_OF_ALL, NOTHING, SO_MUCH, OwnRuleForm
from ui.payouts.rules_form import RulesForm
from ui.shared.doing import Wanted

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    a_club(desk.books)
    made = payouts_page(desk, qtbot, follow)
    made.want(Wanted(tab="rules"))
    return made


def told(page: PayoutsPage) -> list[str]:
    return [spaced(one.text()) for one in page.rules.facts.findChildren(QLabel) if one.isVisible()][1::2]


def rules_form(page: PayoutsPage) -> RulesForm:
    page.rules.change_button.click()
    form = over(page)
    assert isinstance(form, RulesForm)
    return form


def test_what_is_usual_is_told_where_nothing_was_decided(page: PayoutsPage) -> None:
    assert told(page) == [
        "Nothing",
        "Withholding → Advance → Loan instalment → Materials taken → Savings → Contribution → Monthly dues → Fine",
        "Nothing is protected: all of her pay may be kept back",
        "Bs 0.10, down",
        "As few as can be",
        "Rejected pieces are borne by the member who made them.",
    ]


def test_the_order_is_changed_by_keys(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    form = rules_form(page)
    form.boxes["order"].enter()
    form.order.list.setCurrentRow(4)
    keys.press(Qt.Key.Key_Up, ALT)
    keys.press(Qt.Key.Key_Up, ALT)
    assert form.order.list.currentRow() == 2
    keys.press(Qt.Key.Key_Return, CTRL)
    order = payouts.pay_rules(desk.books).terms.order
    assert order[:4] == ("withholding", "advance", "savings", "loan")
    desk.undo()
    assert payouts.pay_rules(desk.books).terms.order == tuple(payouts.DEDUCTIONS)


def test_the_first_and_the_last_stay_where_they_are(page: PayoutsPage) -> None:
    order = rules_form(page).order
    usual = order.value()
    order.move_by(-1)
    assert (order.value(), order.up.isEnabled(), order.typed) == (usual, False, False)
    order.list.setCurrentRow(len(usual) - 1)
    order.move_by(1)
    assert (order.value(), order.down.isEnabled(), order.typed) == (usual, False, False)
    order.up.click()
    assert order.value()[-2:] == ("fine", "dues")


def test_all_that_can_be_decided_is_kept_and_holds(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    """Of 3 × 18 = 54 five percent are 2,70, and 10 are contributed: 41,30 are left; to the nearest 0,50 41,50."""
    form = rules_form(page)
    row = form.asks.rows[0]
    row.kind.set("savings/compulsory")
    keys.fill(row.much, "5%")
    form.asks.add_row()
    row = form.asks.rows[1]
    row.kind.set("contribution/")
    keys.fill(row.much, "10")
    keys.fill(row.until, "10")
    form.protected.set(m("30"))
    form.percent.set(Decimal(40))
    form.step.set(50)
    form.way.set("nearest")
    form.largest.set(5_000)
    form.at_least.set(m("20"))
    form.small.set(500)
    form.submit()
    rules = payouts.pay_rules(desk.books)
    assert rules.asks == (
        Ask("savings", percent=Decimal(5), detail="compulsory"),
        Ask("contribution", m("10"), until=m("10")),
    )
    assert rules.terms.protected == Protected(m("30"), Decimal(40))
    assert rules.terms.rounding == Rounding(m("0.50"), "nearest")
    assert rules.wishes == Wishes(m("50"), m("5"), m("20"))
    assert told(page)[0] == "Compulsory savings 5% · Contribution Bs 10.00 until she has given Bs 10.00"
    assert told(page)[2:5] == [
        "Bs 30.00 of her pay, and at least 40% of it, unless she agreed",
        "Bs 0.50, to the nearest",
        "No note above Bs 50.00 · at least Bs 20.00 in pieces of up to Bs 5.00",
    ]
    knitted(desk.books, "Ana 3")
    run = approved(desk.books)
    assert paid(desk.books, run) == {"Ana": "41.50"}


def test_what_only_contributions_have_is_headed_where_there_is_one(page: PayoutsPage, keys: Any) -> None:
    """An amount says its currency, as a part says that it is one."""
    form = rules_form(page)
    heads = [one for one in form.asks.findChildren(QLabel) if one.text() == "Until she has given"]
    assert [one.isVisible() for one in heads] == [False]
    row = form.asks.rows[0]
    row.kind.set("contribution/")
    assert [one.isVisible() for one in heads] == [True]
    keys.fill(row.much, "5")
    row.until.setFocus()
    assert spaced(row.much.text()) == "Bs 5.00"
    assert form.asks.value()[0].amount == m("5")
    row.kind.set("savings/compulsory")
    assert [one.isVisible() for one in heads] == [False]


def test_the_same_twice_and_half_of_a_wish_are_refused_where_they_stand(page: PayoutsPage, desk: Desk) -> None:
    form = rules_form(page)
    for place in range(2):
        if place:
            form.asks.add_row()
        form.asks.rows[place].much.set(m("5"))
    form.submit()
    assert form.boxes["asks"].refused
    form.asks.remove(form.asks.rows[1])
    form.asks.rows[0].much.set(m("0"))
    form.submit()
    assert form.boxes["asks"].refusal_text == "Write an amount above zero."
    form.asks.rows[0].much.set(Decimal(5))
    form.at_least.set(m("20"))
    form.submit()
    assert form.boxes["at_least"].refused
    form.at_least.reset()
    form.percent.set(Decimal(101))
    form.submit()
    assert form.boxes["protected_percent"].refused
    assert payouts.pay_rules(desk.books).asks == ()


def test_who_bears_rejected_pieces_is_changed_in_settings(page: PayoutsPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.went) as gone:
        page.rules.rejects_button.click()
    assert gone.args[0] == "settings"


def own_form(page: PayoutsPage, desk: Desk, name: str) -> OwnRuleForm:
    page.want(Wanted(person=person_id(desk.books, name), new="own"))
    form = over(page)
    assert isinstance(form, OwnRuleForm)
    return form


def test_what_is_agreed_with_one_member_is_listed_changed_and_taken_back(page: PayoutsPage, desk: Desk) -> None:
    ana = person_id(desk.books, "Ana")
    form = own_form(page, desk, "Ana")
    form.kind.set("savings")
    form.much.set(Decimal(10))
    form.note.set("Meeting of 3 March")
    form.submit()
    assert payouts.own_rules(desk.books, ana) == {
        ana: {"savings": OwnRule("savings", percent=Decimal(10), note="Meeting of 3 March")}
    }
    assert texts(page.rules.table) == [["Ana", "Savings", "10%", "", "Meeting of 3 March"]]
    page.rules.table.opened.emit(page.rules.table.rows_model.row(0))
    again = over(page)
    assert (again.how.value(), again.much.value(), again.note.value()) == (SO_MUCH, Decimal(10), "Meeting of 3 March")
    again.how.set(AS_OF_ALL)
    again.submit()
    assert payouts.own_rules(desk.books) == {}
    desk.undo()
    assert payouts.own_rules(desk.books)[ana]["savings"].percent == Decimal(10)


def test_of_a_debt_so_much_each_time_or_nothing_and_from_the_protected_part(page: PayoutsPage, desk: Desk) -> None:
    form = own_form(page, desk, "Berta")
    form.kind.set("advance")
    assert form.boxes["amount"].label.text() == "At most how much each time?"
    form.much.set(Decimal(10))
    form.submit()
    assert form.boxes["amount"].refusal_text == "Write an amount here, not a percentage."
    form.much.set(m("20"))
    form.agreed.set(True)
    form.submit()
    form = own_form(page, desk, "Berta")
    form.kind.set("dues")
    form.how.set(NOTHING)
    assert not form.boxes["amount"].isVisible()
    form.submit()
    form = own_form(page, desk, "Berta")
    form.kind.set("fine")
    form.how.set(AS_OF_ALL)
    form.agreed.set(True)
    form.submit()
    page.want(Wanted(tab="rules"))
    assert [row[1:4] for row in texts(page.rules.table)] == [
        ["Advance", "At most Bs 20.00 each time", "Yes"],
        ["Monthly dues", "Nothing is deducted", ""],
        ["Fine", "As of all", "Yes"],
    ]


def test_whom_it_is_about_has_to_be_said(page: PayoutsPage, desk: Desk) -> None:
    page.rules.own_button.click()
    form = over(page)
    form.much.set(m("5"))
    form.submit()
    assert form.boxes["person"].refused
    form.person.set_key(person_id(desk.books, "Ana"))
    form.much.reset()
    form.submit()
    assert form.boxes["amount"].refused
    assert payouts.own_rules(desk.books) == {}


def test_what_was_agreed_about_another_deduction_is_shown_when_that_is_chosen(page: PayoutsPage, desk: Desk) -> None:
    ana = person_id(desk.books, "Ana")
    payouts.set_own_rule(desk.books, ana, OwnRule("savings", percent=Decimal(8), agreed=True))
    payouts.set_own_rule(desk.books, ana, OwnRule("dues", m("0")))
    form = own_form(page, desk, "Ana")
    form.kind.set("savings")
    assert (form.how.value(), form.much.value(), form.agreed.value()) == (SO_MUCH, Decimal(8), True)
    form.kind.set("dues")
    assert (form.how.value(), form.agreed.value()) == (NOTHING, False)
    form.kind.set("fine")
    assert (form.how.value(), form.much.maybe(), form.agreed.value()) == (SO_MUCH, None, False)
