"""All slips of a run as one PDF, beside drawing the same words one by one with the bare canvas; and its memory."""

import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from coopbooks import papers
from coopbooks.books import Club
from coopbooks.papers.cells import Cells
from coopbooks.papers.sheet import Sheet
from coopbooks.payouts import RunToPrint
from tests.bench.big_books import clock
from tests.bench.measure import best
from tests.bench.report import Ratio

_LIMIT = 2.0
"""Times the bare canvas, promised."""
_MEMORY = 4.0
"""Megabytes at most beside the file itself while it is made."""
_AS_FEW = 3.0
"""Times as much at most for ten times as many: a page that is finished leaves but its number and its place."""
_MEGA = 1_000_000


class _Word(NamedTuple):
    page: int
    font: str
    size: float
    x: float
    y: float
    words: str


def ratios(few: RunToPrint, every: RunToPrint) -> Iterator[Ratio]:
    """Two members on a sheet, and each slip twice: against the canvas, and how much memory that takes."""
    sheet = papers.Sheet(Club("Club de Madres Las Rosas", treasurer="Rosa"), clock(), "Rosa", "es", "letter")
    for layout in ("two", "halves"):
        words = _words(every, sheet, layout)
        printed = best(lambda layout=layout: papers.payout_slips(every, sheet, layout), 3)  # type: ignore[misc]
        bare = best(lambda words=words: _drawn(words, sheet), 3)  # type: ignore[misc]
        yield Ratio(f"{len(every.slips):,} slips, {layout}, beside the bare canvas", printed, bare, _LIMIT)
        beside, of_few = _peak(every, sheet, layout), _peak(few, sheet, layout)
        name = f"memory of {len(every.slips):,} slips, {layout}, beside their file (of {len(few.slips)})"
        yield Ratio(name, beside, of_few, _AS_FEW, "MB", most=_MEMORY)


def _words(told: RunToPrint, sheet: Sheet, layout: str) -> list[_Word]:
    """Every word there is to be read on every page, with its place: those of forms on each page that names them."""
    found: list[_Word] = []
    put = PDFTextObject.textLine

    def note(written: Any, text: str = "") -> None:
        canvas = written._canvas
        x, y = canvas.absolutePosition(written._x0, written._y0)
        found.append(_Word(canvas.getPageNumber(), written._fontname, written._fontsize, x, y, text))
        put(written, text)

    with (
        patch.object(PDFTextObject, "textLine", note),
        patch.object(Cells, "form", lambda cells, _name, draw: draw(cells.canvas)),
    ):
        papers.payout_slips(told, sheet, layout)
    return found


def _drawn(words: list[_Word], sheet: Sheet) -> bytes:
    """The words drawn one by one; the font is set where it changes."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(sheet.area.width, sheet.area.height), pageCompression=1, invariant=1)
    for _page, on_page in groupby(words, key=lambda word: word.page):
        font: tuple[str, float] | None = None
        for word in on_page:
            if font != (word.font, word.size):
                font = word.font, word.size
                canvas.setFont(*font)
            canvas.drawString(word.x, word.y, word.words)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _peak(told: RunToPrint, sheet: Sheet, layout: str) -> float:
    """Megabytes at the most while slips are made, but for the file that is returned."""
    tracemalloc.start()
    try:
        size = len(papers.payout_slips(told, sheet, layout))
        return (tracemalloc.get_traced_memory()[1] - size) / _MEGA
    finally:
        tracemalloc.stop()
