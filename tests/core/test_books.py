"""An open set of books: all or nothing, whoever calls whom; one notice when it is kept; what it is called and when."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from peewee import IntegrityError

from coopbooks import bookfile, ledger
from coopbooks.books import Books, change_club, storage, trouble_of
from coopbooks.errors import Refusal, Trouble
from coopbooks.ledger.records import ActivityRecord
from tests.builders import TODAY, assert_refused, m, post, rows
from tests.conftest import CLUB, NOW, clock


class Nope(Exception):  # noqa: N818 - what a test throws
    pass


@pytest.fixture
def told(books: Books) -> list[frozenset[str]]:
    """What a watcher was told so far."""
    told: list[frozenset[str]] = []
    books.watch(told.append)
    return told


def add(name: str) -> None:
    ActivityRecord.insert(name=name).execute()


def activities() -> set[str]:
    return {row[0] for row in rows("SELECT name FROM activity")}


def test_a_change_is_kept_and_told_once(books: Books, told: list[frozenset[str]]) -> None:
    with books.change("sales"):
        with books.change("ledger"):
            add("Sewing")
        with books.change("sales"):
            add("Baking")
        assert told == []
    assert told == [frozenset({"sales", "ledger"})]
    assert activities() == {"Sewing", "Baking"}
    assert books.changes == 1


def test_what_fails_takes_everything_back_and_tells_nobody(books: Books, told: list[frozenset[str]]) -> None:
    with suppress(Nope), books.change("sales"):
        add("Sewing")
        with books.change("ledger"):
            add("Baking")
        raise Nope
    assert (activities(), told, books.changes) == (set(), [], 0)
    with books.change("people"):
        add("Knitting")
    assert told == [frozenset({"people"})]


def test_a_failure_in_between_that_somebody_swallows_still_takes_everything_back(
    books: Books, told: list[frozenset[str]]
) -> None:
    def careless() -> None:
        with books.change("sales"):
            add("Sewing")
            with suppress(Nope), books.change("ledger"):
                add("Baking")
                raise Nope
            add("Knitting")

    with pytest.raises(RuntimeError, match="ignored"):
        careless()
    assert (activities(), told, books.changes) == (set(), [], 0)


def test_an_interrupted_program_takes_everything_back(books: Books) -> None:
    with suppress(KeyboardInterrupt), books.change("sales"):
        add("Sewing")
        raise KeyboardInterrupt
    assert activities() == set()
    post(books)


def test_a_commit_that_fails_takes_everything_back(books: Books, told: list[frozenset[str]]) -> None:
    """A voucher nobody called posted: the file refuses the commit itself."""

    def never_posted() -> None:
        with books.change("ledger"):
            add("Sewing")
            storage.execute_sql("INSERT INTO unposted (voucher_id) VALUES (99)")

    with pytest.raises(IntegrityError):
        never_posted()
    assert (activities(), told, books.changes) == (set(), [], 0)
    post(books)
    assert told == [frozenset({"ledger"})]


def test_nothing_is_kept_by_whoever_goes_on_after_the_disk_was_full(books: Books) -> None:
    """SQLite itself gives the transaction up then; what came after it would be kept at once, and alone."""
    pages = rows("PRAGMA page_count")[0][0]
    rows(f"PRAGMA max_page_count = {pages}")

    def careless() -> None:
        with books.change("activities"):
            for number in range(3000):
                with suppress(Trouble):
                    add(f"Sewing {number} {'x' * 200}")
            rows("PRAGMA max_page_count = 1000000")

    with pytest.raises(RuntimeError, match="rolled back already"):
        careless()
    assert activities() == set()
    rows("PRAGMA max_page_count = 1000000")
    post(books)


def test_a_watcher_that_fails_hides_nothing_from_the_others_and_fails_no_deed(
    books: Books, told: list[frozenset[str]], caplog: pytest.LogCaptureFixture
) -> None:
    def failing(_areas: frozenset[str]) -> None:
        raise Nope

    stop = books.watch(failing)
    last: list[frozenset[str]] = []
    books.watch(last.append)
    assert post(books).amount == m("13.50")
    assert told == last == [frozenset({"ledger"})]
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [Nope]
    caplog.clear()
    stop()
    post(books)


def test_a_watcher_may_record_and_stop_others(books: Books) -> None:
    seen: list[str] = []

    def first(areas: frozenset[str]) -> None:
        stop_second()
        if "ledger" in areas:
            seen.append("ledger")
            with books.change("people"):
                add("Sewing")
        else:
            seen.append("people")

    books.watch(first)
    stop_second = books.watch(lambda _areas: seen.append("second"))
    post(books)
    assert seen == ["ledger", "people"]
    assert activities() == {"Sewing"}


def test_stopping_twice_or_after_closing_does_no_harm(tmp_path: Path) -> None:
    books = bookfile.make(tmp_path / "new.coop", CLUB, clock)
    stop = books.watch(lambda _areas: None)
    stop()
    stop()
    late = books.watch(lambda _areas: None)
    books.close()
    late()


def test_the_same_watcher_twice_is_told_twice_and_stopped_once(books: Books, told: list[frozenset[str]]) -> None:
    stop = books.watch(told.append)
    post(books)
    assert len(told) == 2
    stop()
    post(books)
    assert len(told) == 3


def test_what_was_remembered_is_asked_again_after_a_change_of_its_area(books: Books) -> None:
    def names() -> set[str]:
        return books.remember("activities", activities)

    assert names() == set()
    with books.change("people"):
        add("Sewing")
    assert names() == set()  # nobody said that activities changed
    with suppress(Nope), books.change("activities"):
        add("Baking")
        assert names() == {"Sewing", "Baking"}
        raise Nope
    assert names() == {"Sewing"}


def test_closed_books_let_go_of_the_file_even_while_somebody_is_still_reading(tmp_path: Path) -> None:
    path = tmp_path / "new.coop"
    books = bookfile.make(path, CLUB, clock)
    reading = storage.execute_sql("SELECT * FROM account")
    reading.fetchone()
    books.close()
    with closing(sqlite3.connect(path, timeout=0)) as other, other:
        other.execute("INSERT INTO activity (name) VALUES ('Sewing')")
    assert [one.name for one in tmp_path.iterdir() if one.suffix != ".coop"] == []
    with pytest.raises(Exception, match="closed"):
        reading.fetchone()


def test_the_clock_of_the_books(books: Books) -> None:
    assert (books.today(), books.now()) == (TODAY, NOW)
    change_club(books, replace(CLUB, practice_day=date(2025, 1, 31)))
    assert books.today() == date(2025, 1, 31)
    assert books.now() == datetime.combine(date(2025, 1, 31), time(10, 0))


def test_what_the_club_says_of_itself_is_kept(books: Books, told: list[frozenset[str]]) -> None:
    changed = replace(CLUB, name="  Las Lilas “Ñandú” ", treasurer="Julia", language="en", page="a4", closing_month=3)
    change_club(books, changed)
    assert books.club == replace(changed, name="Las Lilas “Ñandú”")
    assert books.who == "Julia"
    assert told == [frozenset({"club"})]
    path = books.path
    books.close()
    again = bookfile.open_books(path, clock)
    assert again.club == replace(changed, name="Las Lilas “Ñandú”")


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"name": "  "}, "name", "empty"),
        ({"name": "x" * 500}, "name", "too_long"),
        ({"nit": "1" * 121}, "nit", "too_long"),
    ],
)
def test_a_club_that_cannot_be_printed_is_refused(
    books: Books, change: dict[str, str], field: str, reason: str
) -> None:
    with assert_refused(reason, field):
        change_club(books, replace(CLUB, **change))  # type: ignore[arg-type]
    assert books.club == CLUB


@pytest.mark.parametrize(
    "change",
    [
        {"practice": True},
        {"currency": "USD"},
        {"language": "qu"},
        {"page": "a5"},
        {"closing_month": 13},
        {"loan_order": "fine"},
    ],
)
def test_what_no_form_offers_is_a_bug(books: Books, change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"never change|not offered"):
        change_club(books, replace(CLUB, **change))  # type: ignore[arg-type]


def test_a_misspelt_field_is_not_dropped_silently() -> None:
    with pytest.raises(TypeError, match="nane"):
        ActivityRecord(nane="Sewing")


def test_the_open_file_is_written_down_to_the_disk_and_never_shared(to_the_disk: None, books: Books) -> None:
    """FULL is 2: https://www.sqlite.org/pragma.html#pragma_synchronous"""
    asked = ("locking_mode", "journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
    found = {name: rows(f"PRAGMA {name}")[0][0] for name in asked}
    expected = {"locking_mode": "exclusive", "journal_mode": "truncate", "synchronous": 2}
    assert found == expected | {"foreign_keys": 1, "recursive_triggers": 1}


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (28, "disk_full"),
        (13, "read_only"),
        (30, "read_only"),
        (5, "disk_fault"),
        (2, "cannot_open"),
        (None, "cannot_open"),
    ],
)
def test_what_the_system_says_comes_out_in_words(number: int | None, reason: str) -> None:
    trouble = trouble_of(OSError(number, "") if number else OSError("nothing known"))
    assert trouble is not None
    assert trouble.reason == reason


def test_a_bug_stays_a_bug(books: Books) -> None:
    with pytest.raises(Exception, match="no such table") as caught:
        storage.execute_sql("SELECT * FROM no_such_table")
    assert trouble_of(caught.value) is None
    assert not isinstance(caught.value, Trouble | Refusal)
    assert trouble_of(ValueError("x")) is None


def test_an_operation_of_operations_is_one_deed(books: Books) -> None:
    """A voucher that is refused takes the one before it along."""
    with suppress(Refusal), books.change("sales"):
        post(books)
        ledger.void(books, 1, " ")
    assert rows("SELECT count(*) FROM voucher") == [(0,)]
    assert post(books).number == 1
