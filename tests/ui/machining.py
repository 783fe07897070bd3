"""The page of machines on the screen, for the tests that type in it."""

from datetime import date
from typing import Any

from coopbooks import machines
from coopbooks.books import Books
from coopbooks.machines import Machine
from tests.builders import post
from ui.desk import Desk
from ui.machines import MachinesPage
from ui.machines.form import MachineForm
from ui.shared.notices import Notices


def machines_page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> MachinesPage:
    """Return the page on the screen; 20,000 are in the box."""
    post(books, "cash 20000 / contributions -20000", day=date(2026, 1, 1))
    made = MachinesPage(desk)
    follow(made)
    show(made, notices)
    return made


def opened(page: MachinesPage) -> MachineForm:
    """Return the form that is open over it."""
    form = page.currentWidget()
    assert isinstance(form, MachineForm)
    return form


def only(books: Books) -> Machine:
    """Return the one machine there is."""
    [row] = machines.list_machines(books)
    return row.machine
