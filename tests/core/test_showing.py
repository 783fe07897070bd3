"""What is shown: the region's marks, with Babel's data as the oracle, and days by language."""

import subprocess
import sys
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import showing
from coopbooks.days import Month, Period, year_period
from coopbooks.i18n import speaking
from coopbooks.money import Money
from coopbooks.quantity import Quantity

REGIONS = {"es": "es_BO", "en": "en"}
languages = st.sampled_from(list(REGIONS))
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


@given(languages, st.integers(-(10**14), 10**14))
def test_amounts_as_babel_writes_them(language: str, minor: int) -> None:
    money = Money(minor)
    with speaking(language):
        shown = showing.amount(money)
    babel = format_decimal(money.decimal, format="#,##0.00", locale=REGIONS[language])
    assert shown.replace(MINUS, "-") == babel


@given(languages, st.integers(-(10**15), 10**15))
def test_quantities_as_babel_writes_them_without_groups(language: str, micros: int) -> None:
    with speaking(language):
        shown = showing.quantity(Quantity(micros))
    babel = format_decimal(Quantity(micros).decimal, format="0.######", locale=REGIONS[language])
    assert shown.replace(MINUS, "-") == babel


@given(languages, st.decimals(-(10**9), 10**9, places=6), st.integers(0, 2))
def test_totals_as_babel_writes_them_with_groups(language: str, number: Decimal, places: int) -> None:
    with speaking(language):
        shown = showing.total(number, places)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    pattern = "#,##0." + "0" * places if places else "#,##0"
    babel = format_decimal(rounded + 0, format=pattern, locale=REGIONS[language])
    assert shown.replace(MINUS, "-") == babel


@given(languages, st.decimals(-(10**6), 10**6, places=6))
def test_rates_as_babel_writes_them_with_two_decimals_at_least(language: str, rate: Decimal) -> None:
    with speaking(language):
        shown = showing.rate(rate)
    babel = format_decimal(abs(rate), format="0.00####", locale=REGIONS[language])
    assert shown == (MINUS if rate < 0 else "") + babel


@given(languages, st.decimals(-(10**4), 10**4, places=4), st.integers(0, 3))
def test_percentages_as_babel_writes_them(language: str, ratio: Decimal, places: int) -> None:
    with speaking(language):
        shown = showing.percent(ratio, places)
    pattern = "#,##0." + "0" * places + "%" if places else "#,##0%"
    rounded = ratio.quantize(Decimal(1).scaleb(-places - 2), ROUND_HALF_UP)
    babel = format_percent(rounded + 0, format=pattern, locale=REGIONS[language], decimal_quantization=False)
    assert shown.replace(MINUS, "-").replace(NO_BREAK, "") == babel


def test_money_as_people_write_it() -> None:
    with speaking("es"):
        assert showing.money(Money(120050)) == f"Bs{NO_BREAK}1.200,50"
        assert showing.money(Money(-120050)) == f"{MINUS}Bs{NO_BREAK}1.200,50"
        assert showing.money(Money(1200, "USD")) == f"$us{NO_BREAK}12,00"
        assert showing.money(Money(500), sign=True) == f"+{NO_BREAK}Bs{NO_BREAK}5,00"
        assert showing.money(Money(-500), sign=True) == f"{MINUS}{NO_BREAK}Bs{NO_BREAK}5,00"
        assert showing.money(Money(0), sign=True) == f"Bs{NO_BREAK}0,00"
    with speaking("en"):
        assert showing.money(Money(120050)) == f"Bs{NO_BREAK}1,200.50"
        assert showing.money(Money(-5, "EUR")) == f"{MINUS}€{NO_BREAK}0.05"


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    [
        ("es", Decimal("6.96"), "6,96"),
        ("es", Decimal("9.3"), "9,30"),
        ("es", Decimal(7), "7,00"),
        ("en", Decimal("6.9625"), "6.9625"),
        ("en", Decimal("1E+3"), "1000.00"),
    ],
)
def test_rates(language: str, number: Decimal, shown: str) -> None:
    with speaking(language):
        assert showing.rate(number) == shown
        assert showing.price(number, "USD") == f"$us{NO_BREAK}{shown}"
        assert showing.price(-number, "BOB") == f"{MINUS}Bs{NO_BREAK}{shown}"


def test_percent_sign_by_language() -> None:
    with speaking("es"):
        assert showing.percent(Decimal("0.22")) == f"22,0{NO_BREAK}%"
        assert showing.percent(Decimal("0.282051")) == f"28,2{NO_BREAK}%"  # markup of bread: 0.11 / 0.39
    with speaking("en"):
        assert showing.percent(Decimal("0.1459"), 2) == "14.59%"
        assert showing.percent(Decimal("-0.00049"), 1) == "0.0%"  # nothing is left to be negative


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_days_as_babel_writes_them(day: date) -> None:
    for language, locale, day_pattern, month_pattern in (
        ("es", "es_BO", "d 'de' MMMM 'de' y", "MMMM 'de' y"),
        ("en", "en_GB", "d MMMM y", "MMMM y"),
    ):
        with speaking(language):
            assert showing.day(day) == format_date(day, "dd/MM/yyyy", locale)
            assert showing.long_day(day) == format_date(day, day_pattern, locale)
            assert showing.month(Month.of(day)) == format_date(day, month_pattern, locale)


@pytest.mark.parametrize(
    ("period", "spanish", "english"),
    [
        (Month(2026, 3).period, "marzo de 2026", "March 2026"),
        (year_period(2026), "2026", "2026"),
        (
            year_period(2026, 3),
            "del 1 de abril de 2025 al 31 de marzo de 2026",
            "1 April 2025 to 31 March 2026",
        ),
        (
            Period(date(2026, 1, 1), date(2026, 4, 1)),
            "del 1 de enero al 31 de marzo de 2026",
            "1 January to 31 March 2026",
        ),
        (Period(date(2026, 3, 5), date(2026, 3, 13)), "del 5 al 12 de marzo de 2026", "5 to 12 March 2026"),
        (Period(date(2026, 3, 7), date(2026, 3, 8)), "7 de marzo de 2026", "7 March 2026"),
        (
            Period(date(2024, 1, 1), date(2026, 1, 1)),
            "del 1 de enero de 2024 al 31 de diciembre de 2025",
            "1 January 2024 to 31 December 2025",
        ),
    ],
)
def test_periods_by_their_shortest_clear_name(period: Period, spanish: str, english: str) -> None:
    with speaking("es"):
        assert showing.period(period) == spanish
    with speaking("en"):
        assert showing.period(period) == english


def test_showing_does_not_wait_for_babel() -> None:
    code = "import sys, coopbooks.reading, coopbooks.showing; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
