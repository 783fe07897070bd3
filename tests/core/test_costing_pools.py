"""Shared costs: typed or from the ledger, shared so that the parts are the pool, and borne by the sheets."""

from dataclasses import replace
from typing import Any

import pytest

from coopbooks import costing, products
from coopbooks.books import Books
from coopbooks.costing import AmountLine, PoolDraft, PoolProduct, Sheet
from coopbooks.days import Month
from coopbooks.money import Money, total
from tests.builders import TODAY, account_id, assert_refused, m, post
from tests.core.costing_sheets import D, machine, material, sheet, work

MARCH = Month.of(TODAY)
SHARED = AmountLine("indirect", "Rent", "pool", pool=1)


def a_product(books: Books, name: str, *lines: Any) -> int:
    """Add a product, and save its sheet where it has lines."""
    product = products.add_product(books, products.ProductDraft(name, "piece", Money(0))).id
    if lines:
        costing.save_version(books, sheet(*lines, product=product), TODAY, "First")
    return product


def shared(books: Books, *bearing: tuple[int, str], basis: str = "unit", **also: Any) -> PoolDraft:
    bears = tuple(PoolProduct(product, D(units)) for product, units in bearing)
    return PoolDraft("Rent", MARCH, MARCH, also.pop("amount", m("100.00")), basis=basis, products=bears, **also)


def parts(books: Books, draft: PoolDraft) -> list[str]:
    return [f"{one.name} {one.part.decimal}" for one in costing.shares(books, draft)]


@pytest.fixture
def two(books: Books) -> tuple[int, int]:
    """Aprons of 10 of cloth, 5 of work in 20 minutes; bags of 30, 15 in 40 minutes and 6 minutes of a machine."""
    apron = a_product(books, "Apron", material("Cloth", "1", "m", "10 1 m"), work("Sewing", "5", "20"))
    bag = [material("Cloth", "3", "m", "10 1 m"), work("Sewing", "15", "40"), machine("Press", "6", "10")]
    return apron, a_product(books, "Bag", *bag)


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("unit", ["Apron 66.67", "Bag 33.33"]),  # 20 and 10 pieces
        ("work_hour", ["Apron 50.00", "Bag 50.00"]),  # 20 × 20 and 10 × 40 minutes
        ("machine_hour", ["Apron 0.00", "Bag 100.00"]),
        ("materials", ["Apron 40.00", "Bag 60.00"]),  # 20 × 10 and 10 × 30
        ("prime", ["Apron 40.00", "Bag 60.00"]),  # 20 × 15 and 10 × 45
    ],
)
def test_each_basis_shares_as_it_says(books: Books, two: tuple[int, int], basis: str, expected: list[str]) -> None:
    draft = shared(books, (two[0], "20"), (two[1], "10"), basis=basis)
    assert parts(books, draft) == expected
    assert total(one.part for one in costing.shares(books, draft)) == draft.amount


def test_shared_by_hand_as_the_hand_says(books: Books, two: tuple[int, int]) -> None:
    bearing = (PoolProduct(two[0], D(20), D(3)), PoolProduct(two[1], D(10), D(1)))
    assert parts(books, replace(shared(books), basis="hand", products=bearing)) == ["Apron 75.00", "Bag 25.00"]


def test_a_pool_is_what_its_accounts_moved_in_its_months(books: Books, two: tuple[int, int]) -> None:
    post(books, "power 40.00 / cash -40.00", day=TODAY.replace(month=2))
    post(books, "power 25.00 / cash -25.00")
    post(books, "cash 4.00 / power -4.00")
    draft = shared(books, (two[0], "20"), amount=None, accounts=(account_id(books, "power"),))
    assert costing.amount_of(books, draft) == m("21.00")
    kept = costing.add_pool(books, replace(draft, first=Month(2026, 2)))
    assert (kept.amount, kept.draft.accounts) == (m("61.00"), draft.accounts)
    post(books, "power 9.00 / cash -9.00")
    assert costing.pool(books, kept.id).amount == m("70.00")


def test_a_sheet_bears_its_part_and_a_version_keeps_it(books: Books, two: tuple[int, int]) -> None:
    """Rent of 100 over 20 aprons and 10 bags by materials: 40 for the aprons, 2 each; 6 each for the bags."""
    kept = costing.add_pool(books, shared(books, (two[0], "20"), (two[1], "10"), basis="materials"))
    line = replace(SHARED, pool=kept.id)
    for product, each in zip(two, (2, 6), strict=True):
        now = costing.newest_version(books, product)
        assert now is not None
        one: Sheet = replace(costing.thaw(now.sheet), lines=(*costing.thaw(now.sheet).lines, line))
        assert costing.compute(one, costing.known_for(books, one)).parts.indirect == each
        costing.save_version(books, one, TODAY, "With its part of the rent")
    costing.change_pool(books, kept.id, replace(kept.draft, amount=m("200.00")))
    bag = costing.newest_version(books, two[1])
    assert bag is not None
    assert costing.answers_of_version(books, bag.id).costed.parts.indirect == 6
    revised = costing.revise(books, bag.id)
    assert costing.compute(revised, costing.known_for(books, revised)).parts.indirect == 12


