"""Every scene of the program in the usual looks, walked through once in each language for all that is asked of it."""

import ast
import importlib
import inspect
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import ui
from coopbooks.i18n import LANGUAGES
from tests.shots.cut import unread
from tests.shots.views import BIG, LOW, USUAL
from tests.ui.conftest import Walk
from tests.ui.heard import undescribed, unfocused, unmarked, unnamed, unsaid, untranslated
from ui.shared.asking import Asking
from ui.shared.over import Over
from ui.shared.words import speak
from ui.window import Window

ROOT = Path(ui.__file__).parent


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scene_can_be_read_and_heard(
    language: str, walk_through: Walk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every control is named and described, nothing is cut off; every form, record, paper and question is there."""
    asked = _noted(monkeypatch)
    speak(language)
    found, opened = defaultdict(list), set()
    for name, shown, view in walk_through(language, [USUAL, LOW, BIG]):
        opened |= {type(one).__name__ for one in shown.findChildren(Over)} if isinstance(shown, Window) else set()
        for what in {*unread(shown, view), *(_unheard(shown, language) if view is USUAL else ())}:
            found[what].append(name)
    assert not found, "\n".join(f"{what} in {', '.join(names)}" for what, names in found.items())
    assert {one.__name__ for one in _concrete(Over)} - opened == set()
    assert set(_questions()) - asked == set()


def _unheard(shown: QWidget, language: str) -> list[str]:
    english = (*untranslated(shown), *unmarked(shown)) if language == "es" else ()
    return [*unnamed(shown), *undescribed(shown), *unsaid(shown), *unfocused(shown), *english]


def _noted(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Note where every question is asked from now on."""
    asked: set[tuple[str, str]] = set()
    ask = Asking.__init__

    def note(self: Asking, *args: Any, **named: Any) -> None:
        asked.add(_asker())
        ask(self, *args, **named)

    monkeypatch.setattr(Asking, "__init__", note)
    return asked


def _asker() -> tuple[str, str]:
    """The module and function that asks, whatever kind of question it is."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_code.co_name == "__init__":
        frame = frame.f_back
    return Path(frame.f_code.co_filename).name, frame.f_code.co_name


def _concrete(base: type) -> Iterator[type]:
    """The classes below a base that are opened as they are: those nothing is derived from."""
    for module in pkgutil.walk_packages([str(ROOT)], "ui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    below: list[type] = base.__subclasses__()
    while below:
        one = below.pop()
        below += one.__subclasses__()
        if not one.__subclasses__() and one.__module__.startswith("ui.") and not inspect.isabstract(one):
            yield one


def _questions() -> Iterator[tuple[str, str]]:
    """Where the program asks: the file and the function."""
    for path in ROOT.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and any(map(_asks, ast.walk(function))):
                yield path.name, function.name


def _asks(node: ast.AST) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Name) and called.id in ("Asking", "TemplateQuestion")
