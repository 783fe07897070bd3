"""The page Grants: typed in with its purposes, money in parts, a cost from it, gifts, given back, changed, printed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import costs, grants, ledger
from coopbooks.books import Books, change_club
from coopbooks.grants import Grant
from coopbooks.money import Money
from tests.builders import TODAY, account_id, assert_posted, last_voucher, lines, m, person_id, spaced
from tests.core.granting import a_gift, granted, part, purposes, received, spend, told
from tests.ui.hands import CTRL
from tests.ui.tables import texts
from ui.costs.form import CostForm
from ui.desk import Desk
from ui.grants import GrantsPage
from ui.grants.gift_form import GiftForm
from ui.grants.grant_form import GrantForm
from ui.grants.money_form import BackForm, MoneyForm
from ui.grants.view import GrantView
from ui.home.tasks import list_tasks
from ui.shared.doing import Wanted
from ui.shared.voucher_view import VoucherView

DOLLARS = "1.1.1.03"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> GrantsPage:
    """Return the page in sight, following the books."""
    made = GrantsPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def over(page: GrantsPage) -> Any:
    return page.currentWidget()


def newest(books: Books) -> Grant:
    return max(grants.list_grants(books), key=lambda known: known.id)


def words_in(widget: Any) -> str:
    return spaced("\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible()))


def test_where_there_is_none_one_is_invited_to_record_one(page: GrantsPage) -> None:
    assert page.listed.below.invitation.isVisible()
    begin: Any = page.listed.below.invitation.button
    begin.click()
    assert isinstance(over(page), GrantForm)


def test_a_grant_is_typed_in_with_its_purposes_in_percent(page: GrantsPage, keys: Any) -> None:
    """The issue's own: 80 % machines, 20 % trainer; of 10,000 that is 8,000 and 2,000."""
    page.new_button.click()
    form = over(page)
    keys.type("ONG Warmi")
    keys.press(Qt.Key.Key_Return)
    keys.type("Agreement 12")
    keys.press(Qt.Key.Key_Return)
    keys.type("10000")
    keys.fill(form.purposes.rows[0].name, "machines")
    keys.fill(form.purposes.rows[0].much, "80%")
    form.purposes.add_row()
    keys.fill(form.purposes.rows[1].name, "trainer")
    keys.fill(form.purposes.rows[1].much, "15 %")
    form.show_accounting()
    told_at = [spaced(row.told.text()) for row in form.purposes.rows]
    assert told_at == ["= Bs 8,000.00", "= Bs 1,500.00"]
    assert spaced(form.left_over.text()) == "Left for no particular purpose: Bs 500.00"
    form.purposes.rows[1].much.selectAll()
    keys.type("2000")
    keys.fill(form.ends, "31/12")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert {name: box.refusal_text for name, box in form.boxes.items() if box.refused} == {}
    known = newest(page.desk.books)
    assert (known.name, known.donor_name, known.amount, known.ends) == (
        "Agreement 12",
        "ONG Warmi",
        m("10000"),
        date(2026, 12, 31),
    )
    assert [(one.name, one.planned) for one in known.used] == [("machines", m("8000")), ("trainer", m("2000"))]


def test_purposes_beyond_the_grant_are_refused_at_the_purposes(page: GrantsPage, desk: Desk, keys: Any) -> None:
    page.open_new("grant")
    form = over(page)
    form.donor.set_key(person_id(desk.books, "ONG Warmi"))
    keys.fill(form.name, "A 1")
    keys.fill(form.amount, "100")
    form.purposes.put(purposes("machines 80% / trainer 20.01"))
    form.submit()
    assert form.boxes["purposes"].refusal_text.startswith("The purposes come to")
    form.purposes.put(purposes("machines 101%"))
    form.submit()
    assert form.boxes["purposes"].refusal_text == "A grant has no more than 100 %."
    assert not grants.grants_exist(desk.books)