def test_the_sheet_in_hand_is_weighed_as_it_is_typed(books: Books, two: tuple[int, int]) -> None:
    """Aprons of 30 instead of 10 of cloth weigh 600 against 300 of the bags: two thirds of 90 over 20 pieces."""
    draft = shared(books, (two[0], "20"), (two[1], "10"), basis="materials", amount=m("90.00"))
    line = replace(SHARED, pool=costing.add_pool(books, draft).id)
    dear = sheet(material("Cloth", "3", "m", "10 1 m"), line, product=two[0])
    assert costing.compute(dear, costing.known_for(books, dear)).parts.indirect == 3


def test_a_product_without_a_sheet_is_told_where_its_weight_is_wanted(books: Books, two: tuple[int, int]) -> None:
    scarf = a_product(books, "Scarf")
    draft = shared(books, (two[0], "20"), (scarf, "5"), basis="materials")
    with assert_refused("no_sheet", "products") as caught:
        costing.shares(books, draft)
    assert "Scarf" in caught.value.message
    assert parts(books, replace(draft, basis="unit")) == ["Apron 80.00", "Scarf 20.00"]
    line = replace(SHARED, pool=costing.add_pool(books, draft).id)
    apron = sheet(material("Cloth", "1", "m", "10 1 m"), line, product=two[0])
    with assert_refused("unknown", "lines.1.pool"):
        costing.compute(apron, costing.known_for(books, apron))
    first = replace(apron, product=scarf)
    assert costing.compute(first, costing.known_for(books, first)).parts.indirect > 0


def test_work_without_minutes_is_told_by_its_name(books: Books, two: tuple[int, int]) -> None:
    scarf = a_product(books, "Scarf", work("Knitting", "9"))
    with assert_refused("no_hours", "products") as caught:
        costing.shares(books, shared(books, (two[0], "20"), (scarf, "5"), basis="work_hour"))
    assert "Scarf" in caught.value.message


WRONG: list[tuple[str, str, dict[str, Any]]] = [
    ("empty", "name", {"name": "  "}),
    ("too_long", "name", {"name": "x" * 81}),
    ("too_long", "note", {"note": "x" * 201}),
    ("backwards", "last", {"last": Month(2026, 2)}),
    ("empty", "amount", {"amount": None}),
    ("zero", "amount", {"amount": Money(0)}),
    ("empty", "products", {"products": ()}),
    ("empty", "products.0.product", {"products": (PoolProduct(None, D(1)),)}),
    ("empty", "products.0.units", {"products": (PoolProduct(1, None),)}),
    ("not_positive", "products.0.units", {"products": (PoolProduct(1, D(0)),)}),
    ("twin", "products.1.product", {"products": (PoolProduct(1, D(1)), PoolProduct(1, D(1)))}),
    ("not_positive", "products.0.weight", {"products": (PoolProduct(1, D(1), D(-1)),)}),
    ("decimals", "products.0.units", {"products": (PoolProduct(1, D("1e-7")),)}),
    ("no_basis", "basis", {"basis": "hand"}),
]


@pytest.mark.parametrize(("reason", "field", "typed"), WRONG)
def test_pools_that_cannot_be(
    books: Books, two: tuple[int, int], reason: str, field: str, typed: dict[str, Any]
) -> None:
    with assert_refused(reason, field):
        costing.shares(books, replace(shared(books, (two[0], "20")), **typed))


def test_only_what_is_spent_is_shared(books: Books, two: tuple[int, int]) -> None:
    """Sales are no costs, and neither is cash; light on which nothing was spent is, but there is nothing to share."""
    post(books, "cash 90.00 / sales_local -90.00")
    draft = shared(books, (two[0], "20"), amount=None)
    offered = [one.id for one in costing.shared_accounts(books)]
    for role, reason in (("sales_local", "not_spent"), ("cash", "not_spent"), ("power", "zero")):
        account = account_id(books, role)
        with assert_refused(reason, "accounts"):
            costing.shares(books, replace(draft, accounts=(account,)))
        assert (account in offered) == (reason == "zero")
    with assert_refused("not_spent", "accounts"):
        costing.add_pool(books, replace(draft, accounts=(account_id(books, "power"), account_id(books, "sales_local"))))
    assert costing.list_pools(books) == []


def test_a_name_is_taken_once_and_one_no_longer_shared_is_not_offered(books: Books, two: tuple[int, int]) -> None:
    kept = costing.add_pool(books, shared(books, (two[0], "20")))
    with assert_refused("twin", "name"):
        costing.add_pool(books, replace(kept.draft, name=" RENT "))
    costing.change_pool(books, kept.id, replace(kept.draft, active=False, products=kept.draft.products[:1]))
    assert costing.list_pools(books) == []
    assert [one.id for one in costing.list_pools(books, active=None)] == [kept.id]
