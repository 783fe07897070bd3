"""The icons: one family of line drawings, coloured by the look they stand in."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QIcon, QPixmap

from ui.look.tokens import LIGHT

_SHARPNESS = 2
_DRAWINGS = Path(__file__).parent / "icons"


@cache
def icon(name: str, colour: str = LIGHT.text) -> QIcon:
    """Return the drawing called ``name`` in one colour."""
    return QIcon(pixmap(name, colour))


@cache
def pixmap(name: str, colour: str = LIGHT.text, size: int = 20) -> QPixmap:
    """Return the drawing as a picture of ``size`` pixels, sharp on dense screens, too."""
    drawing = (_DRAWINGS / f"{name}.svg").read_text(encoding="utf-8")
    sized = drawing.replace("currentColor", colour).replace("<svg", f'<svg width="{size * 2}" height="{size * 2}"', 1)
    picture = QPixmap()
    if not picture.loadFromData(sized.encode(), "svg"):
        raise LookupError(f"no drawing called {name}")
    picture.setDevicePixelRatio(_SHARPNESS)
    return picture
