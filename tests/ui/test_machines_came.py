"""How a machine came, typed in: with whose money it was bought, given, there before these books; corrected."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coopbooks import ledger, machines
from coopbooks.books import Books
from coopbooks.machines import Bought, Donated, Source, TakenOver
from tests.builders import account_id, assert_posted, last_voucher, m, post, spaced
from tests.core.granting import granted, part, received
from tests.core.lending import borrowed, terms
from tests.core.machines import a_draft
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


def test_one_that_was_given_asks_for_its_worth_and_who_gave_it(form: MachineForm, keys: Any, books: Books) -> None:
    keys.type("Oven")
    form.came.came.set("donated")
    assert form.boxes["cost"].label.text() == "What is it worth?"
    assert form.boxes["payments"].isHidden()
    assert form.boxes["donor"].isVisible()
    keys.fill(form.came.cost, "3000")
    keys.press(ENTER, CTRL)
    assert form.boxes["donor"].refused
    keys.fill(form.came.donor, "Caritas")
    keys.press(ENTER)
    keys.press(ENTER, CTRL)
    assert_posted(last_voucher(books), "machines 3000 / capital_grants -3000 @Caritas")
    origin = machines.origin_of(books, only(books).id)
    assert isinstance(origin, Donated)
    assert origin.value == m("3000")


def test_one_that_was_there_takes_over_what_stands_in_the_books(form: MachineForm, keys: Any, books: Books) -> None:
    """5,000 opened as a sum: 2,400 of it is this machine, half of it depreciated by then."""
    post(books, "machines 5000 / machines_depreciation -1200 / contributions -3800", day=date(2026, 1, 1))
    keys.type("Old Singer")
    assert form.came.spread.isHidden()
    form.came.came.set("taken_over")
    assert not form.came.spread.isHidden()
    assert spaced(form.came.nameless.text()).startswith("In the books Bs 5,000.00 stand without a name, Bs 1,200.00")
    assert (form.came.cost.text(), form.came.depreciated.text()) == ("5,000.00", "1,200.00")
    keys.fill(form.came.day, "31/1/2026")
    keys.fill(form.came.cost, "2400")
    keys.fill(form.came.bought_on, "1/2/2022")
    keys.fill(form.came.depreciated, "1200")
    keys.press(ENTER, CTRL)
    [row] = machines.list_machines(books)
    assert (row.cost, row.depreciated, row.book_value) == (m("2400"), m("1200"), m("1200"))
    assert machines.value_without_name(books, account_id(books, "machines")) == m("2600")
    assert isinstance(machines.origin_of(books, row.machine.id), TakenOver)


def test_whose_money_it_was_is_asked_where_there_is_others(page: MachinesPage, books: Books, keys: Any) -> None:
    """6,000 of a loan and 2,000 of a grant, of which 5,000 came; the other 1,600 are the club's own."""
    page.open_new("machine")
    assert opened(page).boxes["from_"].isHidden(), "there is only our own"
    page.close_all_over()
    loan = borrowed(books, terms("6000"))
    grant = granted(books, "10000", "machines 80% / trainer 20%")
    received(books, grant, "5000", purpose="machines")
    page.open_new("machine")
    form = opened(page)
    assert form.boxes["from_"].isVisible()
    keys.fill(form.name, "Overlock")
    keys.fill(form.came.cost, "9600")
    form.came.from_.set("mixed")
    for row, key, amount in zip(form.came.sources.rows, _keys_of(form), ("6000", "2000"), strict=True):
        row.source.set(key)
        keys.fill(row.amount, amount)
    keys.press(ENTER, CTRL)
    known = only(books)
    origin = machines.origin_of(books, known.id)
    assert isinstance(origin, Bought)
    sources = (Source(m("6000"), loan=loan.id), Source(m("2000"), purpose=part(books, grant, "machines")))
    assert origin.sources == sources
    assert machines.machine_row(books, known.id).given == m("2000")
    page.want(Wanted(correct=ledger.voucher(books, known.voucher)))
    again = opened(page)
    assert (again.came.from_.value(), [row.amount.text() for row in again.came.sources.rows]) == (
        "mixed",
        ["6,000.00", "2,000.00"],
    )


def _keys_of(form: MachineForm) -> list[str]:
    """The keys of the loan and of the purpose that is offered first."""
    return [key for key, _words in form.came.sources.rows[0].source._options][:2]


def test_all_of_it_from_one_grant(page: MachinesPage, books: Books, keys: Any) -> None:
    """8,000 for machines, of which all came: 8,100 is more than is left, and said at its field."""
    received(books, granted(books, "10000", "machines 80% / trainer 20%"), "8000", purpose="machines")
    page.open_new("machine")
    form = opened(page)
    keys.fill(form.name, "Overlock")
    keys.fill(form.came.cost, "8100")
    form.came.from_.set(form.came.from_._options[1][0])
    keys.press(ENTER, CTRL)
    assert form.boxes["from_"].refused
    keys.fill(form.came.cost, "7000")
    keys.press(ENTER, CTRL)
    paid = "machines 7000 / cash -7000 / grants_deferred 7000 @ONG Warmi / capital_grants -7000 @ONG Warmi"
    assert_posted(last_voucher(books), paid)


def test_one_that_was_there_is_corrected_with_what_was_typed(
    page: MachinesPage, books: Books, keys: Any, desk: Desk
) -> None:
    """5,000 stand without a name; this one was taken over at 2,400, and it should have been 2,500."""
    post(books, "machines 5000 / contributions -5000", day=date(2026, 1, 1))
    came = TakenOver(date(2026, 1, 31), m("2400"), m("0"), date(2022, 2, 1))
    known = machines.record_machine(books, a_draft("Old Singer"), came)
    page.want(Wanted(correct=ledger.voucher(books, known.voucher)))
    form = opened(page)
    assert (form.came.cost.text(), form.came.bought_on.text()) == ("2,400.00", "01/02/2022")
    keys.fill(form.came.cost, "2500")
    keys.press(ENTER, CTRL)
    assert only(books).cost == m("2500")
    desk.undo()
    assert only(books).cost == m("2400")
