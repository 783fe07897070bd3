"""What a payout slip ends with: what is left after deductions, the rounding, what is handed over, and who signs."""

from collections.abc import Iterator
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from coopbooks import showing
from coopbooks.i18n import N_, _, speaking
from coopbooks.papers.cells import lowered, write
from coopbooks.papers.letters import wrapped
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.slip_columns import LEAST
from coopbooks.papers.slip_frame import Shape, fit
from coopbooks.papers.strips import Ink, Line, Text
from coopbooks.papers.tongues import Tongues
from coopbooks.payouts import FIGURES, SlipToPrint

_THUMB: Final = (25 * mm, 30 * mm)
_FIGURES: Final = (FIGURES["net"], N_("From the last slip or before"), FIGURES["carried"])
_SIGNED: Final = (N_("Treasurer"), N_("Received as agreed"))


class Closing:
    """The closing of the slips of one run, in some tongues; it is measured from its own top."""

    def __init__(self, sheet: Sheet, tongues: Tongues, shape: Shape) -> None:
        """Make room for each figure in every language."""
        at, many = shape.at, len(tongues.languages)
        self._club, self._tongues, self._shape = sheet.club, tongues, shape
        self._step = at(10 + 7.5 * (many - 1))
        self._net = at(18) + 3 * self._step
        self._words = self._net + at(11 + 8 * (many - 1))
        self._most_lines = 2 * many
        self._below = self._words + at(9) * (self._most_lines - 1) + at(5)
        self._right = shape.cell.right if shape.cell.narrow else shape.cell.margin + 78 * mm

    def height(self, *, thumb: bool) -> float:
        """Return how high it is, with a box for her thumb or without."""
        signing = self._thumb_top + _THUMB[1] if thumb else self._signed_at(thumb=False) + 30
        return max(self._below, signing) + 3

    @property
    def _thumb_top(self) -> float:
        return self._below + 2 if self._shape.cell.narrow else 5.0

    def _signed_at(self, *, thumb: bool) -> float:
        """How far down the lines to sign on are."""
        return self._below + (36 if thumb else 24) if self._shape.cell.narrow else 46.0

    def _signers(self, *, thumb: bool) -> tuple[tuple[float, float], tuple[float, float]]:
        """From where to where treasurer and member sign."""
        cell = self._shape.cell
        left = cell.margin if cell.narrow else self._right + 12
        right = cell.right - (_THUMB[0] + 8 if thumb else 0)
        each = (right - left - 8) / 2
        return (left, left + each), (right - each, right)

    def draw(self, canvas: Canvas, *, thumb: bool) -> None:
        """Draw what is the same on every slip."""
        cell, at, each = self._shape.cell, self._shape.at, self._tongues.each
        room = self._right - cell.margin
        inks: list[Ink] = [Line(cell.margin, 0, cell.right, 0, 0.6)]
        for number, words in enumerate(_FIGURES):
            first, *others = each(words)
            down = at(11) + number * self._step
            inks.append(fit(cell.margin, down, first, at(8), room - at(58)))
            inks += [fit(cell.margin, down + at(7.5), other, LEAST, room - at(58)) for other in others]
        first, *others = each(FIGURES["paid"])
        inks.append(fit(cell.margin, self._net, first, at(10), room - at(104), bold=True))
        inks += [fit(cell.margin, self._net + at(8), other, LEAST, room - at(104), bold=True) for other in others]
        write(canvas, cell, [*inks, *self._signing(thumb=thumb), *(self._thumb() if thumb else ())])

    def _signing(self, *, thumb: bool) -> Iterator[Ink]:
        down = self._signed_at(thumb=thumb)
        for left, right in self._signers(thumb=thumb):
            yield Line(left, down, right, down, 0.5)
        yield from self._signer(0, self._club.treasurer, thumb=thumb)

    def _signer(self, place: int, name: str, identity: str = "", *, thumb: bool) -> Iterator[Ink]:
        """Who signs on a line: her name, on up to three lines where there is room for them, and what she signs as."""
        left, right = self._signers(thumb=thumb)[place]
        *names, rest = wrapped(name, LEAST, right - left) if thumb else [name]
        names = [*names[:2], " ".join([*names[2:], rest])]
        roles = self._tongues.each(_SIGNED[place])
        said = [*((each, False) for each in names), *((each, True) for each in roles), (identity, False)]
        for number, (words, bold) in enumerate(said, 1):
            down = self._signed_at(thumb=thumb) + 8.5 * number
            yield fit((left + right) / 2, down, words, LEAST, right - left, bold=bold, align="centre")

    def _thumb(self) -> Iterator[Ink]:
        """The box of 25 × 30 mm for her thumb."""
        top, left, right = self._thumb_top, self._shape.cell.right - _THUMB[0], self._shape.cell.right
        bottom = top + _THUMB[1]
        yield from (Line(left, y, right, y, 0.5) for y in (top, bottom))
        yield from (Line(x, top, x, bottom, 0.5) for x in (left, right))
        for number, words in enumerate(reversed(self._tongues.each(N_("Thumbprint")))):
            yield fit((left + right) / 2, bottom - 4 - 8 * number, words, LEAST, right - left - 4, align="centre")

    def comes_to(self, one: SlipToPrint, down: float, *, thumb: bool) -> Iterator[Ink]:
        """Yield what a slip comes to, in figures and words, and who signs that she got it; from so far down."""
        inks = [*self._figures(one), *self._hers(one, thumb=thumb)]
        yield from lowered(inks, down)

    def _figures(self, one: SlipToPrint) -> Iterator[Ink]:
        cell, at, pay = self._shape.cell, self._shape.at, one.slip.pay
        for number, amount in enumerate((pay.net, pay.rounded.carried_in, -pay.carried)):
            yield Text(self._right, at(11) + number * self._step, showing.amount(amount), at(8), align="right")
        yield fit(self._right, self._net + at(0.5), showing.money(pay.paid), at(15), at(100), bold=True, align="right")
        size, room, lines = max(at(7.2), LEAST), self._right - cell.margin, list[str]()
        for language in self._tongues.languages:
            with speaking(language):
                words = _("Say: %(words)s") % {"words": showing.in_words(pay.paid, self._club.un_mil)}
                lines += wrapped(words, size, room)
        for number, line in enumerate(lines[: self._most_lines]):
            yield Text(cell.margin, self._words + at(9) * number, line, size)

    def _hers(self, one: SlipToPrint, *, thumb: bool) -> Iterator[Ink]:
        identity = _("C.I. %(number)s") % {"number": one.identity or "." * 16}
        yield from self._signer(1, one.slip.name, identity, thumb=thumb)
