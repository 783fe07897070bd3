"""What may be meant by what is typed: the number of a voucher, an amount, a day, words; often more than one of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks import reading
from coopbooks.errors import Refusal
from coopbooks.reading import words_of

_LABEL: Final = re.compile(
    r"(?P<kind>c[iet])?[ -]*(?:(?P<year>(?:19|20|21)[0-9]{2})[ /-]+)?0*(?P<number>[1-9][0-9]{0,6})", re.IGNORECASE
)
_SIGNS: Final = re.compile(r"\b(?:bs|bob)\b\.?|[+−-]|\s", re.IGNORECASE)
_DECIMALS: Final = re.compile(r"[.,][0-9]{1,2}$")
_FIGURES: Final = (
    re.compile(r"(?P<whole>[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<decimals>[0-9]{1,2}))?"),
    re.compile(r"(?P<whole>[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,(?P<decimals>[0-9]{1,2}))?"),
)
"""With a decimal point, and with a decimal comma; the other mark stands between thousands."""


@dataclass(frozen=True, slots=True)
class Label:
    """What people call a voucher, as far as it is said: ``12``, ``CI 12``, ``CE 2026-0012``."""

    kind: str
    year: int | None
    number: int


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed, in every way it can be read; ``amounts`` are whole minor units, one for each reading, and
    ``rounded`` where none of them is typed.

    ``besides`` are the words before the last one, where that is an amount or a day (``rosa 35,50``): ``ending``.
    """

    words: tuple[str, ...]
    label: Label | None = None
    amounts: tuple[int, ...] = ()
    rounded: bool = False
    day: date | None = None
    besides: tuple[str, ...] = ()
    ending: "Typed | None" = None

    @classmethod
    def read(cls, text: str, today: date) -> "Typed":
        """Read it; what is left out of a day is taken from the past, as when recording."""
        line = " ".join(text.split())
        before, _blank, last = line.rpartition(" ")
        ending = cls.read(last, today) if words_of(before) else None
        read = ending and (ending.amounts or ending.day)
        amounts = tuple(_amounts(line))
        return cls(
            tuple(words_of(line)),
            _label(line),
            amounts,
            len(amounts) == 1 and not _DECIMALS.search(_SIGNS.sub("", line)),
            _day(line, today),
            tuple(words_of(_SIGNS.sub(" ", before))) if read else (),
            ending if read else None,
        )

    @property
    def only_figures(self) -> bool:
        """Whether no letter is typed."""
        return all(word.isdigit() for word in self.words)


def _label(line: str) -> Label | None:
    match = _LABEL.fullmatch(line)
    if match is None:
        return None
    year = match["year"]
    return Label((match["kind"] or "").upper(), int(year) if year else None, int(match["number"]))


def _amounts(line: str) -> Iterator[int]:
    """Yield what it is with a decimal point and with a decimal comma, once where both give the same."""
    figure, found = _SIGNS.sub("", line), set()
    for kind in _FIGURES:
        match = kind.fullmatch(figure)
        if match:
            whole = match["whole"].replace(",", "").replace(".", "")
            found.add(int(whole + (match["decimals"] or "").ljust(2, "0")))
    yield from sorted(amount for amount in found if amount)


def _day(line: str, today: date) -> date | None:
    """Read a day; a bare number is rather that of a voucher, or an amount."""
    if line.isdigit():
        return None
    try:
        return reading.day(line, today)
    except Refusal:
        return None
