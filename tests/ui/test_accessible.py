"""What a screen reader is told: every control of every scene has a name, in the language spoken, and its hint or sign
in words; read through the same interface a screen reader reads.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QTableView, QTabWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from coopbooks.i18n import LANGUAGES
from tests.shots.views import USUAL
from tests.shots.walk import walk
from ui.shared.asking import Asking
from ui.shared.field_box import FieldBox
from ui.shared.words import speak

Told = QAccessible.Text
_Role = QAccessible.Role
_WITHOUT = {_Role.Client, _Role.Pane, _Role.Window, _Role.Dialog, _Role.StaticText}
"""Grounds that hold others and words to be read are no controls."""


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
    for table in root.findChildren(QTableView):
        if table.isVisibleTo(root) and not (table.accessibleName() and table.accessibleDescription()):
            yield f"the table “{table.accessibleName()}” does not say what can be done with it"


def unfocused(root: QWidget) -> Iterator[str]:
    """Where nothing has the cursor, a key goes nowhere."""
    at: Any = root.focusWidget()
    if at is None or not at.isVisibleTo(root) or not at.isEnabled():
        yield f"the cursor is nowhere to be seen: {at}"


def _described(widget: QWidget) -> str:
    return widget.accessibleDescription() or widget.toolTip() or widget.accessibleName()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_of_every_scene_is_named(
    language: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Asking, "screen", Asking.screen)
    speak(language)
    found = defaultdict(list)
    for name, shown in walk(tmp_path, language, USUAL):
        for what in {*unnamed(shown), *unsaid(shown), *unfocused(shown)}:
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


def test_tabs_are_a_list_of_names(qtbot: QtBot) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "Sales")
    tabs.show()
    roles = {one.role() for one in interfaces(tabs) if one.text(Told.Name) == "Sales"}
    assert _Role.PageTab in roles
