"""The page Cost structures: sheets begun, saved as versions, compared, given back after a crash; costs shared."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coopbooks import costing, drafts, products
from coopbooks.books import Books
from coopbooks.products import Product, ProductDraft
from tests.builders import TODAY, m
from tests.core.costing_sheets import D, machine, markup, material, sheet
from tests.core.test_costing_examples import BREAD
from tests.printed import text_of
from tests.ui.conftest import Show
from tests.ui.costing_shown import cell_texts, type_row
from ui.costing.frozen import FrozenSheet
from ui.costing.lines import in_order
from ui.costing.page import CostingPage
from ui.costing.papers import save_workbook, take_along
from ui.costing.sheet_form import SheetForm, whole_of
from ui.costing.versions import VersionsView
from ui.desk import Desk
from ui.shared.asking import Asking
from ui.shared.choice import Option
from ui.shared.doing import PaperWish, Wanted
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bread(books: Books) -> Product:
    """Return a product that has no sheet yet."""
    return products.add_product(books, ProductDraft("Bread", "loaf", m("0.70")))


@pytest.fixture
def page(desk: Desk, follow: Callable[[Any], None], show: Show) -> CostingPage:
    """Return the page on the screen."""
    made = CostingPage(desk)
    follow(made)
    show(made)
    return made


def of_bread(bread: Product, **also: Any) -> costing.Sheet:
    return replace(BREAD, product=bread.id, **also)


def opened(page: CostingPage, product: Product) -> SheetForm:
    page.want(Wanted(product=product.id))
    QApplication.processEvents()
    form = page.currentWidget()
    assert isinstance(form, SheetForm)
    return form


def asking(within: QWidget) -> Asking:
    QApplication.processEvents()
    return [one for one in within.window().findChildren(Asking) if one.isVisible()][-1]


def row_texts(page: CostingPage) -> list[list[str]]:
    model = page.sheets.table.rows_model
    return [[str(model.index(row, place).data()) for place in range(7)] for row in range(model.rowCount())]


def test_an_empty_page_invites_the_first_sheet(page: CostingPage, bread: Product, keys: Any) -> None:
    """The button asks of which product, and opens its sheet, the cursor in its lines."""
    invitation = page.sheets.below.invitation
    assert invitation.isVisible()
    assert invitation.button
    invitation.button.click()
    asking(page)
    keys.type("Bre")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    form = page.currentWidget()
    assert isinstance(form, SheetForm)
    assert form.product.id == bread.id
    assert page.window().focusWidget() is form.fields.grid.view


def test_a_sheet_typed_and_saved_is_listed_with_its_figures(
    page: CostingPage, desk: Desk, bread: Product, keys: Any
) -> None:
    """Flour of 300 for a quintal, half of it used, sold with 20 % on top: costs 150, price 180, 30 left, 16,7 %."""
    form = opened(page, bread)
    type_row(keys, "Flour", "0.5", "quintal", "", "", "300", "quintal")
    form.fields.boxes["pricing.percent"].enter()
    keys.type("20")
    keys.press(Qt.Key.Key_Return, CTRL)
    asking(page).go_button.click()
    assert not form.half_filled
    saved = desk.last_deed()
    assert saved
    assert saved.stays
    assert saved.stays().startswith("Version 1 of Bread stays as it is.")
    assert drafts.list_kept(page.desk.books) == []
    page.close_all_over()
    (row,) = row_texts(page)
    assert row == ["Bread", "150.00", "180.00", "30.00", "16.7%", "", TODAY.strftime("%d/%m/%Y")]


def test_the_first_lines_are_the_operations_of_the_product(page: CostingPage, bread: Product) -> None:
    making = [products.MakingDraft("Kneading", rate=None, minutes=None)]
    products.keep_making(page.desk.books, bread.id, making, TODAY)
    form = opened(page, bread)
    assert [row[0] for row in cell_texts(form.fields, "work")] == ["Kneading", "Add an operation…"]


def test_what_is_wrong_is_refused_at_its_cell_and_nothing_is_lost(page: CostingPage, bread: Product, keys: Any) -> None:
    form = opened(page, bread)
    type_row(keys, "Flour", "0.5", "quintal", "", "", "1,200")
    form.submit()
    grid = form.fields.grid
    row = grid.rows("materials")[0]
    assert "can be read in two ways" in grid.told.text()
    assert grid.view.currentIndex() == grid.model.index_of(row, "price")
    keys.type("1200")
    keys.press(Qt.Key.Key_Tab)
    form.submit()
    assert form.fields.boxes["pricing.percent"].refused
    form.fields.boxes["pricing.percent"].editor.set(D("0"))
    grid.put(row, "unit", None)
    form.submit()
    assert grid.told.text() == "Write the unit: kg, metre, piece."
    assert row.cell("unit").refusal
    assert costing.list_versions(page.desk.books, bread.id) == []


def test_a_half_typed_sheet_survives_a_crash(page: CostingPage, bread: Product, keys: Any) -> None:
    """It is given back as it was, what cannot be read too; started afresh it is gone."""
    form = opened(page, bread)
    type_row(keys, "Flour", "0.5")
    keys.type("1.2.3")
    form.keeping.keep_now()  # a moment after the last key
    again = SheetForm(page.desk, bread, page.open_over)
    (row,) = again.fields.grid.rows("materials")
    assert (row.value("what"), row.value("many")) == (Option(None, "Flour"), D("0.5"))
    assert not again.given_back.isHidden()
    again.start_afresh()
    assert again.fields.grid.rows("materials") == []
    assert drafts.list_kept(page.desk.books) == []
    again.deleteLater()


def test_leaving_keeps_what_is_typed(page: CostingPage, bread: Product, keys: Any) -> None:
    form = opened(page, bread)
    type_row(keys, "Flour")
    keys.press(Qt.Key.Key_Escape)
    assert page.currentWidget() is not form
    assert [row.value("what").name for row in opened(page, bread).fields.grid.rows("materials")] == ["Flour"]


def test_a_material_that_is_chosen_brings_its_unit_and_price(
    page: CostingPage, bread: Product, keys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coopbooks import materials

    made = materials.add_material(page.desk.books, materials.MaterialDraft("Merino", "kg"))
    monkeypatch.setattr(materials, "last_price", lambda _books, _material: Decimal(80))
    form = opened(page, bread)
    keys.type("Mer")
    keys.press(Qt.Key.Key_Return)
    (row,) = form.fields.grid.rows("materials")
    assert (row.value("what").key, row.value("unit"), row.value("source").key) == (made.id, "kg", "last")
    assert row.cell("unit").proposed


def test_versions_are_compared_and_opened_as_they_were(page: CostingPage, bread: Product) -> None:
    """Flour 300, then 340: forty more for the batch, 71,50 − 40 = 31,50 left."""
    books = page.desk.books
    costing.save_version(books, of_bread(bread), TODAY, "")
    dearer = (material("Flour", "1", "quintal", "340 1 quintal"), *BREAD.lines[1:])
    costing.save_version(books, of_bread(bread, lines=dearer), TODAY, "Flour is dearer")
    opened(page, bread).versions_button.click()
    view = page.currentWidget()
    assert isinstance(view, VersionsView)
    model = view.compared.rows_model
    rows = {model.row(number).key: number for number in range(model.rowCount())}
    texts = [str(model.index(rows["profit"], place).data()) for place in (1, 2)]
    assert texts == ["71.50", "31.50  (−40.00)"]
    view.open_version(costing.list_versions(books, bread.id)[-1])
    frozen = page.currentWidget()
    assert isinstance(frozen, FrozenSheet)
    assert cell_texts(frozen.fields, "materials")[0][-1] == "300.00"
    assert not any(frozen.fields.grid.model.is_open(one) for one in _all_cells(frozen))
    assert frozen.answers.rows["profit"].figures[2].text() == "71.50"


def _all_cells(frozen: FrozenSheet) -> list[Any]:
    model = frozen.fields.grid.model
    return [model.index(line, place) for line in range(model.rowCount()) for place in range(model.columnCount())]


def test_a_sheet_goes_on_from_its_newest_version(page: CostingPage, bread: Product) -> None:
    costing.save_version(page.desk.books, of_bread(bread), TODAY, "")
    form = opened(page, bread)
    assert form.live.sheet.lines == in_order(costing.revise(page.desk.books, 1).lines)
    assert "Version 1" in form.version_said.text()
    assert not form.half_filled


def test_the_hour_of_a_machine_is_worked_out_from_its_year(page: CostingPage, bread: Product) -> None:
    """100 + 20 + 30 + 0 over 600 hours is 0,25 an hour; half an hour of it 0,125, shown as 0,13."""
    costing.save_version(page.desk.books, sheet(machine("Oven", "30", "9"), product=bread.id), TODAY, "")
    form = opened(page, bread)
    grid = form.fields.grid
    (row,) = grid.rows("machine")
    grid.go_to(row, "what")
    assert form.hour_button.isVisible()
    form.hour_button.click()
    question = asking(page)
    for name, figure in {"depreciation": "100", "maintenance": "20", "energy": "30", "hours": "600"}.items():
        question.boxes[name].editor.setText(figure)
    question.go_button.click()
    QApplication.processEvents()
    assert (row.told["price"], row.told["cost"]) == ("0.25", "0.13")
    assert form.half_filled


def test_a_list_says_which_sheet_has_a_newer_part(page: CostingPage, qtbot: QtBot, bread: Product) -> None:
    dough = products.add_product(page.desk.books, ProductDraft("Dough", "kg", m("0"), sold=False))
    of_dough = sheet(material("Flour", "1", "kg", "8 1 kg"), product=dough.id)
    costing.save_version(page.desk.books, of_dough, TODAY, "")
    into = costing.ComponentLine("Dough", dough.id, D("0.5"))
    costing.save_version(page.desk.books, sheet(into, product=bread.id, pricing=markup("10")), TODAY, "")
    costing.save_version(page.desk.books, of_dough, TODAY, "The same again")
    page.want(Wanted(tab="sheets"))
    model = page.sheets.table.rows_model
    assert [str(model.index(row, 7).data()) for row in range(2)] == ["a part is newer", ""]


def test_the_record_of_a_product_leads_to_its_cost_sheet(page: CostingPage, bread: Product) -> None:
    from ui.products.view import ProductView

    view = ProductView(page.desk, bread, page.open_over)
    went: list[tuple[str, Wanted]] = []
    desk: Any = page.desk
    desk.went.connect(lambda where, wanted: went.append((where, wanted)))
    view.cost_button.click()
    assert went == [("costing", Wanted(product=bread.id))]
    view.deleteLater()


def test_a_sheet_is_printed_and_saved_as_a_workbook(page: CostingPage, bread: Product, tmp_path: Path) -> None:
    """As it stands, for the club and for a buyer; one that is not whole is refused where it is typed."""
    costing.save_version(page.desk.books, of_bread(bread), TODAY, "")
    form = opened(page, bread)
    shown: list[tuple[str, Any]] = []
    desk: Any = page.desk
    desk.paper_wanted.connect(lambda name, make: shown.append((name, make)))
    for kind in ("club", "buyer"):
        take_along(desk, partial(whole_of, form), form, kind)
    assert [name for name, _make in shown] == ["Cost sheet Bread"] * 2
    club, buyer = (text_of(make(PaperWish("en", "letter"))) for _name, make in shown)
    assert "Work of the bakers" in club
    assert "Work of the bakers" not in buyer
    save_workbook(whole_of(form), "en", tmp_path / "bread.xlsx")
    assert load_workbook(tmp_path / "bread.xlsx").worksheets
    form.fields.grid.put(form.fields.grid.rows("materials")[0], "many", None)
    take_along(desk, partial(whole_of, form), form, "club")
    assert len(shown) == 2
    assert form.fields.grid.rows("materials")[0].cell("many").refusal


def test_what_the_foot_says_is_refused_is_said_in_the_language_spoken_now(
    page: CostingPage, bread: Product, keys: Any, qtbot: QtBot
) -> None:
    """In a window so low that the words below the lines are out of sight."""
    speak("es")
    form = opened(page, bread)
    type_row(keys, "Lana", "1", "", "kg")
    page.window().resize(1000, 300)
    form.submit()
    qtbot.waitUntil(lambda: form.foot.refused.isVisible() and form.foot.refused.text().startswith("“kg” no es un"))
    speak("en")
    qtbot.waitUntil(lambda: form.foot.refused.isVisible() and form.foot.refused.text().startswith("“kg” is not a"))
