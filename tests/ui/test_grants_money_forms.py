"""What comes of grants, typed in: money in parts and in dollars, gifts in kind, money given back."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import grants, ledger, templates
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.money import Money
from tests.builders import TODAY, account_id, assert_posted, assert_refused, last_voucher, lines, m, person_id, spaced
from tests.core.granting import a_gift, granted, part, received, told
from tests.core.granting import back as going_back
from tests.ui.giving import grants_page, over, words_in
from tests.ui.hands import CTRL
from tests.ui.tables import texts
from ui.desk import Desk
from ui.grants import GrantsPage
from ui.grants.back_form import BackForm
from ui.grants.gift_form import GiftForm
from ui.grants.money_form import MoneyForm
from ui.shared.doing import Wanted
from ui.shared.voucher_view import VoucherView

DOLLARS = "1.1.1.03"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> GrantsPage:
    return grants_page(desk, qtbot, follow)


def a_gift_line(books: Books) -> Any:
    return (grants.GiftLine(account_id(books, "tools"), m("300")),)


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


def test_a_grant_with_something_left_is_proposed_and_how_much_is_told(desk: Desk, show: Any) -> None:
    """Agreement 11, the first of the list, came in full; nothing of 13 came yet, so that nothing can go back."""
    books = desk.books
    whole, last = (granted(books, "700", "", name=name) for name in ("Agreement 11", "Agreement 13"))
    received(books, whole, "700")
    came = MoneyForm(desk)
    show(came)
    assert came.grant.value() == last.id
    assert spaced(came.left_told.text()) == "Still to come: Bs 700.00."
    came.grant.set(whole.id)
    assert came.left_told.text() == "All of it came already."
    back = BackForm(desk)
    show(back)
    assert back.grant.value() == whole.id
    back.grant.set(last.id)
    assert back.left_told.text() == "Nothing is left of it."
    with assert_refused("none_left", "grant"):
        grants.give_back(books, going_back(books, last, "1"))


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
    assert form.boxes["donor"].refusal_text == "Choose who."
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
    form.purpose.set_key(part(books, known, "machines"))
    assert not form.boxes["donor"].isVisible()
    form.lines.put(a_gift_line(books))
    form.submit()
    assert told(books, known)["machines"] == ("8000.00", "300.00", "300.00", "7700.00")


def test_gifts_are_searched_and_added_up(page: GrantsPage, desk: Desk) -> None:
    a_gift(desk.books, "tools 300 / furniture 50")
    page.want(Wanted(tab="gifts"))
    assert [text for _place, text in page.gifts.below.totals.cells()][-1] == "350.00"
    page.gifts.search.set("nobody")
    assert page.gifts.table.rows_model.rowCount() == 0


def test_money_that_comes_again_and_again_is_kept_as_a_template(page: GrantsPage, desk: Desk) -> None:
    """A part every three months: opened from the template it is filled in, and settles the day it was due on."""
    books = desk.books
    long_ago = TODAY - timedelta(days=78)
    known = granted(books, day=long_ago)
    first = received(books, known, "1000", day=long_ago)
    every = templates.Rhythm(3, 20, Month(2026, 3))
    kept = templates.keep_template(books, first.id, templates.TemplateDraft("Quarter of ONG Warmi", every))
    page.want(Wanted(tab="templates"))
    assert page.templates.table.rows_model.rowCount() == 1
    page.want(Wanted(again=first, template=kept))
    form = over(page)
    assert (form.amount.value(), form.grant.value()) == (m("1000"), known.id)
    form.submit()
    assert grants.grant(books, known.id).received == m("2000")
    assert templates.template(books, kept.id).due == date(2026, 6, 20)
