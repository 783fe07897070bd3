"""Notes and coins of the envelopes: the fewest, with wishes, out of the box, or what to change at the bank."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import payouts
from coopbooks.cash import denominations
from coopbooks.money import Money, total
from coopbooks.payouts import Packed, Pieces, Wishes
from coopbooks.payouts.fewest import Fewest, is_largest_first
from coopbooks.payouts.reach import Reach
from tests.builders import assert_refused, m

BOLIVIANOS = denominations("BOB")


def written(pieces: Pieces) -> str:
    return " ".join(f"{count}×{coin.decimal.normalize():f}" for coin, count in pieces.items())


def these(**counts: int) -> dict[Money, int]:
    """Read ``b200=3, c50=1``: notes and coins of whole bolivianos, and of centavos."""
    return {Money(int(name[1:]) * (100 if name[0] == "b" else 1)): count for name, count in counts.items()}


def pieces_of(packed: Packed) -> Counter[Money]:
    return sum((Counter(dict(pieces)) for pieces in packed.each.values()), Counter[Money]())


def test_the_envelopes_published() -> None:
    coins = [m(value, "USD") for value in ("20", "10", "5", "1", "0.25", "0.10", "0.05", "0.01")]
    pay = ("129.12", "207.03", "119.82", "173.14", "215.19", "198.37", "248.43")
    packed = payouts.pack({place: m(one, "USD") for place, one in enumerate(pay)}, coins=coins)
    assert written(packed.needed) == "60×20 4×10 6×5 19×1 5×0.25 5×0.1 3×0.05 20×0.01"
    assert written(packed.each[0]) == "6×20 1×5 4×1 1×0.1 2×0.01"


def test_bolivianos_are_taken_largest_first() -> None:
    packed = payouts.pack({1: m("1288.80"), 2: m("0"), 3: m("0.30")})
    assert written(packed.each[1]) == "6×200 1×50 1×20 1×10 1×5 1×2 1×1 1×0.5 1×0.2 1×0.1"
    assert (packed.each[2], written(packed.each[3])) == ({}, "1×0.2 1×0.1")


def test_a_largest_note_and_so_much_in_small_ones_are_kept_to() -> None:
    """Of 290, 40 in notes of 10 or less: 2 × 100 + 50 and 4 × 10. Of 25 all, as that is less than 40."""
    wishes = Wishes(largest=m("100"), small=m("10"), at_least=m("40"))
    packed = payouts.pack({1: m("290"), 2: m("25")}, wishes)
    assert written(packed.each[1]) == "2×100 1×50 4×10"
    assert written(packed.each[2]) == "2×10 1×5"


def test_where_largest_first_is_not_the_best_it_is_not_taken() -> None:
    """With 4, 3 and 1: 6 is 3 + 3. Without a 5: 30 is three times 10, and no 25 helps."""
    assert written(payouts.pack({1: m("6")}, coins=[m("4"), m("3"), m("1")]).needed) == "2×3"
    assert written(payouts.pack({1: m("0.30")}, coins=[m("0.25"), m("0.10")]).needed) == "3×0.1"


@pytest.mark.parametrize("currency", ["BOB", "USD", "EUR"])
def test_largest_first_is_the_best_with_the_coins_of_every_currency(currency: str) -> None:
    worths = tuple(coin.minor for coin in denominations(currency))
    assert is_largest_first(worths)
    assert all(is_largest_first(worths[start:]) for start in range(len(worths)))


def test_sets_where_largest_first_fails_are_known() -> None:
    assert not is_largest_first((4, 3, 1))
    assert not is_largest_first((25, 10, 1))  # 30 = 25 + 5 × 1
    assert not is_largest_first((25, 10))


def test_the_box_is_used_as_it_is() -> None:
    """No tens: 60 cannot be 50 + 10; 3 × 20 do, and the 50 goes with the 100 into 150."""
    packed = payouts.pack({1: m("60"), 2: m("150")}, box=these(b100=1, b50=1, b20=3))
    assert [written(packed.each[one]) for one in (1, 2)] == ["3×20", "1×100 1×50"]
    assert packed.change is None


def test_another_way_is_found_where_the_first_one_ends_in_nothing() -> None:
    """110 as 100 + 10 takes the only 100 that the other one needs; 50 + 3 × 20 leaves it there."""
    packed = payouts.pack({1: m("110"), 2: m("100")}, box=these(b100=1, b50=1, b20=3))
    assert [written(packed.each[one]) for one in (1, 2)] == ["1×50 3×20", "1×100"]


def test_what_is_missing_is_to_be_changed_at_the_bank() -> None:
    """75,50 cannot be made of a 100: bring 50 + 20 + 5 + 0,50, give the 100, and 24,50 come back."""
    change = payouts.pack({1: m("75.50")}, box=these(b100=1)).change
    assert change is not None
    assert (written(change.bring), written(change.give)) == ("1×50 1×20 1×5 1×0.5", "1×100")
    assert (change.back, change.short) == (m("24.50"), m("0"))


def test_what_the_box_lacks_is_to_be_drawn() -> None:
    """The 100 fill one; for the other 80 there are 20: 60 short."""
    change = payouts.pack({1: m("100"), 2: m("80")}, box=these(b100=1, b20=1)).change
    assert change is not None
    assert (written(change.bring), written(change.give)) == ("1×50 1×10", "")
    assert (change.back, change.short) == (m("0"), m("60"))


def test_only_what_is_missing_is_changed() -> None:
    """Ten envelopes of 60 are 50 + 10 each; with seven tens there are three missing."""
    packed = payouts.pack({member: m("60") for member in range(10)}, box=these(b200=1, b50=10, b10=7))
    assert packed.change is not None
    assert (written(packed.change.bring), written(packed.change.give)) == ("3×10", "1×200")
    assert packed.change.back == m("170")


def test_too_large_a_note_is_given_for_change() -> None:
    packed = payouts.pack({1: m("200")}, Wishes(largest=m("100")), box=these(b200=1))
    assert packed.change is not None
    assert (written(packed.change.bring), written(packed.change.give)) == ("2×100", "1×200")


def test_amounts_and_wishes_that_cannot_be_are_refused() -> None:
    with assert_refused("no_coins", "step"):
        payouts.pack({1: m("10.05")})
    with assert_refused("unknown", "largest"):
        payouts.pack({1: m("10")}, Wishes(largest=m("30")))
    with assert_refused("negative", "at_least"):
        payouts.pack({1: m("10")}, Wishes(small=m("10"), at_least=m("-1")))
    with pytest.raises(ValueError, match="less than nothing"):
        payouts.pack({1: m("-10")})


AMOUNTS = st.dictionaries(st.integers(1, 99), st.integers(0, 40_000).map(lambda tens: Money(10 * tens)), max_size=12)
BOX = st.fixed_dictionaries({coin: st.integers(0, 12) for coin in BOLIVIANOS})
WISHES = st.builds(
    Wishes,
    largest=st.none() | st.sampled_from(BOLIVIANOS[:5]),
    small=st.none() | st.sampled_from(BOLIVIANOS[1:7]),
    at_least=st.none() | st.integers(0, 1000).map(lambda tens: Money(10 * tens)),
)


@given(AMOUNTS, WISHES, st.none() | BOX)
def test_envelopes_add_up_and_never_need_more_than_there_is(
    amounts: Mapping[int, Money], wishes: Wishes, box: Mapping[Money, int] | None
) -> None:
    packed = payouts.pack(amounts, wishes, box)
    assert {member: payouts.worth_of(pieces) for member, pieces in packed.each.items()} == dict(amounts)
    assert payouts.worth_of(packed.needed) == total(amounts.values())
    assert pieces_of(packed) == Counter(dict(packed.needed))
    assert max(packed.needed, default=Money(0)) <= (wishes.largest or m("200"))
    if wishes.small is not None and wishes.at_least is not None:
        for pieces in packed.each.values():
            small = payouts.worth_of({coin: count for coin, count in pieces.items() if coin <= wishes.small})
            assert small >= min(wishes.at_least, payouts.worth_of(pieces))
    if box is not None:
        change = packed.change
        bring, give = (Counter(dict(one)) for one in (change.bring, change.give)) if change else (Counter(), Counter())
        there = Counter(dict(box)) + bring
        assert give <= Counter(dict(box))
        there.subtract(give)
        assert all(count <= there[coin] for coin, count in packed.needed.items())
        if change:
            assert payouts.worth_of(change.bring) + change.back == payouts.worth_of(change.give) + change.short
            assert not change.short or not change.back


def every_way(amount: int, kinds: tuple[int, ...], most: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for counts in product(*(range(many + 1) for many in most)):
        if sum(map(int.__mul__, counts, kinds)) == amount:
            yield counts


SMALL_KINDS = st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True).map(
    lambda kinds: tuple(sorted(kinds, reverse=True))
)


@st.composite
def small_sets(draw: st.DrawFn) -> tuple[tuple[int, ...], int, int, int]:
    """Kinds, an amount, from which kind on they are small, and how much is to be made of those."""
    kinds = draw(SMALL_KINDS)
    return kinds, draw(st.integers(0, 30)), draw(st.integers(0, len(kinds) - 1)), draw(st.integers(0, 30))


def small_enough(ways: Iterator[tuple[int, ...]], of: tuple[tuple[int, ...], int, int, int]) -> set[tuple[int, ...]]:
    kinds, amount, small, floor = of
    return {way for way in ways if sum(map(int.__mul__, way[small:], kinds[small:])) >= min(floor, amount)}


@given(small_sets())
def test_the_search_finds_the_fewest(of: tuple[tuple[int, ...], int, int, int]) -> None:
    kinds, amount, small, floor = of
    ways = small_enough(every_way(amount, kinds, tuple(amount // kind for kind in kinds)), of)
    found = Fewest(kinds, small, floor).counts(amount)
    assert (found is None) == (not ways)
    assert found is None or found in ways
    assert found is None or sum(found) == min(map(sum, ways))


@given(st.data(), small_sets())
def test_every_way_out_of_a_box_is_found(data: st.DataObject, of: tuple[tuple[int, ...], int, int, int]) -> None:
    kinds, amount, small, floor = of
    there = tuple(data.draw(st.lists(st.integers(0, 5), min_size=len(kinds), max_size=len(kinds))))
    ways = small_enough(every_way(amount, kinds, there), of)
    bound = amount + data.draw(st.integers(0, 9))
    assert list(Reach(kinds, there, bound, small, floor).ways(amount)) == sorted(ways, reverse=True)


@given(st.data(), SMALL_KINDS, st.integers(0, 40))
def test_as_little_more_as_can_be_is_given(data: st.DataObject, kinds: tuple[int, ...], amount: int) -> None:
    there = tuple(data.draw(st.lists(st.integers(0, 5), min_size=len(kinds), max_size=len(kinds))))
    worths = [sum(map(int.__mul__, counts, kinds)) for counts in product(*(range(many + 1) for many in there))]
    assert Reach(kinds, there, 300).least_from(amount) == min((one for one in worths if one >= amount), default=None)


@given(
    st.lists(st.integers(0, 16).map(lambda tens: Money(1000 * tens)), min_size=1, max_size=4),
    st.fixed_dictionaries({coin: st.integers(0, 3) for coin in BOLIVIANOS[1:5]}),
)
def test_where_the_box_can_fill_them_all_it_does(amounts: list[Money], box: dict[Money, int]) -> None:
    """Tens, twenties, fifties and hundreds, a few of each: every way of filling up to four envelopes is looked at."""
    kinds = tuple(coin.minor for coin in box)
    there = {tuple(box.values())}
    for amount in amounts:
        there = {tuple(map(int.__sub__, left, way)) for left in there for way in every_way(amount.minor, kinds, left)}
    packed = payouts.pack(dict(enumerate(amounts)), box=box)
    assert (packed.change is None) == bool(there)


@pytest.mark.slow
def test_a_large_run_is_worked_out_at_once() -> None:
    """2.500 members: a pot by pieces and hours, five deductions each, rounded, into envelopes, in half a second."""
    chance = random.Random(6)
    members = range(1, 2501)
    weights = {key: {member: chance.randint(1, 400) for member in members} for key in ("pieces", "hours")}
    mix = (payouts.Part("pieces", m("60").decimal), payouts.Part("hours", m("40").decimal))
    asked = [
        payouts.Asked(kind, kind, m("12.30"), owed=m("80"), debt=1)
        for kind in ("advance", "loan", "savings", "dues", "fine")
    ]
    start = process_time()
    shared = payouts.share_out(payouts.Pot(m("1250000"), mix), members, weights)
    extras = payouts.of_pot(shared, "Pot")
    slips = [
        payouts.pay_slip(member, (), extras[member], asked, carried_in=m("0.05"), terms=payouts.PayTerms())
        for member in members
    ]
    packed = payouts.pack({slip.member: slip.paid for slip in slips})
    took = process_time() - start
    assert payouts.worth_of(packed.needed) == total(slip.paid for slip in slips)
    assert took < 0.5
