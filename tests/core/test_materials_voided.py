"""A purchase voided after some was used: the store is as if it had never been, whatever else was put right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import costs, ledger, materials
from coopbooks.books import Books, storage
from coopbooks.ledger import Stock
from coopbooks.money import Money
from tests.builders import assert_posted, assert_refused, m, post
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
    there,
    use,
    used_up,
)


@pytest.mark.parametrize(("used", "left", "worth"), [("5", "5", "50"), ("8", "2", "80"), ("10", "0", "100")])
def test_what_was_used_costs_what_it_would_have_without_the_purchase(
    books: Books, used: str, left: str, worth: str
) -> None:
    """10 for 100 and 10 for 300 are 20 each; the ten for 300 never came, so what was used cost 10 each."""
    buy(books, "10 yarn 100")
    never = buy(books, "10 yarn 300")
    use(books, f"{used} yarn")
    materials.void(books, never.voucher, "Never came")
    assert stock(books) == there(left, str(100 - int(worth)))
    assert used_up(books) == m(worth)


def test_it_stands_in_the_reversal_and_the_purchase_stays_as_it_was(books: Books) -> None:
    """8 used at 20 are 160; at 10 they are 80."""
    buy(books, "10 yarn 100")
    never = buy(books, "10 yarn 300")
    use(books, "8 yarn")
    reversal = materials.void(books, never.voucher, "Never came")
    assert_posted(reversal, "cash 300 / materials -300 / materials_used -80 / materials 80")
    assert (reversal.reverses, reversal.reason, reversal.kind) == (never.voucher, "Never came", "CI")
    assert_posted(ledger.voucher(books, never.voucher), "materials 300 / cash -300")


def test_nothing_used_since_is_voided_as_anything_else(books: Books) -> None:
    buy(books, "10 yarn 100")
    use(books, "1 yarn")
    never = buy(books, "10 yarn 300")
    assert_posted(materials.void(books, never.voucher, "Never came"), "cash 300 / materials -300")
    other = post(books, "cash 5 / sales_local -5")
    assert_posted(materials.void(books, other.id, "Not ours"), "cash -5 / sales_local 5")


def test_what_was_taken_over_and_never_was_there_is_voided_so_too(books: Books) -> None:
    never = take_over(books, "10 yarn 1000")
    buy(books, "10 yarn 100")
    use(books, "10 yarn")
    materials.void(books, never.id, "Not ours")
    assert (stock(books), used_up(books)) == (there("0", "0"), m("100"))


def test_what_cannot_be_voided_is_refused_and_changes_nothing(books: Books) -> None:
    buy(books, "10 yarn 100")
    never = buy(books, "10 yarn 300")
    use(books, "15 yarn")
    with assert_refused("no_stock", "lines"):
        materials.void(books, never.voucher, "Never came")
    with assert_refused("empty", "reason"):
        materials.void(books, never.voucher, " ")
    assert stock(books) == there("5", "100")


def test_voided_after_another_was_put_right_and_the_other_way_round(books: Books) -> None:
    """10 for 100, 10 for 300 and 10 for 500 are 30 each. The last was 200 in truth, the middle one never came.

    10 for 100 and 10 for 200 are 15 each: the 4 used first, at 10 as only the first ten were there, cost 40; the 4
    used last cost (60 + 200) / 16 × 4 = 65, and 195 are left.
    """
    buy(books, "10 yarn 100")
    never = buy(books, "10 yarn 300")
    use(books, "4 yarn")
    wrong = buy(books, "10 yarn 500")
    use(books, "4 yarn")
    materials.void(books, never.voucher, "Never came")
    right = costs.correct_cost(books, wrong.id, a_purchase(books, "10 yarn 200"))
    assert (stock(books), used_up(books)) == (there("12", "195"), m("105"))
    again = costs.correct_cost(books, right.id, a_purchase(books, "10 yarn 500"))
    costs.correct_cost(books, again.id, a_purchase(books, "10 yarn 200"))
    assert (stock(books), used_up(books)) == (there("12", "195"), m("105"))


def test_a_count_between_keeps_its_quantity_and_is_priced_again(books: Books) -> None:
    """20 at 20 each, 19 counted: 20 missing; without the ten for 300 that is 10, and 9 are left at 90."""
    buy(books, "10 yarn 100")
    never = buy(books, "10 yarn 300")
    count(books, "19 yarn")
    materials.void(books, never.voucher, "Never came")
    assert stock(books) == there("9", "90")


deeds = st.lists(
    st.tuples(st.sampled_from(["buy", "use", "take over"]), st.integers(1_000_000, 8_000_000), st.integers(1, 90_000)),
    max_size=5,
)


def after(
    books: Books, parts: tuple[list[Deed], ...], mistakes: list[tuple[int, int]], turn: list[int]
) -> tuple[Stock, Money]:
    """Do it all, with a mistaken purchase after each part where there are any, put right in the order of ``turn``.

    A mistake is what was paid, and what it was in truth: nothing, where it never came. 120 are there to begin with:
    more than can be used.
    """
    yarn = a_material(books)
    buy(books, "120 yarn 40000")
    wrong = []
    for number, part in enumerate(parts):
        for deed in part:
            do(books, yarn, deed)
        if number < len(mistakes) and mistakes[number][0]:
            wrong.append(costs.record_cost(books, bought(books, yarn, 10_000_000, mistakes[number][0])))
    for number in turn:
        if mistakes[number][1]:
            costs.correct_cost(books, wrong[number].id, bought(books, yarn, 10_000_000, mistakes[number][1]))
        else:
            materials.void(books, wrong[number].voucher, "Never came")
    return stock(books), used_up(books)


paid = st.integers(1, 9_000_000)


@given(deeds, paid, deeds)
def test_voided_it_is_as_if_it_had_never_been(
    fresh_books: FreshBooks, before: list[Deed], wrong: int, then: list[Deed]
) -> None:
    with fresh_books() as books:
        voided = after(books, (before, then), [(wrong, 0)], [0])
    with fresh_books() as books:
        assert voided == after(books, (before, then), [], [])


@given(st.tuples(deeds, deeds, deeds), paid, st.tuples(paid, st.integers(0, 90_000)), st.permutations([0, 1]))
def test_two_mistakes_put_right_in_either_order_leave_no_trace(
    fresh_books: FreshBooks, parts: tuple[list[Deed], ...], never: int, wrong: tuple[int, int], turn: list[int]
) -> None:
    right = wrong[1]
    with fresh_books() as books:
        mended = after(books, parts, [(never, 0), wrong], turn)
    with fresh_books() as books:
        assert mended == after(books, parts, [(0, 0), (right, right)], [])


def test_twice_as_many_uses_since_are_read_in_twice_the_steps(fresh_books: FreshBooks) -> None:
    """Steps of the database: four times as many where all moves were read again for each of them."""

    def steps(uses: int) -> int:
        count: list[None] = []
        with fresh_books() as books:
            buy(books, "1000 yarn 1000")
            never = buy(books, "10 yarn 300")
            with books.change("ledger"):
                for _each in range(uses):
                    use(books, "1 yarn")
            storage.connection().set_progress_handler(lambda: count.append(None), 100)
            materials.void(books, never.voucher, "Never came")
            storage.connection().set_progress_handler(None, 100)
            assert stock(books) == there(str(1000 - uses), str(1000 - uses))
        return len(count)

    assert steps(400) < 3 * steps(200)
