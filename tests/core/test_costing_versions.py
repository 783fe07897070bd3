"""Versions of cost sheets: frozen exactly, listed, revised with the prices of today; the file keeps them."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from coopbooks import bookfile, costing, materials, products, rates
from coopbooks.books import Books, storage
from coopbooks.costing import (
    AmountLine,
    ComponentLine,
    MachineHour,
    MaterialLine,
    Month,
    Price,
    Pricing,
    SalesTax,
    Sheet,
    WorkLine,
)
from coopbooks.costing.shelf import read_versions
from coopbooks.days import Month as CalendarMonth
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from tests.builders import TODAY, assert_refused, m, rolled_back, rows
from tests.conftest import FreshBooks, clock
from tests.core.costing_sheets import (
    D,
    amount,
    component,
    exactly,
    machine,
    margin,
    markup,
    material,
    offered,
    percentage,
    sheet,
    work,
)
from tests.core.store import a_material, buy
from tests.core.test_costing_any_sheet import sheets
from tests.files.keep import path_of


def a_product(books: Books, name: str) -> int:
    return products.add_product(books, products.ProductDraft(name, "piece", Money(0))).id


def save(books: Books, one: Sheet, note: str = "First") -> costing.Version:
    return costing.save_version(books, one, TODAY, note)


@pytest.fixture
def bag(books: Books) -> Sheet:
    """A bag of cloth and two panels of yarn: 20 + 2 × (5 + 6) + 8 and 10 % charges on the 8; 50,80 sold at 63,50."""
    bag, panel, yarn = a_product(books, "Bag"), a_product(books, "Panel"), a_material(books, "yarn", "kg")
    buy(books, "2 yarn 100.00")
    line = MaterialLine("Yarn", D(100), "g", Price(None, source="average"), yarn)
    save(books, sheet(line, work("Embroidery", "6"), product=panel))
    cloth = material("Cloth", "1", "m", "20 1 m")
    sewing = work("Sewing", "8", "30")
    return sheet(cloth, component("Panel", panel, "2"), sewing, product=bag, charges="10", pricing=markup("25"))


def test_a_version_is_kept_as_it_was_typed(books: Books) -> None:
    product, other, thread = a_product(books, "Bag"), a_product(books, "Panel"), a_material(books, "Thread", "m")
    inner = save(books, sheet(work("Embroidery", "6", "10"), product=other))
    made = products.keep_making(books, product, [products.MakingDraft("Sewing", rate=Quantity.of(5))], TODAY)
    pool = costing.add_pool(books, a_pool(books, product))
    one = sheet(
        MaterialLine("", D("1.5"), "yard", Price(D("2.25"), D(3), "m", currency="USD"), thread, D("2.5"), "yield"),
        ComponentLine("Panel", other, D("0.25"), inner.id, D(1)),
        WorkLine("Sewing", D("0.46875"), minutes=D("0.75"), times=D(3), operation=made[0].id, own=D("0.1")),
        WorkLine("Ironing", D(12), "hour", D(5)),
        machine("Loom", "30", "2.5", times=D(2)),
        machine("Oven", "30", hour=MachineHour(D(1), D(2), D(3), D(4), D(5))),
        amount("other", "Label", "0.3", "2"),
        percentage("indirect", "Rent", "12.5", "prime"),
        AmountLine("indirect", "Light", "work_hour", rate=D("0.333333")),
        AmountLine("indirect", "Shared", "pool", pool=pool.id),
        percentage("selling", "Commission", "5", "price"),
        percentage("export", "Agent", "3", "fob"),
        product=product,
        basis="batch",
        makes="700",
        rejects="2.5",
        given="120",
        given_of="700",
        charges="10",
        dollar="6.96",
        pricing=Pricing("offered", offered=D("12.34"), currency="USD", per="dozen"),
        tax=SalesTax("inside", D(13)),
        month=Month(D(800), D(200), D(40), D(3300), D(240)),
    )
    known = costing.known_for(books, one)
    kept = costing.save_version(books, one, TODAY, " Prices of March ")
    assert (kept.product, kept.number, kept.day, kept.note) == (product, 1, TODAY, "Prices of March")
    assert (kept.recorded_by, kept.recorded_at) == (books.who, books.now())
    assert kept.sheet == costing.freeze(one, known)
    assert costing.thaw(kept.sheet) == replace(one, lines=costing.thaw(one).lines)
    assert costing.version(books, kept.id) == kept == costing.newest_version(books, product)


def a_pool(books: Books, *bearing: int) -> costing.PoolDraft:
    month = CalendarMonth.of(TODAY)
    shared = tuple(costing.PoolProduct(product, D(30)) for product in bearing)
    return costing.PoolDraft("Rent", month, month, m("100"), products=shared)


@settings(max_examples=15)  # a file for each
@given(one=sheets)
def test_any_sheet_gives_the_same_figures_from_the_file(fresh_books: FreshBooks, one: Sheet) -> None:
    with fresh_books() as books:
        one = replace(one, product=a_product(books, "Thing"), pricing=offered("100"))
        kept = save(books, one)
        read_anew = read_versions([kept.id])[kept.id]
        found = costing.answer(read_anew.sheet, costing.known_for(books, read_anew.sheet))
        typed = costing.answer(one, costing.known_for(books, one))
        assert found.priced.line_amounts() == typed.priced.line_amounts()
        assert found.slices() == typed.slices()


def test_a_version_stays_whatever_rises_later_and_a_revision_asks_anew(books: Books, bag: Sheet) -> None:
    first = save(books, bag)
    assert costing.answers_of_version(books, first.id).priced.total == D("50.80")
    buy(books, "2 yarn 140.00")  # 240 for 4 kg: a panel's yarn is 6 instead of 5
    panel = costing.newest_version(books, bag.lines[1].product or 0)  # type: ignore[union-attr]
    assert panel is not None
    revised = save(books, costing.revise(books, panel.id), "Yarn is dearer")
    assert (revised.number, costing.answers_of_version(books, revised.id).priced.total) == exactly(2, 12)
    assert costing.answers_of_version(books, first.id).priced.total == D("50.80")
    assert [row.outdated for row in costing.list_sheets(books, search="bag")] == [True]
    again = save(books, costing.revise(books, first.id), "Panels are dearer")
    assert costing.answers_of_version(books, again.id).priced.total == D("52.80")
    assert [(one.number, one.note) for one in costing.list_versions(books, bag.product)] == [
        (2, "Panels are dearer"),
        (1, "First"),
    ]
    found = {row.name: row for row in costing.list_sheets(books)}
    assert (found["Bag"].cost, found["Bag"].price, found["Bag"].margin) == exactly("52.80", 66, Fraction(1, 5))
    assert (found["Bag"].versions, found["Bag"].version, found["Bag"].outdated) == (2, again.id, False)
    assert list(found) == ["Bag", "Panel"]
    old, new = (costing.answers_of_version(books, one) for one in (first.id, again.id))
    assert {row.key for row in costing.compare([old, new]) if any(row.differs)} >= {"materials", "total", "price"}


def test_who_uses_what(books: Books, bag: Sheet) -> None:
    save(books, bag)
    (yarn,) = materials.list_materials(books)
    panel = bag.lines[1].product or 0  # type: ignore[union-attr]
    assert [row.name for row in costing.users_of_material(books, yarn.material.id)] == ["Panel"]
    assert [row.name for row in costing.users_of_product(books, panel)] == ["Bag"]
    without = replace(bag, lines=(bag.lines[0],))
    save(books, without, "No panels any more")
    assert costing.users_of_product(books, panel) == []


def test_a_pack_that_changes_changes_no_version(books: Books) -> None:
    flour = a_material(books, "Flour", "kg", ("bag", "50", "kg"))
    bread = a_product(books, "Bread")
    kept = save(books, sheet(MaterialLine("Flour", D(1), "kg", Price(D(300), D(1), "bag"), flour), product=bread))
    draft = materials.material(books, flour).draft
    smaller = replace(draft, packs=(materials.Pack("bag", Quantity.of(46), "kg"),))
    materials.change_material(books, flour, smaller)
    assert costing.answers_of_version(books, kept.id).priced.total == 6
    now = costing.revise(books, kept.id)
    assert costing.answer(now, costing.known_for(books, now)).priced.total == Fraction(300, 46)


def test_what_is_refused_keeps_nothing(books: Books, bag: Sheet) -> None:
    first = save(books, bag)
    for reason, field, one, day, note in [
        ("empty", "note", bag, TODAY, " "),
        ("future", "day", bag, TODAY + timedelta(days=1), "Tomorrow"),
        ("too_early", "day", bag, TODAY - timedelta(days=1), "Yesterday"),
        ("decimals", "rejects", replace(bag, rejects=D("0.1234567")), TODAY, "Why"),
        ("empty", "pricing.percent", replace(bag, pricing=Pricing("margin")), TODAY, "Why"),
    ]:
        with assert_refused(reason, field):
            costing.save_version(books, one, day, note)
    panel = bag.lines[1].product or 0  # type: ignore[union-attr]
    with assert_refused("cycle", "lines.0.product") as caught:
        save(books, sheet(component("Bag", bag.product, "1"), product=panel), "Inside out")
    assert "Panel → Bag → Panel" in caught.value.message
    assert costing.newest_version(books, bag.product) == first


def test_a_version_half_saved_is_not_saved(books: Books, bag: Sheet) -> None:
    with rolled_back(books):
        save(books, bag)
    assert costing.newest_version(books, bag.product) is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sheet_version SET note = 'Another'",
        "DELETE FROM sheet_version",
        "INSERT OR REPLACE INTO sheet_version SELECT * FROM sheet_version",
        "UPDATE sheet_line SET price = 1",
        "DELETE FROM sheet_line",
        "INSERT OR REPLACE INTO sheet_line SELECT * FROM sheet_line",
        "INSERT INTO sheet_line SELECT * FROM sheet_line",
    ],
)
def test_the_file_itself_refuses_to_change_a_version(books: Books, bag: Sheet, change: str) -> None:
    save(books, bag)
    before = rows("SELECT * FROM sheet_line")
    with pytest.raises(Exception, match="versions are never"):
        storage.connection().execute(change)
    assert rows("SELECT * FROM sheet_line") == before


def test_nothing_is_added_to_a_version(books: Books, bag: Sheet) -> None:
    save(books, bag)
    columns = "version_id, position, kind, description, rate, pay"
    more = f"INSERT INTO sheet_line ({columns}) VALUES (1, ?, 'work', 'More', 1, 'piece')"
    with pytest.raises(sqlite3.IntegrityError, match="nothing is added to a version"):
        storage.connection().execute(more, (99,))


def test_a_sheet_begins_with_the_operations_of_the_product_and_the_rates_of_today(books: Books) -> None:
    product = a_product(books, "Apron")
    drafts = [
        products.MakingDraft("Cutting", Quantity.of("5"), rate=Quantity.of("1.5")),
        products.MakingDraft("Sewing", Quantity.of("20"), "Overlock", Quantity.of("4")),
    ]
    made = products.keep_making(books, product, drafts, TODAY)
    for name, method, value in [
        ("sales_tax", "inside", "13"),
        ("dollar", "amount", "6.96"),
        ("minimum_wage", "amount", "3300"),
    ]:
        rates.set_rate(books, rates.RateDraft(name, TODAY, method, D(value)))
    begun = costing.begin_sheet(books, product)
    assert begun.lines == (
        WorkLine("Cutting", D("1.5"), minutes=D(5), operation=made[0].id),
        WorkLine("Sewing", D(4), minutes=D(20), operation=made[1].id),
    )
    assert (begun.tax, begun.dollar, begun.month.minimum_wage) == (SalesTax("inside", D(13)), D("6.96"), D(3300))
    kept = save(books, replace(begun, pricing=margin("20")))
    products.keep_making(books, product, [replace(made[0].draft, rate=Quantity.of(2)), made[1].draft], TODAY)
    assert [line.rate for line in costing.revise(books, kept.id).lines] == [2, 4]  # type: ignore[union-attr]


def test_the_price_is_taken_over_into_the_price_lists(books: Books) -> None:
    """10 in the workshop and 0,44 of freight: 10,44 FOB, 1,50 dollars at 6,96."""
    product = a_product(books, "Bag")
    one = sheet(work("Sewing", "10"), amount("export", "Freight", "0.44"), product=product, dollar="6.96")
    kept = save(books, one)
    costing.take_price_over(books, kept.id)
    costing.take_price_over(books, kept.id, "export", currency="USD")
    assert products.price_on(books, product, TODAY) == m("10.00")
    assert products.price_on(books, product, TODAY, "export", "USD") == m("1.50", "USD")
    with assert_refused("twin"):
        costing.take_price_over(books, kept.id)
    plain = save(books, sheet(work("Sewing", "10"), product=a_product(books, "Apron")))
    with assert_refused("no_rate", "currency"):
        costing.take_price_over(books, plain.id, "export", currency="USD")


def test_books_of_the_version_before_get_their_cost_sheets(tmp_path: Path) -> None:
    path = tmp_path / "old.coop"
    shutil.copyfile(path_of(4), path)
    with closing(bookfile.open_books(path, clock)) as books:
        assert costing.list_sheets(books) == []
        kept = save(books, sheet(work("Sewing", "10"), product=a_product(books, "Apron")))
        assert costing.answers_of_version(books, kept.id).priced.total == 10


def test_the_price_last_paid_has_the_freight_in_it(books: Books) -> None:
    """Landed cost as published: 100 units for 10.000, transport 254,24, packing 50, loading 150 are 104,54 each."""
    lamp = a_material(books, "lamp", "piece")
    buy(books, "100 piece lamp 10000", freight="254.24 50 150")
    line = MaterialLine("Lamp", D(1), "piece", Price(None, source="last"), lamp)
    kept = save(books, sheet(line, product=a_product(books, "Lamp, unpacked")))
    cost = costing.answers_of_version(books, kept.id).priced.total
    assert cost == Fraction(1045424, 10000)
    assert costing.rounded(cost) == D("104.54")
