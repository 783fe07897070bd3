"""One bar in pieces: where each boliviano of a price goes. See :mod:`coopbooks.papers.charts`."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor

from coopbooks.papers.charts import ChartLook
from coopbooks.papers.letters import LEADING

_BAR: Final = 1.6
"""How high the bar in pieces is, in sizes of the letters."""
_APART: Final = 1.2
"""Between the names of two pieces, in sizes of the letters."""
_WEAKEST: Final = 0.8
"""How much of its colour the last piece of the cost may lose."""
_LEAST: Final = 1.0
"""How wide the smallest piece is, in points."""


@dataclass(frozen=True, slots=True)
class Slice:
    """One piece of a bar: what it is called, what is written beside its name, and its part of the whole bar.

    ``tone`` is ``cost``, ``tax`` or ``left`` (what is left of the price).
    """

    name: str
    words: str
    part: Fraction
    tone: str = "cost"


def where_it_goes(slices: Sequence[Slice], look: ChartLook, price: Fraction | None = None) -> Drawing:
    """Return one bar in pieces, with what each is called below; ``price`` marks how far the price reaches, if not all
    of the bar.
    """
    return _Pieces(slices, look, price).drawing


class _Pieces:
    """The drawing of one bar in pieces, and under it the names of the pieces, as many on a line as there is room for.

    The pieces of the cost go from the strongest colour to the weakest; each is parted from the next by what lies
    behind, and has a number under it and before its name, for colours alone tell nobody which is which.
    """

    def __init__(self, slices: Sequence[Slice], look: ChartLook, price: Fraction | None) -> None:
        self.drawing = Drawing(look.width, look.height)
        self._look, self._face, self._row = look, look.typeface, look.letters * LEADING
        self._low = look.height - _BAR * look.letters
        left, middles, names = 0.0, list[float](), (0.0, self._low - 2.2 * self._row)
        for place, one in enumerate(slices):
            colour, wide = self._colour(place, one, len(slices)), float(one.part) * look.width
            self._fill(left, self._low, max(wide - 1, _LEAST), _BAR * look.letters, colour)
            middles.append(left + wide / 2)
            names = self._name(f"{place + 1} {one.name} {one.words}", names, colour)
            left += wide
        self._number(middles)
        if price is not None:
            across, line = float(price) * look.width, HexColor(look.text)
            self.drawing.add(Line(across, self._low - 3, across, look.height, strokeColor=line, strokeWidth=2))

    def _colour(self, place: int, one: Slice, many: int) -> Any:
        if one.tone != "cost":
            return HexColor(self._look.money_in if one.tone == "left" else self._look.quiet)
        strong = HexColor(self._look.now)
        return Color(strong.red, strong.green, strong.blue, 1 - _WEAKEST * place / max(1, many - 1))

    def _fill(self, left: float, low: float, wide: float, high: float, colour: Any) -> None:
        ink: Any = {"fillColor": colour, "strokeColor": None}  # the stubs do not know these
        self.drawing.add(Rect(left, low, wide, high, **ink))

    def _number(self, middles: Sequence[float]) -> None:
        """Write each number under the middle of its piece; where pieces are too small for theirs, behind the one before
        it, and not beyond the end of the bar.
        """
        numbers = [str(place + 1) for place in range(len(middles))]
        wide = [self._face.width(number, self._look.letters) + self._look.letters / 4 for number in numbers]
        lefts, begin, end = list[float](), 0.0, self._look.width
        for middle, room in zip(middles, wide, strict=True):
            lefts.append(max(middle - room / 2, begin))
            begin = lefts[-1] + room
        for place in reversed(range(len(lefts))):
            end = lefts[place] = min(lefts[place], end - wide[place])
        for left, number in zip(lefts, numbers, strict=True):
            self._write(left, self._low - self._row, number)

    def _name(self, words: str, at: tuple[float, float], colour: Any) -> tuple[float, float]:
        """Write what a piece is called, and return where the next one is."""
        letters, (left, low) = self._look.letters, at
        wide = letters + self._face.width(words, letters)
        if left and left + wide > self._look.width:
            left, low = 0.0, low - self._row
        self._fill(left, low, letters * 0.7, letters * 0.7, colour)
        self._write(left + letters, low, words)
        return left + wide + _APART * letters, low

    def _write(self, left: float, low: float, words: str) -> None:
        ink, font, size = HexColor(self._look.text), self._face.font(), self._look.letters
        self.drawing.add(String(left, low, words, fontName=font, fontSize=size, fillColor=ink))
