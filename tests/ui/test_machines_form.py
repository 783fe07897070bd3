"""A machine typed in: bought, on credit, given, there before; what it posts, refusals; corrected, changed, undone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coopbooks import ledger, machines, people
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.machines import Bought
from coopbooks.people import PersonDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, assert_posted, last_voucher, m, person_id, post, rows, spaced
from tests.core.lending import borrowed, terms
from tests.core.machines import a_draft, a_machine, a_purchase
from tests.ui.hands import Hands
from tests.ui.machining import machines_page, only, opened
from ui.desk import Desk
from ui.machines import MachinesPage
from ui.machines.form import MachineForm
from ui.shared.doing import Wanted
from ui.shared.notices import Notices

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> MachinesPage:
    """Return the page on the screen; 20,000 are in the box."""
    return machines_page(desk, books, notices, show, follow)


@pytest.fixture
def form(page: MachinesPage, keys: Any) -> MachineForm:
    """Open the form by its key."""
    keys.press(Qt.Key.Key_N, CTRL)
    return opened(page)


def test_the_usual_case_is_a_name_a_price_and_save(
    form: MachineForm, keys: Any, books: Books, notices: Notices, desk: Desk
) -> None:
    """All of it is paid from the box, and it lasts the eight years of its class, as proposed; then it is taken back."""
    keys.type("Overlock")
    keys.fill(form.came.cost, "9600")
    assert [row.amount.text() for row in form.came.payments.rows] == ["9,600.00"]
    assert form.wears.tax_life.text() == "8"
    form.show_accounting()
    assert "9,600.00" in form.accounting.text.toPlainText()
    keys.press(ENTER, CTRL)
    assert_posted(last_voucher(books), "machines 9600 / cash -9600")
    assert (only(books).draft.tax_life, only(books).bought_on) == (96, TODAY)
    assert "Overlock was recorded: Bs 9,600.00" in spaced(notices.shown["done"].text)
    assert not form.name.text(), "ready for the next one"
    desk.undo()
    assert not machines.list_machines(books)


def test_where_the_lender_paid_the_seller_nothing_is_proposed_to_come_out_of_a_box(
    page: MachinesPage, keys: Any, books: Books
) -> None:
    loan = borrowed(books, terms("9600"), way="seller", seller=person_id(books, "Juki"))
    keys.press(Qt.Key.Key_N, CTRL)
    form = opened(page)
    keys.type("Overlock")
    keys.fill(form.came.cost, "9600")
    form.came.from_.set(f"loan {loan.id}")
    assert [row.amount.text() for row in form.came.payments.rows] == [""]
    assert form.came.seller.text() == "Juki"
    keys.press(ENTER, CTRL)
    assert_posted(last_voucher(books), "machines 9600 / suppliers -9600 @Juki")
    assert not people.list_debts(books, "suppliers")


def test_afterwards_the_cursor_is_on_what_was_recorded(
    page: MachinesPage, form: MachineForm, keys: Any, books: Books
) -> None:
    a_machine(books, "Anvil")
    keys.type("Overlock")
    keys.fill(form.came.cost, "9600")
    keys.press(ENTER, CTRL)
    keys.press(Qt.Key.Key_Escape)
    assert page.register.table.hasFocus()
    row = page.register.table.current()
    assert row
    assert row.machine.name == "Overlock"


def test_what_is_not_paid_is_owed_to_who_sold_it(form: MachineForm, keys: Any, books: Books) -> None:
    """9,600 of which 2,000 are paid: 7,600 are owed, and nobody yet; then to Juki."""
    keys.type("Overlock")
    keys.fill(form.came.cost, "9600")
    keys.fill(form.came.payments.rows[0].amount, "2000")
    form.show_accounting()
    keys.press(ENTER, CTRL)
    assert "7,600.00" in form.boxes["seller"].refusal_text
    keys.fill(form.came.seller, "Juki")
    keys.press(ENTER)
    form.show_accounting()
    assert spaced(form.foot.said.text()).endswith("Bs 7,600.00 stay to be paid.")
    keys.press(ENTER, CTRL)
    assert_posted(last_voucher(books), "machines 9600 / cash -2000 / suppliers -7600 @Juki")


def test_it_is_never_paid_twice(form: MachineForm, keys: Any, books: Books) -> None:
    keys.type("Overlock")
    keys.fill(form.came.cost, "9600")
    keys.fill(form.came.payments.rows[0].amount, "9700")
    keys.press(ENTER, CTRL)
    assert "twice" in form.boxes["payments"].refusal_text
    assert not machines.list_machines(books)


def test_a_field_that_is_refused_comes_into_sight(form: MachineForm, keys: Any, books: Books) -> None:
    """Two machines of one name are told apart by their serial numbers, which nobody asked for yet."""
    a_machine(books, "Overlock", serial="JK-1")
    keys.type("Overlock")
    keys.fill(form.came.cost, "9600")
    form.wears.more.set(frozenset({"where"}))
    form.boxes["serial"].editor.set("JK-1")
    keys.press(ENTER, CTRL)
    assert form.boxes["serial"].refused
    form.wears.more.set(frozenset())
    form.refuse(Refusal("Write its number.", "serial"))
    assert form.boxes["serial"].isVisible()
    assert form.boxes["serial"].refused


def test_what_only_some_need_is_shown_by_choice(form: MachineForm, keys: Any, books: Books) -> None:
    assert all(form.boxes[name].isHidden() for name in ("serial", "hours_month", "method", "account"))
    keys.type("Overlock")
    keys.fill(form.came.cost, "9600")
    form.wears.more.ticks["hour"].click()
    form.wears.more.ticks["method"].click()
    keys.fill(form.boxes["hours_month"].editor, "120")
    keys.fill(form.boxes["energy_hour"].editor, "0.35")
    keys.fill(form.boxes["costing_life"].editor, "6.5")
    form.wears.method.set("declining")
    assert form.boxes["rate"].isVisible()
    assert form.boxes["counting"].isHidden()
    keys.fill(form.boxes["rate"].editor, "30")
    keys.press(ENTER, CTRL)
    draft = only(books).draft
    assert (draft.hours_month, draft.energy_hour) == (Quantity.of(120), Quantity.of("0.35"))
    assert (draft.costing_life, draft.method, draft.rate) == (78, "declining", Decimal(30))


def test_years_are_whole_months(form: MachineForm, keys: Any) -> None:
    keys.fill(form.wears.tax_life, "2.55")
    keys.press(ENTER)
    assert "half a year is 0.5" in form.boxes["tax_life"].refusal_text
    keys.fill(form.wears.tax_life, "100/12")
    assert form.wears.tax_life.value() == 100


def test_another_class_proposes_another_life_and_land_none(form: MachineForm, keys: Any) -> None:
    form.class_.set("computers")
    assert form.wears.tax_life.text() == "4"
    form.class_.set("land")
    assert form.boxes["tax_life"].isHidden()
    assert form.boxes["account"].isVisible()
    assert form.boxes["accumulated"].isHidden()


def test_how_it_came_is_corrected_and_put_back(page: MachinesPage, books: Books, keys: Any, desk: Desk) -> None:
    """9,600 were 6,900: the figures were swapped. Undone, it is 9,600 again, and the machine is the same one."""
    known = a_machine(books)
    page.want(Wanted(correct=ledger.voucher(books, known.voucher)))
    form = opened(page)
    assert (form.name.text(), form.came.cost.text()) == ("overlock", "9,600.00")
    keys.fill(form.came.cost, "6900")
    keys.fill(form.came.payments.rows[0].amount, "6900")
    keys.press(ENTER, CTRL)
    assert (only(books).id, only(books).cost) == (known.id, m("6900"))
    desk.undo()
    assert (only(books).id, only(books).cost) == (known.id, m("9600"))
    assert isinstance(machines.origin_of(books, known.id), Bought)


def test_one_on_credit_is_corrected_with_nothing_typed_and_stays_on_credit(
    page: MachinesPage, books: Books, keys: Any
) -> None:
    known = machines.record_machine(books, a_draft(), a_purchase(books, paid="0"))
    page.want(Wanted(correct=ledger.voucher(books, known.voucher)))
    form = opened(page)
    assert not form.half_filled
    keys.fill(form.came.cost, "6900")
    keys.press(ENTER)
    assert [row.amount.text() for row in form.came.payments.rows] == [""]
    keys.press(ENTER, CTRL)
    assert_posted(last_voucher(books), "machines 6900 / suppliers -6900 @Juki")


def test_what_is_known_of_it_is_changed_and_nothing_is_posted(
    page: MachinesPage, books: Books, keys: Any, desk: Desk
) -> None:
    known, before = a_machine(books), rows("SELECT count(*) FROM voucher")
    page.open_record(known)
    page.currentWidget().change_button.click()  # type: ignore[union-attr] # it is the record just opened
    form = opened(page)
    assert form.boxes["came"].isHidden()
    keys.fill(form.name, "Overlock Juki")
    keys.press(ENTER, CTRL)
    assert only(books).name == "Overlock Juki"
    desk.undo()
    assert only(books).name == "overlock"
    assert rows("SELECT count(*) FROM voucher") == before


def test_the_accounting_of_its_voucher_tells_it_in_words(hands: Hands) -> None:
    """From the ledger it is told as what it is, and Ctrl+E types it in again, over that page."""
    books = hands.window.books
    post(books, "cash 20000 / contributions -20000", day=date(2026, 1, 1))
    people.add_person(books, PersonDraft("Benita"))
    known = a_machine(books)
    hands.go("ledger", record=known.voucher)
    hands.press(Qt.Key.Key_E, held=CTRL)
    assert isinstance(hands.over, MachineForm)
    assert not hands.window.pages["machines"].half_filled
