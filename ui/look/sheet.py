"""The one stylesheet, made of the tokens, and the small drawings it shows, coloured by them."""

import atexit
from dataclasses import asdict
from functools import cache
from pathlib import Path
from shutil import rmtree
from string import Template
from tempfile import mkdtemp
from typing import Final

from ui.look.icons import DRAWINGS, drawing
from ui.look.measures import measures
from ui.look.tokens import Tokens

_SHEET: Final = Path(__file__).parent / "style.qss"
_SIGNS: Final = {
    "chevron": "text",
    "tick": "on_accent",
    "dot": "on_accent",
    "done": "text",
    "back": "text",
    "forth": "text",
    "chevron_quiet": "quiet",
}
"""Drawings the stylesheet shows, with the token that colours each; what ends in ``quiet`` is a shape without it."""


def stylesheet(tokens: Tokens, percent: int) -> str:
    """Return the stylesheet in these colours, for text of this size."""
    signs = {f"{name}_sign": _sign(name, getattr(tokens, colour)) for name, colour in _SIGNS.items()}
    return _template().substitute(asdict(tokens), **measures(percent), **signs)


@cache
def _template() -> Template:
    return Template(_SHEET.read_text(encoding="utf-8"))


@cache
def _sign(name: str, colour: str) -> str:
    """Return where the drawing lies in this colour; where nothing can be written, as it was drawn."""
    shape = name.removesuffix("_quiet")
    try:
        path = _folder() / f"{shape}-{colour[1:]}.svg"
        path.write_text(drawing(shape, colour), encoding="utf-8")
    except OSError:
        path = DRAWINGS / f"{shape}.svg"
    return path.as_posix()


@cache
def _folder() -> Path:
    """Make a folder for them that goes with the program: a stylesheet takes pictures from files only."""
    made = Path(mkdtemp(prefix="coopbooks-"))
    atexit.register(rmtree, made, ignore_errors=True)
    return made
