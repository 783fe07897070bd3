"""What the file itself refuses, whoever writes to it: here plain sqlite3, as any other program would."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.files.keep import path_of

VOUCHER = (
    "INSERT INTO voucher (id, kind, year, number, day, description, word, amount, recorded_by, recorded_at) "
    "VALUES ({id}, 'CT', 2026, {number}, '2026-01-20', 'By hand', '', {amount}, 'somebody', '2026-01-20T10:00:00')"
)
LINE = "INSERT INTO line (voucher_id, account_id, day, amount) VALUES (99, {account}, '2026-01-20', {amount})"
POSTED = "DELETE FROM unposted WHERE voucher_id = 99"

CHANGES = {
    "a voucher": "UPDATE voucher SET description = 'Nothing' WHERE id = 2",
    "a voucher, or replaced": "UPDATE OR REPLACE voucher SET id = 3 WHERE id = 2",
    "a line": "UPDATE line SET amount = amount * 2 WHERE id = 1",
    "a line, or replaced": "UPDATE OR REPLACE line SET id = 2 WHERE id = 1",
    "a voucher away": "DELETE FROM voucher WHERE id = 5",
    "a line away": "DELETE FROM line WHERE id = 1",
    "a voucher replaced": "INSERT OR REPLACE INTO voucher SELECT * FROM voucher WHERE id = 5",
    "a voucher by its reversal": (
        "INSERT OR REPLACE INTO voucher (kind, year, number, day, description, word, amount, recorded_by, recorded_at, "
        "reverses_id) SELECT 'CI', 2026, 4, day, 'Again', word, amount, '', '', reverses_id FROM voucher WHERE id = 5"
    ),
    "a line replaced": "INSERT OR REPLACE INTO line SELECT * FROM line WHERE id = 1",
    "a line more": "INSERT INTO line (voucher_id, account_id, day, amount) SELECT 1, account_id, day, 5 FROM line",
    "a posted voucher opened": "INSERT INTO unposted (voucher_id) VALUES (1)",
    "a sale": "UPDATE sale SET paid = 0",
    "a sale away": "DELETE FROM sale",
    "a sale replaced": "INSERT OR REPLACE INTO sale SELECT * FROM sale",
    "a sale's line replaced": "INSERT OR REPLACE INTO sale_line SELECT * FROM sale_line",
    "a cost": "UPDATE cost SET paid = 0",
    "a cost replaced": "INSERT OR REPLACE INTO cost SELECT * FROM cost",
    "a cost's line replaced": "INSERT OR REPLACE INTO cost_line SELECT * FROM cost_line",
    "an account that was posted to": "DELETE FROM account WHERE role = 'cash'",
    "text for a number": "UPDATE account SET active = 'yes'",
}


@pytest.fixture(params=["as other programs do", "with foreign keys enforced"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program at a real file of ours, closed at that time."""
    path = tmp_path / "roses.coop"
    shutil.copyfile(path_of(2), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if "enforced" in request.param:
            connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def everything(connection: sqlite3.Connection) -> list[str]:
    return list(connection.iterdump())


def account(connection: sqlite3.Connection, role: str) -> int:
    return int(connection.execute("SELECT id FROM account WHERE role = ?", (role,)).fetchone()[0])


@pytest.mark.parametrize("change", CHANGES)
def test_posted_is_posted(other: sqlite3.Connection, change: str) -> None:
    before = everything(other)
    with pytest.raises(sqlite3.IntegrityError):
        other.execute(CHANGES[change])
    assert everything(other) == before


def write(connection: sqlite3.Connection, amounts: tuple[int, ...], ending: tuple[str, ...]) -> None:
    connection.execute(VOUCHER.format(id=99, number=1, amount=1000))
    for amount in amounts:
        connection.execute(LINE.format(account=account(connection, "cash"), amount=amount))
    for statement in ending:
        connection.execute(statement)


@pytest.mark.parametrize(
    "amounts",
    [(500, -499), (500,), (), (500, -500), (1000, -1000, 1, -1)],
    ids=["unequal", "one-sided", "empty", "of another amount", "with more than its amount"],
)
def test_nothing_unbalanced_is_committed(other: sqlite3.Connection, amounts: tuple[int, ...]) -> None:
    """The voucher says 10.00; whether it is called posted or simply committed, it does not stay."""
    before = everything(other)
    for ending in ((POSTED, "COMMIT"), ("COMMIT",)):
        other.execute("BEGIN")
        with pytest.raises(sqlite3.IntegrityError):
            write(other, amounts, ending)
        other.execute("ROLLBACK")
    assert everything(other) == before


def test_nobody_records_without_foreign_keys_enforced(other: sqlite3.Connection) -> None:
    """Without them SQLite commits what is unbalanced; so there not even a voucher in good order is begun."""
    enforced = other.execute("PRAGMA foreign_keys").fetchone() == (1,)
    other.execute("BEGIN")
    if not enforced:
        with pytest.raises(sqlite3.IntegrityError, match="foreign keys enforced"):
            other.execute(VOUCHER.format(id=99, number=1, amount=1000))
        return
    other.execute(VOUCHER.format(id=99, number=1, amount=1000))
    other.execute(LINE.format(account=account(other, "cash"), amount=1000))
    other.execute(LINE.format(account=account(other, "contributions"), amount=-1000))
    other.execute(POSTED)
    other.execute("COMMIT")
    assert other.execute("SELECT sum(amount), count(*) FROM line WHERE voucher_id = 99").fetchone() == (0, 2)


@pytest.fixture
def careful(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program that enforces foreign keys, in the middle of a transaction."""
    path = tmp_path / "careful.coop"
    shutil.copyfile(path_of(2), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        yield connection


@pytest.mark.parametrize("number", [0, 2, -1])
def test_numbers_have_no_gaps(careful: sqlite3.Connection, number: int) -> None:
    """No transfer voucher was recorded in 2026, so the next one is number 1."""
    with pytest.raises(sqlite3.IntegrityError, match="no gaps"):
        careful.execute(VOUCHER.format(id=99, number=number, amount=1000))


def test_no_number_is_taken_twice(careful: sqlite3.Connection) -> None:
    replaced = VOUCHER.format(id=99, number=1, amount=1000).replace("INSERT", "INSERT OR REPLACE").replace("CT", "CI")
    with pytest.raises(sqlite3.IntegrityError, match="no gaps"):
        careful.execute(replaced)


def test_nothing_is_posted_to_a_heading(careful: sqlite3.Connection) -> None:
    careful.execute(VOUCHER.format(id=99, number=1, amount=1000))
    heading = careful.execute("SELECT id FROM account WHERE NOT postable").fetchone()[0]
    with pytest.raises(sqlite3.IntegrityError, match="heading"):
        careful.execute(LINE.format(account=heading, amount=1000))


def test_a_voucher_being_written_is_not_disguised(careful: sqlite3.Connection) -> None:
    careful.execute(VOUCHER.format(id=99, number=1, amount=1000))
    for disguise in ("UPDATE unposted SET voucher_id = 1", "UPDATE unposted SET never_id = NULL"):
        with pytest.raises(sqlite3.IntegrityError):
            careful.execute(disguise)
    with pytest.raises(sqlite3.IntegrityError):
        careful.execute("INSERT INTO never (id) VALUES (1)")


def test_a_line_has_the_day_of_its_voucher(careful: sqlite3.Connection) -> None:
    careful.execute(VOUCHER.format(id=99, number=1, amount=1000))
    with pytest.raises(sqlite3.IntegrityError, match="day of its voucher"):
        careful.execute(LINE.format(account=account(careful, "cash"), amount=1000).replace("01-20", "01-21"))


def test_a_locked_month_stays_locked(careful: sqlite3.Connection) -> None:
    lock = "INSERT INTO month_lock (through, reason, recorded_by, recorded_at) VALUES ('2026-01-31', '', '', '')"
    careful.execute(lock)
    with pytest.raises(sqlite3.IntegrityError, match="locked"):
        careful.execute(VOUCHER.format(id=99, number=1, amount=1000))
    for change in (
        "UPDATE month_lock SET through = ''",
        "DELETE FROM month_lock",
        "INSERT OR REPLACE INTO month_lock VALUES (1, '', '', '', '')",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="on record"):
            careful.execute(change)


def test_counts_are_never_changed(careful: sqlite3.Connection) -> None:
    careful.execute("INSERT INTO cash_count VALUES (1, 1, '2026-01-20', 500, 500, '', NULL, '', '')")
    careful.execute("INSERT INTO cash_count_piece VALUES (1, 500, 1)")
    for change in (
        "UPDATE cash_count SET counted = 0, expected = 0",
        "DELETE FROM cash_count",
        "INSERT OR REPLACE INTO cash_count SELECT * FROM cash_count",
        "UPDATE cash_count_piece SET pieces = 2",
        "DELETE FROM cash_count_piece",
        "INSERT OR REPLACE INTO cash_count_piece SELECT * FROM cash_count_piece",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="counts are never"):
            careful.execute(change)
