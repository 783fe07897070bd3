"""Materials: kept by name, taken over, listed, and what happened to each on its card."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import i18n, ledger, materials, people
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.finding import Finder
from coopbooks.ledger import Stock
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from tests.builders import TODAY, activity_id, assert_posted, assert_refused, m, person_id, post
from tests.conftest import FreshBooks
from tests.core.store import a_material, buy, q, stock, take_over, taken, there, use


def test_a_material_is_kept_as_it_was_typed(books: Books) -> None:
    draft = materials.MaterialDraft(
        "  Lana  de alpaca", "Kilos", " LA-1 ", activity_id(books, "sewing"), q("5"), note=" Fair trade "
    )
    kept = materials.add_material(books, replace(draft, packs=(materials.Pack("madeja", q("100"), "gramos"),)))
    assert kept.name == "Lana de alpaca"
    assert (kept.unit, kept.code, kept.note, kept.low_level) == ("kg", "LA-1", "Fair trade", q("5"))
    assert kept.packs == (materials.Pack("madeja", q("100"), "g"),)
    assert materials.material(books, kept.id) == kept
    changed = materials.change_material(books, kept.id, replace(kept.draft, packs=(), active=False))
    assert (changed.packs, changed.active) == ((), False)
    assert materials.list_materials(books) == []
    assert [row.material for row in materials.list_materials(books, active=None)] == [changed]


@pytest.mark.parametrize(
    ("typed", "field", "reason"),
    [
        ({"name": " "}, "name", "empty"),
        ({"name": "x" * 81}, "name", "too_long"),
        ({"name": "tab\x07"}, "name", "unprintable"),
        ({"unit": ""}, "unit", "empty"),
        ({"unit": "u" * 21}, "unit", "too_long"),
        ({"code": "c" * 21}, "code", "too_long"),
        ({"note": "n" * 201}, "note", "too_long"),
        ({"low_level": q("0")}, "low_level", "zero"),
        ({"low_level": q("-1")}, "low_level", "zero"),
        ({"name": "LÁNA"}, "name", "twin"),
        ({"code": "la-1"}, "code", "twin"),
    ],
)
def test_materials_that_cannot_be(books: Books, typed: dict[str, object], field: str, reason: str) -> None:
    a_material(books, "Lana", code="LA-1")
    with assert_refused(reason, field):
        materials.add_material(books, replace(materials.MaterialDraft("Hilo", "m"), **typed))  # type: ignore[arg-type]


def test_what_is_still_there_is_not_hidden(books: Books) -> None:
    yarn = a_material(books)
    buy(books, "2 kg yarn 50")
    draft = replace(materials.material(books, yarn).draft, active=False)
    with assert_refused("has_stock", "active"):
        materials.change_material(books, yarn, draft)
    use(books, "2 yarn")
    assert not materials.change_material(books, yarn, draft).active


def test_the_unit_of_a_stock_never_changes_once_something_was_recorded(books: Books) -> None:
    yarn = a_material(books)
    draft = materials.material(books, yarn).draft
    materials.change_material(books, yarn, replace(draft, unit="g"))
    materials.change_material(books, yarn, draft)
    bought = buy(books, "2 kg yarn 50")
    ledger.void(books, bought.voucher, "A mistake")
    with assert_refused("has_moved", "unit"):
        materials.change_material(books, yarn, replace(draft, unit="g"))


def test_what_stood_without_a_name_is_named(books: Books) -> None:
    """The opening had 1,000 of materials: 800 of yarn and 300 of thread are 100 more than that."""
    ledger.record_opening(books, ledger.OpeningDraft(TODAY, (ledger.Line("materials", m("1000")),)))
    assert materials.value_without_name(books) == m("1000")
    voucher = take_over(books, "40 yarn 800", "3 thread 300")
    assert_posted(voucher, "materials 800 / materials 300 / materials -1000 / accumulated_results -100")
    assert voucher.kind == "CT"
    assert materials.value_without_name(books) == m("0")
    again = materials.take_over_of(voucher)
    assert again.lines == taken(books, "40 yarn 800", "3 thread 300")
    right = materials.correct_take_over(books, voucher.id, replace(again, lines=again.lines[:1]))
    assert_posted(right, "materials 800 / materials -800")
    assert materials.value_without_name(books) == m("200")
    assert stock(books, "thread") == there("0", "0")


def test_takings_over_that_cannot_be(books: Books) -> None:
    whole = materials.TakeOverDraft(TODAY, taken(books, "40 yarn 800"))
    [line] = whole.lines
    for lines, reason in (
        ((), "empty"),
        ((replace(line, material=None),), "empty"),
        ((replace(line, quantity=q("0")),), "zero"),
        ((replace(line, value=m("0")),), "zero"),
        ((replace(line, value=m("-1")),), "zero"),
        ((replace(line, value=m("1000000000.01")),), "too_large"),
        ((replace(line, unit="m"),), "no_conversion"),
    ):
        with assert_refused(reason, "lines"):
            materials.take_over(books, replace(whole, lines=lines))


def test_the_stock_card(books: Books) -> None:
    """By hand: 60 at 25; 40 at 26 → 100 at 2,540; 10 used at 25.40; what is before the period is its opening."""
    day = TODAY - timedelta(days=10)
    materials.take_over(books, materials.TakeOverDraft(day, taken(books, "60 yarn 1500")))
    buy(books, "40 yarn 1040", day=day + timedelta(days=2))
    use(books, "10 yarn", day=day + timedelta(days=4))
    card = materials.stock_card(books, stock_id(books), Period(day + timedelta(days=1), TODAY))
    assert card.opening == there("60", "1500")
    told = [(move.label, move.quantity, move.amount, move.after) for move in card.moves]
    assert told == [
        ("CE 2026-0001", q("40"), m("1040"), there("100", "2540")),
        ("CT 2026-0002", q("-10"), m("-254"), there("90", "2286")),
    ]
    assert card.closing == stock(books)
    assert (card.came, card.went) == (there("40", "1040"), there("10", "254"))
    assert (
        materials.stock_card(books, stock_id(books), Period(TODAY, TODAY + timedelta(days=1))).closing == card.closing
    )


def stock_id(books: Books) -> int:
    return materials.list_materials(books)[0].material.id


def test_lists_find_mark_and_price(books: Books) -> None:
    a_material(books, "Lana", code="LA-1", low_level=q("5"), activity=activity_id(books, "sewing"))
    a_material(books, "Hilo")
    assert [row.material.name for row in materials.list_materials(books, search="la-1")] == ["Lana"]
    assert [row.material.name for row in materials.list_materials(books, search="LÁN")] == ["Lana"]
    assert [row.material.name for row in materials.list_materials(books)] == ["Hilo", "Lana"]
    sewing = activity_id(books, "sewing")
    [lana] = materials.list_materials(books, activity=sewing)
    assert lana.low
    assert lana.last_price is None
    assert [row.material.name for row in materials.list_low(books)] == ["Lana"]
    materials.take_over(
        books, materials.TakeOverDraft(TODAY, (materials.TakenLine(lana.material.id, q("6"), m("60")),))
    )
    assert materials.list_low(books) == []
    assert materials.last_price(books, lana.material.id) == 10


def test_one_alone_is_what_it_is_in_the_list(books: Books) -> None:
    """10 kg at 10, 3 of them with Rosa, 2 of hers with us; button never came, and is no longer in use."""
    buy(books, "10 yarn 100")
    yarn, rosa = materials.list_materials(books)[0].material.id, person_id(books, "Rosa")
    for kind, much in (("handed", "3"), ("trust_in", "2")):
        materials.hand(books, materials.HandDraft(TODAY, kind, yarn, rosa, q(much)))
    button = a_material(books, "button", "piece", active=False)
    every = {row.material.id: row for row in materials.list_materials(books, active=None)}
    assert {one: materials.material_row(books, one) for one in (yarn, button)} == every
    assert (every[yarn].in_store, every[yarn].trust, every[button].last) == (q("7"), q("2"), None)


def test_the_last_price_is_that_of_the_last_that_stands(books: Books) -> None:
    buy(books, "2 yarn 20")
    buy(books, "2 yarn 30", day=TODAY - timedelta(days=1))
    yarn = stock_id(books)
    assert materials.last_price(books, yarn) == 10
    last = buy(books, "4 yarn 48", freight="4")
    assert materials.last_price(books, yarn) == 13
    assert materials.last_receipt(books, yarn) == there("4", "52")
    use(books, "1 yarn")
    ledger.void(books, last.voucher, "Never came")
    assert materials.last_price(books, yarn) == 10


def test_what_came_last_in_several_lines_has_one_price(books: Books) -> None:
    """Ten red at 30 and one of gold at 90 are eleven for 390."""
    buy(books, "1 yarn 5")
    buy(books, "10 yarn 300", "1 yarn 90")
    [row] = materials.list_materials(books)
    assert row.last == there("11", "390")
    assert materials.last_price(books, row.material.id) == Fraction(390, 11)


def test_a_material_is_found_by_a_few_letters_of_its_name_or_code(books: Books) -> None:
    a_material(books, "Lana de alpaca", code="LA-1")
    a_material(books, "Hilo")
    finder = Finder(books)
    found = [[hit.what.material.name for hit in finder.materials.find(typed, 5)] for typed in ("alp", "la-1", "hlio")]
    assert found == [["Lana de alpaca"], ["Lana de alpaca"], ["Hilo"]]
    a_material(books, "Hule")
    assert [hit.what.material.name for hit in finder.materials.find("hu", 5)] == ["Hule"]


def test_the_role_of_materials_is_not_moved_away_from_what_is_there(books: Books) -> None:
    other = ledger.add_account(books, ledger.AccountDraft("1.1.3.09", "Other stores"))
    cost = buy(books, "1 yarn 10")
    with assert_refused("has_stock", "account"):
        ledger.map_role(books, "materials", other.id)
    ledger.void(books, cost.voucher, "A mistake")
    ledger.map_role(books, "materials", other.id)
    buy(books, "1 yarn 10")
    assert ledger.balance_on(books, other.id) == m("10")


def test_a_stock_is_read_in_both_languages(books: Books) -> None:
    with i18n.speaking("es"):
        assert materials.material(books, a_material(books)).told(q("2.5")) == "2,5\xa0kg"


def test_the_worth_of_parts_is_rounded_once_and_never_drifts(fresh_books: FreshBooks) -> None:
    """A third of 10.00 each time: 3.33, then half of what is left 6.67 → 3.34 (3.335), then all of it, 3.33."""
    with fresh_books() as books:
        buy(books, "3 yarn 10")
        amounts = [use(books, "1 yarn").amount for _ in range(3)]
    assert amounts == [m("3.33"), m("3.34"), m("3.33")]


@given(st.integers(1, 10**12), st.integers(0, 10**10), st.data())
def test_any_part_and_its_rest_are_the_whole(quantity: int, value: int, data: st.DataObject) -> None:
    whole = Stock(Quantity(quantity), Money(value))
    part = Quantity(data.draw(st.integers(0, quantity)))
    gone = Stock(part, whole.worth(part))
    rest = whole - gone
    assert whole.worth(whole.quantity) == whole.value
    assert gone + rest == whole
    assert rest.value >= Money(0)
    exact = Fraction(value * part.micros, quantity)
    assert abs(exact - gone.value.minor) <= Fraction(1, 2)


def test_people_and_opening_are_no_concern_of_materials(books: Books) -> None:
    """The materials account may hold a sum nobody named, besides: the stock is only what has a name."""
    post(books, "materials 100 / cash -100")
    buy(books, "1 yarn 10")
    assert stock(books) == there("1", "10")
    assert materials.value_without_name(books) == m("100")
    assert people.list_people(books) == []
