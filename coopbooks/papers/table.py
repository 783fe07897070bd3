"""Tables: columns, and rows that become strips, with the headings again on every page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeVar

from reportlab.lib.units import mm

from coopbooks.i18n import _
from coopbooks.papers.letters import LEADING, fitting, wrapped
from coopbooks.papers.sheet import Area
from coopbooks.papers.strips import Ink, Line, Strip, Strips, Text, nothing

GAP: Final = 3 * mm
"""White between two columns."""
INDENT: Final = 4 * mm
_PADDING: Final = 1.6
_CLOSE: Final = 1.1
"""White above and below the words of a row: between lines, and where there are none."""
_HEADING: Final = 7.5
_ENDS: Final = 3.0
"""What two lines below an amount need more than none."""
_HAIR: Final = 0.25
_THIN: Final = 0.6


T = TypeVar("T")
Rule = Literal["", "hair", "sum", "end"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column ``width`` millimetres wide; exactly one has None and takes what is left. ``right`` holds amounts.

    ``over`` is a heading above several columns beside each other.
    """

    heading: str
    width: float | None = None
    right: bool = False
    over: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a text for every column.

    ``rule``: a hair above the whole row, a thin line above the amounts to be added up (``sum``), and two below what
    they come to (``end``). ``carried`` are the cells that carry sums over to the next page, should one begin below.
    """

    cells: tuple[str, ...]
    bold: bool = False
    indent: int = 0
    rule: Rule = ""
    gap: float = 0
    kept: bool = False
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LongRows:
    """So many rows of a long table, made anew each time they are laid: all of them at once are never in memory."""

    make: Callable[[], Iterable[Row]]
    count: int

    def __iter__(self) -> Iterator[Row]:
        """Make them."""
        return iter(self.make())

    def __len__(self) -> int:
        """Tell how many there are."""
        return self.count


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands."""

    column: Column
    left: float
    right: float


