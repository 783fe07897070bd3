"""In books where there is nothing to choose from yet a form says so, and what to do first."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks.errors import Refusal
from tests.builders import spaced
from tests.core.membering import a_member
from tests.ui.forms import payment
from ui.desk import Desk
from ui.grants.money_form import MoneyForm
from ui.loans.payment_form import LoanPaymentForm
from ui.machines.gone_form import GoneForm
from ui.machines.upkeep_form import UpkeepForm
from ui.materials.use_form import UseForm
from ui.members.collect_form import CollectForm
from ui.members.leave_form import LeaveForm
from ui.shared.choices import person_picker
from ui.shared.member_choice import member_picker

MACHINE = "There is no machine yet: record it first."
MATERIAL = "There is no material yet: buy some first, or name what is there."
MEMBER = "There is no member yet: add them on their page first."
PICKED: dict[str, tuple[Callable[[Desk], Any], str]] = {
    "machine": (UpkeepForm, MACHINE),
    "loan": (LoanPaymentForm, "No loan is still to be paid back: record the loan first."),
    "person": (LeaveForm, MEMBER),
    "gone": (GoneForm, MACHINE),
    "payment": (lambda desk: payment(desk)(), "No customer owes anything."),
}


@pytest.mark.parametrize("name", PICKED)
def test_a_list_with_nothing_on_it_says_what_to_do_first(desk: Desk, show: Any, keys: Any, name: str) -> None:
    make, said = PICKED[name]
    form = make(desk)
    show(form)
    field = {"gone": "machine", "payment": "person"}.get(name, name)
    box = form.boxes[field]
    box.enter()
    keys.press(Qt.Key.Key_Down)
    assert box.refusal_text == said
    form.submit()
    assert box.refusal_text == said


@pytest.mark.parametrize("opened", [False, True])
def test_a_line_of_materials_says_so_too_whatever_is_typed(desk: Desk, show: Any, keys: Any, *, opened: bool) -> None:
    """Where the list is asked for, and where some letters are written that would be on no list."""
    form = UseForm(desk)
    show(form)
    form.boxes["lines"].enter()
    if opened:
        keys.press(Qt.Key.Key_Down)
    else:
        keys.type("wool")
        keys.press(Qt.Key.Key_Return)
    assert form.boxes["lines"].refusal_text == MATERIAL
    form.submit()
    assert form.boxes["lines"].refusal_text == MATERIAL


@pytest.mark.parametrize(
    ("make", "field", "said"),
    [(CollectForm, "parts", MEMBER), (MoneyForm, "grant", "There is no grant yet: record it first.")],
)
def test_so_does_a_form_without_any_row_or_choice(desk: Desk, show: Any, make: Any, field: str, said: str) -> None:
    form = make(desk)
    show(form)
    if field == "parts":
        assert form.together.text() == said
    form.submit()
    assert spaced(form.boxes[field].refusal_text) == said


def test_nobody_chosen_is_said_in_the_one_sentence_the_books_have_for_it(desk: Desk, qtbot: QtBot) -> None:
    books = desk.books
    a_member(books, "Ana")
    for field in (person_picker(books, "customer", "+ %(name)s"), member_picker(books)):
        qtbot.addWidget(field)
        with pytest.raises(Refusal, match=r"^Choose who\.$"):
            field.value()
