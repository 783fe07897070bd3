"""Luck for practice books: the same everywhere, within its bounds, and its parts add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.training.chance import Chance
from coopbooks.training.names import members
from tests.builders import m

SEEDS = st.integers(0, 2**64 - 1)


def test_it_is_the_generator_of_mmix() -> None:
    """x' = 6364136223846793005 x + 1442695040888963407 (mod 2^64), Knuth; from 0 the first x' is the increment itself.

    Of it the upper bits are used, as the lower ones are poor: 1442695040888963407 // 2^33 = 167951807.
    """
    assert Chance(0).below(10**9) == 167951807


@given(SEEDS, st.integers(0, 50_000), st.integers(1, 60))
def test_shares_add_up(seed: int, whole: int, many: int) -> None:
    parts = Chance(seed).shares(whole, many)
    assert len(parts) == many
    assert sum(parts) == whole
    assert min(parts) >= 0


@given(SEEDS, st.integers(-100, 100), st.integers(0, 100))
def test_numbers_stay_between_their_bounds(seed: int, low: int, more: int) -> None:
    chance = Chance(seed)
    assert all(low <= chance.between(low, low + more) <= low + more for _time in range(20))


@given(SEEDS)
def test_amounts_can_be_paid_in_coins(seed: int) -> None:
    amount = Chance(seed).amount("12", "30")
    assert m("12") <= amount <= m("30")
    assert amount.minor % 50 == 0


@pytest.mark.parametrize("many", [1, 75, 325])
def test_no_two_members_have_one_name(many: int) -> None:
    assert len(set(members(many))) == many
