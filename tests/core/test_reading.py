"""Amounts of money: read strictly, never guessed, and the reverse of what is shown."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import reading, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import speaking
from coopbooks.money import SYMBOLS, Money

LARGEST = 10**9
languages = st.sampled_from(["es", "en"])
moneys = st.builds(Money, st.integers(-LARGEST * 100, LARGEST * 100), st.sampled_from(list(SYMBOLS)))


def refused(language: str, typed: str) -> Refusal:
    with speaking(language), pytest.raises(Refusal) as caught:
        reading.money(typed)
    assert caught.value.message
    return caught.value


@given(language=languages, money=moneys, sign=st.booleans())
def test_money_reads_back(language: str, money: Money, *, sign: bool) -> None:
    with speaking(language):
        assert reading.money(showing.amount(money), money.currency) == money
        assert reading.money(showing.money(money, sign=sign), money.currency) == money


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("12", 1200),
        ("12,50", 1250),
        ("12.50", 1250),
        ("12,5", 1250),
        (",50", 50),
        ("0,05", 5),
        ("007", 700),
        ("  12,50\n", 1250),
        ("12\t", 1200),
        ("\N{NO-BREAK SPACE}12\N{ZERO WIDTH SPACE}", 1200),
        ("1200,5", 120050),
        ("1\N{NO-BREAK SPACE}200", 120000),
        ("1\N{THIN SPACE}200\N{THIN SPACE}000,50", 120000050),
        ("1\N{NARROW NO-BREAK SPACE}200.50", 120050),
        ("-5", -500),
        ("\N{MINUS SIGN}5", -500),
        ("+ 5", 500),
        ("Bs 5", 500),
        ("bs. 5", 500),
        ("Bs5,20", 520),
        ("Bs.200", 20000),
        ("5 Bs", 500),
        ("- Bs 5", -500),
        ("Bs -5", -500),
        ("1000000000", LARGEST * 100),
    ],
)
def test_amounts_read_the_same_in_both_regions(language: str, typed: str, minor: int) -> None:
    with speaking(language):
        assert reading.money(typed) == Money(minor)


@pytest.mark.parametrize(
    ("language", "typed", "minor"),
    [
        ("es", "1.200,50", 120050),
        ("es", "1.200.000", 120000000),
        ("es", "12.345.678,9", 1234567890),
        ("es", "Bs.1.200,50", 120050),
        ("en", "1,200.50", 120050),
        ("en", "1,200,000", 120000000),
        ("en", "-Bs 1,200.5", -120050),
    ],
)
def test_thousands_marked_as_the_region_does(language: str, typed: str, minor: int) -> None:
    with speaking(language):
        assert reading.money(typed) == Money(minor)


@pytest.mark.parametrize(
    ("typed", "currency"), [("$us 12", "USD"), ("12 $us", "USD"), ("US$12", "USD"), ("$12", "USD"), ("€12", "EUR")]
)
def test_the_sign_of_the_currency_may_be_typed(typed: str, currency: str) -> None:
    with speaking("es"):
        assert reading.money(typed, currency) == Money(1200, currency)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("typed", ["1.200", "1,200", "12,345", "12.345", "123.000", "-1.200", "Bs 1.200", "2*1.250"])
def test_a_mark_that_may_mean_thousands_is_asked_about(language: str, typed: str) -> None:
    assert refused(language, typed).reason == "ambiguous"


def test_both_readings_are_spelled_out_to_type() -> None:
    assert refused("en", "1.200").message == (
        "“1.200” can be read in two ways. Is it one thousand two hundred? Type 1200. Is it one point two? Type 1.20."
    )
    assert "Type 12345. Is it twelve point three four five? Type 12.34 or 12.35." in refused("en", "12,345").message
    assert "Type 1255. Is it one point two five five? Type 1.2550." in refused("en", "2*1.255").message
    spanish = refused("es", "1.200").message
    for offered in ("mil doscientos", "1200", "uno coma dos", "1,20"):
        assert offered in spanish


@given(languages, st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_what_a_question_offers_is_read_as_it_says(language: str, whole: int, decimals: int, mark: str) -> None:
    message = refused(language, f"{whole}{mark}{decimals:03d}").message
    figures = re.findall(r"[0-9]+(?:[.,][0-9]+)?", message)[1:]  # the first is what was typed
    with speaking(language):
        in_thousands, *in_decimals = (reading.money(figure).minor for figure in figures)
    below = (whole * 1000 + decimals) // 10
    assert in_thousands == (whole * 1000 + decimals) * 100
    assert in_decimals == ([below, below + 1] if decimals % 10 else [below])


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        ("  \t\n", "empty"),
        ("Bs", "empty"),
        ("12\t50", "several"),
        ("12\n13", "several"),
        ("Pan\t12\nHarina\t300", "several"),
        ("1" * 101, "too_long"),
        ("٣", "other_digits"),
        ("１２", "other_digits"),
        ("½", "other_digits"),
        ("1e5", "not_a_number"),
        ("NaN", "not_a_number"),
        ("inf", "not_a_number"),
        ("💰", "not_a_number"),
        ("12 💰", "not_a_number"),
        ("doce", "not_a_number"),
        ("12 pesos", "not_a_number"),
        ("1'200", "not_a_number"),
        ("1_000", "not_a_number"),
        (",", "not_a_number"),
        ("12;50", "not_a_number"),
        ("__import__('os')", "not_a_number"),
        ("12 50", "ambiguous"),
        ("1 200", "ambiguous"),
        ("2 (3)", "unfinished"),
        ("(500,00)", "ambiguous"),
        ("Bs.50", "ambiguous"),
        ("12,", "unfinished"),
        ("12.", "unfinished"),
        ("1.20.000", "bad_groups"),
        ("12.34,5", "bad_groups"),
        ("1,20,5", "bad_groups"),
        ("1.200.50", "bad_groups"),
        ("0.123,45", "bad_groups"),
        ("1234.567,89", "bad_groups"),
        ("12\N{NO-BREAK SPACE}50", "bad_groups"),
        ("0,125", "too_many_decimals"),
        ("1234,5678", "too_many_decimals"),
        ("1\N{NO-BREAK SPACE}200,505", "too_many_decimals"),
        ("1000000000,01", "too_large"),
        ("-1000000001", "too_large"),
        ("9" * 90, "too_large"),
        ("99999*99999", "too_large"),
        ("$us 12", "other_currency"),
        ("12 €", "other_currency"),
        ("2*", "unfinished"),
        ("*2", "unfinished"),
        ("2*(3+4", "unfinished"),
        ("2+3)", "unfinished"),
        ("()", "unfinished"),
        ("1--2", "unfinished"),
        ("2**3", "unfinished"),
        ("10/0", "division_by_zero"),
        ("10/(5-5)", "division_by_zero"),
        ("2+" + "(" * 11 + "1" + ")" * 11, "too_deep"),
    ],
)
def test_bad_input_is_refused_with_its_own_words(language: str, typed: str, reason: str) -> None:
    refusal = refused(language, typed)
    assert refusal.reason == reason
    assert len(refusal.message) < 250


@pytest.mark.parametrize(
    ("language", "typed", "instead"),
    [
        ("es", "1,200.50", "1200,50"),
        ("es", "1,200,000", "1200000"),
        ("en", "1.200,50", "1200.50"),
        ("en", "1.200.000", "1200000"),
    ],
)
def test_the_other_regions_form_is_refused_with_what_to_type(language: str, typed: str, instead: str) -> None:
    refusal = refused(language, typed)
    assert refusal.reason == "other_region"
    assert instead in refusal.message


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("12 50", "“12 50” can be one number or two. Type 1250 or 12.50, or put + between."),
        ("0.125", "“0.125” has more than 2 decimals. Type 0.12 or 0.13."),
        ("0.1200", "“0.1200” has more than 2 decimals. Type 0.12."),
        ("99.999", "“99.999” can be read in two ways."),
        ("9999.999", "“9999.999” has more than 2 decimals. Type 9999.99 or 10000.00."),
        ("12 pesos", "“pesos” does not belong in a number."),
        ("1e5", "Write “1e5” out with all its digits."),
        ("Bs.50", "“Bs.50” can be read in two ways. Type 50 or 0.50."),
        ("12,", "leave the mark out: 12."),
        ("$us 5", "Amounts here are in Bs"),
    ],
)
def test_refusals_say_what_to_type(typed: str, words: str) -> None:
    assert words in refused("en", typed).message


def refusal_of(read: Callable[[str], object], typed: str) -> Refusal | None:
    try:
        read(typed)
    except Refusal as refusal:
        return refusal
    return None


@given(languages, st.text(max_size=300))
def test_whatever_is_typed_is_read_or_refused_in_a_few_words(language: str, typed: str) -> None:
    with speaking(language):
        for read in (reading.money, reading.quantity, reading.rate, reading.whole):
            if refusal := refusal_of(read, typed):
                assert refusal.reason
                assert 10 < len(refusal.message) < 300
                assert refusal.message.isprintable()


@given(languages, st.text(alphabet="0123456789.,+-*/() ", max_size=30))
def test_figures_and_signs_are_read_or_refused(language: str, typed: str) -> None:
    with speaking(language):
        refusal = refusal_of(reading.money, typed)
    assert refusal is None or refusal.reason
