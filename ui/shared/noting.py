"""All that is refused of what is typed, not only the first of it: what cannot be read stands aside for what follows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from coopbooks import errors
from coopbooks.errors import Refusal

T = TypeVar("T")

_noted: list[list[Refusal]] = []


def answer(ask: Callable[[], T], stand_in: Callable[[], T], field: str) -> T:
    """Return what stands in a field, whose name a Refusal carries; where all of them are asked for, what stands in."""
    try:
        return ask()
    except Refusal as refusal:
        named = Refusal(refusal.message, field or None, refusal.reason)
        if not _noted:
            raise named from refusal
        _noted[-1].append(named)
        return stand_in()


@contextmanager
def of_line(field: str, line: int) -> Iterator[None]:
    """Let what is refused within, or stands aside, be refused of that line of a field."""
    before = len(_noted[-1]) if _noted else 0
    try:
        with errors.of_line(field, line):
            yield
    finally:
        if _noted:
            _noted[-1][before:] = [one.of_line(field, line) for one in _noted[-1][before:]]


def refusals_of(draft: Callable[[], object]) -> list[Refusal]:
    """Return what the fields of a draft refuse, in the order it reads them; else what the draft itself does.

    What it has against fields beside one that stands aside is no refusal: that one may be what is wrong.
    """
    _noted.append([])
    alone: list[Refusal] = []
    try:
        draft()
    except Refusal as refusal:
        alone = [refusal]
    except Exception:  # noqa: BLE001, S110 - what stands in for a field may fit nowhere: what was noted by then counts
        pass
    return _noted.pop() or alone
