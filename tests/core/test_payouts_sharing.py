"""A pot shared out: published examples, reserves, mixes, ties; and for any weights the parts are the pot."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import i18n, payouts
from coopbooks.money import Money, total
from coopbooks.payouts import KEYS, Part, Pot, Reserve, Sharing
from coopbooks.payouts.sharing import Weight
from coopbooks.quantity import Quantity
from tests.builders import assert_refused, m

D = Decimal
EQUAL = (Part("equal"),)


def by(**percents: int) -> tuple[Part, ...]:
    return tuple(Part(key, D(percent)) for key, percent in percents.items())


def amounts(sharing: Sharing) -> dict[int, str]:
    return {member: str(part.decimal) for member, part in sharing.parts.items()}


def test_savings_share_as_published() -> None:
    """The savings are 1.000.000 together, so each gets five times hers of 5.000.000."""
    savings = {1: 370_500, 2: 163_200, 3: 421_100, 4: 45_200}
    shared = payouts.share_out(Pot(m("5000000"), (Part("shares"),)), savings, {"shares": savings})
    assert amounts(shared) == {1: "1852500.00", 2: "816000.00", 3: "2105500.00", 4: "226000.00"}


def test_shares_of_a_profit_as_published() -> None:
    """45 of 900 shares of 5: she has 225 in them, and gets 45 of a profit of 900: 270 together."""
    shared = payouts.share_out(Pot(m("900"), (Part("shares"),)), [1, 2], {"shares": {1: 45, 2: 855}})
    assert shared.parts[1] == m("45.00")
    assert m("5").times(45) + shared.parts[1] == m("270.00")


def test_reserves_are_taken_first_and_a_mix_is_shared_pool_by_pool() -> None:
    """1.000 less 10 % and 100 leaves 800. By pieces 480: 30 and 10 of 40. Equal 320: 160 each."""
    pot = Pot(m("1000"), by(pieces=60, equal=40), (Reserve("Repairs", percent=D(10)), Reserve("Fair", m("100"))))
    shared = payouts.share_out(pot, [1, 2], {"pieces": {1: Quantity.of(30), 2: Quantity.of(10)}})
    assert [str(taken.decimal) for _reserve, taken in shared.reserved] == ["100.00", "100.00"]
    assert [(pool.by, pool.amount, pool.weight) for pool in shared.pools] == [
        ("pieces", m("480"), Fraction(40)),
        ("equal", m("320"), Fraction(2)),
    ]
    assert amounts(shared) == {1: "520.00", 2: "280.00"}


def test_the_rest_goes_to_whose_part_was_cut_most() -> None:
    """10,00 by 1, 2 and 4 hours of 7: 142,86 and 285,71 and 571,43 centavos. Two centavos are over: ,86 and ,71."""
    shared = payouts.share_out(Pot(m("10"), (Part("hours"),)), [1, 2, 3], {"hours": {1: 1, 2: 2, 3: 4}})
    assert amounts(shared) == {1: "1.43", 2: "2.86", 3: "5.71"}


@pytest.mark.parametrize("order", [(7, 8, 9), (9, 8, 7), (8, 7, 9)])
def test_equals_are_served_as_they_were_registered(order: tuple[int, ...]) -> None:
    shared = payouts.share_out(Pot(m("100"), EQUAL), order, {})
    assert amounts(shared) == {7: "33.34", 8: "33.33", 9: "33.33"}


def test_whoever_has_no_weight_gets_only_of_what_is_equal() -> None:
    shared = payouts.share_out(Pot(m("100"), by(days=50, equal=50)), [1, 2], {"days": {2: D("2.5")}})
    assert amounts(shared) == {1: "25.00", 2: "75.00"}


@pytest.mark.parametrize(
    ("pot", "reason", "field"),
    [
        (Pot(m("0"), EQUAL), "zero", "amount"),
        (Pot(m("100"), ()), "empty", "by"),
        (Pot(m("100"), by(equal=60, pieces=30)), "not_100", "by"),
        (Pot(m("100"), by(equal=60, pieces=60)), "not_100", "by"),
        (Pot(m("100"), (Part("equal", D(50)), Part("equal", D(50)))), "twin", "by.1.by"),
        (Pot(m("100"), (Part("equal", D(110)), Part("pieces", D(-10)))), "percent", "by.0.percent"),
        (Pot(m("100"), EQUAL, (Reserve("Fair"),)), "empty", "reserves.0.amount"),
        (Pot(m("100"), EQUAL, (Reserve("Fair", m("1"), D(1)),)), "empty", "reserves.0.amount"),
        (Pot(m("100"), EQUAL, (Reserve("Fair", m("-1")),)), "zero", "reserves.0.amount"),
        (Pot(m("100"), EQUAL, (Reserve("Fair", percent=D(0)),)), "percent", "reserves.0.percent"),
        (Pot(m("100"), EQUAL, (Reserve("Fair", m("60")), Reserve("Oven", percent=D(41)))), "too_large", "reserves"),
        (Pot(m("100"), (Part("pieces"),)), "all_zero", "weights.pieces"),
        (Pot(m("100"), (Part("hours"),)), "negative", "weights.hours"),
    ],
)
def test_what_cannot_be_shared_is_refused_at_its_field(pot: Pot, reason: str, field: str) -> None:
    with assert_refused(reason, field):
        payouts.share_out(pot, [1, 2], {"pieces": {1: 0, 2: Quantity(0)}, "hours": {1: -1, 2: 3}})


def test_nobody_to_share_with_is_refused() -> None:
    with assert_refused("empty", "members"):
        payouts.share_out(Pot(m("100"), EQUAL), [], {})


def test_a_float_is_no_weight() -> None:
    with pytest.raises(TypeError, match="never a float"):
        payouts.apportion(m("1"), {1: 0.5})  # type: ignore[dict-item]


def test_the_rule_is_said_in_words() -> None:
    with i18n.speaking("en"):
        assert payouts.mix_in_words(by(pieces=60, equal=40)) == "60% by pieces made, 40% in equal parts"
        assert payouts.mix_in_words(EQUAL) == "in equal parts"
        assert "registered first" in payouts.rule_in_words()


WEIGHT = st.one_of(
    st.integers(0, 10**6),
    st.fractions(0, 1000, max_denominator=997),
    st.decimals(0, 10**6, places=3),
    st.integers(0, 10**12).map(Quantity),
)
MEMBERS = st.lists(st.integers(1, 500), min_size=1, max_size=25, unique=True)


Case = tuple[Pot, list[int], dict[str, dict[int, Weight]]]


@st.composite
def pots(draw: st.DrawFn) -> Case:
    members = draw(MEMBERS)
    keys = draw(st.lists(st.sampled_from(sorted(KEYS)), min_size=1, max_size=4, unique=True))
    cuts = sorted(draw(st.lists(st.integers(1, 99_999), min_size=len(keys) - 1, max_size=len(keys) - 1, unique=True)))
    bounds = [0, *cuts, 100_000]
    mix = tuple(Part(key, D(bounds[at + 1] - bounds[at]).scaleb(-3)) for at, key in enumerate(keys))
    reserves = (Reserve("Fund", percent=draw(st.decimals(D("0.01"), 99, places=2))),) if draw(st.booleans()) else ()
    weights: dict[str, dict[int, Weight]] = {
        key: {member: draw(WEIGHT) for member in members} for key in keys if key != "equal"
    }
    for given_ in weights.values():
        given_[members[0]] = draw(st.integers(1, 1000))
    return Pot(Money(draw(st.integers(100, 10**9))), mix, reserves), members, weights


@given(pots(), st.randoms(use_true_random=False))
def test_parts_are_the_pot_for_any_rule_and_weights_in_any_order(case: Case, chance: random.Random) -> None:
    pot, members, weights = case
    shared = payouts.share_out(pot, members, weights)
    reserved = total(amount for _reserve, amount in shared.reserved)
    assert total(shared.parts.values()) + reserved == pot.amount
    assert all(total(pool.parts.values()) == pool.amount for pool in shared.pools)
    for pool in shared.pools:
        for member, part in pool.parts.items():
            assert abs(part.minor - Fraction(pool.amount.minor) * pool.weights[member] / pool.weight) < 1
    chance.shuffle(members)
    turned = {key: {member: given_[member] for member in members} for key, given_ in weights.items()}
    assert payouts.share_out(pot, members, turned).parts == shared.parts
