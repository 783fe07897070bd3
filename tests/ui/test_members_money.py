"""What is recorded with members, typed in: one by one, and many at once; corrected, asked about, refused."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import members
from coopbooks.days import Month
from coopbooks.ledger import voucher
from coopbooks.members import GroupDraft
from tests.builders import assert_posted, last_voucher, m
from tests.core.membering import a_member, recorded, some
from tests.ui.giving import last_told, words_in
from tests.ui.hands import CTRL
from tests.ui.membering import amounts, members_page, over, write
from tests.ui.tables import texts
from ui.desk import Desk
from ui.members import MembersPage
from ui.members.charge_form import ChargeForm
from ui.members.collect_form import CollectForm
from ui.members.money_form import MemberMoneyForm
from ui.shared.doing import Wanted

MARCH = Month(2026, 3)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> MembersPage:
    return members_page(desk, qtbot, follow)


def test_savings_come_and_go_by_keys(page: MembersPage, desk: Desk, keys: Any) -> None:
    rosa = a_member(desk.books)
    page.refresh()
    page.listed.table.selectRow(0)
    page.money_button.click()
    form = over(page)
    assert isinstance(form, MemberMoneyForm)
    assert form.person.key == rosa.id
    assert not form.boxes["certificates"].isVisible()
    keys.fill(form.amount, "12*5")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(desk.books), "cash 60 / member_savings -60")
    assert last_told(desk).endswith("Cash box now holds Bs 60.00."), "nothing was in it before"
    form.kind.set("withdrawal")
    assert "She has Bs 60.00 of voluntary and Bs 0.00 of compulsory savings." in words_in(form)
    form.person.set_key(rosa.id)
    form.amount.set(m("60.01"))
    form.submit()
    assert form.boxes["amount"].refused
    form.amount.set(m("60"))
    form.submit()
    assert_posted(last_voucher(desk.books), "member_savings 60 / cash -60")


def test_certificates_are_asked_for_where_there_are_any(page: MembersPage, desk: Desk, keys: Any) -> None:
    rosa = a_member(desk.books)
    page.want(Wanted(person=rosa.id, new="money"))
    form = over(page)
    form.kind.set("certificates")
    keys.fill(form.amount, "200")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes["certificates"].refused
    keys.fill(form.certificates, "2")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert members.certificates_of(desk.books, rosa.id) == 2
    page.open_correction(last_voucher(desk.books))
    again = over(page)
    assert (again.kind.value(), again.amount.value(), again.certificates.value()) == ("certificates", m("200"), 2)
    again.certificates.set(3)
    again.submit()
    assert members.certificates_of(desk.books, rosa.id) == 3
    desk.undo()
    assert members.certificates_of(desk.books, rosa.id) == 2


def test_dues_are_charged_to_all_in_one_gesture(page: MembersPage, desk: Desk, keys: Any) -> None:
    some(desk.books, "Ana", "Berta", "Carla")
    page.charge_button.click()
    form = over(page)
    assert isinstance(form, ChargeForm)
    assert form.month.value() == "2026-03"
    keys.fill(form.each, "10")
    assert amounts(form) == {"Ana": "10.00", "Berta": "10.00", "Carla": "10.00"}
    write(form, "Carla", m("5"))
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(
        last_voucher(desk.books),
        "member_dues_receivable 10 @Ana / member_dues_receivable 10 @Berta "
        "/ member_dues_receivable 5 @Carla / dues -25",
    )
    assert amounts(form) == {}, "all were charged this month already"
    form.month.set("2026-04")
    assert amounts(form) == {"Ana": "10.00", "Berta": "10.00", "Carla": "10.00"}, "as it was charged last"


def test_who_was_charged_already_is_asked_about(page: MembersPage, desk: Desk) -> None:
    some(desk.books, "Ana", "Berta")
    recorded(desk.books, "dues", "Ana 10", month=MARCH)
    before = last_voucher(desk.books).id
    page.open_new("charge")
    form = over(page)
    form.each.set(m("10"))
    assert amounts(form) == {"Berta": "10.00"}
    write(form, "Ana", m("10"))
    form.submit()
    assert last_voucher(desk.books).id == before
    assert "Charged already: Ana. She will be charged once more." in words_in(form)
    form.submit()
    assert last_voucher(desk.books).id > before


def test_where_everybody_was_charged_another_month_is_to_be_chosen(page: MembersPage, desk: Desk) -> None:
    some(desk.books, "Ana", "Berta")
    recorded(desk.books, "dues", "Ana 10", month=MARCH)
    page.open_new("charge")
    form = over(page)
    assert form.charged_told.text().startswith("Charged already: Ana. To charge her once more")
    form.leave()
    recorded(desk.books, "dues", "Berta 10", month=MARCH)
    before = last_voucher(desk.books).id
    page.open_new("charge")
    form = over(page)
    said = "Everybody was charged for March 2026 already. Choose another month."
    assert (form.charged_told.text(), form.charged_told.isHidden(), amounts(form)) == (said, False, {})
    form.submit()
    assert words_in(form).count(said) == 1
    assert form.boxes["month"].refusal_text == said
    assert not form.boxes["parts"].refused
    form.month.set("2026-04")
    assert words_in(form).count(said) == 0
    assert amounts(form) == {"Ana": "10.00", "Berta": "10.00"}
    form.month.set("2026-03")
    write(form, "Ana", m("10"))
    form.submit()  # asks about charging her twice
    form.submit()
    assert last_voucher(desk.books).id > before
    page.open_new("charge")
    form = over(page)
    form.kind.set("fine")
    assert form.charged_told.isHidden()


def test_why_nothing_is_proposed_for_whom_a_fine_was_charged_that_day(page: MembersPage, desk: Desk) -> None:
    some(desk.books, "Ana", "Berta")
    recorded(desk.books, "fine", "Ana 5 / Berta 5")
    page.open_new("charge")
    form = over(page)
    form.kind.set("fine")
    form.each.set(m("5"))
    said = "Charged already: Ana, Berta. To charge somebody once more, type the amount beside the name."
    assert (form.charged_told.text(), form.charged_told.isHidden(), amounts(form)) == (said, False, {})
    form.day.set(desk.books.today() - timedelta(days=1))
    assert (form.charged_told.isHidden(), amounts(form)) == (True, {"Ana": "5.00", "Berta": "5.00"})


def test_nobody_is_fined_by_what_her_dues_are(page: MembersPage, desk: Desk) -> None:
    """Dues of 10 are proposed again; a fine only once somebody says how much, and of all of them it is asked about."""
    names = ("Ana", "Berta", "Carla", "Dora")
    some(desk.books, *names)
    recorded(desk.books, "dues", " / ".join(f"{name} 10" for name in names), month=Month(2026, 2))
    page.open_new("charge")
    form = over(page)
    assert amounts(form) == dict.fromkeys(names, "10.00")
    form.kind.set("fine")
    assert (form.each.maybe(), amounts(form)) == (None, {})
    form.each.set(m("5"))
    before = last_voucher(desk.books).id
    form.submit()
    assert "All 4 members here are fined." in form.foot.doubts.accessibleDescription()
    assert last_voucher(desk.books).id == before
    write(form, "Ana", None)
    form.submit()
    assert last_voucher(desk.books).id > before


def test_a_fine_for_a_group(page: MembersPage, desk: Desk) -> None:
    sewing = members.add_group(desk.books, GroupDraft("Sewing"))
    a_member(desk.books, "Ana", group=sewing.id)
    a_member(desk.books, "Berta")
    page.open_new("charge")
    form = over(page)
    form.kind.set("fine")
    assert not form.boxes["month"].isVisible()
    form.group.set(sewing.id)
    form.each.set(m("3"))
    assert amounts(form) == {"Ana": "3.00"}
    form.submit()
    assert_posted(last_voucher(desk.books), "member_dues_receivable 3 @Ana / fines -3")


def test_many_pay_at_once(page: MembersPage, desk: Desk, keys: Any) -> None:
    some(desk.books, "Ana", "Berta", "Carla")
    recorded(desk.books, "dues", "Ana 10 / Berta 7", month=MARCH)
    page.collect_button.click()
    form = over(page)
    assert isinstance(form, CollectForm)
    assert [row.told["name"] for row in form.grid.all_rows("parts")] == ["Ana", "Berta"]
    form.all_button.click()
    assert amounts(form) == {"Ana": "10.00", "Berta": "7.00"}
    write(form, "Berta", m("7.01"))
    form.submit()
    assert form.boxes["parts"].refused
    assert "Berta owes Bs 7.00" in words_in(form)
    write(form, "Berta", m("2"))
    form.submit()
    assert_posted(
        last_voucher(desk.books), "cash 12 / member_dues_receivable -10 @Ana / member_dues_receivable -2 @Berta"
    )
    page.want(Wanted(tab="dues"))
    assert [row[0] for row in texts(page.dues.table)] == ["Berta"]
    page.open_correction(last_voucher(desk.books))
    again = over(page)
    assert amounts(again) == {"Ana": "10.00", "Berta": "2.00"}
    write(again, "Berta", None)
    again.submit()
    assert_posted(last_voucher(desk.books), "cash 10 / member_dues_receivable -10 @Ana")
    desk.undo()
    assert {one.name: one.left for one in members.open_charges(desk.books)} == {"Berta": m("5")}


def test_all_save_at_a_meeting(page: MembersPage, desk: Desk) -> None:
    some(desk.books, "Ana", "Berta")
    page.open_new("collect")
    form = over(page)
    assert form.grid.all_rows("parts") == []
    form.kind.set("compulsory")
    assert not form.all_button.isVisible()
    write(form, "Ana", m("5"))
    write(form, "Berta", m("6"))
    form.submit()
    assert_posted(last_voucher(desk.books), "cash 11 / member_savings -5 @Ana / member_savings -6 @Berta")


def test_a_half_filled_grid_comes_back(page: MembersPage, desk: Desk) -> None:
    some(desk.books, "Ana", "Berta")
    page.open_new("collect")
    form = over(page)
    form.kind.set("voluntary")
    form.kind.typed = True
    write(form, "Berta", m("6"))
    form.keep_typed()
    page.close_all_over()
    page.open_new("collect")
    assert amounts(over(page)) == {"Berta": "6.00"}


def test_it_is_told_in_words_and_recorded_again(page: MembersPage, desk: Desk) -> None:
    some(desk.books, "Ana", "Berta")
    dues = recorded(desk.books, "dues", "Ana 10 / Berta 5", month=MARCH)
    page.want(Wanted(record=dues.id))
    said = words_in(over(page))
    for words in ("Dues charged", "March 2026", "31/03/2026"):
        assert words in said, words
    page.close_all_over()
    page.open_again(dues)
    form = over(page)
    assert isinstance(form, ChargeForm)
    assert amounts(form) == {"Ana": "10.00", "Berta": "5.00"}
    form.month.set("2026-04")
    form.submit()
    assert voucher(desk.books, last_voucher(desk.books).id).description == "Dues of April 2026: 2 members"


def test_an_amount_for_all_is_added_up_once(page: MembersPage, desk: Desk, keys: Any) -> None:
    some(desk.books, "Ana", "Berta", "Carla")
    page.open_new("charge")
    form, told = over(page), list[int]()
    form.grid.changed.connect(lambda: told.append(len(form.parts())))
    keys.fill(form.each, "5")
    assert set(told) == {3}, "never while some of them have it and others not yet"
