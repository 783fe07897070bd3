"""Nothing is cut off: every scene can be read whole with large text on the smallest screen, and on a dense one.

In the usual looks it is asked in :mod:`test_every_scene`.
"""

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import ui
from tests.shots.cut import unread
from tests.shots.views import SMALL, View
from tests.ui.conftest import Walk
from ui import look
from ui.shared.words import speak

LARGEST = View("largest", 1024, 600, 200)
ROOT = Path(ui.__file__).parent.parent


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "view"),
    [("en", SMALL), ("es", SMALL), ("es", LARGEST)],  # the longer words
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_nothing_is_cut_off(language: str, view: View, walk_through: Walk, qtbot: QtBot) -> None:
    look.wear("light", view.percent)
    speak(language)
    cut = defaultdict(list)
    for name, shown, _view in walk_through(language, [view]):
        for what in unread(shown, view):
            cut[what].append(name)
    assert not cut, "\n".join(f"{what} in {', '.join(names)}" for what, names in cut.items())


@pytest.mark.slow
def test_nothing_is_cut_off_where_the_screen_is_twice_as_dense() -> None:
    """How dense a screen is Qt asks once, when it starts: so in a program of its own, whose pictures prove it."""
    dense = os.environ | {"QT_SCALE_FACTOR": "2"}
    walked = subprocess.run([sys.executable, "-c", _WALK_DENSE], cwd=ROOT, env=dense, capture_output=True, text=True)
    assert walked.returncode == 0, walked.stderr
    first, *cut = walked.stdout.splitlines()
    assert first == "2732 × 1536"
    assert cut == []


_WALK_DENSE = """
from pathlib import Path
from tempfile import TemporaryDirectory
from tests.shots.__main__ import _begin
from tests.shots.cut import unread
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
        for what in unread(shown, view):
            print(what, "in", name)
"""
