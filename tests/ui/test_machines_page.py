"""The page Machines: the register with what each is worth, found and narrowed; a machine opened; what is due."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import machines, people
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.machines import Machine, MaintenanceDraft
from coopbooks.people import PersonDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, m, post, spaced
from tests.core.machines import JANUARY, a_machine, a_way_out
from ui.desk import Desk
from ui.home.tasks import list_tasks
from ui.machines import MachinesPage
from ui.machines.form import MachineForm
from ui.machines.upkeep_form import UpkeepForm
from ui.machines.view import MachineView
from ui.shared.doing import Wanted
from ui.shared.notices import Notices
from ui.shared.paper_view import PaperView
from ui.shared.voucher_view import VoucherView

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> MachinesPage:
    """Return the page on the screen over an overlocker and a table, depreciated for January.

    The overlocker cost 9,600 at the new year and loses 100 a month for eight years; the table 1,200, for ten years.
    """
    post(books, "cash 20000 / contributions -20000", day=date(2026, 1, 1))
    benita = people.add_person(books, PersonDraft("Benita", roles=frozenset({"member"}))).id
    known: dict[str, Any] = {"place": "Workshop", "person": benita, "serial": "JK-1", "hours_month": Quantity.of(100)}
    a_machine(books, "overlock", "9600", **known)
    a_machine(books, "table", "1200", class_="furniture", tax_life=120)
    machines.depreciate(books, JANUARY)
    made = MachinesPage(desk)
    follow(made)
    show(made, notices)
    return made


@pytest.fixture
def overlock(page: MachinesPage, books: Books) -> Machine:
    """Return the overlocker."""
    return machines.list_machines(books, search="overlock")[0].machine


def listed(page: MachinesPage) -> list[str]:
    model = page.register.table.rows_model
    return [model.row(place).machine.name for place in range(model.rowCount())]


def cells(page: MachinesPage, name: str) -> dict[str, str]:
    model = page.register.table.rows_model
    row = next(model.row(place) for place in range(model.rowCount()) if model.row(place).machine.name == name)
    return {column.key: spaced(column.text(row)) for column in model.columns}


def sums(page: MachinesPage) -> list[str]:
    return [text for _place, text in page.register.listed.totals.cells() if text]


def over(page: MachinesPage) -> Any:
    return page.currentWidget()


def test_each_machine_stands_there_with_what_it_is_worth(page: MachinesPage) -> None:
    """One month took 100 of 9,600, and 10 of 1,200."""
    known = cells(page, "overlock")
    assert (known["where"], known["bought"], known["serial"]) == ("Workshop · Benita", "01/01/2026", "JK-1")
    assert (known["cost"], known["depreciated"], known["book_value"]) == ("9,600.00", "100.00", "9,500.00")
    assert cells(page, "table")["book_value"] == "1,190.00"
    assert {"10,800.00", "10,690.00"} <= set(sums(page))


def test_the_list_is_narrowed_and_says_so(page: MachinesPage, books: Books) -> None:
    assert listed(page) == ["overlock", "table"]
    page.register.search.set("jk-1")
    assert listed(page) == ["overlock"]
    page.register.search.set("nothing")
    assert page.register.listed.nothing_fits.isVisible()
    page.register.filters.clear()
    page.register.class_.set("furniture")
    assert listed(page) == ["table"]


def test_what_went_is_listed_where_it_is_asked_for(page: MachinesPage, books: Books, overlock: Machine) -> None:
    machines.depreciate(books, Month(2026, 2))
    machines.dispose(books, overlock.id, a_way_out(books, "9000"))
    assert listed(page) == ["table"]
    page.register.gone.set(True)
    assert cells(page, "overlock")["state"] == "It was sold"


def test_the_lists_are_sound_tables(page: MachinesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.register.table.rows_model)
    page.want(Wanted(tab="maintenance"))
    qtmodeltester.check(page.maintenance.table.rows_model)


def test_what_is_due_is_marked_with_a_word_and_told_at_home(
    page: MachinesPage, books: Books, overlock: Machine
) -> None:
    """Oiled on 5 February, every month: due on the 5th of March, fifteen days ago."""
    oiled = MaintenanceDraft(date(2026, 2, 5), "oiled", every_months=1)
    machines.log_maintenance(books, overlock.id, oiled)
    known = cells(page, "overlock")
    assert (known["next"], known["state"]) == ("05/03/2026", "overdue")
    page.want(Wanted(tab="maintenance"))
    table = page.maintenance.table
    texts = [spaced(column.text(table.rows_model.row(0))) for column in table.rows_model.columns]
    assert texts == ["overlock (JK-1)", "oiled", "05/03/2026", "15 days overdue"]
    words = [task.words for task in list_tasks(books)]
    assert "overlock (JK-1): oiled is overdue since 05/03/2026" in words


def test_what_is_due_is_written_down_from_its_list_and_undone(
    page: MachinesPage, books: Books, overlock: Machine, keys: Any, desk: Desk
) -> None:
    machines.log_maintenance(books, overlock.id, MaintenanceDraft(date(2026, 2, 5), "oiled", every_months=1))
    page.want(Wanted(tab="maintenance"))
    page.maintenance.table.setFocus()
    keys.press(Qt.Key.Key_D, CTRL)
    form = over(page)
    assert isinstance(form, UpkeepForm)
    assert (form.what.text(), form.again.value(), form.every_months.text()) == ("oiled", "months", "1")
    keys.press(ENTER, CTRL)
    assert [due.day for due in machines.due_maintenance(books, date(2026, 12, 31))] == [date(2026, 4, 20)]
    desk.undo()
    assert len(machines.list_maintenance(books, overlock.id)) == 1


def test_a_machine_is_opened_with_the_sum_behind_an_hour(
    page: MachinesPage, books: Books, overlock: Machine, keys: Any
) -> None:
    """9,600 over eight years are 1,200 a year, through 1,200 hours: 1.00."""
    page.register.table.setFocus()
    keys.press(Qt.Key.Key_Home)
    keys.press(ENTER)
    view = over(page)
    assert isinstance(view, MachineView)
    assert spaced(view.hour.figure.text()) == "An hour of it costs Bs 1.00"
    assert view.hour._sum.isHidden()
    view.hour.button.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert view.hour._sum.isVisible()
    assert "Depreciation Bs 1,200.00" in spaced(view.hour.button.accessibleDescription())
    model = view.worth.table.rows_model
    assert (model.rowCount(), model.row(0).name, model.row(0).posted) == (8, "2026", m("100"))
    view.worth.by.set("month")
    assert [model.row(place).posted for place in (0, 1)] == [m("100"), None]
    assert model.row(95).book_value == m("0")
    view.worth.table.opened.emit(model.row(0))
    assert isinstance(over(page), VoucherView)


def test_an_entry_of_the_log_is_changed_and_taken_out(
    page: MachinesPage, books: Books, overlock: Machine, keys: Any, desk: Desk
) -> None:
    machines.log_maintenance(books, overlock.id, MaintenanceDraft(TODAY, "oiled"))
    page.open_record(overlock)
    view = over(page)
    view.log.setFocus()
    keys.press(ENTER)
    form = over(page)
    keys.fill(form.what, "oiled and cleaned")
    keys.fill(form.cost, "25")
    keys.press(ENTER, CTRL)
    [entry] = machines.list_maintenance(books, overlock.id)
    assert (entry.draft.what, entry.cost) == ("oiled and cleaned", m("25"))
    view.log.setFocus()
    keys.press(Qt.Key.Key_D, CTRL)
    assert over(page).what.text() == "oiled and cleaned"
    page.close_over(over(page))
    view.log.go_to(0)
    view.forget_button.click()
    assert not machines.list_maintenance(books, overlock.id)
    desk.undo()
    assert [one.draft.what for one in machines.list_maintenance(books, overlock.id)] == ["oiled and cleaned"]


def test_the_card_is_shown_as_it_is_printed(
    page: MachinesPage, desk: Desk, overlock: Machine, keys: Any, qtbot: QtBot
) -> None:
    wanted = []
    desk.paper_wanted.connect(lambda name, make: wanted.append((name, make)))
    page.open_record(overlock)
    keys.press(Qt.Key.Key_P, CTRL)
    [(name, make)] = wanted
    assert name == "Machine card overlock (JK-1)"
    view = PaperView(desk, name, make)
    page.open_over(view)
    qtbot.waitUntil(lambda: bool(view.pdf))


def test_machines_without_a_name_are_asked_about(page: MachinesPage, books: Books, keys: Any) -> None:
    """5,000 opened as a sum: the form opens for what was there before."""
    assert page.register.line.isHidden()
    post(books, "machines 5000 / contributions -5000")
    assert page.register.line.isVisible()
    assert spaced(page.register.nameless.text()) == "Machines worth Bs 5,000.00 stand in the books without a name."
    page.register.name_button.click()
    form = over(page)
    assert isinstance(form, MachineForm)
    assert form.came.came.value() == "taken_over"


def test_a_machine_is_found_by_its_place_and_the_palette_leads_there(page: MachinesPage, books: Books) -> None:
    from coopbooks.finding import Finder

    [hit] = Finder(books).machines.find("workshop", 5)
    assert hit.what.machine.label == "overlock (JK-1)"
