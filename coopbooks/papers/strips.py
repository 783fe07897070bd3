"""Strips: a paper is strips of ink laid one below the other, and turned over to the next page between them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from reportlab.graphics.shapes import Drawing

Strips = tuple["Strip", ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Words on a line: ``x`` from the left edge of the page, ``down`` from the top of the strip to their feet."""

    x: float
    down: float
    words: str
    size: float
    bold: bool = False
    align: Literal["left", "right", "centre"] = "left"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, in the same measures."""

    x: float
    down: float
    to_x: float
    to_down: float
    weight: float = 0.6


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo, as large as it may be in a box of ``width`` by ``height`` points without being stretched."""

    x: float
    down: float
    width: float
    height: float
    content: bytes


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing of figures, from its upper left corner."""

    x: float
    down: float
    drawing: Drawing


Ink = Text | Line | Picture | Drawn


def nothing() -> Strips:
    """No strips at all."""
    return ()


@dataclass(frozen=True, slots=True)
class Strip:
    """A band across the page that is never cut.

    ``kept`` strips are never the last on their page: the next one stays with them. ``over`` is what is repeated above
    a strip that begins a page, ``under`` what is said below one that ends a page when more of the same follows, and
    ``reserve`` how high that is.
    """

    height: float
    ink: tuple[Ink, ...] = ()
    kept: bool = False
    over: Callable[[], Strips] = nothing
    under: Callable[[], Strips] = nothing
    reserve: float = 0


def height(strips: Iterable[Strip]) -> float:
    """Return how high strips are together."""
    return sum(strip.height for strip in strips)


def pages(strips: Iterable[Strip], first: float, later: float) -> list[list[Strip]]:
    """Lay strips on pages: ``first`` points of room on the first page, ``later`` on the others; always one page."""
    return list(turned(strips, first, later))


def turned(strips: Iterable[Strip], first: float, later: float) -> Iterator[list[Strip]]:
    """Yield the same page by page, each as soon as it is full."""
    layout = _Layout(first, later)
    for group in _groups(strips):
        layout.add(group)
        while len(layout.pages) > 1:
            yield layout.pages.pop(0)
    yield from layout.pages


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.kept:
            yield group
            group = []
    if group:
        yield group


class _Layout:
    """The pages laid and not yet fetched, and the room left on the last of them."""

    def __init__(self, first: float, later: float) -> None:
        self.pages: list[list[Strip]] = [[]]
        self._later = later
        self._left = first
        self._blank = True

    def add(self, group: list[Strip]) -> None:
        """Add strips that belong together; only those that no page can hold are parted."""
        if not self._fits(group) and not self._blank:
            self._turn(group[0])
        if self._fits(group):
            for strip in group:
                self._put(strip)
            return
        for strip in group:
            if not self._fits([strip]) and not self._blank:
                self._turn(strip)
            self._put(strip)

    def _fits(self, group: list[Strip]) -> bool:
        return height(group) + group[-1].reserve <= self._left

    def _put(self, strip: Strip) -> None:
        self.pages[-1].append(strip)
        self._left -= strip.height
        self._blank = False

    def _turn(self, next_one: Strip) -> None:
        """Begin a page with what is repeated above ``next_one``."""
        above = next_one.over()
        if above:
            self.pages[-1] += self.pages[-1][-1].under()
        self.pages.append(list(above))
        self._left = self._later - height(above)
        self._blank = True
