"""Buying materials where costs are recorded: by keys, what each comes to, corrected, repeated, half filled, told."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coopbooks import costs, ledger, materials
from coopbooks.books import Books
from tests.builders import assert_posted, last_voucher, m, spaced
from tests.core.store import a_material, buy, named, q, stock, there, use
from tests.ui.buying import a_costs_page, form_of, opened
from ui.costs import CostsPage
from ui.costs.form import CostForm
from ui.desk import Desk
from ui.shared.deed_told import tell
from ui.shared.deeds import deed_of, void_deed
from ui.shared.notices import Notices

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> CostsPage:
    """Return the page on the screen; the club knows wool, in skeins of 100 g, and buttons."""
    a_material(books, "wool", "kg", ("skein", "100", "g"))
    a_material(books, "buttons", "piece")
    return a_costs_page(desk, notices, show, follow)


@pytest.fixture
def form(page: CostsPage) -> CostForm:
    """Open the form for a new cost."""
    return form_of(page)


def row_of(form: CostForm, number: int) -> Any:
    while len(form.lines.rows) <= number:
        form.lines.add_row()
    return form.lines.rows[number]


def type_line(form: CostForm, keys: Any, number: int, *typed: str) -> Any:
    """Type what a line is for, its amount, and how much of a material it is."""
    what, amount, *much = typed
    row = row_of(form, number)
    row.category.setFocus()
    keys.type(what)
    keys.press(Qt.Key.Key_Return)
    for figure in filter(None, much):
        keys.fill(row.quantity, figure)
    keys.fill(row.amount, amount)
    form.show_accounting()  # as a moment after the last key
    return row


def told(row: Any) -> str:
    return spaced(row._told.text())


def test_freight_is_spread_over_the_materials_while_one_types(form: CostForm, keys: Any, books: Books) -> None:
    """1,500 and 60 share a freight of 52 as 25 to 1: 50 and 2. So 60 kg cost 1,550, which is 25.8333 each."""
    wool = type_line(form, keys, 0, "wool", "1500", "60")
    assert told(wool) == "Bs 25.00 per kg"
    buttons = type_line(form, keys, 1, "button", "60", "120")
    type_line(form, keys, 2, "freight", "52")
    assert told(wool) == "Bs 25.8333 per kg · with its part of the freight Bs 1,550.00"
    assert told(buttons) == "Bs 0.5167 per piece · with its part of the freight Bs 62.00"
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), "materials 1550 / materials 62 / cash -1612")
    assert (stock(books, "wool"), stock(books, "buttons")) == (there("60", "1550"), there("120", "62"))


def test_what_is_bought_in_one_unit_is_kept_in_another(form: CostForm, keys: Any, books: Books) -> None:
    """Twenty skeins of 100 g are 2 kg; at 56 that is 28 a kilogram."""
    row = type_line(form, keys, 0, "wool", "56", "20")
    row.unit.setFocus()
    keys.type("sk")
    form.show_accounting()
    assert row.unit.value() == "skein"
    assert told(row) == "2 kg · Bs 28.00 per kg"
    keys.press(Qt.Key.Key_Return, CTRL)
    assert stock(books, "wool") == there("2", "56")
    assert costs.cost_of_voucher(books, last_voucher(books).id).draft.lines[0].unit == "skein"


def test_after_saving_the_notice_says_what_is_in_the_store(
    form: CostForm, keys: Any, books: Books, notices: Notices
) -> None:
    buy(books, "5 wool 100")
    type_line(form, keys, 0, "wool", "1500", "60")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "wool: 65 kg in the store now." in spaced(notices.shown["done"].text)


def test_how_much_is_asked_only_of_materials(form: CostForm, keys: Any) -> None:
    row = type_line(form, keys, 0, "rent", "300")
    assert not row.quantity.isVisible()
    row.category.setFocus()
    keys.type("wool")
    keys.press(Qt.Key.Key_Return)
    assert row.quantity.isVisible()
    assert row.unit.value() == "kg"


def test_the_account_alone_asks_for_the_material_itself(form: CostForm, keys: Any) -> None:
    row = type_line(form, keys, 0, "materials", "300")
    row.category.set_key(form.lines.rows[0]._account)
    assert (row._hint.isVisible(), row.quantity.isVisible()) == (True, False)
    row.category.setFocus()
    keys.type("wool")
    keys.press(Qt.Key.Key_Return)
    assert (row._hint.isVisible(), row.quantity.isVisible()) == (False, True)


def test_a_material_is_made_on_the_spot_with_its_unit(form: CostForm, keys: Any, books: Books) -> None:
    """Without a unit nobody could count it: it is asked for, and nothing typed is lost."""
    row = row_of(form, 0)
    row.category.setFocus()
    for letter in "Ribbon":
        keys.type(letter)
    keys.press(Qt.Key.Key_Return)
    assert "comma" in form.boxes["lines"].refusal_text
    assert row.category.text() == "Ribbon"
    for letter in ", yd":  # what is missing is written on
        keys.type(letter)
    keys.press(Qt.Key.Key_Return)
    keys.fill(row.quantity, "50")
    keys.fill(row.amount, "35")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert materials.material(books, named(books, "Ribbon")).unit == "yard"
    assert stock(books, "Ribbon") == there("50", "35")


def test_the_last_price_is_proposed_and_can_be_overtyped(form: CostForm, keys: Any, books: Books) -> None:
    """Sixty kilograms for 1,500 were 25 each: seven of them are proposed at 175."""
    buy(books, "60 wool 1500")
    row = row_of(form, 0)
    row.category.setFocus()
    keys.type("wool")
    keys.press(Qt.Key.Key_Return)
    keys.fill(row.quantity, "7")
    keys.press(Qt.Key.Key_Return)
    assert (row.amount.maybe(), row.amount.property("proposed")) == (m("175"), True)
    keys.fill(row.amount, "180")
    keys.fill(row.quantity, "8")
    keys.press(Qt.Key.Key_Return)
    assert row.amount.maybe() == m("180")


@pytest.mark.parametrize(
    ("much", "said"),
    [("", "how much of it"), ("0", "more than zero"), ("1/", "“1/”")],
)
def test_what_cannot_be_bought_so_is_refused_at_the_lines(
    form: CostForm, keys: Any, books: Books, much: str, said: str
) -> None:
    before = last_voucher(books)
    row = type_line(form, keys, 0, "wool", "50", much)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert said in form.boxes["lines"].refusal_text
    assert row.amount.maybe() == m("50")
    assert last_voucher(books) == before


def test_how_much_is_gone_to_where_it_is_missing(form: CostForm, keys: Any) -> None:
    row = type_line(form, keys, 0, "wool", "50")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert row.quantity.hasFocus()


def test_a_purchase_is_corrected_though_some_of_it_is_used(page: CostsPage, keys: Any, books: Books) -> None:
    """Of 60 kg 50 are used: 55 may have been bought, 40 may not. Undone, it is 60 kg again."""
    bought = buy(books, "60 wool 1500", freight="60")
    use(books, "50 wool")
    page.desk.correct(bought.voucher)
    form = opened(page)
    assert form.draft() == bought.draft
    row = form.lines.rows[0]
    keys.fill(row.quantity, "40")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "wool" in form.boxes["lines"].refusal_text
    keys.fill(row.quantity, "55")
    form.show_accounting()
    assert "1,560.00" in spaced(form.accounting.text.toPlainText())
    keys.press(Qt.Key.Key_Return, CTRL)
    assert stock(books, "wool").quantity == q("5")
    assert isinstance(page.desk, Desk)
    page.desk.undo()
    assert stock(books, "wool").quantity == q("10")


def test_a_purchase_voided_after_use_leaves_what_is_there_at_its_price(page: CostsPage, books: Books) -> None:
    """10 for 100 and 10 for 300 are 20 each; 8 are used. Without the second they were 10 each, and 2 are left at 20.

    So in the window: voided with a reason from the voucher, or undone at once.
    """
    buy(books, "10 wool 100")
    never, again = (ledger.voucher(books, buy(books, "10 wool 300").voucher) for _each in range(2))
    use(books, "8 wool")
    assert isinstance(page.desk, Desk)
    page.desk.done(deed_of(page.desk, again))
    page.desk.undo()
    void_deed(page.desk, never, "Never came")
    assert stock(books, "wool") == there("2", "20")


def test_a_pack_taken_away_since_proposes_no_amount(form: CostForm, keys: Any, books: Books) -> None:
    """Nobody knows any more what a skein held, so what 20 of them cost proposes nothing for a kilogram."""
    buy(books, "20 skein wool 56")
    wool = materials.material(books, named(books, "wool"))
    materials.change_material(books, wool.id, replace(wool.draft, packs=()))
    row = row_of(form, 0)
    row.category.setFocus()
    keys.type("wool")
    keys.press(Qt.Key.Key_Return)
    keys.fill(row.quantity, "1")
    keys.press(Qt.Key.Key_Return)
    assert (row.quantity.maybe(), row.amount.text()) == (q("1"), "")
    keys.fill(row.amount, "28")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert stock(books, "wool") == there("3", "84")


def test_a_purchase_like_an_earlier_one_is_proposed_whole(page: CostsPage, books: Books) -> None:
    bought = buy(books, "3 skein wool 9", "12 piece buttons 6", freight="2")
    page.open_again(last_voucher(books))
    assert opened(page).draft().lines == bought.draft.lines


def test_a_purchase_half_filled_is_given_back(page: CostsPage, form: CostForm, keys: Any, books: Books) -> None:
    row = type_line(form, keys, 0, "wool", "56", "20")
    row.unit.setFocus()
    keys.type("sk")
    type_line(form, keys, 1, "freight", "4")
    lines = form.draft().lines
    form.keep_typed()
    page.close_all_over()
    page.open_new()
    assert opened(page).draft().lines == lines
    assert opened(page).lines.rows[0].quantity.isVisible()
    assert told(opened(page).lines.rows[0]) == "2 kg · Bs 30.00 per kg · with its part of the freight Bs 60.00"


def test_a_purchase_is_told_with_how_much_and_what_it_came_to(books: Books, desk: Desk) -> None:
    a_material(books, "buttons", "piece")
    buy(books, "60 wool 1500", "120 buttons 60", freight="52")
    said = tell(books, last_voucher(books))
    assert said
    names = [column.heading() for column in said.columns]
    assert names == ["What for", "Quantity", "Amount", "With freight"]
    assert [[spaced(column.text(line)) for column in said.columns] for line in said.lines] == [
        ["wool", "60 kg", "1,500.00", "1,550.00"],
        ["buttons", "120 pieces", "60.00", "62.00"],
        ["Freight of the materials", "", "52.00", ""],
    ]


def test_every_field_of_how_much_has_a_name(form: CostForm, keys: Any) -> None:
    row = type_line(form, keys, 0, "wool", "1", "1")
    assert [row.quantity.accessibleName(), row.unit.accessibleName()] == ["How much of it", "Unit"]
    assert next(one.text() for one in row._much.findChildren(QLabel)) == "How much of it?"
