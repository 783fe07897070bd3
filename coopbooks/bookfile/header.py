"""What the first hundred bytes of a file say: a set of books, a newer one, another program's file, or nothing at all.

They are read before SQLite is let near the file, so that what is not ours is not touched, not even mended.
The layout is SQLite's: https://www.sqlite.org/fileformat2.html#the_database_header
"""

import struct
from pathlib import Path
from typing import Final

from coopbooks.bookfile.steps import newest_version
from coopbooks.books import trouble, trouble_of
from coopbooks.errors import Trouble

APPLICATION_ID: Final = 0x434F4F50  # "COOP"
_MAGIC: Final = b"SQLite format 3\0"
_LENGTH: Final = 100
_CHANGES, _VERSION, _APPLICATION = 24, 60, 68
"""Where the number of changes, the version and the owner stand, four bytes each."""

Stamp = tuple[int, int, int]
"""What differs after a file was written to: its size, the moment, and SQLite's own count of changes."""


def recognise(path: Path) -> Stamp:
    """Return the stamp of a set of books; refuses, each in its own words, what this program cannot open.

    Not for a file that is open here: on POSIX, closing it again would let go of the lock on it.
    """
    try:
        found = path.stat()
        with path.open("rb") as file:
            start = file.read(_LENGTH)
    except OSError as error:
        raise _not_readable(path, error) from error
    _refuse_strangers(path, start)
    if _number(start, _VERSION) > newest_version():
        raise trouble("newer")
    return found.st_size, found.st_mtime_ns, _number(start, _CHANGES)


def _refuse_strangers(path: Path, start: bytes) -> None:
    if not start:
        raise trouble("empty", file=path.name)
    if not start.strip(b"\0") or (len(start) < _LENGTH and start.startswith(_MAGIC)):
        raise trouble("damaged")  # a power cut may leave nothing but zeros
    if not start.startswith(_MAGIC):
        raise trouble("not_ours")
    if _number(start, _APPLICATION) != APPLICATION_ID:
        raise trouble("other_program")


def _number(start: bytes, position: int) -> int:
    return int(struct.unpack_from(">I", start, position)[0])


def _not_readable(path: Path, error: OSError) -> Trouble:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return trouble("missing", file=path.name)
    if path.is_dir():
        return trouble("folder", file=path.name)
    return trouble_of(error) or trouble("cannot_open")
