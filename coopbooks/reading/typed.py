"""Typed text: one line, cut to what a refusal may repeat, and the refusals every kind of text shares."""

import re
from typing import Final

from coopbooks.errors import Refusal
from coopbooks.i18n import _

_LONGEST: Final = 100
_REPEATED: Final = 40
_INVISIBLE: Final = "\N{ZERO WIDTH SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ZERO WIDTH NO-BREAK SPACE}"
_SEVERAL: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")


def one_line(text: str) -> str:
    """Return the text without what surrounds it, such as the line end a spreadsheet adds to a copied cell.

    Refused: nothing typed (``empty``), several cells or lines (``several``), over 100 characters (``too_long``),
    digits of other scripts (``other_digits``).
    """
    line = text.strip().strip(_INVISIBLE).strip()
    if not line:
        raise Refusal(_("Nothing is typed here yet."), reason="empty")
    if _SEVERAL.search(line):
        raise Refusal(_("Several cells or lines were pasted here. Paste only one."), reason="several")
    if len(line) > _LONGEST:
        message = _("This is too long: “%(typed)s”. Type only one value.") % {"typed": short(line)}
        raise Refusal(message, reason="too_long")
    if any(letter.isnumeric() and not letter.isascii() for letter in line):
        message = _("Use the digits 0 to 9: “%(typed)s” has others.") % {"typed": short(line)}
        raise Refusal(message, reason="other_digits")
    return line


def short(text: str) -> str:
    """As much of the text as a refusal repeats: 40 characters, nothing unprintable."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return shown if len(shown) <= _REPEATED else f"{shown[: _REPEATED - 1]}…"
