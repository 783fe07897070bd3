"""A paper: what it is about, strip below strip, and in the end its pages as PDF."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from typing import Final

from reportlab import rl_config
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from coopbooks.i18n import _, speaking
from coopbooks.papers import margins
from coopbooks.papers.letters import LEADING, REGULAR, face, fitting, width, wrapped
from coopbooks.papers.margins import Title
from coopbooks.papers.page_by_page import PageByPage
from coopbooks.papers.sheet import Area, Sheet
from coopbooks.papers.strips import Drawn, Ink, Line, Picture, Strip, Text, height, turned
from coopbooks.papers.table import Column, LongRows, Row, Table, with_next
from coopbooks.progress import Progress

STATE_DEFAULTS["fontName"] = REGULAR  # what a drawing begins with; Helvetica would come in else
rl_config.useA85 = 0  # pages as plain bytes: a fifth smaller than as letters, and made faster


REGIONS: Final = {"es": "es-BO", "en": "en-GB"}
_LABEL: Final = 8.0
_TEXT: Final = 10.0
_SMALL: Final = 14
"""Rows of a table that is still taken in at a glance."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs. ``identity`` is her C.I.: an empty one is left to be written, None is not asked for."""

    role: str
    name: str = ""
    identity: str | None = None
    thumb: bool = False


@dataclass(frozen=True, slots=True)
class _Long:
    """The strips of a long table, made anew each time; ``kept`` says of the last one that the next stays with it."""

    make: Callable[[], Iterator[Strip]]
    kept: bool = False

    def strips(self) -> Iterator[Strip]:
        for strip, following in with_next(self.make()):
            yield strip if following else replace(strip, kept=strip.kept or self.kept)


def unheard(_done: int, _of: int) -> None:
    """Be told the progress and do nothing with it."""


class Paper:
    """One paper in the making. It must be made while the language of its sheet is spoken.

    With ``halves`` every upright page is written twice, one half above the other, each with its own name at its foot.
    With ``folios`` its pages are numbered as those of a book that must be whole.
    """

    def __init__(
        self,
        sheet: Sheet,
        title: Title,
        *,
        area: Area,
        halves: tuple[str, ...] = (),
        folios: bool = False,
        progress: Progress = unheard,
    ) -> None:
        """Begin with the letterhead."""
        self._folios = folios
        self._sheet = sheet
        self._title = title
        self._page = area
        self._parts = halves if halves and area.height > area.width else ("",)
        self.area = area.half if len(self._parts) > 1 else area
        self._progress = progress
        self._counted = False
        self._strips: list[Strip | _Long] = list(margins.letterhead(self.area, sheet.club, title))

    def table(self, columns: Sequence[Column], rows: Sequence[Row] | LongRows, size: float = 8.5) -> None:
        """Lay a table; a long one is laid page by page while it is written."""
        table = Table(self.area, columns, size)

        def tick(number: int) -> None:
            if number % 100 == 0 and not self._counted:
                self._progress(number, 2 * len(rows))

        if isinstance(rows, LongRows):
            self._strips.append(_Long(lambda: table.strips(rows, tick)))
        else:
            self._strips += table.strips(rows, tick)

    def small_table(self, columns: Sequence[Column], rows: Sequence[Row], size: float = 8.5) -> None:
        """Lay a table on one page, unless it is too long to be small."""
        last = len(rows) - 1
        small = len(rows) <= _SMALL
        self.table(columns, [replace(row, kept=row.kept or (small and at < last)) for at, row in enumerate(rows)], size)

    def gap(self, millimetres: float) -> None:
        """Leave some white."""
        self._strips.append(Strip(millimetres * mm, kept=True))

    def hold(self) -> None:
        """Keep what comes next on the page of what came last."""
        self._strips[-1] = replace(self._strips[-1], kept=True)

    def lay(self, *strips: Strip) -> None:
        """Lay strips made elsewhere."""
        self._strips += strips

    def say(self, text: str, size: float = 9, *, bold: bool = False) -> None:
        """Lay a paragraph, whole on one page."""
        lines = wrapped(text, size, self.area.room, bold)
        for number, line in enumerate(lines, 1):
            ink = (Text(self.area.margin, size, line, size, bold),)
            self._strips.append(Strip(size * LEADING, ink, kept=number < len(lines)))

    def field(self, label: str, text: str, *, bold: bool = False, free: float = 0.0) -> None:
        """Lay a label and what is filled in beside it, on lines as a form has them; without a text to be filled in.

        So many points at the right are left ``free``, for a picture that stands there.
        """
        left, high = self.area.margin + 42 * mm, 16.0 if self.area.small else 18.0
        right = self.area.right - free
        lines = wrapped(text, _TEXT, right - left, bold)
        for number, line in enumerate(lines):
            ink: tuple[Ink, ...] = (
                Text(left, high - 5, line, _TEXT, bold),
                Line(left, high - 1.5, right, high - 1.5, 0.25),
            )
            if number == 0:
                ink = (Text(self.area.margin, high - 5, label, fitting(label, _LABEL, 40 * mm)), *ink)
            self._strips.append(Strip(high, ink, kept=number < len(lines) - 1))

    def signatures(self, *signers: Signer) -> None:
        """Leave room to sign, on the page of what came last."""
        self.hold()
        self._strips.append(signing(self.area, signers))

    def finish(self, *behind: "Paper") -> bytes:
        """Return the PDF, other papers bound ``behind`` this one, each with pages of its own count.

        The same paper gives the same bytes, whenever and wherever it is made.
        """
        target = BytesIO()
        canvas = new_canvas(target, self._sheet, self._title, self._page)
        for paper in (self, *behind):
            paper.write_on(canvas)
        canvas.save()
        return target.getvalue()

    def write_on(self, canvas: Canvas) -> None:
        """Write all its pages, in the language of its sheet."""
        with speaking(self._sheet.language):
            self._write_pages(canvas)

    @property
    def length(self) -> int:
        """How many pages it comes to: it is laid once to know, as each of them says it."""
        return sum(1 for _page in self._laid())

    def _laid(self) -> Iterator[list[Strip]]:
        """What stands on each page."""
        head = margins.short_head(self.area, self._sheet.club, self._title)
        room = self.area.height - self.area.top - margins.foot_height(self.area)
        for number, page in enumerate(turned(self._each(), room, room - height(head))):
            yield [*head, *page] if number else page

    def _each(self) -> Iterator[Strip]:
        for one in self._strips:
            yield from one.strips() if isinstance(one, _Long) else (one,)

    def _write_pages(self, canvas: Canvas) -> None:
        of = self.length
        self._counted = True
        for number, page in enumerate(self._laid(), 1):
            self._write(canvas, page, number, of)
            self._progress(of + number, 2 * of)

    def _write(self, canvas: Canvas, page: list[Strip], number: int, of: int) -> None:
        for place, part in enumerate(self._parts):
            canvas.saveState()
            canvas.translate(0, self._page.height - (place + 1) * self.area.height)
            margins.mark(canvas, self.area, margins.marks(self._sheet, self._title))
            down = self.area.top
            for strip in page:
                draw(canvas, self.area, strip.ink, down)
                down += strip.height
            draw(canvas, self.area, margins.foot(self.area, self._sheet, number, of, part, folio=self._folios), 0)
            canvas.restoreState()
        if len(self._parts) > 1:
            canvas.setDash(3, 3)
            draw(canvas, self._page, (Line(0, self.area.height, self._page.width, self.area.height, 0.4),), 0)
        canvas.showPage()


