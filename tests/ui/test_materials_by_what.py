"""What was used: by material, order, product or activity, in a period, and where each row leads."""

from typing import Any

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import materials, products
from coopbooks.books import Books
from coopbooks.products import ProductDraft
from tests.builders import activity_id, m
from tests.core.ordering import an_order
from tests.core.store import a_use, buy, named
from tests.ui.tables import texts
from ui.desk import Desk
from ui.materials.page import MaterialsPage
from ui.materials.used import UsedPart
from ui.shared.doing import Wanted


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> MaterialsPage:
    """Return the page at what was used, in sight and following the books."""
    made = MaterialsPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.want(Wanted(tab="used"))
    return made


def offered(part: UsedPart) -> list[str]:
    return [str(key) for key, _words in part.by._options]


def use(books: Books) -> tuple[int, int, int]:
    """Ten kg of yarn cost 100.00: two are used for an order, three for shawls by the knitters, one for nothing."""
    buy(books, "10 yarn 100")
    order = an_order(books)
    shawl = products.add_product(books, ProductDraft("Shawl", "piece", m("0"))).id
    knitting = activity_id(books, "Knitting")
    materials.use_materials(books, a_use(books, "2 yarn", order=order))
    materials.use_materials(books, a_use(books, "3 yarn", product=shawl, activity=knitting))
    materials.use_materials(books, a_use(books, "1 yarn"))
    return order, shawl, knitting


def test_uses_are_added_up_by_whatever_they_were_for(page: MaterialsPage) -> None:
    use(page.desk.books)
    part = page.used
    assert texts(part.table) == [["yarn", "6 kg", "60.00"]]
    for by, name, much, worth in (
        ("order", "1 · 40 jumpers", "2 kg", "20.00"),
        ("product", "Shawl", "3 kg", "30.00"),
        ("activity", "Knitting", "3 kg", "30.00"),
    ):
        part.by.set(by)
        rest = f"{6 - int(much[0])} kg", f"{60 - int(worth[:2])}.00"  # of 6 kg and 60.00 in all
        assert texts(part.table) == [[name, "yarn", much, worth], ["None in particular", "yarn", *rest]]
        assert [text for _place, text in part.below.totals.cells()][-1] == "60.00"
    ModelTester(part.table.rows_model)


def test_what_nothing_can_be_used_for_is_not_offered(page: MaterialsPage) -> None:
    assert offered(page.used) == ["", "product"]
    use(page.desk.books)
    assert offered(page.used) == ["", "order", "product", "activity"]


def test_another_period_has_its_own_uses(page: MaterialsPage) -> None:
    use(page.desk.books)
    page.used.period.choice.set("last_year")
    assert page.used.below.nothing_fits.isVisible()
    page.used.filters.clear()
    assert len(texts(page.used.table)) == 1


def test_a_row_leads_to_what_it_is_about(page: MaterialsPage, desk: Desk) -> None:
    went: list[tuple[str, Wanted]] = []
    desk.went.connect(lambda where, wanted: went.append((where, wanted)))
    order, shawl, _knitting = use(page.desk.books)
    yarn = named(page.desk.books, "yarn")
    part = page.used
    for by, of, leads in (
        ("", None, ("materials", Wanted(material=yarn))),
        ("order", order, ("orders", Wanted(order=order))),
        ("product", shawl, ("products", Wanted(product=shawl))),
        ("order", None, ("materials", Wanted(material=yarn))),
    ):
        part.by.set(by)
        rows: list[Any] = [part.table.rows_model.row(row) for row in range(part.table.rows_model.rowCount())]
        part.table.opened.emit(next(row for row in rows if row.of == of))
        assert went[-1] == leads


def test_where_nothing_was_used_one_is_invited_to_use_something(page: MaterialsPage) -> None:
    invitation: Any = page.used.below.invitation
    assert invitation.isVisible()
    invitation.button.click()
    assert type(page.currentWidget()).__name__ == "UseForm"
