"""A round through a window by Tab, with real keys: where the cursor comes, in which order, and whether it is seen."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QTabBar, QWidget

from ui.shared.grid.view import GridView

_LONGEST: Final = 500
"""Stops after which a round is given up."""
_HAIR: Final = 4
"""Pixels a widget may stick out of what it is seen in."""
_MOST: Final = 0.75
_TABBED: Final = Qt.FocusPolicy.TabFocus


@dataclass(frozen=True)
class Stop:
    """A widget the cursor came to, where it and the one before it were seen by then, and whether all of it was."""

    widget: QWidget
    place: QRect
    before: QRect
    in_sight: bool


def name_of(widget: QWidget | None) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} “{widget.accessibleName() or text}”" if widget else "nothing"


def tab(*, back: bool = False) -> QWidget | None:
    """Press Tab, or Shift+Tab, where the keys go; return what has the cursor then."""
    window = QApplication.focusWindow()
    assert window is not None, "no window has the keys"
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    QTest.keyClick(window, key, Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()
    return QApplication.focusWidget()


def begin_in(shown: QWidget) -> QWidget | None:
    """Give a window the keys, as a desktop does when what lay over it goes; return what has the cursor."""
    shown.window().activateWindow()
    QApplication.processEvents()
    return QApplication.focusWidget()


def go_round(start: QWidget, *, back: bool = False) -> Iterator[Stop]:
    """Press the key until the cursor is where it was at the beginning; the last stop is there."""
    now: QWidget | None = start
    for _time in range(_LONGEST):
        before, now = now, tab(back=back)
        while isinstance(now, GridView) and now is before:  # it is one stop, gone through cell by cell
            now = tab(back=back)
        if now is None or before is None:
            return
        yield Stop(now, _place(now), _place(before), _in_sight(now))
        if now is start:
            return


def _place(widget: QWidget) -> QRect:
    """Where what is seen of it lies in its window; where all of it lies, if nothing is seen."""
    corner, seen = widget.mapTo(widget.window(), QPoint(0, 0)), widget.visibleRegion().boundingRect()
    return (widget.rect() if seen.isEmpty() else seen).translated(corner)


def can_have_the_cursor(shown: QWidget) -> set[QWidget]:
    """Everything in sight that Tab is to come to."""
    seen = [one for one in shown.findChildren(QWidget) if one.isVisible() and one.window() is shown.window()]
    return {one for one in seen if one.isEnabled() and one.focusPolicy() & _TABBED and one.focusProxy() is None}


def goes_back(stop: Stop) -> bool:
    """Whether a stop is read before the one before it: above it, or on the same line to its left."""
    now, before = stop.place, stop.before
    above = now.bottom() <= before.top() and now.left() < before.right()
    on_one_line = now.top() < before.bottom() and before.top() < now.bottom()
    return above or (on_one_line and now.left() < before.left())


def _in_sight(widget: QWidget) -> bool:
    """Whether all of a widget is seen; of what is higher than there is room for, most of that room is enough."""
    seen, room = widget.visibleRegion().boundingRect(), [area.viewport().height() for area in _areas(widget)]
    high = min([_MOST * one for one in room if one < widget.height()], default=widget.height() - _HAIR)
    return seen.width() >= widget.width() - _HAIR and seen.height() >= high


def _areas(widget: QWidget) -> Iterator[QScrollArea]:
    yield from (one for one in _around(widget) if isinstance(one, QScrollArea))


def _around(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above:
        yield above
        above = above.parentWidget()


class Unread:
    """The words in a window that were not seen whole yet; what the arrows scroll need not be come to by Tab."""

    def __init__(self, shown: QWidget) -> None:
        worded = [one for one in shown.findChildren(QLabel) if one.text()]
        labels = [one for one in worded if one.isVisible() and one.window() is shown.window()]
        self._seen = {one: QRect() for one in labels if not any(area.focusPolicy() & _TABBED for area in _areas(one))}
        self.look()

    def look(self) -> None:
        seen = {one: before.united(one.visibleRegion().boundingRect()) for one, before in self._seen.items()}
        self._seen = {one: parts for one, parts in seen.items() if parts.height() < one.height() - _HAIR}

    def turn_pages(self) -> None:
        """Scroll what is still unread page by page, with the keys, from a field or button beside it."""
        for area in {area for one in self._seen for area in [*_areas(one)][:1]}:
            for beside in _beside(area)[:1]:
                beside.setFocus()
                for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                    self._turn(area, beside, key)

    def _turn(self, area: QScrollArea, beside: QWidget, key: Qt.Key) -> None:
        """Press the key until it leads no further."""
        bar, before = area.verticalScrollBar(), -1
        while bar.value() != before:
            before = bar.value()
            self.look()
            QTest.keyClick(beside, key)

    def texts(self) -> list[str]:
        return [one.text() for one in self._seen]


def _beside(area: QScrollArea) -> list[QWidget]:
    """The fields and buttons in an area that may have the cursor and know nothing of pages themselves."""
    kinds = (QAbstractButton, QLineEdit)
    return [one for one in can_have_the_cursor(area) if isinstance(one, kinds)]


# whether it is seen that a widget has the cursor -------------------------------------------------------------------

_CLEAR: Final = 3.0
"""The contrast between a pixel of what has the cursor and the same pixel without it (WCAG 2.2, 2.4.13)."""


def kind_of(widget: QWidget) -> tuple[object, ...]:
    """What the look of a widget goes by: its class, what the stylesheet knows it as, where it stands, its state."""
    beside_pages = any(one.objectName() == "sidebar" for one in _around(widget))
    checked = isinstance(widget, QAbstractButton) and widget.isChecked()
    return type(widget).__name__, widget.property("kind"), beside_pages, checked


def picture(widget: QWidget) -> QImage | None:
    """A widget as it is painted now on what it stands on, where all of it is seen; of the names of parts one."""
    part = widget.tabRect(widget.currentIndex()) if isinstance(widget, QTabBar) else widget.rect()
    if part != widget.visibleRegion().boundingRect().intersected(part):
        return None
    return widget.window().grab(part.translated(widget.mapTo(widget.window(), QPoint(0, 0)))).toImage()


def stands_out(focused: QImage, unfocused: QImage) -> bool:
    """Whether as many pixels are clearly others as a line along half its edge has."""
    edge = focused.width() + focused.height()
    return focused.size() == unfocused.size() and _clearly_other(focused, unfocused) > edge


def _clearly_other(one: QImage, other: QImage) -> int:
    rows = [y for y in range(one.height()) if _row(one, y) != _row(other, y)]
    pairs = Counter((one.pixel(x, y), other.pixel(x, y)) for y in rows for x in range(one.width()))
    return sum(many for (mine, its), many in pairs.items() if mine != its and _contrast(mine, its) >= _CLEAR)


def _row(image: QImage, y: int) -> bytes:
    bits: Any = image.constScanLine(y)
    return bytes(bits)


def _contrast(one: int, other: int) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(pixel: int) -> float:
    colour = QColor(pixel)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
