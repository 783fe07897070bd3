"""What stands around the rows of a payout slip: whose it is, what it comes to, and where its rows stand.

What is the same on all slips of a run is drawn once for all of them; the other words come on top of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from reportlab.pdfgen.canvas import Canvas

from coopbooks import showing
from coopbooks.days import Period
from coopbooks.i18n import N_, _
from coopbooks.money import SYMBOLS
from coopbooks.papers import margins
from coopbooks.papers.cells import Cell, write
from coopbooks.papers.letters import fitting
from coopbooks.papers.margins import Title
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.slip_columns import LEAST, Place
from coopbooks.papers.slip_rows import DEDUCTED
from coopbooks.papers.strips import Ink, Line, Text
from coopbooks.papers.tongues import Tongues
from coopbooks.papers.wording import capital
from coopbooks.payouts import RunDraft, RunToPrint, SlipToPrint

Align = Literal["left", "right", "centre"]
_USUAL: Final = 8.0
"""The letters of the rows of a slip on half a sheet; all its measures are for these."""
_BESIDE: Final = 14.0


@dataclass(frozen=True, slots=True)
class Shape:
    """Where everything stands in a cell, in letters of its size."""

    cell: Cell
    size: float
    languages: int

    @classmethod
    def of(cls, cell: Cell, languages: int) -> "Shape":
        """Return how a slip is laid in a cell: a narrow one in one column, a whole page in larger letters."""
        return cls(cell, 7.4 if cell.narrow else _USUAL if cell.small else 9.4, languages)

    def at(self, points: float) -> float:
        """Return a measure in the size of the letters."""
        return points * self.size / _USUAL

    @property
    def places(self) -> tuple[Place, ...]:
        """The columns: what she earned beside what is deducted, or all in one."""
        cell = self.cell
        if cell.narrow:
            return (Place(cell.margin, cell.right, self.size, sums=True),)
        middle = cell.margin + cell.room * 0.56
        return (
            Place(cell.margin, middle - _BESIDE / 2, self.size, sums=True),
            Place(middle + _BESIDE / 2, cell.right, self.size, sums=False),
        )

    @property
    def top(self) -> float:
        """Where the rows begin."""
        return self.cell.top + self.at((84 if self.cell.narrow else 74) + 8.5 * (self.languages - 1))

    @property
    def end(self) -> float:
        """Where the closing must end: above the foot."""
        return self.cell.height - self.cell.bottom - 16


class Frame:
    """The frame of the slips of one run, in some tongues."""

    def __init__(self, told: RunToPrint, sheet: Sheet, tongues: Tongues, shape: Shape) -> None:
        """Know what is printed, and where."""
        self._told, self._sheet, self.tongues, self.shape = told, sheet, tongues, shape

    def around(self, canvas: Canvas, part: str) -> None:
        """Draw what is the same on every slip; ``part`` says whose half it is."""
        title = Title("", voided=self._told.run.state == "voided")
        margins.mark(canvas, self.shape.cell, margins.marks(self._sheet, title))
        write(canvas, self.shape.cell, [*self._head(), *self._headings(), *self._foot(part)])

    def _head(self) -> Iterator[Ink]:
        cell, at, club, say = self.shape.cell, self.shape.at, self._sheet.club, self.tongues.say
        half, top = cell.room * 0.58, cell.top
        details = " · ".join(
            filter(None, (club.nit and _("NIT %(nit)s") % {"nit": club.nit}, club.place, club.activity))
        )
        yield fit(cell.margin, top + at(10), club.name, at(10), half, bold=True)
        yield fit(cell.margin, top + at(20), details, LEAST, half)
        yield fit(
            cell.right, top + at(11), say(N_("Payout slip")), at(12.5), cell.room - half - 6, bold=True, align="right"
        )
        yield Line(cell.margin, top + at(27), cell.right, top + at(27), 0.8)
        day, low = showing.long_day(self._told.run.day), at(63 if cell.narrow else 38)
        room = cell.room if cell.narrow else cell.room * 0.7
        yield fit(cell.margin, top + at(38), self._about(), at(8), room, bold=True)
        yield fit(cell.right, top + low, day, at(8), cell.room * 0.28, align="right")
        under = self.shape.top - at(16 + 8.5 * (self.shape.languages - 1))
        yield Line(cell.margin, under, cell.right, under, 0.4)

    def _about(self) -> str:
        """What the run pays: its name and its period or order, where the name does not say it."""
        one = self._told.run
        said = [one.title]
        if isinstance(one.draft, RunDraft):
            period = one.draft.period
            said.append(_period(period) if period else "")
            said.append(self._told.orders.get(one.draft.order or 0, ""))
        return " · ".join(dict.fromkeys(filter(None, said)))

    def _headings(self) -> Iterator[Ink]:
        size, down = LEAST, self.shape.top - self.shape.at(6)
        names = [N_("Detail")] if self.shape.cell.narrow else [N_("Earned"), DEDUCTED]
        for name, place in zip(names, self.shape.places, strict=True):
            yield from self._heading(name, place.left, place.words - place.left)
            if place.sums:
                yield from self._heading(N_("How many × rate"), place.amounts, place.size * 10, align="right")
            currency = SYMBOLS[self._told.run.paid.currency]
            yield Text(place.right, down, currency, size, bold=True, align="right")
            yield Line(place.left, down + 3, place.right, down + 3, 0.4)

    def _heading(self, words: str, x: float, room: float, align: Align = "left") -> Iterator[Ink]:
        """A heading, language below language."""
        down = self.shape.top - self.shape.at(6)
        for number, line in enumerate(reversed(self.tongues.each(words))):
            yield fit(x, down - self.shape.at(8.5) * number, line, LEAST, room, bold=True, align=align)

    def _foot(self, part: str) -> Iterator[Ink]:
        cell, down = self.shape.cell, self.shape.cell.height - self.shape.cell.bottom - 2
        words = " · ".join(filter(None, (part, margins.printed(self._sheet), margins.PROGRAM)))
        yield Line(cell.margin, down - 10, cell.right, down - 10, 0.25)
        yield fit(cell.margin, down, words, LEAST, cell.room - 54)

    def of_whom(self, one: SlipToPrint, number: int, of: int) -> Iterator[Ink]:
        """Yield whose slip it is, its number, and which of its cells this is."""
        cell, at = self.shape.cell, self.shape.at
        label = _("No. %(number)s") % {"number": one.label}
        identity = _("C.I. %(number)s") % {"number": one.identity} if one.identity else ""
        group = _("Group: %(name)s") % {"name": one.slip.group_name} if one.slip.group_name else ""
        beside = " · ".join(filter(None, (identity, group)))
        yield fit(cell.right, cell.top + at(22), label, at(8.5), cell.room * 0.4, bold=True, align="right")
        room = cell.room if cell.narrow else cell.room * 0.58
        yield fit(cell.margin, cell.top + at(52), one.slip.name, at(10.5), room, bold=True)
        if cell.narrow:
            yield fit(cell.margin, cell.top + at(63), beside, at(8), cell.room * 0.7)
        else:
            yield fit(cell.right, cell.top + at(52), beside, at(8), cell.room * 0.4, align="right")
        words = _("Page %(page)s of %(of)s") % {"page": number, "of": of}
        yield fit(cell.right, cell.height - cell.bottom - 2, words, LEAST, 50, align="right")


def _period(period: Period) -> str:
    return capital(showing.period(period))


def fit(
    x: float, down: float, words: str, size: float, room: float, *, bold: bool = False, align: Align = "left"
) -> Text:
    """Return words on one line, in smaller letters where there is not room enough."""
    return Text(x, down, words, fitting(words, size, room, bold), bold, align)
