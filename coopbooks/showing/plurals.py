"""Words for how many there are: ``1 cono``, ``120 conos``; those a club writes itself, too.

One of a thing, less than one of it, and as much below zero are told in the singular: 1, −1, 0,5 cono. Everything else
is told in the plural: 0, 1,5, 2 conos.

The plural is made by the rules of the language spoken, and only where they are sure; else the word stays as it is:
abbreviations (kg, doc.), what has a figure in it, and in Spanish what would move its accent (orden, órdenes) or is more
than a noun and what it is filled with (bolsa de 50 kg, bolsas de 50 kg).
"""

import re
from functools import lru_cache
from typing import Final

from coopbooks.i18n import language
from coopbooks.quantity import Quantity
from coopbooks.showing.figures import quantity as figure

_BLANK: Final = "\N{NO-BREAK SPACE}"
_ONE: Final = 10**6
_TAIL: Final = re.compile(r" (?:de|del|con|para|por|sin|en|a|x|of|with|for|per|\d|\().*", re.IGNORECASE)
"""What follows the thing that is counted: what is in it, how much it holds."""
_PLAIN: Final = re.compile(r"[a-záéíóúüñ]+(?: [a-záéíóúüñ]+)*", re.IGNORECASE)
_VOWELS: Final = "aeiouáéíóúü"
_ALWAYS: Final = {"dozen": "dozen", "hundred": "hundred", "thousand": "thousand", "gross": "gross", "loaf": "loaves"}
"""English words that have no rule: so many dozen, two loaves."""
_BARE: Final = str.maketrans("áéíóú", "aeiou")
_SPANISH_LETTERS: Final = frozenset("áéíóúüñ")
"""A word with one of them is Spanish in whatever language it is said."""


def is_one(quantity: Quantity) -> bool:
    """Whether so much of a thing is told in the singular."""
    return 0 < abs(quantity.micros) <= _ONE


def counted(quantity: Quantity, word: str) -> str:
    """Return so many of a thing: ``2,5 conos``; no blank in it breaks a line. Without a word only the figure."""
    said = word if is_one(quantity) else plural(word)
    return f"{figure(quantity)}{_BLANK}{said}" if said else figure(quantity)


def plural(word: str) -> str:
    """Return the plural of a word in the language spoken; the word itself where no rule is sure."""
    return _plural(word, language())


@lru_cache(maxsize=4096)
def _plural(word: str, spoken: str) -> str:
    tail = _TAIL.search(word)
    noun, rest = (word[: tail.start()], tail.group()) if tail else (word, "")
    if not _PLAIN.fullmatch(noun) or noun.isupper():
        return word
    is_spanish = spoken == "es" or not _SPANISH_LETTERS.isdisjoint(noun.lower())
    return (_spanish(noun) if is_spanish else _english(noun)) + rest


def _is_short_for_something(noun: str) -> bool:
    """Whether it is an abbreviation: too few letters, or no vowel among them."""
    return len(noun) < 3 or not any(letter in _VOWELS for letter in noun.lower())


def _spanish(noun: str) -> str:
    last = noun[-1].lower()
    if " " in noun or _is_short_for_something(noun) or last in "sx":
        return noun
    if last in _VOWELS:
        return f"{noun}s"
    if last == "z":
        return f"{noun[:-1]}ces"
    if last == "n":
        return _spanish_in_n(noun)
    return f"{noun}es" if last in "lrdjy" else f"{noun}s"


def _spanish_in_n(noun: str) -> str:
    """A word stressed at its end loses the accent it has there; one stressed before would get one, and stays."""
    before = noun[-2].lower()
    if before in "áéíóú":
        return f"{noun[:-2]}{before.translate(_BARE)}nes"
    has_one_syllable = sum(letter in _VOWELS for letter in noun.lower()) == 1
    return f"{noun}es" if has_one_syllable else noun


def _english(noun: str) -> str:
    if noun.lower() in _ALWAYS:
        return _ALWAYS[noun.lower()]
    if _is_short_for_something(noun) or (noun.endswith("s") and not noun.endswith("ss")):
        return noun
    if noun.endswith(("ss", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun[-1] == "y" and noun[-2] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"
