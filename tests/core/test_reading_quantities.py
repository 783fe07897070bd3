"""Quantities, rates and whole numbers: read as strictly as amounts, and the reverse of what is shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import reading, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import speaking
from coopbooks.quantity import Quantity

LARGEST = 10**9
languages = st.sampled_from(["es", "en"])
quantities = st.integers(-LARGEST * 10**6, LARGEST * 10**6).map(Quantity)


@given(languages, quantities)
def test_quantities_read_back(language: str, quantity: Quantity) -> None:
    with speaking(language):
        assert reading.quantity(showing.quantity(quantity)) == quantity


@given(languages, st.decimals(-LARGEST, LARGEST, places=6))
def test_rates_read_back(language: str, rate: Decimal) -> None:
    with speaking(language):
        assert reading.rate(showing.rate(rate)) == rate


@given(languages, st.integers(-LARGEST, LARGEST))
def test_whole_numbers_read_back(language: str, number: int) -> None:
    with speaking(language):
        assert reading.whole(str(number)) == number


@pytest.mark.parametrize(
    ("language", "typed", "micros"),
    [
        ("es", "1,250", 1_250_000),
        ("en", "1.250", 1_250_000),
        ("es", "0.500", 500_000),
        ("es", "1.250,5", 1_250_500_000),
        ("es", "2.5", 2_500_000),
        ("en", "2,5", 2_500_000),
        ("es", "3*12", 36_000_000),
        ("es", "1/3", 333_333),
    ],
)
def test_quantities(language: str, typed: str, micros: int) -> None:
    with speaking(language):
        assert reading.quantity(typed) == Quantity(micros)


@pytest.mark.parametrize(("language", "typed", "small"), [("es", "1.250", "1,250"), ("en", "1,250", "1.250")])
def test_the_regions_thousands_mark_is_asked_about_in_quantities(language: str, typed: str, small: str) -> None:
    with speaking(language):
        for read in (reading.quantity, reading.rate):
            with pytest.raises(Refusal) as caught:
                read(typed)
            assert caught.value.reason == "ambiguous"
            assert "1250" in caught.value.message
            assert small in caught.value.message
        assert reading.quantity(small) == Quantity(1_250_000)


def test_quantities_with_more_than_six_decimals_are_refused() -> None:
    with speaking("es"), pytest.raises(Refusal) as caught:
        reading.quantity("0,1234567")
    assert caught.value.reason == "too_many_decimals"


@pytest.mark.parametrize(
    ("typed", "rate"), [("6,96", "6.96"), ("6.96", "6.96"), ("7", "7"), ("1000", "1000"), ("9,30", "9.3"), ("0", "0")]
)
def test_rates_are_kept_in_their_shortest_form(typed: str, rate: str) -> None:
    with speaking("es"):
        assert str(reading.rate(typed)) == rate


@pytest.mark.parametrize(("typed", "number"), [("12", 12), ("3*12", 36), ("1.200.000", 1_200_000), ("-7", -7)])
def test_whole_numbers(typed: str, number: int) -> None:
    with speaking("es"):
        assert reading.whole(typed) == number


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("12,5", "too_many_decimals"), ("7/2", "too_many_decimals"), ("1.200", "ambiguous"), ("1,200", "ambiguous")],
)
def test_whole_numbers_have_no_decimals(typed: str, reason: str) -> None:
    with speaking("es"), pytest.raises(Refusal) as caught:
        reading.whole(typed)
    assert caught.value.reason == reason
