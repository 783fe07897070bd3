"""What is refused first is what is read first: the cursor goes to the topmost field that is empty or wrong."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from coopbooks.errors import Refusal
from tests.ui.forms import FORMS
from tests.ui.recorded import stock
from ui.desk import Desk
from ui.shared.form import Form
from ui.shared.lines_edit import LinesEdit
from ui.shared.tab_order import in_order
from ui.shared.typed_edit import TextEdit, TypedEdit

FIRST: Final = {
    **dict.fromkeys(("sale", "cost", "use", "stock count", "take over", "gift", "work sheet"), "lines"),
    **dict.fromkeys(("payment", "hand", "loan", "member money", "leaving", "work", "pieces", "advance"), "person"),
    **dict.fromkeys(("product", "person", "material", "pool", "machine", "member", "group", "activity"), "name"),
    **dict.fromkeys(("transfer", "grant money", "own rule", "surplus"), "amount"),
    **dict.fromkeys(("dues charged", "collected"), "parts"),
    "movement": "account",
    "opening": "balance_4",
    "voucher": "description",
    "order": "title",
    "grant": "donor",
    "grant back": "grant",
    "loan paid": "loan",
    "new terms of a loan": "reason",
    "months depreciated": "month",
    "maintenance": "what",
    "machine gone": "price",
    "rate of an order": "order",
    "rate": "value",
    "run": "first",
}
"""Of every form that asks for something, the topmost field that is empty and may not be: no day, box or kind, which are
proposed, and nobody to whom something is sold or by whom it is delivered, for she may stay unknown."""
PROPOSED: Final = ("count", "rules of pay", "club", "run approved", "pay handed over", "shares of a loan")
"""Those in which everything there has to be is proposed."""
BEGUN: Final = (*FIRST, *PROPOSED)
WRONG: Final = "ñ 12*"
"""What no field for figures, days or what is on a list can read."""


@pytest.fixture
def opened(desk: Desk, show: Any) -> Iterator[Callable[[str], Any]]:
    """Return a function that opens a form by its name and shows it; none outlives its books."""
    stock(desk.books)
    made: list[Form] = []

    def open_one(name: str) -> Form:
        made.append(FORMS[name](desk)())
        show(made[-1])
        return made[-1]

    yield open_one
    for form in made:
        form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def as_read(form: Form) -> list[str]:
    """Return the fields in sight that may be changed, in the order Tab goes through them."""
    names = {box: name for name, box in form.boxes.items() if box.editor.isEnabled()}
    return [names[one] for one in in_order(form) if one in names]


def save(form: Form) -> str:
    """Press Save; return the field with the cursor, of those refused the first as they are read."""
    form.submit()
    refused = [name for name in as_read(form) if form.boxes[name].refused]
    cursor = QApplication.focusWidget()
    at = [name for name, box in form.boxes.items() if box.isAncestorOf(cursor)] if cursor else []
    assert refused[:1] == at, form.fields.general.text()
    return at[0]


@pytest.mark.parametrize("name", FIRST)
def test_saved_empty_the_first_that_is_missing_is_refused(opened: Any, name: str) -> None:
    form = opened(name)
    assert save(form) == FIRST[name]


@pytest.mark.parametrize("name", ["payment", "loan", "movement", "voucher", "machine"])
def test_the_accounting_waits_for_the_same(opened: Any, name: str) -> None:
    form = opened(name)
    assert form.accounting.text.toPlainText().startswith(form.boxes[FIRST[name]].label.text())


def test_every_form_is_gone_through() -> None:
    filled = ("again", "corrected", "changed", "cost from a grant")
    assert [name for name in FORMS if name not in BEGUN and not name.endswith(filled)] == []


def spoil(form: Form, name: str, *, empty: bool) -> None:
    """Leave a field empty, or write in it what it cannot read, as far as it can be."""
    editor: Any = form.boxes[name].editor
    if empty and isinstance(editor, LinesEdit):
        editor.reset()
    elif isinstance(editor, TypedEdit) and (empty or not isinstance(editor, TextEdit)):
        editor.setText("" if empty else WRONG)


def is_refused(form: Form, name: str) -> bool:
    """Whether a form cannot be read for this field."""
    try:
        form.draft()
    except Refusal as refusal:
        return refusal.field == name
    return False


@pytest.mark.parametrize("name", [name for name in FORMS if name not in FIRST])
def test_of_several_that_are_empty_or_wrong_the_first_is_refused(opened: Any, name: str) -> None:
    """All of them, then all but the first, and so on: whatever stands above is right by then."""
    form = opened(name)
    form._go_on = lambda _read: None
    kept = form.fields.kept()

    def mend() -> None:
        form.fields.reset()
        form.prepare()
        form.fields.take_back(kept)

    mend()
    fields = as_read(form)
    ways: dict[str, list[bool]] = {field: [] for field in fields}
    for field in fields:
        for empty in (True, False):
            spoil(form, field, empty=empty)
            if is_refused(form, field):
                ways[field].append(empty)
            mend()
    wrong = [field for field in fields if ways[field]]
    for first, _field in enumerate(wrong):
        for way in (0, -1):
            for one in wrong[first:]:
                spoil(form, one, empty=ways[one][way])
            assert save(form) == _field
            mend()


def test_all_that_is_wrong_is_seen_at_once(opened: Any) -> None:
    form = opened("payment")
    form.amount.setText(WRONG)
    form.day.setText(WRONG)
    assert save(form) == "person"
    said = {name: box.refusal_text for name, box in form.boxes.items() if box.refused}
    assert said["person"] == "No customer owes anything."
    assert said["amount"].startswith("“ñ” does not belong in a number.")
    assert said["day"].startswith(f"“{WRONG}” is not a day.")
    assert list(said) == ["person", "amount", "day"]


def test_what_cannot_be_read_makes_no_other_field_wrong(opened: Any) -> None:
    """Nobody knows yet whether the first day belongs to a last one: that is not asked before it can be read."""
    form = opened("run")
    form.work.first.set(None)
    form.work.last.setText(WRONG)
    assert save(form) == "last"
    assert not form.boxes["first"].refused
