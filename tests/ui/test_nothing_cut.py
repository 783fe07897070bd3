"""Nothing is cut off: every scene of the program can be read whole, on the smallest screen with large text, too."""

import ast
import importlib
import inspect
import os
import pkgutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

import ui
from coopbooks.i18n import LANGUAGES
from tests.shots.cut import cut_texts, unread_refusals
from tests.shots.views import BIG, SMALL, USUAL, View
from tests.ui.conftest import Walk
from ui import look
from ui.shared.asking import Asking
from ui.shared.over import Over
from ui.shared.words import speak
from ui.window import Window

LOW = View("low", 1024, 600)
LARGEST = View("largest", 1024, 600, 200)
ROOT = Path(ui.__file__).parent


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "views"),
    [*product(LANGUAGES, ((USUAL, LOW, BIG), (SMALL,))), ("es", (LARGEST,))],  # the longer words
    ids=lambda one: one if isinstance(one, str) else one[0].name,
)
def test_nothing_is_cut_off(language: str, views: tuple[View, ...], walk_through: Walk, qtbot: QtBot) -> None:
    look.wear("light", views[0].percent)
    speak(language)
    cut = defaultdict(list)
    for name, shown, view in walk_through(language, views):
        for what in (*cut_texts(shown), *unread_refusals(shown), *view.beyond(shown)):
            cut[f"{what} on a screen that is {view.name}"].append(name)
    assert not cut, "\n".join(f"{what} in {', '.join(names)}" for what, names in cut.items())


@pytest.mark.slow
def test_nothing_is_cut_off_where_the_screen_is_twice_as_dense() -> None:
    """How dense a screen is Qt asks once, when it starts: so in a program of its own, whose pictures prove it."""
    dense = os.environ | {"QT_SCALE_FACTOR": "2"}
    walked = subprocess.run(
        [sys.executable, "-c", _WALK_DENSE], cwd=ROOT.parent, env=dense, capture_output=True, text=True
    )
    assert walked.returncode == 0, walked.stderr
    first, *cut = walked.stdout.splitlines()
    assert first == "2732 × 1536"
    assert cut == []


_WALK_DENSE = """
from pathlib import Path
from tempfile import TemporaryDirectory
from tests.shots.__main__ import _begin
from tests.shots.cut import cut_texts, unread_refusals
from tests.shots.views import USUAL
from tests.shots.walk import walk
from ui.shared.words import speak

with TemporaryDirectory() as aside:
    _begin(Path(aside))
    speak("es")
    for place, (name, shown, view) in enumerate(walk(Path(aside), "es", [USUAL])):
        if place == 0:
            picture = shown.grab()
            print(picture.width(), "×", picture.height())
        for what in (*cut_texts(shown), *unread_refusals(shown), *view.beyond(shown)):
            print(what, "in", name)
"""


@pytest.mark.slow
def test_everything_that_can_be_opened_is_looked_at(
    walk_through: Walk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every form, record and paper, and every question wherever it is asked."""
    asked: set[tuple[str, str]] = set()
    ask = Asking.__init__

    def note(self: Asking, *args: Any, **named: Any) -> None:
        asked.add(_asker())
        ask(self, *args, **named)

    monkeypatch.setattr(Asking, "__init__", note)
    opened = set()
    for _name, shown, _view in walk_through("en", [USUAL]):
        opened |= {type(one) for one in shown.findChildren(Over)} if isinstance(shown, Window) else set()
    assert {one.__name__ for one in _concrete(Over)} - {one.__name__ for one in opened} == set()
    assert set(_questions()) - asked == set()


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
