"""``python -m tests.bench``: the figures of speed and memory, each beside what it must keep to."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from coopbooks import bookfile
from tests.bench import (
    big_books,
    costing,
    desktop,
    finding,
    ledger,
    lending,
    machines,
    pay_memory,
    paying,
    recording,
    stock,
    work,
)
from tests.bench.report import Ratio, show

SMALL, LARGE = 1_000, 100_000


def main() -> int:
    """Make the books, measure, print; the exit code tells whether every ratio keeps to its limit."""
    with TemporaryDirectory() as aside:
        print(f"Making books of {SMALL:,} and {LARGE:,} vouchers ...", flush=True)
        small = big_books.make(Path(aside) / "small.coop", SMALL, years=1)
        large = big_books.make(Path(aside) / "large.coop", LARGE)
        for path in (small, large):
            bookfile.back_up(path)  # as closing does: what was checked then is not checked on opening
        return show(_ratios(small, large, Path(aside)))


def _ratios(small: Path, large: Path, aside: Path) -> Iterator[Ratio]:
    yield from ledger.statements_ratios(small, large)
    yield from ledger.lists(large)
    yield from finding.keys(large)
    yield recording.a_sale(aside)
    yield from costing.measured(aside)
    yield from stock.ratios(aside)
    yield from machines.ratios(aside)
    yield from work.ratios(aside)
    yield from lending.measured(aside)
    yield from paying.measured(aside)
    yield from pay_memory.ratios(aside)
    yield from desktop.pay_check(aside)
    yield from desktop.opening(small, large)
    yield from desktop.starting(large)
    yield from desktop.scrolling(large)
    yield from desktop.clicking(large)  # last: it records


if __name__ == "__main__":
    sys.exit(main())
