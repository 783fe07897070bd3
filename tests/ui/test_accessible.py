"""What a screen reader is told: every control of every scene has a name, in the language spoken, and its hint or sign
in words; read through the same interface a screen reader reads.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
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
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coopbooks.i18n import LANGUAGES, translations_folder
from tests.shots.views import USUAL
from tests.ui.conftest import Walk
from tests.ui.hands import Hands
from ui.shared.day_edit import DayEdit
from ui.shared.field_box import FieldBox
from ui.shared.labels import press
from ui.shared.words import speak

Told = QAccessible.Text
_Role = QAccessible.Role
_WITHOUT = {_Role.Client, _Role.Pane, _Role.Window, _Role.Dialog, _Role.StaticText}
"""Grounds that hold others and words to be read are no controls."""
_SAID = ("accessibleName", "accessibleDescription", "toolTip", "text", "placeholderText", "windowTitle", "toPlainText")
_PLACEHOLDER = re.compile(r"%\\\(\w+\\\)s")
"""One, in a text made fit for a pattern."""
_WORDS = re.compile(r"^\W*\w{2,}|\w{3,}(?!\)s)")
"""Something that is not only placeholders and signs."""
_ACROSS = Qt.Orientation.Horizontal


def interfaces(root: QWidget) -> Iterator[Any]:
    """Everything a screen reader can come to in a window; the cells of a table are named by what they show."""
    waiting: list[Any] = [QAccessible.queryAccessibleInterface(root)]
    while waiting:
        one = waiting.pop()
        if one is None or not one.isValid() or one.state().invisible:
            continue
        yield one
        if one.role() not in (_Role.Table, _Role.List):
            waiting += [one.child(place) for place in range(one.childCount())]


def unnamed(root: QWidget) -> Iterator[str]:
    for one in interfaces(root):
        control = one.state().focusable or one.role() in (_Role.Button, _Role.EditableText)
        if control and one.role() not in _WITHOUT and not one.text(Told.Name).strip():
            yield f"{one.role().name} {type(one.object()).__name__} has no name"


def unsaid(root: QWidget) -> Iterator[str]:
    """Signs without words beside them, hints beside a field, tables: what only eyes would be told."""
    for button in root.findChildren(QPushButton) + root.findChildren(QToolButton):
        sign = button.text() if isinstance(button, QPushButton) else ""
        if button.isVisibleTo(root) and not any(map(str.isalpha, sign)) and not _described(button):
            yield f"the sign “{button.text()}” is not described"
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
    others = [english for english, spanish in pairs if spanish and _bare(english) != _bare(spanish)]
    return re.compile("|".join(_PLACEHOLDER.sub(".+", re.escape(_bare(one))) for one in others if _WORDS.search(one)))


def _several(texts: Any) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _bare(text: str) -> str:
    """Without the letter marked to be pressed with Alt."""
    return text.replace("&", "")


def untranslated(root: QWidget) -> Iterator[str]:
    """What is said in English where Spanish is spoken, to the eyes or to the ears."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisibleTo(root):
            for text in filter(None, map(_bare, _texts(widget))):
                if _english().fullmatch(text):
                    yield f"“{text}” of {type(widget).__name__} is English"


def _texts(widget: Any) -> Iterator[str]:
    for name in _SAID:
        text = getattr(widget, name, None)
        yield str(text() or "") if callable(text) else ""
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QHeaderView) and widget.count():
        yield from (str(widget.model().headerData(place, _ACROSS) or "") for place in range(widget.count()))


def unfocused(root: QWidget) -> Iterator[str]:
    """Where nothing has the cursor, a key goes nowhere."""
    at: Any = root.focusWidget()
    if at is None or not at.isVisibleTo(root) or not at.isEnabled():
        yield f"the cursor is nowhere to be seen: {at}"


def _described(widget: QWidget) -> str:
    return widget.accessibleDescription() or widget.toolTip() or widget.accessibleName()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_of_every_scene_is_named(language: str, walk_through: Walk, qtbot: QtBot) -> None:
    speak(language)
    found = defaultdict(list)
    for name, shown, _view in walk_through(language, [USUAL]):
        english = untranslated(shown) if language == "es" else ()
        for what in {*unnamed(shown), *unsaid(shown), *unfocused(shown), *english}:
            found[what].append(name)
    assert not found, "\n".join(f"{what} in {', '.join(names)}" for what, names in found.items())


def test_what_has_no_name_is_found(qtbot: QtBot) -> None:
    """The test can fail: a button with a drawing alone, and one that is named."""
    window = QWidget()
    qtbot.addWidget(window)
    nameless, named = QPushButton(window), QPushButton("Save", window)
    named.move(0, 40)
    window.show()
    assert list(unnamed(window)) == ["Button QPushButton has no name"]
    assert len(list(unsaid(window))) == 1
    nameless.setAccessibleName("Close")
    assert [*unnamed(window), *unsaid(window)] == []


def test_what_is_english_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for text, named in (("Guardar", "Save"), ("Bs 5,00 de más", ""), ("Print…", "Voided by V-7."), ("Sofía", "Notas")):
        QPushButton(text, window).setAccessibleName(named)
    window.show()
    found = list(untranslated(window))
    assert found == [f"“{text}” of QPushButton is English" for text in ("Save", "Voided by V-7.", "Print…")]


def test_tabs_are_a_list_of_names(qtbot: QtBot) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "Sales")
    tabs.show()
    roles = {one.role() for one in interfaces(tabs) if one.text(Told.Name) == "Sales"}
    assert _Role.PageTab in roles


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_opens_over_a_field_and_under_a_menu_is_named(language: str, hands: Hands, qtbot: QtBot) -> None:
    speak(language)
    field = DayEdit(hands.window.books.today)
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    calendar: Any = field.calendar
    assert not [*unnamed(calendar), *unsaid(calendar), *(untranslated(calendar) if language == "es" else ())]
    assert not [one for one in calendar.findChildren(QToolButton) if not one.accessibleName()]
    calendar.close()
    for menu in hands.window.menuBar().findChildren(QMenu):
        assert menu.accessibleName() == _bare(menu.title())


def test_pages_and_languages_are_announced_as_one_of_several(hands: Hands) -> None:
    sidebar = hands.window.sidebar
    for one in (*sidebar.buttons.values(), *sidebar.languages.values()):
        assert QAccessible.queryAccessibleInterface(one).role() == _Role.RadioButton


def test_the_keys_that_press_a_button_are_told(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    made = QPushButton("Correct…", ground)
    press(made, "Ctrl+E", ground)
    assert made.accessibleDescription() == "Ctrl+E"