def test_grants_are_listed_with_what_came_and_is_left(page: GrantsPage, desk: Desk) -> None:
    books = desk.books
    known = granted(books, ends=TODAY + timedelta(days=3))
    granted(books, "1000", "", name="Dollars", currency="USD", day=TODAY - timedelta(days=1))
    received(books, known, "4000")
    spend(books, known, "machines 3500 = machines")
    assert [[spaced(cell) for cell in row[:8]] for row in texts(page.listed.table)] == [
        ["Agreement 12", "ONG Warmi", "23/03/2026", "Bs 10,000.00", "4,000.00", "3,500.00", "500.00", "Being spent"],
        ["Dollars", "ONG Warmi", "", "$us 1,000.00", "0.00", "0.00", "0.00", "Money to come"],
    ]
    sums = [text for _place, text in page.listed.below.totals.cells()]
    assert sums == ["Totals", "4,000.00", "3,500.00", "500.00"]
    page.listed.search.set("doll")
    assert page.listed.table.rows_model.rowCount() == 1
    ModelTester(page.listed.table.rows_model)
    [task] = [one for one in list_tasks(books) if one.drawing == "grants"]
    assert spaced(task.words) == "Agreement 12: Bs 500.00 are to be spent by 23/03/2026"


def test_money_comes_in_parts_and_is_told(page: GrantsPage, desk: Desk, keys: Any) -> None:
    known = granted(desk.books)
    page.listed.refresh()
    page.listed.table.selectRow(0)
    page.money_button.click()
    form = over(page)
    assert isinstance(form, MoneyForm)
    assert not form.boxes["worth"].isVisible()
    assert not form.boxes["own"].isVisible()
    form.box.set(account_id(desk.books, "cash"))
    keys.fill(form.amount, "4000")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(desk.books), "cash 4000 / grants_deferred -3200 / grants_deferred -800")
    page.want(Wanted(record=last_voucher(desk.books).id))
    view = over(page)
    assert isinstance(view, VoucherView)
    said = words_in(view)
    assert "Agreement 12" in said
    assert "ONG Warmi" in said
    page.open_correction(last_voucher(desk.books))
    again = over(page)
    assert again.amount.value() == m("4000")
    again.purpose.set(part(desk.books, known, "trainer"))
    again.amount.set(m("1500"))
    again.submit()
    assert told(desk.books, known)["trainer"][1] == "1500.00"


def test_dollars_are_asked_for_as_the_box_holds_them(page: GrantsPage, desk: Desk) -> None:
    """$us into the dollar box: what they are worth; a grant in $us paid in bolivianos: how much of it that is."""
    books = desk.books
    known = granted(books, "1000", "", currency="USD")
    page.want(Wanted(grant=known.id, new="money"))
    form = over(page)
    form.box.set(account_id(books, "cash"))
    assert (form.boxes["worth"].isVisible(), form.boxes["own"].isVisible()) == (False, True)
    form.box.set(account_id(books, DOLLARS))
    assert (form.boxes["worth"].isVisible(), form.boxes["own"].isVisible()) == (True, False)
    assert form.boxes["amount"].label.text() == "How much? ($us)"
    form.amount.set(Money(50_000, "USD"))
    form.submit()
    assert form.boxes["worth"].refused
    form.worth.set(m("3480"))
    form.submit()
    assert grants.grant(books, known.id).received == m("3480")
    form.box.set(account_id(books, "cash"))
    form.amount.set(m("700"))
    form.own.set(Money(500_000, "USD"))
    form.submit()
    assert "only $us 500.00 are still to come" in spaced(form.boxes["amount"].refusal_text)


def test_what_stood_in_the_books_is_offered_only_where_there_is_any(page: GrantsPage, desk: Desk) -> None:
    books = desk.books
    known = granted(books)
    page.want(Wanted(grant=known.id, new="money"))
    form = over(page)
    assert None not in [key for key, _words in form.box._options]
    form.leave()
    opened = ledger.OpeningDraft(TODAY, lines(books, "cash 900 / grants_deferred -900"))
    ledger.record_opening(books, opened)
    page.want(Wanted(grant=known.id, new="money"))
    form = over(page)
    form.box.set(None)
    form.amount.set(m("900"))
    form.submit()
    assert_posted(last_voucher(books), "grants_deferred 900 / grants_deferred -720 / grants_deferred -180")


