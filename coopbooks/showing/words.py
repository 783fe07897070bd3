"""Amounts in words, as cheques and receipts spell them ("literal").

The words of both languages live here and not in the catalogue: they are grammar, not texts.
Spanish follows the cardinals of the Diccionario panhispánico de dudas (RAE): one word up to *veintinueve*, accents on
*dieciséis, veintidós, veintitrés, veintiséis, veintiún*, and the short form *un* before *mil*, *millones* and a noun.
English follows cheques: no "and" inside a number, because "and" announces the centavos.
"""

from typing import Final

from coopbooks.i18n import language
from coopbooks.money import Money

_UP_TO: Final = 10**12
_CURRENCIES: Final = {
    "es": {"BOB": "bolivianos", "USD": "dólares estadounidenses", "EUR": "euros"},
    "en": {"BOB": "bolivianos", "USD": "US dollars", "EUR": "euros"},
}
_SPANISH_SMALL: Final = (
    *("cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
    *("diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve"),
    *("veinte", "veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete"),
    *("veintiocho", "veintinueve"),
)
_SPANISH_TENS: Final = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_SPANISH_HUNDREDS: Final = (
    *("ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos"),
    *("seiscientos", "setecientos", "ochocientos", "novecientos"),
)
_ENGLISH_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ENGLISH_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_SCALES: Final = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def in_words(money: Money, un_mil: bool = True) -> str:  # noqa: FBT001, FBT002 - a setting of the club, handed on
    """``Un mil doscientos 50/100 bolivianos``, ``One thousand two hundred and 50/100 bolivianos``.

    Centavos are always two digits of a hundred and the currency always plural, as forms have it printed. The fraction
    stands between number and noun, so round millions take no *de*: ``Un millón 00/100 bolivianos``.
    ``un_mil`` writes a single thousand as *un mil*, which nobody can turn into *cien mil*; else *mil*.
    Refuses (ValueError) amounts below zero and from a million million up.
    """
    if money.minor < 0:
        raise ValueError(f"no words for the negative amount {money!r}")
    whole, centavos = divmod(money.minor, 100)
    joint = " " if language() == "es" else " and "
    number = cardinal(whole, un_mil=un_mil, before_noun=True)
    words = f"{number}{joint}{centavos:02d}/100 {_CURRENCIES[language()][money.currency]}"
    return words[0].upper() + words[1:]


def cardinal(number: int, *, un_mil: bool = False, before_noun: bool = False) -> str:
    """A whole number from zero to under a million million in words, in lower case; *uno* unless a noun follows."""
    if not 0 <= number < _UP_TO:
        raise ValueError(f"no words for {number}")
    if language() == "en":
        return _english(number)
    words = _spanish(number, "un mil" if un_mil else "mil")
    return words if before_noun else _alone(words)


def spoken(whole: int, decimals: str) -> str:
    """A decimal number read aloud, without its final zeros: ``uno coma veinticinco``, ``one point two five``."""
    decimals = decimals.rstrip("0")
    if not decimals:
        return cardinal(whole)
    if language() == "en":
        return f"{cardinal(whole)} point {' '.join(_ENGLISH_SMALL[int(digit)] for digit in decimals)}"
    zeros = len(decimals) - len(decimals.lstrip("0"))
    return f"{cardinal(whole)} coma {'cero ' * zeros}{cardinal(int(decimals))}"


def _spanish(number: int, thousand: str) -> str:
    millions, rest = divmod(number, 10**6)
    if not millions:
        return _spanish_thousands(rest, thousand)
    words = "un millón" if millions == 1 else f"{_spanish_thousands(millions, thousand)} millones"
    return f"{words} {_spanish_thousands(rest, thousand)}" if rest else words


def _spanish_thousands(number: int, thousand: str) -> str:
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _spanish_hundreds(rest)
    words = thousand if thousands == 1 else f"{_spanish_hundreds(thousands)} mil"
    return f"{words} {_spanish_hundreds(rest)}" if rest else words


def _spanish_hundreds(number: int) -> str:
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _spanish_tens(rest)
    words = _SPANISH_HUNDREDS[hundreds - 1]
    return f"{words} {_spanish_tens(rest)}" if rest else words


def _spanish_tens(number: int) -> str:
    if number < len(_SPANISH_SMALL):
        return _SPANISH_SMALL[number]
    tens, units = divmod(number, 10)
    words = _SPANISH_TENS[tens - 3]
    return f"{words} y {_SPANISH_SMALL[units]}" if units else words


def _alone(words: str) -> str:
    """The long form of a number no noun follows: *un* becomes *uno*, *veintiún* becomes *veintiuno*."""
    if words.endswith("veintiún"):
        return words.removesuffix("ún") + "uno"
    return words + "o" if words == "un" or words.endswith(" un") else words


def _english(number: int) -> str:
    parts = []
    for size, name in _ENGLISH_SCALES:
        count, number = divmod(number, size)
        if count:
            parts.append(f"{_english_hundreds(count)} {name}")
    if number or not parts:
        parts.append(_english_hundreds(number))
    return " ".join(parts)


def _english_hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _english_tens(rest)
    words = f"{_ENGLISH_SMALL[hundreds]} hundred"
    return f"{words} {_english_tens(rest)}" if rest else words


def _english_tens(number: int) -> str:
    if number < len(_ENGLISH_SMALL):
        return _ENGLISH_SMALL[number]
    tens, units = divmod(number, 10)
    words = _ENGLISH_TENS[tens - 2]
    return f"{words}-{_ENGLISH_SMALL[units]}" if units else words
