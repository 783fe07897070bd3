"""The icons: one family of line drawings, painted in the colours in force whenever they are painted."""

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from ui.look.worn import now

DRAWINGS: Final = Path(__file__).parent / "icons"
_SHARPEST: Final = 4


def icon(name: str, colour: str = "text") -> QIcon:
    """Return the drawing called ``name``; ``colour`` names a token. It follows the look: nobody need set it again."""
    return QIcon(_Drawing(name, colour))


def pixmap(name: str, colour: str = "text", size: int = 20, ratio: float = 2) -> QPixmap:
    """Return the drawing as a picture of ``size`` pixels in the colours in force, ``ratio`` times as dense."""
    return _drawn(name, getattr(now(), colour), size, ratio)


def drawing(name: str, colour: str) -> str:
    """Return the drawing as SVG in a colour."""
    return (DRAWINGS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)


@cache
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    dots = round(size * ratio)
    sized = drawing(name, colour).replace("<svg", f'<svg width="{dots}" height="{dots}"', 1)
    picture = QPixmap()
    if not picture.loadFromData(sized.encode(), "svg"):
        raise LookupError(f"no drawing called {name}")
    picture.setDevicePixelRatio(ratio)
    return picture


class _Drawing(QIconEngine):
    """Paints one drawing; what is disabled is painted quietly."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Paint it in the middle of ``rect``, on paper or screen."""
        picture = self._picture(rect.size(), mode, painter.device().devicePixelRatio())
        place = QRect(0, 0, min(rect.width(), rect.height()), min(rect.width(), rect.height()))
        place.moveCenter(rect.center())
        painter.drawPixmap(place, picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """Return it as a picture of ``size`` dots."""
        return self._picture(size, mode, 1)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """Return it as a picture of ``size`` pixels for a screen ``scale`` times as dense."""
        return self._picture(size, mode, scale)

    def clone(self) -> QIconEngine:
        """Return another that paints the same."""
        return _Drawing(self._name, self._colour)

    def _picture(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QPixmap:
        colour = "quiet" if mode == QIcon.Mode.Disabled else self._colour
        return pixmap(self._name, colour, min(size.width(), size.height()), min(ratio, _SHARPEST))
