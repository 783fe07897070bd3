"""A purchase typed wrongly and put right after some was used: the store is as if it had been right from the start."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import costs, ledger, materials
from coopbooks.books import Books
from coopbooks.ledger import Stock
from coopbooks.materials import TakeOverDraft
from coopbooks.money import Money
from tests.builders import TODAY, assert_posted, assert_refused, m
from tests.conftest import FreshBooks
from tests.core.store import (
    Deed,
    a_material,
    a_purchase,
    bought,
    buy,
    count,
    do,
    stock,
    take_over,
    taken,
    there,
    use,
    used_up,
)


def test_a_slip_of_the_decimal_mark_leaves_no_trace_in_the_average(books: Books) -> None:
    """10 for 100 and 10 for 300 are 20 each; typed as 3000 the 8 used went at 155. They are 160, and 240 are left."""
    buy(books, "10 yarn 100")
    wrong = buy(books, "10 yarn 3000")
    use(books, "8 yarn")
    assert stock(books) == there("12", "1860")
    right = costs.correct_cost(books, wrong.id, a_purchase(books, "10 yarn 300"))
    assert stock(books) == there("12", "240")
    assert used_up(books) == m("160")
    posted = "materials 300 / materials 1080 / materials_used -1080 / cash -300"
    assert_posted(ledger.voucher(books, right.voucher), posted)


def test_what_was_taken_over_wrongly_is_put_right_too(books: Books) -> None:
    wrong = take_over(books, "10 yarn 1000")
    buy(books, "10 yarn 100")
    use(books, "10 yarn")
    materials.correct_take_over(books, wrong.id, TakeOverDraft(TODAY, taken(books, "10 yarn 100")))
    assert (stock(books), used_up(books)) == (there("10", "100"), m("100"))


def test_bought_was_another_material_and_the_one_that_never_came_has_its_price_again(books: Books) -> None:
    """5 for 50, and 10 of wool that were written as yarn at 100 each: the 4 of yarn used cost 40, the one left 10."""
    buy(books, "5 yarn 50")
    wrong = buy(books, "10 yarn 1000")
    use(books, "4 yarn")
    costs.correct_cost(books, wrong.id, a_purchase(books, "10 wool 1000"))
    assert (stock(books), stock(books, "wool"), used_up(books)) == (there("1", "10"), there("10", "1000"), m("40"))


def test_corrected_twice_it_still_stands_where_it_was_recorded_first(books: Books) -> None:
    buy(books, "10 yarn 100")
    wrong = buy(books, "10 yarn 3000")
    use(books, "8 yarn")
    better = costs.correct_cost(books, wrong.id, a_purchase(books, "10 yarn 500"))
    costs.correct_cost(books, better.id, a_purchase(books, "10 yarn 300"))
    assert (stock(books), used_up(books)) == (there("12", "240"), m("160"))


def test_a_use_that_was_voided_used_nothing(books: Books) -> None:
    buy(books, "10 yarn 100")
    wrong = buy(books, "10 yarn 3000")
    ledger.void(books, use(books, "8 yarn").id, "Not used")
    costs.correct_cost(books, wrong.id, a_purchase(books, "10 yarn 300"))
    assert (stock(books), used_up(books)) == (there("20", "400"), m("0"))


@pytest.mark.parametrize(("used", "left"), [("5", "0"), ("8", "-60")])
def test_what_a_voided_purchase_leaves_without_a_price_goes_at_the_last_one(books: Books, used: str, left: str) -> None:
    """Of 20 at 20 each some were used; then the ten for 300 never came, and the rest stands at nothing or less."""
    buy(books, "10 yarn 100")
    never = buy(books, "10 yarn 300")
    use(books, f"{used} yarn")
    ledger.void(books, never.voucher, "Never came")
    assert stock(books).value == m(left)
    assert stock(books).average is None
    before = used_up(books)
    use(books, "1 yarn")
    assert used_up(books) - before == m("10")


def test_a_count_gives_a_price_back_and_so_does_the_next_purchase(books: Books) -> None:
    buy(books, "10 yarn 100")
    never = buy(books, "10 yarn 300")
    use(books, "8 yarn")
    ledger.void(books, never.voucher, "Never came")
    counted = count(books, "2 yarn")
    assert stock(books) == there("2", "20")
    ledger.void(books, counted.voucher or 0, "Counted again")
    buy(books, "10 yarn 120")
    assert stock(books) == there("12", "144")


def test_a_quantity_too_small_to_be_kept_is_refused(books: Books) -> None:
    a_material(books, "dye", "kg")
    with assert_refused("too_small", "lines"):
        buy(books, "0.0004 g dye 5")
    with assert_refused("too_large", "lines"):
        buy(books, "1000000000 quintal dye 5")


deeds = st.lists(
    st.tuples(st.sampled_from(["buy", "use", "take over"]), st.integers(1_000_000, 30_000_000), st.integers(1, 90_000)),
    max_size=6,
)


def within(books: Books, yarn: int, deed: Deed) -> Deed:
    """Return what is done, a use of half of what is there at most."""
    kind, micros, worth = deed
    there_is = ledger.stock_of(books, yarn).quantity.micros
    return (kind, max(1, min(micros, there_is // 2)), worth) if kind == "use" else deed


def after(books: Books, before: list[Deed], first: int, then: list[Deed], right: int) -> tuple[Stock, Money]:
    """Do it all, the purchase in the middle first at one price, and put right where that is another."""
    yarn = a_material(books)
    buy(books, "40 yarn 40000")
    for deed in before:
        do(books, yarn, within(books, yarn, deed))
    cost = costs.record_cost(books, bought(books, yarn, 10_000_000, first))
    for deed in then:
        do(books, yarn, within(books, yarn, deed))
    if first != right:
        costs.correct_cost(books, cost.id, bought(books, yarn, 10_000_000, right))
    return stock(books), used_up(books)


@given(deeds, st.integers(1, 9_000_000), deeds, st.integers(1, 90_000))
def test_whatever_else_happened_it_is_as_if_it_had_been_right_from_the_start(
    fresh_books: FreshBooks, before: list[Deed], wrong: int, then: list[Deed], right: int
) -> None:
    """Both ways from the front doors: with the mistake put right, and without it."""
    with fresh_books() as books:
        corrected = after(books, before, wrong, then, right)
    with fresh_books() as books:
        assert corrected == after(books, before, right, then, right)
