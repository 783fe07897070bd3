"""How near a typed word is to a known one: letters wrong, missing, too many, or two of them swapped."""

from collections.abc import Collection
from heapq import nsmallest
from typing import Final

from rapidfuzz.distance import OSA

_SHORTEST: Final = 4
"""Letters: of three, every one counts."""
_LONG: Final = 7
"""Letters from which on two may be amiss."""


def amiss(typed: str, word: str) -> int | None:
    """Return how many letters are amiss between a typed word and the beginning of ``word``; None where too many.

    One may be, in a word of four letters or more; two from seven letters on, where at least the first one is right. The
    distance is that of optimal string alignment: a swap of two neighbours counts as one.

    Where what is typed ends otherwise than the beginning does, it may as well go on as another word: ``excel`` is no
    ``excedente``. Then half of the word must be right already.
    """
    letters = len(typed)
    allowed = 0 if letters < _SHORTEST else 1 if letters < _LONG else 2
    beginnings = [word[:end] for end in range(letters - allowed, min(letters + allowed, len(word)) + 1)]
    counted = ((OSA.distance(typed, one, score_cutoff=allowed), one) for one in beginnings)
    half = len(word) / 2
    near = (count for count, one in counted if one == word or _ends_so(typed, one) or letters - count >= half)
    least = min(near, default=allowed + 1)
    return None if least > allowed or (least > 1 and word[0] != typed[0]) else least


def _ends_so(typed: str, beginning: str) -> bool:
    """Whether the last letter is right, or swapped with the one before."""
    return typed[-1:] == beginning[-1:] or typed[-2:] == beginning[-2:][::-1]


def nearest(typed: str, words: Collection[str], many: int) -> list[str]:
    """Return the words nearest to a typed one, those with the fewest letters amiss first; none where none is near."""
    near = ((count, word) for word in words if (count := amiss(typed, word)) is not None)
    return [word for _count, word in nsmallest(many, near)]
