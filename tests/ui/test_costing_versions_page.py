"""Versions of a cost sheet on the screen: their price taken over, and what changed since they were saved."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt

from coopbooks import costing, materials, products
from coopbooks.products import Product
from coopbooks.quantity import Quantity
from tests.builders import TODAY, m, spaced
from tests.core.costing_sheets import KNOWN, D, material, offered, sheet
from tests.ui.costing_shown import cell_texts, labels
from tests.ui.test_costing_page import asking, bread, of_bread, opened, page
from ui.costing.compare_table import CompareTable
from ui.costing.page import CostingPage
from ui.shared.choice import Option
from ui.shared.words import speak

__all__ = ["bread", "page"]


def test_the_price_of_a_version_becomes_that_of_the_product(page: CostingPage, bread: Product) -> None:
    """Of today's local list unless something else is said; in bolivianos only, where the sheet has no dollar."""
    costing.save_version(page.desk.books, of_bread(bread, pricing=offered("0.80")), TODAY, "")
    opened(page, bread).versions_button.click()
    view: Any = page.currentWidget()
    view.price_button.click()
    question = asking(page)
    assert "currency" not in question.boxes
    question.go_button.click()
    assert products.price_on(page.desk.books, bread.id, TODAY) == m("0.80")
    desk: Any = page.desk
    desk.undo()
    assert products.price_on(page.desk.books, bread.id, TODAY) == m("0.70")


def test_a_price_is_taken_into_another_list_in_dollars_from_a_day_on(page: CostingPage, bread: Product) -> None:
    """34,80 at 6,96 is 5 dollars; from the same day again it is refused in the question; it can be undone."""
    books, since = page.desk.books, TODAY + timedelta(7)
    costing.save_version(books, of_bread(bread, pricing=offered("34.80"), dollar=D("6.96")), TODAY, "")
    opened(page, bread).versions_button.click()
    view: Any = page.currentWidget()
    for _try in range(2):
        view.price_button.click()
        question = asking(page)
        for name, value in {"list": "wholesale", "currency": "USD", "since": since}.items():
            question.boxes[name].editor.set(value)
        assert "$us 5.00" in labels(question).replace("\N{NO-BREAK SPACE}", " ")
        question.go_button.click()
        assert products.price_on(books, bread.id, since, "wholesale", "USD") == m("5.00", "USD")
    question = asking(page)
    assert question.boxes["since"].refused
    question.reject()
    assert products.price_on(books, bread.id, TODAY, "wholesale", "USD") is None
    desk: Any = page.desk
    desk.undo()
    assert products.price_on(books, bread.id, since, "wholesale", "USD") is None
    assert products.price_on(books, bread.id, TODAY) == m("0.70")


def test_what_the_price_will_be_follows_the_language(page: CostingPage, bread: Product) -> None:
    costing.save_version(page.desk.books, of_bread(bread, pricing=offered("0.80")), TODAY, "")
    opened(page, bread).versions_button.click()
    view: Any = page.currentWidget()
    view.price_button.click()
    question = asking(page)
    assert "The price will be Bs 0.80." in spaced(labels(question))
    speak("es")
    assert "El precio será Bs 0,80." in spaced(labels(question))
    question.reject()
    speak("en")


def test_what_changed_in_the_making_since_is_said_above_the_sheet(page: CostingPage, bread: Product) -> None:
    """Baking is new: it stands among the lines, and in one sentence."""
    books = page.desk.books
    costing.save_version(books, of_bread(bread), TODAY, "")
    products.keep_making(
        books, bread.id, [products.MakingDraft("Baking", Quantity.of("2"), "", Quantity.of("1"))], TODAY
    )
    form = opened(page, bread)
    assert "Baking" in form.changed_said.text()
    assert form.changed_said.isVisible()
    assert [row[0] for row in cell_texts(form.fields, "work")][-3:-1] == ["Work of the bakers", "Baking"]


def test_a_material_is_added_to_the_list_where_it_is_typed(page: CostingPage, bread: Product, keys: Any) -> None:
    """With its unit after a comma, by Enter or by Tab; without one it is written only here."""
    form = opened(page, bread)
    grid = form.fields.grid
    for typed, key in (("Quinoa, kg", Qt.Key.Key_Return), ("Lana, madeja", Qt.Key.Key_Tab), ("Anise", Qt.Key.Key_Tab)):
        keys.type(typed)
        keys.press(key)
        here = grid.here()
        assert here
        assert here[2]
        assert here[2].key == "many", "on to the next cell"
        keys.press(Qt.Key.Key_Down)
        keys.press(Qt.Key.Key_Home)
    assert [row.material.name for row in materials.list_materials(page.desk.books)] == ["Lana", "Quinoa"]
    found = [(row.value("what").key, row.value("what").name, row.value("unit")) for row in grid.rows("materials")]
    assert found == [(1, "Quinoa", "kg"), (2, "Lana", "madeja"), (None, "Anise", None)]


def test_a_material_that_cannot_be_made_keeps_the_cursor(page: CostingPage, bread: Product, keys: Any) -> None:
    """There is a yarn already: Tab stays in the cell, says so, and nothing typed is lost."""
    materials.add_material(page.desk.books, materials.MaterialDraft("Yarn", "kg"))
    form = opened(page, bread)
    keys.type("Yarn, skein")
    keys.press(Qt.Key.Key_Tab)
    grid = form.fields.grid
    [row] = grid.all_rows("materials")
    assert grid.view.editing.under_way
    assert row.cell("what").text == "Yarn, skein"
    assert row.cell("what").refusal


def test_a_material_left_with_the_mouse_is_written_here_with_its_unit(
    page: CostingPage, bread: Product, keys: Any
) -> None:
    """Nothing is added to the list by clicking elsewhere; a name with a comma stays whole where there is a unit."""
    form = opened(page, bread)
    grid = form.fields.grid
    keys.type("Lana, madeja")
    grid.view.editing.leave()
    [row] = grid.rows("materials")
    assert (row.value("what"), row.value("unit")) == (Option(None, "Lana"), "madeja")
    grid.go_to(row, "what")
    keys.type("Botón, dorado")
    grid.view.editing.leave()
    assert (row.value("what"), row.value("unit")) == (Option(None, "Botón, dorado"), "madeja")
    assert materials.list_materials(page.desk.books) == []


def test_figures_side_by_side_differ_by_what_is_read(qtbot: Any) -> None:
    """1,156 is read 1,16, and 1,154 as 1,15: a centavo less; 1,153 reads the same, so nothing is marked."""
    answers = [
        costing.answer(sheet(material("Flour", "1", "kg", f"{price} 1 kg"), pricing=offered("2")), KNOWN)
        for price in ("1.156", "1.154", "1.153")
    ]
    for first, second, read in ((0, 1, "1.15  (−0.01)"), (1, 2, "1.15")):
        table = CompareTable(lambda: "Compared")
        table.show_sheets([(str, answers[first]), (str, answers[second])], "BOB")
        model = table.rows_model
        row = next(place for place in range(model.rowCount()) if model.row(place).key == "materials")
        assert model.index(row, 2).data() == read
        qtbot.addWidget(table)
