"""The sizes the window is looked at in: the usual old laptop, the smallest with large text, and a large screen."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from tests.shots.png import write_png
from ui.shared.asking import Asking


@dataclass(frozen=True)
class View:
    """One size: the screen in pixels and the text in per cent."""

    name: str
    width: int
    height: int
    percent: int = 100

    def fit(self, window: QWidget) -> None:
        """Make a window fill this screen, and have questions asked on it; without a display there is but one screen."""
        screen: Any = _Screen(self.width, self.height)
        Asking.screen = lambda _self: screen  # type: ignore[method-assign]
        window.resize(self.width, self.height)
        if isinstance(asked := QApplication.activeModalWidget(), Asking):
            asked.take_room()

    def beyond(self, shown: QWidget) -> list[str]:
        """Return what is larger than this screen."""
        if shown.width() <= self.width and shown.height() <= self.height:
            return []
        return [f"{type(shown).__name__}: is {shown.width()} × {shown.height()} on {self.width} × {self.height}"]


@dataclass(frozen=True)
class _Screen:
    """As much of a screen as a question asks about."""

    width: int
    height: int

    def availableGeometry(self) -> QRect:
        """Return all of it."""
        return QRect(0, 0, self.width, self.height)


USUAL: Final = View("usual", 1366, 768)
SMALL: Final = View("small", 1024, 600, 150)
LOW: Final = View("low", 1024, 600)
BIG: Final = View("big", 1920, 1080)
VIEWS: Final = (USUAL, SMALL, BIG)


def take_view(shown: QWidget, path: Path) -> None:
    """Leave a picture of what is in sight, as it was drawn last, and name it."""
    window, file = shown.window(), path.with_name(f"{path.name}.png")
    corner = shown.mapTo(window, QPoint())
    screen = QApplication.primaryScreen()
    drawn = screen.grabWindow(window.winId(), corner.x(), corner.y(), shown.width(), shown.height())
    write_png(drawn.toImage(), file)
    print(file)
