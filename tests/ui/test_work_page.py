"""The page of work: one record typed in, corrected, taken back; the list; pieces with members; rates of orders."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coopbooks import orders, work
from coopbooks.books import Books
from tests.builders import TODAY, person_id
from tests.core.membering import some
from tests.core.ordering import an_order
from tests.core.store import q
from tests.core.working import a_product, a_run, done, making, record
from tests.ui.hands import CTRL
from tests.ui.tables import texts
from tests.ui.working import over, work_page
from ui.desk import Desk
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.work import WorkPage
from ui.work.order_rates import OrderRateForm
from ui.work.piece_form import PieceForm
from ui.work.view import WorkView
from ui.work.work_form import WorkForm

ENTER = Qt.Key.Key_Return


@pytest.fixture
def club(books: Books) -> Books:
    """Books with two members, and a jumper that is cut at 1,50 and knitted at 18."""
    some(books, "Julia", "Rosa")
    a_product(books)
    return books


@pytest.fixture
def page(club: Books, desk: Desk, qtbot: QtBot, follow: Any) -> WorkPage:
    return work_page(desk, qtbot, follow)


def test_one_work_is_typed_in_by_keys_with_everything(page: WorkPage, club: Books, keys: Any) -> None:
    page.one_button.click()
    form = over(page)
    assert isinstance(form, WorkForm)
    keys.fill(form.person, "Rosa")
    keys.fill(form.product, "Jumper")
    form.making.set(making(club))
    keys.fill(form.accepted, "12")
    keys.fill(form.rejected, "2")
    keys.fill(form.rate, "20")
    keys.fill(form.of_size, "M")
    keys.press(ENTER, CTRL)
    assert form.boxes["rate_note"].refusal_text.startswith("Write why it is paid otherwise")
    keys.fill(form.rate_note, "Fine wool")
    keys.press(ENTER, CTRL)
    [one] = work.list_work(club).rows(0, 9)
    assert (one.person_name, one.label, one.accepted, one.rejected, one.size) == (
        *("Rosa", "Jumper · knit"),
        *(q("12"), q("2"), "M"),
    )
    assert (one.paid_at, one.rate_why) == (q("20"), "Fine wool")


def test_what_cannot_be_recorded_is_refused_before_anything_is_asked(page: WorkPage, club: Books, keys: Any) -> None:
    record(club, *(done(club, "Rosa", "5", day=TODAY - timedelta(back)) for back in range(1, 4)))
    page.one_button.click()
    form = over(page)
    keys.fill(form.person, "Rosa")
    keys.fill(form.product, "Jumper")
    form.making.set(making(club))
    keys.fill(form.accepted, "3600")
    keys.fill(form.rejected, "-2")
    keys.press(ENTER, CTRL)
    assert form.boxes["rejected"].refusal_text.startswith("Work is never less than zero.")
    assert not form.foot.doubts.isVisible()
    assert work.totals(club).records == 3
    keys.fill(form.rejected, "2")
    keys.press(ENTER, CTRL)
    assert "3602 is ten times the usual or more (5)" in form.foot.doubts.accessibleDescription()
    keys.press(ENTER)
    assert work.totals(club).records == 4


def test_the_list_says_what_it_is_worth_and_adds_up_what_fits(page: WorkPage, club: Books) -> None:
    record(club, done(club, "Rosa", "5", rejected=q("1")), done(club, "Julia", "4", step="cut"))
    record(club, done(club, "Julia", "1", day=TODAY - timedelta(30)))
    assert [row[:9] for row in texts(page.listed.table)] == [
        ["20/03/2026", "Julia", "cut", "Jumper", "4", "", "1.50", "6.00", "To be paid"],
        ["20/03/2026", "Rosa", "knit", "Jumper", "5", "1", "18.00", "90.00", "To be paid"],
    ]
    assert [text for _place, text in page.listed.below.totals.cells() if text][-3:] == ["9", "1", "96.00"]
    page.listed.asked.person.set(person_id(club, "Rosa"))
    assert [row[1] for row in texts(page.listed.table)] == ["Rosa"]
    page.listed.asked.paid.set(True)
    assert page.listed.table.model().rowCount() == 0
    page.listed.filters.widen()
    assert page.listed.table.model().rowCount() == 3


def test_all_the_work_of_a_member_or_on_a_product_is_a_step_away(page: WorkPage, club: Books) -> None:
    other = a_product(club, "Scarf")
    record(club, done(club, "Rosa", "5"), done(club, "Julia", "1", day=TODAY - timedelta(30)))
    page.want(Wanted(tab="work", person=person_id(club, "Julia")))
    assert [row[:2] for row in texts(page.listed.table)] == [["18/02/2026", "Julia"]], "whenever it was"
    page.want(Wanted(tab="work", product=other))
    assert texts(page.listed.table) == []
    page.want(Wanted(tab="work", person=person_id(club, "Rosa")))
    assert [row[1] for row in texts(page.listed.table)] == ["Rosa"]


def test_what_it_adds_up_to_by_member_and_by_operation(page: WorkPage, club: Books) -> None:
    record(club, done(club, "Rosa", "5"), done(club, "Julia", "4"), done(club, "Julia", "2", step="cut"))
    page.want(Wanted(tab="sums"))
    assert [row[:2] for row in texts(page.sums.table)] == [["Julia", "6"], ["Rosa", "5"]]
    page.sums.by.set("making")
    assert [[row[0], row[1], row[-1]] for row in texts(page.sums.table)] == [
        ["Jumper · cut", "2", "3.00"],
        ["Jumper · knit", "9", "162.00"],
    ]


def test_what_it_adds_up_to_is_grouped_as_amounts_are(page: WorkPage, club: Books) -> None:
    record(club, done(club, "Rosa", "15673"))
    page.want(Wanted(tab="sums"))
    assert [row[:2] for row in texts(page.sums.table)] == [["Rosa", "15,673"]]
    assert "15,673" in [text for _place, text in page.sums.below.totals.cells()]


def test_work_is_corrected_with_a_reason_and_its_history_stays(
    page: WorkPage, club: Books, desk: Desk, keys: Any
) -> None:
    [wrong] = record(club, done(club, "Rosa", "50"))
    page.open_record(wrong.id)
    view = over(page)
    assert isinstance(view, WorkView)
    view.correct_button.click()
    form = over(page)
    keys.fill(form.accepted, "5")
    keys.press(ENTER, CTRL)
    assert form.boxes["reason"].refused
    keys.fill(form.why, "A digit too many")
    keys.press(ENTER, CTRL)
    assert over(page) is view
    assert view.work.accepted == q("5")
    assert texts(view.history)[0][2:4] == ["50", "A digit too many"]
    desk.undo()
    view.freshen()
    assert view.work.accepted == q("50")


def test_work_is_taken_back_with_a_reason(page: WorkPage, club: Books, desk: Desk, keys: Any, qtbot: QtBot) -> None:
    [one] = record(club, done(club, "Rosa", "5"))
    page.open_record(one.id)
    view = over(page)
    view.back_button.click()
    asking = view.findChild(Asking)
    assert asking
    keys.fill(asking.boxes["reason"].editor, "Never done")
    asking.submit()
    assert work.totals(club).records == 0
    assert not view.correct_button.isEnabled()
    desk.undo()
    assert work.totals(club).records == 1


def test_what_is_paid_can_be_read_and_no_longer_changed(page: WorkPage, club: Books) -> None:
    [one] = record(club, done(club, "Rosa", "5"))
    work.settle(club, {one.id: None}, a_run(1))
    page.open_record(one.id)
    assert not over(page).correct_button.isEnabled()
    assert not over(page).back_button.isEnabled()
    said = [one.text() for one in over(page).findChildren(QLabel) if one.isVisibleTo(over(page))]
    assert "This work is paid. Void the payout first, then it can be corrected." in said


def test_pieces_are_given_out_and_brought_back(page: WorkPage, club: Books, desk: Desk, keys: Any) -> None:
    page.pieces_button.click()
    form = over(page)
    assert isinstance(form, PieceForm)
    keys.fill(form.person, "Rosa")
    keys.fill(form.product, "Jumper")
    keys.fill(form.quantity, "20")
    keys.fill(form.of_size, "M")
    keys.press(ENTER, CTRL)
    page.close_all_over()
    page.want(Wanted(tab="pieces"))
    assert texts(page.pieces.still) == [["Rosa", "Jumper", "M", "", "20 pieces", "20/03/2026"]]
    page.pieces.back_button.click()
    form = over(page)
    assert "20" in form.there.text()
    page.activateWindow()
    keys.fill(form.quantity, "21")
    keys.press(ENTER, CTRL)
    assert form.boxes["quantity"].refused
    keys.fill(form.quantity, "8")
    keys.press(ENTER, CTRL)
    assert [one.quantity for one in work.still_with(club)] == [q("12")]
    desk.undo()
    assert [one.quantity for one in work.still_with(club)] == [q("20")]
    page.close_all_over()
    page.pieces.view.set("moves")
    page.pieces.undo_button.click()
    assert work.still_with(club) == []


def test_a_rate_is_agreed_for_an_order_and_taken_away(page: WorkPage, club: Books, desk: Desk, keys: Any) -> None:
    order = an_order(club)
    page.open_new("rate")
    form = over(page)
    assert isinstance(form, OrderRateForm)
    form.order.set_key(order)
    keys.fill(form.making, "Jumper · knit")
    keys.fill(form.rate, "20")
    keys.fill(form.note, "Fine wool")
    keys.press(ENTER, CTRL)
    page.close_all_over()
    page.want(Wanted(tab="rates"))
    label = orders.order(club, order).label
    assert texts(page.rates.table)[0][:5] == [label, "Jumper · knit", "20.00", "18.00", "Fine wool"]
    page.rates.remove_button.click()
    assert work.list_order_rates(club, order) == []
    desk.undo()
    assert [one.rate for one in work.list_order_rates(club, order)] == [q("20")]


def test_the_rates_of_all_orders_are_seen_together_and_the_filter_is_cleared_to_that(
    page: WorkPage, club: Books
) -> None:
    first, second = an_order(club), an_order(club, code="2026-09")
    work.set_order_rate(club, first, making(club), q("20"), "Fine wool")
    work.set_order_rate(club, second, making(club), q("21"), "By hand")
    page.want(Wanted(tab="rates"))
    rates = page.rates
    assert [row[2] for row in texts(rates.table)] == ["21.00", "20.00"]
    assert rates.filters.clear_button.isHidden(), "nothing is filtered"
    rates.order.set(first)
    assert [row[2] for row in texts(rates.table)] == ["20.00"]
    assert not rates.filters.clear_button.isHidden()
    rates.filters.clear_button.click()
    assert (rates.order.value(), len(texts(rates.table))) == (None, 2)
    assert rates.filters.clear_button.isHidden()
