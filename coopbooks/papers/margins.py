"""Margins: what stands around every paper: the club above, the page and the printing below, marks across."""

from dataclasses import dataclass
from math import atan2, cos, degrees, sin
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.papers.letters import BOLD, LEADING, fitting, width, wrapped
from coopbooks.papers.sheet import Area, Letterhead, Sheet
from coopbooks.papers.strips import Ink, Line, Strip, Text

PROGRAM: Final = "CoopBooks"
_LARGEST_MARK: Final = 110.0
_MARK_LEADING: Final = 1.3
_MARK_MIDDLE: Final = 0.36
"""Half the height of a capital letter, in sizes."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a paper is called and the question it answers; ``about`` stands at the right, its first line in bold."""

    name: str
    question: str = ""
    about: tuple[str, ...] = ()
    voided: bool = False


def letterhead(area: Area, club: Letterhead, title: Title) -> list[Strip]:
    """Return what the first page begins with: the club, what the paper is about, its title and question."""
    nit = _("NIT %(nit)s") % {"nit": club.nit} if club.nit else ""
    details = " · ".join(part for part in (nit, club.place, club.activity) if part)
    left = [(club.name, 11.0, True), (details, 8.0, False)]
    right = [(line, 9.0 if number else 11.0, number == 0) for number, line in enumerate(title.about)]
    heading = [(title.name, 13.0 if area.small else 16.0, True), (title.question, 10.0, False)]
    return [
        _beside(area, left, right),
        Strip(4, (Line(area.margin, 2, area.right, 2, 0.8),)),
        Strip((2 if area.small else 4) * mm),
        *_stacked(area, heading),
        Strip((2 if area.small else 4) * mm),
    ]


def short_head(area: Area, club: Letterhead, title: Title) -> list[Strip]:
    """Return what the other pages begin with."""
    name = " · ".join((title.name, *title.about[:1]))
    return [
        _beside(area, [(club.name, 8.0, False)], [(name, 8.0, False)]),
        Strip(4, (Line(area.margin, 2, area.right, 2, 0.5),)),
        Strip(2 * mm),
    ]


_Line = tuple[str, float, bool]
"""Words, the size of their letters, and whether they are bold."""


def _beside(area: Area, left: list[_Line], right: list[_Line]) -> Strip:
    """Two blocks of lines, one at each side."""
    gap = 6 * mm
    widest = max((width(words, size, bold) for words, size, bold in right), default=0.0)
    room = min(widest, area.room * 0.5)
    one, high = _block(left, area.margin, area.room - room - gap, "left")
    other, higher = _block(right, area.right, room, "right")
    return Strip(max(high, higher), tuple(one + other))


def _block(lines: list[_Line], x: float, room: float, align: str) -> tuple[list[Ink], float]:
    ink: list[Ink] = []
    down = 0.0
    for words, size, bold in lines:
        for line in wrapped(words, size, room, bold) if words else ():
            ink.append(Text(x, down + size, line, size, bold, "right" if align == "right" else "left"))
            down += size * LEADING
    return ink, down


def _stacked(area: Area, lines: list[_Line]) -> list[Strip]:
    return [
        Strip(size * LEADING, (Text(area.margin, size, line, size, bold),))
        for words, size, bold in lines
        if words
        for line in wrapped(words, size, area.room, bold)
    ]


def printed(sheet: Sheet) -> str:
    """Return when a paper is printed, and by whom."""
    told = {"day": showing.day(sheet.printed.date()), "hour": f"{sheet.printed:%H:%M}", "who": sheet.by}
    by = _("Printed on %(day)s at %(hour)s by %(who)s") if sheet.by else _("Printed on %(day)s at %(hour)s")
    return by % told


def foot(area: Area, sheet: Sheet, page: int, of: int, part: str = "", *, folio: bool = False) -> list[Ink]:
    """Return what stands at the foot of a page, measured from the top of the page; ``folio`` counts it as a folio."""
    size, down = 7.0, area.height - area.bottom - 2
    left = " · ".join(one for one in (part, printed(sheet), PROGRAM) if one)
    right = (_("Folio %(page)s of %(of)s") if folio else _("Page %(page)s of %(of)s")) % {"page": page, "of": of}
    room = area.room - width(right, size) - 6 * mm
    return [
        Line(area.margin, down - size - 4, area.right, down - size - 4, 0.25),
        Text(area.margin, down, left, fitting(left, size, room)),
        Text(area.right, down, right, size, align="right"),
    ]


def foot_height(area: Area) -> float:
    """Return how much of a page its foot takes, the white below it included."""
    return area.bottom + 21


def marks(sheet: Sheet, title: Title) -> list[str]:
    """Return the words that go across the page."""
    said = (
        (sheet.club.practice, _("PRACTICE")),
        (title.voided, _("VOIDED")),
        (sheet.copy, _("COPY")),
    )
    return [word for holds, word in said if holds]


def mark(canvas: Canvas, area: Area, words: list[str]) -> None:
    """Draw words across the page in light outlines, from corner to corner, before anything else is written."""
    if not words:
        return
    angle = atan2(area.height, area.width)
    size = _mark_size(area, words, angle)
    canvas.saveState()
    canvas.setStrokeGray(0.72)
    canvas.setLineWidth(0.5)
    canvas.translate(area.width / 2, area.height / 2)
    canvas.rotate(degrees(angle))
    canvas.setFont(BOLD, size)
    for number, word in enumerate(words):
        up = (len(words) - 1) / 2 - number
        canvas.drawCentredString(0, (up * _MARK_LEADING - _MARK_MIDDLE) * size, word, mode=1)
    canvas.restoreState()


def _mark_size(area: Area, words: list[str], angle: float) -> float:
    """The largest letters in which all words, turned, stay on the page."""
    long = max(width(word, 1, bold=True) for word in words)
    high = 1 + (len(words) - 1) * _MARK_LEADING
    across = long * cos(angle) + high * sin(angle)
    up = long * sin(angle) + high * cos(angle)
    return min(0.92 * area.width / across, 0.92 * area.height / up, _LARGEST_MARK)
