"""How far something long is: told part by part to whoever wants to know, who may give it up."""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Final, Protocol, TypeVar

Progress = Callable[[int, int], object]
"""Is told how many of how many parts are done; what it raises gives all of it up."""
T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
_STEPS: Final = 1000
_AT_ONCE: Final = 100


class _Counted(Sized, Protocol[T_co]):
    """Some of which is known how many they are."""

    def __iter__(self) -> Iterator[T_co]: ...


def unheard(_done: int, _whole: int) -> None:
    """Nobody is told how far it is."""


def between(progress: Progress, first: float, last: float) -> Progress:
    """Return what is told of one piece of something longer, which goes from ``first`` to ``last`` of it (0 to 1)."""

    def tell(done: int, whole: int) -> object:
        part = done / whole if whole else 1.0
        return progress(round(_STEPS * (first + (last - first) * part)), _STEPS)

    return tell


def followed(some: _Counted[T], progress: Progress, at_once: int = _AT_ONCE) -> Iterator[T]:
    """Yield one after the other, telling after so many of them how far that is, and at the end."""
    for number, one in enumerate(some):
        if number and number % at_once == 0:
            progress(number, len(some))
        yield one
    progress(len(some), len(some))


def batches(some: Iterable[T], at_once: int = _AT_ONCE) -> Iterator[list[T]]:
    """Yield some at a time, in their order."""
    batch = list[T]()
    for one in some:
        batch.append(one)
        if len(batch) == at_once:
            yield batch
            batch = []
    if batch:
        yield batch
