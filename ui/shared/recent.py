"""The books opened last on this computer, with what their clubs are called: known without opening them."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui.shared import memory

if TYPE_CHECKING:  # the start screen is there the sooner without what only open books need
    from coopbooks.books import Books

_FILES, _NAMES = "recent", "recent_clubs"
_MOST: Final = 6


def recent() -> dict[Path, str]:
    """Return those that are still there, the newest first, each by its club; by its file, too, where that is not said
    by the club alone.
    """
    clubs = _clubs()
    names = list(clubs.values())
    return {path: _called(path, club, alone=names.count(club) == 1) for path, club in clubs.items()}


def remember(books: Books) -> None:
    """Remember open books as the newest; not those to practise in."""
    if books.club.practice:
        return
    clubs = _clubs()
    clubs.pop(books.path, None)
    known = [(books.path, books.club.name), *clubs.items()][:_MOST]
    memory.remember(_FILES, [str(path) for path, _club in known])
    memory.remember(_NAMES, [club for _path, club in known])


def _clubs() -> dict[Path, str]:
    """What each club is called, as far as that was noted."""
    files = [Path(file) for file in memory.recall_list(_FILES)]
    clubs = zip_longest(files, memory.recall_list(_NAMES)[: len(files)], fillvalue="")
    return {Path(file): str(club) for file, club in clubs if Path(file).exists()}


def _called(path: Path, club: str, *, alone: bool) -> str:
    return path.stem if not club else club if alone else f"{club} · {path.stem}"
