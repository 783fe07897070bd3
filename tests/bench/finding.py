"""Finding what is meant by a few letters: each press of a key in the palette over a hundred thousand vouchers."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from coopbooks import ledger
from coopbooks.finding import Finder
from tests.bench.ledger import opened
from tests.bench.measure import best, median
from tests.bench.report import Ratio

_A_KEY: Final = 0.05
"""Seconds promised from a key to the first results."""
_FEW: Final = 5
_TYPED: Final = {"a word": "bordado", "one mistyped": "bordda", "a number": "1234", "an amount": "1.200,50", "a": "a"}


def keys(large: Path) -> Iterator[Ratio]:
    """People, products and vouchers for what is typed, against the first screen of all vouchers."""
    with opened(large) as books:
        finder = Finder(books)
        screen = best(lambda: ledger.list_vouchers(books).rows(0, 30))
        for name, typed in _TYPED.items():
            yield Ratio(f"palette: {name}", median(partial(_find, finder, typed)), screen, None, most=_A_KEY)


def _find(finder: Finder, typed: str) -> None:
    finder.people.find(typed, _FEW)
    finder.products.find(typed, _FEW)
    finder.vouchers(typed, _FEW)
