"""A walk through every scene on one screen or more, each standing still when it is looked at."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.shots.questions import Scene, start_scenes
from tests.shots.scenes import empty_scenes, practice_scenes
from tests.shots.views import View
from tests.shots.windows import empty_window, practice_window, settle, start_window

Sight = tuple[str, QWidget, View]
"""The name of a scene, what is to be looked at, and on which screen."""


def walk(
    folder: Path, language: str, views: Sequence[View], wanted: Callable[[str], bool] = lambda _name: True
) -> Iterator[Sight]:
    """Bring every scene into sight that is ``wanted`` by its name, in the language spoken and the look worn.

    It is brought up on the first screen, and shown on the others, too, whose text is as large. The books are made in a
    folder.
    """
    with practice_window(folder, language) as window:
        yield from _shown(window, practice_scenes(window), views, wanted)
    with empty_window(folder) as window:
        yield from _shown(window, empty_scenes(window), views, wanted)
    with start_window(folder) as start:
        yield from _shown(start, start_scenes(start), views, wanted)


def _shown(
    window: QWidget, scenes: Iterator[Scene], views: Sequence[View], wanted: Callable[[str], bool]
) -> Iterator[Sight]:
    """Let those wanted come to rest on each screen; the others are passed by, for one scene may lead to the next."""
    first, *others = views
    first.fit(window)
    for name, shown in scenes:
        if wanted(name):
            settle(window)
            yield name, shown, first
            for view in others:
                view.fit(window)
                settle(window)
                yield name, shown, view
            if others:
                first.fit(window)
