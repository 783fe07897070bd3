"""Products: what the club sells, by which unit and at which price."""

from dataclasses import replace
from typing import Any

import pytest

from coopbooks import ledger, products
from coopbooks.books import Books
from coopbooks.products import ProductDraft
from coopbooks.quantity import Quantity
from tests.builders import assert_refused, m

APRON = ProductDraft("Apron", "piece", m("25.00"))


def test_a_product_is_kept_without_stray_blanks(books: Books) -> None:
    apron = products.add_product(books, ProductDraft("  Baby \n blanket ", " piece\t", m("0"), "export"))
    assert (apron.name, apron.unit, apron.price, apron.kind, apron.active) == (
        "Baby blanket",
        "piece",
        m("0"),
        "export",
        True,
    )
    assert products.product(books, apron.id) == apron
    with pytest.raises(LookupError):
        products.product(books, apron.id + 1)


@pytest.mark.parametrize(
    ("draft", "reason", "field"),
    [
        (replace(APRON, name=""), "empty", "name"),
        (replace(APRON, name="\u0301"), "empty", "name"),
        (replace(APRON, name="x" * 81), "too_long", "name"),
        (replace(APRON, name="🧵" * 500), "too_long", "name"),
        (replace(APRON, name="nothing\0"), "unprintable", "name"),
        (replace(APRON, unit=" "), "empty", "unit"),
        (replace(APRON, unit="x" * 21), "too_long", "unit"),
        (replace(APRON, unit="\ud83d"), "unprintable", "unit"),
        (replace(APRON, price=m("-0.01")), "negative", "price"),
        (replace(APRON, price=m("1000000000.01")), "too_large", "price"),
        (replace(APRON, price=m("100000000000000000000")), "too_large", "price"),
        (replace(APRON, code="x" * 21), "too_long", "code"),
        (replace(APRON, collection="x" * 61), "too_long", "collection"),
        (replace(APRON, sizes="S\0M"), "unprintable", "sizes"),
        (replace(APRON, note="x" * 201), "too_long", "note"),
        (replace(APRON, minimum=Quantity.of(0)), "zero", "minimum"),
        (replace(APRON, minimum=Quantity.of(1_000_000_001)), "too_large", "minimum"),
        (replace(APRON, lead_days=0), "zero", "lead_days"),
        (replace(APRON, lead_days=1001), "too_large", "lead_days"),
    ],
)
def test_what_is_no_product_is_refused(books: Books, draft: ProductDraft, reason: str, field: str) -> None:
    bread = products.add_product(books, ProductDraft("Bread", "loaf", m("0.70")))
    with assert_refused(reason, field):
        products.add_product(books, draft)
    with assert_refused(reason, field):
        products.change_product(books, bread.id, draft)
    assert products.list_products(books) == [bread]


@pytest.mark.parametrize("draft", [replace(APRON, kind="gift"), replace(APRON, price=m("25", "USD"))])
def test_what_no_form_offers_is_a_bug(books: Books, draft: ProductDraft) -> None:
    with pytest.raises(ValueError, match="not offered"):
        products.add_product(books, draft)


def test_no_two_products_share_a_name(books: Books) -> None:
    products.add_product(books, APRON)
    other = products.add_product(books, replace(APRON, name="Apron, long"))
    for name in ("apron", " ÁPRON "):
        with assert_refused("twin", "name") as caught:
            products.add_product(books, replace(APRON, name=name))
        assert "“Apron”" in str(caught.value)
        with assert_refused("twin", "name"):
            products.change_product(books, other.id, replace(APRON, name=name))


