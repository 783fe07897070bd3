"""Amounts in words, against published literals and the RAE's spelling of cardinals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.i18n import speaking
from coopbooks.money import Money
from coopbooks.showing import cardinal, in_words, spoken

# Diccionario panhispánico de dudas, "cardinales": one word up to 29, accents (16, 22, 23, 26), "y" only between tens
# and units, the irregular hundreds 500, 700, 900, "mil" invariable and without "un", "millón/millones".
RAE = {
    0: "cero",
    1: "uno",
    2: "dos",
    9: "nueve",
    10: "diez",
    11: "once",
    15: "quince",
    16: "dieciséis",
    17: "diecisiete",
    18: "dieciocho",
    19: "diecinueve",
    20: "veinte",
    21: "veintiuno",
    22: "veintidós",
    23: "veintitrés",
    24: "veinticuatro",
    26: "veintiséis",
    29: "veintinueve",
    30: "treinta",
    31: "treinta y uno",
    44: "cuarenta y cuatro",
    55: "cincuenta y cinco",
    66: "sesenta y seis",
    77: "setenta y siete",
    88: "ochenta y ocho",
    99: "noventa y nueve",
    100: "cien",
    101: "ciento uno",
    116: "ciento dieciséis",
    200: "doscientos",
    300: "trescientos",
    400: "cuatrocientos",
    500: "quinientos",
    600: "seiscientos",
    700: "setecientos",
    800: "ochocientos",
    900: "novecientos",
    999: "novecientos noventa y nueve",
    1000: "mil",
    1001: "mil uno",
    1100: "mil cien",
    2000: "dos mil",
    16_016: "dieciséis mil dieciséis",
    21_000: "veintiún mil",
    31_000: "treinta y un mil",
    100_000: "cien mil",
    101_000: "ciento un mil",
    121_021: "ciento veintiún mil veintiuno",
    1_000_000: "un millón",
    1_001_000: "un millón mil",
    2_000_000: "dos millones",
    21_000_000: "veintiún millones",
    100_000_000: "cien millones",
    121_121_121: "ciento veintiún millones ciento veintiún mil ciento veintiuno",
    1_000_000_000: "mil millones",
    2_001_000_001: "dos mil un millones uno",
    999_999_999_999: (
        "novecientos noventa y nueve mil novecientos noventa y nueve millones "
        "novecientos noventa y nueve mil novecientos noventa y nueve"
    ),
}

# Before the currency "uno" is shortened (DPD, "uno" 2.1); a thousand is "un mil" unless the club wants "mil".
LITERALS = {
    "1200.50": "Un mil doscientos 50/100 bolivianos",  # published
    "33.74": "Treinta y tres 74/100 bolivianos",  # published
    "21000": "Veintiún mil 00/100 bolivianos",  # published
    "101000": "Ciento un mil 00/100 bolivianos",  # published
    "0.50": "Cero 50/100 bolivianos",  # published
    "0": "Cero 00/100 bolivianos",
    "1": "Un 00/100 bolivianos",
    "21.05": "Veintiún 05/100 bolivianos",
    "31": "Treinta y un 00/100 bolivianos",
    "101.01": "Ciento un 01/100 bolivianos",
    "1000": "Un mil 00/100 bolivianos",
    "1001": "Un mil un 00/100 bolivianos",
    "1000000": "Un millón 00/100 bolivianos",
    "1001000": "Un millón un mil 00/100 bolivianos",
    "3000000.99": "Tres millones 99/100 bolivianos",
    "121121121": "Ciento veintiún millones ciento veintiún mil ciento veintiún 00/100 bolivianos",
    "1000000000": "Un mil millones 00/100 bolivianos",
}

ENGLISH = {
    "1200.50": "One thousand two hundred and 50/100 bolivianos",
    "0.07": "Zero and 07/100 bolivianos",
    "1": "One and 00/100 bolivianos",
    "13": "Thirteen and 00/100 bolivianos",
    "20": "Twenty and 00/100 bolivianos",
    "42.10": "Forty-two and 10/100 bolivianos",
    "100": "One hundred and 00/100 bolivianos",
    "115": "One hundred fifteen and 00/100 bolivianos",
    "90000": "Ninety thousand and 00/100 bolivianos",
    "1000001": "One million one and 00/100 bolivianos",
    "2000000000": "Two billion and 00/100 bolivianos",
}


@pytest.mark.parametrize(("number", "words"), RAE.items())
def test_spanish_cardinals_as_the_academy_spells_them(number: int, words: str) -> None:
    with speaking("es"):
        assert cardinal(number) == words


@pytest.mark.parametrize(("amount", "words"), LITERALS.items())
def test_spanish_literals(amount: str, words: str) -> None:
    with speaking("es"):
        assert in_words(Money.of(amount)) == words


@pytest.mark.parametrize(("amount", "words"), ENGLISH.items())
def test_english_literals(amount: str, words: str) -> None:
    with speaking("en"):
        assert in_words(Money.of(amount)) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("1685", "Mil seiscientos ochenta y cinco 00/100 bolivianos"),  # published for Bolivian invoices
        ("1000", "Mil 00/100 bolivianos"),
        ("1001000", "Un millón mil 00/100 bolivianos"),
        ("2000", "Dos mil 00/100 bolivianos"),
    ],
)
def test_a_thousand_without_un_where_the_club_wants_it(amount: str, words: str) -> None:
    with speaking("es"):
        assert in_words(Money.of(amount), un_mil=False) == words


def test_other_currencies() -> None:
    with speaking("es"):
        assert in_words(Money.of("1", "USD")) == "Un 00/100 dólares estadounidenses"
        assert in_words(Money.of("21.30", "EUR")) == "Veintiún 30/100 euros"
    with speaking("en"):
        assert in_words(Money.of("250", "USD")) == "Two hundred fifty and 00/100 US dollars"
        assert in_words(Money.of("2", "EUR")) == "Two and 00/100 euros"


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("amount", ["-0.01", "1000000000000"])
def test_what_has_no_words_is_refused(language: str, amount: str) -> None:
    with speaking(language), pytest.raises(ValueError, match="no words"):
        in_words(Money.of(amount))


TENS = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
OTHERS = "un:1 veintiún:21 ciento:100 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 doce:12 trece:13 catorce:14"
SPANISH_VALUES = (
    {word: number for number, word in RAE.items() if number <= 900 and " " not in word}
    | dict(zip(TENS, range(30, 100, 10), strict=True))
    | {word: int(number) for word, number in (pair.split(":") for pair in OTHERS.split())}
    | {"veinticinco": 25, "veintisiete": 27, "veintiocho": 28}
)


def value_of(words: str) -> int:
    """Add up Spanish words the way a reader does."""
    millions = thousands = rest = 0
    for word in words.lower().split():
        if word in ("millón", "millones"):
            millions, thousands, rest = thousands + rest, 0, 0
        elif word == "mil":
            thousands, rest = (rest or 1) * 1000, 0
        elif word != "y":
            rest += SPANISH_VALUES[word]
    return millions * 10**6 + thousands + rest


@given(minor=st.integers(0, 10**14 - 1), un_mil=st.booleans())
def test_spanish_words_add_up_to_the_amount(minor: int, *, un_mil: bool) -> None:
    with speaking("es"):
        words, fraction = in_words(Money(minor), un_mil=un_mil).removesuffix(" bolivianos").rsplit(" ", 1)
    assert (value_of(words), fraction) == (minor // 100, f"{minor % 100:02d}/100")
    assert "uno" not in words.lower().split()


@pytest.mark.parametrize(
    ("language", "whole", "decimals", "words"),
    [
        ("es", 1, "200", "uno coma dos"),
        ("es", 1, "25", "uno coma veinticinco"),
        ("es", 12, "005", "doce coma cero cero cinco"),
        ("es", 21, "000", "veintiuno"),
        ("en", 1, "200", "one point two"),
        ("en", 12, "345", "twelve point three four five"),
        ("en", 0, "05", "zero point zero five"),
    ],
)
def test_decimals_read_aloud(language: str, whole: int, decimals: str, words: str) -> None:
    with speaking(language):
        assert spoken(whole, decimals) == words
