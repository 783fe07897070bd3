"""Quantity: whole millionths, exact."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.quantity import Quantity

micros = st.integers(-(10**18), 10**18)


@pytest.mark.parametrize(
    ("typed", "expected"), [("2.5", 2_500_000), ("0.000001", 1), (12, 12_000_000), ("-1", -(10**6))]
)
def test_made_from_units(typed: str | int, expected: int) -> None:
    assert Quantity.of(typed).micros == expected


@pytest.mark.parametrize("wrong", ["0.0000001", "NaN", "-Infinity", "12345678901234567890123456789.1234567"])
def test_more_than_six_decimals_and_what_is_no_number_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="six decimals"):
        Quantity.of(wrong)


def test_floats_and_other_things_are_refused() -> None:
    floating: Any = 2.5
    with pytest.raises(TypeError):
        Quantity.of(floating)
    with pytest.raises(TypeError):
        Quantity(floating)


@given(micros, micros)
def test_counts_as_whole_numbers_do(one: int, other: int) -> None:
    assert Quantity(one) + Quantity(other) == Quantity(one + other)
    assert Quantity(one) - Quantity(other) == Quantity(one - other)
    assert -Quantity(one) == Quantity(-one)
    assert (Quantity(one) < Quantity(other)) is (one < other)
    assert bool(Quantity(one)) is (one != 0)


@given(micros)
def test_its_decimal_is_exact(one: int) -> None:
    assert Quantity(one).decimal * 10**6 == Decimal(one)
    assert Quantity.of(Quantity(one).decimal) == Quantity(one)
