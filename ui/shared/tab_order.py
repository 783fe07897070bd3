"""Where Tab leads: through what can be done in a window in the order it is read in, whatever was made first."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLayout, QScrollArea, QWidget
from shiboken6 import isValid

from ui import look

_TAB: Final = Qt.FocusPolicy.TabFocus
_AROUND: Final = 32
"""Pixels around what the cursor comes to that are brought into sight with it: its label above, its refusal below."""


class EnterMovesOn:
    """What has fields is derived from: Enter leads on to the next one, where nothing else takes it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_on()
        else:
            around: Any = super()
            around.keyPressEvent(event)

    def move_on(self) -> None:
        """Go to the next field."""
        widget: Any = self
        widget.focusNextChild()


class AsRead:
    """What windows are derived from that are gone through by Tab as they are read."""

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Go on with Tab, or back."""
        window: Any = self
        return go_on(window, forwards=forwards)


def go_on(window: QWidget, *, forwards: bool) -> bool:
    """Put the cursor on what is read next, or before, and bring it into sight; tells whether there is anything."""
    now = window.focusWidget()
    order = [one for one in in_order(window) if one is now or _takes_tab(one)]
    at = order.index(now) if now in order else -1
    stops = [one for one in order if one is not now]
    if not stops:
        return False
    place = at if forwards else at - 1
    found = stops[place % len(stops)] if at >= 0 else stops[0 if forwards else -1]
    found.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
    _scroll_through(found, order)
    _kept().follow(found)
    return True


def stay_in_sight(widget: QWidget) -> None:
    """Scroll to what was given the cursor as soon as it stands in its place, and whenever something pushes it away."""
    QTimer.singleShot(0, widget, partial(_scroll_to, widget))
    _kept().follow(widget)


def bring_into_sight(*widgets: QWidget) -> None:
    """Scroll to each of them once it stands in its place, wherever the cursor is: to the last one for certain."""
    for widget in widgets:
        QTimer.singleShot(0, widget, partial(_show, widget))


def _show(widget: QWidget) -> None:
    for area in _areas(widget):
        _scroll(area, widget)


class CellInSight(QObject):
    """Keeps the cell the cursor of a table is on in sight, whatever the table lies in, as long as the keys go there;
    in the table itself when rows grow or shrink with their letters.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        """Follow the cursor of a table."""
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)
        view.selectionModel().currentChanged.connect(self._follow)
        look.worn.changed.connect(self._follow_letters)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin when the cursor comes to the table."""
        if event.type() == QEvent.Type.FocusIn:
            self._follow()
        return False

    def _follow_letters(self) -> None:
        QTimer.singleShot(0, self, self._scroll_view)
        self._follow()

    def _scroll_view(self) -> None:
        self._view.doItemsLayout()  # else it would scroll as far as its rows went before
        self._view.scrollTo(self._view.currentIndex())

    def _follow(self) -> None:
        QTimer.singleShot(0, self, self._bring)  # when the cells themselves are scrolled

    def _bring(self) -> None:
        view, cell = self._view, self._view.visualRect(self._view.currentIndex())
        seen = view.viewport().visibleRegion().boundingRect()
        hidden = cell.isValid() and not (seen.top() <= cell.top() and cell.bottom() <= seen.bottom())
        for area in _areas(view) if hidden and _has_cursor(view) else ():
            inside: Any = area.widget()
            at = view.viewport().mapTo(inside, cell.center())
            around = min(cell.height() * 3 // 2, area.viewport().height() // 2)
            area.ensureVisible(at.x(), at.y(), cell.width() // 2, around)


class _KeptInSight(QObject):
    """What the cursor came to last stays in sight while it is there: what is above it or at the foot may take room."""

    def __init__(self) -> None:
        super().__init__()
        self._widget: QWidget | None = None
        self._around: list[QWidget] = []

    def follow(self, widget: QWidget) -> None:
        """Watch what a widget lies in, and no longer what was watched before."""
        for one in self._around:
            if isValid(one):
                one.removeEventFilter(self)
        around = (one for area in _areas(widget) for one in (area.viewport(), area.widget()))
        self._widget, self._around = widget, list(filter(None, around))
        for one in self._around:
            one.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Scroll once what was laid out anew stands in its place."""
        widget = self._widget
        if event.type() == QEvent.Type.Resize and widget and isValid(widget) and _has_cursor(widget):
            QTimer.singleShot(0, widget, partial(_scroll_to, widget))
        return False


