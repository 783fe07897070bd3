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
    behind, for colours alone tell nobody where one ends.
    """

    def __init__(self, slices: Sequence[Slice], look: ChartLook, price: Fraction | None) -> None:
        self.drawing = Drawing(look.width, look.height)
        self._look, self._face, self._row = look, look.typeface, look.letters * LEADING
        self._low = look.height - _BAR * look.letters
        left, names = 0.0, (0.0, self._low - 1.2 * self._row)
        for place, one in enumerate(slices):
            colour, wide = self._colour(place, one, len(slices)), float(one.part) * look.width
            self._fill(left, self._low, max(wide - 1, _LEAST), _BAR * look.letters, colour)
            names = self._name(one, names, colour)
            left += wide
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

    def _name(self, one: Slice, at: tuple[float, float], colour: Any) -> tuple[float, float]:
        """Write what a piece is called, and return where the next one is."""
        letters, (left, low) = self._look.letters, at
        words = f"{one.name} {one.words}"
        wide = letters + self._face.width(words, letters)
        if left and left + wide > self._look.width:
            left, low = 0.0, low - self._row
        self._fill(left, low, letters * 0.7, letters * 0.7, colour)
        ink = HexColor(self._look.text)
        self.drawing.add(
            String(left + letters, low, words, fontName=self._face.font(), fontSize=letters, fillColor=ink)
        )
        return left + wide + _APART * letters, low