class Table:
    """Columns laid across an area, in letters of one size."""

    def __init__(self, area: Area, columns: Sequence[Column], size: float = 8.5) -> None:
        """Give every column its place."""
        self._size = size
        self._places = tuple(_placed(area, columns))
        self._head = tuple(self._headings())
        self._carrying = size * LEADING + 2 * _CLOSE

    def strips(self, rows: Iterable[Row], tick: Callable[[int], object]) -> Iterator[Strip]:
        """Yield the headings and every row; what is added up stays on one page with the last that is added.

        ``tick`` is told, row by row, how many are laid.
        """
        yield from (replace(strip, kept=True) for strip in self._head)
        before: tuple[str, ...] = ()
        for number, (row, following) in enumerate(with_next(rows), 1):
            together = row.kept or (following is not None and following.rule in ("sum", "end"))
            yield from self._row(_first(row) if number == 1 else row, before, kept=together)
            before = row.carried
            tick(number)

    def _headings(self) -> Iterator[Strip]:
        over = self._over()
        if over:
            yield Strip(_HEADING * LEADING + 2, over)
        cells = [wrapped(place.column.heading, _HEADING, place.right - place.left, bold=True) for place in self._places]
        most = max(map(len, cells))
        for line in range(most):
            down = _HEADING * 1.1
            ink = tuple(
                self._text(place, texts[line - most + len(texts)], down, _HEADING, bold=True)
                for place, texts in zip(self._places, cells, strict=True)
                if line >= most - len(texts)
            )
            yield Strip(_HEADING * LEADING, ink)
        yield Strip(3.5, (Line(self._places[0].left, 1, self._places[-1].right, 1, _THIN),))

    def _over(self) -> tuple[Ink, ...]:
        ink: list[Ink] = []
        for name in dict.fromkeys(place.column.over for place in self._places if place.column.over):
            below = [place for place in self._places if place.column.over == name]
            left, right = below[0].left, below[-1].right
            ink.append(Text((left + right) / 2, _HEADING * 1.1, name, _HEADING, bold=True, align="centre"))
            ink.append(Line(left, _HEADING * LEADING + 0.5, right, _HEADING * LEADING + 0.5, _HAIR))
        return tuple(ink)

    def _row(self, row: Row, before: tuple[str, ...], *, kept: bool) -> Iterator[Strip]:
        lines, padding = self._lines(row), _PADDING if row.rule == "hair" else _CLOSE
        for number, line in enumerate(lines):
            first, last = number == 0, number == len(lines) - 1
            above = (row.gap + padding) if first else 0
            below = (padding + (_ENDS if row.rule == "end" else 0)) if last else 0
            ink: list[Ink] = [self._text(*cell, above + self._size, self._size, bold=row.bold) for cell in line]
            if first:
                ink += self._rule(row)
            if last and row.rule == "end":
                ink += self._ends(row, above + self._size)
            carries = last and bool(row.carried)
            yield Strip(
                above + self._size * LEADING + below,
                tuple(ink),
                kept=kept or not last,
                over=lambda: self._again(before),
                under=(lambda: self._carry(row.carried, _("Carried to the next page"), "sum")) if carries else nothing,
                reserve=self._carrying if carries else 0,
            )

    def _lines(self, row: Row) -> list[list[tuple[_Place, str]]]:
        """The texts of every line of a row, each with its place."""
        cells = [
            (place, [text] if place.column.right else wrapped(text, self._size, place.right - place.left, row.bold))
            for place, text in zip(self._indented(row.indent), row.cells, strict=True)
        ]
        most = max(len(texts) for _place, texts in cells)
        return [
            [(place, texts[line]) for place, texts in cells if line < len(texts) and texts[line]]
            for line in range(most)
        ]

    def _indented(self, level: int) -> Iterator[_Place]:
        for place in self._places:
            shift = INDENT * level if place.column.width is None else 0
            yield replace(place, left=place.left + shift) if shift else place

    def _text(self, place: _Place, words: str, down: float, size: float, *, bold: bool) -> Text:
        if not place.column.right:
            return Text(place.left, down, words, size, bold)
        fits = fitting(words, size, place.right - place.left, bold)
        return Text(place.right, down, words, fits, bold, "right")

    def _rule(self, row: Row) -> Iterator[Line]:
        down = row.gap
        if row.rule == "hair":
            yield Line(self._places[0].left, down, self._places[-1].right, down, _HAIR)
        elif row.rule:
            yield from (Line(place.left, down, place.right, down, _THIN) for place in self._filled(row))

    def _ends(self, row: Row, down: float) -> Iterator[Line]:
        for place in self._filled(row):
            for below in (3.4, 5):
                yield Line(place.left, down + below, place.right, down + below, _THIN)

    def _filled(self, row: Row) -> Iterator[_Place]:
        """The places of the amounts in a row."""
        return (place for place, text in zip(self._places, row.cells, strict=True) if place.column.right and text)

    def _again(self, carried: tuple[str, ...]) -> Strips:
        return self._head + self._carry(carried, _("Brought from the page before"))

    def _carry(self, carried: tuple[str, ...], words: str, rule: Rule = "") -> Strips:
        if not carried:
            return ()
        cells = tuple(
            words if place.column.width is None else cell for place, cell in zip(self._places, carried, strict=True)
        )
        return tuple(self._row(Row(cells, rule=rule), (), kept=False))


def with_next(some: Iterable[T]) -> Iterator[tuple[T, T | None]]:
    """Yield each of some with the one that follows it, the last one with none."""
    before: T | None = None
    for one in some:
        if before is not None:
            yield before, one
        before = one
    if before is not None:
        yield before, None


def _first(row: Row) -> Row:
    """The first row, which the line below the headings parts from them already."""
    return replace(row, gap=0, rule="" if row.rule == "hair" else row.rule)


def _placed(area: Area, columns: Sequence[Column]) -> Iterator[_Place]:
    taken = sum(column.width * mm for column in columns if column.width is not None)
    left = area.margin
    for column in columns:
        width = area.room - taken if column.width is None else column.width * mm
        yield _Place(column, left if left == area.margin else left + GAP, left + width)
        left += width
