"""The numbered steps a file takes from version to version: one SQL file each, never changed once released."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def newest_version() -> int:
    """Return the version this program makes: the number of its last step."""
    return len([entry for entry in files(__package__).iterdir() if entry.name.endswith(".sql")])


def statements(version: int) -> Iterator[str]:
    """Yield the statements of the step to ``version``, whole triggers each as one."""
    text = (files(__package__) / f"{version:04d}.sql").read_text(encoding="utf-8")
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