def test_a_product_changes_from_now_on(books: Books) -> None:
    apron = products.add_product(books, APRON)
    changed = products.change_product(books, apron.id, replace(APRON, name="APRON", price=m("28.50"), active=False))
    assert (changed.id, changed.name, changed.price, changed.active) == (apron.id, "APRON", m("28.50"), False)
    assert products.product(books, apron.id) == changed


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Mantilla bordada", "Niña (muñeca)", "Pan 100 %"]),
        ({"search": "NINA"}, ["Niña (muñeca)"]),
        ({"search": "bord man"}, ["Mantilla bordada"]),
        ({"search": "%"}, ["Pan 100 %"]),
        ({"search": "'"}, []),
        ({"active": False}, ["Pañal"]),
        ({"active": None, "search": "pa"}, ["Pan 100 %", "Pañal"]),
    ],
)
def test_products_are_found_without_accents(books: Books, asked: dict[str, Any], names: list[str]) -> None:
    for name in ("Pan 100 %", "Niña (muñeca)", "Mantilla bordada", "Pañal"):
        products.add_product(books, replace(APRON, name=name, active=name != "Pañal"))
    assert [one.name for one in products.list_products(books, **asked)] == names


def test_the_first_price_it_was_sold_at_stays(books: Books) -> None:
    free = products.add_product(books, replace(APRON, price=m("0")))
    told: list[frozenset[str]] = []
    books.watch(told.append)
    for price in ("0", "12.50", "13"):
        products.take_price(books, free.id, m(price))
    assert products.product(books, free.id).price == m("12.50")
    assert told == [{"products"}]


def test_all_that_is_known_of_a_product_is_kept(books: Books) -> None:
    sewing = ledger.add_activity(books, "Sewing").id
    whole = ProductDraft(
        "Apron",
        "piece",
        m("25.00"),
        "export",
        active=False,
        code=" AP-01 ",
        collection="Illimani",
        season="Winter  2026",
        activity=sewing,
        sizes="S, M, L",
        colours="red, black",
        note="with a pocket",
        minimum=Quantity.of("12"),
        lead_days=21,
        sold=False,
    )
    kept = products.add_product(books, whole)
    assert kept.draft == replace(whole, code="AP-01", season="Winter 2026")
    assert products.product(books, kept.id) == kept
    assert products.change_product(books, kept.id, APRON).draft == APRON


def test_no_two_products_share_a_code(books: Books) -> None:
    products.add_product(books, replace(APRON, code="AP-01"))
    with assert_refused("twin", "code") as caught:
        products.add_product(books, replace(APRON, name="Purse", code="ap-01"))
    assert "“Apron”" in str(caught.value)
    purse = products.add_product(books, replace(APRON, name="Purse"))
    products.add_product(books, replace(APRON, name="Bag"))  # any number of them have none
    with assert_refused("twin", "code"):
        products.change_product(books, purse.id, replace(APRON, name="Purse", code="AP-01"))


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"search": "pn-0"}, ["Bread"]),
        ({"search": "bre pn"}, ["Bread"]),
        ({"sold": True}, ["Apron", "Bread"]),
        ({"sold": False}, ["Dough"]),
        ({"collection": "Daily"}, ["Bread", "Dough"]),
        ({"collection": "", "sold": True}, ["Apron"]),
    ],
)
def test_products_are_found_by_code_and_told_apart(books: Books, asked: dict[str, Any], names: list[str]) -> None:
    products.add_product(books, replace(APRON, season="Winter"))
    products.add_product(books, replace(APRON, name="Bread", code="PN-01", collection="Daily", season="All"))
    products.add_product(books, replace(APRON, name="Dough", collection="Daily", sold=False))
    assert [one.name for one in products.list_products(books, **asked)] == names
    assert products.words_used(books, "collection") == ["Daily"]
    assert products.words_used(books, "season") == ["All", "Winter"]


def test_products_of_one_activity_are_found(books: Books) -> None:
    sewing, baking = (ledger.add_activity(books, name).id for name in ("Sewing", "Baking"))
    for name, activity in (("Apron", sewing), ("Bread", baking), ("Purse", None)):
        products.add_product(books, replace(APRON, name=name, activity=activity))
    assert [one.name for one in products.list_products(books, activity=baking)] == ["Bread"]
