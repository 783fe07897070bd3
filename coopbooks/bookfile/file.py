"""Making, opening and closing a .coop file: ours, not newer, whole, stepped up in one transaction, one at a time."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from coopbooks import ledger
from coopbooks.bookfile.backups import is_known, put_aside, rescue
from coopbooks.bookfile.checking import refuse_damage, refuse_disagreement, refuse_imbalance, refuse_missing_end
from coopbooks.bookfile.copying import discarding, settle, uri
from coopbooks.bookfile.header import APPLICATION_ID, recognise
from coopbooks.bookfile.shelf import PART, Backup
from coopbooks.bookfile.steps import newest_version, statements
from coopbooks.books import Books, Club, check_club, storage, trouble, trouble_of, write_club
from coopbooks.errors import Trouble
from coopbooks.reading import alphabetical, fold

_OLDEST_SQLITE: Final = (3, 37, 0)  # the first with STRICT tables
_PRAGMAS: Final = {
    "locking_mode": "EXCLUSIVE",
    "journal_mode": "TRUNCATE",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "recursive_triggers": "ON",
}


def make(path: Path, club: Club, clock: Callable[[], datetime] = datetime.now) -> Books:
    """Make a new set of books at version 1, step it up, and open it.

    It gets its name when it is finished: cut off half-way, nothing is left. Refuses a name that is taken, and what
    :func:`check_club` refuses.
    """
    checked = check_club(club)
    _refuse_a_second_opening()
    _refuse_an_old_sqlite()
    if path.exists():
        raise trouble("exists", file=path.name)
    part = path.with_name(path.name + PART)
    with discarding(part), _opening():
        part.unlink(missing_ok=True)
        _connect(part, "mode=rwc")
        with storage.atomic():
            storage.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            _step_up(0)
            write_club(checked)
        ledger.start_chart(Books(part, clock))
        storage.close()
        settle(part, path)
    return open_books(path, clock)


def open_books(path: Path, clock: Callable[[], datetime] = datetime.now) -> Books:
    """Open a set of books, and keep every other program from opening them until they are closed.

    What an interrupted writer left is rolled back first. A file of an older version is copied aside, then brought up
    to date in one transaction or left as it was. All of the file is checked, unless it is exactly as it was when its
    newest backup copy was checked; so books that were closed in good order open at once, however long they are.
    Trouble: ``missing``, ``folder``, ``empty``, ``not_ours``, ``other_program``, ``newer``, ``damaged``,
    ``unbalanced``, ``in_use``, ``read_only``, ``read_only_folder``, ``old_sqlite``.
    """
    path = path.absolute()
    _refuse_a_second_opening()
    _refuse_an_old_sqlite()
    stamp = recognise(path)
    cut_off = _journal_of(path).exists()
    _refuse_what_cannot_be_written(path)
    with _opening():
        _take(path)
        refuse_missing_end(storage.connection(), path.stat().st_size)
        if not is_known(path, stamp):
            refuse_damage(storage.connection())
        if _version() < newest_version():
            _bring_up_to_date(path, clock)
        refuse_imbalance(storage.connection())
        if cut_off:
            _own_the_journal()
        return Books(path, clock, cut_off=cut_off)


def _journal_of(path: Path) -> Path:
    """The file a writer keeps beside the books from its first change on, and takes away when it closes them."""
    return path.with_name(f"{path.name}-journal")


def _own_the_journal() -> None:
    """Write what stands there already: SQLite takes away, when it closes, only a journal it wrote itself."""
    storage.execute_sql(f"PRAGMA user_version = {_version()}")


def close(books: Books) -> Backup | None:
    """Close books; then ``back_up(books.path)`` is due, unless a rescued copy is returned.

    That is one with everything recorded, made because the file was moved or deleted while the books were open. Where
    it cannot be made the books stay open (``not_rescued``).
    """
    rescued = None if books.is_in_place() else rescue(books)
    books.close()
    return rescued


def _refuse_a_second_opening() -> None:
    if not storage.is_closed():
        raise RuntimeError(f"one set of books at a time: {storage.database} is open")


def _refuse_an_old_sqlite() -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise trouble("old_sqlite", wanted=".".join(map(str, _OLDEST_SQLITE[:2])), found=sqlite3.sqlite_version)


def _refuse_what_cannot_be_written(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise trouble("read_only")
    if not os.access(path.parent, os.W_OK):
        raise trouble("read_only_folder")


@contextmanager
def _opening() -> Iterator[None]:
    """Let go of the file again where it does not come to open books, and say in words what was the matter."""
    try:
        yield
    except BaseException as error:
        if not storage.is_closed():
            storage.close()
        known = _in_words(error)
        if known is error:
            raise
        raise known from error


def _in_words(error: BaseException) -> BaseException:
    known = error if isinstance(error, Trouble) else trouble_of(error)
    if known and known.reason == "not_ours":  # its header was ours a moment ago
        return trouble("damaged")
    return known or error


def _take(path: Path) -> None:
    """Connect and lock; nobody waits, and nothing is written yet but what rolls back an interrupted writer."""
    _connect(path, "mode=rw")
    storage.execute_sql("BEGIN EXCLUSIVE")
    storage.execute_sql("COMMIT")


def _connect(path: Path, how: str) -> None:
    storage.init(uri(path, how), pragmas=_PRAGMAS, timeout=0, uri=True)
    storage.register_function(alphabetical, num_params=1)  # for step 5, which sorts what is there already
    storage.register_function(fold, num_params=1, deterministic=True)
    storage.connect()


def _version() -> int:
    return int(storage.execute_sql("PRAGMA user_version").fetchone()[0])


def _bring_up_to_date(path: Path, clock: Callable[[], datetime]) -> None:
    storage.close()
    put_aside(path, clock)
    _take(path)
    with storage.atomic():
        _step_up(_version())
        refuse_disagreement(storage.connection())


def _step_up(version: int) -> None:
    for step in range(version + 1, newest_version() + 1):
        for statement in statements(step):
            storage.execute_sql(statement)
        storage.execute_sql(f"PRAGMA user_version = {step}")
