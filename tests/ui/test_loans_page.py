"""The page Loans: what we owe and are owed, the fund, what is due and overdue, the months ahead, offers compared."""

from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import drafts, loans, orders, showing
from tests.builders import TODAY, m, rows, spaced
from tests.core.lending import borrowed, lent, pay, terms
from tests.core.ordering import a_draft
from tests.ui.hands import CTRL
from tests.ui.loans_shown import facts, over, page_in_sight
from tests.ui.tables import texts
from ui.desk import Desk
from ui.loans import LoansPage
from ui.loans.interest_form import InterestForm
from ui.loans.loan_form import LoanForm
from ui.loans.offer_panel import OfferPanel
from ui.loans.payment_form import LoanPaymentForm
from ui.loans.view import LoanView
from ui.shared.doing import Wanted
from ui.shared.voucher_view import VoucherView
from ui.shared.waiting import list_waiting

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> LoansPage:
    return page_in_sight(desk, qtbot, follow)


def small(**also: Any) -> Any:
    """600.00 at a flat 1.5 % a month in six instalments of 100 + 9, handed over on 20 December."""
    agreed: dict[str, Any] = {"method": "flat", "rate_per": "month", "instalments": 6, **also}
    return terms("600", "1.5", **agreed)


# Lists ----------------------------------------------------------------------------------------------------------------


def test_loans_are_listed_with_what_is_left_due_and_overdue(page: LoansPage, desk: Desk) -> None:
    """Of three instalments of 217.75 due on 20 January, February and March one was paid, one is overdue by today."""
    loan = borrowed(desk.books, contract="C-1")
    pay(desk.books, loan, "217.75")
    assert texts(page.borrowed.table) == [
        ["Crédito", "C-1", "20/12/2025", "Bs 2,500.00", "Bs 2,299.42", "20/03/2026", "217.75", "217.75"]
    ]
    ModelTester(page.borrowed.table.rows_model)


def test_a_list_is_narrowed_by_state_and_words(page: LoansPage, desk: Desk) -> None:
    paid = borrowed(desk.books, terms("100", instalments=1), contract="C-1")
    loans.pay_instalment(desk.books, loans.pay_off_proposal(desk.books, paid.id, TODAY))
    borrowed(desk.books, contract="C-2")
    part = page.borrowed
    page.refresh()
    assert [row[1] for row in texts(part.table)] == ["C-2"]
    part.state.set("paid")
    assert [row[1] for row in texts(part.table)] == ["C-1"]
    part.state.set("")
    part.search.set("dito c-2")
    assert [row[1] for row in texts(part.table)] == ["C-2"]
    assert [spaced(text) for _place, text in part.listed.totals.cells()] == ["Totals", "Bs 2,500.00", "Bs 435.50"]
    part.state.set("voided")
    assert part.listed.nothing_fits.isVisible()


def test_where_nothing_is_borrowed_or_lent_one_is_invited_to_begin(page: LoansPage) -> None:
    for tab in ("borrowed", "lent"):
        page.want(Wanted(tab=tab))
        begin: Any = getattr(page, tab).listed.invitation.button
        begin.click()
        assert isinstance(over(page), LoanForm)
        assert over(page).side == tab
        page.close_all_over()


def test_the_fund_says_what_was_lent_came_back_and_can_be_lent_again(page: LoansPage, desk: Desk) -> None:
    """600.00 lent, one instalment of 100 + 9 paid; 109.00 of February are overdue; 5,000 − 600 + 109 are there."""
    loan = lent(desk.books, small())
    page.want(Wanted(tab="lent"))
    pay(desk.books, loan, "109")
    fund: Any = page.lent.fund
    assert facts(fund._row) == {
        "Lent so far": "Bs 600.00",
        "Came back": "Bs 100.00",
        "Still outside": "Bs 500.00",
        "Interest earned": "Bs 9.00",
        "Overdue": "Bs 109.00",
        "Can be lent again": "Bs 4,509.00",
    }


def test_a_loan_is_opened_and_paid_from_the_list_by_keys(page: LoansPage, desk: Desk, keys: Any) -> None:
    loan = borrowed(desk.books)
    page.enter()
    keys.press(ENTER)
    assert isinstance(over(page), LoanView)
    keys.press(Qt.Key.Key_Escape)
    page.borrowed.pay_button.setFocus()
    keys.press(Qt.Key.Key_Space)
    form = over(page)
    assert isinstance(form, LoanPaymentForm)
    assert form.loan.key == loan.id
    keys.press(ENTER, CTRL)
    assert rows("SELECT paid_principal FROM loan") == [(60_589,)]


