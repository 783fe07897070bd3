"""What is no set of books, or cannot be opened now, is refused in words of its own and stays as it is."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coopbooks import bookfile, i18n
from coopbooks.books import Books, storage, troubles
from coopbooks.errors import Refusal, Trouble
from tests.builders import post, rows
from tests.conftest import CLUB, clock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def closed(template: Path, tmp_path: Path) -> Path:
    """A closed set of books with 300 vouchers in it, in an order of its own so that every page counts."""
    path = tmp_path / "roses.coop"
    shutil.copyfile(template, path)
    books = bookfile.open_books(path, clock)
    with books.change():
        for number in range(300):
            post(books, f"cash {number + 1}.00 / sales_local -{number + 1}.00", description=f"Sold bread {number}")
    bookfile.close(books)
    return path


def assert_trouble(path: Path, reason: str) -> Trouble:
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(Trouble) as caught:
        bookfile.open_books(path, clock)
    assert caught.value.reason == reason
    assert caught.value.message.endswith(".")
    assert storage.is_closed()
    assert (path.read_bytes() if path.is_file() else b"") == before
    return caught.value


def with_header(path: Path, position: int, number: int) -> None:
    with path.open("rb+") as opened:
        opened.seek(position)
        opened.write(number.to_bytes(4, "big"))


def test_opening_and_closing_writes_nothing(closed: Path) -> None:
    before, moment = closed.read_bytes(), closed.stat().st_mtime_ns
    assert bookfile.close(bookfile.open_books(closed, clock)) is None
    assert (closed.read_bytes(), closed.stat().st_mtime_ns) == (before, moment)
    assert [one.name for one in closed.parent.iterdir()] == ["roses.coop"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "lost.coop" in assert_trouble(tmp_path / "lost.coop", "missing").message
    assert "lost.coop" in assert_trouble(tmp_path / "no folder" / "lost.coop", "missing").message
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    assert tmp_path.name in assert_trouble(tmp_path, "folder").message


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"Dear treasurer,\n" * 40, "not_ours"),
        (b"a", "not_ours"),
        (bytes(4096), "damaged"),  # what a power cut may leave of a file
        (b"SQLite format 3\0", "damaged"),
    ],
)
def test_what_is_no_set_of_books(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "something.coop"
    path.write_bytes(content)
    assert_trouble(path, reason)


def test_the_file_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "recipes.coop"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (bread TEXT)")
    assert_trouble(path, "other_program")


def test_a_newer_version(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as newer:
        newer.execute("PRAGMA user_version = 999")
    assert_trouble(closed, "newer")


@pytest.mark.parametrize("kept", [60, 100, 4095, 4096, 6000, 40_960, -4096, -1])
def test_a_file_cut_off(closed: Path, kept: int) -> None:
    whole = closed.read_bytes()
    closed.write_bytes(whole[:kept])
    assert_trouble(closed, "damaged")


def test_damage_on_any_page_that_is_in_use(closed: Path) -> None:
    """Zeros over the start of a page, where it says what it holds; 9 pages all over the file."""
    whole = closed.read_bytes()
    pages = len(whole) // 4096
    assert pages > 60
    for page in range(0, pages, pages // 8):
        start = page * 4096 + (100 if page == 0 else 0)  # the first page begins after the header
        closed.write_bytes(whole[:start] + bytes(64) + whole[start + 64 :])
        assert_trouble(closed, "damaged")


@pytest.mark.parametrize("position", [16, 56])
def test_a_header_that_makes_no_sense(closed: Path, position: int) -> None:
    """Page size, text encoding: ours by its mark, but SQLite cannot make anything of it."""
    with_header(closed, position, 0xDEADBEEF)
    assert_trouble(closed, "damaged")


def test_a_table_that_somebody_threw_away(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as other:
        other.execute("DROP TABLE month_balance")
    assert_trouble(closed, "damaged")


@pytest.mark.parametrize("kept", ["month_balance", "year_balance"])
def test_books_that_somebody_made_unequal(closed: Path, kept: str) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as other:
        other.execute(f"UPDATE {kept} SET debit = debit + 1 WHERE debit > 0")
    assert_trouble(closed, "unbalanced")


def test_books_open_in_another_program_are_refused_at_once(closed: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from coopbooks import bookfile\n"
        "books = bookfile.open_books(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(closed)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        assert_trouble(closed, "in_use")
        with pytest.raises(Trouble) as caught:
            bookfile.back_up(closed, clock)
        assert caught.value.reason == "in_use"
        assert other.stdin is not None
        other.stdin.close()
    bookfile.open_books(closed, clock).close()


def test_open_books_are_kept_from_every_other_connection(books: Books) -> None:
    with pytest.raises(Trouble) as caught:
        bookfile.back_up(books.path, clock)
    assert caught.value.reason == "in_use"
    with closing(sqlite3.connect(books.path, timeout=0)) as other, pytest.raises(sqlite3.OperationalError):
        other.execute("SELECT * FROM voucher")
    post(books)


def test_one_set_of_books_at_a_time_in_one_program(books: Books, template: Path) -> None:
    with pytest.raises(RuntimeError, match="roses"):
        bookfile.open_books(template, clock)
    with pytest.raises(RuntimeError, match="roses"):
        bookfile.make(books.path.with_name("other.coop"), CLUB, clock)
    post(books)


OPEN_AS_SOMEBODY = """
import os, sys
from pathlib import Path
from coopbooks import bookfile, errors, i18n
from coopbooks.bookfile.steps import newest_version
i18n.use("en")
newest_version()  # Python itself may be where only the superuser can read: what is needed is loaded before
if os.geteuid() == 0:  # for the superuser nothing is read-only
    os.setuid(65534)
