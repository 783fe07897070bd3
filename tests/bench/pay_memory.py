"""What memory a payout of 2.500 members takes while it is worked out and approved, beside one of a tenth of them."""

import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from coopbooks import payouts
from coopbooks.payouts import RunDraft
from tests.bench.big_books import TODAY
from tests.bench.paying import FEW, MANY, made
from tests.bench.report import Ratio

_MOST = 60.0
"""Megabytes: all slips and the work behind them are in memory at once, until they are posted."""
_IN_PROPORTION = 11.0
"""Times as much at most for ten times as many members: in proportion, and a little."""
_MEGA = 1_000_000


def ratios(aside: Path) -> Iterator[Ratio]:
    """Simulating and approving, one after the other."""
    every, few = (_peak(aside / f"memory-{many}.coop", many) for many in (MANY, FEW))
    yield Ratio(f"memory of approving {MANY:,} (of {FEW})", every, few, _IN_PROPORTION, "MB", most=_MOST)


def _peak(path: Path, many: int) -> float:
    with closing(made(path, many)) as books:
        run = payouts.draft_run(books, RunDraft(TODAY, "Fortnight"))
        tracemalloc.start()
        try:
            payouts.simulate(books, run.id)
            payouts.approve(books, run.id)
            return tracemalloc.get_traced_memory()[1] / _MEGA
        finally:
            tracemalloc.stop()