def test_who_owes_whom_is_said_where_a_loan_is_chosen_those_of_the_part_in_sight_first(
    page: LoansPage, desk: Desk
) -> None:
    """2,500.00 are borrowed and 600.00 lent: whether money goes out or comes in is told before it is chosen."""
    borrowed(desk.books)
    lent(desk.books, small())
    said = {}
    for tab in ("borrowed", "lent", "due"):
        page.want(Wanted(tab=tab))
        page.pay_button.click()
        said[tab] = [spaced(one.detail) for one in over(page).loan.options()]
        page.close_all_over()
    club, member = "the club owes Bs 2,500.00", "the member owes Bs 600.00"
    assert said == {"borrowed": [club, member], "lent": [member, club], "due": [club, member]}


# What is due ----------------------------------------------------------------------------------------------------------


def test_what_is_due_both_ways_is_listed_the_overdue_first(page: LoansPage, desk: Desk) -> None:
    """Both are due on the 20th of each month: two are overdue, one is due today, one in a month and more."""
    borrowed(desk.books)
    loan = lent(desk.books, small())
    pay(desk.books, loan, "218", date(2026, 2, 20))
    page.want(Wanted(tab="due"))
    said = [[row[0], row[1], row[2], row[-1]] for row in texts(page.due.due)]
    assert said == [
        ["20/01/2026", "59 days late", "We pay", "Bs 217.75"],
        ["20/02/2026", "28 days late", "We pay", "Bs 217.75"],
        ["20/03/2026", "", "A member pays us", "Bs 109.00"],
        ["20/03/2026", "", "We pay", "Bs 217.75"],
    ]
    words = spaced(page.due.due_listed.said.text())  # what is paid and what comes in is never added up
    assert sorted(words.split(" · ")) == ["4 in the list", "A member pays us: Bs 109.00", "We pay: Bs 653.25"]
    page.due.side.set("lent")
    page.due.within.set("92")
    assert [row[0] for row in texts(page.due.due)] == ["20/03/2026", "20/04/2026", "20/05/2026", "20/06/2026"]
    assert [spaced(text) for _place, text in page.due.due_listed.totals.cells()] == [
        *("Totals", "36.00", "400.00", "Bs 436.00")  # four times 9 and 100
    ]
    page.due.filters.clear()
    page.due.due.opened.emit(page.due.due.rows_model.row(0))
    assert isinstance(over(page), LoanView)


def test_the_late_charge_is_listed_with_what_was_due_first(page: LoansPage, desk: Desk) -> None:
    """A tenth of a percent a day: 100 for 31 days is 3.10, 200 for the 28 days since then 5.60, in all 8.70."""
    lent(desk.books, terms("1200", "0", method="no_interest", late="principal", late_rate=Decimal("0.1")))
    page.want(Wanted(tab="due"))
    assert [row[4:] for row in texts(page.due.due)] == [
        ["8.70", "0.00", "100.00", "Bs 108.70"],
        ["", "0.00", "100.00", "Bs 100.00"],
        ["", "0.00", "100.00", "Bs 100.00"],
    ]
    sums = [spaced(text) for _place, text in page.due.due_listed.totals.cells()]
    assert sums == ["Totals", "8.70", "300.00", "Bs 308.70"]


def test_what_is_overdue_is_told_by_its_age(page: LoansPage, desk: Desk) -> None:
    """Due on 20 January and February: 59 and 28 days ago."""
    borrowed(desk.books)
    page.want(Wanted(tab="due"))
    page.due.view.set("arrears")
    (row,) = texts(page.due.arrears)
    assert row[2:8] == ["20/01/2026", "217.75", "217.75", "", "", "Bs 435.50"]
    page.due.pay_button.click()
    assert over(page).amount.value() == m("653.25")


def test_interest_of_the_year_is_posted_once(page: LoansPage, desk: Desk) -> None:
    """2,500.00 at 8.24 %: of the first period, 20 December to 20 January, 11 of 31 days lie in the year before."""
    borrowed(desk.books)
    page.want(Wanted(tab="due"))
    page.due.interest_button.click()
    form = over(page)
    assert isinstance(form, InterestForm)
    assert form.day.value() == date(2025, 12, 31)
    form.show_accounting()
    said = spaced(form.foot.said.text())
    form.submit()
    (voucher,) = rows("SELECT id FROM voucher WHERE word = 'loan_interest'")
    page.want(Wanted(record=voucher[0]))
    assert isinstance(over(page), VoucherView)
    assert texts(over(page).lines)[0][0] == "Crédito"
    assert said.startswith(spaced(showing.money(over(page).voucher.worth)))
    page.close_all_over()
    page.due.interest_button.click()
    over(page).submit()
    assert "posted already" in over(page).boxes["day"].refusal_text


