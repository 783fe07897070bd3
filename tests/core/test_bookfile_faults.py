"""The power goes, the disk is full, the program is killed: nothing recorded is lost, nothing half recorded is left."""

import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from coopbooks import bookfile
from coopbooks.bookfile.steps import newest_version
from coopbooks.books import Books, storage
from coopbooks.errors import Trouble
from tests.builders import post, rows
from tests.conftest import CLUB, clock
from tests.faults import Trial, journal_is_hot, vouchers_in, wrong_in
from tests.files.keep import path_of


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    if not storage.is_closed():
        storage.close()


@pytest.mark.slow
def test_killed_while_recording_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    trial = Trial.begun(tmp_path, random.Random())
    for _kill in range(24):
        trial.kill_once()
        assert trial.surprises == []
    assert len(trial.said) >= 24


HARM = {
    "a reference leads nowhere": ["UPDATE voucher SET person_id = 99 WHERE id = 1"],
    "a number is missing": ["UPDATE voucher SET number = 7 WHERE kind = 'CI' AND number = 3"],
    "a voucher does not sum to zero": ["UPDATE line SET amount = amount + 1 WHERE id = 1"],
    "a voucher is not its lines": ["DELETE FROM line WHERE voucher_id = 2"],
    "a sale is half there": ["DELETE FROM sale_line", "DELETE FROM sale"],
    "kept months are not their lines": ["UPDATE month_balance SET debit = debit + 1"],
    "kept years are not their lines": ["UPDATE year_balance SET credit = credit + 1"],
    "kept people are not their lines": ["DELETE FROM person_balance"],
    "the trial balance is not zero": ["UPDATE month_balance SET debit = debit + 1"],
}


