"""What is brought back from a copy, and what becomes of books whose file goes while they are open."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from coopbooks import bookfile
from coopbooks.bookfile import backups
from coopbooks.books import storage
from coopbooks.errors import Trouble
from tests.builders import post, rows
from tests.conftest import clock


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Iterator[Path]:
    """Return closed books with one voucher and one copy."""
    path = tmp_path / "stick" / "roses.coop"
    path.parent.mkdir()
    shutil.copyfile(template, path)
    books = bookfile.open_books(path, clock)
    post(books)
    bookfile.close(books)
    bookfile.back_up(path, clock)
    yield path
    storage.close()  # where a test failed half-way


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_restoring_copies_to_a_new_name(path: Path) -> None:
    [made] = bookfile.list_backups(path)
    books = bookfile.open_books(path, clock)
    post(books)
    bookfile.close(books)
    target = path.with_name("roses again.coop")
    assert bookfile.restore(made.path, target) == target
    assert target.read_bytes() == made.path.read_bytes()
    books = bookfile.open_books(target, clock)
    assert rows("SELECT count(*) FROM voucher") == [(1,)]
    bookfile.close(books)


def test_restoring_never_overwrites(path: Path) -> None:
    [made] = bookfile.list_backups(path)
    before = path.read_bytes()
    with pytest.raises(Trouble) as caught:
        bookfile.restore(made.path, path)
    assert caught.value.reason == "exists"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lambda copy: copy.write_bytes(copy.read_bytes()[:-5000]), "damaged"),
        (lambda copy: copy.write_text("Dear treasurer"), "not_ours"),
        (lambda copy: copy.unlink(), "missing"),
    ],
)
def test_a_copy_that_is_not_whole_is_not_restored(path: Path, harm: Callable[[Path], object], reason: str) -> None:
    [made] = bookfile.list_backups(path)
    harm(made.path)
    with pytest.raises(Trouble) as caught:
        bookfile.restore(made.path, path.with_name("again.coop"))
    assert caught.value.reason == reason
    assert sorted(one.name for one in path.parent.iterdir()) == ["roses backups", "roses.coop"]


def take_away(path: Path, how: str) -> None:
    if how == "moved":
        path.rename(path.with_name("lilies.coop"))
    elif how == "with its folder":
        shutil.rmtree(path.parent)
    else:
        path.unlink()
    if how == "replaced":
        path.write_text("something else")


@pytest.mark.parametrize("gone", ["deleted", "moved", "replaced", "with its folder"])
def test_a_file_that_goes_while_it_is_open_is_rescued(path: Path, gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing more is recorded, and everything that was recorded is kept: where the copies are, else at home."""
    home = path.parent.parent
    monkeypatch.setattr(Path, "home", lambda: home)
    books = bookfile.open_books(path, clock)
    post(books)
    expected = list(storage.connection().iterdump())
    take_away(path, gone)
    with pytest.raises(Trouble) as caught:
        post(books)
    assert caught.value.reason == "file_gone"
    rescued = bookfile.close(books)
    assert rescued is not None
    assert rescued.cause == "rescue"
    assert rescued.path.parent == (home if gone == "with its folder" else path.parent) / "roses backups"
    assert content(rescued.path) == expected
    books = bookfile.open_books(bookfile.restore(rescued.path, home / "again.coop"), clock)
    post(books)
    bookfile.close(books)


def test_books_that_cannot_be_rescued_stay_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books = bookfile.open_books(path, clock)
    post(books)
    aside = path.rename(path.with_name("aside.coop"))

    def full(_file: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(backups, "flush", full)
        with pytest.raises(Trouble) as caught:
            bookfile.close(books)
    assert caught.value.reason == "not_rescued"
    aside.rename(path)
    post(books)  # the treasurer put it back
    assert bookfile.close(books) is None
