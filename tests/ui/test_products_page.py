"""The page Products: found and narrowed, typed in with how they are made, priced from day to day, printed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import attachments, ledger, products
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.books import Books
from coopbooks.products import PriceDraft, Product, ProductDraft
from coopbooks.quantity import Quantity
from tests.builders import m
from tests.ui.recorded import a_product
from tests.ui.tables import texts
from ui.desk import Desk
from ui.products import ProductsPage
from ui.products.form import ProductForm
from ui.products.view import ProductView
from ui.shared.choices import product_picker
from ui.shared.doing import Wanted
from ui.shared.notices import Notices

APRIL = date(2026, 4, 1)
Q = Quantity.of


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> ProductsPage:
    """Return the page over a shawl, an apron, and dough that is never sold; in sight, following the books."""
    a_product(desk.books)
    sewing = ledger.add_activity(desk.books, "Sewing").id
    products.add_product(desk.books, ProductDraft("Apron", "piece", m("25"), activity=sewing))
    products.add_product(desk.books, ProductDraft("Dough", "kg", m("0"), sold=False))
    made = ProductsPage(desk)
    follow(made)
    desk.over_wanted.connect(made.open_over)
    qtbot.addWidget(made)
    made.resize(828, 540)
    made.show()
    return made


def listed(page: ProductsPage) -> list[str]:
    model = page.table.rows_model
    return [model.row(row).name for row in range(model.rowCount())]


def over(page: ProductsPage) -> Any:
    return page.currentWidget()


def of(books: Books, name: str) -> Product:
    return next(one for one in products.list_products(books, active=None) if one.name == name)


def test_the_list_is_searched_and_narrowed(page: ProductsPage) -> None:
    assert listed(page) == ["Apron", "Dough", "Shawl"]
    page.search.set("ch-1")
    assert listed(page) == ["Shawl"]
    page.filters.clear()
    page.sold.set(False)
    assert listed(page) == ["Dough"]
    page.filters.clear()
    page.collection.set("Illimani")
    assert listed(page) == ["Shawl"]
    page.filters.clear()
    page.activity.set(ledger.list_activities(page.desk.books)[0].id)
    assert listed(page) == ["Apron"]


def test_what_products_can_be_narrowed_by_is_offered_where_there_is_any(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    made = ProductsPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.show()
    assert (made.collection.isVisible(), made.activity.isVisible()) == (False, False)
    a_product(desk.books)
    assert made.collection.isVisible()


def test_a_product_is_typed_in_with_all_that_is_known_of_it(page: ProductsPage, books: Books, keys: Any) -> None:
    """Prices and piece rates are calculated as they are typed; what was written before is proposed."""
    page.want(Wanted(new="product"))
    form = over(page)
    assert isinstance(form, ProductForm)
    words = {
        "name": "Bag",
        "unit": "piece",
        "price": "17.50*2",
        "code": "BO-1",
        "season": "Summer",
        "sizes": "one size",
    }
    figures = {"minimum": "12", "lead_days": "15", "note": "with a zip"}
    for name, text in {**words, **figures}.items():
        keys.fill(form.boxes[name].editor, text)
    keys.fill(form.boxes["collection"].editor, "ILLIMANI")
    row = form.making.rows[0]
    for field, text in (
        (row.name, "Sewing"),
        (row.machine, "Sewing machine"),
        (row.minutes, "40"),
        (row.rate, "0,625"),
    ):
        keys.fill(field, text)
    form.submit()
    bag = of(books, "Bag")
    assert (bag.price, bag.code, bag.collection, bag.season) == (m("35"), "BO-1", "Illimani", "Summer")
    assert (bag.sizes, bag.minimum, bag.lead_days, bag.note, bag.sold) == ("one size", Q(12), 15, "with a zip", True)
    (sewing,) = products.list_making(books, bag.id)
    assert (sewing.name, sewing.machine, sewing.minutes, sewing.rate) == ("Sewing", "Sewing machine", Q(40), Q("0.625"))


def test_a_product_is_changed_and_changed_back_with_how_it_is_made(
    page: ProductsPage, books: Books, desk: Desk, keys: Any
) -> None:
    """Undo leaves neither a price nor a rate behind; the operation taken away is there again."""
    shawl = of(books, "Shawl")
    before = shawl, products.list_making(books, shawl.id), products.list_piece_rates(books, shawl.id)
    page.want(Wanted(new="product", product=shawl.id))
    form = over(page)
    assert form.draft().product == shawl.draft
    keys.fill(form.price, "130")
    keys.fill(form.making.rows[0].rate, "13")
    keys.fill(form.since, "01/04/2026")
    form.making.remove(form.making.rows[1])
    form.submit()
    now = products.list_making(books, shawl.id, day=APRIL)
    assert of(books, "Shawl").price == m("130")
    assert [(one.name, one.rate, one.since) for one in now] == [("Knitting", Q(13), APRIL)]
    assert products.list_making(books, shawl.id)[0].rate == Q("12.125")
    desk.undo()
    after = of(books, "Shawl"), products.list_making(books, shawl.id), products.list_piece_rates(books, shawl.id)
    assert after == before
    desk.undo()
    assert products.list_making(books, shawl.id, day=APRIL) == now


def test_a_form_half_filled_is_found_again_on_the_page(page: ProductsPage, books: Books, keys: Any) -> None:
    shawl = of(books, "Shawl")
    page.open_form(shawl)
    keys.fill(over(page).boxes["note"].editor, "with long fringes")
    keys.fill(over(page).making.rows[1].minutes, "5")
    over(page).keep_typed()
    page.close_all_over()
    page.open_form(shawl)
    assert over(page).boxes["note"].editor.value() == "with long fringes"
    assert [row.value().minutes for row in over(page).making.rows] == [Q(90), Q(5)]
    assert over(page).draft().making[0].id == products.list_making(books, shawl.id)[0].id


@pytest.mark.parametrize(("twice", "at"), [("name", "Apron"), ("code", "CH-1")])
def test_what_is_there_already_is_refused_at_its_field(page: ProductsPage, keys: Any, twice: str, at: str) -> None:
    page.open_form(None)
    for name, text in {"name": "Poncho", "unit": "piece", twice: at}.items():
        keys.fill(over(page).boxes[name].editor, text)
    over(page).submit()
    assert [name for name, box in over(page).boxes.items() if box.refused] == [twice]


def test_an_operation_twice_is_refused_at_how_it_is_made(page: ProductsPage, books: Books, keys: Any) -> None:
    page.open_form(of(books, "Shawl"))
    keys.fill(over(page).making.rows[1].name, "KNITTING")
    over(page).submit()
    assert "twice" in over(page).boxes["making"].refusal_text
    assert [one.name for one in products.list_making(books, of(books, "Shawl").id)] == ["Knitting", "Ironing"]


def test_a_product_opened_shows_its_prices_and_how_it_is_made(page: ProductsPage, books: Books, desk: Desk) -> None:
    shawl = of(books, "Shawl")
    products.set_price(books, PriceDraft(shawl.id, "export", m("19.50", "USD"), APRIL, "fair trade"))
    page.want(Wanted(product=shawl.id))
    view = over(page)
    assert isinstance(view, ProductView)
    assert texts(view.prices) == [
        ["Local", "Bs 120.00", "the beginning", "in force", ""],
        ["Export", "$us 19.50", "01/04/2026", "to come", "fair trade"],
    ]
    assert texts(view.making) == [
        ["Knitting", "Knitting machine", "90", "12.125", "the beginning"],
        ["Ironing", "", "", "", ""],
    ]
    assert view.rates.isHidden()
    products.set_piece_rate(books, products.list_making(books, shawl.id)[0].id, Q(14), APRIL)
    view.freshen()
    assert [row[:3] for row in texts(view.rates)] == [
        ["Knitting", "14.00", "01/04/2026"],
        ["Knitting", "12.125", "the beginning"],
    ]
    view.rates.go_to(0)
    view.no_rate_button.click()
    assert products.list_making(books, shawl.id, day=APRIL)[0].rate == Q("12.125")
    desk.undo()
    assert products.list_making(books, shawl.id, day=APRIL)[0].rate == Q(14)


def test_a_picture_is_the_first_photo_of_a_product(page: ProductsPage, books: Books, qtbot: QtBot) -> None:
    apron = of(books, "Apron")
    page.open_record(apron)
    view = over(page)
    assert view.picture.isHidden()
    attachments.attach(books, Holder("product", apron.id), AttachmentDraft("apron.png", photo()))
    qtbot.waitUntil(view.picture.isVisible)
    assert view.picture.width() == 2 * view.picture.height()


def photo() -> bytes:
    image, buffer = QImage(40, 20, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0xFFB0A898)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # Qt names it so
    return bytes(buffer.data().data())


def test_the_list_is_a_sound_table(page: ProductsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.table.rows_model)


def test_without_products_the_page_says_what_belongs_here(desk: Desk, qtbot: QtBot, notices: Notices) -> None:
    made = ProductsPage(desk)
    qtbot.addWidget(made)
    made.show()
    (add,) = made.below.invitation.findChildren(QPushButton)
    add.click()
    assert isinstance(over(made), ProductForm)


def test_what_goes_into_others_is_never_proposed_for_a_sale(page: ProductsPage, books: Books) -> None:
    offered = [option.name for option in product_picker(books).options()]
    assert offered == ["Apron", "Shawl"]
    products.change_product(books, of(books, "Dough").id, replace(of(books, "Dough").draft, sold=True))
    assert "Dough" in [option.name for option in product_picker(books).options()]
