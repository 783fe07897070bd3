"""Money: whole minor units, one rounding, exact sharing out."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.money import Money, total
from coopbooks.quantity import Quantity

amounts = st.integers(-(10**13), 10**13).map(Money)
weights = st.lists(
    st.one_of(
        st.integers(0, 10**6),
        st.decimals(0, 10**6, places=4),
        st.integers(0, 10**12).map(Quantity),
    ),
    min_size=1,
    max_size=12,
)


def exact(weight: int | Decimal | Quantity) -> Fraction:
    return Fraction(weight.micros, 10**6) if isinstance(weight, Quantity) else Fraction(weight)


@pytest.mark.parametrize(
    ("typed", "minor"), [("12.50", 1250), ("0.01", 1), ("-3", -300), (7, 700), (Decimal("1E+3"), 100_000)]
)
def test_made_from_major_units(typed: str | int | Decimal, minor: int) -> None:
    assert Money.of(typed) == Money(minor)


@pytest.mark.parametrize("wrong", ["0.001", "NaN", "Infinity", Decimal("1.005"), "123456789012345678901234567890.123"])
def test_fractions_of_a_minor_unit_and_what_is_no_number_are_refused(wrong: str | Decimal) -> None:
    with pytest.raises(ValueError, match="whole minor units"):
        Money.of(wrong)


def test_long_amounts_are_not_rounded_in_secret() -> None:
    assert Money.of("12345678901234567890123456789012.34").minor == 1234567890123456789012345678901234
    assert Money(1234567890123456789012345678901234).decimal == Decimal("12345678901234567890123456789012.34")


@pytest.mark.parametrize("wrong", [12.5, "12", None, Decimal(12), True])
def test_only_whole_minor_units_are_money(wrong: Any) -> None:
    with pytest.raises(TypeError):
        Money(wrong)


def test_floats_are_refused_everywhere() -> None:
    floating: Any = 0.5
    for attempt in (lambda: Money.of(floating), lambda: Money(1).times(floating), lambda: Money(1).split([floating])):
        with pytest.raises(TypeError):
            attempt()


def test_an_unknown_currency_is_refused() -> None:
    with pytest.raises(ValueError, match="XYZ"):
        Money(1, "XYZ")


def test_two_currencies_do_not_mix() -> None:
    bolivianos, dollars = Money(1), Money(1, "USD")
    for attempt in (lambda: bolivianos + dollars, lambda: bolivianos - dollars, lambda: bolivianos < dollars):
        with pytest.raises(ValueError, match="do not mix"):
            attempt()
    assert bolivianos != dollars


@given(amounts, amounts)
def test_adding_and_comparing_is_what_whole_numbers_do(one: Money, other: Money) -> None:
    assert (one + other).minor == one.minor + other.minor
    assert (one - other).minor == one.minor - other.minor
    assert (one < other, one >= other) == (one.minor < other.minor, one.minor >= other.minor)
    assert (-one).minor == -one.minor
    assert abs(one).minor == abs(one.minor)
    assert bool(one) is (one.minor != 0)


def test_adding_up() -> None:
    assert total([Money(150), Money(-50), Money(1)]) == Money(101)
    assert total([], "USD") == Money(0, "USD")


@pytest.mark.parametrize(
    ("money", "factor", "product"),
    [
        ("0.01", Decimal("0.5"), "0.01"),  # 0.005 is half a centavo: up
        ("-0.01", Decimal("0.5"), "-0.01"),  # half up goes away from zero
        ("0.01", Decimal("0.4999"), "0.00"),
        ("0.70", 700, "490.00"),  # 700 loaves at 0.70, La Paz 2025
        ("2.50", Quantity.of("13.2"), "33.00"),  # 13.2 lb of yarn at 2.50 (sweater sheet)
        ("3.35", Decimal("0.13"), "0.44"),  # 0.4355
        ("1.00", Decimal("1.005"), "1.01"),  # 1.005: half up, where half even would give 1.00
    ],
)
def test_times_rounds_half_up_to_the_centavo(money: str, factor: int | Decimal | Quantity, product: str) -> None:
    assert Money.of(money).times(factor) == Money.of(product)


def test_times_rounds_once_however_long_the_factor() -> None:
    just_below_half = Decimal("0.4999999999999999999999999999999999")  # 34 digits: rounding to 28 first makes it a half
    assert Money(1).times(just_below_half) == Money(0)
    assert Money(3).times(Decimal("0.99"), rounding=ROUND_DOWN) == Money(2)


@given(amounts, st.integers(-(10**12), 10**12).map(Quantity))
def test_times_is_the_nearest_centavo(money: Money, quantity: Quantity) -> None:
    exactly = Fraction(money.minor * quantity.micros, 10**6)
    assert abs(money.times(quantity).minor - exactly) <= Fraction(1, 2)


@given(amounts, weights)
def test_split_adds_up_and_is_fair(money: Money, shares: list[int | Decimal | Quantity]) -> None:
    whole = sum(map(exact, shares))
    if not whole:
        with pytest.raises(ValueError, match="not all zero"):
            money.split(shares)
        return
    parts = money.split(shares)
    assert total(parts) == money
    for part, share in zip(parts, shares, strict=True):
        assert abs(part.minor - money.minor * exact(share) / whole) < 1


@pytest.mark.parametrize(
    ("minor", "shares", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),  # ties to the first
        (-100, [1, 1, 1], [-34, -33, -33]),
        (
            500_000_000,  # savings 370,500 / 163,200 / 421,100 / 45,200 share 5,000,000 (published)
            [370_500, 163_200, 421_100, 45_200],
            [185_250_000, 81_600_000, 210_550_000, 22_600_000],
        ),
        (5, [0, 1, 0], [0, 5, 0]),
        (0, [3, 4], [0, 0]),
        # Hare-Niemeyer by hand: 10 x 3.3/10 = 3.3, 10 x 1.6/10 = 1.6, 10 x 5.1/10 = 5.1: the one left goes to .6
        (10, [Decimal("3.3"), Decimal("1.6"), Decimal("5.1")], [3, 2, 5]),
    ],
)
def test_split_by_largest_remainder(minor: int, shares: list[int | Decimal | Quantity], parts: list[int]) -> None:
    assert [part.minor for part in Money(minor).split(shares)] == parts


@pytest.mark.parametrize("wrong", [[], [0, 0], [1, -1]])
def test_split_refuses_weights_that_share_nothing(wrong: list[int | Decimal | Quantity]) -> None:
    with pytest.raises(ValueError, match="weights"):
        Money(100).split(wrong)
