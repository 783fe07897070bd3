"""A walk through every scene on one screen, each standing still when it is looked at."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.shots.questions import Scene, start_scenes
from tests.shots.scenes import empty_scenes, practice_scenes
from tests.shots.views import View
from tests.shots.windows import empty_window, practice_window, settle, start_window


def walk(
    folder: Path, language: str, view: View, wanted: Callable[[str], bool] = lambda _name: True
) -> Iterator[Scene]:
    """Bring every scene into sight that is ``wanted`` by its name, in the language spoken and the look worn; the books
    are made in a folder.
    """
    with practice_window(folder, language) as window:
        view.fit(window)
        yield from _still(practice_scenes(window), wanted)
    with empty_window(folder) as window:
        view.fit(window)
        yield from _still(empty_scenes(window), wanted)
    with start_window(folder) as start:
        view.fit(start)
        yield from _still(start_scenes(start), wanted)


def _still(scenes: Iterator[Scene], wanted: Callable[[str], bool]) -> Iterator[Scene]:
    """Let those wanted come to rest; the others are passed by, for one scene may lead to the next."""
    for name, shown in scenes:
        if wanted(name):
            settle()
            yield name, shown
