"""A drawing: made off the window's thread, kept in as many dots as the screen has, and between two starts.

The charts seen last are there at once at the next start, before what draws them is loaded. They lie beside what the
program remembers of this computer, one of each name, with the figures that are on them.
"""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from ui.look import BOLD, FAMILY, FONTS, REGULAR
from ui.shared import background, memory
from ui.shared.picture_reader import picture_reader

Draw = Callable[[Any, Any], Any]
"""Draws frozen figures; it is given :mod:`coopbooks.papers.charts`, whose code is no part of a start, and the look."""
Look = dict[str, Any]
"""The fields of :class:`coopbooks.papers.charts.ChartLook`."""

_A_MOMENT: Final = 1000
"""Milliseconds a drawing stays as it is before it is worth keeping."""


class Drawing(QObject):
    """The drawing kept under a name. What was drawn last stays until something else is: then it is ``made``."""

    made = Signal()

    def __init__(self, name: str, parent: QObject) -> None:
        """Begin with nothing drawn."""
        super().__init__(parent)
        self.is_fresh = False
        self._name = name
        self._key, self._svg, self._picture = "", b"", QImage()
        self._asked: tuple[str, Draw, Look] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)
        self._keeping = QTimer(self, singleShot=True, interval=_A_MOMENT)
        self._keeping.timeout.connect(self._keep)

    def want(self, draw: Draw, look: Look, *figures: object) -> None:
        """Have it drawn unless it is of these figures and this look already; one drawing is made at a time."""
        key = sha256(repr((figures, look)).encode()).hexdigest()
        if key != self._key and not self._asked and (kept := self._recall(key)):
            self._take(key, kept)
        self.is_fresh = key == self._key
        if not self.is_fresh and not self._asked:
            self._asked = key, draw, look
            self._soon.start()

    def picture(self, ratio: float) -> QImage:
        """Return what is drawn, ``ratio`` times as dense; nothing where nothing is drawn yet."""
        if self._svg and (self._picture.isNull() or self._picture.devicePixelRatio() != ratio):
            self._picture = _painted(self._svg, ratio)
        return self._picture

    def _begin(self) -> None:
        if self._asked:
            key, draw, look = self._asked
            background.start(lambda _work: (key, _drawn(draw, look)), self._show, self._fail)

    def _show(self, drawn: tuple[str, bytes]) -> None:
        self._asked = None
        self._take(*drawn)
        self._keeping.start()
        self.made.emit()

    def _fail(self, error: Exception) -> None:
        self._asked = None
        raise error

    def _take(self, key: str, svg: bytes) -> None:
        self._key, self._svg, self._picture = key, svg, QImage()

    def _file(self) -> Path:
        return memory.folder() / "drawings" / f"{self._name}.svg"

    def _recall(self, key: str) -> bytes | None:
        with suppress(OSError):
            kept_key, _line, drawing = self._file().read_bytes().partition(b"\n")
            return drawing if kept_key == key.encode() else None
        return None

    def _keep(self) -> None:
        """Take the place of the one before; where there is no room for it, it is drawn again next time."""
        with suppress(OSError):
            self._file().parent.mkdir(parents=True, exist_ok=True)
            self._file().write_bytes(self._key.encode() + b"\n" + self._svg)


def _drawn(draw: Draw, look: Look) -> bytes:
    from coopbooks.papers import charts

    face = charts.Typeface(FAMILY, FONTS / f"{REGULAR}.ttf", FONTS / f"{BOLD}.ttf")
    shown = charts.ChartLook(**look, typeface=face)
    return charts.svg(draw(charts, shown), shown)


def _painted(svg: bytes, ratio: float) -> QImage:
    with picture_reader(svg, "svg") as reader:
        reader.setScaledSize((reader.size().toSizeF() * ratio).toSize())
        painted = reader.read()
    painted.setDevicePixelRatio(ratio)
    return painted
