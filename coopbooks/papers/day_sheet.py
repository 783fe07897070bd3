"""The blank sheet of work: members down, operations or days across, to be filled in by hand where they work."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.units import mm

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.papers import wording
from coopbooks.papers.letters import wrapped
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Area, Sheet
from coopbooks.papers.strips import Ink, Line, Strip, Text
from coopbooks.work import DaySheet

_ROW: Final = 7.2 * mm
_NAME: Final = 46 * mm
_LEAST: Final = 18 * mm
"""So wide is a column at least: a figure of four digits is written by hand in it."""
_SIZE: Final = 8.5
_HEAD: Final = 7.5
_LEADING: Final = 1.25
_BLANK_ROWS: Final = 3
"""Rows for who is not on the list."""


def day_sheet(about: DaySheet, members: Sequence[str], columns: Sequence[str], sheet: Sheet) -> bytes:
    """Return the PDF of a blank sheet of work; what is too wide for a page goes on below, with the members again."""
    with speaking(sheet.language):
        area = sheet.area
        paper = Paper(sheet, Title(_("Work sheet"), _what(about), _said(about)), area=area)
        most = max(int((area.room - _NAME - _LEAST) // _LEAST), 1)
        heads = list(columns) or [""] * min(most, 7)
        blocks = [heads[start : start + most] for start in range(0, len(heads), most)]
        for number, block in enumerate(blocks):
            if number:
                paper.gap(6)
            paper.lay(*_grid(area, members, block))
        paper.gap(3)
        paper.field(_("Checked by:"), "")
        paper.field(_("Note:"), "")
        paper.signatures(Signer(_("In charge of the group")), wording.treasurer(sheet))
        return paper.finish()


def _what(about: DaySheet) -> str:
    return about.what or _("Who did how much?")


def _said(about: DaySheet) -> tuple[str, ...]:
    first, last = about.days[0], about.days[-1]
    day = showing.long_day(first)
    if last != first:
        day = _("Week from %(first)s to %(last)s") % {"first": showing.day(first), "last": showing.day(last)}
    counted = {"pieces": _("Accepted pieces"), "hours": _("Hours"), "days": _("Days")}[about.kind]
    group = _("Group: %(name)s") % {"name": about.group} if about.group else ""
    order = _("Order: %(name)s") % {"name": about.order} if about.order else ""
    return tuple(filter(None, (day, counted, group, order)))


def _grid(area: Area, members: Sequence[str], heads: Sequence[str]) -> Iterator[Strip]:
    """The lines to write on: a column for each head and one for the total, a row for each member and for the sums."""
    width = (area.room - _NAME) / (len(heads) + 1)
    edges = [area.margin, *(area.margin + _NAME + width * place for place in range(len(heads) + 2))]
    head = _heads(edges, [_("Member"), *heads, _("Total")])
    yield head
    rows = [*members, *("" for _blank in range(_BLANK_ROWS))]
    for number, name in enumerate(rows, 1):
        yield _row(edges, name, kept=number == len(rows), over=head)
    yield _row(edges, _("Total"), kept=False, over=head, bold=True)


def _heads(edges: Sequence[float], words: Sequence[str]) -> Strip:
    lines = [
        wrapped(said, _HEAD, right - left - 5, bold=True)
        for said, left, right in zip(words, edges[:-1], edges[1:], strict=True)
    ]
    high = max(map(len, lines)) * _HEAD * _LEADING + 6
    ink: list[Ink] = [Line(edges[0], 0, edges[-1], 0), *_uprights(edges, high)]
    for texts, left, right in zip(lines, edges[:-1], edges[1:], strict=True):
        for number, text in enumerate(texts):
            down = 3 + _HEAD + number * _HEAD * _LEADING
            middle = left != edges[0]
            x = (left + right) / 2 if middle else left + 3
            ink.append(Text(x, down, text, _HEAD, bold=True, align="centre" if middle else "left"))
    return Strip(high, tuple(ink), kept=True)


def _row(edges: Sequence[float], name: str, *, kept: bool, over: Strip, bold: bool = False) -> Strip:
    words = wrapped(name, _SIZE, edges[1] - edges[0] - 5, bold)[:2]
    ink: list[Ink] = [Line(edges[0], 0, edges[-1], 0, 0.9 if bold else 0.4), *_uprights(edges, _ROW)]
    middle = _ROW / 2 + _SIZE / 3 - (len(words) - 1) * _SIZE * _LEADING / 2
    for number, text in enumerate(words):
        ink.append(Text(edges[0] + 3, middle + number * _SIZE * _LEADING, text, _SIZE, bold))
    ink.append(Line(edges[0], _ROW, edges[-1], _ROW, 0.9 if bold else 0.4))
    return Strip(_ROW, tuple(ink), kept=kept, over=lambda: (over,))


def _uprights(edges: Sequence[float], high: float) -> Iterator[Line]:
    return (Line(x, 0, x, high, 0.4) for x in edges)
