"""Charts: figures made into one drawing, which a paper takes as it is and the screen as SVG.

A chart of bars gives every figure the same share of its whole width, so that whoever shows it knows where each stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any, Final

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coopbooks import i18n, showing
from coopbooks.cash import CashWeek
from coopbooks.days import Month
from coopbooks.money import Money
from coopbooks.papers.letters import BOLD, FAMILY, FONTS, LEADING, REGULAR
from coopbooks.statements import MonthResult

_GAP: Final = 0.25
"""The part of a bar's room that is left free."""
_WIDEST: Final = 5
"""The width of a bar where there is much room, in sizes of the letters."""
_LEAST: Final = 1.0
"""How high the smallest bar is that is not nothing, in points."""
_SHORT: Final = 3
"""Letters of a month's name."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """The letters of a chart: the name of their family, and the files of the regular and the bold ones."""

    family: str
    regular: Path
    bold: Path

    def font(self, *, bold: bool = False) -> str:
        """Return the name of the font, ready to be drawn with."""
        return _ready(self.bold if bold else self.regular)

    def width(self, words: str, size: float, *, bold: bool = False) -> float:
        """Return how wide words are."""
        return float(pdfmetrics.stringWidth(words, self.font(bold=bold), size))


@cache
def _ready(file: Path) -> str:
    if file.stem not in pdfmetrics.getRegisteredFontNames():  # those of the papers are: a paper has each of them once
        pdfmetrics.registerFont(TTFont(file.stem, str(file)))
    return file.stem


PAPER: Final = Typeface(FAMILY, FONTS / f"{REGULAR}.ttf", FONTS / f"{BOLD}.ttf")
"""The letters of the papers."""


@dataclass(frozen=True, slots=True)
class ChartLook:
    """How a chart looks: its size and that of its letters in points (pixels on the screen), its colours ``#rrggbb``."""

    width: float
    height: float
    letters: float
    text: str
    quiet: str
    line: str
    money_in: str
    money_out: str
    held: str
    now: str
    typeface: Typeface = PAPER


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: how high (below zero: how deep), what is written at its end, its name and what is below that under it.

    What bars share with the one before them is written below the name of the first of them only.
    """

    value: int
    words: str
    name: str
    shared: str
    colour: str


def result_by_month(months: Sequence[MonthResult], look: ChartLook) -> Drawing:
    """Return what came of each month: gained above the line, lost below it; the last one is the one looked at."""
    return by_month([(month.month, month.result) for month in months], look)


def by_month(months: Sequence[tuple[Month, Money]], look: ChartLook) -> Drawing:
    """Return an amount of each month: what is there above the line, what is missing below it."""
    bars = [
        _Bar(
            amount.minor,
            showing.money(amount, sign=True),
            _short(month.number),
            str(month.year),
            look.money_out if amount.minor < 0 else look.money_in,
        )
        for month, amount in months
    ]
    return _Bars(bars, look).drawing


def earned_by_month(months: Sequence[tuple[Month, Money]], look: ChartLook) -> Drawing:
    """Return what an hour earned in each month; the last one is the one looked at."""
    bars = [
        _Bar(
            amount.minor,
            showing.money(amount),
            _short(month.number),
            str(month.year),
            look.now if place == len(months) else look.held,
        )
        for place, (month, amount) in enumerate(months, 1)
    ]
    return _Bars(bars, look).drawing


def cash_by_week(weeks: Sequence[CashWeek], look: ChartLook) -> Drawing:
    """Return what was there at the end of each week; the last one is the one looked at."""
    bars = [
        _Bar(
            week.closing.minor,
            showing.money(week.closing),
            str(week.last.day),
            _short(week.last.month),
            look.money_out if week.closing.minor < 0 else look.now if week is weeks[-1] else look.held,
        )
        for week in weeks
    ]
    return _Bars(bars, look).drawing


def _short(month: int) -> str:
    return showing.MONTHS[i18n.language()][month - 1][:_SHORT]


def svg(drawing: Drawing, look: ChartLook) -> bytes:
    """Return a drawing as SVG, in the letters of its look."""
    face = look.typeface
    fonts = {face.font(bold=bold): {"family": face.family, "weight": 700 if bold else 400} for bold in (False, True)}
    written = str(renderSVG.drawToString(drawing, fontHacks=fonts, showBoundary=False, useClip=True))
    return written.replace("fill: None;", "fill: none;").encode()  # a line fills nothing, in a word SVG knows


class _Bars:
    """The drawing of bars side by side on one line. Zero is always in sight: no bar looks larger than it is."""

    def __init__(self, bars: Sequence[_Bar], look: ChartLook) -> None:
        self.drawing = Drawing(look.width, look.height)
        self._bars, self._look, self._face = bars, look, look.typeface
        self._row = look.letters * LEADING
        self._room = look.width / max(1, len(bars))
        values = [0, *(bar.value for bar in bars)]
        self._top, self._bottom = max(values), min(values)
        under = 2.3 * self._row
        self._floor = under + (self._row if self._bottom < 0 else 0)
        self._scale = max(0.0, look.height - self._row - self._floor) / ((self._top - self._bottom) or 1)
        self._line = self._floor - self._bottom * self._scale
        self._draw()

    def _draw(self) -> None:
        taken = [self._draw_bar(place, bar) for place, bar in enumerate(self._bars)]
        line = HexColor(self._look.line)
        self.drawing.add(Line(0, self._line, self._look.width, self._line, strokeColor=line, strokeWidth=1))
        for place in self._written():
            self._write(place, taken)
        self._name_bars()

    def _draw_bar(self, place: int, bar: _Bar) -> "_Place":
        """Draw one bar, and return where it stands."""
        high = max(_LEAST, abs(bar.value) * self._scale) if bar.value else 0
        low = self._line if bar.value > 0 else self._line - high
        wide = min((1 - _GAP) * self._room, _WIDEST * self._look.letters)
        stands = _Place((place + 0.5) * self._room - wide / 2, low, wide, high)
        if high:
            ink: Any = {"fillColor": HexColor(bar.colour), "strokeColor": None}  # the stubs do not know these
            self.drawing.add(Rect(stands.x, stands.y, stands.width, stands.height, **ink))
        return stands

    def _written(self) -> list[int]:
        """Return the bars that are written at, the weightiest first: all where there is room, else the extremes."""
        some = [place for place, bar in enumerate(self._bars) if bar.value]
        if all(self._face.width(self._bars[place].words, self._look.letters) < self._room for place in some):
            return some
        values = [bar.value for bar in self._bars]
        weighty = dict.fromkeys((values.index(self._top or max(values)), values.index(min(values)), len(values) - 1))
        return [place for place in weighty if place in some]

    def _write(self, place: int, taken: "list[_Place]") -> None:
        """Write at the end of a bar what it stands for, unless that would hide something or find no room."""
        bar, stands, size = self._bars[place], taken[place], self._look.letters
        wide = self._face.width(bar.words, size)
        left = min(max(0.0, stands.x + (stands.width - wide) / 2), self._look.width - wide)
        low = stands.y + stands.height + size * 0.15 if bar.value > 0 else stands.y - self._row
        words = _Place(left, low, wide, size)
        if left >= 0 and not any(words.meets(other) for other in taken if other is not stands):
            taken.append(words)
            self._say(bar.words, left, low + size * 0.2, self._look.text)

    def _name_bars(self) -> None:
        """Write under the bars what they are called: all of them where there is room, and always the last one."""
        wide = max((self._face.width(bar.name, self._look.letters) for bar in self._bars), default=0)
        step = max(1, ceil((wide + self._look.letters / 5) / self._room))
        last, shared = len(self._bars) - 1, ""
        for place in range(last % step, last + 1, step):
            bar = self._bars[place]
            self._name(place, bar.name, self._row * 1.1, bold=place == last)
            if bar.shared != shared and not self._meets_the_next(place, step):
                self._name(place, bar.shared, self._row * 0.1, bold=place == last)
            shared = bar.shared

    def _meets_the_next(self, place: int, step: int) -> bool:
        """Whether what is shared would run into that of the next bar named: then the one shared by more is written."""
        after = place + step
        if after >= len(self._bars) or self._bars[after].shared == self._bars[place].shared:
            return False
        wide = self._face.width(self._bars[place].shared, self._look.letters)
        return wide + self._look.letters / 2 > step * self._room

    def _name(self, place: int, name: str, low: float, *, bold: bool) -> None:
        left = (place + 0.5) * self._room - self._face.width(name, self._look.letters, bold=bold) / 2
        left = min(max(0.0, left), self._look.width - self._face.width(name, self._look.letters, bold=bold))
        self._say(name, left, low + self._look.letters * 0.2, self._look.text if bold else self._look.quiet, bold=bold)

    def _say(self, words: str, left: float, low: float, colour: str, *, bold: bool = False) -> None:
        letters, ink = self._look.letters, HexColor(colour)
        self.drawing.add(String(left, low, words, fontName=self._face.font(bold=bold), fontSize=letters, fillColor=ink))


@dataclass(frozen=True, slots=True)
class _Place:
    """A place on the drawing, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "_Place") -> bool:
        """Whether the two cover something together."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height
