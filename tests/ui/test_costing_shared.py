"""Costs that several products share, and how many of each must be sold to pay them: every part to the centavo."""

from typing import Any

from PySide6.QtCore import Qt

from coopbooks import costing, products
from coopbooks.products import Product, ProductDraft
from tests.builders import TODAY, m
from tests.core.costing_sheets import D, material, offered, sheet
from tests.ui.costing_shown import cell_texts
from tests.ui.test_costing_page import bread, opened, page
from ui.costing.page import CostingPage
from ui.costing.pool_form import PoolForm
from ui.shared.choice import Option
from ui.shared.doing import Wanted
from ui.shared.grid import GridRow

__all__ = ["bread", "page"]


def test_shared_costs_add_up_to_the_centavo(page: CostingPage, bread: Product, keys: Any) -> None:
    """1.000 shared one to two: 333,33 and 666,67, and a sheet of one of them bears its part."""
    cake = products.add_product(page.desk.books, ProductDraft("Cake", "piece", m("9")))
    page.want(Wanted(tab="shared", new="pool"))
    form = page.currentWidget()
    assert isinstance(form, PoolForm)
    form.name.set("Rent")
    form.amount.set(m("1000"))
    form.grid.setFocus()
    for name, pieces in (("Bread", "100"), ("Cake", "200")):
        keys.type(name)
        keys.press(Qt.Key.Key_Return)
        keys.type(pieces)
        keys.press(Qt.Key.Key_Return)
    first, second = form.grid.rows("products")
    assert (first.told["part"], second.told["part"]) == ("333.33", "666.67")
    assert form.adds_up.text().replace("\N{NO-BREAK SPACE}", " ").startswith("The parts add up to Bs 1,000.00")
    form.submit()
    (pool,) = costing.list_pools(page.desk.books)
    assert [one.product for one in pool.draft.products] == [bread.id, cake.id]
    page.close_all_over()
    sheet_form = opened(page, cake)
    rent = Option(f"pool {pool.id}", "Rent, shared")
    sheet_form.fields.grid.show_rows({"indirect": [GridRow({"what": "Rent", "how": rent})]})
    sheet_form.work_out()
    assert cell_texts(sheet_form.fields, "indirect")[0][-1] == "3.33"  # 666,67 over 200 pieces


def test_what_is_refused_of_shared_costs_is_said_at_its_cell(page: CostingPage, bread: Product) -> None:
    page.want(Wanted(tab="shared", new="pool"))
    form: Any = page.currentWidget()
    form.name.set("Rent")
    form.amount.set(m("1000"))
    form.grid.show_rows({"products": [GridRow({"what": Option(bread.id, "Bread"), "units": D(0)})]})
    form.submit()
    (row,) = form.grid.rows("products")
    assert row.cell("units").refusal
    assert costing.list_pools(page.desk.books) == []


def test_a_mix_of_products_pays_the_fixed_costs_together(page: CostingPage, bread: Product, keys: Any) -> None:
    """Bread brings in 0,5 of 1, cakes 2 of 5: three with one bring in 3,5; 700 ÷ 3,5 = 200 rounds, 600 and 200,
    worth 600 + 1.000.
    """
    books = page.desk.books
    cake = products.add_product(books, ProductDraft("Cake", "piece", m("5")))
    for product, cost, price in ((bread, "0.5", "1"), (cake, "3", "5")):
        made = sheet(material("All of it", "1", "piece", f"{cost} 1 piece"), product=product.id, pricing=offered(price))
        costing.save_version(books, made, TODAY, "")
    page.open_mix()
    view: Any = page.currentWidget()
    view.fixed.editor.setFocus()
    keys.type("700")
    first, second = view.grid.rows("mix")
    view.grid.go_to(first, "many")
    keys.type("3")
    keys.press(Qt.Key.Key_Return)
    assert [first.told["pieces"], second.told["pieces"]] == ["600", "200"]
    assert [first.told["money"], second.told["money"]] == ["600.00", "1,000.00"]
    assert "Bs 1,600.00" in view.said.text().replace("\N{NO-BREAK SPACE}", " ")
    view.grid.put(second, "many", D("0"))
    view.grid.put(first, "many", D("0"))
    assert view.said.text().startswith("Sold in this proportion, the mix brings in nothing")