try:
    bookfile.open_books(Path(sys.argv[1])).close()
except errors.Trouble as trouble:
    print(trouble.reason)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are a matter of POSIX")
@pytest.mark.parametrize(
    ("of_file", "of_folder", "reason"), [(0o444, 0o777, "read_only"), (0o666, 0o555, "read_only_folder")]
)
def test_what_can_only_be_read(template: Path, of_file: int, of_folder: int, reason: str) -> None:
    folder = Path("/tmp") / f"coopbooks-{os.getpid()}"  # pytest keeps its own folders from other users
    folder.mkdir()
    try:
        path = folder / "roses.coop"
        shutil.copyfile(template, path)
        path.chmod(of_file)
        folder.chmod(of_folder)
        done = subprocess.run([sys.executable, "-c", OPEN_AS_SOMEBODY, path], cwd=ROOT, capture_output=True, text=True)
        assert (done.stdout, done.stderr) == (f"{reason}\n", "")
    finally:
        folder.chmod(0o777)
        shutil.rmtree(folder)


def test_an_sqlite_without_strict_tables(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    assert "3.37" in assert_trouble(closed, "old_sqlite").message


def test_names_with_any_sign_in_them(tmp_path: Path) -> None:
    path = tmp_path / "Niñas & 50% ¿más? #1.coop"
    books = bookfile.make(path, CLUB, clock)
    post(books)
    bookfile.close(books)
    bookfile.back_up(path, clock)
    assert [one.path.name for one in bookfile.list_backups(path)] == [
        "Niñas & 50% ¿más? #1 2026-03-20 10-00-00 (1).coop"
    ]
    bookfile.open_books(path, clock).close()


def test_a_name_that_is_taken_is_not_made_over(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(Trouble) as caught:
        bookfile.make(closed, CLUB, clock)
    assert caught.value.reason == "exists"
    assert closed.read_bytes() == before


def test_making_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coopbooks.ledger.start_chart", lambda _books: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bookfile.make(tmp_path / "roses.coop", CLUB, clock)
    assert list(tmp_path.iterdir()) == []
    assert storage.is_closed()


def test_making_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        bookfile.make(tmp_path / "stick" / "roses.coop", CLUB, clock)
    assert caught.value.reason == "cannot_open"


def test_making_for_a_club_without_a_name(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        bookfile.make(tmp_path / "roses.coop", replace(CLUB, name=" "), clock)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_trouble_has_words_of_its_own(language: str) -> None:
    with i18n.speaking(language):
        said = {
            reason: troubles.trouble(reason, file="x", wanted="3.37", found="3.36").message
            for reason in troubles._WORDS
        }
    assert len(set(said.values())) == len(said)
    assert not [words for words in said.values() if "%(" in words or not words.endswith(".")]


def test_what_another_program_made_of_the_journal_is_undone(closed: Path) -> None:
    """A file left in WAL mode would be an empty one on a stick, without its companion."""
    with closing(sqlite3.connect(closed)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    books = bookfile.open_books(closed, clock)
    assert rows("PRAGMA journal_mode") == [("truncate",)]
    bookfile.close(books)
    assert closed.read_bytes()[18:20] == b"\x01\x01"  # header: legacy format, no WAL


def test_the_mark_is_where_sqlite_keeps_it(closed: Path) -> None:
    assert closed.read_bytes()[68:72] == b"COOP"
