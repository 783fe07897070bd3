"""A machine of the register on a cost sheet: chosen in its line, its hour told, with what was given or without."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from coopbooks import costing, machines, materials, products
from coopbooks.costing import MachineHour, MachineLine
from coopbooks.machines import Machine, TakenOver
from coopbooks.products import ProductDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, m, spaced
from tests.core.costing_sheets import D, markup, sheet, work
from tests.core.machines import NEW_YEAR, a_draft
from tests.ui.conftest import Show
from ui.costing.page import CostingPage
from ui.costing.sheet_form import SheetForm
from ui.desk import Desk
from ui.shared.asking import Asking
from ui.shared.choice import Option
from ui.shared.doing import Wanted
from ui.shared.words import speak


@pytest.fixture
def overlock(desk: Desk) -> Machine:
    """A machine of 1.00 an hour, 0.75 without the quarter of its cost that was given."""
    origin = TakenOver(NEW_YEAR, m("9600"), m("0"), NEW_YEAR, given=m("2400"))
    return machines.record_machine(desk.books, a_draft("Overlock", hours_month=Quantity.of(100)), origin)


@pytest.fixture
def page(desk: Desk, follow: Callable[[Any], None], show: Show) -> CostingPage:
    """Return the page on the screen."""
    made = CostingPage(desk)
    follow(made)
    show(made)
    return made


@pytest.fixture
def form(page: CostingPage, overlock: Machine) -> SheetForm:
    """Return the sheet of a bag with one line of a machine, its year written here: 2.00 an hour."""
    assert overlock.state == "here"
    bag = products.add_product(page.desk.books, ProductDraft("Bag", "piece", m("20")))
    typed = MachineLine("Old machine", D(30), hour=MachineHour(D(240), hours=D(120)))
    first = sheet(work("Sewing", "8", "30"), typed, product=bag.id, pricing=markup("25"))
    costing.save_version(page.desk.books, first, TODAY, "First")
    page.want(Wanted(product=bag.id))
    QApplication.processEvents()
    found = page.currentWidget()
    assert isinstance(found, SheetForm)
    return found


def chosen_in(form: SheetForm, machine: Machine) -> Any:
    """Choose a machine of the register in the line, as if it were typed there; return the row."""
    grid = form.fields.grid
    (row,) = grid.rows("machine")
    grid.put(row, "what", Option(machine.id, machine.name))
    grid.settled.emit(row, "what")
    QApplication.processEvents()
    return row


def test_the_machines_of_the_register_are_offered(form: SheetForm, overlock: Machine) -> None:
    assert [(one.key, one.name) for one in form.store.machines()] == [(overlock.id, "Overlock")]
    machines.change_machine(form.desk.books, overlock.id, replace(overlock.draft, active=False))
    assert not form.store.machines()


def test_chosen_it_brings_its_hour_instead_of_the_year_written_here(form: SheetForm, overlock: Machine) -> None:
    (row,) = form.fields.grid.rows("machine")
    assert (row.told["price"], row.told["cost"]) == ("2.00", "1.00")
    row = chosen_in(form, overlock)
    assert (row.told["price"], row.told["cost"]) == ("1.00", "0.50")
    assert spaced(form.live.about(row, "cost")).startswith("Depreciation: Bs 9,600.00 over 8 years")
    line = form.live.sheet.lines[1]
    assert line == MachineLine("Overlock", D(30), machine=overlock.id)


def test_it_is_asked_whether_what_was_given_counts(form: SheetForm, overlock: Machine) -> None:
    row = chosen_in(form, overlock)
    form.fields.grid.go_to(row, "what")
    form.hour_button.click()
    question = form.findChild(Asking)
    assert question is not None
    question.boxes["given"].editor.set("without")
    said = [spaced(one.text()) for one in question.findChildren(QLabel)]
    assert any("without the Bs 2,400.00 that were given" in one and "An hour costs Bs 0.75." in one for one in said)
    question.go_button.click()
    QApplication.processEvents()
    assert (row.told["price"], row.told["cost"]) == ("0.75", "0.38")
    costing.save_version(form.desk.books, form.checked(), TODAY, "From the register")
    again = form.store.begin().lines[1]
    assert again == MachineLine("Overlock", D(30), machine=overlock.id, with_donated=False)


def test_the_question_and_the_line_follow_the_language(form: SheetForm, overlock: Machine) -> None:
    """9600 over 8 years of 1200 hours is 1.00 an hour; 0.75 without the quarter that was given."""
    row = chosen_in(form, overlock)
    form.fields.grid.go_to(row, "what")
    form.hour_button.click()
    question: Any = form.findChild(Asking)
    question.boxes["given"].editor.set("without")
    speak("es")
    said = "\n".join(spaced(one.text()) for one in question.findChildren(QLabel))
    assert "Depreciación: Bs 9.600,00 en 8 años" in said
    assert "Una hora cuesta Bs 0,75." in said
    assert "Depreciation" not in said
    assert spaced(form.live.about(row, "cost")).startswith("Depreciación: Bs 9.600,00 en 8 años")
    question.reject()
    speak("en")


def test_a_machine_that_went_while_it_is_asked_about_is_told_to_be_gone(form: SheetForm, overlock: Machine) -> None:
    """Its purchase is voided meanwhile: what is chosen is refused, in the language spoken, and the line stays."""
    row = chosen_in(form, overlock)
    form.fields.grid.go_to(row, "what")
    form.hour_button.click()
    question: Any = form.findChild(Asking)
    materials.void(form.desk.books, overlock.voucher, "Recorded twice")
    question.boxes["given"].editor.set("without")
    speak("es")
    said = [spaced(one.text()) for one in question.findChildren(QLabel)]
    assert any(one.startswith("“Overlock” ya no está en el registro de máquinas.") for one in said)
    question.go_button.click()
    assert question.isVisible()
    assert "ya no está en el registro" in question.boxes["given"].refusal.text()
    assert row.besides is None
    question.reject()
    speak("en")


def test_an_hour_typed_beside_it_goes_first(form: SheetForm, overlock: Machine) -> None:
    row = chosen_in(form, overlock)
    form.fields.grid.put(row, "price", D(3))
    QApplication.processEvents()
    assert row.told["cost"] == "1.50"
