"""Sales, costs and uses of materials that say which order they are for: kept so, corrected so, and added up."""

from dataclasses import replace
from datetime import timedelta

from coopbooks import costs, ledger, materials, orders, products, sales
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.ledger import Voucher
from tests.builders import a_cost, a_sale, activity_id, last_voucher, m, rows
from tests.core.ordering import an_order
from tests.core.store import a_purchase, a_use, buy, named, q

NOTHING = m("0")


def of_orders(voucher: Voucher) -> set[tuple[str | None, int | None]]:
    """Every account of a voucher by its role, with the order its lines are for."""
    return {(line.account.role, line.order) for line in voucher.lines}


def test_what_is_sold_for_an_order_says_so_on_its_income(books: Books) -> None:
    order = an_order(books)
    sale = sales.record_sale(books, a_sale(books, "10 jumper 100.00", discount="50", order=order))
    assert of_orders(ledger.voucher(books, sale.voucher)) == {
        ("cash", None),
        ("sales_returns", order),
        ("sales_local", order),
    }
    assert sales.sale(books, sale.id).draft.order == order
    assert orders.figures_of(books, order).sold == m("950")  # 10 × 100.00 less 50.00


def test_a_sale_corrected_to_another_order_counts_for_that_one(books: Books) -> None:
    first, other = an_order(books, "1"), an_order(books, "2")
    sale = sales.record_sale(books, a_sale(books, "10 jumper 100.00", order=first))
    right = sales.correct_sale(books, sale.id, replace(sale.draft, order=other))
    assert right.draft.order == other
    assert [orders.figures_of(books, one).sold for one in (first, other)] == [NOTHING, m("1000")]
    sales.correct_sale(books, right.id, replace(sale.draft, order=None))
    assert [orders.figures_of(books, one).sold for one in (first, other)] == [NOTHING, NOTHING]


def test_what_is_spent_for_an_order_says_so_and_what_is_kept_does_not(books: Books) -> None:
    order = an_order(books)
    draft = a_cost(books, "transport 20.00 / tools 300.00 / materials 80.00 / power 5.00", order=order)
    cost = costs.record_cost(books, draft)
    assert of_orders(ledger.voucher(books, cost.voucher)) == {
        ("transport", order),
        ("power", order),
        ("tools", None),
        ("materials", None),
        ("cash", None),
    }
    assert costs.cost(books, cost.id).draft.order == order
    assert orders.figures_of(books, order).costs == m("25")
    costs.correct_cost(books, cost.id, replace(draft, order=None))
    assert orders.figures_of(books, order).costs == NOTHING


def test_materials_count_for_an_order_when_they_are_used_not_when_they_are_bought(books: Books) -> None:
    order = an_order(books)
    bought = costs.record_cost(books, replace(a_purchase(books, "10 yarn 100"), order=order))
    assert bought.draft.order == order
    assert orders.figures_of(books, order).materials == NOTHING
    used = materials.use_materials(books, a_use(books, "4 yarn", order=order))
    assert of_orders(used) == {("materials_used", order), ("materials", order)}
    assert materials.use_of(used).order == order
    assert "1 · 40 jumpers" in used.description
    figures = orders.figures_of(books, order)
    assert (figures.materials, figures.costs) == (m("40"), NOTHING)  # 4 of 10 for 100.00


def test_use_by_order_adds_up_what_was_used_of_each_material(books: Books) -> None:
    order, other = an_order(books, "1"), an_order(books, "2")
    buy(books, "10 yarn 100", "50 button 25")
    materials.use_materials(books, a_use(books, "4 yarn", "10 button", order=order))
    materials.use_materials(books, a_use(books, "1 yarn", order=order))
    materials.use_materials(books, a_use(books, "2 yarn", order=other))
    materials.use_materials(books, a_use(books, "1 yarn"))
    wrong = materials.use_materials(books, a_use(books, "1 button", order=other))
    materials.void(books, wrong.id, "Not for that one")
    yarn, button = (materials.material(books, named(books, name)) for name in ("yarn", "button"))
    # ten of yarn cost 100.00, fifty buttons 25.00
    assert materials.list_used(books, order=order) == [
        materials.Used(button, q("10"), m("5")),
        materials.Used(yarn, q("5"), m("50")),
    ]
    assert materials.list_used(books, order=other) == [materials.Used(yarn, q("2"), m("20"))]
    assert sum((one.amount for one in materials.list_used(books, order=order)), NOTHING) == (
        orders.figures_of(books, order).materials
    )


def test_use_is_added_up_by_product_and_by_activity_too(books: Books) -> None:
    buy(books, "10 yarn 100")
    shawl = products.add_product(books, products.ProductDraft("Shawl", "piece", NOTHING)).id
    knitting = activity_id(books, "Knitting")
    materials.use_materials(books, a_use(books, "2 yarn", product=shawl, activity=knitting))
    materials.use_materials(books, a_use(books, "3 yarn", activity=knitting))
    assert [one.quantity for one in materials.list_used(books, product=shawl)] == [q("2")]
    assert [one.quantity for one in materials.list_used(books, activity=knitting)] == [q("5")]
    assert [one.quantity for one in materials.list_used(books)] == [q("5")]
    by_product = materials.list_used(books, by="product")
    assert {one.of: one.quantity for one in by_product} == {shawl: q("2"), None: q("3")}
    assert [one.of for one in materials.list_used(books, by="activity")] == [knitting]
    assert materials.list_used(books, period=Month(2026, 2).period) == []
    assert len(materials.list_used(books, period=Month(2026, 3).period)) == 1


def test_a_use_corrected_to_another_order_counts_for_that_one(books: Books) -> None:
    first, other = an_order(books, "1"), an_order(books, "2")
    buy(books, "10 yarn 100")
    used = materials.use_materials(books, a_use(books, "4 yarn", order=first))
    materials.correct_use(books, used.id, replace(materials.use_of(used), order=other))
    assert materials.list_used(books, order=first) == []
    assert [one.quantity for one in materials.list_used(books, order=other)] == [q("4")]
    assert last_voucher(books).lines[0].order == other


def test_what_was_recorded_for_an_order_is_listed_as_it_stands(books: Books) -> None:
    order = an_order(books)
    buy(books, "10 yarn 100")
    sale = sales.record_sale(books, a_sale(books, "10 jumper 100.00", order=order))
    right = sales.correct_sale(books, sale.id, replace(sale.draft, day=sale.draft.day - timedelta(days=1)))
    used = materials.use_materials(books, a_use(books, "4 yarn", order=order))
    cost = costs.record_cost(books, a_cost(books, "transport 20.00 / tools 300.00", order=order))
    assert [(one.voucher, one.amount) for one in orders.list_deeds(books, order)] == [
        (right.voucher, m("1000")),
        (used.id, m("-40")),
        (cost.voucher, m("-20")),
    ]
    figures = orders.figures_of(books, order)
    assert sum((one.amount for one in orders.list_deeds(books, order)), NOTHING) == figures.left == m("940")


def test_what_is_for_no_order_says_none(books: Books) -> None:
    an_order(books)
    sales.record_sale(books, a_sale(books))
    costs.record_cost(books, a_cost(books))
    assert rows("SELECT count(*) FROM line WHERE order_id IS NOT NULL") == [(0,)]