def test_a_grant_opened_tells_everything(page: GrantsPage, desk: Desk) -> None:
    books = desk.books
    known = granted(books)
    page.open_record(known.id)
    view = over(page)
    assert isinstance(view, GrantView)
    assert view._nothing.isVisible()
    assert not view.back_button.isVisible()
    received(books, known, "4000")
    spend(books, known, "machines 3500 = machines")
    view.freshen()
    assert texts(view.purposes) == [
        ["machines", "8,000.00", "3,200.00", "3,500.00", "4,500.00", "44%"],
        ["trainer", "2,000.00", "800.00", "0.00", "2,000.00", "0%"],
    ]
    assert [row[2:6] for row in texts(view.moves)] == [
        ["Cost: Machines and equipment", "machines", "", "3,500.00"],
        ["Grant received: Agreement 12", "machines and others", "4,000.00", ""],
    ]
    assert not view.plans.isVisible()
    view.moves.opened.emit(view.moves.rows_model.row(0))
    assert isinstance(over(page), VoucherView)


def test_the_plan_is_changed_with_a_reason_and_what_is_no_plan_is_undone(page: GrantsPage, desk: Desk) -> None:
    books = desk.books
    known = granted(books)
    page.want(Wanted(grant=known.id, new="grant"))
    form = over(page)
    form.purposes.rows[1].much.set(m("1000"))
    form.submit()
    assert form.boxes["reason"].refusal_text.startswith("Say why the plan is changed")
    form.reason.set("Letter of 3 March")
    form.submit()
    assert [plan.reason for plan in grants.list_plans(books, known.id)] == ["Letter of 3 March", ""]
    assert desk.last_deed() is None  # a plan stays on record: it is changed again, not undone
    page.open_record(known.id)
    assert over(page).plans.isVisible()
    page.want(Wanted(grant=known.id, new="grant"))
    form = over(page)
    form.name.set("Agreement 13")
    form.submit()
    assert grants.grant(books, known.id).name == "Agreement 13"
    desk.undo()
    assert grants.grant(books, known.id).name == "Agreement 12"


def test_money_is_given_back(page: GrantsPage, desk: Desk) -> None:
    books = desk.books
    known = granted(books)
    received(books, known, "4000")
    page.open_record(known.id)
    over(page).back_button.click()
    form = over(page)
    assert isinstance(form, BackForm)
    assert form.amount.value() == m("4000")
    assert form.amount.property("proposed")
    form.box.set(account_id(books, "cash"))
    form.amount.set(m("4000.01"))
    form.submit()
    assert form.boxes["amount"].refused
    form.amount.set(m("1000"))
    form.submit()
    assert grants.grant(books, known.id).returned == m("1000")
    page.open_correction(last_voucher(books))
    again = over(page)
    again.amount.set(m("4000"))
    again.submit()
    assert grants.grant(books, known.id).in_hand == m("0")


def test_gifts_are_typed_in_listed_and_corrected(page: GrantsPage, desk: Desk, keys: Any) -> None:
    books = desk.books
    page.gift_button.click()
    form = over(page)
    assert isinstance(form, GiftForm)
    assert not form.boxes["purpose"].isVisible()
    keys.type("Cloth, m")
    keys.press(Qt.Key.Key_Return)
    row = form.lines.rows[0]
    assert row.quantity.isVisible()
    keys.fill(row.worth, "250")
    keys.fill(row.quantity, "12.5")
    form.submit()
    assert form.boxes["donor"].refusal_text == "Say who gives it."
    form.donor.set_key(person_id(books, "ONG Warmi"))
    form.submit()
    assert_posted(last_voucher(books), "materials 250 / grants_received -250")
    page.want(Wanted(tab="gifts"))
    assert [row[2:] for row in texts(page.gifts.table)] == [["Gift in kind: Cloth", "ONG Warmi", "250.00"]]
    page.open_correction(last_voucher(books))
    again = over(page)
    [line] = grants.gift_of(last_voucher(books)).lines
    assert again.lines.rows[0].value() == replace(line, unit="m")
    again.lines.rows[0].worth.set(m("300"))
    again.submit()
    assert ledger.stock_of(books, 1).value == m("300")


