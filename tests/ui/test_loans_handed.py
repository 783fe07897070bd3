"""A machine of the club handed to a member: chosen in the form of a loan, its accounting shown, taken back, again."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import ledger, loans, machines
from coopbooks.machines import Machine
from tests.builders import TODAY, assert_posted, m, person_id
from tests.core.machines import a_machine
from tests.ui.loans_shown import only_loan, over, page_in_sight
from ui.desk import Desk
from ui.loans import LoansPage
from ui.shared.deeds import void_deed


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> LoansPage:
    return page_in_sight(desk, qtbot, follow)


def handed(page: LoansPage, known: Machine, amount: str = "9000") -> Any:
    """Fill in the form in which a machine that stands at 9,600 is lent for less; return it."""
    page.open_new("lent")
    form = over(page)
    form.person.set_key(person_id(page.desk.books, "Ana"))
    form.amount.set(m(amount))
    form.way.set("machine")
    form.machine.set_key(known.id)
    form.terms.method.set("no_interest")
    form.terms.instalments.set(12)
    form.show_accounting()
    return form


def test_a_machine_is_handed_over_and_leaves_the_register(page: LoansPage) -> None:
    known = a_machine(page.desk.books, day=TODAY)
    form = handed(page, known)
    assert form.boxes["machine"].isVisibleTo(form)
    assert not form.boxes["box"].isVisibleTo(form)
    form.record(form.draft())
    loan = only_loan(page, "lent")
    posted = ledger.voucher(page.desk.books, loan.voucher)
    assert_posted(posted, "member_loans 9000 / disposal_loss 600 / machines -9600")
    assert machines.machine(page.desk.books, known.id).state == "lent"


def test_what_is_missing_is_refused_at_its_field(page: LoansPage) -> None:
    form = handed(page, a_machine(page.desk.books, day=TODAY))
    form.machine.set_key(None)
    form.submit()
    assert form.boxes["machine"].refused
    assert not machines.list_machines(page.desk.books, gone=True)[0].machine.gone_on


def test_corrected_and_undone(page: LoansPage) -> None:
    books = page.desk.books
    known = a_machine(books, day=TODAY)
    form = handed(page, known)
    form.record(form.draft())
    page.open_correction(ledger.voucher(books, only_loan(page, "lent").voucher))
    form = over(page)
    assert form.machine.key == known.id
    form.amount.set(m("9600"))
    deed = form.record(form.draft())
    assert only_loan(page, "lent").outstanding == m("9600")
    assert deed.undo
    deed.undo()
    assert only_loan(page, "lent").outstanding == m("9000")
    assert machines.machine(books, known.id).state == "lent"


def test_another_machine_is_a_correction_though_all_else_stays(page: LoansPage) -> None:
    """The draft of a loan says that a machine was handed over, not which: both stand at 9,600."""
    books = page.desk.books
    wrong, right = a_machine(books, "overlock", day=TODAY), a_machine(books, "oven", day=TODAY)
    handed(page, wrong).submit()
    page.open_correction(ledger.voucher(books, only_loan(page, "lent").voucher))
    form = over(page)
    form.submit()
    assert form.fields.general.text().startswith("Nothing was changed here")
    form.machine.set_key(right.id)
    form.submit()
    assert [machines.machine(books, one.id).state for one in (wrong, right)] == ["here", "lent"]


def test_voided_it_is_here_again_and_undone_it_is_lent_again(page: LoansPage) -> None:
    books = page.desk.books
    known = a_machine(books, day=TODAY)
    form = handed(page, known)
    form.record(form.draft())
    deed = void_deed(page.desk, ledger.voucher(books, only_loan(page, "lent").voucher), "She did not take it")
    assert machines.machine(books, known.id).state == "here"
    assert deed.undo
    deed.undo()
    assert machines.machine(books, known.id).state == "lent"
    assert loans.fund(books, TODAY).lent == m("9000")
