"""The price a sale proposes: from the list of its kind, on its day, and never over what was typed or recorded."""

from datetime import date
from typing import Any

import pytest

from coopbooks import products, sales
from coopbooks.books import Books
from coopbooks.products import PriceDraft, Product, ProductDraft
from coopbooks.quantity import Quantity
from tests.builders import account_id, m
from ui.desk import Desk
from ui.sales.form import SaleForm

FEBRUARY = date(2026, 2, 1)


@pytest.fixture
def apron(books: Books) -> Product:
    """An apron at 25, from February on at 28, for export at 35."""
    made = products.add_product(books, ProductDraft("Apron", "piece", m("25.00")))
    for list_, price in (("local", "28"), ("export", "35")):
        products.set_price(books, PriceDraft(made.id, list_, m(price), FEBRUARY))
    return made


@pytest.fixture
def form(desk: Desk, apron: Product, show: Any) -> SaleForm:
    """The form for a new sale, on the screen."""
    made = SaleForm(desk)
    show(made)
    return made


def test_the_price_proposed_is_that_of_the_kind_and_the_day_of_the_sale(
    form: SaleForm, apron: Product, keys: Any
) -> None:
    """An apron costs 28 from February on and 35 for export; what was typed is never proposed over."""
    row: Any = form.lines.rows[0]
    row.product.set_key(apron.id)
    row.product.settled.emit()
    shown = [row.price.value()]
    form.boxes["kind"].editor.set("export")
    shown.append(row.price.value())
    keys.fill(form.day, "15/01/2026")
    form.note.setFocus()
    shown.append(row.price.value())
    form.boxes["kind"].editor.set("local")
    shown.append(row.price.value())
    assert shown == [m("28"), m("35"), m("25"), m("25")]
    row.price.selectAll()
    keys.fill(row.price, "26.50")
    form.boxes["kind"].editor.set("export")
    assert row.price.value() == m("26.50")


def test_a_day_without_a_price_takes_none_away_for_good(books: Books, form: SaleForm, keys: Any) -> None:
    """A bag costs 35 from February on and nothing before that; the day is mistyped, then corrected."""
    bag = products.add_product(books, ProductDraft("Bag", "piece", m("0")))
    products.set_price(books, PriceDraft(bag.id, "export", m("35"), FEBRUARY))
    row: Any = form.lines.rows[0]
    form.boxes["kind"].editor.set("export")
    row.product.set_key(bag.id)
    row.product.settled.emit()
    shown = []
    for day in ("15/01/2026", "15/03/2026"):
        form.day.selectAll()
        keys.fill(form.day, day)
        form.note.setFocus()
        shown.append(row.price.text())
    assert shown == ["", "35.00"]


def test_a_recorded_price_stays_in_a_correction(books: Books, apron: Product, desk: Desk) -> None:
    """Sold at 25 in January, 28 since: corrected to an export sale, the price is the one that was agreed."""
    line = sales.SaleLine(apron.id, "Apron", Quantity.of(2), "piece", m("25"))
    draft = sales.SaleDraft(date(2026, 3, 2), (line,), m("50"), m("0"), box=account_id(books, "cash"))
    form = SaleForm(desk, sales.record_sale(books, draft))
    form.boxes["kind"].editor.set("export")
    assert form.draft().lines[0].price == m("25")
    form.deleteLater()
