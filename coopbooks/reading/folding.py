"""Words compared the way people look for them: without accents, capitals or extra blanks."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_]+")
_LAST: Final = "\uffff"
"""Sorts after every letter."""


def fold(text: str) -> str:
    """Return ``text`` as it is searched: "Niñas  del Alto" is "ninas del alto"."""
    return " ".join(_bare(text).casefold().split())


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared: without accents, capitals and signs."""
    return _WORD.findall(fold(text))


def _bare(text: str) -> str:
    """A text without its accents; what has none is as it was."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def alphabetical(text: str) -> str:
    """Return what sorts ``text`` as a Spanish dictionary does: without accents or capitals, ñ between n and o."""
    composed = unicodedata.normalize("NFC", text)
    return fold(composed.replace("ñ", f"n{_LAST}").replace("Ñ", f"n{_LAST}"))


class Place(NamedTuple):
    """Where something stands in a text: its first letter, and how many there are."""

    start: int
    length: int


def places(text: str, wanted: str) -> Iterator[Place]:
    """Yield where ``wanted`` stands in a text, as people look for it: "ninas" in "Las Niñas" is at 4, five letters."""
    sought = fold(wanted)
    if not sought:
        return
    folded, origins = _folded_by_letter(text)
    found = folded.find(sought)
    while found >= 0:
        end = found + len(sought)
        start = origins[found]
        yield Place(start, origins[end - 1] + 1 - start)
        found = folded.find(sought, end)


@lru_cache
def _fold_letter(letter: str) -> str:
    return fold(letter)


def _folded_by_letter(text: str) -> tuple[str, list[int]]:
    """Return a text folded, and for each letter of that the place of the one it comes from."""
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        for one in _fold_letter(letter) or (" " if letter.isspace() and letters[-1:] != [" "] else ""):
            letters.append(one)
            origins.append(place)
    return "".join(letters), origins
