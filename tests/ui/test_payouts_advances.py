"""Advances typed in: given, brought back by hand, corrected, taken back; what is left of them, and the receipt."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import ledger, members
from tests.builders import account_id, assert_posted, last_voucher, m, person_id
from tests.core.paying import a_club, advanced, approved, knitted
from tests.printed import text_of
from tests.ui.giving import last_told, words_in
from tests.ui.hands import CTRL
from tests.ui.paying import over, payouts_page
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.advance_form import BACK, AdvanceForm
from ui.shared.deed_told import tell
from ui.shared.deeds import void_deed
from ui.shared.doing import PaperWish, Wanted


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    a_club(desk.books)
    return payouts_page(desk, qtbot, follow)


def listed(page: PayoutsPage) -> list[list[str]]:
    page.want(Wanted(tab="advances"))
    return texts(page.advances.table)


def test_an_advance_is_given_by_keys(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    advanced(desk.books, "Ana", "20")
    page.advance_button.click()
    form = over(page)
    assert isinstance(form, AdvanceForm)
    form.person.set_key(person_id(desk.books, "Ana"))
    assert "Of her advances Bs 20.00 are left" in words_in(form)
    keys.fill(form.amount, "12*2,50")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(desk.books), "member_advances 30 @Ana / cash -30")
    assert last_told(desk).endswith("Cash box now holds Bs 4,950.00."), "of 5,000 she got 20 and 30"
    assert listed(page) == [
        ["Ana", "20/03/2026", "20.00", "20.00"],
        ["Ana", "20/03/2026", "30.00", "30.00"],
    ]


def test_what_is_brought_back_settles_the_oldest_first(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    """50 and 30 given, 60 brought back: of the first nothing is left, of the second 20; more than that is refused."""
    advanced(desk.books, "Ana", "50")
    advanced(desk.books, "Ana", "30")
    assert listed(page)[0][3] == "50.00"
    page.advances.table.selectRow(0)
    page.advances.back_button.click()
    form = over(page)
    assert (form.person.key, form.way.value()) == (person_id(desk.books, "Ana"), BACK)
    keys.fill(form.amount, "80,01")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "Bs 80.00" in form.boxes["amount"].refusal_text.replace("\xa0", " ")
    keys.fill(form.amount, "60")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(desk.books), "cash 60 / member_advances -60 @Ana")
    assert listed(page) == [["Ana", "20/03/2026", "30.00", "20.00"]]


def test_a_payout_keeps_back_what_is_left(page: PayoutsPage, desk: Desk) -> None:
    """She earned 3 × 18 = 54: all of it goes to her advance of 60, and 6 are left of that."""
    advanced(desk.books, "Ana", "60")
    knitted(desk.books, "Ana 3")
    approved(desk.books)
    assert listed(page) == [["Ana", "20/03/2026", "60.00", "6.00"]]
    sums = [text for _place, text in page.advances.below.totals.cells() if text]
    assert sums[1:] == ["60.00", "6.00"]


def test_an_advance_is_corrected_and_the_correction_undone(page: PayoutsPage, desk: Desk) -> None:
    posted = advanced(desk.books, "Ana", "50")
    page.open_correction(posted)
    form = over(page)
    assert (form.person.key, form.amount.value()) == (person_id(desk.books, "Ana"), m("50"))
    form.amount.set(m("35"))
    form.submit()
    assert [one.left for one in members.open_advances(desk.books)] == [m("35")]
    desk.undo()
    assert [one.left for one in members.open_advances(desk.books)] == [m("50")]


def test_a_voided_advance_is_recorded_again_as_it_was(page: PayoutsPage, desk: Desk) -> None:
    deed = void_deed(desk, advanced(desk.books, "Ana", "50"), "Twice")
    assert listed(page) == []
    assert deed.undo
    deed.undo()
    assert listed(page) == [["Ana", "20/03/2026", "50.00", "50.00"]]
    told = tell(desk.books, last_voucher(desk.books))
    assert told
    assert [words.replace("\xa0", " ") for _name, words in told.facts] == ["Ana", "Bs 50.00", "Cash box"]


def test_the_receipt_is_printed_from_the_notice_and_the_record(page: PayoutsPage, desk: Desk, qtbot: QtBot) -> None:
    """80 given after 20: the receipt says what she got, in words, and that 100 are still to be deducted."""
    advanced(desk.books, "Ana", "20")
    page.want(Wanted(person=person_id(desk.books, "Ana"), new="advance"))
    form = over(page)
    form.amount.set(m("80"))
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        form.submit()
        last = desk.last_deed()
        assert last
        assert last.paper
        last.paper()
    name, make = wanted.args
    posted = last_voucher(desk.books)
    assert posted.label in name
    printed = text_of(make(PaperWish("en", "letter"))).replace("\xa0", " ")
    assert "Bs 80.00" in printed
    assert "Bs 100.00" in printed
    page.want(Wanted(record=posted.id))
    view = over(page)
    assert not view.receipt_button.isHidden()
    with qtbot.waitSignal(desk.paper_wanted) as again:
        view.receipt_button.click()
    assert again.args[0] == name


def test_where_nobody_has_an_advance_the_list_says_what_belongs_there(page: PayoutsPage) -> None:
    assert listed(page) == []
    assert not page.advances.back_button.isEnabled()
    button = page.advances.below.invitation.button
    assert button
    button.click()
    assert isinstance(over(page), AdvanceForm)


def test_what_stood_there_before_is_listed_without_a_day(page: PayoutsPage, desk: Desk) -> None:
    """15 are owed from before: they are no advance that can be opened."""
    ana = person_id(desk.books, "Ana")
    lines = (
        ledger.Line("member_advances", m("15"), person=ana),
        ledger.Line(account_id(desk.books, "accumulated_results"), m("-15")),
    )
    ledger.post(desk.books, ledger.VoucherDraft(desk.books.today(), "From before", lines))
    [row] = listed(page)
    assert row[1:] == ["from before", "15.00", "15.00"]
    page.advances.table.opened.emit(members.open_advances(desk.books)[0])
    assert over(page) is page.tabs or not isinstance(over(page), AdvanceForm)
