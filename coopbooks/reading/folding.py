"""Words compared the way people look for them: without accents, capitals or extra blanks."""

import unicodedata
from typing import Final

_LAST: Final = "\uffff"
"""Sorts after every letter."""


def fold(text: str) -> str:
    """Return ``text`` as it is searched: "Niñas  del Alto" is "ninas del alto"."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())


def alphabetical(text: str) -> str:
    """Return what sorts ``text`` as a Spanish dictionary does: without accents or capitals, ñ between n and o."""
    composed = unicodedata.normalize("NFC", text)
    return fold(composed.replace("ñ", f"n{_LAST}").replace("Ñ", f"n{_LAST}"))
