"""Things looked for by name: what is called exactly so first, then what begins so, has such words, is also found by
them, or nearly.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from heapq import nsmallest
from typing import Final, Generic, TypeVar

from coopbooks.finding.nearness import amiss
from coopbooks.reading import words_of

T = TypeVar("T")


class Fit(IntEnum):
    """How well something fits what is typed, the best first."""

    EXACT = 0
    BEGINS = 1
    WORDS = 2
    ALSO = 3
    NEARLY = 4


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Something found, how well it fits, and how many letters are amiss."""

    what: T
    fit: Fit
    amiss: int = 0


@dataclass(frozen=True)
class _Name(Generic[T]):
    """One thing with its name as it is compared; among its words are those that stand beside it, not the ``also``."""

    what: T
    text: str
    words: tuple[str, ...]
    also: tuple[str, ...]


def _never(_what: object) -> int:
    return 0


def _no_more(_what: object) -> str:
    return ""


class Names(Generic[T]):
    """Things by name, ready to be looked through at every letter typed."""

    def __init__(self, named: Iterable[tuple[T, str, str]], also: Callable[[T], str] = _no_more) -> None:
        """Take things, each with its name and what stands beside it: a place, a role.

        ``also`` are words it is found by without being called so.
        """
        self._names: Final = [
            _Name(what, " ".join(words_of(name)), tuple(words_of(f"{name} {beside}")), tuple(words_of(also(what))))
            for what, name, beside in named
        ]

    def __iter__(self) -> Iterator[T]:
        """Go through all of them."""
        return (name.what for name in self._names)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(word for name in self._names for word in (*name.words, *name.also))

    def find(self, typed: str, many: int, often: Callable[[T], int] = _never) -> list[Hit[T]]:
        """Return what fits best, at most so ``many``; of what fits alike, what is chosen ``often`` first."""
        asked = words_of(typed)
        if not asked:
            return []
        fits = [{word: count for word in self._vocabulary if (count := _fits(one, word)) is not None} for one in asked]
        hits = (hit for name in self._names if (hit := _hit(name, " ".join(asked), fits)) is not None)
        return nsmallest(many, hits, key=lambda hit: (hit.fit, hit.amiss, -often(hit.what)))


def _fits(typed: str, word: str) -> int | None:
    return 0 if word.startswith(typed) else amiss(typed, word)


def _hit(name: _Name[T], typed: str, fits: list[dict[str, int]]) -> Hit[T] | None:
    """Return how well a name fits; every word typed must fit one of its words."""
    if name.text == typed:
        return Hit(name.what, Fit.EXACT)
    if name.text.startswith(typed):
        return Hit(name.what, Fit.BEGINS)
    own, any_words = _amiss(name.words, fits), _amiss(name.words + name.also, fits)
    if own == 0:
        return Hit(name.what, Fit.WORDS)
    return None if any_words is None else Hit(name.what, Fit.NEARLY if any_words else Fit.ALSO, any_words)


def _amiss(words: tuple[str, ...], fits: list[dict[str, int]]) -> int | None:
    """How many letters are amiss where every word typed is to fit one of these; None where one fits none of them."""
    least = [min((fit[word] for word in words if word in fit), default=None) for fit in fits]
    wrong = [count for count in least if count is not None]
    return sum(wrong) if len(wrong) == len(least) else None
