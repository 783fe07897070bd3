"""Months depreciated at the desktop, one or all that were missed, with Undo; machines that go, their gain and loss."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coopbooks import ledger, machines, materials
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.machines import Machine
from tests.builders import TODAY, assert_posted, last_voucher, m, post, spaced
from tests.core.machines import FEBRUARY, JANUARY, MARCH, a_machine, a_way_out
from tests.ui.giving import last_told
from ui.desk import Desk
from ui.home.tasks import list_tasks
from ui.machines import MachinesPage
from ui.machines.depreciate_form import DepreciateForm
from ui.machines.gone_form import GoneForm
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.shared.notices import Notices

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> MachinesPage:
    """Return the page on the screen over an overlocker of 9,600 and an oven of 960, from the new year, for 8 years."""
    post(books, "cash 20000 / contributions -20000", day=date(2026, 1, 1))
    a_machine(books, "overlock", "9600")
    a_machine(books, "oven", "960")
    made = MachinesPage(desk)
    follow(made)
    show(made, notices)
    return made


@pytest.fixture
def overlock(page: MachinesPage, books: Books) -> Machine:
    """Return the overlocker."""
    return machines.list_machines(books, search="overlock")[0].machine


@pytest.fixture
def form(page: MachinesPage) -> DepreciateForm:
    """Open the form."""
    page.open_new("depreciate")
    form = page.currentWidget()
    assert isinstance(form, DepreciateForm)
    return form


def shown(form: DepreciateForm) -> list[tuple[str, str]]:
    model = form.table.rows_model
    rows = (model.row(place) for place in range(model.rowCount()))
    return [(row.row.machine.name, spaced(str(row.amount.decimal))) for row in rows]


def test_all_missed_months_are_one_gesture_and_one_undo(
    form: DepreciateForm, books: Books, keys: Any, desk: Desk, notices: Notices
) -> None:
    """January and February: 100 and 10 a month each, 220 together; a voucher each, and all of them taken back."""
    assert form.through.value() == "2026-02"
    assert "2 months" in form.how.text()
    assert spaced(form.together.text()) == "2 machines together: Bs 220.00."
    assert shown(form) == [("oven", "20.00"), ("overlock", "200.00")]
    form.submit()
    assert list(machines.depreciated_months(books)) == [JANUARY, FEBRUARY]
    assert last_voucher(books).amount == m("110")
    assert "Depreciated 2 months up to February 2026: Bs 220.00" in spaced(notices.shown["done"].text)
    desk.undo()
    assert not machines.depreciated_months(books)
    desk.undo()
    assert list(machines.depreciated_months(books)) == [JANUARY, FEBRUARY]


def test_one_month_is_chosen_alone(form: DepreciateForm, books: Books) -> None:
    form.through.set("2026-01")
    assert spaced(form.together.text()) == "2 machines together: Bs 110.00."
    form.show_accounting()
    assert "110" not in form.foot.said.text()
    assert "100.00" in form.accounting.text.toPlainText()
    form.submit()
    assert list(machines.depreciated_months(books)) == [JANUARY]


def test_no_month_is_done_twice(page: MachinesPage, books: Books) -> None:
    """After March, this very month, nothing is left to choose."""
    for month in (JANUARY, FEBRUARY, MARCH):
        machines.depreciate(books, month)
    page.open_new("depreciate")
    form: Any = page.currentWidget()
    assert form.through.currentText() == "All months are depreciated"
    form.submit()
    assert form.boxes["month"].refused
    assert len(machines.depreciated_months(books)) == 3


def test_what_a_month_was_depreciated_without_is_said(page: MachinesPage, books: Books) -> None:
    """All is done up to March, and then an iron of January is recorded: 480 in 96 months are 15 in three of them."""
    for month in (JANUARY, FEBRUARY, MARCH):
        machines.depreciate(books, month)
    a_machine(books, "iron", "480")
    page.open_new("depreciate")
    form: Any = page.currentWidget()
    assert spaced(form.late.text()).startswith("March 2026 was depreciated before this was known: iron Bs 15.00.")
    assert "It comes with the next month." in form.late.text()


def test_home_says_which_months_are_missed(page: MachinesPage, books: Books) -> None:
    words = [task.words for task in list_tasks(books)]
    assert "Machines: 2 months up to February 2026 are not depreciated yet" in words
    machines.depreciate(books, JANUARY)
    assert "Machines: February 2026 is not depreciated yet" in [task.words for task in list_tasks(books)]
    machines.depreciate(books, FEBRUARY)
    assert not [task for task in list_tasks(books) if task.words.startswith("Machines")]


def test_a_month_is_put_right_by_doing_it_again(
    page: MachinesPage, books: Books, overlock: Machine, desk: Desk, qtbot: Any
) -> None:
    """The overlocker lasts four years and not eight: 200 instead of 100 in January, with the oven's 10."""
    from dataclasses import replace

    wrong = machines.depreciate(books, JANUARY)
    machines.change_machine(books, overlock.id, replace(overlock.draft, tax_life=48))
    page.want(Wanted(correct=ledger.voucher(books, wrong.id)))
    asking = next(one for one in page.window().findChildren(Asking) if one.isVisible())
    asking.boxes["reason"].editor.set("Four years")
    asking.submit()
    [(month, voucher)] = machines.depreciated_months(books).items()
    assert (month, ledger.voucher(books, voucher).amount) == (JANUARY, m("210"))
    assert not ledger.voucher(books, wrong.id).stands


