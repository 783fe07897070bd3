"""How things are measured: the best of several runs, in this process or in one of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


def best(action: Callable[[], Any], times: int = 5) -> float:
    """Return the seconds of the quickest of several runs."""
    return min(_once(action) for _number in range(times))


def median(action: Callable[[], Any], times: int = 21) -> float:
    """Return the seconds of the run in the middle."""
    return sorted(_once(action) for _number in range(times))[times // 2]


def _once(action: Callable[[], Any]) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start


def in_its_own(code: str, arguments: Sequence[str], times: int = 5) -> dict[str, float]:
    """Run code in processes of its own; return the figures it printed as JSON and ``start``, the seconds until then.

    The quickest of several runs counts, each figure for itself.
    """
    runs = [_run(code, arguments) for _number in range(times)]
    return {name: min(run[name] for run in runs) for name in runs[0]}


def _run(code: str, arguments: Sequence[str]) -> dict[str, float]:
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        line = process.stdout.readline()
        until = perf_counter() - start
        rest = process.stderr.read()
        process.wait()
    if process.returncode != 0 or not line:
        raise RuntimeError(rest)
    return {**json.loads(line), "start": until}
