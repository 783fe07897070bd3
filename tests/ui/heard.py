"""What a screen reader would hear of a window, and what is missing there: read through the interface it reads."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from coopbooks.i18n import translations_folder
from ui.shared.field_box import FieldBox
from ui.shared.record_table import RecordTable
from ui.shared.table_menu import table_menu

Told = QAccessible.Text
Role = QAccessible.Role
_WITHOUT = {Role.Client, Role.Pane, Role.Window, Role.Dialog, Role.StaticText}
"""Grounds that hold others and words to be read are no controls."""
_TOLD_BY_NAME = {Role.MenuItem, Role.Border, Role.PageTabList}
"""The entry of a menu and what is but read say all in their name; of the row of tabs Qt tells the name of one of them,
and each of them is described.
"""
_SAID = ("accessibleName", "accessibleDescription", "toolTip", "text", "placeholderText", "windowTitle", "toPlainText")
_PLACEHOLDER = re.compile(r"%\\\(\w+\\\)s")
"""One, in a text made fit for a pattern."""
_WORDS = re.compile(r"^\W*\w{2,}|\w{3,}(?!\)s)")
"""Something that is not only placeholders and signs."""
_SMALL = re.compile(r"\b(the|of|and|to|with|for|which|what|its|it|this|that|is|are|from|by)\b", re.IGNORECASE)
"""Words of which an English sentence has one, and no Spanish one has any."""
_ACROSS = Qt.Orientation.Horizontal


def interfaces(root: QWidget) -> Iterator[Any]:
    """Everything a screen reader can come to in a window; the cells of a table are named by what they show."""
    waiting: list[Any] = [QAccessible.queryAccessibleInterface(root)]
    while waiting:
        one = waiting.pop()
        if one is None or not one.isValid() or one.state().invisible:
            continue
        yield one
        if one.role() not in (Role.Table, Role.List):
            waiting += [one.child(place) for place in range(one.childCount())]


def controls(root: QWidget) -> Iterator[Any]:
    """What can be pressed, typed in, chosen from or gone through."""
    for one in interfaces(root):
        control = one.state().focusable or one.role() in (Role.Button, Role.EditableText)
        if control and one.role() not in _WITHOUT:
            yield one


def unnamed(root: QWidget) -> Iterator[str]:
    for one in controls(root):
        if not one.text(Told.Name).strip():
            yield f"{one.role().name} {type(one.object()).__name__} has no name"


def undescribed(root: QWidget) -> Iterator[str]:
    """Controls of which nothing is said but their name."""
    for one in controls(root):
        name, said = one.text(Told.Name).strip(), one.text(Told.Description).strip()
        if one.role() not in _TOLD_BY_NAME and _plain(said) in ("", _plain(name)):
            yield f"{one.role().name} {type(one.object()).__name__} “{name}” is not described"
    for menu in menus(root):
        if not menu.accessibleName():
            yield f"the menu of {menu.actions()[0].text()} has no name"


def menus(root: QWidget) -> Iterator[QMenu]:
    """The menus that buttons and tables in sight would open."""
    for one in root.findChildren(QPushButton):
        menu: QMenu | None = one.menu()
        if menu and one.isVisibleTo(root):
            menu.aboutToShow.emit()
            yield menu
    for table in root.findChildren(RecordTable):
        if table.isVisibleTo(root):
            menu = table_menu(table)
            yield from (menu, *menu.findChildren(QMenu))
            menu.deleteLater()


def _plain(text: str) -> str:
    return text.casefold().strip(" .")


def unsaid(root: QWidget) -> Iterator[str]:
    """Signs without words beside them, hints beside a field, tables: what only eyes would be told."""
    for one in root.findChildren(QPushButton) + root.findChildren(QToolButton):
        sign = one.text() if isinstance(one, QPushButton) else ""
        if one.isVisibleTo(root) and not any(map(str.isalpha, sign)) and not _described(one):
            yield f"the sign “{one.text()}” is not described"
    for box in root.findChildren(FieldBox):
        if box.isVisibleTo(root) and box.told and box.told not in _described(box.editor):
            yield f"“{box.told}” is not read with its field"
        for field in box.findChildren(QLineEdit) + box.findChildren(QComboBox):
            if field.isVisibleTo(root) and not field.accessibleDescription():
                yield f"the field “{field.accessibleName()}” does not say how it is used"
    for table in root.findChildren(QTableView):
        if table.isVisibleTo(root) and not (table.accessibleName() and table.accessibleDescription()):
            yield f"the table “{table.accessibleName()}” does not say what can be done with it"


@cache
def _english() -> re.Pattern[str]:
    """Every English text that is another one in Spanish; whatever was filled in for a placeholder."""
    with (translations_folder() / "es" / "LC_MESSAGES" / "coopbooks.po").open("rb") as file:
        messages = [one for one in read_po(file) if one.id]
    pairs = [pair for one in messages for pair in zip(_several(one.id), _several(one.string), strict=False)]
    others = [english for english, spanish in pairs if spanish and bare(english) != bare(spanish)]
    return re.compile("|".join(_PLACEHOLDER.sub(".+", re.escape(bare(one))) for one in others if _WORDS.search(one)))


def _several(texts: Any) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def bare(text: str) -> str:
    """Without the letter marked to be pressed with Alt."""
    return text.replace("&", "")


def untranslated(root: QWidget) -> Iterator[str]:
    """What is said in English where Spanish is spoken, to the eyes or to the ears."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisibleTo(root):
            yield from _english_of(widget)
    for menu in menus(root):
        yield from _english_of(menu)


def _english_of(widget: QWidget) -> Iterator[str]:
    for text in filter(None, map(bare, _texts(widget))):
        if _english().fullmatch(text):
            yield f"“{text}” of {type(widget).__name__} is English"


def _texts(widget: Any) -> Iterator[str]:
    for name in _SAID:
        text = getattr(widget, name, None)
        yield str(text() or "") if callable(text) else ""
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (text(place) for text in (widget.tabText, widget.tabToolTip) for place in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QHeaderView) and widget.count():
        yield from (str(widget.model().headerData(place, _ACROSS) or "") for place in range(widget.count()))


def unmarked(root: QWidget) -> Iterator[str]:
    """What is told of controls in English whatever is spoken, for nobody marked it to be translated."""
    for one in controls(root):
        said = one.text(Told.Description)
        if _SMALL.search(said) and not Path(said).is_absolute():
            yield f"“{said}” is English in every language"


def unfocused(root: QWidget) -> Iterator[str]:
    """Where nothing has the cursor, a key goes nowhere."""
    at: Any = root.focusWidget()
    if at is None or not at.isVisibleTo(root) or not at.isEnabled():
        yield f"the cursor is nowhere to be seen: {at}"


def _described(widget: QWidget) -> str:
    return widget.accessibleDescription() or widget.toolTip() or widget.accessibleName()