# The months ahead -----------------------------------------------------------------------------------------------------


def test_instalments_stand_against_orders_month_by_month(page: LoansPage, desk: Desk) -> None:
    """Three of 217.75 until March, then one a month; an order of 300.00 in April; without it 871.00 are missing."""
    borrowed(desk.books)
    orders.add_order(desk.books, a_draft(desk.books, agreed=m("300"), promised=date(2026, 4, 15)))
    page.want(Wanted(tab="against"))
    part = page.against
    assert [row[1:] for row in texts(part.table)[:2]] == [
        ["653.25", "", "", "", "−653.25", "−653.25"],
        ["217.75", "", "300.00", "300.00", "82.25", "−571.00"],
    ]
    part.stopped.setChecked(True)
    assert texts(part.table)[1][1:] == ["217.75", "", "", "", "−217.75", "−871.00"]
    assert "Without the orders" in part.listed.said.text()
    chart: Any = part.below.chart.bars.chart
    assert spaced(chart.said[1]) == "April 2026: − Bs 871.00"


def test_without_instalments_the_months_say_what_belongs_there(page: LoansPage) -> None:
    page.want(Wanted(tab="against"))
    assert page.against.listed.invitation.isVisible()


# Offers ---------------------------------------------------------------------------------------------------------------


def type_offer(panel: Any, method: str, rate: str, per: str, instalments: int = 12) -> None:
    panel.method.set(method)
    panel.rate.set(Decimal(rate))
    panel.rate_per.set(per)
    panel.instalments.set(instalments)


def test_offers_are_compared_and_the_cheapest_is_marked(page: LoansPage, desk: Desk, keys: Any) -> None:
    """1,200.00 flat at 1 % a month is 144.00 of interest, 1.788 % a month on the balance: dearer than 1.5 % on it."""
    page.want(Wanted(tab="offers"))
    offers = page.offers.below
    keys.fill(offers.amount, "1200")
    first, second = offers.panels
    type_offer(first, "flat", "1", "month")
    type_offer(second, "equal_instalments", "1.5", "month")
    offers.work_out()
    assert facts(first.answers)["Interest in all"] == "Bs 144.00"
    assert "1.79% a month" in first.said.text()
    assert not first.mark.isVisible()
    assert second.mark.text() == "The cheapest of them"
    offers.more_button.click()
    *_both, third = offers.panels
    type_offer(third, "no_interest", "0", "month")
    offers.work_out()
    assert third.mark.isVisible()
    assert not second.mark.isVisible()
    second.record_button.click()
    assert isinstance(over(page), LoanForm)
    assert over(page).terms.rate.value() == Decimal("1.5")


def test_offers_half_typed_wait_for_the_next_time(page: LoansPage, desk: Desk, qtbot: QtBot, keys: Any) -> None:
    page.want(Wanted(tab="offers"))
    offers = page.offers.below
    offers.more_button.click()
    keys.fill(offers.panels[2].name, "Banco Sol")
    offers._keeping.keep_now()
    (waiting,) = list_waiting(desk.books)
    assert waiting.words == "Offers of loans are being compared, begun today 10:00."
    again = LoansPage(desk)
    qtbot.addWidget(again)
    again.want(waiting.wanted)
    assert again.tabs.key == "offers"
    assert again.offers.below.panels[2].name.value() == "Banco Sol"
    again.offers.below.afresh_button.click()
    assert drafts.list_kept(desk.books) == []
    assert [panel.name.text() for panel in again.offers.below.panels] == ["", ""]


def test_offers_are_made_as_they_are_wanted_and_at_most_four(page: LoansPage) -> None:
    page.want(Wanted(tab="offers"))
    offers = page.offers.below
    for many in (2, 3, 4):
        assert sum(panel.isVisible() for panel in offers.findChildren(OfferPanel)) == len(offers.panels) == many
        offers.more_button.click()
    assert len(offers.panels) == 4
    assert not offers.more_button.isEnabled()
    places = [QRect(panel.mapTo(offers, QPoint(0, 0)), panel.size()) for panel in offers.panels]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert min(place.width() for place in places) >= 240
    offers.afresh_button.click()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [panel.isVisible() for panel in offers.findChildren(OfferPanel)] == [True, True]
    assert offers.more_button.isEnabled()
