"""What goes down in steps: the balance of a loan, the book value of a machine. See :mod:`coopbooks.papers.charts`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from reportlab.graphics.shapes import Drawing, Line, PolyLine, String
from reportlab.lib.colors import HexColor

from coopbooks import showing
from coopbooks.money import Money
from coopbooks.papers.charts import ChartLook
from coopbooks.papers.letters import LEADING

_THICK: Final = 2.5
_THIN: Final = 1.0
_DASH: Final = (4, 3)
_ROWS_UNDER: Final = 1.4
_ROWS_ABOVE: Final = 1.5


@dataclass(frozen=True, slots=True)
class Point:
    """What stands from the evening of a day on, never below zero."""

    day: date
    amount: Money


def going_down(planned: Sequence[Point], real: Sequence[Point], look: ChartLook) -> Drawing:
    """Return two lines in steps over the days from the first point to the last: planned dashed, real thick.

    Each has its points in the order of their days, the planned ones at least two. What is real ends with its last
    point. Zero is at the foot, so nothing looks larger than it is; the lines differ by more than their colour.
    """
    return _Steps(planned, real, look).drawing


class _Steps:
    """The drawing: a line to stand on, the two lines, what they begin and end with, and the days below."""

    def __init__(self, planned: Sequence[Point], real: Sequence[Point], look: ChartLook) -> None:
        self.drawing = Drawing(look.width, look.height)
        self._look, self._face, self._row = look, look.typeface, look.letters * LEADING
        points = [*planned, *real]
        self._first, self._last = min(one.day for one in points), max(one.day for one in points)
        self._most = max(one.amount.minor for one in points) or 1
        self._floor = _ROWS_UNDER * self._row
        line = HexColor(look.line)
        self.drawing.add(Line(0, self._floor, look.width, self._floor, strokeColor=line, strokeWidth=1))
        self._draw(planned, look.quiet, _THIN, _DASH)
        self._draw(real, look.now, _THICK)
        self._write_days(real)
        self._write_amounts(planned, real)

    def _across(self, day: date) -> float:
        days = (self._last - self._first).days or 1
        return (day - self._first).days / days * self._look.width

    def _up(self, amount: Money) -> float:
        room = self._look.height - self._floor - _ROWS_ABOVE * self._row
        return self._floor + amount.minor / self._most * room

    def _draw(self, points: Sequence[Point], colour: str, thick: float, dash: tuple[int, int] | None = None) -> None:
        """Draw a line that stays where it is until the next point, and goes there at once."""
        if not points:
            return
        corners = [self._across(points[0].day), self._up(points[0].amount)]
        for before, after in pairwise(points):
            corners += [self._across(after.day), self._up(before.amount)]
            corners += [self._across(after.day), self._up(after.amount)]
        line = PolyLine(corners, strokeColor=HexColor(colour), strokeWidth=thick)
        if dash:
            line.strokeDashArray = dash
        self.drawing.add(line)

    def _write_amounts(self, planned: Sequence[Point], real: Sequence[Point]) -> None:
        """Write what it began with, and what is left where the real line ends, unless that is the beginning."""
        first = min((points[0] for points in (planned, real) if points), key=lambda one: one.day)
        begins = self._say(showing.money(first.amount), 0, self._up(first.amount) + self._row * 0.4, bold=False)
        if real and real[-1].day > first.day:
            left, up = self._across(real[-1].day) + self._look.letters / 2, self._up(real[-1].amount) + self._row * 0.4
            if left > begins or up < self._up(first.amount) - self._row:
                self._say(showing.money(real[-1].amount), left, up, bold=True)

    def _write_days(self, real: Sequence[Point]) -> None:
        """Write the first and the last day, and the day of the last real point where there is room between them."""
        right = self._say(showing.day(self._first), 0, self._row * 0.3, bold=False)
        wide = self._face.width(showing.day(self._last), self._look.letters)
        self._say(showing.day(self._last), self._look.width - wide, self._row * 0.3, bold=False)
        if real:
            words = showing.day(real[-1].day)
            half = self._face.width(words, self._look.letters, bold=True) / 2
            middle = self._across(real[-1].day)
            if right + half < middle - self._look.letters < self._look.width - wide - half - 2 * self._look.letters:
                self._say(words, middle - half, self._row * 0.3, bold=True)

    def _say(self, words: str, left: float, low: float, *, bold: bool) -> float:
        """Write words from ``left`` on, or as far right as they find room; return where they end."""
        look, wide = self._look, self._face.width(words, self._look.letters, bold=bold)
        left = max(0.0, min(left, look.width - wide))
        ink = HexColor(look.text if bold else look.quiet)
        self.drawing.add(
            String(left, low, words, fontName=self._face.font(bold=bold), fontSize=look.letters, fillColor=ink)
        )
        return left + wide