@cache
def _kept() -> _KeptInSight:
    return _KeptInSight()


def _scroll_to(widget: QWidget) -> None:
    """Scroll to what has the cursor; where that went on meanwhile, its place is left alone."""
    for area in _areas(widget) if _has_cursor(widget) else ():
        _scroll(area, widget)


def _has_cursor(widget: QWidget) -> bool:
    now: QWidget | None = widget.window().focusWidget()
    return now is widget or (now is not None and widget.isAncestorOf(now))


def can_have_cursor(widget: QWidget | None) -> bool:
    """Whether keys can go there now: neither hidden nor out of use."""
    return widget is not None and widget.isVisible() and widget.isEnabled()


def _takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops there; what puts the cursor elsewhere is stopped at where that is."""
    return bool(widget.focusPolicy() & _TAB) and widget.isEnabled() and widget.focusProxy() is None


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield everything in sight within a widget as it is read: as it is laid out, else from above and from the left.

    What takes Tab is not looked into: its parts are its own.
    """
    for one in _inside(widget):
        if one.isVisible() and not one.isWindow():
            yield one
            if not _takes_tab(one):
                yield from in_order(one)


def _inside(widget: QWidget) -> Sequence[QWidget]:
    layout = widget.layout()
    laid_out = list(_laid_out(layout, widget)) if layout else []
    others = [one for one in widget.children() if isinstance(one, QWidget) and one not in laid_out]
    return [*sorted(others, key=lambda one: (one.y(), one.x())), *laid_out]


def _laid_out(layout: QLayout, around: QWidget) -> Iterator[QWidget]:
    """Yield the widgets of a layout, whose places are asked for, never its items.

    PySide would hold the items for as long as the layout is there, though Qt throws each away with its widget: what is
    made later at the same address then takes the program down when it goes.
    """
    known: list[Any] = [*layout.children(), *around.children()]
    placed = [(layout.indexOf(one), one) for one in known if isinstance(one, QLayout | QWidget)]
    for _place, one in sorted((pair for pair in placed if pair[0] >= 0), key=lambda pair: pair[0]):
        if isinstance(one, QLayout):
            yield from _laid_out(one, around)
        else:
            yield one


def _scroll_through(widget: QWidget, order: Sequence[QWidget]) -> None:
    """Scroll everything it lies in to where it is seen; to the very end where nothing else there has the cursor."""
    for area in _areas(widget):
        bar, stops = area.verticalScrollBar(), [one for one in order if area.isAncestorOf(one)]
        if widget is stops[0] or widget is stops[-1]:
            bar.setValue(bar.minimum() if widget is stops[0] else bar.maximum())
        _scroll(area, widget)


def _areas(widget: QWidget) -> Iterator[QScrollArea]:
    """Yield everything a widget lies in that scrolls, from within."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            yield above
        above = above.parentWidget()


def _scroll(area: QScrollArea, widget: QWidget) -> None:
    """Scroll to a widget, and to what is around it where there is room; of what is larger, to where it begins."""
    room = area.viewport().size()
    spare = room.height() - widget.height()
    around = _AROUND if spare < 0 else min(_AROUND, spare // 2)
    inside: Any = area.widget()
    wanted = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size()).adjusted(0, -around, 0, around)
    wanted.setSize(wanted.size().boundedTo(room))
    area.ensureVisible(wanted.center().x(), wanted.center().y(), wanted.width() // 2, wanted.height() // 2)
