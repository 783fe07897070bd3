"""Backup copies: made when the books are closed, proven, ten kept, never in the place of a good one."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from coopbooks import bookfile, i18n, ledger
from coopbooks.bookfile import copying
from coopbooks.books import storage
from coopbooks.errors import Trouble
from coopbooks.progress import Progress
from tests.builders import post
from tests.conftest import NOW, clock


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Iterator[Path]:
    """Return closed books without any copy yet."""
    path = tmp_path / "roses.coop"
    shutil.copyfile(template, path)
    yield path
    storage.close()  # where a test failed half-way


def a_day(path: Path, moment: datetime = NOW) -> bookfile.Backup:
    """Record one voucher, close, back up."""
    books = bookfile.open_books(path, clock)
    post(books)
    assert bookfile.close(books) is None
    return bookfile.back_up(path, lambda: moment)


def shelf(path: Path) -> list[str]:
    """What lies in the folder of copies, by name."""
    return sorted(one.name for one in path.with_name("roses backups").iterdir())


def assert_no_backup(path: Path, reason: str, progress: Progress = lambda _done, _whole: None) -> None:
    """Check that nothing is made, and nothing that was made before is touched."""
    before = [(one.path, one.path.read_bytes()) for one in bookfile.list_backups(path)]
    with pytest.raises(Trouble) as caught:
        bookfile.back_up(path, clock, progress)
    assert caught.value.reason == reason
    assert [(one.path, one.path.read_bytes()) for one in bookfile.list_backups(path)] == before


def test_a_copy_is_made_where_a_treasurer_looks_for_it(path: Path) -> None:
    made = a_day(path)
    assert made.path == path.parent / "roses backups" / "roses 2026-03-20 10-00-00 (1).coop"
    assert (made.moment, made.size) == (NOW, path.stat().st_size)
    assert made.path.read_bytes() == path.read_bytes()
    assert bookfile.list_backups(path) == [made]


def test_copies_are_found_whatever_language_their_folder_has(path: Path) -> None:
    with i18n.speaking("es"):
        first = a_day(path)
    assert first.path.parent.name == "roses copias"
    second = a_day(path, NOW + timedelta(hours=1))
    assert second.path.parent == first.path.parent
    assert bookfile.list_backups(path) == [second, first]


def test_there_is_no_new_copy_of_what_did_not_change(path: Path) -> None:
    made = a_day(path)
    bookfile.close(bookfile.open_books(path, clock))
    assert bookfile.back_up(path, clock) == made
    assert bookfile.list_backups(path) == [made]


def test_ten_are_kept_and_the_oldest_goes(path: Path) -> None:
    made = [a_day(path, NOW + timedelta(days=day)) for day in range(12)]
    assert bookfile.list_backups(path) == made[:1:-1]
    assert len(bookfile.list_backups(path)) == bookfile.KEPT == 10


def test_a_wrong_clock_costs_no_copy_its_place(path: Path) -> None:
    """A flat battery starts the clock in 1980: the copies made then are still the newest, and stay."""
    for day in range(10):
        a_day(path, NOW + timedelta(days=day))
    late = a_day(path, datetime(1980, 1, 1))  # noqa: DTZ001 - books live in the local time of their machine
    newest = a_day(path, datetime(1980, 1, 1))  # noqa: DTZ001 - the same
    assert bookfile.list_backups(path)[:2] == [newest, late]
    assert bookfile.list_backups(path)[-1].moment == NOW + timedelta(days=2)


def test_other_files_in_the_folder_are_left_alone(path: Path) -> None:
    folder = a_day(path).path.parent
    others = ["roses 2026.coop", "list.txt", "lilies 2026-03-20 10-00-00 (1).coop", "roses 2026-03-20 (1).coop"]
    for name in others:
        (folder / name).write_text("mine")
    for day in range(1, 12):
        a_day(path, NOW + timedelta(days=day))
    assert set(others) < set(shelf(path))


def test_what_a_killed_copy_left_is_cleared_away_later(path: Path) -> None:
    folder = a_day(path).path.parent
    (folder / "roses 2026-03-20 10-00-00 (2).coop.part").write_bytes(b"half a copy")
    assert len(bookfile.list_backups(path)) == 1
    a_day(path)
    a_day(path)
    assert [name for name in shelf(path) if name.endswith(".part")] == []


def test_a_thread_of_its_own_tells_its_progress(path: Path) -> None:
    a_day(path)
    told: list[tuple[int, int]] = []
    made: list[bookfile.Backup] = []
    books = bookfile.open_books(path, clock)
    post(books)
    bookfile.close(books)
    thread = Thread(target=lambda: made.append(bookfile.back_up(path, clock, lambda *done: told.append(done))))
    thread.start()
    thread.join()
    assert made == bookfile.list_backups(path)[:1]
    assert told == sorted(told)
    assert told[-1] == (100, 100)


@pytest.mark.parametrize("step", range(4))
def test_cancelled_at_any_step_nothing_is_left(path: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Step by step: written, read back, and twice in the middle of a check."""
    monkeypatch.setattr(copying, "_INSTRUCTIONS", 1000)
    books = bookfile.open_books(path, clock)
    post(books)
    bookfile.close(books)
    steps = count()

    class Cancelled(Exception):  # noqa: N818 - what happened
        pass

    def progress(_done: int, _whole: int) -> None:
        if next(steps) == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        bookfile.back_up(path, clock, progress)
    assert shelf(path) == []
    bookfile.back_up(path, clock)


