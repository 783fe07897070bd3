"""Payout slips: what each member is paid and why, one or several on a sheet, to be cut along lines and signed."""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from coopbooks.i18n import N_, _, speaking
from coopbooks.papers.cells import Cells, write
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import new_canvas
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.slip_closing import Closing
from coopbooks.papers.slip_columns import inks_of, parts_of, strips_of
from coopbooks.papers.slip_frame import Frame, Shape
from coopbooks.papers.slip_rows import deducted_rows, earned_rows, standing_rows
from coopbooks.papers.strips import Strip, height
from coopbooks.papers.tongues import Tongues, both, spoken_on
from coopbooks.payouts import SLIP_LAYOUTS, SLIP_TONGUES, RunToPrint, SlipToPrint
from coopbooks.progress import Progress, unheard

_GRIDS: Final = {"halves": (1, 2), "two": (1, 2), "four": (2, 2), "one": (1, 1)}
_HALVES: Final = (N_("For the member"), N_("For the club"))
_EACH: Final = 10
"""After so many slips the progress is told."""

Part = Sequence[Sequence[Strip]]
"""The columns of one cell."""


def payout_slips(
    told: RunToPrint, sheet: Sheet, layout: str = "halves", tongue: str = "sheet", progress: Progress = unheard
) -> bytes:
    """Return the PDF of slips, in the order of the pay list; what does not fit in a cell goes on in the next one.

    ``layout`` is one of :data:`coopbooks.payouts.SLIP_LAYOUTS`, ``tongue`` one of :data:`SLIP_TONGUES`.
    """
    if layout not in SLIP_LAYOUTS or tongue not in SLIP_TONGUES:
        raise ValueError(f"not offered: {layout}, {tongue}")
    first = sheet.in_each[0]
    with speaking(first.language):
        title, target, page = Title(_("Payout slip"), about=(told.run.title,)), BytesIO(), sheet.area
        across, down = _GRIDS[layout]
        cells = Cells(new_canvas(target, first, title, page), page, across, down if page.height > page.width else 1)
        slips = _Slips(told, first, cells, _HALVES if layout == "halves" else ("",))
        for number, one in enumerate(told.slips, 1):
            slips.lay(one, _tongues(one, sheet, tongue))
            if number % _EACH == 0:
                progress(number, len(told.slips))
        cells.turn()
        cells.canvas.save()
        progress(len(told.slips), len(told.slips))
        return target.getvalue()


def _tongues(one: SlipToPrint, sheet: Sheet, tongue: str) -> tuple[str, ...]:
    """The languages of a slip; the first one is that of its figures."""
    if tongue == "own":
        return (one.language or sheet.club.language,)
    spoken = spoken_on(sheet)
    return (both(spoken.languages[0]) if tongue == "both" else spoken).languages


class _Slips:
    """The slips of a run laid one after the other."""

    def __init__(self, told: RunToPrint, sheet: Sheet, cells: Cells, halves: Sequence[str]) -> None:
        self._told, self._sheet, self._cells, self._halves = told, sheet, cells, halves
        self._framed: dict[tuple[str, ...], tuple[Frame, Closing]] = {}

    def lay(self, one: SlipToPrint, languages: tuple[str, ...]) -> None:
        """Lay a slip on as many cells as it needs, each of them once for every half."""
        with speaking(languages[0]):
            frame, closing = self._frame(languages)
            parts = self._parts(one, frame, closing)
            for number in range(len(parts)):
                draw = partial(self._draw, one, (frame, closing), parts, number)
                for half in self._halves:
                    self._cells.fill(partial(self._fill, frame, half, draw))

    def _frame(self, languages: tuple[str, ...]) -> tuple[Frame, Closing]:
        found = self._framed.get(languages)
        if found is None:
            tongues, shape = Tongues(*languages), Shape.of(self._cells.cell, len(languages))
            frame = Frame(self._told, self._sheet, tongues, shape)
            found = self._framed[languages] = frame, Closing(self._sheet, tongues, shape)
        return found

    def _parts(self, one: SlipToPrint, frame: Frame, closing: Closing) -> list[Part]:
        """The columns of each cell of a slip; how she stands in the end is told where there is more room."""
        shape, tongues = frame.shape, frame.tongues
        first, last, narrow = shape.places[0], shape.places[-1], shape.cell.narrow
        earned = list(strips_of(earned_rows(self._told, one, tongues), first, tongues))
        deducted = list(strips_of(deducted_rows(one, tongues, headed=narrow), last, tongues))
        columns = [[*earned, *deducted]] if narrow else [earned, deducted]
        shorter, place = min(zip(columns, shape.places, strict=True), key=lambda column: height(column[0]))
        shorter += strips_of(standing_rows(one, tongues), place, tongues)
        tall = shape.end - shape.top
        return list(parts_of(columns, tall, tall - closing.height(thumb=not narrow)))

    def _fill(self, frame: Frame, half: str, draw: Callable[[Canvas], None], canvas: Canvas) -> None:
        """Fill a cell: what is around all slips of its half, and what is hers."""
        part = frame.tongues.say(half) if half else ""
        self._cells.form(f"{frame.tongues.languages} {half}", lambda canvas: frame.around(canvas, part))
        draw(canvas)

    def _draw(
        self, one: SlipToPrint, framed: tuple[Frame, Closing], parts: list[Part], number: int, canvas: Canvas
    ) -> None:
        """Draw what is hers alone, and below the last rows what they come to."""
        (frame, closing), cell = framed, self._cells.cell
        shape = frame.shape
        inks = [*frame.of_whom(one, number + 1, len(parts)), *inks_of(parts[number], shape.top)]
        if number == len(parts) - 1:
            end = shape.top + max(height(column) for column in parts[number])
            thumb = end + closing.height(thumb=True) <= shape.end
            down = shape.end - closing.height(thumb=thumb) if cell.narrow or cell.small else end + 6
            canvas.saveState()
            canvas.translate(0, -down)
            self._cells.form(f"{frame.tongues.languages} {thumb}", lambda canvas: closing.draw(canvas, thumb=thumb))
            canvas.restoreState()
            inks += closing.comes_to(one, down, thumb=thumb)
        write(canvas, cell, inks)
