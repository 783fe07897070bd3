"""Making practice books: a story told into a new file, day by day, that stays only if it is whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from coopbooks import bookfile
from coopbooks.books import Club, change_club
from coopbooks.days import Period
from coopbooks.errors import Trouble
from coopbooks.i18n import N_, _, speaking
from coopbooks.progress import Progress, unheard
from coopbooks.training import bakery, workshop
from coopbooks.training.diary import Clock, Diary


@dataclass(frozen=True, slots=True)
class _Story:
    """Whose books, which days (the last one is where they stand still), and how they begin and go on."""

    club: Callable[[str], Club]
    days: Period
    begin: Callable[[Diary], Callable[[], None]]


_STORIES: Final = {
    "bakery": _Story(bakery.club, bakery.DAYS, bakery.begin),
    "workshop": _Story(workshop.club, workshop.DAYS, workshop.begin),
}


PRACTICE: Final = tuple(_STORIES)
"""The keys of the practice books on offer."""


def practice_path(folder: Path, key: str) -> Path:
    """Return where practice books lie in a folder, whether they are made or not."""
    if key not in PRACTICE:
        raise ValueError(f"no such practice books: {key!r}")
    return folder / f"practice-{key}{bookfile.SUFFIX}"


def make_practice(key: str, folder: Path, language: str, *, fresh: bool = False, progress: Progress = unheard) -> Path:
    """Make practice books where there are none yet, and return their file; no other books may be open meanwhile.

    With ``fresh`` they start again from the beginning, and what was tried out in them is gone. Whatever ``progress``
    raises comes out of here, and then the folder is as it was. Trouble where the folder cannot be written to.
    """
    path = practice_path(folder, key)
    if path.exists() and not fresh:
        return path
    with _sorting_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".practice-", dir=folder, ignore_cleanup_errors=True) as aside:
            half_made = Path(aside) / path.name
            with speaking(language):
                _tell(_STORIES[key], half_made, language, progress)
            half_made.replace(path)
    return path


@contextmanager
def _sorting_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        words = N_(
            "The practice books cannot be put into %(folder)s. Close them where they are open, or free some space."
        )
        raise Trouble(lambda: _(words) % {"folder": folder}, "cannot_write") from error


def _tell(story: _Story, path: Path, language: str, progress: Progress) -> None:
    """Write a whole story into a new file and let its books stand still on the last day.

    The beginning is a change of its own: while new accounts or activities may still be rolled back, the chart is asked
    for with every posting.
    """
    clock = Clock(story.days.first)
    books = bookfile.make(path, replace(story.club(language), practice=True), clock)
    try:
        diary = Diary(books, clock)
        with books.change():
            live = story.begin(diary)
        with books.change():
            _live(story.days, clock, live, progress)
            change_club(books, replace(books.club, practice_day=story.days.last))
    finally:
        books.close()


def _live(days: Period, clock: Clock, live: Callable[[], None], progress: Progress) -> None:
    whole = (days.after - days.first).days
    for done in range(whole):
        clock.turn_to(days.first + timedelta(days=done))
        live()
        progress(done + 1, whole)
