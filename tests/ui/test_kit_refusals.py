"""One place for a refusal per field: whatever the rules behind a form may name has its box in that form."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from coopbooks import people, sales
from coopbooks.books import Books
from coopbooks.errors import Refusal
from tests.builders import TODAY, a_sale, account_id, m
from tests.ui.forms import FORMS
from tests.ui.recorded import stock
from ui.desk import Desk
from ui.sales.form import SaleForm
from ui.shared.form import Form

CORE = Path(__file__).resolve().parents[2] / "coopbooks"
POSTED: Final = ("ledger/rules.py",)
"""What every voucher is checked by."""
RULES: Final = {
    "sale": ("sales/rules.py", *POSTED),
    "cost": ("costs/rules.py", *POSTED),
    "payment": ("people/debts.py", *POSTED),
    "transfer": (*POSTED,),
    "movement": (*POSTED,),
    "count": (*POSTED,),
    "voucher": (*POSTED,),
    "opening": (*POSTED,),
    "person": ("people/rules.py", "people/operations.py"),
    "product": ("products/rules.py", "products/operations.py", "products/makings.py"),
    "rate": ("rates/rules.py", "rates/operations.py"),
    "activity": ("ledger/activities.py",),
    "club": ("books/club.py",),
}
"""The files whose refusals can reach a form, as far as all that a file refuses can."""
NAMED: Final = {
    "transfer": {"giving", "receiving", "amount", "fee", "received", "note"},
    "movement": {"box", "account", "amount", "description", "worth"},
    "count": {"box", "day", "pieces", "explanation"},
}
"""What the functions of :mod:`coopbooks.cash` behind each of its forms name: one file has the rules of all three."""
NEVER: Final = {
    "sale": {"rate"},  # no amount of a sale, cost or payment is in another currency
    "cost": {"rate"},
    "payment": {"rate"},
    "transfer": {"person", "concerns"},  # nobody stands in a transfer or in a count
    "count": {"person", "concerns", "rate"},
    "product": {"since"},  # the first rates of a new one hold for always
    "opening": {"description", "concerns"},  # the program writes what an opening is called, and it concerns nobody
}
"""What the rules of all vouchers name and these cannot come to."""

FORM_TOO: Final = {"cost": {"amount"}, "product": {"name"}}
"""What is so called in a line and in the form, too."""
PARTS: Final = {
    "sale": ("lines", ("description", "quantity", "price"), {"unit"}),  # a unit comes with the product
    "cost": ("lines", ("account", "description", "amount", "quantity"), set[str]()),
    "product": ("making", ("name", "machine", "minutes", "rate"), set[str]()),
}
"""The fields of one line, and what the rules name there that is not typed."""


def fields_named(file: str) -> Iterator[str]:
    """Every name of a field a file gives to a refusal, or to what checks a text."""
    for node in ast.walk(ast.parse((CORE / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            place = {"Refusal": 1, "check_text": 1}.get(node.func.id, len(node.args))
            named = [*node.args[place : place + 1], *(one.value for one in node.keywords if one.arg == "field")]
            yield from (field for one in named for field in _said(one))


def _said(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_said(node.body), *_said(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def names_for(form: str) -> set[str]:
    found = {field for file in RULES[form] for field in fields_named(file)}
    _lines, parts, untyped = PARTS.get(form, ("", (), set[str]()))
    of_the_form = FORM_TOO.get(form, set[str]())
    return (found | NAMED.get(form, set())) - NEVER.get(form, set()) - (set(parts) - of_the_form) - untyped


@pytest.fixture
def opened(books: Books, desk: Desk) -> Iterator[Callable[[str], Any]]:
    """Return a function that opens a form by its name; none outlives its books."""
    stock(books)
    made: list[Form] = []

    def open_one(name: str) -> Form:
        made.append(FORMS[name](desk)())
        return made[-1]

    yield open_one
    for form in made:
        form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_names_are_found_in_the_rules() -> None:
    assert {"lines", "paid", "box", "customer", "discount", "day", "person", "amount"} <= names_for("sale")


@pytest.mark.parametrize("name", RULES)
def test_every_refusal_of_the_rules_has_its_one_place(opened: Any, name: str) -> None:
    """Where the field is there: some are only asked for with a dollar, or where something is odd."""
    form = opened(name)
    for field in sorted(names_for(name)):
        form.fields.forget_refusals()
        for box in form.boxes.values():
            box.show()
        form.refuse(Refusal(f"no such {field}", field))
        refused = [box.refusal_text for box in form.boxes.values() if box.refused]
        assert refused == [f"no such {field}"], field
        assert form.fields.general.isHidden()


@pytest.mark.parametrize("name", PARTS)
def test_what_is_refused_of_a_line_is_refused_at_its_field_and_no_longer_once_one_is_changed(
    opened: Any, name: str
) -> None:
    """The second of two lines. What the books refused is forgotten with any change, for it may hang on several."""
    form, (field, parts, _untyped) = opened(name), PARTS[name]
    lines = form.boxes[field].editor
    while len(lines.rows) < 2:
        lines.add_row()
    row, above = lines.rows[1], lines.rows[0]
    for one in (*row.fields, *above.fields):
        one.typed = True
    for part in parts:
        (wanted,) = (one for one in row.fields if one.field == part)
        wanted.setVisible(True)
        wanted.parentWidget().setVisible(True)
        form.refuse(Refusal(f"no such {part}", f"{field}.1.{part}"))
        assert [one.field for one in row.fields if one.property("refused")] == [part]
        assert not any(one.property("refused") for one in above.fields)
        above.fields[0].changed.emit()
        assert not wanted.property("refused")
        assert not form.boxes[field].refused


def test_what_is_refused_of_a_field_that_is_not_there_is_said_above_all(opened: Any) -> None:
    form = opened("transfer")
    assert form.boxes["received"].isHidden()  # asked for between two currencies
    form.refuse(Refusal("no such rate", "rate"))
    assert not form.fields.general.isHidden()
    assert form.fields.general.text() == "no such rate"


@pytest.mark.parametrize("name", [name for name in FORMS if "corrected" in name])
def test_a_day_out_of_reach_is_refused_at_the_day(opened: Any, name: str) -> None:
    form = opened(name)
    form.boxes["day"].editor.setText("1/1/2001")
    form.submit()
    assert [field for field, box in form.boxes.items() if box.refused] == ["day"]


def test_a_sale_corrected_below_what_was_paid_of_it_is_refused_at_what_was_sold(
    opened: Any, books: Books, desk: Desk
) -> None:
    """100 on credit, 60 of them paid since: corrected to 50 she would have paid too much."""
    sold = sales.record_sale(books, a_sale(books, "4 apron 25.00", customer="Rosa Quispe", paid="0"))
    settled = people.SettlementDraft(TODAY, sold.draft.customer, account_id(books, "cash"), m("60"))
    sales.receive_payment(books, settled)
    form = SaleForm(desk, sold)
    line = sold.draft.lines[0]
    form.lines.put([replace(line, price=m("12.50"))])
    form.submit()
    assert "more than is owed" in form.boxes["lines"].refusal_text
    form.deleteLater()
