"""From version to version: each step has its test and its real file; one that fails leaves the file as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from coopbooks import bookfile, ledger, statements
from coopbooks.bookfile import steps
from coopbooks.books import storage
from coopbooks.days import Period
from coopbooks.errors import Trouble
from coopbooks.reading import alphabetical
from tests.builders import m, post, rows
from tests.conftest import CLUB, clock
from tests.files.keep import DAY, path_of

VERSIONS = range(1, steps.newest_version() + 1)


def schema(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    written = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    kinds = "SELECT name, type, ncol, wr, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY name"
    return [*connection.execute(written), *connection.execute(kinds)]


def schema_of(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:  # nothing is made where none is
        return schema(connection)


def recorded(path: Path) -> list[list[tuple[Any, ...]]]:
    """All rows of the tables that were there at version 1, as far as they had columns then."""
    tables = ("setting", "account", "person", "voucher", "line", "month_balance", "person_balance", "sale", "cost")
    with closing(sqlite3.connect(path_of(1))) as first:
        columns = {
            table: first.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall() for table in tables
        }
    asked = {table: ", ".join(name for (name,) in names) for table, names in columns.items()}
    with closing(sqlite3.connect(path)) as connection:
        return [
            connection.execute(f"SELECT {some} FROM {table} ORDER BY 1, 2").fetchall() for table, some in asked.items()
        ]


def fail_after_the_last_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be one more step, which writes a lot and then fails."""
    last = VERSIONS[-1]

    def with_one_more(version: int) -> Any:
        if version <= last:
            yield from steps.statements(version)
        else:
            yield "CREATE TABLE filler AS SELECT a.*, zeroblob(20000) FROM voucher a, account b"
            yield "UPDATE no_such_table SET x = 1"

    monkeypatch.setattr("coopbooks.bookfile.file.newest_version", lambda: last + 1)
    monkeypatch.setattr("coopbooks.bookfile.file.statements", with_one_more)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_step_never_changed(version: int) -> None:
    """The kept file has, to the letter, what the steps up to its version make today."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.create_function("alphabetical", 1, alphabetical)
        for step in range(1, version + 1):
            for statement in steps.statements(step):
                made.execute(statement)
        assert schema(made) == schema_of(path_of(version))
    with closing(sqlite3.connect(path_of(version))) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (version,)


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_every_version_opens_with_all_that_was_recorded(old: Path) -> None:
    """By hand: cash 500 + 270 − 120; 40 × 13.50 sold, half of it owed; the transport was voided."""
    before = recorded(old)
    books = bookfile.open_books(old, clock)
    assert rows("PRAGMA user_version") == [(VERSIONS[-1],)]
    expected = {"cash": "650", "customers": "270", "contributions": "-500", "sales_local": "-540", "rent": "120"}
    for role, amount in expected.items():
        assert ledger.balance_on(books, ledger.account_of(books, role).id) == m(amount)
    assert statements.trial_balance(books, Period(DAY, DAY.replace(day=16))).balances
    assert books.club.name == "Club de Madres Las Rosas"
    bookfile.close(books)
    assert recorded(old) == before


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_what_was_stepped_up_is_what_is_made_new(old: Path, template: Path) -> None:
    bookfile.open_books(old, clock).close()
    assert schema_of(old) == schema_of(template)


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_recording_goes_on_after_stepping_up(old: Path) -> None:
    books = bookfile.open_books(old, clock)
    last = rows("SELECT max(number) FROM voucher WHERE kind = 'CI' AND year = 2026")[0][0]
    assert post(books).number == last + 1 >= 4  # three were recorded at first, the reversal among them
    bookfile.close(books)
    bookfile.back_up(old, clock)


@pytest.mark.parametrize("old", [1], indirect=True)
def test_an_older_file_is_copied_aside_first(old: Path) -> None:
    before = old.read_bytes()
    bookfile.open_books(old, clock).close()
    [aside] = bookfile.list_backups(old)
    assert aside.cause == "upgrade"
    assert aside.path.read_bytes() == before
    bookfile.open_books(old, clock).close()
    assert bookfile.list_backups(old) == [aside]  # once


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_a_step_that_fails_half_way_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    with monkeypatch.context() as patched:
        fail_after_the_last_step(patched)
        with pytest.raises(Exception, match="no such table: no_such_table"):
            bookfile.open_books(old, clock)
    assert storage.is_closed()
    assert old.read_bytes() == before
    bookfile.open_books(old, clock).close()


@pytest.mark.parametrize("old", [1], indirect=True)
def test_no_step_is_taken_where_no_copy_can_be_put_aside(old: Path) -> None:
    before = old.read_bytes()
    for name in ("roses backups", "roses copias"):
        old.with_name(name).write_text("a file where the folder should be")
    with pytest.raises(Trouble) as caught:
        bookfile.open_books(old, clock)
    assert caught.value.reason == "backup_failed"
    assert old.read_bytes() == before


@pytest.mark.parametrize("old", [1], indirect=True)
def test_old_books_that_do_not_add_up_are_not_stepped_up(old: Path) -> None:
    """A kept balance that lies, though the trial balance is still zero."""
    with closing(sqlite3.connect(old)) as other, other:
        other.execute("UPDATE month_balance SET debit = debit + 1, credit = credit + 1")
    before = old.read_bytes()
    with pytest.raises(Trouble):
        bookfile.open_books(old, clock)
    assert old.read_bytes() == before


def test_new_books_walk_all_the_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walked = []

    def walking(version: int) -> Any:
        walked.append(version)
        return steps.statements(version)

    monkeypatch.setattr("coopbooks.bookfile.file.statements", walking)
    bookfile.make(tmp_path / "new.coop", CLUB, clock).close()
    assert walked == list(VERSIONS)
