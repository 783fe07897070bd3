"""How far something long is: told part by part to whoever wants to know, who may give it up."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

Progress = Callable[[int, int], object]
"""Is told how many of how many parts are done, again and again; what it raises gives all of it up."""
T = TypeVar("T")
_STEPS: Final = 1_000
"""So finely a piece of something longer is told."""
AT_ONCE: Final = 100
"""How many are done between one word and the next."""


def unheard(_done: int, _whole: int) -> None:
    """Nobody is told how far it is."""


def between(progress: Progress, first: float, last: float) -> Progress:
    """Return what is told of one piece of something longer, which goes from ``first`` to ``last`` of it (0 to 1)."""

    def tell(done: int, whole: int) -> object:
        part = done / whole if whole else 1.0
        return progress(round(_STEPS * (first + (last - first) * part)), _STEPS)

    return tell


def followed(some: Iterable[T], whole: int, progress: Progress) -> Iterator[T]:
    """Yield one after the other of so many; how far that is, is told from time to time and at the end."""
    for number, one in enumerate(some):
        if number and number % AT_ONCE == 0:
            progress(number, whole)
        yield one
    progress(whole, whole)


def batches(some: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield some at a time, in their order."""
    batch = list[T]()
    for one in some:
        batch.append(one)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
