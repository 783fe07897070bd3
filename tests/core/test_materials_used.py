"""Materials used: at the exact average, for what, from whom; never more than there is, unless the club allows it."""

from dataclasses import replace
from datetime import timedelta

from coopbooks import i18n, ledger, materials
from coopbooks.books import Books, change_club, storage
from coopbooks.quantity import Quantity
from tests.builders import TODAY, activity_id, assert_posted, assert_refused, m
from tests.core.store import a_material, a_use, buy, material_lines, q, stock, there, use


def allow_negative_stock(books: Books) -> None:
    change_club(books, replace(books.club, negative_stock=True))


def test_a_use_says_what_for(books: Books) -> None:
    buy(books, "10 yarn 100")
    sewing = activity_id(books, "sewing")
    product = storage.execute_sql(
        "INSERT INTO product (name, folded, unit, kind) VALUES ('Chompa', 'chompa', 'piece', 'local')"
    ).lastrowid
    voucher = use(books, "500 g yarn", "1 yarn", product=product, activity=sewing, note=" Order 7 ")
    assert voucher.description == "Materials used: yarn. Chompa. Order 7"
    assert_posted(voucher, "materials_used 15 #sewing / materials -15 #sewing")
    assert {line.product for line in voucher.lines} == {product}
    assert [line.note for line in voucher.lines] == ["Order 7", "500\xa0g"]
    again = materials.use_of(voucher)
    assert again == replace(a_use(books, "1 yarn", "500 g yarn"), product=product, activity=sewing, note="Order 7")
    right = materials.correct_use(books, voucher.id, replace(again, note="Order 8"))
    assert right.corrects == voucher.id
    assert materials.use_of(right).note == "Order 8"
    assert stock(books) == there("8.5", "85")


def test_a_use_is_typed_again_in_the_units_it_was_typed_in(books: Books) -> None:
    """12 balls of 100 g and 2.5 dozen; told in Spanish they are read all the same. Once a ball holds 250 g, twelve of
    them would be more than the 1.2 kg that went out: these are typed again, by the kilogram.
    """
    yarn = a_material(books, "yarn", "kg", ("ovillo", "100", "g"))
    a_material(books, "button", "piece")
    buy(books, "10 yarn 100", "144 button 72")
    with i18n.speaking("es"):
        voucher = use(books, "12 ovillo yarn", "2.5 dozen button")
    assert [line.note for line in voucher.lines][1:] == ["12\xa0ovillos", "2,5\xa0docenas"]
    assert materials.use_of(voucher).lines == material_lines(books, "12 ovillo yarn", "2.5 dozen button")
    draft = materials.material(books, yarn).draft
    materials.change_material(books, yarn, replace(draft, packs=(materials.Pack("ovillo", q("250"), "g"),)))
    assert materials.use_of(voucher).lines == material_lines(books, "1.2 yarn", "2.5 dozen button")


def test_uses_that_cannot_be(books: Books) -> None:
    buy(books, "10 yarn 100")
    good = a_use(books, "1 yarn")
    [line] = good.lines
    for lines, reason in (
        ((), "empty"),
        ((replace(line, material=None),), "empty"),
        ((replace(line, quantity=q("0")),), "zero"),
        ((replace(line, quantity=q("-1")),), "zero"),
        ((replace(line, quantity=Quantity(10**15 + 1)),), "too_large"),
        ((replace(line, unit="m"),), "no_conversion"),
        ((replace(line, quantity=q("10.000001")),), "no_stock"),
        ((replace(line, quantity=q("6")), replace(line, quantity=q("5"))), "no_stock"),
        ((replace(line, quantity=q("0.0001")),), "worthless"),  # of 10.00 a unit: a tenth of a centavo
        ((line,) * 201, "too_many"),
    ):
        with assert_refused(reason, "lines"):
            materials.use_materials(books, replace(good, lines=lines))
    with assert_refused("far_day", "day"):
        materials.use_materials(books, replace(good, day=TODAY + timedelta(days=40)))
    assert stock(books) == there("10", "100")


def test_so_little_that_it_is_worth_nothing_goes_beside_what_is_worth_something(books: Books) -> None:
    """Salt at 4.00 a kilogram: a gram is 0.004, nothing in centavos; with 50 g, 0.20, it can be recorded."""
    buy(books, "0.5 salt 2", "46 flour 300")
    voucher = use(books, "1 g salt", "1 flour")
    assert [(line.amount, line.quantity) for line in voucher.lines[1:]] == [
        (m("0"), q("-0.001")),
        (m("-6.52"), q("-1")),
    ]
    assert stock(books, "salt") == there("0.499", "2")
    ledger.void(books, voucher.id, "A mistake")
    assert stock(books, "salt") == there("0.5", "2")


def test_a_correction_counts_what_it_takes_back_as_there(books: Books) -> None:
    buy(books, "10 yarn 100")
    used = use(books, "10 yarn")
    right = materials.correct_use(books, used.id, a_use(books, "9 yarn"))
    assert_posted(right, "materials_used 90 / materials -90")
    assert stock(books) == there("1", "10")


def test_negative_stock_where_the_club_allows_it(books: Books) -> None:
    """10 for 100, 14 used: 10 at 100, and 4 more at the same 10. Bought then 6 for 72: the 4 were 48, the 2 left 24."""
    buy(books, "10 yarn 100")
    allow_negative_stock(books)
    assert_posted(use(books, "14 yarn"), "materials_used 140 / materials -140")
    [row] = materials.list_materials(books)
    assert row.missing
    assert row.stock == there("-4", "-40")
    assert materials.list_low(books) == [row]
    bought = buy(books, "6 yarn 72")
    assert stock(books) == there("2", "24")
    assert_posted(ledger.voucher(books, bought.voucher), "materials 72 / materials_used 8 / materials -8 / cash -72")


def test_negative_stock_that_is_only_partly_made_good(books: Books) -> None:
    """14 of 10 used at 10: −4 at −40. Bought 1 for 13: 3 more than the 10 it was used at; −3 stay at −30."""
    buy(books, "10 yarn 100")
    allow_negative_stock(books)
    use(books, "14 yarn")
    buy(books, "1 yarn 13")
    assert stock(books) == there("-3", "-30")


def test_what_never_had_a_price_is_not_used_even_then(books: Books) -> None:
    allow_negative_stock(books)
    with assert_refused("no_price", "lines"):
        use(books, "1 yarn")
    gone = buy(books, "1 yarn 10")
    ledger.void(books, gone.voucher, "Never came")
    with assert_refused("no_price", "lines"):
        use(books, "1 yarn")


def test_once_bought_it_may_be_used_in_advance_at_the_last_price(books: Books) -> None:
    allow_negative_stock(books)
    buy(books, "2 yarn 20")
    buy(books, "1 yarn 13")
    use(books, "3 yarn")
    assert_posted(use(books, "2 yarn"), "materials_used 26 / materials -26")
