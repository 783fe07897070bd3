"""The calculator in the fields: exact in between, rounded once at the end."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import reading
from coopbooks.i18n import speaking
from coopbooks.money import Money


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("12*35,50", 42600),
        ("12 × 35,50", 42600),
        ("12x35.50", 42600),
        ("2+3*4", 1400),
        ("(2+3)*4", 2000),
        ("10-2-3", 500),
        ("100/8/2", 625),
        ("100÷3", 3333),
        ("200/3", 6667),
        ("0,5*0,01", 1),  # 0.005 rounds up
        ("-0,5*0,01", -1),
        ("1/3*3", 100),  # exact in between
        ("1/3*0,015", 1),  # a third of 0.015 is 0.005 exactly
        ("-(2+3)", -500),
        ("700*0,70", 49000),  # the loaves of La Paz
        ("3*0,125", 38),  # figures within a calculation may be finer than centavos
        ("Bs 2*3", 600),
        ("((((2))))+1", 300),
    ],
)
def test_calculations(typed: str, minor: int) -> None:
    with speaking("es"):
        assert reading.money(typed) == Money(minor)


trees = st.recursive(
    st.integers(0, 9999).map(lambda centavos: (f"{centavos // 100},{centavos % 100:02d}", Fraction(centavos, 100))),
    lambda part: st.tuples(part, st.sampled_from("+-*"), part).map(
        lambda parts: (
            f"({parts[0][0]}{parts[1]}{parts[2][0]})",
            {
                "+": parts[0][1] + parts[2][1],
                "-": parts[0][1] - parts[2][1],
                "*": parts[0][1] * parts[2][1],
            }[parts[1]],
        )
    ),
    max_leaves=4,
)


@given(trees, trees)
def test_any_calculation_is_worked_out_to_the_centavo(one: tuple[str, Fraction], other: tuple[str, Fraction]) -> None:
    exactly = one[1] + other[1]
    with speaking("es"):
        read = reading.money(f"{one[0]}+{other[0]}")
    assert abs(Fraction(read.minor, 100) - exactly) <= Fraction(1, 200)
