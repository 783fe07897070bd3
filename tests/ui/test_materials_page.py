"""The page Materials: what is in the store, found and narrowed; a material typed in, opened, its stock card printed."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import ledger, materials, people
from coopbooks.books import Books, change_club
from coopbooks.materials import HandDraft, Pack
from coopbooks.people import PersonDraft
from tests.builders import TODAY, activity_id, m, post, spaced
from tests.core.store import a_material, buy, named, q, use
from ui.desk import Desk
from ui.materials import MaterialsPage
from ui.materials.form import MaterialForm
from ui.materials.view import MaterialView
from ui.shared.doing import Wanted
from ui.shared.facts import Facts
from ui.shared.notices import Notices

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> MaterialsPage:
    """Return the page on the screen over flour, wool and buttons.

    60 kg of wool for 1,500 are 25 a kilogram; 15 of them used at that leave 45 kg worth 1,125. Of 120 buttons for 60
    all but 20 are used: 20 worth 10 are left, and so few are few.
    """
    a_material(books, "wool", "kg", ("skein", "100", "g"), code="W-1", low_level=q("5"))
    a_material(books, "buttons", "piece", low_level=q("20"), activity=activity_id(books, "sewing"))
    a_material(books, "flour")
    buy(books, "60 wool 1500")
    buy(books, "120 piece buttons 60")
    use(books, "15 wool", "100 buttons")
    made = MaterialsPage(desk)
    follow(made)
    show(made, notices)
    return made


def listed(page: MaterialsPage) -> list[str]:
    model = page.stock.table.rows_model
    return [model.row(row).material.name for row in range(model.rowCount())]


def cells(page: MaterialsPage, name: str) -> dict[str, str]:
    model = page.stock.table.rows_model
    row = next(model.row(place) for place in range(model.rowCount()) if model.row(place).material.name == name)
    return {column.key: spaced(column.text(row)) for column in model.columns}


def over(page: MaterialsPage) -> Any:
    return page.currentWidget()


def sums(page: MaterialsPage) -> list[str]:
    return [text for _place, text in page.stock.listed.totals.cells()]


def test_what_is_in_the_store_stands_there_with_what_it_costs(page: MaterialsPage, books: Books) -> None:
    wool = cells(page, "wool")
    assert (wool["store"], wool["average"], wool["value"], wool["last"]) == ("45 kg", "25.00", "1,125.00", "25.00")
    assert (wool["low"], wool["state"]) == ("5 kg", "")
    assert cells(page, "flour")["average"] == ""
    assert sums(page) == ["Totals", "1,135.00"]
    assert ledger.balance_on(books, ledger.account_of(books, "materials").id) == m("1135")


def test_what_runs_low_is_said_in_words_and_in_its_colour(page: MaterialsPage, books: Books) -> None:
    """20 buttons are 20 or less; used beyond what there is, they are less than nothing."""
    columns = {column.key: column for column in page.stock.table.rows_model.columns}
    assert cells(page, "buttons")["state"] == "running low"
    page.stock.low.click()
    assert listed(page) == ["buttons"]
    change_club(books, replace(books.club, negative_stock=True))
    use(books, "30 buttons")
    assert (cells(page, "buttons")["state"], cells(page, "buttons")["store"]) == ("less than nothing", "−10 pieces")
    row = page.stock.table.rows_model.row(0)
    tones = [columns[key].tone for key in ("store", "state")]
    assert [tone(row) for tone in tones if tone] == ["out", "out"]


def test_the_list_is_searched_and_narrowed(page: MaterialsPage, books: Books) -> None:
    assert listed(page) == ["buttons", "flour", "wool"]
    page.stock.search.set("w-1")
    assert listed(page) == ["wool"]
    assert sums(page) == ["Totals", "1,125.00"]
    page.stock.filters.clear()
    page.stock.activity.set(activity_id(books, "sewing"))
    assert listed(page) == ["buttons"]
    page.stock.filters.clear()
    flour = materials.material(books, named(books, "flour"))
    materials.change_material(books, flour.id, replace(flour.draft, active=False))
    assert listed(page) == ["buttons", "wool"]
    page.stock.unused.click()
    assert listed(page) == ["buttons", "flour", "wool"]


def test_what_stands_in_the_ledger_without_a_name_is_said(page: MaterialsPage, books: Books) -> None:
    """300 bought on the account alone belong to no material, until it is said what they are."""
    assert page.stock.line.isHidden()
    post(books, "materials 300 / cash -300")
    assert page.stock.line.isVisible()
    assert "300.00" in spaced(page.stock.unnamed.text())
    assert sums(page) == ["Totals", "1,135.00"]


def test_a_material_is_typed_in_with_its_packs(page: MaterialsPage, books: Books, keys: Any) -> None:
    """Kilos are kg, however they are written; the unit of the stock is proposed for what a pack holds."""
    page.want(Wanted(new="material"))
    form = over(page)
    assert isinstance(form, MaterialForm)
    keys.fill(form.boxes["name"].editor, "Sugar")
    form.unit.setFocus()
    for letter in "kilos":  # what fits is proposed under the field, until nothing does
        keys.type(letter)
    keys.fill(form.low, "2*46")
    row = form.packs.rows[0]
    keys.fill(row.name, "bag")
    assert row.unit.text() == "kg"
    keys.fill(row.holds, "50")
    keys.fill(form.boxes["code"].editor, "SU")
    keys.press(Qt.Key.Key_Return, CTRL)
    sugar = materials.material(books, named(books, "Sugar"))
    assert (sugar.unit, sugar.code, sugar.low_level, sugar.packs) == (
        "kg",
        "SU",
        q("92"),
        (Pack("bag", q("50"), "kg"),),
    )
    assert "Sugar" in listed(page)


def test_a_material_is_changed_and_changed_back(page: MaterialsPage, books: Books, desk: Desk, keys: Any) -> None:
    before = materials.material(books, named(books, "wool"))
    page.want(Wanted(new="material", material=before.id))
    form = over(page)
    assert form.draft() == before.draft
    keys.fill(form.low, "8")
    keys.fill(form.packs.rows[0].holds, "90")
    keys.press(Qt.Key.Key_Return, CTRL)
    now = materials.material(books, before.id)
    assert (now.low_level, now.packs) == (q("8"), (Pack("skein", q("90"), "g"),))
    desk.undo()
    assert materials.material(books, before.id) == before


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"name": "WOOL"}, "name"),
        ({"name": "Yarn", "unit": ""}, "unit"),
        ({"name": "Yarn", "low_level": "0"}, "low_level"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    page: MaterialsPage, keys: Any, typed: dict[str, str], refused: str
) -> None:
    page.open_new("material")
    for name, text in {"unit": "kg", **typed}.items():
        keys.fill(over(page).boxes[name].editor, text)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert [name for name, box in over(page).boxes.items() if box.refused] == [refused]


def test_a_pack_nobody_can_turn_is_refused_at_the_packs(page: MaterialsPage, keys: Any) -> None:
    """A bag of 3 metres says nothing of kilograms."""
    page.open_new("material")
    form = over(page)
    for field, text in (
        (form.name, "Yarn"),
        (form.unit, "kg"),
        (form.packs.rows[0].name, "bag"),
        (form.packs.rows[0].holds, "3"),
        (form.packs.rows[0].unit, "m"),
    ):
        keys.fill(field, text)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes["packs"].refused
    assert "kg" in form.boxes["packs"].refusal_text


def test_a_material_form_half_filled_is_found_again(page: MaterialsPage, books: Books, keys: Any) -> None:
    page.open_new("material")
    keys.fill(over(page).boxes["name"].editor, "Sug")
    keys.fill(over(page).unit, "arroba")
    keys.fill(over(page).packs.rows[0].name, "bag")
    over(page).keep_typed()
    page.close_all_over()
    page.open_new("material")
    form = over(page)
    assert (form.name.value(), form.unit.unit(), form.packs.rows[0].name.value()) == ("Sug", "arroba", "bag")


def test_a_material_opened_shows_what_is_known_and_its_card(page: MaterialsPage, books: Books, keys: Any) -> None:
    """Bought 60 kg for 1,500 and used 15 for 375: 45 kg worth 1,125; of these Rosa was handed 5."""
    rosa = people.add_person(books, PersonDraft("Rosa Quispe"))
    materials.hand(books, HandDraft(TODAY, "handed", named(books, "wool"), rosa.id, q("5"), "kg"))
    page.stock.table.seek(named(books, "wool"))
    page.stock.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    view = over(page)
    assert isinstance(view, MaterialView)
    assert _facts(view)["In the store"] == "40 kg"
    assert _facts(view)["With members"] == "Rosa Quispe: 5 kg"
    assert _facts(view)["Ours together"] == "45 kg = Bs 1,125.00"
    assert _facts(view)["Average price"] == "Bs 25.00 per kg"
    assert _facts(view)["Packs"] == "skein = 100 g"
    assert _card(view) == [
        ["Stock before", "", "", "0", "0.00"],
        ["Cost: wool", "+60", "", "60", "1,500.00"],
        ["Materials used: wool, buttons", "", "−15", "45", "1,125.00"],
        ["Totals", "+60", "−15", "45", "1,125.00"],
    ]
    assert spaced(view.card.below.answer.text()) == "March 2026: 45 kg left, worth Bs 1,125.00."


def _facts(view: MaterialView) -> dict[str, str]:
    facts = view.findChild(Facts)
    assert facts
    texts = [spaced(one.text()) for one in facts.findChildren(QLabel) if not one.isHidden()]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def _card(view: MaterialView) -> list[list[str]]:
    model = view.card.table.rows_model
    wanted = [column for column in model.columns if column.key in ("detail", "in", "out", "left", "value")]
    return [[spaced(column.text(model.row(row))) for column in wanted] for row in range(model.rowCount())]


def test_the_card_looks_at_other_days_opens_a_voucher_and_is_printed(
    page: MaterialsPage, books: Books, desk: Desk, keys: Any
) -> None:
    wanted: list[str] = []
    desk.paper_wanted.connect(lambda name, _make: wanted.append(name))
    page.open_record(materials.material(books, named(books, "wool")))
    view = over(page)
    keys.press(Qt.Key.Key_P, CTRL)
    assert wanted == ["Stock card wool March 2026"]
    view.card.period.choice.set("last_month")
    assert _card(view) == [["Stock before", "", "", "0", "0.00"], ["Totals", "", "", "0", "0.00"]]
    view.card.period.choice.set("this_month")
    view.card.table.go_to(1)
    view.card.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert over(page).voucher.word == "costs"


def test_the_list_is_a_sound_table(page: MaterialsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.stock.table.rows_model)


def test_without_materials_the_page_invites_the_first(desk: Desk, qtbot: QtBot, notices: Notices) -> None:
    made = MaterialsPage(desk)
    qtbot.addWidget(made)
    made.show()
    (add,) = made.stock.listed.invitation.findChildren(QPushButton)
    add.click()
    assert isinstance(over(made), MaterialForm)