def test_a_gift_that_is_part_of_a_grant_asks_for_no_donor(page: GrantsPage, desk: Desk) -> None:
    books = desk.books
    known = granted(books)
    page.open_new("gift")
    form = over(page)
    form.purpose.set(part(books, known, "machines"))
    assert not form.boxes["donor"].isVisible()
    form.lines.put(a_gift_line(books))
    form.submit()
    assert told(books, known)["machines"] == ("8000.00", "300.00", "300.00", "7700.00")


def a_gift_line(books: Books) -> Any:
    return (grants.GiftLine(account_id(books, "tools"), m("300")),)


def test_a_cost_says_from_which_grant_only_once_there_is_one(desk: Desk, qtbot: QtBot) -> None:
    books = desk.books
    form = CostForm(desk)
    qtbot.addWidget(form)
    assert form.lines.rows[0]._from_grant.isHidden()
    known = granted(books)
    received(books, known, "4000")
    form.start_again()
    row = form.lines.rows[0]
    assert not row._from_grant.isHidden()
    row.category.set_key(account_id(books, "member_training"))
    row.amount.set(m("2000.01"))
    row.purpose.set(part(books, known, "trainer"))
    form.box.set(account_id(books, "cash"))
    form.submit()
    assert "Only Bs 2,000.00 are left" in spaced(form.boxes["lines"].refusal_text)
    row.amount.set(m("400"))
    form.submit()
    voucher = last_voucher(books)
    assert_posted(voucher, "member_training 400 / cash -400 / grants_deferred 400 / grants_received -400")
    again = CostForm(desk, costs.cost_of_voucher(books, voucher.id))
    qtbot.addWidget(again)
    assert again.lines.rows[0].purpose.value() == part(books, known, "trainer")


def test_a_purpose_of_a_grant_put_away_stays_in_a_correction(desk: Desk, qtbot: QtBot) -> None:
    books = desk.books
    known = granted(books)
    received(books, known, "4000")
    cost = spend(books, known, "member_training 400 = trainer")
    grants.change_grant(books, known.id, replace(known.draft, active=False))
    form = CostForm(desk, cost)
    qtbot.addWidget(form)
    assert form.draft().lines == cost.draft.lines


def test_spending_after_its_days_or_beyond_it_is_asked_about(desk: Desk, qtbot: QtBot) -> None:
    books = desk.books
    change_club(books, replace(books.club, overspending=True))
    known = granted(books, day=TODAY - timedelta(days=9), ends=TODAY - timedelta(days=1))
    form = CostForm(desk)
    qtbot.addWidget(form)
    row = form.lines.rows[0]
    row.category.set_key(account_id(books, "member_training"))
    row.amount.set(m("2400"))
    row.purpose.set(part(books, known, "trainer"))
    form.box.set(account_id(books, "cash"))
    form.submit()
    asked = spaced(form.foot.doubts._words.text())
    assert "was to be spent by 19/03/2026" in asked
    assert "Bs 400.00 more than is left for “trainer · Agreement 12”" in asked
    form.submit()
    assert grants.grant(books, known.id).overspent


def test_the_report_is_printed(page: GrantsPage, desk: Desk, qtbot: QtBot) -> None:
    known = granted(desk.books)
    received(desk.books, known, "4000")
    page.open_record(known.id)
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        over(page).print_button.click()
    name, make = wanted.args
    assert name == "Grant report Agreement 12"
    from ui.shared.doing import PaperWish

    assert make(PaperWish("es", "letter")).startswith(b"%PDF")


def test_the_parts_of_the_page_are_found(page: GrantsPage, desk: Desk) -> None:
    a_gift(desk.books, "tools 300 / furniture 50")
    page.want(Wanted(tab="gifts"))
    assert [text for _place, text in page.gifts.below.totals.cells()][-1] == "350.00"
    page.gifts.search.set("nobody")
    assert page.gifts.table.rows_model.rowCount() == 0
