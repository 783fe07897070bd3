"""Words a reader cannot read whole: elided or clipped in a label, a button, a heading, a field, or cut off by what is
around them. Tables may shorten their cells, which say the rest when pointed at; nothing else may.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, combinations
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from tests.shots.views import View
from ui.shared.choice import Tick
from ui.shared.choices import ActivityChoice, BoxChoice
from ui.shared.tab_bar import FoldingTabBar

_HAIR: Final = 2
"""Pixels a letter may lean over the rectangle Qt measures it by."""
_READABLE: Final = 72
"""Pixels of a refusal that are enough to begin reading it; the rest is scrolled to."""
_LEAST: Final = 6
"""Pixels of a widget that must be lost before it is called cut off: less is its margin."""


def unread(shown: QWidget, view: View) -> list[str]:
    """Return all that cannot be read in a scene on this screen."""
    found = (*cut_texts(shown), *unread_refusals(shown), *view.beyond(shown))
    return [f"{what} on a screen that is {view.name}" for what in found]


def cut_texts(root: QWidget) -> list[str]:
    """Return what cannot be read whole, each as ``class “text”: why``."""
    shown = [root, *(one for one in root.findChildren(QWidget) if one.isVisibleTo(root))]
    found = (*((one, *cut) for one in shown for cut in _cut(one, root)), *_covered(shown))
    return [f"{type(one).__name__} “{text}”: {why}" for one, text, why in found]


def unread_refusals(root: QWidget) -> list[str]:
    """Return what is refused where nothing refused is seen, neither at its field nor at the foot of its form.

    The first that is refused is, where the cursor goes; others are scrolled to, or come next.
    """
    said = [one for one in root.findChildren(QLabel) if one.property("kind") == "refused" and one.isVisibleTo(root)]
    seen = [one.text() for one in said if one.visibleRegion().boundingRect().height() >= min(one.height(), _READABLE)]
    sentences = [one.text() for one in said if one.text().endswith((".", "?"))]  # no figure that is less than nothing
    read = [text for text in sentences if any(one.endswith(text) for one in seen)]
    return [] if read else [f"“{text}” is refused where nobody sees it" for text in sentences]


def _covered(shown: Sequence[QWidget]) -> Iterator[tuple[QWidget, str, str]]:
    """What lies under something else that says anything, both laid out in the same place."""
    beside: dict[QWidget, list[QWidget]] = {}
    for one in shown:
        around = one.parentWidget()
        if _text(one) and around and not isinstance(around, QLineEdit | QTabBar):
            beside.setdefault(around, []).append(one)
    for first, second in chain.from_iterable(combinations(those, 2) for those in beside.values()):
        common = first.geometry().intersected(second.geometry())
        if common.width() > _LEAST and common.height() > _LEAST:
            yield first, _text(first), f"lies under “{_text(second)}”"


def _cut(widget: QWidget, root: QWidget) -> Iterator[tuple[str, str]]:
    look = next((look for kind, look in _LOOKS if isinstance(widget, kind)), None)
    if look:
        yield from look(widget)
    text = _text(widget)
    if text and (why := _cut_off(widget, root)):
        yield text, why


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() or (widget.accessibleName() if isinstance(widget, QAbstractButton) else "")
    if isinstance(widget, QLineEdit | QComboBox):
        return widget.accessibleName() or "a field"
    return ""


def _label(one: QLabel) -> Iterator[tuple[str, str]]:
    if not one.text() or one.textFormat() == Qt.TextFormat.RichText:
        return
    room = one.contentsRect().adjusted(one.margin(), one.margin(), -one.margin(), -one.margin())
    wrap = Qt.TextFlag.TextWordWrap if one.wordWrap() else Qt.TextFlag.TextSingleLine
    needed = one.fontMetrics().boundingRect(QRect(0, 0, max(room.width(), 1), 10_000), int(wrap), one.text())
    if needed.width() > room.width() + _HAIR:
        yield one.text(), f"is {needed.width()} wide in {room.width()}"
    if needed.height() > room.height() + _HAIR:
        yield one.text(), f"is {needed.height()} high in {room.height()}"


def _button(one: QAbstractButton) -> Iterator[tuple[str, str]]:
    drawn_only = isinstance(one, QToolButton) and one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    if not one.text() or drawn_only:
        return
    text = one.text().replace("&&", "&").replace("&", "") if isinstance(one, QPushButton) else one.text()
    wanted = one.fontMetrics().horizontalAdvance(text)
    icon = 0 if one.icon().isNull() else one.iconSize().width() + 4
    if wanted + icon > one.width() + _HAIR or one.sizeHint().width() > one.width() + _HAIR:
        yield one.text(), f"wants {one.sizeHint().width()} in {one.width()}"
    if one.fontMetrics().height() > one.height() + _HAIR:
        yield one.text(), f"is {one.fontMetrics().height()} high in {one.height()}"


def _tick(one: Tick) -> Iterator[tuple[str, str]]:
    if one.heightForWidth(one.width()) > one.height() + _HAIR:
        yield one.text(), f"is {one.heightForWidth(one.width())} high in {one.height()}"
    if one.minimumSizeHint().width() > one.width() + _HAIR:
        yield one.text(), f"has a word that wants {one.minimumSizeHint().width()} in {one.width()}"


def _combo(one: QComboBox) -> Iterator[tuple[str, str]]:
    option = QStyleOptionComboBox()
    one.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = one.style().subControlRect(control, option, part, one).width()
    wanted = one.fontMetrics().horizontalAdvance(one.currentText())
    named = isinstance(one, ActivityChoice | BoxChoice)  # by people, as long as they like: a tip says all of it
    if not one.isEditable() and not (named and one.toolTip() == one.currentText()) and wanted > room + _HAIR:
        yield one.currentText(), f"is {wanted} wide in {room}"


def _line(one: QLineEdit) -> Iterator[tuple[str, str]]:
    """What is typed scrolls; what the program itself says in a field must be seen."""
    option = QStyleOptionFrame()
    one.initStyleOption(option)
    room = one.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, one)
    said = one.placeholderText() if not one.text() else one.text() if one.isReadOnly() else ""
    wanted = one.fontMetrics().horizontalAdvance(said)
    if said and wanted > room.width() + _HAIR:
        yield said, f"is {wanted} wide in {room.width()}"
    if one.fontMetrics().height() > one.height() + _HAIR:
        yield one.accessibleName(), f"is {one.fontMetrics().height()} high in {one.height()}"


def _header(one: QHeaderView) -> Iterator[tuple[str, str]]:
    if one.orientation() == Qt.Orientation.Vertical or one.model() is None:
        return
    for place in (place for place in range(one.count()) if not one.isSectionHidden(place)):
        text = str(one.model().headerData(place, Qt.Orientation.Horizontal) or "")
        wanted = one.sectionSizeFromContents(place).width() if text else 0
        if wanted > one.sectionSize(place) + _HAIR:
            yield text, f"wants {wanted} in {one.sectionSize(place)}"


def _tabs(one: QTabBar) -> Iterator[tuple[str, str]]:
    if isinstance(one, FoldingTabBar) and one.folded:
        return  # they are in a list, which is looked at for itself
    for place in range(one.count()):
        wanted = one.fontMetrics().horizontalAdvance(one.tabText(place).replace("&", ""))
        seen = one.tabRect(place).intersected(one.rect())
        if wanted > seen.width() + _HAIR:
            yield one.tabText(place), f"is {wanted} wide in {seen.width()}"


def _written(one: QTextEdit) -> Iterator[tuple[str, str]]:
    """What is written wraps, but for words and amounts that are too long for a line."""
    wanted = one.document().size().width()
    if wanted > one.viewport().width() + _HAIR:
        yield one.toPlainText()[:40], f"is {wanted:.0f} wide in {one.viewport().width()}"


def _cut_off(one: QWidget, root: QWidget) -> str:
    """Say what cuts it off; whatever can be scrolled to is not cut off."""
    seen = QRect(QPoint(0, 0), one.size())
    inner, outer = one, one.parentWidget()
    while inner is not root and outer is not None:
        seen.translate(inner.pos())
        area = outer.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is outer:
            return _beyond_scrolling(one, seen, area)
        kept = seen.intersected(outer.rect())
        if seen.width() - kept.width() > _LEAST or seen.height() - kept.height() > _LEAST:
            lost = f"{seen.width() - kept.width()} × {seen.height() - kept.height()}"
            return f"loses {lost} of {one.width()} × {one.height()} in {type(outer).__name__}"
        inner, outer = outer, outer.parentWidget()
    return ""


def _beyond_scrolling(one: QWidget, seen: QRect, area: QAbstractScrollArea) -> str:
    """A page that scrolls up and down need not scroll sideways: there its edges cut like any other."""
    room, bars = area.viewport().width(), Qt.ScrollBarPolicy
    sideways = area.horizontalScrollBarPolicy() != bars.ScrollBarAlwaysOff and area.horizontalScrollBar().maximum() > 0
    if isinstance(area, QScrollArea) and not sideways and seen.right() - room > _LEAST:
        return f"ends {seen.right() - room} beyond the {room} of what scrolls"
    return ""


_LOOKS: Final[tuple[tuple[type, Callable[[Any], Iterator[tuple[str, str]]]], ...]] = (
    (QLabel, _label),
    (Tick, _tick),
    (QAbstractButton, _button),
    (QComboBox, _combo),
    (QLineEdit, _line),
    (QHeaderView, _header),
    (QTabBar, _tabs),
    (QTextEdit, _written),
)
"""How each kind of widget is looked at: the first that fits counts."""
