"""The design tokens that are measures: sizes of type, spacing in steps of four, borders, radii, heights."""

from typing import Final

STEP: Final = 4
"""Pixels: everything on a page is a whole number of these apart."""
TEXT: Final = 12
"""Points of plain words at 100 %. The letters of our typeface are slim: these are as large as others' at eleven."""
WHOLE: Final = 100
SIZES: Final = (90, 100, 110, 125, 150, 175, 200)
"""What the text may be set to, in per cent."""

_TYPE: Final = {"small": TEXT - 1, "heading": TEXT + 3, "title": TEXT + 6}
_BORDERS: Final = {"thin": 1, "thick": 2, "mark": 3}
_RADII: Final = {"radius": STEP, "radius_big": 2 * STEP, "radius_small": STEP - 1}
_GROWING: Final = {
    "field": 6 * STEP,
    "entry": 6 * STEP,
    "item": 7 * STEP,
    "tick": 4 * STEP,
    "sign": 4 * STEP,
    "icon": 5 * STEP,
    "opener": 7 * STEP,
}
"""Heights of what holds words, and sizes of signs: they grow with the text."""
_STEADY: Final = {"bar": 3 * STEP, "thumb": 8 * STEP, "strip": 2 * STEP}
"""What holds none does not, and neither does the space between: large letters need all the room there is."""
_SPACES: Final = range(1, 9)


def scaled(pixels: int, percent: int) -> int:
    """Return a measure made for text at 100 % for text of ``percent``."""
    return round(pixels * percent / WHOLE)


def measures(percent: int) -> dict[str, str]:
    """Return every measure by name with its unit, for text of ``percent``.

    ``space_2`` is two steps; ``space_2_less`` leaves room for the thicker border of what has the focus, so that nothing
    moves when it gets there.
    """
    points = {name: f"{size * percent / WHOLE:g}pt" for name, size in _TYPE.items()}
    growing = {name: scaled(size, percent) for name, size in _GROWING.items()}
    spaces = {f"space_{steps}": steps * STEP for steps in _SPACES}
    less = {f"{name}_less": size - (_BORDERS["thick"] - _BORDERS["thin"]) for name, size in spaces.items()}
    pixels = _BORDERS | _RADII | _STEADY | growing | spaces | less | {"tick_round": growing["tick"] // 2}
    return points | {name: f"{size}px" for name, size in pixels.items()}
