"""Backing up closed books, keeping ten copies, putting one aside before a change of version, rescuing, restoring."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Final

from coopbooks.bookfile.copying import copy, discarding, flush, held, prove, same, settle
from coopbooks.bookfile.header import Stamp, recognise
from coopbooks.bookfile.shelf import PART, SUFFIX, Backup, Cause, left_behind, list_backups, new_name
from coopbooks.books import Books, storage, trouble, trouble_of
from coopbooks.errors import Trouble
from coopbooks.progress import Progress, unheard

KEPT: Final = 10
"""How many copies made at closing are kept; those made before a change of version, and rescued ones, always are."""
_FAILED: Final = {"disk_full": "backup_disk_full", "damaged": "backup_damaged", "unbalanced": "backup_damaged"}


def back_up(path: Path, clock: Callable[[], datetime] = datetime.now, progress: Progress = unheard) -> Backup:
    """Back up closed books and return the newest copy; for any thread, as it does not touch the open books.

    Where nothing was recorded since the newest copy there is no new one. Otherwise it is written under a temporary
    name, read back, compared, opened and added up; only then it gets its name, and the oldest above ten are removed.
    ``progress`` is told how much is done of how much; what it raises stops the work and leaves everything as it was.
    Trouble: ``in_use``, ``missing``, ``backup_disk_full``, ``backup_damaged``, ``backup_failed``.
    """
    with _in_words():
        made = _unchanged(path) or _copy_to_shelf(path, clock(), "closing", progress)
        _remove_oldest(path, made)
    return made


def _unchanged(path: Path) -> Backup | None:
    """Return the newest copy made at closing where it is still what the books are."""
    newest = next((backup for backup in list_backups(path) if backup.cause == "closing"), None)
    if newest is None:
        return None
    with held(path):
        if not same(path, newest.path):
            return None
        written = path.stat().st_mtime_ns
    os.utime(newest.path, ns=(written, written))  # the file may have been copied here: its copy is known by its moment
    return newest


def _copy_to_shelf(path: Path, moment: datetime, cause: Cause, progress: Progress) -> Backup:
    name = new_name(path, moment, cause)
    part = name.with_name(name.name + PART)
    copy(path, part, progress)
    return _put(path, part, name)


def _put(path: Path, part: Path, name: Path) -> Backup:
    with discarding(part):
        settle(part, name)
    return next(backup for backup in list_backups(path) if backup.path == name)


def _remove_oldest(path: Path, made: Backup) -> None:
    """Remove the oldest copies above ten, and what a copy that was cut off long ago left behind."""
    closing_copies = [backup for backup in list_backups(path) if backup.cause == "closing"]
    for old in closing_copies[KEPT:] + left_behind(path, made):
        with suppress(OSError):  # one copy more than wanted does no harm
            old.path.unlink()


@contextmanager
def _in_words() -> Iterator[None]:
    """Say of what goes wrong what it means for the backup: the books and the older copies are safe."""
    try:
        yield
    except (OSError, sqlite3.DatabaseError, Trouble) as error:
        known = error if isinstance(error, Trouble) else trouble_of(error)
        if known is None:
            raise
        if known.reason in ("in_use", "missing"):
            raise known from error
        raise trouble(_FAILED.get(known.reason, "backup_failed")) from error


def put_aside(path: Path, clock: Callable[[], datetime]) -> Backup:
    """Copy books of an older version before they are brought up to date; such a copy is never removed."""
    with _in_words():
        return _copy_to_shelf(path, clock(), "upgrade", unheard)


def is_known(path: Path, stamp: Stamp) -> bool:
    """Whether the newest copy, checked through and through, was made of this very file, not written to since."""
    with suppress(OSError, Trouble):  # an unreadable copy tells nothing
        return any(recognise(newest.path) == stamp for newest in list_backups(path)[:1])
    return False


def rescue(books: Books) -> Backup:
    """Write open books whose file is gone, with everything recorded, into their backup folder.

    Where that place is gone as well, beside the documents of whoever uses the computer.
    """
    path = books.path if books.path.parent.is_dir() else Path.home() / books.path.name
    try:
        name = new_name(path, books.now(), "rescue")
        part = name.with_name(name.name + PART)
        with discarding(part):
            _write_out(part)
            prove(part, lambda: None)
        return _put(path, part, name)
    except (OSError, sqlite3.DatabaseError, Trouble) as error:
        raise trouble("not_rescued") from error


def _write_out(part: Path) -> None:
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as target:
        storage.connection().backup(target)
    with part.open("rb+") as file:
        flush(file)


def bring_back(path: Path, progress: Progress = unheard) -> Path:
    """Copy the newest backup copy that is whole beside the books, under a new name, and return that name.

    The books themselves, which cannot be opened, stay as they are. Trouble: that of the newest copy, where none is
    whole; ``missing``, where there is none.
    """
    wrong: list[Trouble] = []
    for backup in list_backups(path):
        try:
            return restore(backup.path, _free_name(path, backup), progress)
        except Trouble as error:
            wrong.append(error)
    raise wrong[0] if wrong else trouble("missing", file=path.name)


def _free_name(path: Path, backup: Backup) -> Path:
    first = path.with_name(f"{path.stem} {backup.moment:%Y-%m-%d}{SUFFIX}")
    others = (first.with_name(f"{first.stem} ({number}){SUFFIX}") for number in count(2))
    return next(name for name in chain((first,), others) if not name.exists())


def restore(backup: Path, target: Path, progress: Progress = unheard) -> Path:
    """Copy a backup copy to a new name, to be opened there; refuses a name that is taken, a copy that is not whole."""
    if target.exists():
        raise trouble("exists", file=target.name)
    part = target.with_name(target.name + PART)
    try:
        copy(backup, part, progress)
        with discarding(part):
            settle(part, target)
    except (OSError, sqlite3.DatabaseError) as error:
        raise (trouble_of(error) or error) from error
    return target