@pytest.fixture
def gone(page: MachinesPage, books: Books, overlock: Machine) -> GoneForm:
    """Open the form for the overlocker, which stands at 9,400 after two months."""
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    page.open_record(overlock)
    page.currentWidget().gone_button.click()  # type: ignore[union-attr] # it is the record just opened
    form = page.currentWidget()
    assert isinstance(form, GoneForm)
    return form


def test_what_is_lost_is_told_while_typing(gone: GoneForm, books: Books, keys: Any, desk: Desk) -> None:
    """Sold for 9,000 at 9,400: 400 are lost; for 9,500: 100 are gained. Half of it is paid, the rest Rosa owes."""
    keys.fill(gone.price, "9000")
    assert spaced(gone.told.text()) == "overlock still stands at Bs 9,400.00: Bs 400.00 are lost."
    gone.day.setFocus()
    keys.fill(gone.price, "9500")
    assert spaced(gone.told.text()) == "overlock still stands at Bs 9,400.00: Bs 100.00 are gained."
    keys.fill(gone.payments.rows[0].amount, "5000")
    keys.press(ENTER, CTRL)
    assert "4,500.00" in gone.boxes["person"].refusal_text
    keys.fill(gone.person, "Rosa")
    keys.press(ENTER)
    keys.press(ENTER, CTRL)
    sold = "cash 5000 / customers 4500 @Rosa / machines_depreciation 200 / machines -9600 / disposal_gain -100"
    assert_posted(last_voucher(books), sold)
    there = "Cash box now holds Bs 14,440.00."  # of 20,000 they were bought for 9,600 and 960
    assert last_told(desk) == f"{last_voucher(books).label}: Machine sold: overlock, Bs 9,500.00. {there}"
    desk.undo()
    assert machines.list_machines(books, search="overlock")[0].book_value == m("9400")


def test_one_given_away_asks_for_no_price(gone: GoneForm, books: Books, keys: Any) -> None:
    gone.kind.set("given")
    assert gone.boxes["price"].isHidden()
    assert spaced(gone.told.text()).endswith("Bs 9,400.00 are lost.")
    gone.kind.set("scrapped")
    assert gone.boxes["person"].isHidden()
    keys.press(ENTER, CTRL)
    assert_posted(last_voucher(books), "machines_depreciation 200 / disposal_loss 9400 / machines -9600")


def test_months_come_before_it_goes(page: MachinesPage, books: Books, overlock: Machine) -> None:
    page.open_gone(overlock)
    form: Any = page.currentWidget()
    form.kind.set("scrapped")
    form.submit()
    assert "February 2026" in form.boxes["day"].refusal_text


def test_how_it_went_is_corrected_and_put_back(
    page: MachinesPage, books: Books, overlock: Machine, keys: Any, desk: Desk
) -> None:
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    sold = machines.dispose(books, overlock.id, a_way_out(books, "9000"))
    page.want(Wanted(correct=ledger.voucher(books, sold.id)))
    form: Any = page.currentWidget()
    assert spaced(form.told.text()) == "overlock still stands at Bs 9,400.00: Bs 400.00 are lost."
    keys.fill(form.price, "9400")
    keys.fill(form.payments.rows[0].amount, "9400")
    keys.press(ENTER, CTRL)
    assert_posted(last_voucher(books), "cash 9400 / machines_depreciation 200 / machines -9600")
    desk.undo()
    assert last_voucher(books).amount == ledger.voucher(books, sold.id).amount


def test_which_machine_went_is_not_corrected(page: MachinesPage, books: Books, overlock: Machine) -> None:
    """It is another one that went: that is voided, and recorded of the other."""
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    sold = machines.dispose(books, overlock.id, a_way_out(books, "9000"))
    page.want(Wanted(correct=ledger.voucher(books, sold.id)))
    form: Any = page.currentWidget()
    assert (form.machine.key, form.machine.isEnabled()) == (overlock.id, False)
    assert QApplication.focusWidget() is form.kind


def test_the_month_after_a_void_is_free_again(page: MachinesPage, books: Books, form: DepreciateForm) -> None:
    done = machines.depreciate(books, JANUARY)
    assert form.through.value() == "2026-02"
    materials.void(books, done.id, "A mistake")
    assert machines.missed_months(books) == [JANUARY, FEBRUARY]
    assert Month.of(TODAY) == MARCH


def test_what_is_caught_up_or_was_too_much_is_said(form: DepreciateForm, overlock: Machine, books: Books) -> None:
    """The iron came in January, for which only the others were depreciated: 480 in 96 months are 5 a month.

    The overlock lost 100 in each month; over 16 years it had lost 50, so that March owes it 100.
    """
    assert form.late.isHidden()
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    iron = a_machine(books, "iron", "480")
    machines.change_machine(books, overlock.id, replace(overlock.draft, tax_life=192))
    form.start_again()
    assert spaced(form.late.text()).splitlines() == [
        "In the months before, too little was depreciated. Caught up now: iron Bs 10.00.",
        "In the months before, too much was depreciated. So much less now: overlock Bs 100.00.",
    ]
    machines.depreciate(books, MARCH)
    assert machines.machine_row(books, iron.id).depreciated == m("15")
    assert machines.machine_row(books, overlock.id).depreciated == m("150")