def new_canvas(target: BytesIO, sheet: Sheet, title: Title, page: Area) -> Canvas:
    """Return where pages of this size are drawn, with what the file says of itself."""
    canvas = PageByPage(target, (page.width, page.height), REGIONS[sheet.language])
    canvas.setTitle(" · ".join((title.name, *title.about[:1])))
    canvas.setSubject(title.question or title.name)
    canvas.setAuthor(sheet.club.name)
    canvas.setCreator(margins.PROGRAM)
    canvas.setProducer(margins.PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def draw(canvas: Canvas, area: Area, inks: Sequence[Ink], down: float) -> None:
    """Put ink on a page, measured from ``down`` points below its top."""
    top = area.height - down
    for ink in inks:
        if isinstance(ink, Line):
            canvas.setLineWidth(ink.weight)
            canvas.line(ink.x, top - ink.down, ink.to_x, top - ink.to_down)
        elif isinstance(ink, Drawn):
            renderPDF.draw(ink.drawing, canvas, ink.x, top - ink.down - ink.drawing.height)
        elif isinstance(ink, Picture):
            photo = ImageReader(BytesIO(ink.content))
            box = (ink.x, top - ink.down - ink.height, ink.width, ink.height)
            canvas.drawImage(photo, *box, mask="auto", preserveAspectRatio=True, anchor="c")
        elif ink.words:
            canvas.setFont(face(ink.bold), ink.size)
            shift = {"left": 0.0, "right": 1.0, "centre": 0.5}[ink.align]
            left = ink.x - (shift and shift * width(ink.words, ink.size, ink.bold))
            canvas.drawString(left, top - ink.down, ink.words)


def signing(area: Area, signers: Sequence[Signer]) -> Strip:
    """Return room to sign for everybody beside each other, with boxes for thumbs."""
    thumbs = sum(signer.thumb for signer in signers)
    each = (area.room - thumbs * 30 * mm) / len(signers)
    ink: list[Ink] = []
    left, high = area.margin, 0.0
    for signer in signers:
        drawn, below = _signature(signer, left, each, high_above=(22 if thumbs else 15) * mm)
        ink += drawn
        high = max(high, below)
        left += each
        if signer.thumb:
            ink += _thumb(left + 2 * mm)
            high = max(high, 33 * mm)
            left += 30 * mm
    return Strip(high, tuple(ink))


def _signature(signer: Signer, left: float, room: float, high_above: float) -> tuple[list[Ink], float]:
    """A line to sign on with the name and the role below it; and how far down that reaches."""
    centre = left + room / 2
    reach = min(room / 2 - 3 * mm, 32 * mm)
    ink: list[Ink] = [Line(centre - reach, high_above, centre + reach, high_above, 0.5)]
    down = high_above + 2
    identity = "" if signer.identity is None else _("C.I. %(number)s") % {"number": signer.identity or "." * 22}
    for words, bold in ((signer.name, False), (signer.role, True), (identity, False)):
        for line in wrapped(words, _LABEL, room - 4 * mm, bold) if words else ():
            ink.append(Text(centre, down + _LABEL, line, _LABEL, bold, "centre"))
            down += _LABEL * LEADING
    return ink, down


def _thumb(left: float) -> list[Ink]:
    """A box of 25 × 30 mm for a thumbprint."""
    right, top, bottom = left + 25 * mm, 2 * mm, 32 * mm
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    sides = [Line(*one, *other, 0.5) for one, other in pairwise(corners)]
    return [*sides, Text((left + right) / 2, bottom - 4, _("Thumbprint"), 7, align="centre")]
