"""Counting the store: what lies there beside what the books say, the difference posted at the average."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coopbooks import ledger, materials
from coopbooks.books import Books, change_club
from coopbooks.days import Period
from tests.builders import TODAY, activity_id, assert_posted, assert_refused, last_voucher, m, person_id
from tests.core.store import a_count, a_material, buy, count, q, stock, taken, there, use

YESTERDAY = TODAY - timedelta(days=1)


def test_what_is_missing_and_what_is_too_much_is_posted_at_the_average(books: Books) -> None:
    """Yarn 10 at 100, 9.5 counted: 5.00 missing. Flour 46 at 300, 47 counted: 300 / 46 = 6.5217.. → 6.52 found."""
    yarn = a_material(books, activity=activity_id(books, "sewing"))
    buy(books, "10 yarn 100", "46 flour 300")
    done = count(books, "9 yarn", "500 g yarn", "47 flour", explanation="Mice")
    assert_posted(
        last_voucher(books),
        "materials -5 #sewing / stock_change 5 #sewing / materials 6.52 / stock_change -6.52",
    )
    assert last_voucher(books).description == "Count of materials: yarn, flour. Mice"
    assert (stock(books), stock(books, "flour")) == (there("9.5", "95"), there("47", "306.52"))
    assert [(one.counted, one.expected, one.difference) for one in done.lines] == [
        (q("9.5"), q("10"), q("-0.5")),
        (q("47"), q("46"), q("1")),
    ]
    assert ([one.worth for one in done.lines], done.worth) == ([m("-5"), m("6.52")], m("1.52"))
    assert (done.voucher, done.explanation, done.recorded_by) == (last_voucher(books).id, "Mice", "Rosa Mamani")
    assert done.lines[0].material.id == yarn


def test_a_count_that_agrees_is_kept_and_posts_nothing(books: Books) -> None:
    buy(books, "10 yarn 100")
    vouchers = last_voucher(books).id
    assert materials.stock_count_voucher(books, a_count(books, "10 yarn")) is None
    done = count(books, "10 yarn")
    assert done.voucher is None
    assert done.worth == m("0")
    assert last_voucher(books).id == vouchers
    assert materials.list_stock_counts(books).rows(0, 5) == [done]


def test_nothing_left_takes_all_the_value(books: Books) -> None:
    buy(books, "3 yarn 10")
    use(books, "2 yarn")
    count(books, "0 yarn")
    assert stock(books) == there("0", "0")


def test_a_value_left_behind_is_taken_up_by_a_count(books: Books) -> None:
    """As in buying: 0 yarn stand at −100 once the second purchase was voided; the count finds that and nothing else."""
    buy(books, "10 yarn 100")
    second = buy(books, "10 yarn 300")
    use(books, "10 yarn")
    ledger.void(books, second.voucher, "Never came")
    count(books, "0 yarn")
    assert_posted(last_voucher(books), "materials 100 / stock_change -100")
    assert stock(books) == there("0", "0")


def test_what_is_found_where_the_books_have_none_stands_at_the_last_price(books: Books) -> None:
    buy(books, "2 yarn 26")
    use(books, "2 yarn")
    count(books, "3 yarn")
    assert stock(books) == there("3", "39")
    with assert_refused("no_price", "lines"):
        count(books, "3 thread")


def test_what_was_used_in_advance_is_made_good_by_a_count(books: Books) -> None:
    """−4 at −40; there are 3 in truth: 30 at the same 10, so 7 more are worth 70."""
    change_club(books, replace(books.club, negative_stock=True))
    buy(books, "10 yarn 100")
    use(books, "14 yarn")
    count(books, "3 yarn")
    assert_posted(last_voucher(books), "materials 70 / stock_change -70")
    assert stock(books) == there("3", "30")


def test_a_count_of_an_earlier_day_is_held_against_that_evening(books: Books) -> None:
    """In the evening before yesterday 10; yesterday 4 were used. Counted then: 9.5, so half a kilogram was missing."""
    before = TODAY - timedelta(days=2)
    buy(books, "10 yarn 100", day=before)
    use(books, "4 yarn", day=YESTERDAY)
    yarn = materials.list_materials(books)[0].material.id
    days = (before - timedelta(days=1), before, YESTERDAY, TODAY)
    expected = [materials.expected_in_store(books, [yarn], day)[yarn] for day in days]
    assert expected == [q("0"), q("10"), q("6"), q("6")]
    count(books, "9.5 yarn", day=before)
    assert stock(books) == there("5.5", "55")
    assert [row.day for row in materials.list_stock_counts(books, Period(before, YESTERDAY)).rows(0, 9)] == [before]
    assert materials.list_stock_counts(books, Period(YESTERDAY, TODAY)).count() == 0


def test_what_was_handed_out_does_not_lie_in_the_store(books: Books) -> None:
    buy(books, "10 yarn 100", day=TODAY - timedelta(days=3))
    yarn, ana = materials.list_materials(books)[0].material.id, person_id(books, "Ana")
    materials.hand(books, materials.HandDraft(YESTERDAY, "handed", yarn, ana, q("4")))
    use(books, "3 yarn", person=ana)
    expected = [materials.expected_in_store(books, [yarn], TODAY - timedelta(days=days))[yarn] for days in (2, 1, 0)]
    assert expected == [q("10"), q("6"), q("6")]
    assert count(books, "6 yarn").voucher is None
    with assert_refused("no_stock"):  # 1 is still in Ana's hands: the club would have less than that
        use(books, "6.5 yarn")


def test_a_voided_count_says_so(books: Books) -> None:
    buy(books, "10 yarn 100")
    done = count(books, "9 yarn")
    ledger.void(books, done.voucher or 0, "Counted wrongly")
    assert materials.stock_count_of_voucher(books, done.voucher or 0).voided
    assert stock(books) == there("10", "100")


def test_a_difference_worth_nothing_is_kept_with_the_count_and_not_posted(books: Books) -> None:
    """Salt at 4.00 a kilogram: a gram is worth 0.004."""
    buy(books, "0.5 salt 2")
    done = count(books, "0.499 salt")
    assert done.voucher is None
    assert done.lines[0].difference == q("-0.001")
    assert stock(books, "salt") == there("0.5", "2")


def test_what_is_left_and_worth_nothing_is_counted_away(books: Books) -> None:
    """Thread at 4.00 a thousand metres: 0.9 m are worth 0.0036. Gone, the thread can be hidden."""
    thread = a_material(books, "thread", "m")
    buy(books, "1000 thread 4", "10 yarn 100", "0.5 salt 2")
    use(books, "999.1 thread")
    assert stock(books, "thread") == there("0.9", "0")
    with assert_refused("worthless", "lines"):
        use(books, "0.9 thread")
    done = count(books, "0 thread", "10 yarn", "0.499 salt")
    voucher = ledger.voucher(books, done.voucher or 0)
    assert_posted(voucher, "materials 0.01 / materials -0.01")
    assert voucher.description == "Count of materials: thread"
    assert [(line.material, line.quantity, line.note) for line in voucher.lines] == [
        (thread, q("0"), "thread"),
        (thread, q("-0.9"), "thread"),
    ]
    assert (stock(books, "thread"), stock(books)) == (there("0", "0"), there("10", "100"))
    named = materials.material(books, thread)
    assert not materials.change_material(books, thread, replace(named.draft, active=False)).active
    materials.void(books, voucher.id, "It was behind the machine")
    assert ledger.stock_of(books, thread) == there("0.9", "0")


def test_what_is_left_and_worth_nothing_goes_with_a_count_that_finds_more(books: Books) -> None:
    a_material(books, "thread", "m")
    buy(books, "1000 thread 4", "10 yarn 100")
    use(books, "999.1 thread")
    count(books, "0 thread", "9 yarn")
    assert_posted(last_voucher(books), "materials 0 / materials -10 / stock_change 10")
    assert stock(books, "thread") == there("0", "0")


@pytest.mark.parametrize(
    ("said", "also", "field", "reason"),
    [
        ((), {}, "lines", "empty"),
        (("1 m yarn",), {}, "lines", "no_conversion"),
        (("1 yarn",), {"day": TODAY + timedelta(days=1)}, "day", "future"),
        (("1 yarn",), {"day": TODAY.replace(year=2010)}, "day", "far_day"),
        (("1 yarn",), {"explanation": "x" * 201}, "explanation", "too_long"),
    ],
)
def test_counts_that_cannot_be(
    books: Books, said: tuple[str, ...], also: dict[str, object], field: str, reason: str
) -> None:
    buy(books, "10 yarn 100")
    with assert_refused(reason, field):
        count(books, *said, **also)
    below = materials.MaterialLine(materials.list_materials(books)[0].material.id, q("-1"))
    with assert_refused("zero", "lines"):
        materials.count_materials(books, materials.StockCountDraft(TODAY, (below,)))
    assert materials.list_stock_counts(books).count() == 0
    with pytest.raises(LookupError):
        materials.stock_count(books, 1)


def test_taken_over_and_counted_the_same_day(books: Books) -> None:
    materials.take_over(books, materials.TakeOverDraft(TODAY, taken(books, "4 yarn 40")))
    assert count(books, "4 yarn").voucher is None
