"""Materials used and taken over at the desktop: what will be left, what it posts, refusals, corrections, undoing."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import ledger, materials, people, products
from coopbooks.books import Books
from coopbooks.materials import HandDraft, UseDraft
from coopbooks.people import PersonDraft
from coopbooks.products import ProductDraft
from tests.builders import TODAY, assert_posted, m, post, rows, spaced
from tests.core.store import a_material, buy, material_lines, q, stock, take_over, there
from tests.ui.hands import Hands
from ui.desk import Desk
from ui.materials import MaterialsPage
from ui.materials.take_over_form import TakeOverForm
from ui.materials.use_form import UseForm
from ui.shared.deeds import void_deed
from ui.shared.doing import Wanted
from ui.shared.notices import Notices
from ui.shared.voucher_view import VoucherView

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> MaterialsPage:
    """Return the page on the screen: 40 kg of yarn worth 800 and 12 dozen buttons worth 72 are in the store."""
    a_material(books, "yarn", "kg", ("skein", "100", "g"))
    a_material(books, "button", "piece")
    post(books, "cash 2000 / contributions -2000")
    buy(books, "40 kg yarn 800", "12 dozen button 72")
    products.add_product(books, ProductDraft("Shawl", "piece", m("120")))
    made = MaterialsPage(desk)
    follow(made)
    show(made, notices)
    return made


def opened(page: MaterialsPage, kind: type) -> Any:
    form = page.currentWidget()
    assert isinstance(form, kind)
    return form


@pytest.fixture
def form(page: MaterialsPage, keys: Any) -> UseForm:
    """Open the form by its key."""
    keys.press(Qt.Key.Key_N, CTRL)
    return opened(page, UseForm)  # type: ignore[no-any-return]


def type_line(keys: Any, *texts: str) -> None:
    """Type one line: material, quantity, the unit by its first letters, what it is worth; Enter goes on to the next."""
    for text in texts[:-1]:
        keys.type(text)
        keys.press(ENTER)
    keys.type(texts[-1])


def lefts(form: UseForm) -> list[str]:
    return [spaced(row.left.text()) for row in form.lines.rows]


def test_a_use_is_typed_with_keys_alone_in_any_unit(
    form: UseForm, keys: Any, books: Books, notices: Notices, desk: Desk
) -> None:
    """5 skeins of 100 g at 20 a kg are 10; 2.5 dozen buttons at 0.50 are 15: 25 together; 39.5 kg and 114 are left."""
    type_line(keys, "yar", "5", "sk")
    assert lefts(form) == ["39.5 kg"]
    keys.press(Qt.Key.Key_L, CTRL)
    type_line(keys, "but", "2.5", "doz")
    assert lefts(form) == ["39.5 kg", "114 pieces"]
    keys.fill(form.product, "shawl")
    keys.press(ENTER)
    form.show_accounting()
    assert "25.00" in form.accounting.text.toPlainText()
    assert spaced(form.foot.said.text()) == "Worth Bs 25.00 at the average price of what is there."
    keys.press(ENTER, CTRL)
    posted = ledger.voucher(books, rows("SELECT max(id) FROM voucher")[0][0])
    assert_posted(posted, "materials_used 25 / materials -10 / materials -15")
    assert {line.product for line in posted.lines} == {products.list_products(books)[0].id}
    left = "yarn: 39.5 kg in the store now. button: 114 pieces in the store now."
    assert spaced(notices.shown["done"].text).endswith(left)
    assert not form.lines.rows[0].material.text()
    desk.undo()
    assert stock(books) == there("40", "800")


def test_what_is_too_little_brings_the_cursor_to_the_quantity_of_its_line(form: UseForm, keys: Any) -> None:
    """A millionth of a skein of 100 g is the tenth part of the millionth of a kilogram, the least that is kept."""
    type_line(keys, "but", "3", "pie")
    keys.press(Qt.Key.Key_L, CTRL)
    type_line(keys, "yar", "0.000001", "sk")
    keys.press(ENTER, CTRL)
    assert form.boxes["lines"].refusal.text() == "This is too little to be kept. Write more, or check the unit."
    assert form.lines.rows[1].quantity.hasFocus()


def test_too_much_is_seen_while_typing_and_refused_at_its_field(form: UseForm, keys: Any, books: Books) -> None:
    type_line(keys, "yar", "401", "sk")
    assert lefts(form) == ["−0.1 kg"]
    assert form.lines.rows[0].left.property("kind") == "refused"
    keys.press(ENTER, CTRL)
    assert "holds only 40 kg" in spaced(form.boxes["lines"].refusal_text)
    assert form.lines.rows[0].quantity.text() == "401"
    assert rows("SELECT count(*) FROM voucher WHERE word = 'use_materials'") == [(0,)]
    form.lines.rows[0].quantity.setFocus()
    keys.type("400")
    keys.press(ENTER, CTRL)
    assert stock(books) == there("0", "0")


def test_two_lines_of_one_material_are_added_up(form: UseForm, keys: Any) -> None:
    type_line(keys, "yar", "5", "kg")
    keys.press(Qt.Key.Key_L, CTRL)
    type_line(keys, "yar", "10", "sk")
    assert lefts(form) == ["34 kg", "34 kg"]


def test_what_was_handed_out_is_used_from_there(page: MaterialsPage, books: Books, keys: Any) -> None:
    """Nobody is asked where it came from until somebody has some: 3 kg with Justina, of which 2.5 are used."""
    page.open_new("use")
    assert opened(page, UseForm).boxes["person"].isHidden()
    page.close_all_over()
    justina = people.add_person(books, PersonDraft("Justina", roles=frozenset({"member"}))).id
    yarn = materials.list_materials(books, search="yarn")[0].material.id
    materials.hand(books, HandDraft(TODAY, "handed", yarn, justina, q("3")))
    page.open_new("use")
    form = opened(page, UseForm)
    assert form.boxes["person"].isVisible()
    form.person.set(justina)
    form.lines.setFocus()
    type_line(keys, "yar", "2.5")
    assert lefts(form) == ["0.5 kg"]
    keys.press(ENTER, CTRL)
    assert materials.list_holdings(books)[0].quantity == q("0.5")
    assert stock(books) == there("37.5", "750")


def test_a_use_is_corrected_as_if_it_had_never_been(page: MaterialsPage, books: Books, keys: Any, desk: Desk) -> None:
    """Of 40 kg 30 were used, 350 skeins should have been: 5 kg are left then, and the shawl stays."""
    shawl = products.list_products(books)[0].id
    used = materials.use_materials(books, UseDraft(TODAY, material_lines(books, "300 skein yarn"), shawl, note="first"))
    page.want(Wanted(record=used.id))
    assert isinstance(page.currentWidget(), VoucherView)
    keys.press(Qt.Key.Key_E, CTRL)
    form = opened(page, UseForm)
    assert (lefts(form), form.product.text(), form.note.text()) == (["10 kg"], "Shawl", "first")
    keys.fill(form.lines.rows[0].quantity, "350")
    assert lefts(form) == ["5 kg"]
    keys.press(ENTER, CTRL)
    assert stock(books) == there("5", "100")
    desk.undo()
    assert stock(books) == there("10", "200")


def test_who_has_some_is_asked_for_as_soon_as_somebody_has(form: UseForm, books: Books) -> None:
    justina = people.add_person(books, PersonDraft("Justina", roles=frozenset({"member"}))).id
    yarn = materials.list_materials(books, search="yarn")[0].material.id
    materials.hand(books, HandDraft(TODAY, "handed", yarn, justina, q("3")))
    assert form.boxes["person"].isVisible()
    assert [words() for _key, words in form.person._options] == ["Our store", "What Justina has"]


def test_from_the_ledger_it_is_corrected_in_its_form_and_ctrl_z_takes_it_back(hands: Hands) -> None:
    """The voucher of a use is opened on the page Ledger; Ctrl+E types it in again, over that page."""
    books = hands.window.books
    take_over(books, "40 yarn 800")
    used = materials.use_materials(books, UseDraft(TODAY, material_lines(books, "30 yarn")))
    hands.go("ledger", record=used.id)
    hands.press(Qt.Key.Key_E, held=CTRL)
    assert isinstance(hands.over, UseForm)
    hands.fill(hands.over.lines.rows[0].quantity, "35")
    hands.press(ENTER, held=CTRL)
    assert stock(books) == there("5", "100")
    hands.press(Qt.Key.Key_Z, held=CTRL)
    assert stock(books) == there("10", "200")


def test_a_use_is_recorded_again_and_kept_as_a_template(page: MaterialsPage, books: Books, desk: Desk) -> None:
    used = materials.use_materials(books, UseDraft(TODAY, material_lines(books, "5 skein yarn")))
    page.want(Wanted(again=used))
    form = opened(page, UseForm)
    row = form.lines.rows[0]
    assert (row.material.text(), row.quantity.text(), row.unit.value()) == ("yarn", "5", "skein")
    form.submit()
    assert form.foot.doubts.isVisible(), "the same was recorded today already"
    form.submit()
    assert stock(books) == there("39", "780")
    page.close_all_over()
    page.want(Wanted(tab="templates"))
    assert page.tabs.key == "templates"


def test_voiding_a_use_is_undone_by_using_it_again(page: MaterialsPage, books: Books, desk: Desk) -> None:
    used = materials.use_materials(books, UseDraft(TODAY, material_lines(books, "5 yarn")))
    desk.done(void_deed(desk, used, "A mistake"))
    assert stock(books) == there("40", "800")
    desk.undo()
    assert stock(books) == there("35", "700")


def test_what_was_used_is_told_in_words(page: MaterialsPage, books: Books) -> None:
    used = materials.use_materials(books, UseDraft(TODAY, material_lines(books, "5 skein yarn", "30 button")))
    page.want(Wanted(record=used.id))
    view = opened(page, VoucherView)
    model = view.lines.rows_model
    texts = [[spaced(column.text(model.row(place))) for column in model.columns] for place in range(2)]
    assert texts == [["yarn", "0.5 kg", "5 skeins", "10.00"], ["button", "30 pieces", "", "15.00"]]


@pytest.fixture
def nameless(page: MaterialsPage, books: Books, keys: Any) -> TakeOverForm:
    """Open the form to name materials: 500 stand in the books without a name."""
    post(books, "materials 500 / contributions -500")
    page.open_new("take_over")
    return opened(page, TakeOverForm)  # type: ignore[no-any-return]


def test_the_value_without_a_name_is_proposed(nameless: TakeOverForm, keys: Any, books: Books) -> None:
    """One material takes all of 500; two share it once one of them has its own: 500 less 180."""
    form = nameless
    assert "Bs 500.00" in spaced(form.nameless.text())
    form.lines.setFocus()
    type_line(keys, "thread, m", "")
    assert form.lines.rows[0].material.text() == "thread"
    assert (form.lines.rows[0].worth.text(), form.lines.rows[0].worth.property("proposed")) == ("500.00", True)
    keys.type("1500")
    keys.fill(form.lines.rows[0].worth, "180")
    keys.press(Qt.Key.Key_L, CTRL)
    type_line(keys, "yar", "16")
    assert form.lines.rows[1].worth.text() == "320.00"
    form.show_accounting()
    assert spaced(form.foot.said.text()) == "Worth Bs 500.00: all that stood without a name."
    keys.press(ENTER, CTRL)
    posted = ledger.voucher(books, rows("SELECT max(id) FROM voucher")[0][0])
    assert_posted(posted, "materials 180 / materials 320 / materials -500")
    assert stock(books) == there("56", "1120")


def test_more_than_stood_there_goes_to_what_was_earned_before(nameless: TakeOverForm, keys: Any) -> None:
    nameless.lines.setFocus()
    type_line(keys, "yar", "30", "kg", "700")
    nameless.show_accounting()
    words = "Worth Bs 700.00: Bs 500.00 stood without a name, Bs 200.00 go to the accumulated results."
    assert spaced(nameless.foot.said.text()) == words


def test_a_new_material_needs_its_unit(nameless: TakeOverForm, keys: Any, books: Books) -> None:
    nameless.lines.setFocus()
    type_line(keys, "thread", "")
    assert "thread, kg" in nameless.boxes["lines"].refusal_text
    assert len(materials.list_materials(books)) == 2


def test_a_taking_over_is_corrected(page: MaterialsPage, books: Books, keys: Any, qtbot: QtBot) -> None:
    """What was written with it stays: 10 kg for 300, and 20 pieces for 10; the yarn was 12 kg."""
    post(books, "materials 500 / contributions -500")
    taken = take_over(books, "10 yarn 300", "20 button 10")
    page.want(Wanted(correct=taken))
    form = opened(page, TakeOverForm)
    assert [row.worth.text() for row in form.lines.rows] == ["300.00", "10.00"]
    keys.fill(form.lines.rows[0].quantity, "12")
    keys.press(ENTER, CTRL)
    assert stock(books) == there("52", "1100")
    assert materials.value_without_name(books) == m("190")