def test_a_disk_that_gives_back_something_else_is_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_day(path)
    books = bookfile.open_books(path, clock)
    post(books)
    bookfile.close(books)
    flush = copying.flush

    def lying(file: Any) -> None:
        file.seek(5000)
        file.write(b"!")
        flush(file)

    monkeypatch.setattr(copying, "flush", lying)
    assert_no_backup(path, "backup_failed")


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        ("UPDATE month_balance SET debit = debit + 1, credit = credit + 1", "backup_damaged"),
        ("UPDATE year_balance SET debit = debit + 1, credit = credit + 1", "backup_damaged"),
        ("DELETE FROM year_balance", "backup_damaged"),
        ("UPDATE person_balance SET amount = 0", "backup_damaged"),
        ("DELETE FROM person", "backup_damaged"),
        ("DROP TABLE person_balance", "backup_damaged"),
        ("PRAGMA user_version = 99", "backup_failed"),
    ],
)
def test_books_that_are_not_in_order_take_no_good_copy_away(path: Path, harm: str, reason: str) -> None:
    books = bookfile.open_books(path, clock)
    post(books, "customers 5.00 @Rosa / sales_local -5.00")
    bookfile.close(books)
    bookfile.back_up(path, clock)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(harm)
    assert_no_backup(path, reason)


def test_damage_that_opening_did_not_see_is_found_by_the_next_copy(path: Path) -> None:
    """A word in an index turned about, size and moment as they were: only a check of everything finds it."""
    a_day(path)
    found = path.stat()
    pages = bytearray(path.read_bytes())
    assert pages.count(b"sales_local") > 1  # in the account and in the index of roles
    place = pages.rindex(b"sales_local")
    pages[place : place + 11] = b"sales_lacol"
    path.write_bytes(pages)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    bookfile.open_books(path, clock).close()
    assert_no_backup(path, "backup_damaged")


def test_only_books_written_to_since_their_copy_are_checked_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Any] = []
    monkeypatch.setattr("coopbooks.bookfile.file.refuse_damage", checked.append)

    def times_checked_on_opening() -> int:
        checked.clear()
        bookfile.open_books(path, clock).close()
        return len(checked)

    assert times_checked_on_opening() == 1, "never copied"
    a_day(path)
    assert times_checked_on_opening() == 0, "as it was copied"
    assert times_checked_on_opening() == 0, "still as it was copied"
    os.utime(path)
    assert times_checked_on_opening() == 1, "touched by somebody"
    bookfile.back_up(path, clock)
    assert times_checked_on_opening() == 0, "compared with its copy again"
    books = bookfile.open_books(path, clock)
    post(books)
    bookfile.close(books)
    assert times_checked_on_opening() == 1, "written to and not copied"


def test_a_full_disk_keeps_the_older_copies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_day(path)
    books = bookfile.open_books(path, clock)
    post(books)
    bookfile.close(books)

    def full(_file: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying, "flush", full)
    assert_no_backup(path, "backup_disk_full")


def test_books_that_are_gone_cannot_be_backed_up(path: Path) -> None:
    a_day(path)
    path.unlink()
    assert_no_backup(path, "missing")
    assert not path.exists()


def test_the_newest_copy_that_is_whole_is_brought_back_beside_the_books(path: Path) -> None:
    """The newest of three is damaged like the books themselves: the one before it has two of the three vouchers."""
    for number in range(3):
        a_day(path, NOW + timedelta(days=number))
    newest = bookfile.list_backups(path)[0].path
    for damaged in (path, newest):
        damaged.write_bytes(damaged.read_bytes()[:9000])
    before = (path.read_bytes(), newest.read_bytes(), len(shelf(path)))
    back = bookfile.bring_back(path)
    assert back == path.with_name("roses 2026-03-21.coop")
    books = bookfile.open_books(back, clock)
    assert ledger.list_vouchers(books).count() == 2
    bookfile.close(books)
    assert bookfile.bring_back(path) == path.with_name("roses 2026-03-21 (2).coop")
    assert (path.read_bytes(), newest.read_bytes(), len(shelf(path))) == before


def test_where_no_copy_is_whole_none_is_brought_back(path: Path) -> None:
    with pytest.raises(Trouble) as none:
        bookfile.bring_back(path)
    assert none.value.reason == "missing"
    made = a_day(path)
    made.path.write_bytes(made.path.read_bytes()[:9000])
    with pytest.raises(Trouble) as damaged:
        bookfile.bring_back(path)
    assert damaged.value.reason == "damaged"
    assert sorted(one.name for one in path.parent.glob("*.coop*")) == ["roses.coop"]
