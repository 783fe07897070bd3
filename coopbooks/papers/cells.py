"""Cells: pages parted by lines to cut along, each part written as if it were a page; what is alike in all is a form."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from coopbooks.papers.letters import face, width
from coopbooks.papers.sheet import Area
from coopbooks.papers.strips import Ink, Line, Text

_NARROW: Final = 400.0
_SHIFTS: Final = {"left": 0.0, "right": 1.0, "centre": 0.5}


class Cell(Area):
    """A part of a page; a narrow one has less white at its sides."""

    @property
    def margin(self) -> float:
        """White on either side."""
        return 9 * mm if self.narrow else super().margin

    @property
    def narrow(self) -> bool:
        """Whether it is too narrow for two columns of words."""
        return self.width < _NARROW


class Cells:
    """The cells of page after page, filled from left to right and from above to below."""

    def __init__(self, canvas: Canvas, page: Area, across: int, down: int) -> None:
        """Part pages into so many cells beside and below each other."""
        self.canvas, self._page, self._across, self._down = canvas, page, across, down
        self.cell = Cell(page.width / across, page.height / down, small=page.small or down > 1)
        self._filled = 0
        self._forms: dict[str, str] = {}

    def fill(self, draw: Callable[[Canvas], None]) -> None:
        """Draw the next cell, on the next page where this one is full."""
        across = self._filled % self._across
        down = self._filled // self._across
        self.canvas.saveState()
        self.canvas.translate(across * self.cell.width, self._page.height - (down + 1) * self.cell.height)
        draw(self.canvas)
        self.canvas.restoreState()
        self._filled += 1
        if self._filled == self._across * self._down:
            self.turn()

    def turn(self) -> None:
        """End the page, if anything is on it."""
        if self._filled:
            self._cut()
            self.canvas.showPage()
            self._filled = 0

    def form(self, name: str, draw: Callable[[Canvas], None]) -> None:
        """Draw what is the same in many cells: the first time it is made, then it is only named."""
        if name not in self._forms:
            self._forms[name] = f"form{len(self._forms)}"
            self.canvas.beginForm(self._forms[name], 0, 0, self.cell.width, self.cell.height)
            draw(self.canvas)
            self.canvas.endForm()
        self.canvas.doForm(self._forms[name])

    def _cut(self) -> None:
        """Draw the lines to cut along."""
        self.canvas.setDash(3, 3)
        self.canvas.setLineWidth(0.4)
        for number in range(1, self._across):
            self.canvas.line(number * self.cell.width, 0, number * self.cell.width, self._page.height)
        for number in range(1, self._down):
            self.canvas.line(0, number * self.cell.height, self._page.width, number * self.cell.height)


def write(canvas: Canvas, area: Area, inks: Iterable[Ink]) -> None:
    """Put lines and words on a page, measured from its top: all words at once, which is quicker than one by one."""
    texts = list[Text]()
    for ink in inks:
        if isinstance(ink, Line):
            canvas.setLineWidth(ink.weight)
            canvas.line(ink.x, area.height - ink.down, ink.to_x, area.height - ink.to_down)
        elif isinstance(ink, Text) and ink.words:
            texts.append(ink)
        elif not isinstance(ink, Text):
            raise TypeError(f"only lines and words are written: {ink}")
    _write_words(canvas, area, texts)


def _write_words(canvas: Canvas, area: Area, texts: Sequence[Text]) -> None:
    written = canvas.beginText()
    for (bold, size), alike in groupby(texts, key=lambda text: (text.bold, text.size)):
        written.setFont(face(bold), size)
        for text in alike:
            shift = _SHIFTS[text.align]
            left = text.x - (shift and shift * width(text.words, size, bold))
            written.setTextOrigin(left, area.height - text.down)
            written.textLine(text.words)
    canvas.drawText(written)


def lowered(inks: Iterable[Ink], down: float) -> Iterable[Ink]:
    """Yield lines and words so much further down."""
    for ink in inks:
        if isinstance(ink, Line):
            yield Line(ink.x, ink.down + down, ink.to_x, ink.to_down + down, ink.weight)
        elif isinstance(ink, Text):
            yield Text(ink.x, ink.down + down, ink.words, ink.size, ink.bold, ink.align)
