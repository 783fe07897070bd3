"""Dated prices: one for each list and currency is in force on a day, the earlier ones stay."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coopbooks import bookfile, drafts, products, rates
from coopbooks.books import Books
from coopbooks.products import PriceDraft, Product, ProductDraft
from coopbooks.rates import RateDraft
from tests.builders import TODAY, assert_refused, m
from tests.conftest import clock
from tests.files.keep import path_of

JANUARY, FEBRUARY, APRIL = (date(2026, month, 1) for month in (1, 2, 4))
LONG_AGO = date(2016, 3, 20)


@pytest.fixture
def apron(books: Books) -> Product:
    """An apron at 25, whoever asks for whatever day."""
    return products.add_product(books, ProductDraft("Apron", "piece", m("25")))


def history(books: Books, product: Product) -> list[tuple[str, str, str, bool]]:
    return [
        (one.list, f"{one.amount.currency} {one.amount.decimal}", one.since.isoformat(), one.in_force)
        for one in products.list_prices(books, product.id)
    ]


def test_the_first_price_holds_for_whatever_day_is_asked_about(books: Books, apron: Product) -> None:
    assert [products.price_on(books, apron.id, day) for day in (LONG_AGO, TODAY, APRIL)] == [m("25")] * 3
    assert history(books, apron) == [("local", "BOB 25.00", "2000-01-01", True)]


def test_prices_go_on_from_their_day(books: Books, apron: Product) -> None:
    products.set_price(books, PriceDraft(apron.id, "local", m("28"), FEBRUARY))
    products.set_price(books, PriceDraft(apron.id, "local", m("30"), APRIL))
    on = {day: products.price_on(books, apron.id, day) for day in (JANUARY, FEBRUARY, TODAY, APRIL)}
    assert on == {JANUARY: m("25"), FEBRUARY: m("28"), TODAY: m("28"), APRIL: m("30")}
    assert products.product(books, apron.id).price == m("28")
    assert products.list_products(books)[0].price == m("28")
    assert history(books, apron) == [
        ("local", "BOB 30.00", "2026-04-01", False),
        ("local", "BOB 28.00", "2026-02-01", True),
        ("local", "BOB 25.00", "2000-01-01", False),
    ]


def test_each_list_and_currency_has_prices_of_its_own(books: Books, apron: Product) -> None:
    products.set_price(books, PriceDraft(apron.id, "export", m("4.50", "USD"), FEBRUARY))
    products.set_price(books, PriceDraft(apron.id, "export", m("33"), FEBRUARY))
    products.set_price(books, PriceDraft(apron.id, "wholesale", m("22"), FEBRUARY, " from  a dozen on "))
    asked = [("local", ""), ("wholesale", ""), ("export", ""), ("export", "USD"), ("wholesale", "USD")]
    found = [products.price_on(books, apron.id, TODAY, *one) for one in asked]
    assert found == [m("25"), m("22"), m("33"), m("4.50", "USD"), None]
    assert products.price_on(books, apron.id, JANUARY, "export") is None
    assert [row[:2] for row in history(books, apron)] == [
        ("local", "BOB 25.00"),
        ("wholesale", "BOB 22.00"),
        ("export", "BOB 33.00"),
        ("export", "USD 4.50"),
    ]
    assert products.list_prices(books, apron.id)[1].note == "from a dozen on"


def test_a_price_ends_with_nothing(books: Books, apron: Product) -> None:
    products.set_price(books, PriceDraft(apron.id, "local", m("0"), FEBRUARY))
    assert [products.price_on(books, apron.id, day) for day in (JANUARY, TODAY)] == [m("25"), None]
    assert products.product(books, apron.id).price == m("0")
    products.take_price(books, apron.id, m("26"))  # it was sold at 26 once: the club took the price away on purpose
    assert products.product(books, apron.id).price == m("0")


def test_a_price_typed_by_mistake_is_changed_or_taken_away(books: Books, apron: Product) -> None:
    wrong = products.set_price(books, PriceDraft(apron.id, "local", m("280"), FEBRUARY))
    with assert_refused("twin", "since"):
        products.set_price(books, replace(wrong.draft, amount=m("28")))
    right = products.change_price(books, wrong.id, replace(wrong.draft, amount=m("28"), since=JANUARY))
    assert (right.amount, right.since, right.in_force) == (m("28"), JANUARY, True)
    other = products.set_price(books, replace(right.draft, since=APRIL))
    with assert_refused("twin", "since"):
        products.change_price(books, other.id, replace(other.draft, since=JANUARY))
    removed = products.remove_price(books, right.id)
    assert products.product(books, apron.id).price == m("25")
    assert products.set_price(books, removed.draft).draft == right.draft
    with pytest.raises(LookupError):
        products.remove_price(books, 99)


@pytest.mark.parametrize(
    ("changed", "reason", "field"),
    [
        ({"amount": m("-1")}, "negative", "amount"),
        ({"amount": m("1000000000.01")}, "too_large", "amount"),
        ({"since": date(202, 1, 1)}, "far_day", "since"),
        ({"note": "x" * 201}, "too_long", "note"),
    ],
)
def test_what_is_no_price_is_refused(
    books: Books, apron: Product, changed: dict[str, object], reason: str, field: str
) -> None:
    good = PriceDraft(apron.id, "local", m("28"), FEBRUARY)
    with assert_refused(reason, field):
        products.set_price(books, replace(good, **changed))  # type: ignore[arg-type]
    assert len(products.list_prices(books, apron.id)) == 1


@pytest.mark.parametrize("changed", [{"list": "friends"}, {"amount": m("3", "EUR")}])
def test_what_no_form_offers_is_a_bug(books: Books, apron: Product, changed: dict[str, object]) -> None:
    good = PriceDraft(apron.id, "local", m("28"), FEBRUARY)
    with pytest.raises(ValueError, match="not offered"):
        products.set_price(books, replace(good, **changed))  # type: ignore[arg-type]


def test_a_price_changed_with_the_product_counts_from_today(books: Books, apron: Product) -> None:
    """Changed on the day it was first written down, it was simply typed wrongly: nothing is left of the first one."""
    products.change_product(books, apron.id, replace(apron.draft, price=m("26")))
    assert history(books, apron) == [("local", "BOB 26.00", "2000-01-01", True)]
    products.remove_price(books, products.list_prices(books, apron.id)[0].id)
    products.set_price(books, PriceDraft(apron.id, "local", m("26"), JANUARY))
    known = products.product(books, apron.id).draft
    for price in ("30", "31"):
        products.change_product(books, apron.id, replace(known, price=m(price)))
    assert history(books, apron)[0] == ("local", "BOB 31.00", TODAY.isoformat(), True)
    assert len(history(books, apron)) == 2
    products.change_product(books, apron.id, known)
    assert history(books, apron) == [("local", "BOB 26.00", "2026-01-01", True)]


def test_a_change_of_other_things_leaves_the_prices_alone(books: Books, apron: Product) -> None:
    noted = products.set_price(books, PriceDraft(apron.id, "local", m("25"), TODAY, "as the assembly decided"))
    products.change_product(books, apron.id, replace(apron.draft, code="A-1"))
    assert products.list_prices(books, apron.id)[0] == noted


@pytest.mark.parametrize(
    ("kind", "known", "proposed"),
    [
        ("local", {"export": "33", "dollars": "4.50", "dollar": "6.96"}, "25"),
        ("service", {"export": "33", "dollars": "4.50", "dollar": "6.96"}, "25"),
        ("export", {"export": "33", "dollars": "4.50", "dollar": "6.96"}, "33"),
        ("export", {"dollars": "4.55", "dollar": "6.96"}, "31.67"),  # 4.55 × 6.96 = 31.668
        ("export", {"dollars": "4.55"}, "25"),
        ("export", {"dollar": "6.96"}, "25"),
    ],
)
def test_the_price_proposed_for_a_sale(
    books: Books, apron: Product, kind: str, known: dict[str, str], proposed: str
) -> None:
    if "export" in known:
        products.set_price(books, PriceDraft(apron.id, "export", m(known["export"]), FEBRUARY))
    if "dollars" in known:
        products.set_price(books, PriceDraft(apron.id, "export", m(known["dollars"], "USD"), FEBRUARY))
    if "dollar" in known:
        rates.set_rate(books, RateDraft("dollar", FEBRUARY, "amount", Decimal(known["dollar"])))
    assert products.proposed_price(books, apron.id, TODAY, kind) == m(proposed)
    assert products.proposed_price(books, apron.id, JANUARY, kind) == m("25")


def test_without_any_price_none_is_proposed(books: Books) -> None:
    bare = products.add_product(books, ProductDraft("Purse", "piece", m("0")))
    assert products.list_prices(books, bare.id) == []
    assert [products.proposed_price(books, bare.id, TODAY, kind) for kind in products.KINDS] == [None] * 3


@pytest.mark.parametrize("version", [1, 4])
def test_step_5_keeps_the_prices_of_products(version: int, tmp_path: Path) -> None:
    """Whenever it was written down, the one price there was holds for every day; no price is still none."""
    old = Path(shutil.copyfile(path_of(version), tmp_path / "old.coop"))
    with closing(sqlite3.connect(old)) as other, other:
        insert = "INSERT INTO product (name, folded, unit, price, kind, active) VALUES (?, ?, 'pieza', ?, 'local', ?)"
        other.executemany(insert, [("Mandil", "mandil", 1350, 1), ("Bolsa", "bolsa", 0, 0)])
    books = bookfile.open_books(old, clock)
    known = [(one.name, one.price, one.active, one.sold) for one in products.list_products(books, active=None)]
    assert known == [("Bolsa", m("0"), False, True), ("Mandil", m("13.50"), True, True)]
    bag, apron = products.list_products(books, active=None)
    assert products.price_on(books, apron.id, LONG_AGO) == m("13.50")
    assert [len(products.list_prices(books, one.id)) for one in (bag, apron)] == [0, 1]
    products.change_product(books, apron.id, replace(apron.draft, price=m("15")))
    assert [one.amount for one in products.list_prices(books, apron.id)] == [m("15"), m("13.50")]
    bookfile.close(books)


def test_step_5_leads_a_product_half_typed_to_its_new_page(tmp_path: Path) -> None:
    old = Path(shutil.copyfile(path_of(4), tmp_path / "old.coop"))
    with closing(sqlite3.connect(old)) as other, other:
        forms = ("settings/product", "settings/product:7", "settings/person", "sales/sale")
        other.executemany("INSERT INTO draft VALUES (?, '{}', '2026-03-20T10:00:00')", [(form,) for form in forms])
    books = bookfile.open_books(old, clock)
    assert {kept.form for kept in drafts.list_kept(books)} == {
        *("products/product", "products/product:7", "settings/person", "sales/sale")
    }
    bookfile.close(books)
