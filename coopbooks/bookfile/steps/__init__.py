"""The numbered steps a file takes from version to version: one SQL file each, never changed once released."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent


@cache
def newest_version() -> int:
    """Return the version this program makes: the number of its last step."""
    return len(list(_HERE.glob("*.sql")))


def statements(version: int) -> Iterator[str]:
    """Yield the statements of the step to ``version``, whole triggers each as one."""
    text = (_HERE / f"{version:04d}.sql").read_text(encoding="utf-8")
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
