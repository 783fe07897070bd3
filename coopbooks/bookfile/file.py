"""Making and opening a .coop file: ours, not newer, whole, stepped up in one transaction, locked to one process."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from coopbooks import ledger
from coopbooks.bookfile.steps import newest_version, statements
from coopbooks.books import Books, Club, check_club, storage, write_club

APPLICATION_ID: Final = 0x434F4F50  # "COOP"
SUFFIX: Final = ".coop"
_PRAGMAS: Final = {
    "locking_mode": "EXCLUSIVE",
    "journal_mode": "TRUNCATE",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "recursive_triggers": "ON",
}


def make(path: Path, club: Club, clock: Callable[[], datetime] = datetime.now) -> Books:
    """Make a new set of books at version 1, step it up, and open it."""
    checked = check_club(club)
    _connect(path)
    with storage.atomic():
        storage.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        _step_up(0)
        write_club(checked)
    books = Books(path, clock)
    ledger.start_chart(books)
    return books


def open_books(path: Path, clock: Callable[[], datetime] = datetime.now) -> Books:
    """Open a set of books."""
    _connect(path)
    return Books(path, clock)


def _connect(path: Path) -> None:
    storage.init(str(path), pragmas=_PRAGMAS)
    storage.connect()


def _step_up(version: int) -> None:
    for step in range(version + 1, newest_version() + 1):
        for statement in statements(step):
            storage.execute_sql(statement)
        storage.execute_sql(f"PRAGMA user_version = {step}")
