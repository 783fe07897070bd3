"""What memory a payout of 2.500 members takes, beside one of a tenth of them: worked out, approved, and printed.

Work, lots and deductions are in memory for a hundred members at a time. What still grows with the members:

- working out to look at it holds all slips, about 3,5 KB each: they are what is asked for;
- approving holds the lines of the one voucher it posts, as typed and as posted, and what it notes of each deduction:
  about 3 KB for a member with six lines; her slip is in the file by then;
- what is gathered for the papers holds each slip as the file has it, and what she stands at: about 2 KB.

So ten times as many members take well under ten times as much, and each of the three has a limit of its own.
"""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from coopbooks import payouts
from coopbooks.payouts import RunDraft
from tests.bench.big_books import TODAY
from tests.bench.paying import FEW, MANY, made
from tests.bench.report import Ratio

_LIMITS: Final = {"simulating": (7.0, 11.0), "approving": (6.0, 10.0), "gathering for print": (11.0, 6.5)}
"""Times as much at most for ten times as many members, and megabytes at most.

What is gathered for print is nothing but what grows; the base it is compared with is half a megabyte.
"""
_MEGA: Final = 1_000_000


def ratios(aside: Path) -> Iterator[Ratio]:
    """Simulating, approving and gathering what is printed, each by itself."""
    every, few = (_peaks(aside / f"memory-{many}.coop", many) for many in (MANY, FEW))
    for what, (limit, most) in _LIMITS.items():
        yield Ratio(f"memory of {what} {MANY:,} (of {FEW})", every[what], few[what], limit, "MB", most=most)


def _peaks(path: Path, many: int) -> dict[str, float]:
    with closing(made(path, many)) as books:
        run = payouts.draft_run(books, RunDraft(TODAY, "Fortnight")).id
        return {
            "simulating": _peak(lambda: payouts.simulate(books, run)),
            "approving": _peak(lambda: payouts.approve(books, run)),
            "gathering for print": _peak(lambda: payouts.run_to_print(books, run)),
        }


def _peak(deed: Callable[[], Any]) -> float:
    tracemalloc.start()
    try:
        deed()
        return tracemalloc.get_traced_memory()[1] / _MEGA
    finally:
        tracemalloc.stop()
