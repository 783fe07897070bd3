"""Pay envelopes: a label for each, with the notes and coins to put in, and what to fetch from the bank for all."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.units import mm

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.money import total
from coopbooks.papers import wording
from coopbooks.papers.letters import fitting, wrapped
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.run_told import about_run, lay_pieces, pieces_written
from coopbooks.papers.sheet import Area, Sheet
from coopbooks.papers.strips import Ink, Line, Strip, Text
from coopbooks.payouts import Change, Packed, Pieces, RunToPrint, SlipToPrint
from coopbooks.progress import Progress, unheard

_HEIGHT: Final = 33 * mm
_ACROSS: Final = 2
_WHITE: Final = 4 * mm
_SMALLEST: Final = 9.0
"""Letters of a name on a label."""


def envelope_labels(told: RunToPrint, packed: Packed, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of labels to cut out: whose envelope it is, how much is in it, and in which notes and coins."""
    with speaking(sheet.language):
        title = Title(_("Envelope labels"), told.run.title, (told.voucher, *about_run(told)))
        paper = Paper(sheet, title, area=sheet.area, progress=progress)
        inside = [(one, packed.each[one.slip.person]) for one in told.slips if one.slip.person in packed.each]
        for start in range(0, len(inside), _ACROSS):
            paper.lay(_row(paper.area, sheet, told, inside[start : start + _ACROSS]))
        return paper.finish()


def _row(area: Area, sheet: Sheet, told: RunToPrint, beside: Sequence[tuple[SlipToPrint, Pieces]]) -> Strip:
    """Labels beside each other, with lines around them to cut along."""
    width = area.room / _ACROSS
    ink: list[Ink] = []
    for place, (one, pieces) in enumerate(beside):
        left = area.margin + place * width
        ink += _label((left, left + width), sheet, told, one, pieces)
        ink += [Line(left, y, left + width, y, 0.3) for y in (0, _HEIGHT)]
        ink += [Line(x, 0, x, _HEIGHT, 0.3) for x in (left, left + width)]
    return Strip(_HEIGHT, tuple(ink))


def _label(
    edges: tuple[float, float], sheet: Sheet, told: RunToPrint, one: SlipToPrint, pieces: Pieces
) -> Iterator[Ink]:
    x, right = edges[0] + _WHITE, edges[1] - _WHITE
    room = right - x
    yield _fit(x, 13, sheet.club.name, 7, room * 0.5)
    number = _("No. %(number)s") % {"number": one.label}
    yield Text(right, 13, number, fitting(number, 7, room * 0.48), align="right")
    yield from _named(x, one.slip.name, room)
    beside = " · ".join(filter(None, (one.slip.group_name, told.run.title)))
    yield _fit(x, 42, beside, 7.5, room)
    amount = showing.money(one.slip.pay.paid)
    yield Text(right, 57, amount, fitting(amount, 15, room, bold=True), bold=True, align="right")
    for place, line in enumerate(wrapped(pieces_written(pieces), 8.5, room)[:3]):
        yield Text(x, 71 + 10 * place, line, 8.5)


def _named(x: float, name: str, room: float) -> Iterator[Text]:
    """Her name: on two lines where it is too long for one in letters that are seen from afar."""
    if fitting(name, 11.5, room, bold=True) > _SMALLEST:
        yield _fit(x, 29, name, 11.5, room, bold=True)
        return
    first, *others = wrapped(name, _SMALLEST, room, bold=True)
    yield Text(x, 23.5, first, _SMALLEST, bold=True)
    yield _fit(x, 33.5, " ".join(others), _SMALLEST, room, bold=True)


def _fit(x: float, down: float, words: str, size: float, room: float, *, bold: bool = False) -> Text:
    return Text(x, down, words, fitting(words, size, room, bold), bold)


def bank_list(told: RunToPrint, packed: Packed, sheet: Sheet) -> bytes:
    """Return the PDF of what to fetch from the bank for all envelopes, or to change there where the box has more."""
    with speaking(sheet.language):
        currency = told.run.paid.currency
        about = (told.voucher, *about_run(told), _(wording.EXPRESSED[currency]))
        paper = Paper(sheet, Title(_("Notes and coins for the envelopes"), told.run.title, about), area=sheet.area)
        inside = [one.slip.pay.paid for one in told.slips if one.slip.person in packed.each]
        paper.field(_("Envelopes:"), str(len(inside)), bold=True)
        wording.spell(paper, total(inside, currency), sheet)
        paper.gap(4)
        if packed.needed:
            lay_pieces(paper, packed.needed, _("In all envelopes together"))
        if packed.change:
            _lay_change(paper, packed.change)
        wording.sign(paper, sheet, Signer(_("Fetched by")))
        return paper.finish()


def _lay_change(paper: Paper, change: Change) -> None:
    """Lay what is to be done at the bank before the box can fill the envelopes."""
    for pieces, heading in ((change.bring, _("To bring from the bank")), (change.give, _("To give the bank for them"))):
        if pieces:
            paper.gap(4)
            lay_pieces(paper, pieces, heading)
    if change.back:
        paper.gap(2)
        words = _("The bank gives back %(amount)s, in any notes and coins.")
        paper.say(words % {"amount": showing.money(change.back)})
    if change.short:
        paper.gap(2)
        words = _("The box has too little: %(amount)s must be drawn on top.")
        paper.say(words % {"amount": showing.money(change.short)}, bold=True)
