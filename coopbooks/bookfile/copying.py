"""Copying a set of books so that the copy can be relied on: written, read back, compared, opened and added up."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import quote

from coopbooks.bookfile.checking import refuse_any_damage, refuse_disagreement
from coopbooks.bookfile.header import recognise
from coopbooks.books import trouble
from coopbooks.progress import Progress

_PIECE: Final = 1 << 20
_WRITTEN, _READ_BACK, _ALL = 50, 70, 100
"""How far a copy is once it is written, once it is read back, and once it is checked."""
_INSTRUCTIONS: Final = 200_000
"""How often SQLite pauses in a check so that it can be cancelled: a few times a second."""


def copy(source: Path, target: Path, progress: Progress) -> None:
    """Copy the file byte for byte and prove the copy; while it is read nobody can change it.

    The copy has the moment of the original, so that one can see later whether the original was written to since.
    Refuses books that are open and books that are not whole or not in order; leaves nothing half done.
    """
    with discarding(target):
        with held(source):
            recognise(source)
            facts = source.stat()
            written = _copied(source, target, partial(_in_part, progress, facts.st_size, 0, _WRITTEN))
        if _digest(target, partial(_in_part, progress, facts.st_size, _WRITTEN, _READ_BACK)) != written:
            raise trouble("disk_fault")
        prove(target, partial(progress, _READ_BACK, _ALL))
        os.utime(target, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    progress(_ALL, _ALL)


def _in_part(progress: Progress, whole: int, start: int, end: int, done: int) -> None:
    progress(start + (end - start) * done // whole, _ALL)


def _copied(source: Path, target: Path, tell: Callable[[int], None]) -> bytes:
    """Copy down to the disk and return the digest of what was read."""
    digest, done = sha256(), 0
    with source.open("rb") as original, target.open("wb") as written:
        for piece in _pieces(original):
            digest.update(piece)
            written.write(piece)
            done += len(piece)
            tell(done)
        flush(written)
    return digest.digest()


def _digest(path: Path, tell: Callable[[int], None]) -> bytes:
    """Return the digest of what lies on the disk itself, where the system lets us look past its memory."""
    digest, done = sha256(), 0
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        for piece in _pieces(file):
            digest.update(piece)
            done += len(piece)
            tell(done)
    return digest.digest()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    return iter(partial(file.read, _PIECE), b"")


def same(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        return all(a == b for a, b in zip(_pieces(first), _pieces(second), strict=True))


def prove(path: Path, pause: Callable[[], object]) -> None:
    """Open a copy and check all of it: pages, indexes, references, sums, numbers; what ``pause`` raises stops it."""
    raised: list[BaseException] = []

    def wants_to_stop() -> bool:
        try:
            pause()
        except BaseException as error:  # noqa: BLE001 - SQLite would swallow it; it goes on from here below
            raised.append(error)
        return bool(raised)

    with closing(connect(path, "mode=ro&immutable=1")) as connection:
        connection.set_progress_handler(wants_to_stop, _INSTRUCTIONS)
        try:
            refuse_any_damage(connection)
            refuse_disagreement(connection)
        except sqlite3.OperationalError:
            if raised:
                raise raised[0] from None
            raise


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Keep everybody from writing to a file that is read as it lies there; refuses one that somebody has open.

    What an interrupted writer left beside it is taken into account first. The file must be read *and closed* inside:
    on POSIX, closing any handle of a file lets go of every lock this process has on it.
    """
    if not path.exists():
        raise trouble("missing", file=path.name)
    with closing(connect(path, "mode=rw")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield


def connect(path: Path, how: str) -> sqlite3.Connection:
    """Open a file of our own accord, never making one that is missing, never waiting for who has it open."""
    return sqlite3.connect(uri(path, how), uri=True, timeout=0, isolation_level=None)


def uri(path: Path, how: str) -> str:
    """Return the address SQLite opens a file by; whatever signs are in its name."""
    place = os.fsencode(path.absolute().as_posix())
    return f"file://{'' if place.startswith(b'/') else '/'}{quote(place)}?{how}"


@contextmanager
def discarding(*paths: Path) -> Iterator[None]:
    """Take away what was begun here if it does not come to its end."""
    try:
        yield
    except BaseException:
        for path in paths:
            with suppress(OSError):  # why it did not come to its end says more
                path.unlink(missing_ok=True)
        raise


def flush(file: BinaryIO) -> None:
    """See a file down to the disk."""
    file.flush()
    os.fsync(file.fileno())


def settle(part: Path, path: Path) -> None:
    """Give a finished file its name, down to the disk; refuses a name that is taken."""
    if path.exists():
        raise trouble("exists", file=path.name)
    part.rename(path)
    if os.name == "posix":  # elsewhere a folder cannot be seen down to the disk
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