@pytest.mark.parametrize("what", HARM)
def test_whoever_looks_for_what_is_left_would_see_it(tmp_path: Path, what: str) -> None:
    """The looking itself: shown each thing it must find, and nothing where nothing is wrong."""
    path = tmp_path / "harmed.coop"
    shutil.copyfile(path_of(newest_version()), path)
    assert wrong_in(path) == []
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for (trigger,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            other.execute(f"DROP TRIGGER {trigger}")
        for harm in HARM[what]:
            other.execute(harm)
    assert what in wrong_in(path)


def pull_the_plug(books: Books, where: Path) -> Path:
    """Copy file and journal as they lie there in the middle of a deed that is already half in the file."""
    storage.execute_sql("PRAGMA cache_size = 1")  # SQLite writes to the file before the commit
    copy = where / "after the power cut.coop"
    with suppress(ZeroDivisionError), books.change():
        for _ in range(150):
            post(books, description="In the middle " * 10)
        copy_as_it_lies(books.path, copy)
        raise ZeroDivisionError
    return copy


def copy_as_it_lies(path: Path, copy: Path) -> None:
    for suffix in ("", "-journal"):
        shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")


def test_a_power_cut_in_the_middle_of_a_deed_is_undone_without_a_question(books: Books, tmp_path: Path) -> None:
    kept = post(books)
    copy = pull_the_plug(books, tmp_path)
    bookfile.close(books)
    assert journal_is_hot(copy)
    assert copy.read_bytes() != books.path.read_bytes()
    again = bookfile.open_books(copy, clock)
    assert rows("SELECT id FROM voucher") == [(kept.id,)]
    post(again)
    bookfile.close(again)
    assert wrong_in(copy) == []


def test_a_power_cut_while_stepping_up_leaves_the_old_version_to_start_from(tmp_path: Path) -> None:
    """The step is half in the file; its journal takes it out again, and the step is taken anew."""
    path, copy = tmp_path / "roses.coop", tmp_path / "after the power cut.coop"
    shutil.copyfile(path_of(1), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("CREATE TABLE cash_count (half INTEGER)")
        writer.execute("CREATE TABLE filler AS SELECT zeroblob(20000) FROM account")
        writer.execute("PRAGMA user_version = 2")
        copy_as_it_lies(path, copy)
    assert journal_is_hot(copy)
    bookfile.close(bookfile.open_books(copy, clock))
    assert [backup.cause for backup in bookfile.list_backups(copy)] == ["upgrade"]
    assert wrong_in(copy) == []


def fill(books: Books) -> Trouble:
    """Record until the disk is full."""
    for _ in range(5000):
        try:
            post(books, description="Sold bread " * 15)
        except Trouble as trouble:
            return trouble
    pytest.fail("the disk never was full")


def test_where_the_file_cannot_grow_nothing_half_stays_and_recording_goes_on_later(books: Books) -> None:
    pages = rows("PRAGMA page_count")[0][0]
    rows(f"PRAGMA max_page_count = {pages + 20}")
    assert fill(books).reason == "disk_full"
    recorded = rows("SELECT count(*) FROM voucher")
    rows("PRAGMA max_page_count = 1000000")
    post(books)
    assert rows("SELECT count(*) FROM voucher") == [(recorded[0][0] + 1,)]
    bookfile.close(books)
    assert wrong_in(books.path) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of three megabytes, where this user may make one."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.name != "posix" or shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only the superuser may make a small disk")
    yield folder
    if not storage.is_closed():
        storage.close()
    subprocess.run(["umount", str(folder)], check=True)


def leave(disk: Path, free: int) -> Path:
    """Put photos on the disk that leave only so many bytes free."""
    photos = disk / "photos"
    photos.unlink(missing_ok=True)
    photos.write_bytes(bytes(shutil.disk_usage(disk).free - free))
    return photos


def test_a_full_disk(small_disk: Path) -> None:
    books = bookfile.make(small_disk / "roses.coop", CLUB, clock)
    filler = leave(small_disk, 100_000)
    trouble = fill(books)
    assert trouble.reason == "disk_full"
    assert "Nothing was recorded" in trouble.message
    recorded = rows("SELECT count(*) FROM voucher")[0][0]
    with pytest.raises(Trouble):
        post(books, description="Sold bread " * 15)
    filler.unlink()
    post(books)
    bookfile.close(books)
    assert wrong_in(books.path) == []
    assert len(vouchers_in(books.path)) == recorded + 1


def test_a_disk_too_full_for_a_copy_keeps_the_older_ones(small_disk: Path) -> None:
    books = bookfile.make(small_disk / "roses.coop", CLUB, clock)
    bookfile.close(books)
    made = bookfile.back_up(books.path, clock)
    filler = leave(small_disk, 100_000)
    books = bookfile.open_books(books.path, clock)
    post(books)
    bookfile.close(books)
    with pytest.raises(Trouble) as caught:
        bookfile.back_up(books.path, clock)
    assert caught.value.reason == "backup_disk_full"
    assert list(made.path.parent.iterdir()) == [made.path]
    assert wrong_in(made.path) == wrong_in(books.path) == []
    filler.unlink()
    bookfile.back_up(books.path, clock)


def test_no_room_to_make_books_leaves_nothing(small_disk: Path) -> None:
    leave(small_disk, 100_000)
    with pytest.raises(Trouble) as caught:
        bookfile.make(small_disk / "roses.coop", CLUB, clock)
    assert caught.value.reason == "disk_full"
    assert [one.name for one in small_disk.iterdir()] == ["photos"]


def test_no_room_to_step_up_leaves_the_old_version(small_disk: Path) -> None:
    path = small_disk / "roses.coop"
    shutil.copyfile(path_of(1), path)
    before = path.read_bytes()
    for free in (100_000, len(before) + 20_000):  # for no copy; for a copy, but not for the step
        filler = leave(small_disk, free)
        with pytest.raises(Trouble) as caught:
            bookfile.open_books(path, clock)
        assert caught.value.reason in ("backup_disk_full", "disk_full")
        assert path.read_bytes() == before
        filler.unlink()
    bookfile.close(bookfile.open_books(path, clock))
    assert wrong_in(path) == []
