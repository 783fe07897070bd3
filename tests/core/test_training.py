"""Practice books: made whole or not at all, always the same, never written over unasked."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coopbooks import bookfile, i18n, ledger, training
from coopbooks.books import Books
from coopbooks.errors import Trouble
from tests.builders import post, rows
from tests.hledger_journal import journal


class Enough(Exception):  # noqa: N818 - what somebody says who waits no longer
    pass


@pytest.fixture
def opened(bakery: Path) -> Iterator[Books]:
    books = bookfile.open_books(bakery)
    yield books
    books.close()


def read(path: Path) -> tuple[str, list[tuple[object, ...]]]:
    """All that was recorded, and when."""
    books = bookfile.open_books(path)
    try:
        return journal(books), rows("SELECT recorded_at, recorded_by FROM voucher ORDER BY id")
    finally:
        books.close()


def test_each_has_a_title_and_a_place(tmp_path: Path) -> None:
    paths = {training.practice_path(tmp_path, key) for key in training.PRACTICE}
    assert len(paths) == 2
    assert all(path.suffix == bookfile.SUFFIX and path.parent == tmp_path for path in paths)


def test_there_are_no_others(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="canteen"):
        training.make_practice("canteen", tmp_path, "en")


def test_they_say_that_they_are_practice_and_stand_still(opened: Books) -> None:
    assert opened.club.practice
    assert opened.today() == date(2025, 11, 30)
    assert opened.now().date() == date(2025, 11, 30)


def test_each_voucher_was_recorded_on_its_day_by_the_treasurer(opened: Books) -> None:
    assert opened.club.treasurer
    assert rows("SELECT count(*) FROM voucher WHERE day <> substr(recorded_at, 1, 10)") == [(0,)]
    assert rows("SELECT DISTINCT recorded_by FROM voucher") == [(opened.club.treasurer,)]


def test_they_are_the_same_every_time(bakery: Path, tmp_path: Path) -> None:
    again = training.make_practice("bakery", tmp_path / "again", "en")
    assert read(again) == read(bakery)


def test_they_are_in_the_language_asked_for(tmp_path: Path) -> None:
    """The words of the treasurer and of the program are Spanish; names and figures are what they are."""
    path = training.make_practice("bakery", tmp_path, "es")
    assert i18n.language() == "en"
    books = bookfile.open_books(path)
    assert books.club.language == "es"
    described = {row[0] for row in rows("SELECT description FROM voucher WHERE word = 'sales'")}
    books.close()
    assert described == {f"Venta: {loaves} Pan de batalla" for loaves in (120, 80, 50, 450)}


def test_what_is_there_is_left_alone(opened: Books, bakery: Path) -> None:
    post(opened, day=opened.today())
    opened.close()
    before = bakery.read_bytes()
    assert training.make_practice("bakery", bakery.parent, "en") == bakery
    assert bakery.read_bytes() == before


def test_asked_for_afresh_they_start_again(opened: Books, bakery: Path) -> None:
    untouched = ledger.list_vouchers(opened).count()
    post(opened, day=opened.today())
    opened.close()
    training.make_practice("bakery", bakery.parent, "en", fresh=True)
    books = bookfile.open_books(bakery)
    assert ledger.list_vouchers(books).count() == untouched
    books.close()


def test_the_making_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    training.make_practice("bakery", tmp_path, "en", progress=lambda done, whole: told.append((done, whole)))
    assert told == [(day, 31) for day in range(1, 32)]  # 31 October, and the 30 days of November


@pytest.mark.parametrize("there_before", [False, True])
def test_stopped_half_way_nothing_is_left(tmp_path: Path, bakery: Path, *, there_before: bool) -> None:
    def stop(done: int, whole: int) -> None:
        if done == 5:
            raise Enough

    folder = bakery.parent if there_before else tmp_path / "empty"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(Enough):
        training.make_practice("bakery", folder, "en", fresh=there_before, progress=stop)
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before


def test_a_folder_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Trouble) as caught:
        training.make_practice("bakery", tmp_path / "file", "en")
    assert caught.value.reason == "cannot_write"


def test_stories_are_written_through_the_front_doors_only() -> None:
    """No SQL and no records: what practice books show is what the program's own operations make."""
    for file in Path(training.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("coopbooks."):
                room = (node.module or "").split(".")[1]
                assert room == "training" or (node.module or "").count(".") == 1, f"{file.name}: {node.module}"
            assert not (isinstance(node, ast.Attribute) and node.attr == "execute_sql"), file.name
