"""Letters: the fonts every paper carries inside it, how wide words are, and where lines of them break.

The fonts are DejaVu Sans (see ``fonts/LICENSE``): all Latin letters from ñ to ẽ and ỹ, and figures of one width.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILY: Final = "DejaVu Sans"
REGULAR: Final = "DejaVuSans"
BOLD: Final = "DejaVuSans-Bold"
LEADING: Final = 1.36
"""From one line to the next, in sizes of its letters."""

FONTS: Final = Path(__file__).parent / "fonts"

for _name in (REGULAR, BOLD):
    pdfmetrics.registerFont(TTFont(_name, str(FONTS / f"{_name}.ttf")))


def face(bold: bool) -> str:  # noqa: FBT001 - a font is regular or bold
    """Return the name of the font."""
    return BOLD if bold else REGULAR


@lru_cache(maxsize=50_000)
def _width(words: str, bold: bool) -> float:  # noqa: FBT001
    return float(pdfmetrics.stringWidth(words, face(bold), 1))


def width(words: str, size: float, bold: bool = False) -> float:  # noqa: FBT001, FBT002
    """Return how wide words are, in points."""
    return _width(words, bold) * size


def fitting(words: str, size: float, room: float, bold: bool = False) -> float:  # noqa: FBT001, FBT002
    """Return the size, at most ``size``, in which words fit on one line."""
    needed = width(words, size, bold)
    return size if needed <= room else size * room / needed


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list[str]:  # noqa: FBT001, FBT002
    """Break a text into lines no wider than ``room``: between words, and inside a word that is wider by itself.

    Line breaks in the text are kept, blanks that must not break (``Bs 5,00``) do not. At least one line, if empty.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.replace("\t", " ").split(" "):
            longer = f"{line} {word}" if line else word
            if _fits(line, word, size, room, bold):
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, size, room, bold)
            lines += full
        lines.append(line)
    return lines


def _fits(line: str, word: str, size: float, room: float, bold: bool) -> bool:  # noqa: FBT001
    before = width(line, size, bold) + width(" ", size, bold) if line else 0
    return before + width(word, size, bold) <= room


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:  # noqa: FBT001
    """Cut a word that does not fit on a line of its own."""
    if _fits("", word, size, room, bold):
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and not _fits("", pieces[-1] + letter, size, room, bold):
            pieces.append("")
        pieces[-1] += letter
    return pieces
