"""The rows of a payout slip laid in one or two columns, and on as many cells as they need."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coopbooks.i18n import N_
from coopbooks.papers.cells import lowered
from coopbooks.papers.letters import LEADING, fitting, wrapped
from coopbooks.papers.slip_rows import SlipRow
from coopbooks.papers.strips import Ink, Line, Strip, Strips, Text, height, nothing, pages
from coopbooks.papers.tongues import Tongues

LEAST: Final = 7.0
"""The smallest letters that are read by candle light."""
_SMALLER: Final = 0.86
"""The letters of what is said below a row, beside those of the row."""
_AMOUNT: Final = 6.7
_WRITTEN: Final = 8.8
"""How wide the columns of amounts and of sums are, in sizes of their letters."""
_GAP: Final = 5.0
_PADDING: Final = 1.2


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a slip: from left to right, in letters of a size; ``sums`` says whether sums stand beside words."""

    left: float
    right: float
    size: float
    sums: bool

    @property
    def amounts(self) -> float:
        """Where amounts begin."""
        return self.right - _AMOUNT * self.size

    @property
    def words(self) -> float:
        """Where words end."""
        return self.amounts - (_WRITTEN * self.size if self.sums else 0) - _GAP

    @property
    def small(self) -> float:
        """The letters of what is said below a row."""
        return max(self.size * _SMALLER, LEAST)

    def carry(self, words: str, so_far: str) -> Strips:
        """Return the line that carries a sum from one cell to the next."""
        if not so_far:
            return ()
        size = self.small
        ink = (
            Text(self.left, size, words, fitting(words, size, self.amounts - _GAP - self.left)),
            Text(self.right, size, so_far, size, align="right"),
        )
        return (Strip(size * LEADING, ink),)


def strips_of(rows: Iterable[SlipRow], place: Place, tongues: Tongues) -> Iterator[Strip]:
    """Yield the lines of rows; a sum stays with the last row that is added, and is carried over where a cell ends."""
    all_rows = list(rows)
    carried, brought = tongues.say(N_("Carried to the next page")), tongues.say(N_("Brought from the page before"))
    before = ""
    for following, row in enumerate(all_rows, 1):
        together = row.kept or any(after.total for after in all_rows[following : following + 1])
        lines = list(_lines(row, place))
        for number, (high, ink) in enumerate(lines, 1):
            last = number == len(lines)
            carries = last and bool(row.so_far)
            yield Strip(
                high,
                ink,
                kept=together or not last,
                over=lambda so_far=before: place.carry(brought, so_far),  # type: ignore[misc]
                under=(lambda so_far=row.so_far: place.carry(carried, so_far)) if carries else nothing,  # type: ignore[misc]
                reserve=place.small * LEADING if carries else 0,
            )
        before = row.so_far


def _lines(row: SlipRow, place: Place) -> Iterator[tuple[float, tuple[Ink, ...]]]:
    size, bold = place.size, row.total or row.heading
    above = (4.5 if row.heading else 3.8 if row.total else _PADDING) * size / 8
    room = (place.words if row.written else place.amounts - _GAP if row.amount else place.right) - place.left
    for number, words in enumerate(wrapped(row.label, size, room, bold)):
        top = 0.0 if number else above
        ink: list[Ink] = [Text(place.left, top + size, words, size, bold)]
        if number == 0:
            ink += _beside(row, place, top)
        yield top + size * LEADING * 0.93, tuple(ink)
    small = place.small
    for words in wrapped(" · ".join(row.below), small, place.right - place.left - _GAP) if row.below else ():
        yield small * LEADING * 0.93, (Text(place.left + _GAP, small, words, small),)


def _beside(row: SlipRow, place: Place, top: float) -> Iterator[Ink]:
    """The sum and the amount of a row, and the line above a sum of all."""
    size = place.size
    if row.written:
        room = _WRITTEN * size - _GAP
        yield Text(place.amounts, top + size, row.written, fitting(row.written, size, room), align="right")
    if row.amount:
        fits = fitting(row.amount, size, _AMOUNT * size - 2, row.total)
        yield Text(place.right, top + size, row.amount, fits, row.total, "right")
    if row.total:
        yield Line(place.amounts, top - 1, place.right, top - 1, 0.6)


def parts_of(columns: Sequence[Sequence[Strip]], tall: float, short: float) -> list[list[list[Strip]]]:
    """Lay columns beside each other on as many cells as they need: ``tall`` is the room, ``short`` that of the last."""
    laid = [pages(strips, tall, tall) for strips in columns]
    count = max(map(len, laid))
    for column in laid:
        if len(column) == count and height(column[-1]) > short:
            column[-1:] = pages(column[-1], height(column[-1]) - 1, short)  # its last rows go on with the closing
    count = max(map(len, laid))
    return [[column[number] if number < len(column) else [] for column in laid] for number in range(count)]


def inks_of(part: Iterable[Iterable[Strip]], down: float) -> Iterator[Ink]:
    """Yield the ink of the columns of one cell, which begin so far down."""
    for column in part:
        top = down
        for strip in column:
            yield from lowered(strip.ink, top)
            top += strip.height
